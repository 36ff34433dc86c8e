"""The types of the text scanner's arguments, declared so that numba compiles every function once and no more.

Left to itself numba makes one machine function for each combination of argument types it meets, literals included,
and most of a minute goes by; with the types declared it makes one each.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from numba import njit, types

F = TypeVar("F", bound=Callable[..., Any])

INT, YES, HASH = types.int64, types.boolean, types.uint64
CODES = types.int32[::1]  # code points, folded or keyed; leads found
CLASSES = types.uint16[::1]  # classes of characters
PACKED = types.uint64[::1]  # class, folded and keyed form of a character; room for Keccak
TABLE = types.int64[::1]  # the bundle of tables; offsets; digits
TRIE = types.int32[::1]
BYTES = types.uint8[::1]
FLAGS = types.boolean[::1]
ROWS = types.int32[:, ::1]  # spans
ENDS = types.int64[:, ::1]
GIVEN = types.Array(types.uint8, 1, "C", readonly=True)  # an Arrow buffer
OFFSETS = types.Array(types.int64, 1, "C", readonly=True)


def kernel(*arguments: Any) -> Callable[[F], F]:
    """Compile for these argument types only; the machine code is kept on disk and runs without the interpreter's lock.

    Arrays are not counted (`_nrt`): all are the caller's, who outlives the call. Counting them took three quarters of the time.
    """
    made: Callable[[F], F] = njit(arguments, cache=True, nogil=True, _nrt=False)
    return made
