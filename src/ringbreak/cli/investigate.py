"""`ringbreak investigate FOLDER`: the main job in one go."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ringbreak.cli.common import (
    authority_from,
    authority_options,
    clock,
    colour,
    made_again,
    place_options,
    print_json,
    resettle,
    verb,
    who,
    width,
    workers_option,
)
from ringbreak.cli.progress import Terminal
from ringbreak.errors import UsageError
from ringbreak.words import say, translate

if TYPE_CHECKING:
    from ringbreak.case.case import Case


def command(lang: str) -> click.Command:
    return verb(
        "investigate",
        lang,
        "From a folder of evidence to its rings and a dossier, in one go. Run again on the same case, it adds what is new and recomputes what changed.",
        [
            click.Argument(["folder"], type=click.Path(path_type=Path)),
            click.Option(
                ["-o", "--output", "case"],
                type=click.Path(path_type=Path),
                help=say("folder of the case; FOLDER-case unless said", lang),
            ),
            *authority_options(lang),
            workers_option(lang),
            click.Option(
                ["--map", "map_file"],
                type=click.Path(path_type=Path),
                help=say("overrule what columns of tables mean (TOML)", lang),
            ),
            *place_options(lang),
            click.Option(["--reveal"], is_flag=True, help=say("show identifiers in full", lang)),
        ],
        run,
    )


def run(
    lang: str,
    as_json: bool,
    folder: Path,
    case: Path | None,
    workers: int | None,
    map_file: Path | None,
    time_zone: str | None,
    region: str | None,
    reveal: bool,
    **stated: str,
) -> int:
    from ringbreak.case.api import new_case, open_case
    from ringbreak.case.settings import Settings, read_map
    from ringbreak.selectors.regions import checked

    started = time.monotonic()
    if not folder.exists():
        raise UsageError("no such file or folder: {path}", path=folder)
    if (folder / "case.toml").exists() and (folder / "log").exists():
        raise UsageError("{path} is a case already; run it with: ringbreak run {path}", path=folder)
    if folder.is_dir() and not any(folder.iterdir()):
        raise UsageError("{path} is empty; put the evidence into it, or name another folder", path=folder)
    target = case or Path(f"{folder.resolve().name}-case")
    authority = authority_from(lang, **stated)
    stated_settings = {
        "time_zone": time_zone,
        "region": region and checked(region),
        "maps": read_map(map_file) if map_file else None,
    }
    given = {name: value for name, value in stated_settings.items() if value}
    if (target / "case.toml").exists():
        it = open_case(target, who=who(), clock=clock)
        resettle(it, given)
    else:
        it = new_case(
            target,
            name=folder.resolve().name,
            settings=Settings.from_json(given),
            who=who(),
            clock=clock,
        )
    with Terminal(lang, quiet=as_json) as progress:
        added = it.add([folder], authority=authority, progress=progress)
        progress.say(
            say(
                "{added} files added, {known} there already ({size:.1f} MB)",
                lang,
                added=added.added,
                known=added.known,
                size=added.bytes / 1e6,
            )
        )
        for name, reason in added.refused[:5]:
            progress.say(say("  refused: {name}: {reason}", lang, name=name, reason=translate(reason, lang)))
        ran = it.run(workers=workers, progress=progress)
        if ran.altered:
            progress.say(made_again(ran.altered, lang))
        progress.say(
            say(
                "{records} records, {mentions} mentions, {rings} rings",
                lang,
                records=f"{ran.rows.get('records', 0):,}",
                mentions=f"{ran.rows.get('mentions', 0):,}",
                rings=ran.rows.get("rings", 0),
            )
        )
        written = it.dossier(lang=lang, reveal=reveal, progress=progress)
    seconds = time.monotonic() - started
    summary = written.summary
    if as_json:
        print_json(
            {
                "case": str(target),
                "files": dict(summary.by_status)
                | {
                    "given": summary.files_given + len(it.refused()),
                    "distinct": summary.files,
                    "not_taken": len(it.refused()),
                },
                "not_taken": [{"name": n, "reason": r} for n, r in it.refused()],
                "records": summary.records,
                "mentions": summary.mentions,
                "selectors": summary.selectors,
                "rings": it.rings(),
                "dossier": {k: str(v) for k, v in written.files.items()},
                "tables": {t: {"rows": ran.rows[t], "digest": d} for t, d in sorted(ran.digests.items())},
                "log_head": it.log.head,
            }
        )
    else:
        from ringbreak.dossier.terminal import terminal_summary

        print(file=sys.stderr)
        print(terminal_summary(summary, lang, width(), colour(), seconds), end="")
        note = read_as(it, lang)
        if note:
            print(note)
    return 1 if summary.not_read_count or it.refused() else 0


def read_as(it: Case, lang: str) -> str | None:
    """What a case of English texts was read as without anybody having said so; None when there is nothing to say.

    "Call 020 7946 0123" is a number of Guangzhou in one region and of London in another, and midnight is another hour.
    """
    from ringbreak.case import query
    from ringbreak.case.settings import Settings

    settings, unsaid = it.settings, Settings()
    if (settings.time_zone, settings.region) != (unsaid.time_zone, unsaid.region):
        return None
    (found,) = query.rows(
        it,
        "SELECT count(*) FILTER (language = 'en') AS en, count(*) FILTER (starts_with(language, 'zh')) AS zh FROM records",
    )
    if found["en"] <= found["zh"]:
        return None
    return say(
        "\nMost texts are English. Times without an offset were read as of {zone}, telephone numbers without a prefix as of {region}."
        "\nIf that is wrong, run the same again with --time-zone and --region, as in --time-zone Europe/London --region GB",
        lang,
        zone=settings.time_zone,
        region=settings.region,
    )
