"""Who gets the characters when several kinds claim them, and how what is left becomes mentions."""

from __future__ import annotations

import bisect

from ringbreak.selectors import weighed_names
from ringbreak.selectors.leadwords import SLANG
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.registry import by_name, selectors
from ringbreak.selectors.selector import Found, Mention

TWINS = frozenset({"phone", "wechat", "qq", "alipay", "whatsapp", "telegram", "line", "email"})
"""Kinds that one span may bear together: a number given as WeChat id is also a phone."""

PIECE = 200_000
"""Characters of one passage; longer texts are cut at line ends, so memory stays bounded."""


def find_all(passage: Passage) -> list[Found]:
    """What holds its ground, by start."""
    found = [f for selector in selectors() for f in selector.find(passage)]
    if len(found) > 1:
        found = _settled(found)
    found += weighed_names.find(passage, found)
    found.sort(key=lambda f: (f.start, f.end, f.kind))
    return found


def _settled(found: list[Found]) -> list[Found]:
    """Keep, by rank, what does not overlap something kept before; twins may share. n log n."""
    found.sort(key=lambda f: (f.rank, f.start - f.end, f.start, f.kind))
    kept: list[Found] = []
    starts: list[int] = []
    spans: list[tuple[int, int, list[Found]]] = []
    seen: set[tuple[str, int, int, str]] = set()
    for f in found:
        key = (f.kind, f.start, f.end, "")
        if key in seen:
            continue
        if f.inner:
            seen.add(key)
            kept.append(f)
            continue
        at = bisect.bisect_right(starts, f.start)
        clash = None
        if at and spans[at - 1][1] > f.start:
            clash = spans[at - 1]
        elif at < len(starts) and starts[at] < f.end:
            clash = spans[at]
        if clash is None:
            starts.insert(at, f.start)
            spans.insert(at, (f.start, f.end, [f]))
        else:
            a, b, owners = clash
            within = (a <= f.start and f.end <= b) or (f.start <= a and b <= f.end)
            alone = not (at < len(starts) and starts[at] < f.end and spans[at] is not clash)
            if not (
                within
                and alone
                and f.kind in TWINS
                and all(o.kind in TWINS and o.kind != f.kind for o in owners)
            ):
                continue
            owners.append(f)
        seen.add(key)
        kept.append(f)
    return kept


def mentions(passage: Passage, offset: int = 0) -> list[Mention]:
    """Mentions of a passage, offsets in code points of the untouched text plus `offset`."""
    out = []
    folded, kinds = passage.folded, by_name()
    for f in find_all(passage):
        start, end = folded.origin(f.start, f.end)
        selector = kinds[f.kind]
        undone = set(folded.undone(start, end)) | set(f.disguise)
        if f.validity == "context" and passage.leads(f.start):
            undone.update(
                "slang_lead" for lead in passage.leads(f.start) if f.kind in lead.kinds and lead.word in SLANG
            )
        out.append(
            Mention(
                start + offset,
                end + offset,
                f.kind,
                f.value,
                passage.original[start:end],
                selector.shown_as(f.value),
                f.validity,
                ",".join(sorted(undone)) or None,
                f.why,
                selector.specificity if f.specificity is None else f.specificity,
            )
        )
    return out
