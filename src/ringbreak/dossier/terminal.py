"""The summary as text for a terminal: wrapped, cut and padded by cells, two for a Chinese character."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ringbreak.dossier.labels import (
    case_type_name,
    colon,
    count,
    figure,
    fragment,
    money,
    selector_name,
    spoken,
)
from ringbreak.dossier.summary import given_told
from ringbreak.model.dossier import Amount, Summary
from ringbreak.words import say, translate


def cells(text: str) -> int:
    """How many cells of a terminal a text takes: two for East Asian wide and full-width, none for combining marks."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def printable(text: str) -> str:
    """Evidence as a terminal may show it: one line, control and direction characters as U+XXXX marks."""
    return "".join(
        " " if c in "\t\n\r\v\f" else f"<U+{ord(c):04X}>" if unicodedata.category(c) in _UNSHOWN else c
        for c in text
    )


_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells; what is left out is shown by an ellipsis."""
    if cells(text) <= width:
        return text
    kept, used = [], 0
    for c in text:
        used += cells(c)
        if used > width - 1:
            break
        kept.append(c)
    return "".join(kept).rstrip() + "…"


def _padded(text: str, width: int, right: bool = False) -> str:
    text = cut(text, width)
    space = " " * (width - cells(text))
    return space + text if right else text + space


def wrapped(text: str, width: int, most: int) -> list[str]:
    """Lines of at most `width` cells, broken at spaces or between Han characters, at most `most` of them."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and cells(line) + cells(piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    if line.strip():
        lines.append(line.rstrip())
    if len(lines) > most:
        kept = lines[: most - 1]
        return [*kept, cut(lines[most - 1], width - 1).rstrip("…") + "…"]
    return [cut(part, width) for part in lines]


def _pieces(text: str) -> Iterator[str]:
    word = ""
    for c in text:
        if unicodedata.east_asian_width(c) in "WF" and not unicodedata.category(c).startswith("P"):
            if word:
                yield word
            word = c
        else:
            word += c
            if c == " ":
                yield word
                word = ""
    if word:
        yield word


