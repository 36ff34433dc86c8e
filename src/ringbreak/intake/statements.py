"""Documents in which the statements of several people stand one behind the other, each a record of its own.

A police unit keeps a quarter's interviews in one file. Read as one record, whoever was interviewed about one matter would hang
together with those who were about another, by nothing but the file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ringbreak.intake.parser import Record
from ringbreak.words import say

LEAST = 3
"""People who state something; fewer are parties to one matter."""

_LABELS = (
    r"被(?:询|讯)问(?:人|对象)|询问对象|报案人|报警人|陈述人|举报人|投诉人|控告人|证人|受害人|被害人|"
    r"statement of|interview (?:of|with)|person interviewed|interviewee|deponent|complainant|witness|victim|reporting person|reported by"
)
_LABEL = re.compile(
    rf"(?:^|(?<=[\s\u3000|，,;；]))(?P<label>{_LABELS})(?:姓名| name)?[ \u3000]*[:：][ \u3000]*(?P<name>[^\s:：，,;；。|（(\u3000]{{1,40}}(?: [A-Z][^\s:：，,;；。|（(\u3000]{{0,40}}){{0,3}})",
    re.IGNORECASE,
)
_NEAR = 120
"""Characters of a line in which the label must begin: further on it is part of what is told."""
_ABOVE = 3
"""Lines above the label that may belong to a statement's head."""
_HEAD = 60
"""Characters of such a line at the most."""
_SAID = 20
"""Characters below the head that make a statement."""


def split(record: Record) -> Iterator[Record]:
    """The record, or what stands before its statements and each statement; spans count within each.

    The head of a statement begins with the lines above its label that look alike in all of them (a file number).
    """
    text = record.text or ""
    cuts = _cuts(text)
    if not cuts:
        yield record
        return
    before = text[: cuts[0][0]].strip()
    if before or record.fields:
        yield replace(record, text=before or None)
    ends = [start for start, _ in cuts[1:]] + [len(text)]
    for number, ((start, name), end) in enumerate(zip(cuts, ends, strict=True), 1):
        yield replace(
            record,
            locator=f"{record.locator} {say('statement {n}', n=number)}",
            kind="document",
            text=text[start:end].strip(),
            title=None,
            author_name=name,
            fields=None,
        )


def _cuts(text: str) -> list[tuple[int, str]]:
    """Where statements begin, and who makes them; empty where the text is no collection."""
    lines, starts, at = text.split("\n"), [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    found = [
        (n, m)
        for n, line in enumerate(lines)
        if (m := _LABEL.search(line, 0, _NEAR + 60)) and m.start() < _NEAR
    ]
    if len(found) < LEAST:
        return []
    common = Counter(m["label"].casefold() for _, m in found).most_common(1)[0][0]
    hits = [(n, m["name"]) for n, m in found if m["label"].casefold() == common]
    if len(hits) < LEAST or len({name for _, name in hits}) < LEAST:
        return []
    filled = [n for n, line in enumerate(lines) if line.strip()]
    place = {n: i for i, n in enumerate(filled)}
    above = 0
    while above < _ABOVE:
        tops = [place[n] - above - 1 for n, _ in hits]
        if tops[0] < 0 or any(top <= place[n] for (n, _), top in zip(hits, tops[1:], strict=False)):
            break
        heads = [lines[filled[top]].strip() for top in tops]
        if len({_shape(head) for head in heads}) > 1 or max(map(len, heads)) > _HEAD:
            break
        above += 1
    cuts = [(starts[filled[place[n] - above]], name) for n, name in hits]
    said = [b - a for (a, _), (b, _) in pairwise([*cuts, (len(text), "")])]
    return cuts if min(said) >= _SAID else []


def _shape(line: str) -> str:
    """What a head looks like whatever its number: its first characters, figures as one sign."""
    return re.sub(r"\d+", "0", line)[:4]
