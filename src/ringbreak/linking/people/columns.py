"""One field of all descriptions: each text once, and its number for every description.

Ten million descriptions have a few thousand towns; a text of its own for each of them would fill the memory.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from ringbreak.linking.agreement import I32, I64, B

Text = npt.NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Column:
    """number: By description, the number of its text, -1 where it says nothing. texts: Each text once, never "". count: How many say it."""

    number: I32
    texts: Text
    count: I64

    def cut(self, shorter: Callable[[Text], Text]) -> Column:
        """The column of what `shorter` makes of the texts."""
        return _column(self.number, shorter(self.texts))

    def only(self, kept: B) -> I32:
        """Numbers of the descriptions; -1 where the text is not among those kept."""
        return np.where(marked(kept, self.number), self.number, np.int32(-1))


def column(texts: pa.ChunkedArray | pa.Array) -> Column:
    """A column of strings without nulls."""
    whole = texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
    if isinstance(whole, pa.ChunkedArray):  # too long for one array of 32-bit offsets
        whole = pa.concat_arrays([c.cast(pa.large_string()) for c in whole.chunks])
    held = whole.dictionary_encode()
    number, said = held.indices.to_numpy(zero_copy_only=False).astype(np.int32), held.dictionary.to_pylist()
    if "" in said:
        nothing = said.index("")
        del said[nothing]
        number = np.where(number == nothing, -1, number - (number > nothing)).astype(np.int32)
    return Column(
        number, np.array(said, dtype=np.str_), np.bincount(number[number >= 0], minlength=len(said))
    )


def _column(number: I32, texts: Text) -> Column:
    """`texts` may hold a text twice, and ""."""
    distinct, back = np.unique(texts, return_inverse=True)
    back = back.reshape(-1)
    if distinct.size and distinct[0] == "":
        distinct, back = distinct[1:], back - 1
    # The last place is what -1 finds: nothing.
    numbered = np.r_[back, -1].astype(np.int32)[number] if number.size else number
    return Column(numbered, distinct, np.bincount(numbered[numbered >= 0], minlength=distinct.size))


def marked(flags: B, number: I32) -> B:
    """flags[number], False where the number is -1."""
    found: B = np.r_[flags, False][number]
    return found


def both(left: I32 | I64, right: I32 | I64) -> I64:
    """A number for each pair of numbers; -1 where either is."""
    return np.where(
        (left >= 0) & (right >= 0), left.astype(np.int64) * (int(right.max(initial=0)) + 1) + right, -1
    )
