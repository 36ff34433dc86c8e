"""The guess whether a picture holds text, and OCR itself when its extra is installed."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ringbreak.intake.images import ocr


def page(*lines: str) -> Image.Image:
    picture = Image.new("L", (700, 90 + 50 * len(lines)), 255)
    draw = ImageDraw.Draw(picture)
    for n, line in enumerate(lines):
        draw.text((40, 40 + 50 * n), line, fill=0, font=ImageFont.load_default(26))
    return picture


def test_lines_of_print_are_noticed() -> None:
    picture = page("Pay the unfreezing fee today", "Account 0000 0000 0000", "Write to example@example.org")
    assert ocr.seems_to_hold_text(np.asarray(picture))


@pytest.mark.parametrize(
    "grey",
    [
        np.full((300, 400), 255, np.uint8),
        np.tile(np.linspace(0, 255, 400).astype(np.uint8), (300, 1)),
        np.random.default_rng(3).integers(0, 256, (300, 400), dtype=np.uint8),
        np.zeros((5, 5), np.uint8),
    ],
    ids=["blank", "gradient", "noise", "tiny"],
)
def test_pictures_without_print_are_not(grey: np.ndarray) -> None:
    assert not ocr.seems_to_hold_text(grey)


@pytest.mark.skipif(not ocr.is_installed(), reason="the extra ocr is not installed")
def test_lines_come_with_place_and_score() -> None:
    (first, *_) = ocr.read_lines(page("UNFREEZE FEE 899", "GRACE LENDING"))
    assert first.form == "ocr"
    assert "899" in first.text
    assert first.score is not None
    assert 0.5 < first.score <= 1
    assert abs(first.x - 40) < 15
