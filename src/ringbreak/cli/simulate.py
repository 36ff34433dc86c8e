"""`ringbreak simulate SCENARIO OUT`: a case whose truth is known, to try the tool on and to measure it."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from ringbreak.cli.common import print_json, verb
from ringbreak.cli.progress import Terminal
from ringbreak.errors import UsageError
from ringbreak.words import say


def command(lang: str) -> click.Command:
    return verb(
        "simulate",
        lang,
        "Write a made-up case whose truth is known: OUT/evidence to investigate, OUT/truth.json to compare with. Nobody in it exists.",
        [
            click.Argument(["scenario"], required=False),
            click.Argument(["out"], required=False, type=click.Path(path_type=Path)),
            click.Option(["--list", "listing"], is_flag=True, help=say("list the scenarios and the kinds of noise", lang)),
            click.Option(
                ["--scale"], type=float, default=0.01, show_default=True,
                help=say("1 is the size of the true case; counts shrink with it", lang),
            ),
            click.Option(["--seed"], type=int, help=say("another seed gives another case of the same kind", lang)),
            click.Option(
                ["--noise"], default="all", show_default=True, metavar="KINDS",
                help=say("all, none, the kinds to have (a,b), or those to leave out (-a,-b)", lang),
            ),
        ],
        run,
    )  # fmt: skip


def run(
    lang: str, as_json: bool, scenario: str | None, out: Path | None, listing: bool, scale: float, seed: int | None, noise: str
) -> int:  # fmt: skip
    from ringbreak.simulate.simulate import SCENARIOS, SEED, noise_of, simulate
    from ringbreak.simulate.world import NOISE

    if listing:
        if as_json:
            told = [
                {
                    "name": s.name,
                    "case_type": s.case_type,
                    "title": s.title,
                    "at_one": s.at_one,
                    "source": s.source,
                }
                for s in SCENARIOS
            ]
            print_json({"scenarios": told, "noise": dict(NOISE)})
            return 0
        wide = max(len(s.name) for s in SCENARIOS)
        for s in SCENARIOS:
            print(f"{s.name:{wide}}  {say(s.title, lang)}")
            print(f"{'':{wide}}  {s.case_type}; {say('at scale 1: {what}', lang, what=say(s.at_one, lang))}")
        print()
        for name, what in NOISE.items():
            print(f"--noise {name.replace('_', '-'):21} {say(what, lang)}")
        return 0
    if scenario is None or out is None:
        raise UsageError(
            "name a scenario and a new folder: ringbreak simulate SCENARIO OUT; ringbreak simulate --list lists them"
        )
    started = time.monotonic()
    with Terminal(lang, quiet=as_json) as progress:
        made = simulate(
            scenario,
            out,
            scale=scale,
            seed=SEED if seed is None else seed,
            noise=noise_of(noise),
            progress=progress,
        )
    if as_json:
        print_json(
            {"scenario": made.scenario, "evidence": str(made.evidence), "truth": str(made.truth), "files": made.files,
             "bytes": made.bytes, "seconds": round(time.monotonic() - started, 3)}
        )  # fmt: skip
        return 0
    print(
        say(
            "{files} files of evidence ({size:.1f} MB) in {path}",
            lang,
            files=made.files,
            size=made.bytes / 1e6,
            path=made.evidence,
        )
    )
    print(say("what is true about it, kept apart: {path}", lang, path=made.truth))
    print(
        say("next: ringbreak investigate {path} -o CASE --authority test-data", lang, path=made.evidence),
        file=sys.stderr,
    )
    return 0
