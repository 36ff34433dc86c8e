"""`ringbreak dossier CASE`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ringbreak.cli.common import as_of_option, case_argument, opened, print_json, verb
from ringbreak.cli.progress import Terminal
from ringbreak.errors import UsageError
from ringbreak.words import say

if TYPE_CHECKING:
    from ringbreak.case.api import OpenCase


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
                metavar="NAME",
                shell_complete=_formats,
                help=say("only these formats: html, markdown, json, or one of an installed plug-in", lang),
            ),
            as_of_option(lang),
            click.Option(
                ["--bundle"],
                is_flag=True,
                help=say(
                    "also write bundle.zip: cited rows, proofs, checkpoint, for somebody who does not trust us",
                    lang,
                ),
            ),
            click.Option(
                ["--withhold"],
                multiple=True,
                metavar="TABLE.COLUMN",
                help=say("keep a column out of the bundle; the rest still verifies", lang),
            ),
            click.Option(
                ["--withhold-row"],
                multiple=True,
                metavar="TABLE:KEY",
                help=say("keep a row out of the bundle", lang),
            ),
            click.Option(
                ["--despite-copies"],
                is_flag=True,
                help=say("withhold even where the same value stands in something that is shown", lang),
            ),
            click.Option(
                ["--with-verifier"],
                is_flag=True,
                help=say("put verify.py and verify.html beside the bundle", lang),
            ),
            click.Option(
                ["--forms"],
                is_flag=True,
                help=say("also write the custody record: 固定电子数据清单 and ISO/IEC 27037", lang),
            ),
        ],
        run,
    )


def run(
    lang: str,
    as_json: bool,
    case: Path,
    reveal: bool,
    formats: tuple[str, ...],
    as_of: str | None,
    bundle: bool,
    withhold: tuple[str, ...],
    withhold_row: tuple[str, ...],
    despite_copies: bool,
    with_verifier: bool,
    forms: bool,
) -> int:
    it = opened(case)
    if bundle:
        if as_of or formats:
            raise UsageError(
                "--bundle takes the dossier of today in all formats: leave --as-of and --format away"
            )
        return hand_on(
            it, lang, as_json, reveal, withhold, withhold_row, despite_copies, with_verifier, forms
        )
    if withhold or withhold_row or with_verifier:
        raise UsageError("--withhold, --withhold-row and --with-verifier belong to --bundle")
    with Terminal(lang, quiet=as_json) as progress:
        written = it.dossier(
            lang=lang,
            reveal=reveal,
            formats=formats,
            as_of=as_of,
            progress=progress,
        )
    lists = written_forms(it) if forms else []
    if as_json:
        print_json(
            {
                "forms": [str(p) for p in lists],
                "files": {k: str(v) for k, v in written.files.items()},
                "sha256": written.digests,
                "log_head": it.log.head,
            }
        )
    else:
        for path in (*written.files.values(), *lists):
            print(path)
    return 0


def _formats(context: click.Context, option: click.Parameter, begun: str) -> list[str]:
    from ringbreak.dossier.exporters.registry import exporters

    return [e.name for e in exporters() if e.name.startswith(begun)]


def written_forms(it: OpenCase) -> list[Path]:
    from ringbreak.case.forms import write_forms

    return write_forms(it)


def hand_on(
    it: OpenCase,
    lang: str,
    as_json: bool,
    reveal: bool,
    withhold: tuple[str, ...],
    withhold_row: tuple[str, ...],
    despite_copies: bool,
    with_verifier: bool,
    forms: bool,
) -> int:
    """`--bundle`: write what leaves the case, and say what is in it and what is not."""
    from ringbreak.case.bundle import bundle
    from ringbreak.case.keys import fingerprint, installation_key, public_of
    from ringbreak.cli.checkpoint import key_path

    key = installation_key(key_path(), case=it.path)
    assert key is not None
    with Terminal(lang, quiet=as_json) as progress:
        made = bundle(
            it,
            key,
            withhold=withhold,
            withhold_rows=withhold_row,
            despite_copies=despite_copies,
            with_verifier=with_verifier,
            lang=lang,
            reveal=reveal,
            progress=progress,
        )
    beside = [*made.beside, *(written_forms(it) if forms else [])]
    keys = {public_of(k)[0]: fingerprint(public_of(k)[1]) for k in made.checkpoint.keys}
    if as_json:
        print_json(
            {
                "bundle": str(made.path),
                "sha256": made.sha256,
                "rows": made.rows,
                "withheld": made.withheld,
                "checkpoint": made.checkpoint.checkpoint.size,
                "fingerprints": keys,
                "beside": [str(p) for p in beside],
            }
        )
        return 0
    print(made.path)
    for path in beside:
        print(path)
    print(say("{rows} rows, SHA-256 {sha256}", lang, rows=made.rows, sha256=made.sha256))
    for name, count in sorted(made.withheld.items()):
        print(say("withheld: {name}, {count} times", lang, name=name, count=count))
    for name, shown in keys.items():
        print(
            say(
                "tell the receiver by another way: {name}, key fingerprint {print}",
                lang,
                name=name,
                print=shown,
            )
        )
    return 0
