"""Ringbreak's selectors beside Presidio, ioc-finder and iocextract on the same texts; part of accuracy_selectors.py.

ringbreak and Presidio are held to exact spans. ioc-finder and iocextract give values without places: for them a value of
the text's labels counts wherever it stands, which is the easier task.
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PEERS = ("presidio", "ioc-finder", "iocextract")
CAN = {
    "presidio": {"bank_card", "iban", "btc", "email", "url", "ip", "mac", "phone"},
    "ioc-finder": {"btc", "xmr", "email", "url", "domain", "ip", "mac", "md5", "sha1", "sha256", "tracking_id"},
    "iocextract": {"email", "url", "ip", "md5", "sha1", "sha256", "phone"},
}  # fmt: skip
"""Kinds a neighbour knows, in ringbreak's names; ip is ipv4 and ipv6."""
TRACKED = ("UA-", "pub-")
"""Of the tracking ids those that ioc-finder knows too."""
PRESIDIO_REGIONS = "US,GB,DE,FR,IL,IN,CA,BR"
"""What Presidio's telephone recogniser tries by itself, in its order; ringbreak is given the same for Presidio's own tests."""
OURS = {"ipv4": "ip", "ipv6": "ip"}


@dataclass(frozen=True)
class Row:
    """A text and its labels: (kind, value, start, end). kinds: what is judged in it; others are left out of account."""

    name: str
    text: str
    region: str
    gold: list[tuple[str, str, int | None, int | None]]
    kinds: frozenset[str]
    spans: bool = True


def apart(row: dict[str, Any]) -> tuple[list[list[int]], bool]:
    """Labels of one of Presidio's cases without the quotation marks around a URL; and whether the case is one of default options."""
    text = row["text"]
    spans = [
        [a + 1, b - 1] if text[a] in "\"'" and text[b - 1] == text[a] else [a, b]
        for a, b in row["expected_spans"]
    ]
    return spans, row["raw"].get("leniency", 1) == 1


@dataclass
class Count:
    right: int = 0
    false: int = 0
    missed: int = 0

    def add(self, want: set[Any], got: set[Any]) -> None:
        self.right += len(want & got)
        self.false += len(got - want)
        self.missed += len(want - got)

    def cell(self) -> str:
        p = self.right / (self.right + self.false) if self.right + self.false else 0.0
        r = self.right / (self.right + self.missed) if self.right + self.missed else 0.0
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        return f"{f1:.3f} ({p:.2f}/{r:.2f})"


@dataclass
class Tally:
    labelled: int = 0
    by: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))


def corpora(root: Path) -> Iterator[Row]:
    every = frozenset().union(*CAN.values())
    for name, file in (("own corpus", "corpus.jsonl"), ("own, held-out half", "heldout.jsonl")):
        for line in (root / "tests" / "corpora" / "selectors_zh" / file).read_text("utf-8").splitlines():
            row = json.loads(line)
            gold = [
                (OURS.get(m["kind"], m["kind"]), m["value"], m["start"], m["end"]) for m in row["mentions"]
            ]
            yield Row(name, row["text"], "CN", gold, every)


def public(data: Path) -> Iterator[Row]:
    names = {"credit_card": "bank_card", "crypto": "btc", "iban": "iban", "email": "email", "url": "url", "ip": "ip", "mac": "mac", "phone": "phone"}  # fmt: skip
    path = data / "presidio_recognizers" / "cases.jsonl"
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        row = json.loads(line)
        if kind := names.get(row["recognizer"]):
            gold = [(kind, row["text"][a:b], a, b) for a, b in row["expected_spans"]]
            yield Row("Presidio's tests", row["text"], PRESIDIO_REGIONS, gold, frozenset({kind}))
            spans, usual = apart(row)
            if kind in ("url", "phone") and usual:
                gold = [(kind, row["text"][a:b], a, b) for a, b in spans]
                yield Row(
                    "Presidio's tests, three set apart",
                    row["text"],
                    PRESIDIO_REGIONS,
                    gold,
                    frozenset({kind}),
                )
    labels = {"CREDIT_CARD": "bank_card", "EMAIL_ADDRESS": "email", "IBAN_CODE": "iban", "IP_ADDRESS": "ip", "DOMAIN_NAME": "url", "PHONE_NUMBER": "phone"}  # fmt: skip
    path = data / "presidio_research" / "generated_large.json"
    for row in json.loads(path.read_text("utf-8")) if path.exists() else ():
        text = row["full_text"]
        gold = [
            (labels[s["entity_type"]], text[s["start_position"] : s["end_position"]], s["start_position"], s["end_position"])
            for s in row["spans"]
            if s["entity_type"] in labels
        ]  # fmt: skip
        yield Row("presidio-research", text, "US", gold, frozenset(labels.values()))
    keys = {
        "urls_complete": "url", "domains": "domain", "email_addresses": "email", "ipv4s": "ip", "ipv6s": "ip",
        "bitcoin_addresses": "btc", "monero_addresses": "xmr", "mac_addresses": "mac", "md5s": "md5", "sha1s": "sha1",
        "sha256s": "sha256", "google_adsense_publisher_ids": "tracking_id", "google_analytics_tracker_ids": "tracking_id",
    }  # fmt: skip
    path = data / "ioc_finder" / "cases.jsonl"
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        row = json.loads(line)
        if not row["options"]:
            gold_v = [
                (keys[k], str(v), None, None) for k, vs in row["expected"].items() if k in keys for v in vs
            ]
            yield Row("ioc-finder's tests", row["text"], "CN", gold_v, frozenset(keys.values()), False)
    path = data / "phone_examples" / "examples.csv"
    for row in csv.DictReader(path.open(encoding="utf-8")) if path.exists() else ():
        text = f"请拨打电话 {row['international']} 联系"
        at = text.index(row["international"])
        gold = [("phone", row["international"], at, at + len(row["international"]))]
        yield Row("telephone examples", text, "CN", gold, frozenset({"phone"}))
    for name, file, kind, column, wanted in (
        ("stdnum's vectors", data / "stdnum_vectors" / "vectors.csv", "iban", "number", ("scheme", ("iban",))),
        ("stdnum's vectors", data / "stdnum_vectors" / "vectors.csv", "btc", "number", ("scheme", ("bitcoin",))),
        ("address vectors", data / "crypto_addresses" / "vectors.csv", "btc", "address", ("currency", ("btc", "bitcoin"))),
    ):  # fmt: skip
        for row in csv.DictReader(file.open(encoding="utf-8")) if file.exists() else ():
            if (
                row[wanted[0]] not in wanted[1]
                or "testnet" in row.get("options", "")
                or "both" in row.get("options", "")
            ):
                continue
            text = f"{kind.upper()}: {row[column]}"
            at = len(kind) + 2
            gold = [(kind, row[column], at, len(text))] if row["valid"] == "1" else []
            yield Row(name, text, "CN", gold, frozenset({kind}))


