"""Tells the language of many texts at once by script and a few English words; says nothing when it cannot be told.

Cheap on purpose: it decides how a reader sorts messages, never what a record means. Counts bytes of UTF-8 with numpy,
so a million short messages cost about a second.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

_LOOKED_AT = 1000
"""Code points of a long text that are looked at."""
_PIECE = 128 << 10
"""Bytes looked at in one go."""

# Words so common that hardly any English sentence lacks all of them, and that are not words of other languages
# written in Latin letters ("in", "a", "die" are left out for that reason). Chat words stand beside them.
_ENGLISH = (
    r"(?i)(?:^|[^a-z])(?:the|and|of|to|is|are|was|were|you|your|for|with|this|that|have|has|will|not|from|they|we|"
    r"what|when|where|please|hello|hi|thanks|thank|yes|can|would|been|which|but|be|it|my|me|by|or|if|at|as)(?:$|[^a-z])"
)

_HAN, _KANA, _HANGUL, _ASCII, _LATIN, _OTHER, _THAI = range(7)


def languages(texts: pa.Array) -> pa.Array:
    """ISO 639-1 codes of large_string texts; null where it cannot be told.

    zh: Han characters, at least one for eight Latin letters, and no kana or Hangul to speak of. ja, ko: kana or Hangul
    beside at most three times as many Han (の stands in Chinese shop names). th by its script. en: mostly ASCII letters and a common English word.
    Scripts that several languages share (Cyrillic, Arabic) are not guessed.
    """
    if len(texts) == 0:
        return pa.array([], pa.large_string())
    # Always, not only when it would pay: what is said of a text must not depend on the texts beside it.
    texts = pc.utf8_slice_codeunits(pc.fill_null(texts, ""), 0, _LOOKED_AT)
    counts = _counts(texts)
    han, kana, hangul, ascii_, latin, other, thai = counts
    letters = ascii_ + latin
    found = np.full(len(texts), -1, dtype=np.int8)
    chinese = (han > 0) & (han * 8 >= letters) & (kana * 3 < han) & (hangul * 3 < han) & (other <= han)
    found[chinese] = 0
    found[(kana > 0) & (kana * 3 >= han) & (kana >= hangul) & (kana * 8 >= letters)] = 1
    found[(hangul > 0) & (hangul * 3 >= han) & (hangul > kana) & (hangul * 8 >= letters)] = 2
    found[(thai > 0) & (thai * 4 >= letters) & (thai >= han)] = 3
    maybe = (
        (found < 0)
        & (ascii_ >= 2)
        & (latin * 20 < ascii_)
        & (han + kana + hangul + thai + other < ascii_ // 4)
    )
    if maybe.any():
        rows = np.flatnonzero(maybe)
        words = pc.match_substring_regex(texts.take(pa.array(rows)), _ENGLISH)
        found[rows[words.to_numpy(zero_copy_only=False)]] = 4
    names = pa.array(["zh", "ja", "ko", "th", "en"], pa.large_string())
    return names.take(pa.array(found.astype(np.int32), mask=found < 0))


def _counts(texts: pa.Array) -> npt.NDArray[np.int64]:
    """How many letters of each script stand in each text: seven rows in the order of the constants above."""
    size = len(texts)
    counts = np.zeros((7, size), np.int64)
    bounds = np.frombuffer(texts.buffers()[1], dtype=np.int64)[texts.offset : texts.offset + size + 1]
    if bounds[0] == bounds[-1]:
        return counts
    data = np.frombuffer(texts.buffers()[2], dtype=np.uint8)
    row = 0
    while row < size:
        # A piece that stays in the processor's cache; a dozen passes over all of it would go to memory each time.
        end = max(row + 1, int(np.searchsorted(bounds, bounds[row] + _PIECE, side="right")) - 1)
        end = min(end, size)
        piece = bounds[row : end + 1]
        # Texts without bytes have no segment; reduceat would give them the neighbour's first byte.
        filled = np.flatnonzero(np.diff(piece))
        if len(filled):
            starts = piece[filled] - piece[0]
            for script, mask in enumerate(_masks(data[piece[0] : piece[-1]])):
                # Most pieces hold two scripts; to see that there is none of one takes a tenth of counting it.
                if mask.any():
                    counts[script, row + filled] = np.add.reduceat(
                        mask.view(np.uint8), starts, dtype=np.int32
                    )
        row = end
    return counts


def _masks(data: npt.NDArray[np.uint8]) -> tuple[npt.NDArray[np.bool_], ...]:
    """Which bytes begin a letter of each script; the second byte is looked at where the first leaves it open."""
    after = np.empty_like(data)
    after[:-1] = data[1:]
    after[-1] = 0
    low = data | 0x20
    ascii_ = (low >= 0x61) & (low <= 0x7A) & (data < 0x80)
    high = data >= 0xC3
    if not high.any():
        none = np.zeros(len(data), np.bool_)
        return none, none, none, ascii_, none, none, none
    return (
        (data >= 0xE4) & (data <= 0xE9) | (data == 0xE3) & (after >= 0x90) | (data == 0xF0) & (after == 0xA0),
        (data == 0xE3) & (after >= 0x81) & (after <= 0x83),
        (data == 0xEA) & (after >= 0xB0) | (data == 0xEB) | (data == 0xEC) | (data == 0xED) & (after <= 0x9E),
        ascii_,
        high & (data <= 0xC9) | (data == 0xE1) & (after >= 0xB8) & (after <= 0xBB),
        (data >= 0xCE) & (data <= 0xDB),
        (data == 0xE0) & ((after == 0xB8) | (after == 0xB9)),
    )