def terminal_summary(
    summary: Summary, lang: str = "en", width: int = 80, colour: bool = False, seconds: float | None = None
) -> str:
    """The last words of `investigate`, on one screen.

    Args:
        summary: From `build_summary`.
        lang: en or zh.
        width: Columns of the terminal; at least 60 are used.
        colour: Emphasis by ANSI codes; pass False when piped or NO_COLOR is set.
        seconds: How long it took, if that is to be said.
    """
    width = max(60, width)
    bold = ("\x1b[1m", "\x1b[0m") if colour else ("", "")
    red = ("\x1b[31m", "\x1b[0m") if colour else ("", "")
    dim = ("\x1b[2m", "\x1b[0m") if colour else ("", "")
    gutter = 12
    body = width - gutter

    def block(label: str, lines: list[str]) -> list[str]:
        head = f"{dim[0]}{_padded(label, gutter)}{dim[1]}"
        return [(head if i == 0 else " " * gutter) + line for i, line in enumerate(lines)]

    if summary.authorities:
        authority = say("authority: {statement}", lang, statement="; ".join(summary.authorities))
    else:
        authority = say("authority: unstated (nothing may leave)", lang)
    authority = printable(translate(authority, lang))
    took = fragment("{seconds:.1f} s", lang, seconds=seconds) if seconds is not None else ""
    name = cut(printable(summary.case_name), width // 3)
    room = width - cells(name) - cells(took) - 6
    out = [
        f"{bold[0]}{name}{bold[1]}   {cut(authority, room)}" + (f"   {took}" if took else ""),
        "",
    ]
    statuses = dict(summary.by_status)
    read = say(
        "{files} files: {read} read, {partly} partly, {refused} refused, {failed} failed",
        lang,
        files=count(summary.files),
        read=count(statuses.get("read", 0)),
        partly=count(statuses.get("partly", 0)),
        refused=count(statuses.get("refused", 0)),
        failed=count(statuses.get("failed", 0)),
    )
    out += block(
        say("Read", lang), _ends(read, say("{count} records", lang, count=count(summary.records)), body)
    )
    inside = summary.files + summary.copies - summary.files_given
    if inside > 0 or summary.copies or summary.not_taken_count:
        out += block(
            "",
            wrapped(
                given_told(summary, lang),
                body,
                2,
            ),
        )
    found = say(
        "{mentions} mentions of {selectors} selectors",
        lang,
        mentions=count(summary.mentions),
        selectors=count(summary.selectors),
    )
    rings = say("{count} rings", lang, count=count(summary.ring_count))
    out += [*block(say("Found", lang), _ends(found, rings, body)), ""]
    out += _ring_table(summary, lang, width, dim, red)
    tail: list[str] = []
    if summary.held_back_count:
        lines = []
        for h in summary.held_back:
            reason = translate(h.reason, lang)
            name_of = selector_name(h.kind, printable(h.shown), lang)
            lines += wrapped(colon(name_of, printable(reason), lang), body, 2)
        more = summary.held_back_count - len(summary.held_back)
        if more > 0:
            lines.append(say("{count} more: see the dossier", lang, count=count(more)))
        if any(h.privacy == "ask" for h in summary.held_back):
            lines.append(
                cut(
                    say("decide: ringbreak judge {case} include SELECTOR", lang, case=summary.command_case),
                    body,
                )
            )
        tail += block(say("Held back", lang), lines)
    if summary.doubt_count:
        first = spoken(summary.doubts[0].statement, lang) if summary.doubts else ""
        more = summary.doubt_count - 1
        told = colon(count(summary.doubt_count), first, lang) + (f" (+{count(more)})" if more else "")
        tail += block(say("Doubts", lang), wrapped(printable(told), body, 2))
    unread = summary.not_read_count + summary.not_taken_count
    if unread:
        lines = []
        # What never came in stands first: no count of files holds it.
        first_few = [(n.name, n.reason) for n in summary.not_taken]
        first_few += [(n.name, n.reason) for n in summary.not_read]
        for name_of, why in first_few:
            lines += wrapped(printable(colon(name_of, translate(why, lang), lang)), body, 2)
        more = unread - len(first_few)
        if more > 0:
            lines.append(
                cut(
                    say(
                        "{count} more: ringbreak list issues {case}",
                        lang,
                        count=count(more),
                        case=summary.command_case,
                    ),
                    body,
                )
            )
        tail += block(say("Not read", lang), lines)
    if tail:
        out += [*tail, ""]
    if summary.dossier_path:
        out += block(say("Dossier", lang), [summary.dossier_path])
    following = (
        f"ringbreak explain {summary.command_case} R{summary.rings[0].rank}"
        if summary.rings
        else f"ringbreak list issues {summary.command_case}"
        if unread
        else f'ringbreak sql {summary.command_case} "select * from selectors"'
    )
    out += block(say("Next", lang), [following])
    return "\n".join(line.rstrip() for line in out) + "\n"


def _ends(left: str, right: str, width: int) -> list[str]:
    """Two texts on one line, the second at the right edge; on two lines when they do not fit."""
    space = width - cells(left) - cells(right)
    return [f"{left}{' ' * space}{right}"] if space >= 2 else [cut(left, width), cut(right, width)]


def _purse(told: Amount, lang: str) -> str:
    return money(told.value, told.currency, lang) if told.currency is not None else figure(told.value, lang)


def _ties(names: list[str], width: int) -> list[str]:
    """The strongest ties on two lines, whole names only, '+1' for what does not fit."""
    for kept in range(len(names), 0, -1):
        rest = len(names) - kept
        text = ", ".join(names[:kept]) + (f" +{rest}" if rest else "")
        lines = wrapped(text, width, 9)
        if len(lines) <= 2 or kept == 1:
            return wrapped(text, width, 2)
    return []


def _ring_table(
    summary: Summary, lang: str, width: int, dim: tuple[str, str], red: tuple[str, str]
) -> list[str]:
    """A ring takes one line, or two when its money or its selectors need them."""
    if not summary.rings:
        return [say("No ring: there is not enough evidence for one.", lang), ""]
    heads = [say(head, lang) for head in ("Ring", "Records", "Accounts", "Bits")]
    ring = max(cells(heads[0]), *(len(f"R{r.rank}") for r in summary.rings))
    records = max(cells(heads[1]), *(len(count(r.records)) for r in summary.rings))
    accounts = max(cells(heads[2]), *(len(count(r.accounts)) for r in summary.rings))
    bits = max(cells(heads[3]), *(len(f"{r.bits:.0f}") for r in summary.rings))
    spare = width - ring - records - accounts - bits - 5 * 2
    what = min(26, spare // 2)
    holds = spare - what

    def line(first: str, n: str, m: str, looks: str, held: str, weight: str) -> str:
        return "  ".join(
            (
                _padded(first, ring),
                _padded(n, records, right=True),
                _padded(m, accounts, right=True),
                _padded(looks, what),
                _padded(held, holds),
                _padded(weight, bits, right=True),
            )
        )

    head = line(
        heads[0], heads[1], heads[2], say("What it looks like", lang), say("Held together by", lang), heads[3]
    )
    out = [f"{dim[0]}{head}{dim[1]}"]
    for r in summary.rings:
        looks = wrapped(case_type_name(r.case_type, r.case_type_confidence, lang), what, 2)
        looks = looks if len(looks) == 1 else [cut(" ".join(looks), what)] if r.moved else looks
        if r.complaints and r.case_type is None:
            looks.append(fragment("{count} complaints", lang, count=count(r.complaints)))
        if r.moved or r.lost:
            template = "{money} seen" if r.moved else "{money} lost, they say"
            looks.append(fragment(template, lang, money=_purse((r.moved or r.lost)[0], lang)))
        ties = _ties([selector_name(kind, printable(shown), lang) for kind, shown in r.held_by], holds)
        for i in range(max(len(looks), len(ties), 1)):
            words = (looks[i] if i < len(looks) else "", ties[i] if i < len(ties) else "")
            if i == 0:
                text = line(
                    f"R{r.rank}",
                    count(r.records),
                    count(r.accounts) if r.accounts else "–",
                    *words,
                    f"{r.bits:.0f}",
                )
                mark = f"R{r.rank}"
                out.append(f"{red[0]}{mark}{red[1]}{text[len(mark) :]}")
            else:
                out.append(line("", "", "", *words, ""))
    more = summary.ring_count - len(summary.rings)
    if more > 0:
        out.append(
            say("{count} more: ringbreak rings {case}", lang, count=count(more), case=summary.command_case)
        )
    return [*out, ""]
