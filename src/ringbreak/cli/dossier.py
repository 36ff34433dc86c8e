"""`ringbreak dossier CASE`."""

from __future__ import annotations

from pathlib import Path

import click

from ringbreak.cli.common import as_of_option, case_argument, opened, print_json, verb
from ringbreak.cli.progress import Terminal
from ringbreak.words import say


def command(lang: str) -> click.Command:
    return verb(
        "dossier",
        lang,
        "Write the dossier of a case: one HTML file, Markdown and JSON of the same document. Every claim is proved by a passage, or nothing is written.",
        [
            case_argument(),
            click.Option(["--reveal"], is_flag=True, help=say("show identifiers in full", lang)),
            click.Option(
                ["--format", "formats"],
                multiple=True,
                type=click.Choice(["html", "markdown", "json"]),
                help=say("only these formats", lang),
            ),
            as_of_option(lang),
        ],
        run,
    )


def run(
    lang: str, as_json: bool, case: Path, reveal: bool, formats: tuple[str, ...], as_of: str | None
) -> int:
    it = opened(case)
    with Terminal(lang, quiet=as_json) as progress:
        written = it.dossier(
            lang=lang,
            reveal=reveal,
            formats=formats or ("html", "markdown", "json"),
            as_of=as_of,
            progress=progress,
        )
    if as_json:
        print_json(
            {
                "files": {k: str(v) for k, v in written.files.items()},
                "sha256": written.digests,
                "log_head": it.log.head,
            }
        )
    else:
        for path in written.files.values():
            print(path)
    return 0
