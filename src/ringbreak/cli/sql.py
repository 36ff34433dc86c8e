"""`ringbreak sql CASE "select ..."`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from ringbreak.cli.common import as_of_option, case_argument, opened, plain, print_json, print_table, verb
from ringbreak.words import say


def command(lang: str) -> click.Command:
    return verb(
        "sql",
        lang,
        "Run one reading statement over the tables of a case. `ringbreak list tables` names them. Nothing is masked.",
        [
            case_argument(),
            click.Argument(["statement"]),
            click.Option(
                ["--csv", "as_csv"], is_flag=True, help=say("print CSV, safe for spreadsheets", lang)
            ),
            as_of_option(lang),
        ],
        run,
    )


def run(lang: str, as_json: bool, case: Path, statement: str, as_csv: bool, as_of: str | None) -> int:
    found = opened(case).sql(statement, as_of=as_of)
    if as_json:
        print_json(found.to_pylist())
    elif as_csv:
        import csv

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow([safe(n) for n in found.column_names])
        for row in found.to_pylist():
            writer.writerow([safe(plain(v)) for v in row.values()])
    else:
        print_table(found.column_names, [list(r.values()) for r in found.to_pylist()])
    return 0


_UNSEEN = r"\ufeff\u200b\u2060\n\v\f \xa0\u3000"
_STARTS = r"=+\-@＝＋－＠"
_FORMULA = re.compile(rf"[{_UNSEEN}]*+[{_STARTS}\t\r\0]")
_INSIDE = re.compile(rf"([;\t\n][\"'\r\0{_UNSEEN}]{{0,8}})(?=[{_STARTS}])")
"""What becomes the beginning of a cell where semicolons or tabs separate, or of a row: quotes do not keep it together there."""


def safe(value: object) -> object:
    """A cell that no spreadsheet takes for a formula (OWASP ASVS 1.2.10): text that starts like one gets an apostrophe."""
    if not isinstance(value, str):
        return value
    # A carriage return alone ends a row, and csv.writer does not quote it.
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    value = _INSIDE.sub(r"\1'", value)
    return "'" + value if _FORMULA.match(value) else value
