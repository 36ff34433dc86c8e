"""`ringbreak explain CASE R1`."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ringbreak.cli.common import as_of_option, case_argument, opened, print_json, verb, width
from ringbreak.words import field_in, place_of, say, translate

if TYPE_CHECKING:
    from ringbreak.model.explanation import Outside, Passage, Said


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
    from ringbreak.dossier.labels import colon
    from ringbreak.dossier.masking import mask_named, selector_shown
    from ringbreak.dossier.terminal import cut, printable, wrapped
    from ringbreak.model.kinds import kind_title

    it = opened(case)
    answer = it.explain(*what, as_of=as_of)
    if as_json:
        print_json(asdict(answer) | {"said": list(answer.said(lang))})
        return 0
    masked = it.file.masked

    places: dict[int, str] = {}

    def where(record_id: int) -> str:
        if record_id not in places:
            statement = "SELECT e.name, r.locator FROM records r JOIN evidence e USING (evidence_id) WHERE r.record_id = ?"
            found = rows(it, statement, record_id, as_of=as_of)
            places[record_id] = (
                place_of(found[0]["name"], found[0]["locator"], lang) if found else str(record_id)
            )
        return places[record_id]

    def place(passage: Passage) -> str:
        if not passage.field:
            return where(passage.record_id)
        return _span(passage, lang)

    # Ids are for machines: a reader is told the file and the place in it.
    hide = mask_named if masked else str
    named = [
        _with_case(_masked(s) if masked else s, case).said(lang) for s in (answer.answer, *answer.sentences)
    ]
    for number, sentence in enumerate(named):
        told = re.sub(r"(?:record |记录 ?)?(?<!\d)(\d{12,19})(?!\d)", lambda m: where(int(m[1])), sentence)
        for i, line in enumerate(wrapped(printable(told), width() - 2, 99)):
            print(("- " if number and not i else "  " if number else "") + line)
    for rung in answer.path:
        print(f"\n  {where(rung.left_id)}  [{rung.left_id}]")
        for shared in rung.shared:
            shown = (
                selector_shown(shared.kind, shared.value, shared.shown_as, masked=True, minted=True)
                if masked
                else shared.value
            )
            title = translate(kind_title(shared.kind), lang)
            told = f"    | {shared.bits:5.1f}  {title} {shown}: {translate(shared.why, lang)}"
            print(cut(printable(told), width()))
            # Where to look on either side; what was minted from the record as a whole has no passage.
            if shared.bits and (shared.left.field or shared.right.field):
                print(cut(printable(f"    |        {place(shared.left)} = {place(shared.right)}"), width()))
        print(f"  {where(rung.right_id)}  [{rung.right_id}]")
    if answer.near:
        print("\n" + say("Almost belongs:", lang))
        # Thirty reports that share one mailbox with the ring are one line: a reader needs the eight reasons, not the first eight records.
        alike: dict[tuple[str, str, str], list[Outside]] = {}
        for o in answer.near:
            alike.setdefault((o.member_kind, f"{o.bits:.1f}", o.why), []).append(o)
        for (kind, bits, why), those in list(alike.items())[:8]:
            name = (
                where(those[0].member_id)
                if kind == "record"
                else _shown(those[0].kind, those[0].shown_as, masked)
            )
            if len(those) > 1:
                name = say("{name} and {count} more like it", lang, name=name, count=len(those) - 1)
            for i, line in enumerate(
                wrapped(printable(colon(name, translate(hide(why), lang), lang)), width() - 9, 4)
            ):
                print((" " * 9 if i else f"  {bits:>5}  ") + line)
        left = sum(len(those) for those in list(alike.values())[8:])
        if left:
            print(say("  and {count} more: --json", lang, count=left))
    if answer.passages and not answer.steps:
        print("\n" + say("Seen in:", lang))
        for passage in answer.passages[:10]:
            span = f" {_span(passage, lang)}" if passage.field else ""
            print(cut(printable(f"  {where(passage.record_id)}{span}"), width()))
        if len(answer.passages) > 10:
            print(say("  and {count} more: --json", lang, count=len(answer.passages) - 10))
    return 0


def _span(passage: Passage, lang: str) -> str:
    """Where in a record: 'text 92-97', 正文第 92-97 字."""
    field, start, end = passage.field or "", passage.start, passage.end
    if lang != "zh":
        return f"{field} {start}-{end}"
    return f"{field_in(field, lang)}第 {start}-{end} 字"


def _shown(kind: str | None, shown: str, masked: bool) -> str:
    from ringbreak.dossier.masking import selector_shown

    return selector_shown(kind, "", shown, masked=True, minted=True) if masked and kind else shown


def _masked(sentence: Said) -> Said:
    """A sentence that names a selector, with an account's name masked as the dossier masks it."""
    from ringbreak.model.kinds import KIND_TITLES, kind_title

    values = dict(sentence.values)
    kinds = {kind_title(kind): kind for kind in KIND_TITLES}
    kind = kinds.get(values.get("kind", ""))
    if kind is None or "shown" not in values:
        return sentence
    shown = _shown(kind, values["shown"], masked=True)
    return replace(sentence, values=tuple((n, shown if n == "shown" else v) for n, v in sentence.values))


def _with_case(sentence: Said, case: Path) -> Said:
    """A command in a sentence, with the case it is typed for."""
    from ringbreak.case.write import as_typed

    values = tuple((n, as_typed(case) if n == "case" else v) for n, v in sentence.values)
    return replace(sentence, values=values)
