"""The document as Markdown: for mail, wikis and version control. Evidence stands in code, where no mark-up works."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ringbreak.dossier.citing import visible
from ringbreak.dossier.document import Chapter, Document, digest
from ringbreak.dossier.exporters.exporter import Exporter
from ringbreak.dossier.labels import (
    STATUSES,
    case_type_name,
    colon,
    count,
    fragment,
    money,
    named,
    selector_name,
    setting_name,
    size,
)
from ringbreak.dossier.summary import not_taken_told
from ringbreak.words import code_in, place_in, say, translate

_SPECIAL = frozenset("\\`*_{}[]()<>#+-.!|~&@:$=^\"'")


def plain(text: str) -> str:
    """Text in which nothing is mark-up: one line, every special character escaped, invisible ones as marks."""
    return "".join(f"\\{c}" if c in _SPECIAL else " " if c in "\n\t" else c for c in visible(text))


def quoted(text: str) -> str:
    """Evidence as a code span that no run of backticks inside can end."""
    shown = visible(text).replace("\n", " ").replace("\t", " ")
    longest, run = 0, 0
    for c in shown:
        run = run + 1 if c == "`" else 0
        longest = max(longest, run)
    fence = "`" * (longest + 1)
    return f"{fence} {shown} {fence}" if shown.strip() else ""


def cell(text: str) -> str:
    """A table's cell."""
    return plain(text) or " "


def code_cell(text: str) -> str:
    """Evidence in a table's cell: a code span still needs its bars escaped."""
    return quoted(text).replace("|", "\\|")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    if rows:
        yield "| " + " | ".join(head) + " |\n"
        yield "|" + " --- |" * len(head) + "\n"
        for row in rows:
            yield "| " + " | ".join(row) + " |\n"
        yield "\n"


def _lines(document: Document) -> Iterator[str]:
    lang = document.lang
    marks = {p.key: p.mark for p in document.passages}

    def _(template: str, **values: object) -> str:
        return say(template, lang, **values)

    def cites(keys: Sequence[str]) -> str:
        once = dict.fromkeys(marks[k] for k in keys)
        return " ".join(f"\\[[{m}](#{m.lower().replace(':', '-')})\\]" for m in once)

    s = document.summary
    status = dict(s.by_status)
    yield f"# {plain(document.case_name)}\n\n"
    if s.authorities:
        yield (
            plain(_("authority: {statement}", statement="; ".join(translate(a, lang) for a in s.authorities)))
            + "\n\n"
        )
    else:
        yield f"**{plain(_('authority: unstated (nothing may leave)'))}**\n\n"
    yield plain(_("As of {when}.", when=document.custody.dated_at)) + "\n\n"
    yield f"## {_('What was given')}\n\n"
    yield (
        plain(
            _(
                "{files} files: {read} read, {partly} partly, {refused} refused, {failed} failed",
                files=count(s.files),
                **{name: count(status.get(name, 0)) for name in STATUSES},
            )
        )
        + (fragment("; ", lang) + plain(not_taken_told(s, lang)) if s.not_taken_count else "")
        + "\n\n"
    )
    yield f"## {_('What was found')}\n\n"
    yield (
        plain(
            _(
                "{records} records, {mentions} mentions of {selectors} selectors.",
                records=count(s.records),
                mentions=count(s.mentions),
                selectors=count(s.selectors),
            )
        )
        + "\n\n"
    )
    yield f"## {_('What could not be read')}\n\n"
    if not document.not_read and not document.not_taken:
        yield plain(_("Every file was wholly read.")) + "\n\n"
    yield from _table(
        (_("File"), _("Outcome"), _("Reason")),
        [
            (code_cell(n.name), cell(named(STATUSES, n.status, lang)), cell(n.reason))
            for n in document.not_read
        ]
        + [(code_cell(n.name), cell(_("not taken")), cell(n.reason)) for n in document.not_taken],
    )
    yield f"## {_('What holds together')}\n\n"
    if not document.chapters:
        yield plain(_("No ring: there is not enough evidence for one.")) + "\n\n"
    lines = [c.line for c in document.chapters] + list(document.other_rings)
    yield from _table(
        (_("Ring"), _("Records"), _("Accounts"), _("What it looks like"), _("Held together by"), _("Bits")),
        [
            (
                f"R{r.rank}",
                count(r.records),
                count(r.accounts),
                cell(case_type_name(r.case_type, r.case_type_confidence, lang)),
                cell(", ".join(selector_name(k, v, lang) for k, v in r.held_by)),
                f"{r.bits:.0f}",
            )
            for r in lines
        ],
    )
    yield f"## {_('Doubts')}\n\n"
    if not document.doubts:
        yield plain(_("No doubt was raised by the checks that ran.")) + "\n\n"
    for d in document.doubts:
        yield f"- **{plain(d.kind)}** {plain(d.statement)} {cites(d.cites)}\n"
    if document.doubts:
        yield "\n"
    for chapter in document.chapters:
        yield from _chapter(chapter, document, cites)
    if document.facts:
        yield f"## {_('Fact ledger')}\n\n"
        yield from _table(
            (_("Measure"), _("Figure"), _("Stage"), _("Who says so"), _("Claim"), _("Passage")),
            [
                (
                    cell(f.measure),
                    cell(f.figure),
                    cell(f.stage),
                    code_cell(f.speaker) or " ",
                    cell(f.statement),
                    cites(f.cites),
                )
                for f in document.facts
            ],
        )
    if document.held_back:
        yield f"## {_('Held back')}\n\n"
        yield from _table(
            (_("Selector"), _("Records"), _("Why it joins nothing"), _("Passage")),
            [
                (cell(f"{h.kind_name} {h.shown}"), count(h.records), cell(h.reason), cites(h.cites))
                for h in document.held_back
            ],
        )
    yield f"## {_('Method and limits')}\n\n"
    for limit in document.limits:
        yield f"- {plain(limit)}\n"
    if document.threshold_bits is not None:
        yield f"- {plain(_('Threshold: {bits:.1f} bits.', bits=document.threshold_bits))}\n"
    for name, value in document.settings:
        yield f"- {plain(colon(setting_name(name, lang), '', lang).rstrip())} {quoted(value)}\n"
    yield f"\n## {_('Custody')}\n\n"
    yield from _table(
        (_("What"), _("Digest")),
        [
            (_("This document"), quoted(digest(document))),
            (_("Head of the log"), quoted(document.custody.log_head or "")),
            *((code_cell(name), quoted(value)) for name, value in document.custody.table_digests),
        ],
    )
    yield f"## {_('Passages')}\n\n"
    seen: set[str] = set()
    for p in document.passages:
        if p.mark not in seen:
            seen.add(p.mark)
            yield f'<a id="{p.mark.lower().replace(":", "-")}"></a>\n\n'
        about = [
            place_in(p.locator, lang),
            p.record_kind,
            code_in(p.platform or "", lang),
            p.channel,
            p.author,
            p.at,
        ]
        yield f"**{p.mark}** {quoted(p.evidence_name)} {quoted(' · '.join(a for a in about if a))}\n\n"
        before, after = ("…" if p.cut_before else "") + p.before, p.after + ("…" if p.cut_after else "")
        yield f"> {quoted(before)} **{quoted(p.quoted)}** {quoted(after)}\n\n"
    yield f"## {_('Evidence')}\n\n"
    yield from _table(
        (_("No."), _("File"), "SHA-256", _("Size"), _("Outcome"), _("Records")),
        [
            (
                f"E{e.evidence_no}",
                code_cell(e.name),
                quoted(e.evidence_id),
                size(e.size_bytes, lang),
                cell(named(STATUSES, e.status, lang)),
                count(e.records),
            )
            for e in document.evidence
        ],
    )


