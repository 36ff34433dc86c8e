"""`ringbreak facts FILE...`."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from ringbreak.cli.common import print_json, print_table, verb
from ringbreak.errors import UsageError
from ringbreak.words import say, translate


def command(lang: str) -> click.Command:
    return verb(
        "facts",
        lang,
        "Read press reports and bulletins into a ledger of figures, each with its exact passage, and say what cannot be right.",
        [
            click.Argument(["files"], nargs=-1, required=True, type=click.Path(path_type=Path)),
            click.Option(["--jsonl"], is_flag=True, help=say("a line a figure and a line a doubt", lang)),
            click.Option(
                ["--csv", "as_csv"], is_flag=True, help=say("print CSV, safe for spreadsheets", lang)
            ),
            click.Option(
                ["--reader"],
                metavar="URL",
                help=say(
                    "ask a language model on this machine (OpenAI-compatible) for figures the rules missed; only what the text holds is kept, and is marked",
                    lang,
                ),
            ),
            click.Option(
                ["--posted"], metavar="DATE", help=say("the day the text was posted, if known", lang)
            ),
        ],
        run,
    )


COLUMNS = ("file", "case_no", "measure", "value", "comparator", "unit", "scope", "stage", "speaker", "quote")


def run(
    lang: str,
    as_json: bool,
    files: tuple[Path, ...],
    jsonl: bool,
    as_csv: bool,
    posted: str | None,
    reader: str | None,
) -> int:
    from ringbreak.case.loose import texts_of
    from ringbreak.rings.bulletins.align import Report, cross_flags_jsonl
    from ringbreak.rings.bulletins.read import facts_jsonl, read_facts

    day = None
    if posted:
        try:
            day = datetime.fromisoformat(posted).date()
        except ValueError as e:
            raise UsageError("{value} is not a date; write it like 2027-06-30", value=posted) from e
    lines: list[dict[str, Any]] = []
    reports: list[Report] = []
    for path in files:
        for loose in texts_of(path):
            bulletin = read_facts(loose.text, name=path.name, posted=day, title=loose.title)
            if reader:
                from ringbreak.rings.bulletins.proposals import ask, with_proposals

                bulletin = with_proposals(bulletin, ask(loose.text, reader))
            if not loose.locator:
                reports.append(Report(str(path), bulletin))
            for line in facts_jsonl(bulletin, str(path)):
                if loose.locator:
                    line["locator"] = loose.locator
                if jsonl:
                    print(json.dumps(line, ensure_ascii=False))
                else:
                    lines.append(line)
    # Several reports of one event argue with each other.
    for line in cross_flags_jsonl(reports) if len(reports) > 1 else ():
        if jsonl:
            print(json.dumps(line, ensure_ascii=False))
        else:
            lines.append(line)
    if jsonl:
        return 0
    facts = [x for x in lines if x["type"] == "fact"]
    flags = [x for x in lines if x["type"] == "flag"]
    if as_json:
        print_json({"facts": facts, "flags": flags})
    elif as_csv:
        import csv

        from ringbreak.cli.sql import safe

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([safe(_cell(f, c)) for c in COLUMNS] for f in facts)
    else:
        many = len(files) > 1
        shown = [c for c in COLUMNS if c != "file" or many]
        print_table(
            [say(c, lang) for c in shown],
            [[_cell(f, c) for c in shown] for f in facts],
            right=frozenset({shown.index("value")}),
        )
        if flags:
            print("\n" + say("Doubts", lang))
        for flag in flags:
            print(
                f"  {say(flag['kind'], lang)}: {translate(flag['statement'], lang)}"
                + (f"  [{Path(flag['file']).name}]" if many else "")
            )
        if not facts:
            print(say("no figures found", lang))
    return 0


def _cell(fact: dict[str, Any], column: str) -> object:
    if column == "file":
        return Path(fact["file"]).name
    if column == "value":
        if fact["value"] is not None:
            return _number(fact["value"])
        return "-".join(_number(v) for v in (fact["low"], fact["high"]) if v is not None)
    return fact[column]


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"
