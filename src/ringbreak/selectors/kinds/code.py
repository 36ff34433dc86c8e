"""Payloads of decoded two-dimensional codes; not found in text, but made from what images hold."""

from __future__ import annotations

from ringbreak.selectors import mask
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.selector import Found, Selector


def find(passage: Passage) -> list[Found]:
    """A text holds no code; `extract.code_mention` makes the mention from a region of an image."""
    return []


SELECTOR = Selector(
    name="code",
    title="Payload of a QR or other 2-D code",
    pattern="whatever the code holds, blanks at the ends left out",
    find=find,
    normalise=lambda written: written.strip(),
    is_valid=bool,
    shown_as=lambda value: (
        value if len(value) <= 40 else mask.ends(value, 24, 8).replace("*" * (len(value) - 32), "...")
    ),
    specificity=0.9,
    source="ISO/IEC 18004 and kin, as decoded by zxing-cpp",
)
