"""The command line: finds the verb, loads only its module, turns errors into words and exit codes.

Exit codes: 0 done, 1 done with issues, 2 usage, 3 custody, 4 engine, 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import NoReturn, TextIO

import click

from ringbreak.cli.common import Spoken
from ringbreak.errors import RingbreakError
from ringbreak.version import VERSION
from ringbreak.words import LANGUAGES, say

VERBS: dict[str, tuple[str, str]] = {
    "investigate": ("investigate", "the main job in one go: new, add, run, dossier"),
    "new": ("new", "make an empty case"),
    "add": ("add", "copy evidence into a case"),
    "run": ("run", "read, extract, link, find rings"),
    "rings": ("rings", "list the rings, or one with its members"),
    "explain": ("explain", "why a ring, two records or a selector hold together"),
    "diff": ("diff", "what changed between two runs, and because of what"),
    "judge": ("judge", "record a decision, or undo one"),
    "dossier": ("dossier", "write the dossier: HTML, Markdown, JSON"),
    "verify": ("verify", "recompute log, evidence and tables; name what is wrong"),
    "fsck": ("fsck", "after a crash or a restore: does all of it still hold and add up"),
    "checkpoint": ("checkpoint", "sign the log; add second signers and time stamps"),
    "authority": ("authority", "state the legal basis afterwards, or the one that holds now"),
    "purge": ("purge", "remove evidence and all that came of it; the log keeps a trace"),
    "rebuild": ("rebuild", "delete everything derived and make it again"),
    "sql": ("sql", "query the tables"),
    "list": ("list", "list evidence, issues, columns, parsers, kinds, tables, the log"),
    "ids": ("ids", "find identifiers in a text, a file or a stream"),
    "facts": ("facts", "read the figures of bulletins and doubt them"),
    "simulate": ("simulate", "write a made-up case whose truth is known"),
    "doctor": ("doctor", "what this machine offers: sandbox, extras, space"),
}
"""Verb -> (module under ringbreak.cli, one line of help); in the order of the help page."""


def language(arguments: list[str]) -> str:
    """The language to speak: --lang, RINGBREAK_LANG, then the locale of the terminal."""
    for i, word in enumerate(arguments):
        if word == "--lang" and i + 1 < len(arguments):
            return arguments[i + 1]
        if word.startswith("--lang="):
            return word[7:]
    for name in ("RINGBREAK_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


class Verbs(Spoken, click.Group):
    """A group whose commands are imported when they are used, so that --help needs no engine."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        made: click.Command = import_module(f"ringbreak.cli.{VERBS[cmd_name][0]}").command(self.lang)
        return made

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(say("Verbs", self.lang)):
            formatter.write_dl([(verb, say(told, self.lang)) for verb, (_, told) in VERBS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name and name not in VERBS and not name.startswith("-"):
            import difflib

            near = difflib.get_close_matches(name, VERBS, n=1)
            hint = say(" Did you mean {near}?", self.lang, near=near[0]) if near else ""
            ctx.fail(say("no such verb: {name}.", self.lang, name=name) + hint)
        return super().resolve_command(ctx, args)


def program(lang: str) -> click.Group:
    """The whole command line in one language."""
    group = Verbs(
        name="ringbreak",
        help=say(
            "From a folder of lawfully held evidence to the rings behind it, every claim traced to what proves it.",
            lang,
        ),
        epilog=say("Start with: ringbreak investigate FOLDER", lang),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        params=[
            click.Option(
                ["--lang"],
                type=click.Choice(LANGUAGES),
                expose_value=False,
                help=say("language of messages", lang),
            ),
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_version,
                help=say("print the version", lang),
            ),
        ],
    )
    group.lang = lang
    return group


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(f"ringbreak {VERSION}")
        ctx.exit()


_NO_ROOM = ("failed to map segment", "Cannot allocate memory", "cannot allocate memory")
"""What the system's loader says when a library does not fit into the memory a process may have."""


def _whole(stream: TextIO) -> TextIO:
    """The stream, with a buffer where PYTHONUNBUFFERED took it away.

    Without one the interpreter drops what a short write leaves over, on a full disk or after a signal, and says nothing.
    """
    raw = getattr(stream, "buffer", None)
    if not isinstance(raw, io.FileIO):
        return stream
    # The file behind it is not ours to close: whoever called may write to it afterwards.
    return open(raw.fileno(), "w", buffering=1, encoding=stream.encoding, errors=stream.errors, closefd=False)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code; standard output and error are the caller's again afterwards."""
    given = sys.stdout, sys.stderr
    try:
        return _main(sys.argv[1:] if arguments is None else arguments)
    finally:
        sys.stdout, sys.stderr = given


def _main(arguments: list[str]) -> int:
    lang = language(arguments)
    lang = lang if lang in LANGUAGES else "en"
    sys.stdout, sys.stderr = _whole(sys.stdout), _whole(sys.stderr)
    for stream in (sys.stdout, sys.stderr):
        # A terminal in another encoding must not kill a run: what it cannot show is escaped.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = program(lang).main(args=arguments, prog_name="ringbreak", standalone_mode=False)
        sys.stdout.flush()
        return int(code or 0)
    except click.exceptions.Exit as e:
        return e.exit_code
    except click.ClickException as e:
        where = (
            f"\n{say('Help: {command}', lang, command=e.ctx.command_path + ' --help')}"
            if isinstance(e, click.UsageError) and e.ctx
            else ""
        )
        print(f"ringbreak: {e.format_message()}{where}", file=sys.stderr)
        return 2
    except (KeyboardInterrupt, click.Abort):
        print(
            "\n" + say("Stopped. What was acknowledged is safe; run the same command again to go on.", lang),
            file=sys.stderr,
        )
        return 130
    except RingbreakError as e:
        print(f"ringbreak: {e.said(lang)}", file=sys.stderr)
        return e.exit_code
    except (MemoryError, ImportError) as e:
        if isinstance(e, ImportError) and not any(sign in str(e) for sign in _NO_ROOM):
            raise
        print(
            "ringbreak: "
            + say(
                "there is too little memory. What was acknowledged is safe; free some, or raise the limit, and run the same command again",
                lang,
            ),
            file=sys.stderr,
        )
        return 4
    except BrokenPipeError:
        # The reader (head, less) has gone: not our error. Point stdout elsewhere so that the interpreter's last flush is quiet.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as e:
        # Also when it was standard output that failed: the interpreter's last flush must not fail a second time.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(
            "ringbreak: "
            + say(
                "the system refused: {reason} ({path}). What was acknowledged is safe; mend it and run the same command again",
                lang,
                reason=e.strerror or e,
                path=e.filename or "-",
            ),
            file=sys.stderr,
        )
        return 4


def entry() -> NoReturn:
    """For `python -m ringbreak.cli.main`."""
    sys.exit(main())


if __name__ == "__main__":
    entry()
