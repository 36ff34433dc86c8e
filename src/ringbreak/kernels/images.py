"""Families of 256-bit picture hashes within a Hamming distance."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ringbreak.kernels.components import components

_POP = np.array([bin(i).count("1") for i in range(256)], np.uint8)


def image_families(hashes: npt.NDArray[np.uint8], distance: int) -> npt.NDArray[np.int32]:
    """Label each hash with the smallest index of its family.

    Args:
        hashes: uint8[n, 32].
        distance: Bits in which two of one family may differ, below 32: then at least one of the 32 bytes is equal, and
            comparing within each byte's 256 buckets misses no pair. Equal hashes are united first, so the quadratic
            part is over distinct pictures sharing a byte (n * n / 256 byte compares each): fine to 10^5 pictures.
    Returns: int32[n].
    """
    distinct, inverse = np.unique(hashes, axis=0, return_inverse=True)
    inverse = inverse.reshape(-1)
    m = len(distinct)
    left: list[npt.NDArray[np.int64]] = []
    right: list[npt.NDArray[np.int64]] = []
    for byte in range(32):
        order = np.argsort(distinct[:, byte], kind="stable")
        bounds = np.searchsorted(distinct[order, byte], np.arange(257))
        for value in range(256):
            bucket = order[bounds[value] : bounds[value + 1]]
            for i in range(len(bucket) - 1):
                rest = bucket[i + 1 :]
                gap = _POP[distinct[rest] ^ distinct[bucket[i]]].sum(axis=1, dtype=np.int32)
                near = rest[gap <= distance]
                if near.size:
                    left.append(np.full(near.size, bucket[i]))
                    right.append(near)
    a = np.concatenate(left).astype(np.int32) if left else np.zeros(0, np.int32)
    b = np.concatenate(right).astype(np.int32) if right else np.zeros(0, np.int32)
    family = components(m, a, b)[inverse]
    smallest = np.full(m, len(hashes), np.int64)
    np.minimum.at(smallest, family, np.arange(len(hashes)))
    return smallest[family].astype(np.int32)
