"""Write the docs pages that are made from declarations: tables.md, reference.md. A test fails when they are out of date."""

from __future__ import annotations

import sys
from dataclasses import fields
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


def reference_page() -> str:
    """docs/reference.md: verbs, settings, parsers, kinds, as the program itself declares them."""
    import click

    from ringbreak.case.settings import Settings
    from ringbreak.cli.main import VERBS, program
    from ringbreak.intake.registry import PARSERS
    from ringbreak.selectors.registry import SELECTORS

    group = program("en")
    context = click.Context(group, info_name="ringbreak")
    lines = [
        "# Reference",
        "",
        "Made by `tools/make_docs.py` from the program's own declarations; do not edit.",
        "",
        "## Verbs",
        "",
    ]
    lines += [
        "Every verb takes `--json` and `--lang zh|en`. Exit codes: 0 done, 1 done with issues, 2 usage, 3 custody, 4 engine, 130 stopped.",
        "",
    ]
    for verb in VERBS:
        command = group.get_command(context, verb)
        assert command is not None
        usage = " ".join(p.make_metavar(context) for p in command.params if isinstance(p, click.Argument))
        lines += [f"### ringbreak {verb} {usage}".rstrip(), "", _cell(command.help or ""), ""]
        for option in command.params:
            if isinstance(option, click.Option) and option.name not in ("as_json", "lang"):
                flags = ", ".join(f"`{o}`" for o in (*option.opts, *option.secondary_opts))
                lines.append(f"- {flags}: {_cell(option.help or '')}")
        if lines[-1]:
            lines.append("")
    values = Settings().as_json()
    lines += [
        "## Settings",
        "",
        "In `case.toml` under `[settings]`; the log keeps those a run used.",
        "",
        "| setting | default | meaning |",
        "|---|---|---|",
    ]
    lines += [f"| {f.name} | {values[f.name]} | {f.metadata['help']} |" for f in fields(Settings)]
    lines += [
        "",
        "## Parsers",
        "",
        "In the order in which a file is offered to them.",
        "",
        "| parser | reads | media type | extra |",
        "|---|---|---|---|",
    ]
    lines += [f"| {p.name} | {_cell(p.title)} | {p.media_type} | {p.extra or ''} |" for p in PARSERS]
    lines += ["", "## Kinds of selectors", "", "| kind | what | source |", "|---|---|---|"]
    lines += [f"| {s.name} | {_cell(s.title)} | {_cell(s.source)} |" for s in SELECTORS]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", chr(92) + "|").replace("<", "&lt;").replace("\n", " ")


PAGES = {"tables.md": tables_page, "reference.md": reference_page}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
