"""`ringbreak facts FILE...`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import click

from ringbreak.cli.common import print_json, print_table, verb
from ringbreak.errors import UsageError
from ringbreak.words import say


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
                ["--entities"],
                is_flag=True,
                help=say(
                    "also the cases with their agencies, places, times, people and names, and events told by several reports",
                    lang,
                ),
            ),
            click.Option(
                ["--open", "also_open"],
                is_flag=True,
                help=say(
                    "also the numbers the rules saw and left open, each with its sentence; they are no figures, and with --csv they stand alone",
                    lang,
                ),
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
OPEN_COLUMNS = ("file", "case_no", "value", "comparator", "currency", "quote", "sentence")
_LINES = ("fact", "flag", "open", "case", "entity", "event")
"""Sorts of lines; --jsonl prints only the first two without --open and --entities."""


def run(
    lang: str,
    as_json: bool,
    files: tuple[Path, ...],
    jsonl: bool,
    as_csv: bool,
    posted: str | None,
    reader: str | None,
    entities: bool,
    also_open: bool,
) -> int:
    lines: dict[str, list[dict[str, Any]]] = {sort: [] for sort in _LINES}
    printed = not (jsonl or as_json or as_csv)
    for line in _read(files, _day(posted), reader, entities=entities, also_open=also_open or printed):
        if jsonl:
            print(json.dumps(line, ensure_ascii=False))
        else:
            lines[line["type"]].append(line)
    if jsonl:
        return 0
    if as_json:
        made = {"facts": lines["fact"], "flags": lines["flag"]}
        if entities:
            made |= {"cases": lines["case"], "entities": lines["entity"], "events": lines["event"]}
        if also_open:
            made["open"] = lines["open"]
        print_json(made)
    elif as_csv:
        _print_csv(lines["open"], OPEN_COLUMNS) if also_open else _print_csv(lines["fact"], COLUMNS)
    else:
        _print_ledger(lang, lines, many=len(files) > 1)
        _print_open(lang, lines["open"], listed=also_open, many=len(files) > 1)
    return 0


def _day(posted: str | None) -> date | None:
    if not posted:
        return None
    try:
        return datetime.fromisoformat(posted).date()
    except ValueError as e:
        raise UsageError("{value} is not a date; write it like 2027-06-30", value=posted) from e


def _read(
    files: tuple[Path, ...], posted: date | None, reader: str | None, *, entities: bool, also_open: bool
) -> Iterator[dict[str, Any]]:
    """The lines of every file in order, then what the reports say of each other."""
    from ringbreak.case.loose import texts_of
    from ringbreak.rings.bulletins.align import Report, cross_flags_jsonl
    from ringbreak.rings.bulletins.entities import entity_lines
    from ringbreak.rings.bulletins.events import event_lines, events_of
    from ringbreak.rings.bulletins.open_numbers import open_jsonl
    from ringbreak.rings.bulletins.read import facts_jsonl, read_facts

    reports: list[Report] = []
    for path in files:
        for loose in texts_of(path):
            bulletin = read_facts(loose.text, name=path.name, posted=posted, title=loose.title)
            if reader:
                from ringbreak.rings.bulletins.proposals import ask, with_proposals

                bulletin = with_proposals(bulletin, ask(loose.text, reader))
            if not loose.locator:
                reports.append(Report(str(path), bulletin))
            made = chain(
                facts_jsonl(bulletin, str(path)),
                open_jsonl(bulletin, str(path)) if also_open else (),
                entity_lines(bulletin, str(path)) if entities else (),
            )
            for line in made:
                if loose.locator:
                    line["locator"] = loose.locator
                yield line
    if len(reports) > 1:
        if entities:
            yield from event_lines(reports, events_of(reports))
        # Several reports of one event argue with each other.
        yield from cross_flags_jsonl(reports)


def _print_csv(lines: list[dict[str, Any]], columns: tuple[str, ...]) -> None:
    import csv

    from ringbreak.cli.sql import safe

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([safe(_cell(line, c)) for c in columns] for line in lines)


def _print_ledger(lang: str, lines: dict[str, list[dict[str, Any]]], *, many: bool) -> None:
    facts, flags = lines["fact"], lines["flag"]
    shown = [c for c in COLUMNS if c != "file" or many]
    print_table(
        [say(c, lang) for c in shown],
        [[_spoken(_cell(f, c), c, lang) for c in shown] for f in facts],
        right=frozenset({shown.index("value")}),
    )
    from ringbreak.dossier.labels import FLAG_KINDS, named, spoken

    if flags:
        print("\n" + say("Doubts", lang))
    for flag in flags:
        print(
            f"  {named(FLAG_KINDS, flag['kind'], lang)}: {spoken(flag['statement'], lang)}"
            + (f"  [{Path(flag['file']).name}]" if many else "")
        )
    if not facts:
        print(say("no figures found", lang))
    for case in lines["case"]:
        _print_case(lang, case, [e for e in lines["entity"] if (e["file"], e["case_no"]) == (case["file"], case["case_no"])], many=many)  # fmt: skip
    for event in lines["event"]:
        _print_event(lang, event)


def _print_open(lang: str, numbers: list[dict[str, Any]], *, listed: bool, many: bool) -> None:
    """What the rules left open: how many, or each with its sentence."""
    if not numbers:
        return
    if not listed:
        print("\n" + say("{count} numbers were seen and left open; --open shows them with their sentences", lang, count=len(numbers)))  # fmt: skip
        return
    print("\n" + say("Numbers left open, which are no figures", lang))
    for n in numbers:
        where = f"{Path(n['file']).name} " if many else ""
        print(f"  {where}{' '.join(n['quote'].split())}  |  {n['sentence']}")


def _print_case(lang: str, case: dict[str, Any], entities: list[dict[str, Any]], *, many: bool) -> None:
    from ringbreak.model.measures import MEASURE_NAMES

    where = f"{Path(case['file']).name} " if many else ""
    print(f"\n{where}{say('Case {case_no}', lang, case_no=case['case_no'])}: {case['case']}")
    by_kind: dict[str, list[str]] = {}
    for e in entities:
        if e["kind"] == "title":
            continue
        known = e["code"] if e["kind"] == "place" or (e["code"] or e["name"]) != e["name"] else None
        by_kind.setdefault(e["role"] or e["kind"], []).append(e["name"] + (f" ({known})" if known else ""))
    for kind, names in by_kind.items():
        print(f"  {say(MEASURE_NAMES[kind], lang)}: {', '.join(names)}")


def _print_event(lang: str, event: dict[str, Any]) -> None:
    cases = ", ".join(f"{Path(c['file']).name} ({c['case_no']})" for c in event["cases"])
    print("\n" + say("one event told by: {cases}", lang, cases=cases))
    print("  " + say("taken for one event because of {why}", lang, why="; ".join(event["why"])))
    files = list(dict.fromkeys(c["file"] for c in event["cases"]))
    rows = []
    for line in event["compared"]:
        told = {s["file"]: " / ".join(s["figures"]) for s in line["said"]}
        rows.append(
            [
                _spoken(line["measure"], "measure", lang),
                line["scope"] or "",
                say(line["verdict"], lang),
                *(told.get(f, "") for f in files),
            ]
        )
    print_table([say(c, lang) for c in ("measure", "scope", "verdict")] + [Path(f).name for f in files], rows)


def _cell(fact: dict[str, Any], column: str) -> object:
    if column == "file":
        return Path(fact["file"]).name
    if column == "value":
        if fact["value"] is not None:
            return _number(fact["value"])
        return "-".join(_number(v) for v in (fact["low"], fact["high"]) if v is not None)
    return fact[column]


def _spoken(cell: object, column: str, lang: str) -> object:
    """Words of the tables by their names in Chinese; in English they are plain enough, and can be looked up."""
    if lang == "en" or not isinstance(cell, str):
        return cell
    from ringbreak.dossier.labels import SCOPES, STAGES
    from ringbreak.model.measures import MEASURE_NAMES
    from ringbreak.words import CODES

    names = {"measure": MEASURE_NAMES, "stage": STAGES, "scope": SCOPES}.get(column)
    if names is not None:
        return say(names.get(cell, cell), lang)
    return CODES.get(cell, cell) if column in ("unit", "comparator") else cell


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"
