"""`ringbreak add CASE FILE...`."""

from __future__ import annotations

from pathlib import Path

import click

from ringbreak.case.case import Added
from ringbreak.cli.common import authority_from, authority_options, case_argument, opened, print_json, verb
from ringbreak.cli.progress import Terminal
from ringbreak.words import say, translate


def command(lang: str) -> click.Command:
    return verb(
        "add",
        lang,
        "Copy files and folders into a case. Success is printed only when bytes and log are on the disk.",
        [
            case_argument(),
            click.Argument(["given"], nargs=-1, required=True, type=click.Path(path_type=Path)),
            *authority_options(lang),
        ],
        run,
    )


def run(lang: str, as_json: bool, case: Path, given: tuple[Path, ...], **stated: str) -> int:
    it = opened(case)
    authority = authority_from(lang, **stated)
    with Terminal(lang, quiet=as_json) as progress:
        added = it.add(given, authority=authority, progress=progress)
    if as_json:
        print_json(
            as_dict(added) | {"log_head": it.log.head, "authority": authority.body() if authority else None}
        )
    else:
        for line in told(added, lang):
            print(line)
        print(say("Next: ringbreak run {case}", lang, case=case))
    return 1 if added.refused or added.changed else 0


def told(added: Added, lang: str) -> list[str]:
    """What `add` did, for people."""
    lines = [
        say(
            "{given} files given: {added} added ({size:.1f} MB), {known} there already, {refused} refused",
            lang,
            given=added.given,
            added=added.added,
            size=added.bytes / 1e6,
            known=added.known,
            refused=len(added.refused),
        )
    ]
    lines += [
        say("  refused: {name}: {reason}", lang, name=n, reason=translate(r, lang))
        for n, r in added.refused[:20]
    ]
    if len(added.refused) > 20:
        lines.append(say("  and {count} more: ringbreak list log", lang, count=len(added.refused) - 20))
    lines += [
        say("  changed since it was added; both versions are kept: {name}", lang, name=n)
        for n in added.changed[:20]
    ]
    return lines


def as_dict(added: Added) -> dict[str, object]:
    return {
        "given": added.given,
        "added": added.added,
        "known": added.known,
        "bytes": added.bytes,
        "refused": [{"name": n, "reason": r} for n, r in added.refused],
        "changed": list(added.changed),
    }
