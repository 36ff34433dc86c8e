"""Lines of printed text in a picture, by the optional engine; and a cheap guess whether there are any."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from ringbreak.intake.parser import Region

_LARGEST = 2400
"""Longest side given to the engine; larger pictures are brought down, and boxes back up."""
_LOOK = 800


def is_installed() -> bool:
    """Whether the extra `ocr` is there."""
    from importlib.util import find_spec

    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


@cache
def _engine() -> Any:
    """The engine with the models its wheel carries; built once a process, which takes about a second."""
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "error"})


def read_lines(image: Image.Image) -> list[Region]:
    """Lines of text with the engine's own score, in the engine's reading order.

    What the engine says can be wrong by a character, so every fact from it carries form 'ocr' and the score.
    """
    picture = image.convert("RGB")
    shrink = min(1.0, _LARGEST / max(picture.size))
    if shrink < 1:
        picture = picture.resize(
            (max(1, round(picture.width * shrink)), max(1, round(picture.height * shrink))),
            Image.Resampling.LANCZOS,
        )
    result = _engine()(np.asarray(picture)[:, :, ::-1].copy())
    if result is None or result.boxes is None or result.txts is None:
        return []
    lines = []
    for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True):
        points = np.asarray(box, dtype=float) / shrink
        left, top = (max(0, round(float(v))) for v in points.min(0))
        right, bottom = (round(float(v)) for v in points.max(0))
        if text:
            lines.append(
                Region(
                    "ocr", text, left, top, max(1, right - left), max(1, bottom - top), round(float(score), 4)
                )
            )
    return lines


def seems_to_hold_text(grey: npt.NDArray[np.uint8]) -> bool:
    """Whether a picture looks as if lines of text ran across it; for a note, not for a decision.

    Text makes bands of rows with many short steps from dark to light, with quiet rows between them.

    Args:
        grey: height x width.
    """
    height, width = grey.shape
    if height < 12 or width < 40:
        return False
    shrink = max(1, -(-max(height, width) // _LOOK))
    small = grey[::shrink, ::shrink].astype(np.int16)
    steps = np.abs(np.diff(small, axis=1)) > 50
    bands = 0
    # A line need not run over the whole width: look at thirds too.
    for part in (steps, *np.array_split(steps, 3, axis=1)):
        if part.shape[1] < 12:
            continue
        busy = part.mean(1) > 0.08
        quiet = part.mean(1) < 0.02
        runs = np.flatnonzero(np.diff(np.concatenate([[False], busy, [False]]).astype(np.int8)))
        for start, end in zip(runs[::2], runs[1::2], strict=True):
            before, after = quiet[max(0, start - 6) : start], quiet[end : end + 6]
            if 3 <= end - start <= 48 and before.any() and after.any():
                bands += 1
    return bands >= 2
