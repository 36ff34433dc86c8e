"""What all blockchain kinds share: candidates of the passage of one kind, and validity of a bare value."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import both, fails, formed, holds, led
from ringbreak.selectors.selector import Found


def found_on(passage: Passage, kind: str) -> Iterator[Found]:
    for a in passage.addresses:
        if a.kind != kind:
            continue
        lead = passage.lead(a.start, kind)
        said = led(lead) if lead else None
        if a.good is None:
            yield Found(
                kind,
                a.start,
                a.end,
                a.value,
                "context" if kind == "sol" else "format",
                both(
                    said,
                    formed(
                        f"of an address ({a.rule} not used)" if kind == "eth" else f"of an address ({a.rule})"
                    ),
                ),
                9,
                disguise=a.disguise,
            )
        elif a.good:
            yield Found(
                kind, a.start, a.end, a.value, "checksum", both(said, holds(a.rule)), 8, disguise=a.disguise
            )
        else:
            yield Found(kind, a.start, a.end, a.value, "format", both(said, fails(a.rule)), 27)


def valid_on(kind: str) -> Callable[[str], bool]:
    """(value) -> whether it is an address of the kind whose checksum, if it has one, holds."""

    def is_valid(value: str) -> bool:
        passage = Passage(value, hint=kind)
        return any(a.kind == kind and a.good is not False and a.value == value for a in passage.addresses)

    return is_valid
