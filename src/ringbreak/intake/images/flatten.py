"""Smooths out a QR symbol that was found on cloth, a bottle or crumpled paper and could not be read as it lies.

The decoder gives the four corners and the version of a symbol whose checksum failed. A surface of degree 3 in both
directions is laid over it and pulled, point by point, until the modules are plain inside and the patterns that every
symbol of that version must have (finders, timing lines, last alignment mark) stand where they should. What then reads
has passed the symbol's own Reed-Solomon check; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Grey = npt.NDArray[np.uint8]
Point = tuple[float, float]
T = TypeVar("T")

_NODES = np.array([0, 1 / 3, 2 / 3, 1.0])
_INSIDE = np.array([0.2, 0.5, 0.8])
"""Where a module is looked at, in parts of its width."""
_STEPS = (1.0, 0.6, 0.35, 0.2, 0.1)
"""How far a point of the surface is pulled, in modules, from coarse to fine."""
_ROUNDS = 3
_WATCHED = 900
"""Modules looked at beside the fixed ones; all of them up to version 3."""
_SCALE = 4
_QUIET = 4


def flatten(grey: Grey, corners: Sequence[Point], version: int, read: Callable[[Grey], list[T]]) -> list[T]:
    """Pull the symbol flat and read it.

    Args:
        grey: The picture, height x width.
        corners: Outer corners of the symbol in pixels: top left, top right, bottom right, bottom left.
        version: 1..40; the symbol has 17 + 4 x version modules a side.
        read: Reads a flat symbol; tried after each step, so easy ones are done early.
    Returns: What `read` returned first that was not empty; [] when nothing reads.
    """
    modules = 17 + 4 * version
    surface = _first_surface(corners)
    picture = grey.astype(np.float32)
    rows, columns, colour = _modules_to_watch(modules)
    weights = _weights(
        ((rows[:, None, None] + _INSIDE[None, :, None]) / modules).repeat(3, 2).ravel(),
        ((columns[:, None, None] + _INSIDE[None, None, :]) / modules).repeat(3, 1).ravel(),
    )
    known = ~np.isnan(colour)
    unit = float(np.hypot(corners[1][0] - corners[0][0], corners[1][1] - corners[0][1])) / modules

    def cost(points: Floats) -> float:
        """Spread inside the modules against spread between them, less agreement with the known patterns."""
        seen = _sample(picture, points).reshape(-1, 9)
        means = seen.mean(1)
        spread = means.var() + 1e-6
        standard = (means[known] - means.mean()) / np.sqrt(spread)
        return float(seen.var(1).mean() / spread - 0.5 * np.mean(standard * colour[known]))

    points = weights @ surface
    best = cost(points)
    for step in _STEPS:
        for _ in range(_ROUNDS):
            moved = False
            for node in range(16):
                for dx, dy in ((step, 0.0), (-step, 0.0), (0.0, step), (0.0, -step)):
                    pull = np.array((dx, dy)) * unit
                    tried = points + weights[:, node : node + 1] * pull
                    found = cost(tried)
                    if found < best - 1e-6:
                        best, points, moved = found, tried, True
                        surface[node] += pull
            if not moved:
                break
        flat = _draw(picture, surface, modules)
        got = read(flat)
        if got:
            return got
    return []


def work(version: int) -> int:
    """How many points `flatten` looks at, at most, for a budget."""
    return 9 * min((17 + 4 * version) ** 2, 2 * _WATCHED) * 64 * _ROUNDS * len(_STEPS)


def _first_surface(corners: Sequence[Point]) -> Floats:
    """Sixteen points of the plane through the corners, seen in perspective."""
    rows, right = [], []
    for (u, v), (x, y) in zip(((0, 0), (1, 0), (1, 1), (0, 1)), corners, strict=True):
        rows += [[u, v, 1, 0, 0, 0, -u * x, -v * x], [0, 0, 0, u, v, 1, -u * y, -v * y]]
        right += [x, y]
    try:
        h = np.append(np.linalg.solve(np.array(rows, float), np.array(right, float)), 1).reshape(3, 3)
    except np.linalg.LinAlgError:
        h = np.array([[corners[1][0] - corners[0][0], corners[3][0] - corners[0][0], corners[0][0]],
                      [corners[1][1] - corners[0][1], corners[3][1] - corners[0][1], corners[0][1]],
                      [0.0, 0.0, 1.0]])  # fmt: skip
    u, v = np.meshgrid(_NODES, _NODES)
    q = h @ np.stack([u.ravel(), v.ravel(), np.ones(16)])
    surface: Floats = (q[:2] / q[2]).T.copy()
    return surface


def _weights(down: Floats, across: Floats) -> Floats:
    """Weight of each of the 16 surface points at each place: Lagrange polynomials, rows first."""

    def line(at: Floats) -> Floats:
        made = np.ones((len(at), 4))
        for i in range(4):
            for j in range(4):
                if i != j:
                    made[:, i] *= (at - _NODES[j]) / (_NODES[i] - _NODES[j])
        return made

    weights: Floats = (line(down)[:, :, None] * line(across)[:, None, :]).reshape(-1, 16)
    return weights


def _sample(picture: npt.NDArray[np.float32], points: Floats) -> npt.NDArray[np.float32]:
    height, width = picture.shape
    x = np.clip(points[:, 0], 0, width - 1.001)
    y = np.clip(points[:, 1], 0, height - 1.001)
    xi, yi = x.astype(np.intp), y.astype(np.intp)
    fx, fy = (x - xi).astype(np.float32), (y - yi).astype(np.float32)
    flat, i = picture.ravel(), yi * width + xi
    top = flat[i] * (1 - fx) + flat[i + 1] * fx
    bottom = flat[i + width] * (1 - fx) + flat[i + width + 1] * fx
    seen: npt.NDArray[np.float32] = top * (1 - fy) + bottom * fy
    return seen


def _modules_to_watch(modules: int) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Floats]:
    """Rows, columns and colours (-1 dark, 1 light, nan data) of the modules `flatten` looks at.

    Source: ISO/IEC 18004, finder patterns, separators, timing patterns and the alignment pattern at bottom right.
    """
    fixed = np.full((modules, modules), np.nan)
    for row, column in ((0, 0), (0, modules - 7), (modules - 7, 0)):
        for i in range(-1, 8):
            for j in range(-1, 8):
                if 0 <= row + i < modules and 0 <= column + j < modules:
                    ring = max(abs(i - 3), abs(j - 3))
                    fixed[row + i, column + j] = -1 if ring in (0, 1, 3) else 1
    for i in range(8, modules - 8):
        fixed[6, i] = fixed[i, 6] = 1 if i % 2 else -1
    if modules > 21:
        for i in range(-2, 3):
            for j in range(-2, 3):
                fixed[modules - 7 + i, modules - 7 + j] = 1 if max(abs(i), abs(j)) == 1 else -1
    watched = ~np.isnan(fixed)
    every = -(-modules * modules // _WATCHED)
    # Every k-th module along a line that wraps; an even share of all rows and columns as long as k and the side differ.
    watched.ravel()[:: every + (every > 1 and modules % every == 0)] = True
    rows, columns = np.nonzero(watched)
    return rows, columns, fixed[rows, columns]


def _draw(picture: npt.NDArray[np.float32], surface: Floats, modules: int) -> Grey:
    side = modules * _SCALE
    down, across = np.meshgrid((np.arange(side) + 0.5) / side, (np.arange(side) + 0.5) / side, indexing="ij")
    seen = _sample(picture, _weights(down.ravel(), across.ravel()) @ surface).reshape(side, side)
    flat: Grey = np.pad(np.clip(seen, 0, 255).astype(np.uint8), _QUIET * _SCALE, constant_values=255)
    return flat
