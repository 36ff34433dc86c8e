"""Texts in, mentions out: one text, an Arrow column, JSON lines, or the tables of a case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from ringbreak.selectors.passage import Passage
from ringbreak.selectors.resolve import PIECE, mentions
from ringbreak.selectors.selector import Mention

if TYPE_CHECKING:
    import pyarrow as pa

    from ringbreak.selectors.stage import SelectorSettings as SelectorSettings
    from ringbreak.selectors.stage import find_mentions as find_mentions


def __getattr__(name: str) -> object:
    # The stage needs pyarrow; `extract` alone must not wait for it.
    if name in ("SelectorSettings", "find_mentions"):
        from ringbreak.selectors import stage

        return getattr(stage, name)
    raise AttributeError(name)


def extract(
    text: str, *, region: str = "CN", hint: str | None = None, platform: str | None = None
) -> list[Mention]:
    """Every identifier in a text, by start.

    Args:
        region: ISO 3166 code for telephone numbers without a country code; several with commas (CN,HK,TW), the likeliest first:
            the first whose plan has the number wins, as a mobile number by any before a landline by another.
        hint: A lead word that holds for the start of the text, for example the header of its column (手机号, QQ).
        platform: Where it was said, if known ('telegram' makes a bare @name a Telegram name).
    Returns: Mentions; `text[m.start:m.end] == m.as_written`, offsets in code points.
    """
    if len(text) <= PIECE:
        return mentions(Passage(text, region=region, hint=hint, platform=platform))
    out: list[Mention] = []
    for at, piece in pieces(text):
        passage = Passage(piece, region=region, hint=hint if at == 0 else None, platform=platform)
        out.extend(mentions(passage, at))
    return out


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """A long text in pieces of at most PIECE code points, cut at a line's end or a gap where there is one; with where each begins."""
    at = 0
    while at < len(text):
        end = min(len(text), at + PIECE)
        if end < len(text):
            cut = max(
                text.rfind("\n", at, end), text.rfind(" ", end - 2000, end), text.rfind("。", end - 2000, end)
            )
            end = cut + 1 if cut > at else end
        yield at, text[at:end]
        at = end


def code_mention(payload: str) -> Mention:
    """The mention a decoded 2-D code makes of its own payload."""
    from ringbreak.selectors.reasons import within
    from ringbreak.selectors.registry import by_name

    selector = by_name()["code"]
    value = selector.normalise(payload)
    return Mention(
        0,
        len(payload),
        "code",
        value,
        payload,
        selector.shown_as(value),
        "decoded",
        None,
        within("a decoded code"),
        selector.specificity,
    )


def extract_arrow(
    texts: pa.Array | pa.ChunkedArray,
    *,
    region: str = "CN",
    hints: pa.Array | pa.ChunkedArray | None = None,
    platforms: pa.Array | pa.ChunkedArray | None = None,
) -> pa.Table:
    """Mentions of a column of texts.

    Args:
        texts: Strings; null gives nothing. hints, platforms: columns of the same length, as in `extract`.
    Returns: A table with int64 `row` (position in `texts`) and the columns start, end, kind, value, as_written,
        shown_as, validity, disguise, why, specificity; by row, then start, end, kind.
    """
    from ringbreak.selectors.columns import extract_column

    return extract_column(texts, region=region, hints=hints, platforms=platforms)


def extract_jsonl(
    lines: Iterable[bytes | str], write: Callable[[bytes], object], *, region: str = "CN"
) -> tuple[int, int]:
    """JSON lines {"id", "text", "region"?} in, one line a mention out: id, start, end, kind, value, as_written, validity, disguise.

    Args:
        write: Takes the bytes of one or several finished lines.
    Returns: (lines read, mentions written). Blank lines are skipped.
    Raises: UsageError naming the line that is no JSON object with a text.
    """
    from ringbreak.selectors.jsonl import pump

    return pump(lines, write, region=region)
