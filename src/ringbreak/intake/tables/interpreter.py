"""From the cells of one table to Blocks: every column by its meaning, everything else to FIELDS."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ringbreak.intake.parser import Block, Issue, Mapped, Reading
from ringbreak.intake.tables import calls
from ringbreak.intake.tables.amounts import home_currency
from ringbreak.intake.tables.cells import Cells, fields_table, large
from ringbreak.intake.tables.clean import (
    ROUNDED,
    mapped_words,
    trimmed,
    where_any,
    without_nulls,
    without_rounded,
)
from ringbreak.intake.tables.ledger import Holder, Ledger
from ringbreak.intake.tables.mapping import ColumnMeaning, map_columns
from ringbreak.intake.tables.meanings import KEPT, TIMES, Known, kind_of
from ringbreak.intake.tables.sides import metrics, profiles
from ringbreak.intake.tables.synonyms import concept_of, normal, zone_of
from ringbreak.intake.tables.times import column_times, could_be_either, order_of
from ringbreak.intake.tables.values import verb_of
from ringbreak.words import say

SAMPLE_ROWS = 400
WAITING_BLOCKS = 32
"""Blocks held back while no date has yet shown whether the day or the month comes first."""
MAPPED_MOST = 2_000
"""Columns listed in MAPPINGS; JSON with a key a record would otherwise list millions."""

_VERBATIM = (
    "records.text", "records.title", "records.author", "records.author_name", "records.counterpart", "records.channel",
    "records.url", "records.language",
)  # fmt: skip
"""Moved as they are: the cell stands in RECORDS and needs no copy in FIELDS."""

_IDENTIFIERS = frozenset(
    "records.author records.counterpart records.channel transfers.payer transfers.payee transfers.own_account "
    "transfers.counterparty actions.actor actions.target actions.device actions.cell profiles.id_number profiles.phone "
    "profiles.account profiles.bank_card profiles.wechat profiles.qq".split()
)
"""Meanings under which a rounded number (6.22E+18) must not stand: it would make one account of thousands."""

_PLATFORMS = {
    "微信": "wechat", "weixin": "wechat", "qq": "qq", "腾讯qq": "qq", "微博": "weibo", "新浪微博": "weibo", "抖音": "douyin", "快手": "kuaishou",
    "支付宝": "alipay", "淘宝": "taobao", "小红书": "xiaohongshu", "知乎": "zhihu", "百度贴吧": "tieba", "贴吧": "tieba", "b站": "bilibili",
    "哔哩哔哩": "bilibili", "电报": "telegram", "tg": "telegram", "推特": "twitter", "x (twitter)": "twitter", "短信": "sms", "闲鱼": "xianyu",
}  # fmt: skip
_SLASHED = r"^\s*\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
_time = pa.timestamp("us", "UTC")


class Interpreter:
    """Reads the rows of one table. Made from its headers and first rows; then fed cells, it yields Blocks.

    Args:
        headers: Unique headers.
        sample: First rows, as strings.
        name: File name, and '#sheet' behind it when the file has several tables: what --map speaks of.
        place: Locator of MAPPINGS: the sheet or table; empty when the file is one.
        known: The format, when it is a known one.
        holder: Whose statement it is, when the lines above the header say so.
        channel: The sheet or table, for RECORDS.channel when no column fills it.
    """

    def __init__(
        self,
        headers: Sequence[str],
        sample: Sequence[Sequence[str | None]],
        reading: Reading,
        name: str,
        *,
        place: str = "",
        known: Known | None = None,
        holder: Holder = Holder(),  # noqa: B008 - frozen
        channel: str | None = None,
        platform: str | None = None,
        kind: str | None = None,
    ) -> None:
        self.headers = list(headers)
        self.meanings: list[ColumnMeaning] = map_columns(
            headers, sample, reading, name, known=known.meanings if known else None
        )
        self._reading = reading
        self._place = place
        self._channel = channel
        self._platform = known.platform if known else platform
        self._at: dict[str, int] = {}
        self._order: str | None = None
        for place_, m in enumerate(self.meanings):
            meaning = m.meaning
            if meaning[-4:] in (":dmy", ":mdy"):
                meaning, self._order = meaning[:-4], meaning[-3:]
            if meaning != KEPT and meaning not in self._at:
                self._at[meaning] = place_
        self._time = next((self._at[t] for t in TIMES if t in self._at), None)
        # A column that says its zone is read in it, whatever the case's is.
        named = zone_of(self.headers[self._time]) if self._time is not None else None
        self._zone = named or reading.time_zone
        prices = any((concept_of(h) or ("", 0))[0] == "price" for h in headers)
        self.kind = kind or kind_of(self._at, prices)
        self._calls = (
            calls.told({m: self.headers[p] for m, p in self._at.items()}) if self.kind == "action" else ""
        )
        home = home_currency("".join(headers))
        self._ledger = (
            Ledger(
                {m: self.headers[p] for m, p in self._at.items() if m.startswith("transfers.")},
                Holder(holder.account, holder.name, holder.currency or (known.currency if known else None)),
                known.currency if known and known.currency else home,
                sign_is_holders=known is not None and known.sign_is_holders,
            )
            if self.kind == "transfer"
            else None
        )
        self._waiting: list[Cells] | None = [] if self._time is not None and self._order is None else None
        self._unread_times = self._either_times = 0
        self._long_ids: dict[int, int] = {}

    def mapped(self) -> Iterator[Mapped]:
        """What each column was taken to mean. Copies of a header ('#2') that are merely kept are not listed."""
        count = 0
        for m in self.meanings:
            if (
                m.meaning == KEPT
                and "#" in m.header
                and m.header.rsplit("#", 1)[1].isdigit()
                and m.why == "unknown"
            ):
                continue
            count += 1
            if count > MAPPED_MOST:
                return
            yield Mapped(self._place, m.header, m.meaning, m.why)

    @property
    def understood(self) -> bool:
        """Whether any column means anything."""
        return bool(self._at)

    def feed(self, cells: Cells) -> Iterator[Block]:
        """Read some rows. Rows wait while it is open whether 03/04/2024 is in March or April."""
        if not len(cells):
            return
        if self._waiting is None:
            yield self._block(cells)
            return
        # Only dates like 03/04/2024 are in doubt; they are picked out before Python sees a cell.
        self._waiting.append(cells)
        assert self._time is not None
        doubtful = False
        for waiting in self._waiting:
            column = waiting.columns[self._time]
            texts = pc.unique(column.filter(pc.match_substring_regex(column, _SLASHED))).to_pylist()
            order = order_of(texts)
            if order:
                self._order = order
                break
            doubtful = doubtful or any(could_be_either(t) for t in texts)
        if self._order or not doubtful or len(self._waiting) >= WAITING_BLOCKS:
            yield from self._release(keep_open=not doubtful and not self._order)

    def _release(self, *, keep_open: bool = False) -> Iterator[Block]:
        waiting, self._waiting = self._waiting or [], [] if keep_open else None
        for cells in waiting:
            yield self._block(cells)

    def finish(self) -> Iterator[Block | Issue]:
        """The rows that still wait, and what is to be said about the whole table."""
        yield from self._release()
        yield from self._notes()

    def _note(self, reason: str, items: int = 1) -> Issue:
        return Issue(self._place, reason, "note", items)

    def _notes(self) -> Iterator[Issue]:
        if self._either_times:
            assert self._time is not None
            yield self._note(
                say(
                    "{count} dates in the column {header} can be read day first or month first and stay unread; settle it with --map: {meaning}:dmy or {meaning}:mdy",
                    count=self._either_times,
                    header=self.headers[self._time],
                    meaning=self.meanings[self._time].meaning,
                )
            )
        if self._unread_times > self._either_times:
            assert self._time is not None
            yield self._note(
                say(
                    "{count} cells in the column {header} are no times that can be read; they are kept as they are",
                    count=self._unread_times - self._either_times,
                    header=self.headers[self._time],
                )
            )
        for place, count in sorted(self._long_ids.items()):
            yield Issue(
                self._place,
                say(
                    "{count} long numbers in the column {header} were rounded by the spreadsheet that wrote them (like 6.22E+18): their last digits are lost; ask for an export as text",
                    count=count,
                    header=self.headers[place],
                ),
                "note",
                count,
            )
        ledger = self._ledger
        if ledger is None:
            return
        for count, template in (
            (ledger.unread, "{count} amounts cannot be read; their rows make no transfer and are kept"),
            (
                ledger.rounded,
                "{count} amounts have more than two decimals and were rounded; the cells are kept as they are",
            ),
            (
                ledger.not_moved,
                "{count} rows say that the money did not move (failed, closed, reversed); they make no transfer",
            ),
            (
                ledger.both_sides,
                "{count} rows have money coming in and going out at once; they make no transfer",
            ),
            (ledger.direction_unknown, "in {count} transfers nothing says who paid whom"),
            (ledger.currency_unknown, "in {count} transfers nothing says which currency"),
        ):
            if count:
                yield self._note(say(template, count=count))
        if ledger.flipped:
            yield self._note(
                say(
                    "the balances show that debit is what came in: read as the books of a company, not of a bank"
                )
            )

    # --- one block

    def _block(self, cells: Cells) -> Block:
        rows = len(cells)
        cleaned: dict[str, pa.Array] = {}
        kept: dict[int, pa.Array] = dict(enumerate(cells.columns))
        records: dict[str, pa.Array] = {
            "locator": cells.locators,
            "kind": pa.repeat(pa.scalar(self.kind, large), rows),
        }
        for meaning, place in self._at.items():
            column = cells.columns[place]
            if meaning == "records.text":
                cleaned[meaning] = column
            else:
                cleaned[meaning] = (
                    without_nulls(column) if meaning == "records.title" else trimmed(without_nulls(column))
                )
                if meaning in _IDENTIFIERS:
                    cleaned[meaning] = without_rounded(cleaned[meaning])
            if meaning in _VERBATIM:
                records[meaning.removeprefix("records.")] = cleaned[meaning]
                if cleaned[meaning].null_count == column.null_count:
                    del kept[place]
                else:  # NULL and the like say nothing about the author, but they were read
                    kept[place] = pc.if_else(pc.is_null(cleaned[meaning]), column, pa.scalar(None, large))
        self._count_long_ids(cells)
        at = self._times(cells, records)
        if "records.platform" in cleaned:
            records["platform"] = mapped_words(
                cleaned["records.platform"], lambda t: _PLATFORMS.get(t.lower(), t.lower())
            )
        elif self._platform:
            records["platform"] = pa.repeat(pa.scalar(self._platform, large), rows)
        if "channel" not in records and self._channel:
            records["channel"] = pa.repeat(pa.scalar(self._channel, large), rows)
        if self._calls:
            sides = (cleaned.get(m) for m in ("actions.actor", "actions.target", "actions.direction"))
            caller, callee, cleaned["actions.verb"] = calls.sides(self._calls, rows, *sides)
            cleaned["actions.actor"], cleaned["actions.target"] = caller, callee
            records.setdefault("counterpart", callee)
        if "actions.actor" in cleaned and "author" not in records:
            records["author"] = cleaned["actions.actor"]
        transfers = None
        if self._ledger is not None:
            of = {m.removeprefix("transfers."): c for m, c in cleaned.items() if m.startswith("transfers.")}
            transfers = self._ledger.transfers(of, at, rows)
        return Block(
            pa.table(records),
            fields=fields_table(self.headers, kept, rows, cells.extras),
            transfers=transfers,
            actions=self._actions(cleaned, records, at, rows),
            profiles=profiles(cleaned, rows, self._order) if self.kind != "transfer" else None,
            metrics=metrics(cleaned, rows),
        )

    def _times(self, cells: Cells, records: dict[str, pa.Array]) -> pa.Array | None:
        if self._time is None:
            return None
        clock = self._at.get("records.sent_at:time")
        read = column_times(
            trimmed(without_nulls(cells.columns[self._time])),
            self._zone,
            self._order,
            clocks=trimmed(cells.columns[clock]) if clock is not None else None,
        )
        records["sent_at"], records["sent_at_precision"] = read.at, read.precision
        self._unread_times += read.unread_count
        self._either_times += read.either_count
        return read.at

    def _count_long_ids(self, cells: Cells) -> None:
        """Numbers in scientific notation: what is left of a card number that went through a spreadsheet."""
        for place, column in enumerate(cells.columns):
            if self.meanings[place].meaning in ("records.text", "records.title"):
                continue
            if column.null_count == len(column):
                continue
            found = pc.match_substring_regex(column, ROUNDED)
            count = pc.sum(found).as_py()
            if count:
                self._long_ids[place] = self._long_ids.get(place, 0) + count

    def long_numbers(self, header: str, count: int) -> None:
        """Told by a reader of typed cells: numbers of 2^53 and more that had been stored as floats."""
        place = self.headers.index(header)
        self._long_ids[place] = self._long_ids.get(place, 0) + count

    def _actions(
        self, of: Mapping[str, pa.Array], records: Mapping[str, pa.Array], at: pa.Array | None, rows: int
    ) -> pa.Table | None:
        telling = [
            of[m]
            for m in ("actions.verb", "actions.ip", "actions.device", "actions.cell", "actions.target")
            if m in of
        ]
        if not telling:
            return None
        if self.kind == "action" and "actions.actor" in of:
            telling.append(of["actions.actor"])
        none = pa.nulls(rows, large)
        actor = of.get("actions.actor", records.get("author", none))
        if self.kind == "transfer":
            actor = of.get("transfers.own_account", of.get("transfers.payer", actor))
        default = pa.repeat(pa.scalar(self._default_verb(), large), rows)
        verb = (
            mapped_words(of["actions.verb"], lambda t: verb_of(t) or t.strip().lower())
            if "actions.verb" in of
            else default
        )
        table = pa.table(
            {
                "row": pa.array(np.arange(rows, dtype=np.int64)),
                "actor": actor,
                "verb": pc.coalesce(verb, default),
                "target": of.get("actions.target", none),
                "device": of.get("actions.device", none),
                "ip": of.get("actions.ip", none),
                "cell": of.get("actions.cell", none),
                "acted_at": at if at is not None else pa.nulls(rows, _time),
            }
        )
        return where_any(table, telling)

    def _default_verb(self) -> str:
        for meaning in ("actions.ip", "actions.acted_at", "actions.device", "actions.actor"):
            header = normal(self.headers[self._at[meaning]]) if meaning in self._at else ""
            if any(w in header for w in ("登录", "登入", "登陆", "login", "signin")):
                return "login"
            if any(w in header for w in ("注册", "register", "signup")):
                return "register"
        if "actions.target" in self._at:
            said = [normal(h) for h in self.headers]
            if any(
                (concept_of(h) or ("", 0))[0] == "rating" or "review" in s or "评价" in s
                for h, s in zip(self.headers, said, strict=True)
            ):
                return "review"
            if any("comment" in s or "reply" in s or "评论" in s or "回复" in s for s in said):
                return "comment"
        return {"transfer": "transfer", "message": "send", "post": "post"}.get(self.kind, "seen")
