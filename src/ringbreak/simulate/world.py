"""What a scenario plants its story in: the folder, the dice, the clock, identifiers, and the truth."""

from __future__ import annotations

import random
import shutil
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from ringbreak.model.progress import SILENT, Progress
from ringbreak.simulate.pools import Pools
from ringbreak.simulate.sinks import (
    Database,
    JsonLines,
    QqText,
    Sheet,
    Sink,
    Table,
    Telegram,
    Texts,
    WebLog,
    WeChatCsv,
    WeChatJson,
    WhatsApp,
)
from ringbreak.simulate.truth import Mark, Truth
from ringbreak.simulate.wording import spin

NOISE: dict[str, str] = {
    "innocents": "people with nothing to do with it, in number",
    "merchants": "honest merchants with much traffic",
    "press": "newspapers that quote the scam word for word, and the police's warnings",
    "bank_notices": "what banks, couriers and the police send to everybody",
    "recycled_numbers": "telephone numbers of the ring that somebody else has a year later",
    "missing_periods": "weeks that a ledger does not hold",
    "contradicting_ledgers": "two ledgers that tell one movement differently",
    "wrong_clocks": "a device whose clock is wrong",
    "ocr_errors": "letters that a scanner misread",
    "two_languages": "a part of it in English",
}
_LOOKALIKES = str.maketrans("0O1lI6bS5日曰未末己已人入", "O0lI1b65S曰日末未已己入人")
S = TypeVar("S", bound=Sink)
T = TypeVar("T")


@dataclass
class World:
    """One simulation under way.

    Args:
        evidence: The folder that is handed in; it holds nothing the simulator writes for itself.
        staging: Where members of archives wait to be packed.
    """

    evidence: Path
    staging: Path
    scale: float
    seed: int
    noise: frozenset[str]
    truth: Truth
    progress: Progress = SILENT
    name: str = ""
    dice: random.Random = field(init=False)
    pools: Pools = field(init=False)
    _sinks: list[Sink] = field(default_factory=list)
    _archives: dict[str, list[tuple[str, Path]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.dice = random.Random(f"ringbreak scenario {self.name} {self.seed}")
        self.pools = Pools(self.seed)

    # --- amounts, words, moments

    def n(self, true: float, least: int = 1) -> int:
        """A count at this scale: `true` at scale 1, never below `least`."""
        return max(least, round(true * self.scale))

    def has(self, noise: str) -> bool:
        return noise in self.noise

    def spin(self, text: str, /, **values: object) -> str:
        return spin(self.dice, text, **values)

    def pick(self, among: Sequence[T]) -> T:
        return self.dice.choice(among)

    def some(self, low: float, high: float) -> int:
        """A number between, the small ones oftener, as sums and counts are."""
        return round(low * float((high / low) ** self.dice.random()))

    def misread(self, text: str) -> str:
        """The text as a scanner reads it: a letter in sixty is taken for its lookalike, never in a number of contact."""
        if not self.has("ocr_errors"):
            return text
        out = []
        for n, letter in enumerate(text):
            beside = text[max(0, n - 1) : n + 2]
            if self.dice.random() < 1 / 60 and not sum(c.isascii() and c.isalnum() for c in beside) > 1:
                letter = letter.translate(_LOOKALIKES)
            out.append(letter)
        return "".join(out)

    # --- files

    def _place(self, name: str) -> Path:
        if "!/" in name:
            archive, member = name.split("!/", 1)
            path = self.staging / archive / member
            self._archives.setdefault(archive, []).append((member, path))
        else:
            path = self.evidence / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            raise AssertionError(f"two files are called {name}")
        return path

    def put(self, name: str, data: bytes | str, *marks: tuple[str, Mark | None]) -> None:
        """A file of few records: its bytes, and (locator, mark) of each record in it."""
        self._place(name).write_bytes(data.encode() if isinstance(data, str) else data)
        for locator, mark in marks:
            if mark is not None:
                self.truth.record(name, locator, mark)
        self._told()

    def _open(self, sink: S) -> S:
        self._sinks.append(sink)
        self._told()
        return sink

    def _told(self) -> None:
        self.progress.step("simulate", len(self._sinks), None, "files")

    def table(
        self, name: str, header: Sequence[str], encoding: str = "utf-8-sig", above: Sequence[Sequence[object]] = (), mark: Mark | None = None
    ) -> Table:  # fmt: skip
        return self._open(Table(self.truth, self._place(name), name, header, encoding, above, mark))

    def sheet(
        self, name: str, sheet: str, header: Sequence[str], above: Sequence[Sequence[object]] = (), mark: Mark | None = None
    ) -> Sheet:  # fmt: skip
        return self._open(Sheet(self.truth, self._place(name), name, sheet, header, above, mark))

    def json_lines(self, name: str) -> JsonLines:
        return self._open(JsonLines(self.truth, self._place(name), name))

    def wechat_csv(self, name: str, room: str) -> WeChatCsv:
        return self._open(WeChatCsv(self.truth, self._place(name), name, room))

    def wechat_json(self, name: str, room: str, title: str) -> WeChatJson:
        return self._open(WeChatJson(self.truth, self._place(name), name, room, title))

    def telegram(self, name: str, title: str, kind: str = "public_supergroup") -> Telegram:
        return self._open(Telegram(self.truth, self._place(name), name, title, kind))

    def whatsapp(self, name: str, when: datetime) -> WhatsApp:
        return self._open(WhatsApp(self.truth, self._place(name), name, when))

    def qq(self, name: str, title: str) -> QqText:
        return self._open(QqText(self.truth, self._place(name), name, title))

    def texts(self, name: str) -> Texts:
        return self._open(Texts(self.truth, self._place(name), name))

    def web_log(self, name: str) -> WebLog:
        return self._open(WebLog(self.truth, self._place(name), name))

    def database(self, name: str, table: str, columns: Sequence[str]) -> Database:
        return self._open(Database(self.truth, self._place(name), name, table, columns))

    def close(self, *sinks: Sink) -> None:
        """Finish these files now, so that not all are open at once; without any, all of them, and pack the archives."""
        for sink in sinks or tuple(self._sinks):
            sink.close()
        if sinks:
            self._sinks = [s for s in self._sinks if s not in sinks]
            return
        self._sinks = []
        for archive, members in self._archives.items():
            target = self.evidence / archive
            target.parent.mkdir(parents=True, exist_ok=True)
            with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as packed:
                for member, path in members:
                    info = zipfile.ZipInfo(member, (2024, 5, 1, 0, 0, 0))
                    info.create_system = 3
                    info.external_attr = 0o644 << 16
                    with path.open("rb") as source, packed.open(info, "w", force_zip64=True) as out:
                        shutil.copyfileobj(source, out, 1 << 20)
                    path.unlink()

    # --- truth in bulk

    def selectors(self, mark: Mark, kind: str, *values: str) -> None:
        for value in values:
            self.truth.selector(kind, value, mark)

    def phones(self, mark: Mark, numbers: Mapping[str, str] | Sequence[str]) -> None:
        for number in numbers:
            self.truth.selector("phone", f"+86{number}", mark)
