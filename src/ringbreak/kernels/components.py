"""Connected components by union-find over integer arrays."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ringbreak.kernels.compile import compiled

Int32 = npt.NDArray[np.int32]


def join(parent: Int32, left: Int32, right: Int32) -> None:
    """Join left[i] with right[i] in `parent`, in place; the smaller number always becomes the root."""
    for i in range(left.size):
        a = left[i]
        b = right[i]
        while parent[a] != a:
            parent[a] = parent[parent[a]]
            a = parent[a]
        while parent[b] != b:
            parent[b] = parent[parent[b]]
            b = parent[b]
        if a < b:
            parent[b] = a
        elif b < a:
            parent[a] = b


def flatten(parent: Int32) -> None:
    """Point every node at its root, in place. Roots are smaller than their members, so one pass upwards does it."""
    for i in range(parent.size):
        parent[i] = parent[parent[i]]


def components(nodes: int, left: Int32, right: Int32) -> Int32:
    """Label every node with the smallest node of its component.

    Args:
        nodes: How many nodes there are; left and right hold numbers below it, one edge a position.
    Returns: int32[nodes]. The order of the edges does not matter.
    """
    parent = np.arange(nodes, dtype=np.int32)
    work = nodes + 4 * left.size
    compiled(join, work)(parent, left, right)
    compiled(flatten, work)(parent)
    return parent
