"""What verbs share: options, opening a case, printing tables and JSON."""

from __future__ import annotations

import getpass
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ringbreak.words import LANGUAGES, say

if TYPE_CHECKING:
    from ringbreak.case.api import OpenCase
    from ringbreak.case.authority import Authority


class Spoken(click.Command):
    """A command whose help is in one language throughout; click's own words follow the system's."""

    lang = "en"

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say("show this help", self.lang)
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(
            ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=say("Usage: ", self.lang)
        )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        told = [found for p in options if (found := p.get_help_record(ctx)) is not None]
        if told:
            with formatter.section(say("Options", self.lang)):
                formatter.write_dl(told)


def verb(
    name: str, lang: str, help_text: str, params: Sequence[click.Parameter], run: Callable[..., int | None]
) -> click.Command:
    """A command with --lang and --json; `run` gets `lang`, `as_json` and its own parameters by name."""

    def call(**values: Any) -> int:
        values.pop("lang", None)
        return run(lang=lang, **values) or 0

    shared: list[click.Parameter] = [
        click.Option(["--json", "as_json"], is_flag=True, help=say("print JSON on stdout", lang)),
        click.Option(["--lang"], type=click.Choice(LANGUAGES), help=say("language of messages", lang)),
    ]
    made = Spoken(name, params=[*params, *shared], callback=call, help=say(help_text, lang))
    made.lang = lang
    return made


def case_argument() -> click.Argument:
    return click.Argument(["case"], type=click.Path(path_type=Path))


def as_of_option(lang: str) -> click.Option:
    return click.Option(
        ["--as-of"], metavar="WHEN", help=say("the case as known at an entry number, a date or a time", lang)
    )


def workers_option(lang: str) -> click.Option:
    return click.Option(
        ["--workers"],
        type=click.IntRange(1, 256),
        help=say("processes and threads; results do not depend on it", lang),
    )


def authority_options(lang: str) -> list[click.Parameter]:
    return [
        click.Option(
            ["--authority"],
            metavar="TEXT",
            help=say("legal basis: a reference, or own-material, press, test-data", lang),
        ),
        click.Option(
            ["--purpose"], default="", metavar="TEXT", help=say("what the material may be used for", lang)
        ),
        click.Option(["--scope"], default="", metavar="TEXT", help=say("what the authority covers", lang)),
        click.Option(["--expires"], default="", metavar="DATE", help=say("until when it holds", lang)),
        click.Option(
            ["--retention"], default="", metavar="TEXT", help=say("how long the material may be kept", lang)
        ),
    ]


def place_options(lang: str) -> list[click.Parameter]:
    """Where what is not said is to be thought: the zone of times, the countries of phone numbers."""
    return [
        click.Option(
            ["--time-zone"],
            metavar="ZONE",
            help=say("zone of times without an offset; Asia/Shanghai unless said", lang),
        ),
        click.Option(
            ["--region"],
            metavar="CC[,CC]",
            help=say(
                "countries of phone numbers without a prefix, the likeliest first (CN,HK,TW); CN unless said",
                lang,
            ),
        ),
    ]


def authority_from(
    lang: str, authority: str | None, purpose: str, scope: str, expires: str, retention: str
) -> Authority | None:
    """The authority stated on the command line; a terminal is asked once; None is unstated."""
    from ringbreak.case.authority import CHOICES, Authority

    if authority is None and sys.stdin.isatty() and sys.stderr.isatty():
        print(say("Under which legal basis is this material held?", lang), file=sys.stderr)
        for name, told in CHOICES.items():
            print(f"  {name:14} {say(told, lang)}", file=sys.stderr)
        print(
            say(
                "  or a reference (warrant, decision, request, consent); empty leaves it unstated, and then nothing may leave the case",
                lang,
            ),
            file=sys.stderr,
        )
        authority = input("> ").strip() or None
    if authority is None:
        return None
    return Authority.stated(authority, purpose=purpose, scope=scope, expires=expires, retention=retention)


