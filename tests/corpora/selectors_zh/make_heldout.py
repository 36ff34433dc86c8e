"""Turn `heldout.txt` into `heldout.jsonl`, `heldout2.txt` to `heldout18.txt` likewise: `python tests/corpora/selectors_zh/make_heldout.py`.

Every passage is written out by hand with its labels in it. A line is `register|text`; in the text

    ⟦written|kind,kind=value||disguise⟧   a labelled identifier: its span is what is written
    <<slot>> or <<slot~how>>              an identifier with a check digit, made by `make.py` from a fixed seed;
                                          `groups` writes it in fours with blanks, `halves` on two lines

Where no value is given it follows from what is written (`plain_value`). The host of a URL is labelled inside it, a
`t.me` link also as `telegram`, as `corpus.jsonl` does it. No part of ringbreak is used.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from make import Maker, slot

HERE = Path(__file__).parent
SEED = 20261122
MARK = re.compile(r"⟦([^⟧|]*)\|([^⟧|]*)(?:\|\|([a-z]*))?⟧|<<([a-z0-9_]+)(?:~([a-z]+))?>>")
HOST = re.compile(r"(?:[A-Za-z]+[:：]//)?([^/?#:]+)")
IPV4 = re.compile(r"[0-9]+(?:\.[0-9]+){3}")
TELEGRAM = re.compile(r"(?:https?://)?(?:t|telegram)\.me/(?:s/)?(\+?[A-Za-z0-9_]+)")

PIECES = {"groups": ("space", " "), "halves": ("lines", "\n")}

Label = dict[str, object]


def plain_value(kind: str, written: str) -> str:
    """The normal form of an identifier that is written plainly."""
    if kind in ("phone", "whatsapp"):
        digits = re.sub(r"[^0-9]", "", written.translate({0xFF10 + i: 48 + i for i in range(10)}))
        return "+" + digits if written.startswith("+") else "+86" + digits.removeprefix("0")
    if kind in ("wechat", "telegram", "handle", "line", "douyin", "domain", "email", "wechat_official"):
        return written.removeprefix("@").lower()
    return written


def labels_of(written: str, kinds: str) -> list[tuple[str, str, int, int]]:
    """(kind, value, start, end) within `written`."""
    found = []
    for item in kinds.split(","):
        kind, _, value = item.partition("=")
        value = value or plain_value(kind, written)
        found.append((kind, value, 0, len(written)))
        if kind != "url":
            continue
        host, place = HOST.match(value), HOST.match(written)
        assert host, value
        assert place, written
        inner = "ipv4" if IPV4.fullmatch(host[1]) else "domain"
        found.append((inner, host[1].lower(), place.start(1), place.end(1)))
        if link := TELEGRAM.match(value):
            name = link[1] if link[1].startswith("+") else link[1].lower()
            found.append(("telegram", name, 0, len(written)))
    return found


def fill(m: Maker, line: str) -> tuple[str, list[Label]]:
    """A passage and its labels in order of place; offsets in code points."""
    line = line.replace("\\n", "\n")
    out, labels, behind = "", [], 0
    for mark in MARK.finditer(line):
        out += line[behind : mark.start()]
        behind = mark.end()
        if mark[4]:
            how = mark[5] or ""
            if how in PIECES:
                written, pairs = slot(m, mark[4], "")
                width = 4 if how == "groups" else (len(written) + 1) // 2
                how, joint = PIECES[how]
                written = joint.join(written[i : i + width] for i in range(0, len(written), width))
                pairs = [(kind, value, 0, len(written)) for kind, value, _, _ in pairs]
            else:
                written, pairs = slot(m, mark[4], how)
        else:
            how = mark[3] or ""
            written, pairs = mark[1], labels_of(mark[1], mark[2])
        labels += [
            {
                "start": len(out) + a,
                "end": len(out) + b,
                "kind": kind,
                "value": value,
                "disguise": how or None,
            }
            for kind, value, a, b in pairs
        ]
        out += written
    out += line[behind:]
    assert not any(x in out for x in ("⟦", "<<")), line
    return out, sorted(labels, key=lambda x: (x["start"], x["end"], x["kind"]))  # type: ignore[index]


def made(name: str, letter: str) -> list[dict[str, object]]:
    """The passages of `name`.txt; ids begin with `letter`."""
    m = Maker(SEED)
    rows: list[dict[str, object]] = []
    for line in (HERE / f"{name}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            register, text = line.split("|", 1)
            passage, labels = fill(m, text)
            number = f"{letter}{len(rows) + 1:03}"
            rows.append({"id": number, "register": register, "text": passage, "mentions": labels})
    return rows


def main() -> None:
    for name, letter in (
        ("heldout", "h"),
        ("heldout2", "k"),
        ("heldout3", "n"),
        ("heldout4", "q"),
        ("heldout5", "t"),
        ("heldout6", "w"),
        ("heldout7", "x"),
        ("heldout8", "y"),
        ("heldout9", "z"),
        ("heldout10", "v"),
        ("heldout11", "u"),
        ("heldout12", "s"),
        ("heldout13", "r"),
        ("heldout14", "p"),
        ("heldout15", "m"),
        ("heldout16", "l"),
        ("heldout17", "j"),
        ("heldout18", "i"),
    ):
        rows = made(name, letter)
        lines = [json.dumps(r, ensure_ascii=False, separators=(",", ":")) + "\n" for r in rows]
        (HERE / f"{name}.jsonl").write_text("".join(lines), "utf-8")
        print(name, len(rows), "passages", sum(len(r["mentions"]) for r in rows), "labels")  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
