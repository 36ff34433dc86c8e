"""The first few of a group: what `list(... ORDER BY ...)[1:n]` says, without keeping the group.

A list of a million passages is built whole before five of them are taken, and such lists do not spill.
"""

from __future__ import annotations


def firsts(most: int, what: str, *keys: str) -> str:
    """An SQL aggregate: the list of the `most` values of `what` that come first by `keys`, rising, NULL keys last.

    Args:
        what: An expression that is never NULL (such rows are left out).
        keys: Expressions; for a falling order give `NOT flag` or `-number`. They should tell all rows apart.
    """
    packed = ", ".join(f"k{n} := {key}" for n, key in enumerate(keys))
    return f"coalesce(min_by({what}, struct_pack({packed}), {most}), [])"


def first_passages(most: int, *keys: str) -> str:
    """`firsts` of passages: structs of record (r), field (f), start (s) and end (e), from columns record_id, field, start and stop."""
    return firsts(most, "{'r': record_id, 'f': field, 's': start, 'e': stop}", *keys)
