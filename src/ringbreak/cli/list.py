"""`ringbreak list WHAT [CASE]`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from ringbreak.case.query import LISTS
from ringbreak.cli.common import as_of_option, opened, print_json, print_table, verb
from ringbreak.errors import UsageError
from ringbreak.words import CODES, place_in, say, translate

WITHOUT_CASE = ("parsers", "kinds", "tables", "settings")


def command(lang: str) -> click.Command:
    return verb(
        "list",
        lang,
        "List evidence, issues, columns, selectors, flags, judgements or the log of a case; or, without a case, parsers, kinds, tables or settings.",
        [
            click.Argument(["what"], type=click.Choice([*LISTS, "log", *WITHOUT_CASE])),
            click.Argument(["case"], required=False, type=click.Path(path_type=Path)),
            as_of_option(lang),
        ],
        run,
    )


def run(lang: str, as_json: bool, what: str, case: Path | None, as_of: str | None) -> int:
    if what in WITHOUT_CASE:
        headers, rows = _declared(what, lang)
    elif case is None:
        raise UsageError("list {what} needs a case: ringbreak list {what} CASE", what=what)
    elif what == "log":
        entries = opened(case).log.entries
        if as_json:
            print_json(
                [
                    {
                        "seq": e.seq,
                        "at": e.at,
                        "who": e.who,
                        "what": e.what,
                        "body": e.body,
                        "digest": e.digest,
                    }
                    for e in entries
                ]
            )
            return 0
        from ringbreak.case.forms import EVENTS

        headers = ["seq", "at", "who", "what", "about"]
        rows = [
            [
                e.seq,
                e.at,
                e.who,
                f"{say(EVENTS[e.what], lang)} ({e.what})" if lang == "zh" and e.what in EVENTS else e.what,
                e.body.get("name") or e.body.get("basis") or e.body.get("object") or "",
            ]
            for e in entries
        ]
    else:
        from ringbreak.case import query

        it = opened(case)
        found = query.rows(it, LISTS[what], as_of=as_of)
        if as_of is None:
            found += query.pending(it, what, found)
        if as_json:
            print_json(found)
            return 0
        if what == "judgements":
            found = query.named_objects(it, found)
        headers = list(found[0]) if found else [say("nothing to list", lang)]
        rows = [[_shown(what, k, v, lang) for k, v in r.items()] for r in found]
    if as_json:
        print_json([dict(zip(headers, row, strict=True)) for row in rows])
    else:
        print_table([say(h, lang) for h in headers], rows)
    return 0


def _shown(what: str, column: str, value: object, lang: str) -> object:
    """A cell as people read it; names of evidence and what a command takes (kind, value, id) stay as they are."""
    from ringbreak.dossier.labels import FLAG_KINDS, STATUSES, named, spoken

    if not isinstance(value, str) or not value:
        return value
    if column == "statement":
        return spoken(value, lang)
    if column in ("reason", "why", "counts"):
        return translate(value, lang)
    if lang == "en":
        return value
    if column == "locator":
        return place_in(value, lang)
    if column == "verb" and what == "judgements":
        return CODES.get(value, value)
    if column in ("status", "effect"):
        return named(STATUSES, value, lang) if value in STATUSES else CODES.get(value, value)
    if column == "kind" and what == "flags":
        return named(FLAG_KINDS, value, lang)
    return CODES.get(value, value) if column == "privacy" else value


def _declared(what: str, lang: str) -> tuple[list[str], Sequence[Sequence[object]]]:
    if what == "parsers":
        from ringbreak.intake.registry import PARSERS
        from ringbreak.zh.parsers import PARSER_TITLES

        titles = PARSER_TITLES if lang == "zh" else {}
        return ["name", "title", "media type", "extra"], [
            [p.name, titles.get(p.title, p.title), p.media_type, p.extra] for p in PARSERS
        ]
    if what == "kinds":
        from ringbreak.dossier.labels import kind_name
        from ringbreak.selectors.registry import SELECTORS

        return ["kind", "title", "source"], [
            [s.name, s.title if lang == "en" else kind_name(s.name, lang), s.source] for s in SELECTORS
        ]
    if what == "settings":
        from dataclasses import fields

        from ringbreak.case.settings import Settings

        values = Settings().as_json()
        return ["setting", "default", "help"], [
            [f.name, str(values[f.name]), say(f.metadata["help"], lang)] for f in fields(Settings)
        ]
    from ringbreak.model.tables import TABLES
    from ringbreak.zh.table_docs import TABLE_DOCS

    docs = TABLE_DOCS if lang == "zh" else {}
    return ["table", "columns", "doc"], [
        [t.name, ", ".join(t.names), docs.get(t.name, t.doc)] for t in TABLES
    ]