def who() -> str:
    """Who acts: RINGBREAK_WHO, or the account of the system."""
    try:
        return os.environ.get("RINGBREAK_WHO") or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def clock() -> datetime:
    """Now, or the moment SOURCE_DATE_EPOCH states, so that a whole case can be made again to the same bytes."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(stated), UTC) if stated.isdigit() else datetime.now(UTC)


def opened(path: Path) -> OpenCase:
    from ringbreak.case.api import OpenCase

    return OpenCase.open(path, who=who(), clock=clock)


def resettle(it: OpenCase, given: dict[str, Any]) -> None:
    """Make settings stated anew part of the case, so that the next run, a rebuild and another machine read alike.

    Args:
        given: Settings by name; maps are added to those there are. What is as it was is not written.
    """
    from ringbreak.case.settings import CaseFile, Settings

    before = it.settings.as_json()
    after = before | given | {"maps": {**it.settings.maps, **given.get("maps", {})}}
    changed = {name: after[name] for name in sorted(given) if after[name] != before[name]}
    if not changed:
        return
    settings = Settings.from_json(after)
    with it.lock:
        it.file = CaseFile(it.file.name, it.file.masked, settings)
        it.file.write(it.path / "case.toml")
        it.append([("settings", changed)])


def made_again(tables: Sequence[str], lang: str) -> str:
    """What a run says that found tables on the disk changed by somebody else."""
    return say(
        "tables were not what had been made of them ({tables}): another program or a failing disk changed them. They were made again from the evidence",
        lang,
        tables=", ".join(tables),
    )


def plain(value: object) -> object:
    """A value of a table as JSON has it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, bytes):
        return value.hex()
    return value


def print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1, default=plain))


def width() -> int:
    return shutil.get_terminal_size((80, 24)).columns if sys.stdout.isatty() else 80


def colour(stream: Any = None) -> bool:
    return (stream or sys.stdout).isatty() and not os.environ.get("NO_COLOR")


def print_table(
    headers: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    right: frozenset[int] = frozenset(),
    most: int = 0,
) -> None:
    """Columns side by side, wrapped to the terminal, full when piped; evidence shown as one harmless line a cell.

    What a command takes (an id) is never cut; hashes are, since their beginning is enough.
    """
    from ringbreak.dossier.terminal import cells, cut, printable

    shown = [[printable("" if v is None else str(plain(v))) for v in row] for row in rows]
    if not sys.stdout.isatty():
        print("\t".join(headers))
        for row in shown:
            print("\t".join(row))
        return
    columns = [[row[i] for row in shown] for i in range(len(headers))]
    wide = [max([cells(h), *map(cells, column)]) for h, column in zip(headers, columns, strict=True)]
    least = [_least(header, column, w) for header, column, w in zip(headers, columns, wide, strict=True)]
    room = width() - 2 * (len(headers) - 1)
    while sum(wide) > room and any(w > m for w, m in zip(wide, least, strict=True)):
        spare = [w if w > m else 0 for w, m in zip(wide, least, strict=True)]
        wide[spare.index(max(spare))] -= 1
    for row in [list(headers), *shown]:
        lines = [
            [cut(text, w)] if _HASH.fullmatch(text) else _folded(text, w)
            for text, w in zip(row, wide, strict=True)
        ]
        for n in range(max(map(len, lines))):
            parts = []
            for i, those in enumerate(lines):
                text = those[n] if n < len(those) else ""
                space = " " * (wide[i] - cells(text))
                parts.append(space + text if i in right else text + space)
            print("  ".join(parts).rstrip())


LINES = 4
"""Lines that a cell may take on a terminal; what does not fit ends in an ellipsis, and stands whole with --json or in a pipe."""
_HASH = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"-?[0-9]{12,20}|[0-9a-f]{10,16}")


def _least(header: str, column: Sequence[str], wide: int) -> int:
    """Cells of the terminal to which a column may shrink."""
    from ringbreak.dossier.terminal import cells

    filled = [text for text in column if text]
    if filled and all(_HASH.fullmatch(text) for text in filled):
        return min(wide, 12)
    if filled and all(_ID.fullmatch(text) for text in filled):
        return wide
    prose = (
        wide > PROSE
        and sum(text.count(" ") >= 4 or cells(text) > len(text) for text in filled) > len(filled) / 2
    )
    return PROSE if prose else min(wide, max(8, min(cells(header), 12)))


def _folded(text: str, wide: int) -> list[str]:
    """A cell in lines; what is one long word (a path, an address) goes on in the next line instead of being cut."""
    from ringbreak.dossier.terminal import cells, wrapped

    pieces = []
    for word in text.split(" "):
        piece = ""
        for c in word:
            if cells(word) > wide and cells(piece + c) > wide:
                pieces.append(piece)
                piece = ""
            piece += c
        pieces.append(piece)
    return wrapped(" ".join(pieces), wide, LINES) or [""]


PROSE = 24
"""Cells that a column of sentences keeps."""
