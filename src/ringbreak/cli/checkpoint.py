"""`ringbreak checkpoint CASE`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from ringbreak.cli.common import case_argument, opened, print_json, verb
from ringbreak.errors import UsageError
from ringbreak.words import say, translate


def command(lang: str) -> click.Command:
    file = click.Path(path_type=Path, dir_okay=False)
    return verb(
        "checkpoint",
        lang,
        "Sign the log as it stands: CASE/checkpoints/N.note, a C2SP signed note over its N entries. Who keeps a copy can prove later that nothing before it was changed.",
        [
            case_argument(),
            click.Option(
                ["--cosign"],
                is_flag=True,
                help=say("check the newest checkpoint and add the line of this key as a second signer", lang),
            ),
            click.Option(
                ["--attach"],
                type=file,
                help=say("take over second signers' lines from a copy of a note", lang),
            ),
            click.Option(
                ["--key", "keys"],
                multiple=True,
                metavar="KEY",
                help=say("public key of a second signer, with --attach", lang),
            ),
            click.Option(
                ["--query"], type=file, help=say("write a time-stamp request for the newest checkpoint", lang)
            ),
            click.Option(
                ["--timestamp"], type=file, help=say("keep an RFC 3161 time stamp with its checkpoint", lang)
            ),
            click.Option(
                ["--tsa-roots"],
                type=file,
                help=say("certificates of time-stamping authorities to trust (PEM)", lang),
            ),
        ],
        run,
    )


def key_path() -> Path:
    """Where the installation's key lies: RINGBREAK_KEY, or the platform's folder for settings."""
    stated = os.environ.get("RINGBREAK_KEY", "")
    return Path(stated) if stated else Path(click.get_app_dir("ringbreak")) / "key"


def run(
    lang: str,
    as_json: bool,
    case: Path,
    cosign: bool,
    attach: Path | None,
    keys: tuple[str, ...],
    query: Path | None,
    timestamp: Path | None,
    tsa_roots: Path | None,
) -> int:
    from ringbreak.case import checkpoint
    from ringbreak.case.durable import write_durably
    from ringbreak.case.keys import fingerprint, installation_key, public_of

    it = opened(case)
    if attach is not None:
        made = checkpoint.attach(it, _bytes(attach).decode("utf-8", "replace"), keys)
    elif timestamp is not None:
        made = checkpoint.stamp(it, _bytes(timestamp), _bytes(tsa_roots) if tsa_roots else None)
    else:
        key = installation_key(key_path(), case=case)
        assert key is not None
        made = checkpoint.cosign(it, key) if cosign else checkpoint.make(it, key)
    if query is not None:
        write_durably(query, checkpoint.time_query(made.checkpoint))
    if as_json:
        print_json(
            {
                "path": str(made.path),
                "origin": made.checkpoint.origin,
                "size": made.checkpoint.size,
                "root": made.checkpoint.root.hex(),
                "keys": list(made.keys),
                "fingerprints": [fingerprint(public_of(k)[1]) for k in made.keys],
                "timestamp": str(made.stamp) if made.stamp.exists() else None,
                "notes": list(made.notes),
            }
        )
        return 0
    print(made.path)
    print(
        say(
            "{size} log entries, root {root}",
            lang,
            size=made.checkpoint.size,
            root=made.checkpoint.root.hex(),
        )
    )
    for one in made.keys:
        name, public = public_of(one)
        print(say("signed by {name}, key fingerprint {print}", lang, name=name, print=fingerprint(public)))
        print(f"  {one}")
    for note in made.notes:
        print(translate(note, lang))
    if query is not None:
        print(
            say(
                "time-stamp request: {path}. Send it to an authority and bring the answer back: ringbreak checkpoint {case} --timestamp FILE",
                lang,
                path=query,
                case=case,
            )
        )
    return 0


def _bytes(path: Path) -> bytes:
    """Raises: UsageError when there is no such file or it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as e:
        raise UsageError("{path} cannot be read: {reason}", path=path, reason=e.strerror) from e
