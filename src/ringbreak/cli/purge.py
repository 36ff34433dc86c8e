"""`ringbreak purge CASE EVIDENCE --why TEXT`."""

from __future__ import annotations

from pathlib import Path

import click

from ringbreak.cli.common import case_argument, opened, print_json, verb, workers_option
from ringbreak.cli.progress import Terminal
from ringbreak.words import say


def command(lang: str) -> click.Command:
    return verb(
        "purge",
        lang,
        "Remove a piece of evidence for good: its bytes and everything derived from them. The log keeps that it was there, its name and hash, and why it went.",
        [
            case_argument(),
            click.Argument(["evidence"]),
            click.Option(["--why"], required=True, metavar="TEXT", help=say("the reason or the order", lang)),
            workers_option(lang),
        ],
        run,
    )


def run(lang: str, as_json: bool, case: Path, evidence: str, why: str, workers: int | None) -> int:
    from ringbreak.case.purge import purge

    it = opened(case)
    with Terminal(lang, quiet=as_json) as progress:
        gone = purge(it, evidence, why=why, workers=workers, progress=progress)
    if as_json:
        print_json(
            {
                "sha256": gone.sha256,
                "names": list(gone.names),
                "bytes": gone.size,
                "dossier_files": gone.dossier_files,
                "ran": gone.ran is not None,
                "log_head": it.log.head,
            }
        )
        return 0
    for name in gone.names:
        print(say("purged: {name}", lang, name=name))
    print(
        say(
            "{size} bytes and {files} dossier files removed; backups and the disk's own leftovers are out of our reach",
            lang,
            size=gone.size,
            files=gone.dossier_files,
        )
    )
    if gone.ran is not None:
        print(say("The tables were made again without it. Next: ringbreak dossier {case}", lang, case=case))
    return 0
