"""`ringbreak run CASE`."""

from __future__ import annotations

from pathlib import Path

import click

from ringbreak.cli.common import (
    case_argument,
    colour,
    made_again,
    opened,
    print_json,
    resettle,
    verb,
    width,
    workers_option,
)
from ringbreak.cli.progress import STAGES, Terminal
from ringbreak.words import say


def command(lang: str) -> click.Command:
    return verb(
        "run",
        lang,
        "Read the evidence, find identifiers, weigh what is shared, form rings. Only what changed is recomputed.",
        [
            case_argument(),
            workers_option(lang),
            click.Option(
                ["--map", "map_file"],
                type=click.Path(path_type=Path),
                help=say("overrule what columns of tables mean (TOML)", lang),
            ),
            click.Option(["--again"], is_flag=True, help=say("also when nothing changed", lang)),
        ],
        run,
    )


def run(lang: str, as_json: bool, case: Path, workers: int | None, map_file: Path | None, again: bool) -> int:
    from ringbreak.case.settings import read_map
    from ringbreak.case.write import summary

    it = opened(case)
    if map_file is not None:
        resettle(it, {"maps": read_map(map_file)})
    with Terminal(lang, quiet=as_json) as progress:
        ran = it.run(workers=workers, progress=progress, again=again)
    counts = summary(it, lang=lang)
    if as_json:
        print_json(
            {
                "case": str(case),
                "changed": ran.changed,
                "altered": list(ran.altered),
                "stages": [{"stage": s, "seconds": round(t, 3), "computed": c} for s, t, c in ran.stages],
                "tables": {t: {"rows": ran.rows[t], "digest": d} for t, d in sorted(ran.digests.items())},
                "files": dict(counts.by_status)
                | {"given": counts.files_given, "distinct": counts.files, "not_taken": len(it.refused())},
                "log_head": it.log.head,
            }
        )
    else:
        from ringbreak.dossier.terminal import terminal_summary

        if not ran.changed:
            print(say("nothing changed since the last run", lang))
        if ran.altered:
            print(made_again(ran.altered, lang))
        slow = sorted((s for s in ran.stages if s[2]), key=lambda s: -s[1])[:3]
        if slow and sum(t for _, t, _ in slow) > 5:
            print(
                say(
                    "slowest: {stages}",
                    lang,
                    stages=", ".join(f"{say(STAGES.get(s, s), lang)} {t:.1f} s" for s, t, _ in slow),
                )
            )
        print(terminal_summary(counts, lang, width(), colour()), end="")
    return 1 if counts.not_read_count or it.refused() else 0
