"""Compiling a plain function when the input is large enough to pay for it.

A loop written for both: the function itself is the plain twin and serves small inputs at once; `compiled` gives the
numba version of the same source, so the two cannot differ in meaning. The machine code is cached on disk.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


@cache
def _compiled(plain: Callable[P, R]) -> Callable[P, R]:
    import numba

    made: Callable[P, R] = numba.njit(cache=True, nogil=True, error_model="numpy")(plain)
    return made


def compiled(plain: Callable[P, R], work: int, enough: int = 200_000) -> Callable[P, R]:
    """The function to call for `work` inner steps: the plain one below `enough`, else the compiled one."""
    return plain if work < enough else _compiled(plain)
