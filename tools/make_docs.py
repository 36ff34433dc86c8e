"""Write the docs pages that are made from declarations: docs/tables.md. A test fails when they are out of date."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from ringbreak.model.tables import TABLES

DOCS = Path(__file__).resolve().parent.parent / "docs"


def tables_page() -> str:
    """docs/tables.md."""
    lines = [
        "# Tables",
        "",
        "Made by `tools/make_docs.py` from `src/ringbreak/model/`; do not edit. Each table is one Parquet file in `CASE/tables/`, derived",
        'from the log and the evidence. Query them with `ringbreak sql CASE "select ..."`. Times are UTC; offsets into text count code',
        "points; unknown is null.",
        "",
    ]
    lines += [f"- [{t.name.upper()}](#{t.name}): {t.doc.split('. ')[0].rstrip('.')}." for t in TABLES]
    for table in TABLES:
        lines += [
            "",
            f"## {table.name}",
            "",
            table.doc,
            "",
            f"Key: {', '.join(table.key)}. Sorted by: {', '.join(table.sort_columns)}.",
            "",
        ]
        lines += ["| column | type | null | meaning |", "|---|---|---|---|"]
        lines += [
            f"| {c.name} | {table.type_name(c)} | {'yes' if c.nullable else 'no'} | {c.doc.replace('|', chr(92) + '|').replace('<', '&lt;')} |"
            for c in table.columns
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    (DOCS / "tables.md").write_text(tables_page(), encoding="utf-8")