def _chapter(chapter: Chapter, document: Document, cites: object) -> Iterator[str]:
    lang = document.lang
    assert callable(cites)

    def _(template: str, **values: object) -> str:
        return say(template, lang, **values)

    yield f"## R{chapter.line.rank}: {plain(chapter.looks_like)}\n\n"
    yield f"{plain(chapter.opening.text)} {cites(chapter.opening.cites)}\n\n{plain(chapter.period)}\n\n"
    if chapter.ladder:
        yield f"### {_('Why')}\n\n"
        yield from _table(
            (_("From"), _("Shared selector"), _("To"), _("Bits"), _("Level"), _("Passage")),
            [
                (r.from_label, cell(r.selector), r.to_label, f"{r.bits:.1f}", cell(r.level), cites(r.cites))
                for r in chapter.ladder
            ],
        )
    yield f"### {_('Who and what')}\n\n"
    yield from _table(
        (_("Selector"), _("Role"), _("Records"), _("Bits"), _("What the weight rests on"), _("Passage")),
        [
            (
                cell(selector_name(s.kind, s.shown, lang)),
                cell(s.role),
                count(s.records),
                f"{s.bits:.1f}",
                cell(s.why),
                cites(s.cites),
            )
            for s in chapter.selectors
        ],
    )
    if chapter.flows:
        yield f"### {_('How much')}\n\n"
        for flow in chapter.flows:
            yield from _table(
                (_("Payer"), _("Payee"), _("Amount"), _("Transfers"), _("Passage")),
                [
                    (
                        code_cell(one.payer),
                        code_cell(one.payee),
                        cell(money(one.amount, flow.currency, lang)),
                        count(one.transfers),
                        cites(one.cites),
                    )
                    for one in flow.lines
                ],
            )
    if chapter.weakest is not None:
        yield f"### {_('What would split it')}\n\n"
        yield f"{plain(chapter.weakest.text)} {cites(chapter.weakest.cites)}\n\n"
    if chapter.near_misses:
        yield f"### {_('What nearly belongs')}\n\n"
        for near in chapter.near_misses:
            yield f"- {plain(near.text)} {cites(near.cites)}\n"
        yield "\n"


def render(document: Document) -> Iterator[bytes]:
    """The text, line by line."""
    for line in _lines(document):
        yield line.encode("utf-8", "backslashreplace")


MARKDOWN = Exporter(
    name="markdown",
    title="Markdown",
    suffix=".md",
    media_type="text/markdown",
    render=render,
    loses=("pictures",),
)
