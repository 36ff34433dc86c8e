"""`ringbreak diff CASE [RUN_A [RUN_B]]`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from ringbreak.cli.common import case_argument, opened, print_json, verb, width, workers_option
from ringbreak.words import say


def command(lang: str) -> click.Command:
    return verb(
        "diff",
        lang,
        "What changed between two runs, and because of which evidence, decision or setting. A run is its number from 1, or a date or time (the last run until then); without any, the last two are compared.",
        [case_argument(), click.Argument(["runs"], nargs=-1), workers_option(lang)],
        run,
    )


def run(lang: str, as_json: bool, case: Path, runs: tuple[str, ...], workers: int | None) -> int:
    from ringbreak.dossier.terminal import printable, wrapped

    found = opened(case).diff(*runs, workers=workers)
    if as_json:
        print_json(asdict(found) | {"said": [s.said(lang) for s in found.sentences()]})
        return 0
    for number, sentence in enumerate(found.sentences()):
        # What is said of one ring stands under it.
        under = sentence.template.startswith(("because", "{count} of"))
        for i, line in enumerate(wrapped(printable(sentence.said(lang)), width() - 4, 99)):
            print(("    " if under else "- " if number and not i else "  " if number else "") + line)
    # A ring that is gone has no name in the case any more: its number may be another ring's now.
    there = [r for r in found.rings if r.change != "gone"]
    if there:
        print(
            say(
                "\nringbreak explain {case} {ring} says what holds a ring together.",
                lang,
                case=case,
                ring=there[0].name,
            )
        )
    return 0
