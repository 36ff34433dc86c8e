"""Families of picture hashes: every pair within the distance, none beyond, by comparison with all pairs."""

from __future__ import annotations

import numpy as np

from ringbreak.kernels.images import image_families


def test_no_near_pair_is_missed_and_no_far_pair_joined() -> None:
    rng = np.random.default_rng(1)
    base = rng.integers(0, 256, (40, 32), dtype=np.uint8)
    near = base[:10].copy()
    for row in near:
        for bit in rng.choice(256, 31, replace=False):
            row[bit // 8] ^= np.uint8(1 << (bit % 8))
    far = base[10:20].copy()
    for row in far:
        for bit in rng.choice(256, 32, replace=False):
            row[bit // 8] ^= np.uint8(1 << (bit % 8))
    label = image_families(np.concatenate([base, near, far]), 31)
    assert (label[40:50] == label[:10]).all()
    assert (label[50:60] != label[10:20]).all()
    assert label[:40].tolist() == list(range(40))
