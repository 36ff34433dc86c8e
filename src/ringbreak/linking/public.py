"""Lists of what very many strangers name, shipped with source and date, and forms that give a public value away."""

from __future__ import annotations

from functools import cache
from importlib import resources

import pyarrow as pa


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
