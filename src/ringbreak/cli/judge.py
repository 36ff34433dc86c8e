"""`ringbreak judge CASE VERB OBJECT...`."""

from __future__ import annotations

from pathlib import Path

import click

from ringbreak.cli.common import case_argument, opened, print_json, verb
from ringbreak.words import say


def command(lang: str) -> click.Command:
    return verb(
        "judge",
        lang,
        "Record a decision: confirm, reject (a ring); must_link, cannot_link (two records); suppress, include (selectors); role MEMBER=ROLE; note; undo. It counts from the next run, and is never overwritten.",
        [
            case_argument(),
            click.Argument(["decision"]),
            click.Argument(["objects"], nargs=-1, required=True),
            click.Option(
                ["--why"], default="", metavar="TEXT", help=say("the reason, kept with the decision", lang)
            ),
        ],
        run,
    )


def run(lang: str, as_json: bool, case: Path, decision: str, objects: tuple[str, ...], why: str) -> int:
    it = opened(case)
    for entry in it.judge_each(decision, *objects, why=why):
        made = entry.digest[:16]
        if as_json:
            print_json(
                {
                    "judgement_id": made,
                    "seq": entry.seq,
                    "verb": entry.body["verb"],
                    "object": entry.body["object"],
                }
            )
        else:
            print(
                say(
                    "recorded as {id}. It counts from the next run: ringbreak run {case}. To take it back: ringbreak judge {case} undo {id}",
                    lang,
                    id=made,
                    case=case,
                )
            )
    return 0
