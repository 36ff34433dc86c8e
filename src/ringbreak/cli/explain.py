"""`ringbreak explain CASE R1`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from ringbreak.cli.common import as_of_option, case_argument, opened, print_json, verb, width
from ringbreak.words import say, translate


def command(lang: str) -> click.Command:
    return verb(
        "explain",
        lang,
        "Say why: a ring (R1 or its id), a record (its id), a selector (kind:value or its id), or two of them (the strongest path between two members). Every step names the passage that proves it.",
        [case_argument(), click.Argument(["what"], nargs=-1, required=True), as_of_option(lang)],
        run,
    )


def run(lang: str, as_json: bool, case: Path, what: tuple[str, ...], as_of: str | None) -> int:
    from ringbreak.case.query import rows
    from ringbreak.dossier.summary import cut, printable, wrapped

    it = opened(case)
    answer = it.explain(*what, as_of=as_of)
    if as_json:
        print_json(asdict(answer) | {"said": list(answer.said(lang))})
        return 0
    masked = it.file.masked

    def where(record_id: int) -> str:
        found = rows(
            it,
            "SELECT e.name, r.locator FROM records r JOIN evidence e USING (evidence_id) WHERE r.record_id = ?",
            record_id,
            as_of=as_of,
        )
        return f"{found[0]['name']}, {found[0]['locator']}" if found else str(record_id)

    for sentence in answer.said(lang):
        for line in wrapped(printable(sentence), width(), 99):
            print(line)
    for rung in answer.path:
        print(f"\n  {where(rung.left_id)}  [{rung.left_id}]")
        for shared in rung.shared:
            shown = shared.shown_as if masked else shared.value
            print(
                cut(
                    printable(
                        f"    | {shared.bits:5.1f}  {shared.kind} {shown}: {translate(shared.why, lang)}"
                    ),
                    width(),
                )
            )
        print(f"  {where(rung.right_id)}  [{rung.right_id}]")
    if answer.steps:
        print("\n" + say("How it holds together, strongest first:", lang))
        for step in answer.steps[:20]:
            through = f"  {where(step.through.record_id)}" if step.through else ""
            line = say(
                "+{added} records by {kind} {shown}",
                lang,
                added=step.added,
                kind=step.kind,
                shown=step.shown_as,
            )
            print(cut(printable(f"  {step.bits:5.1f}  {line}{through}"), width()))
        if len(answer.steps) > 20:
            print(say("  and {count} more steps: --json", lang, count=len(answer.steps) - 20))
    for title, group in (("Almost belongs:", answer.near), ("Touches it and was not counted:", answer.hubs)):
        if group:
            print("\n" + say(title, lang))
            for o in group[:8]:
                print(cut(printable(f"  {o.bits:5.1f}  {o.shown_as}: {translate(o.why, lang)}"), width()))
            if len(group) > 8:
                print(say("  and {count} more: --json", lang, count=len(group) - 8))
    if answer.passages and not answer.steps:
        print("\n" + say("Seen in:", lang))
        for passage in answer.passages[:10]:
            span = f" {passage.field} {passage.start}-{passage.end}" if passage.field else ""
            print(cut(printable(f"  {where(passage.record_id)}{span}"), width()))
        if len(answer.passages) > 10:
            print(say("  and {count} more: --json", lang, count=len(answer.passages) - 10))
    return 0
