"""Words that are formed like an account's name, in an Arrow column: letters together with a digit or an underscore."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

U8 = npt.NDArray[np.uint8]
I32 = npt.NDArray[np.int32]
I64 = npt.NDArray[np.int64]

LEAST, MOST = 6, 24
"""Characters of such a word."""
BASE, PRIME = 257, 2_147_483_647


def name_hash(name: str) -> int:
    """The hash `find_names` gives to an ASCII name, whatever its case."""
    h = 0
    for c in name.lower().encode("ascii"):
        h = (h * BASE + c) % PRIME
    return h


def most_names(size: int, texts: int) -> int:
    """The most words that texts of so many bytes together can hold: inside a text something stands between two, between two texts nothing."""
    return (size + texts) // (LEAST + 1)


def find_names(data: U8, offsets: I64, row: I32, start: I32, at: I64, length: I32, hashed: I32) -> int:
    """Write the row, the first code point, the first byte in the row, the length and the hash of every such word; returns how many there are.

    A word begins with a letter, holds a digit or an underscore, and is not part of an address: nothing of `/ . = % &`
    stands before it, no `@` and no dot that goes on after it. Linear in the bytes.

    Args:
        data, offsets: UTF-8 and where each text of it begins; offsets has one more than there are texts.
        row, start, at, length, hashed: Written; they must have room for `most_names`.
    """
    found = 0
    for r in range(offsets.size - 1):
        p = offsets[r]
        end = offsets[r + 1]
        points = 0
        before = 32
        while p < end:
            c = int(data[p])
            word = 48 <= c <= 57 or 65 <= c <= 90 or 97 <= c <= 122 or c == 95 or c == 45
            if not word:
                if (c & 0xC0) != 0x80:
                    points += 1
                before = c
                p += 1
                continue
            first = p
            h = 0
            mixed = False
            last = p  # after the last character that is no hyphen
            at_last = 0
            while p < end:
                c = int(data[p])
                if 65 <= c <= 90:
                    c += 32
                elif 48 <= c <= 57 or c == 95:
                    mixed = True
                elif not (97 <= c <= 122 or c == 45):
                    break
                h = (h * BASE + c) % PRIME
                p += 1
                if c != 45:
                    last = p
                    at_last = h
            size = last - first
            head = int(data[first]) | 32
            after = int(data[p]) if p < end else 32
            goes_on = False
            if after == 46 and p + 1 < end:
                n = int(data[p + 1]) | 32
                goes_on = 97 <= n <= 122 or 48 <= int(data[p + 1]) <= 57
            if (
                mixed
                and LEAST <= size <= MOST
                and 97 <= head <= 122
                and not (before == 47 or before == 46 or before == 61 or before == 37 or before == 38)
                and after != 64
                and not goes_on
            ):
                row[found] = r
                start[found] = points
                at[found] = first - offsets[r]
                length[found] = size
                hashed[found] = at_last
                found += 1
            points += p - first
            before = int(data[p - 1])
    return found
