"""`ringbreak rebuild CASE`."""

from __future__ import annotations

from pathlib import Path

import click

from ringbreak.cli.common import case_argument, opened, print_json, verb, workers_option
from ringbreak.cli.progress import Terminal
from ringbreak.words import say


def command(lang: str) -> click.Command:
    return verb(
        "rebuild",
        lang,
        "Delete everything derived and make it again from log and evidence; the same bytes must come back.",
        [case_argument(), workers_option(lang)],
        run,
    )


def run(lang: str, as_json: bool, case: Path, workers: int | None) -> int:
    it = opened(case)
    with Terminal(lang, quiet=as_json) as progress:
        ran = it.rebuild(workers=workers, progress=progress)
    if as_json:
        print_json(
            {
                "case": str(case),
                "different": list(ran.different),
                "tables": {t: {"rows": ran.rows[t], "digest": d} for t, d in sorted(ran.digests.items())},
            }
        )
    else:
        for table, digest in sorted(ran.digests.items()):
            print(f"{digest[:16]}  {ran.rows[table]:>12,}  {table}")
        if ran.different:
            print(
                say(
                    "rebuilt {count} tables with other code than the last run's (another version of ringbreak, of a library or of a plug-in); these are not what that run committed to: {tables}. To commit to them: ringbreak run {path}",
                    lang,
                    count=len(ran.digests),
                    tables=", ".join(ran.different),
                    path=case,
                )
            )
            return 1
        print(
            say(
                "rebuilt {count} tables; they are what the last run committed to",
                lang,
                count=len(ran.digests),
            )
        )
    return 1 if ran.different else 0
