"""Identifiers made from content, so the same input gives the same ids on every machine and engine."""

from __future__ import annotations

import hashlib

import numpy as np
import numpy.typing as npt

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX2 = np.uint64(0x94D049BB133111EB)
_POSITIVE = np.uint64(0x7FFFFFFFFFFFFFFF)


def record_ids(evidence_id: str, first: int, count: int) -> npt.NDArray[np.int64]:
    """Ids of the records number `first` .. `first + count - 1` of one piece of evidence.

    splitmix64 over the evidence's hash plus the record's number: positive, spread over 63 bits, and a bijection
    within a file, so two records of one file never share an id by chance of hashing.

    Args:
        evidence_id: SHA-256 of the bytes, 64 hex digits.
        first: Number of the first record, counted from 0 in the order of the file.
    Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
    """
    base = np.uint64(int(evidence_id[:16], 16))
    with np.errstate(over="ignore"):
        x = base + (np.arange(first, first + count, dtype=np.uint64) + np.uint64(1)) * _GOLDEN
        x = (x ^ (x >> np.uint64(30))) * _MIX1
        x = (x ^ (x >> np.uint64(27))) * _MIX2
        x = x ^ (x >> np.uint64(31))
    return (x & _POSITIVE).astype(np.int64)


def selector_id(kind: str, value: str) -> int:
    """Id of a selector: the first 60 bits of MD5 over `kind:value`, which every SQL engine can also compute.

    MD5 is used for spread, not for secrecy. The SQL twin is `selector_id_sql`.
    """
    return int(hashlib.md5(f"{kind}:{value}".encode(), usedforsecurity=False).hexdigest()[:15], 16)


def selector_id_sql(kind: str, value: str) -> str:
    """The same id as an expression of DuckDB; `kind` and `value` are SQL expressions."""
    return f"CAST('0x' || left(md5({kind} || ':' || {value}), 15) AS BIGINT)"


def content_id(*parts: str, digits: int = 16) -> str:
    """Hex id from parts that together identify a thing (a finding, a flag, a ring's members)."""
    text = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, digest_size=32).hexdigest()[:digits]
