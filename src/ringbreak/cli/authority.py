"""`ringbreak authority CASE`."""

from __future__ import annotations

from pathlib import Path

import click

from ringbreak.cli.common import authority_from, authority_options, case_argument, opened, print_json, verb
from ringbreak.errors import UsageError
from ringbreak.words import say


def command(lang: str) -> click.Command:
    return verb(
        "authority",
        lang,
        "State the legal basis of what was added without one, or the one that holds now instead of another. The earlier statement stays in the log.",
        [
            case_argument(),
            *authority_options(lang),
            click.Option(
                ["--instead-of"],
                multiple=True,
                metavar="ID",
                help=say("the authority it takes the place of (authority_id in the log)", lang),
            ),
        ],
        run,
    )


def run(lang: str, as_json: bool, case: Path, instead_of: tuple[str, ...], **stated: str) -> int:
    it = opened(case)
    authority = authority_from(lang, **stated)
    if authority is None:
        raise UsageError("say which: --authority TEXT")
    covered = it.state(authority, instead_of=instead_of)
    if as_json:
        print_json({"authority": authority.body(), "covered": covered, "log_head": it.log.head})
    else:
        print(say("{count} files now stand under: {basis}", lang, count=covered, basis=authority.basis))
    return 0