def plain(kind: str, value: str) -> str:
    """The form values are compared in where no places are given."""
    if kind == "phone":
        digits = re.sub(r"[^0-9]", "", value).removeprefix("00")
        return digits.removeprefix("86").lstrip("0") if len(digits) > 10 else digits
    if kind in ("bank_card", "iban", "mac"):
        return re.sub(r"[^0-9a-z]", "", value.lower())
    return value.lower().rstrip("/")


def wanted(row: Row, kind: str, by_span: bool, merged: bool) -> set[Any]:
    """Labels of a kind. merged: a domain by itself counts as a URL, which is all Presidio has for one."""
    inside = [(a, b) for k, _, a, b in row.gold if k in ("url", "email") and a is not None and b is not None]
    out = set()
    for k, value, a, b in row.gold:
        alone = (
            k == "domain"
            and a is not None
            and b is not None
            and not any(x <= a and b <= y for x, y in inside)
        )
        if k == "tracking_id" and not value.startswith(TRACKED):
            continue
        if k == kind or (merged and kind == "url" and alone):
            out.add((a, b) if by_span else plain(kind, value))
    return out


def beside(
    root: Path, data: Path, python: str, ours: Callable[[str, str], list[tuple[str, str, int, int]]]
) -> Iterator[str]:
    """Lines of the table.

    Args:
        python: Interpreter that has the neighbours. ours: (text, region) -> (kind, value, start, end) of what counts as found.
    """
    rows = [*corpora(root), *public(data)]
    asked = "".join(json.dumps({"text": r.text, "region": r.region}) + "\n" for r in rows)
    done = subprocess.run(
        [python, "-P", str(Path(__file__).with_name("peer_selectors.py"))],
        input=asked, capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    tallies: dict[tuple[str, str], Tally] = {}
    for row, answer in zip(rows, answers, strict=True):
        mine = [(OURS.get(k, k), v, a, b) for k, v, a, b in ours(row.text, row.region)]
        urls = [(a, b) for k, _, a, b in mine if k in ("url", "email")]
        for kind in sorted(row.kinds):
            tally = tallies.setdefault((row.name, kind), Tally())
            merged = row.spans and kind == "url"
            want = wanted(row, kind, row.spans, merged)
            tally.labelled += len(want)
            found = [
                (v, a, b) for k, v, a, b in mine
                if k == kind or (merged and k == "domain" and not any(x <= a and b <= y for x, y in urls))
            ]  # fmt: skip
            if kind == "tracking_id":
                found = [x for x in found if x[0].startswith(TRACKED)]
            tally.by["ringbreak"].add(want, {(a, b) if row.spans else plain(kind, v) for v, a, b in found})
            for peer in PEERS:
                if kind not in CAN[peer]:
                    continue
                hits = [(v, a, b) for k, v, a, b in answer[peer] if k == kind]
                if row.spans and peer == "presidio":
                    tally.by[peer].add(want, {(a, b) for _, a, b in hits})
                else:
                    tally.by[peer].add(wanted(row, kind, False, False), {plain(kind, v) for v, _, _ in hits})
    yield "| set | kind | labelled | ringbreak | Presidio | ioc-finder | iocextract |"
    yield "|---|---|---:|---|---|---|---|"
    for (name, kind), tally in tallies.items():
        if tally.labelled:
            cells = [tally.by[p].cell() if p in tally.by else "-" for p in ("ringbreak", *PEERS)]
            yield f"| {name} | `{kind}` | {tally.labelled} | " + " | ".join(cells) + " |"
