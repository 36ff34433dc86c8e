"""PDQ, a perceptual hash of 256 bits: light edits of a picture change few of them, other pictures about half.

Written from Facebook's published description and reference implementation (ThreatExchange, pdq/cpp, BSD), because no
maintained wheel of it installs without a compiler. Two pictures are taken for one when at most 31 bits differ and both
have quality 50 or more: the reference's own recommendation.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

Floats = npt.NDArray[np.float64]

_LARGEST = 512
"""Larger pictures are first brought to 512 x 512, as the reference does."""
_SMALLEST = 5
MIN_QUALITY = 50
MATCH_DISTANCE = 31


def pdq(image: Image.Image) -> tuple[str | None, int]:
    """The hash and its quality.

    Returns: 64 hex digits, or None for a picture too small or too plain to have one (quality 0); quality 0..100.
    Source: pdqhashing.cpp and downscaling.cpp of facebook/ThreatExchange.
    """
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", rgba.size, (255, 255, 255, 255)), rgba)
    image = image.convert("RGB")
    if min(image.size) < _SMALLEST:
        return None, 0
    if max(image.size) > _LARGEST:
        image = image.resize((_LARGEST, _LARGEST), Image.Resampling.BOX)
    rgb = np.asarray(image, dtype=np.float64)
    small = _downsample(rgb @ np.array([0.299, 0.587, 0.114]))
    quality = _quality(small)
    if quality == 0:
        return None, 0
    spectrum = _DCT @ small @ _DCT.T
    # The reference's median is the lower of the two middle values.
    bits = spectrum.ravel() > np.sort(spectrum.ravel())[127]
    return np.packbits(bits[::-1]).tobytes().hex(), quality


def distance(left: str, right: str) -> int:
    """Bits in which two hashes differ, 0..256."""
    return (int(left, 16) ^ int(right, 16)).bit_count()


def _downsample(luma: Floats) -> Floats:
    """To 64 x 64: two passes of a box filter in each direction, then the pixel in the middle of each cell."""
    rows, columns = luma.shape
    for _ in range(2):
        luma = _box(luma, (columns + 127) // 128)
        luma = _box(luma.T, (rows + 127) // 128).T
    at_rows = ((np.arange(64) + 0.5) * rows / 64).astype(np.intp)
    at_columns = ((np.arange(64) + 0.5) * columns / 64).astype(np.intp)
    return luma[np.ix_(at_rows, at_columns)]


def _box(lines: Floats, window: int) -> Floats:
    """Mean over a window along each line; the window shrinks at both ends. 7 looks 3 back and 3 ahead, 8: 3 and 4."""
    length = lines.shape[1]
    ahead = (window + 2) // 2 - 1
    back = window - ahead - 1
    sums = np.concatenate([np.zeros((len(lines), 1)), np.cumsum(lines, axis=1)], axis=1)
    at = np.arange(length)
    low, high = np.maximum(at - back, 0), np.minimum(at + ahead + 1, length)
    means: Floats = (sums[:, high] - sums[:, low]) / (high - low)
    return means


def _quality(small: Floats) -> int:
    """How much there is to hash: the sum of the significant steps between neighbours."""
    down = np.trunc(np.diff(small, axis=0) * 100 / 255)
    across = np.trunc(np.diff(small, axis=1) * 100 / 255)
    return min(100, int(np.abs(down).sum() + np.abs(across).sum()) // 90)


_DCT: Floats = np.sqrt(2 / 64) * np.cos(
    np.pi / 128 * np.arange(1, 17)[:, None] * (2 * np.arange(64)[None, :] + 1)
)
"""Rows 1..16 of the cosine transform of 64 values; the constant row is left out."""
