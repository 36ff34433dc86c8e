"""`ringbreak verify CASE`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from ringbreak.cli.common import case_argument, print_json, verb, workers_option
from ringbreak.cli.progress import Terminal
from ringbreak.words import say, translate


def command(lang: str) -> click.Command:
    return verb(
        "verify",
        lang,
        "Recompute the log, every piece of evidence, every table and dossier, and name what is wrong.",
        [case_argument(), workers_option(lang)],
        run,
    )


def run(lang: str, as_json: bool, case: Path, workers: int | None) -> int:
    from ringbreak.case.keys import installation_key
    from ringbreak.case.verify import verify
    from ringbreak.cli.checkpoint import key_path

    with Terminal(lang, quiet=True) as progress:
        key = installation_key(key_path(), make=False)
        verdict = verify(
            case, workers=workers or 2, progress=progress, trusted=[key.public] if key is not None else []
        )
    if as_json:
        print_json({"valid": verdict.valid} | asdict(verdict))
        return 0 if verdict.valid else 3
    for line in verdict.wrong:
        print(say("WRONG  {what}", lang, what=translate(line, lang)))
    for line in verdict.notes:
        print(say("note   {what}", lang, what=translate(line, lang)))
    print(
        say(
            "{entries} log entries, {objects} pieces of evidence ({size:.1f} MB), {tables} tables, {dossiers} dossier files checked",
            lang,
            entries=verdict.entries,
            objects=verdict.objects,
            size=verdict.bytes / 1e6,
            tables=verdict.tables,
            dossiers=verdict.dossiers,
        )
    )
    if verdict.checkpoints:
        print(say("{count} checkpoints checked against the log", lang, count=verdict.checkpoints))
    for name, shown in verdict.signers:
        print(say("signed by {name}, key fingerprint {print}", lang, name=name, print=shown))
    print(say("log head {head}", lang, head=verdict.head))
    print(
        say("VALID", lang)
        if verdict.valid
        else say("NOT VALID: {count} wrong", lang, count=len(verdict.wrong))
    )
    return 0 if verdict.valid else 3
