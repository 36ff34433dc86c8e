"""Connected components by union-find over integer arrays."""

from __future__ import annotations

import sys

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


COMPILE_FROM = 16_000_000
"""Nodes and four times the edges from which the compiled loop wins although numba has to be loaded (0.6 to 1 s)."""
LOADED_FROM = 1_000_000
"""The same where numba is loaded already."""


def components(nodes: int, left: Int32, right: Int32) -> Int32:
    """Label every node with the smallest node of its component.

    Args:
        nodes: How many nodes there are; left and right hold numbers below it, one edge a position.
    Returns: int32[nodes]. The order of the edges does not matter.
    """
    if nodes + 4 * left.size < (LOADED_FROM if "numba" in sys.modules else COMPILE_FROM):
        return labelled(nodes, left, right)
    parent = np.arange(nodes, dtype=np.int32)
    compiled(join, COMPILE_FROM)(parent, left, right)
    compiled(flatten, COMPILE_FROM)(parent)
    return parent


def labelled(nodes: int, left: Int32, right: Int32) -> Int32:
    """The same as `components` without a compiler: a million edges in a tenth of a second.

    In each round every root hangs itself below the smallest root it has an edge to, and paths are then shortened until
    every node points at its root. The rounds grow with the square of the logarithm of the nodes at most.
    Source: Liu and Tarjan, Simple concurrent labeling algorithms for connected components, 2019.
    """
    parent = np.arange(nodes, dtype=np.int32)
    while left.size:
        a, b = parent[left], parent[right]
        apart = a != b
        left, right = np.minimum(a, b)[apart], np.maximum(a, b)[apart]
        np.minimum.at(parent, right, left)
        while not np.array_equal(shorter := parent[parent], parent):
            parent = shorter
    return parent
