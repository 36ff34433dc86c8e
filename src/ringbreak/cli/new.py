"""`ringbreak new CASE`."""

from __future__ import annotations

from pathlib import Path

import click

from ringbreak.cli.common import case_argument, clock, place_options, print_json, verb, who
from ringbreak.words import say


def command(lang: str) -> click.Command:
    return verb(
        "new",
        lang,
        "Make an empty case: a folder with a log, into which evidence is then added.",
        [
            case_argument(),
            click.Option(["--name"], help=say("name of the case, as printed", lang)),
            *place_options(lang),
        ],
        run,
    )


def run(
    lang: str, as_json: bool, case: Path, name: str | None, time_zone: str | None, region: str | None
) -> int:
    from ringbreak.case.api import new_case
    from ringbreak.case.settings import Settings
    from ringbreak.selectors.regions import checked

    region = region and checked(region)
    stated = {"time_zone": time_zone, "region": region}
    made = new_case(
        case,
        name=name,
        settings=Settings.from_json({k: v for k, v in stated.items() if v}),
        who=who(),
        clock=clock,
    )
    if as_json:
        print_json({"case": str(case), "name": made.file.name, "log_head": made.log.head})
    else:
        print(say("made {case}. Next: ringbreak add {case} FOLDER --authority ...", lang, case=case))
    return 0
