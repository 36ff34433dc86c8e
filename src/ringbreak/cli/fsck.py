"""`ringbreak fsck CASE`."""

from __future__ import annotations

from pathlib import Path

import click

from ringbreak.cli.common import case_argument, print_json, verb, workers_option
from ringbreak.cli.progress import Terminal
from ringbreak.words import say, translate


def command(lang: str) -> click.Command:
    return verb(
        "fsck",
        lang,
        "After a crash, a full disk or a restored backup: does all of it still hold, open and add up? Changes nothing.",
        [
            case_argument(),
            click.Option(
                ["--originals"],
                type=click.Path(path_type=Path),
                help=say("also hash the folder evidence was added from", lang),
            ),
            click.Option(
                ["--again"], is_flag=True, help=say("also read all evidence again and compare", lang)
            ),
            workers_option(lang),
        ],
        run,
    )


def run(
    lang: str, as_json: bool, case: Path, originals: Path | None, again: bool, workers: int | None
) -> int:
    from ringbreak.case.fsck import fsck
    from ringbreak.case.keys import installation_key
    from ringbreak.cli.checkpoint import key_path

    with Terminal(lang, quiet=True) as progress:
        key = installation_key(key_path(), make=False)
        report = fsck(
            case,
            originals=originals,
            again=again,
            workers=workers or 2,
            trusted=[key.public] if key is not None else [],
            progress=progress,
        )
    if as_json:
        print_json(
            {
                "holds": report.holds,
                "answers": [
                    {
                        "name": a.name,
                        "question": a.question,
                        "asked": a.asked,
                        "count": a.count,
                        "wrong": list(a.wrong),
                    }
                    for a in report.answers
                ],
                "unfinished": list(report.unfinished),
                "notes": list(report.notes),
                "log_head": report.head,
            }
        )
        return report.exit_code
    for answer in report.answers:
        told = (
            say("not asked", lang)
            if not answer.asked
            else say("yes, {count} looked at", lang, count=answer.count)
            if not answer.wrong
            else say("NO", lang)
        )
        print(f"{answer.name:13} {translate(answer.question, lang)}: {told}")
        for line in answer.wrong:
            print("  " + say("WRONG  {what}", lang, what=translate(line, lang)))
    for line in report.notes:
        print(say("note   {what}", lang, what=translate(line, lang)))
    for line in report.unfinished:
        print(say("unfinished  {what}", lang, what=translate(line, lang)))
    print(say("log head {head}", lang, head=report.head))
    print(say("HOLDS", lang) if report.holds else say("DOES NOT HOLD", lang))
    return report.exit_code
