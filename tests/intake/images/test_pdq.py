"""PDQ: equal to the reference on the reference's picture, steady under light edits, far for other pictures."""

from __future__ import annotations

import io
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageEnhance, ImageFilter

from ringbreak.intake.images.pdq import _box, distance, pdq

BRIDGE = Path(__file__).resolve().parents[4] / "shared" / "data" / "formats" / "pdq_images" / "bridge-mods"
REFERENCE = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22"
"""Hash of aaa-orig.jpg in the tests of facebook/ThreatExchange (hasher-matcher-actioner)."""


def landscape(seed: int) -> Image.Image:
    """Smooth hills of random height: as much structure as a photograph has."""
    coarse = np.random.default_rng(seed).integers(0, 256, (12, 16, 3), dtype=np.uint8)
    return Image.fromarray(coarse).resize((800, 600), Image.Resampling.BICUBIC)


def compressed(picture: Image.Image) -> Image.Image:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=25)
    return Image.open(out)


@pytest.mark.parametrize(
    ("why", "change"),
    [
        ("compressed hard", lambda p: compressed(p)),
        ("half the size", lambda p: p.resize((400, 300), Image.Resampling.LANCZOS)),
        ("square", lambda p: p.resize((256, 256))),
        ("a little softer", lambda p: p.filter(ImageFilter.GaussianBlur(3))),
        ("sharper", lambda p: p.filter(ImageFilter.UnsharpMask(3, 120))),
        ("more contrast", lambda p: ImageEnhance.Contrast(p).enhance(1.4)),
        ("grey", lambda p: p.convert("L")),
        ("with an opaque alpha channel", lambda p: p.convert("RGBA")),
    ],
)
def test_light_edits_keep_the_hash(why: str, change: object) -> None:
    assert callable(change)
    picture = landscape(1)
    before, quality = pdq(picture)
    after, _ = pdq(change(picture))
    assert before is not None
    assert after is not None
    assert quality >= 50
    assert distance(before, after) <= 31, why


def test_other_pictures_and_turned_ones_are_far() -> None:
    hashes = [pdq(landscape(n))[0] for n in range(6)]
    hashes += [
        pdq(landscape(0).rotate(90, expand=True))[0],
        pdq(landscape(0).transpose(Image.Transpose.FLIP_LEFT_RIGHT))[0],
    ]
    assert min(distance(str(a), str(b)) for a, b in combinations(hashes, 2)) > 80


def test_half_the_bits_are_set() -> None:
    """Bits say "above the median", so 128 are, whatever the picture."""
    for n in range(5):
        assert int(str(pdq(landscape(n))[0]), 16).bit_count() == 128


@pytest.mark.parametrize("picture", [Image.new("RGB", (300, 200), (9, 9, 9)), Image.new("L", (4, 300), 0)])
def test_a_plain_or_tiny_picture_has_no_hash(picture: Image.Image) -> None:
    assert pdq(picture) == (None, 0)


@given(st.lists(st.integers(0, 255), min_size=10, max_size=40), st.integers(1, 9))
def test_the_box_filter_is_the_mean_of_its_window(values: list[int], window: int) -> None:
    """The plain twin, as the reference's comments draw it: 7 looks 3 back and 3 ahead, 8 looks 3 and 4."""
    ahead = (window + 2) // 2 - 1
    back = window - ahead - 1
    slow = [np.mean(values[max(0, i - back) : i + ahead + 1]) for i in range(len(values))]
    assert np.allclose(_box(np.array([values], float), window)[0], slow)


@pytest.mark.skipif(not BRIDGE.is_dir(), reason="not measured: the reference's pictures are not here")
def test_the_reference_picture_has_the_reference_hash() -> None:
    """Within a few bits: the reference thins out larger pictures, we average them."""
    with Image.open(BRIDGE / "aaa-orig.jpg") as picture:
        ours, quality = pdq(picture)
    assert quality == 100
    assert distance(str(ours), REFERENCE) <= 10


@pytest.mark.skipif(not BRIDGE.is_dir(), reason="not measured: the reference's pictures are not here")
def test_the_reference_edits_are_one_picture() -> None:
    hashes = {}
    for path in sorted(BRIDGE.glob("*.jpg")):
        with Image.open(path) as picture:
            hashes[path.name] = str(pdq(picture)[0])
    far = {(a, b): distance(hashes[a], hashes[b]) for a, b in combinations(hashes, 2)}
    assert {pair: d for pair, d in far.items() if d > 31} == {}
