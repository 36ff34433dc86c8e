"""Lists of what very many strangers name, shipped with source and date, and forms that give a public value away."""

from __future__ import annotations

from functools import cache
from importlib import resources

import pyarrow as pa


@cache
def hosts() -> pa.Table:
    """Listed domains and rented hosts: value, class, what, rented.

    `rented` marks suffixes under which strangers hold names of their own (the private section of the public suffix list,
    with the version that is installed): the suffix is everybody's, a name below it one tenant's.
    """
    made = listed("domains")
    shared = rented()
    known = set(made["value"].to_pylist())
    more = sorted(shared - known)
    return pa.table(
        {
            "value": pa.array([*made["value"].to_pylist(), *more], pa.large_string()),
            "class": pa.array([*made["class"].to_pylist(), *["host"] * len(more)], pa.large_string()),
            "what": pa.array(
                [*made["what"].to_pylist(), *["a host that many share"] * len(more)], pa.large_string()
            ),
            "rented": [v in shared for v in made["value"].to_pylist()] + [True] * len(more),
        }
    )


@cache
def rented() -> frozenset[str]:
    """Suffixes of the private section of the public suffix list, without wildcards and exceptions."""
    import publicsuffixlist

    found: set[str] = set()
    private = False
    with open(publicsuffixlist.PSLFILE, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("// ===BEGIN PRIVATE"):
                private = True
            elif private and line.strip() and not line.startswith(("//", "!", "*")):
                found.add(
                    line.split()[0].encode("idna").decode("ascii") if not line.isascii() else line.split()[0]
                )
    return frozenset(found)


@cache
def listed(name: str) -> pa.Table:
    """A shipped list (`domains` or `phones`): value, class, what. Lines starting with # tell source and date."""
    text = resources.files("ringbreak.linking.lists").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return pa.table(
        {
            "value": pa.array(
                [r[0].replace("-", "") if name == "phones" else r[0] for r in rows], pa.large_string()
            ),
            "class": pa.array([r[1] for r in rows], pa.large_string()),
            "what": pa.array([r[2] for r in rows], pa.large_string()),
        }
    )
