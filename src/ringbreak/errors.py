"""Every exception the project raises, on one page.

A message says what was expected, what was found, where, and what to do next. The class decides the exit code
of the command line (`exit_code`), so a script can tell a typing slip from a broken chain of custody.
"""

from __future__ import annotations

from ringbreak.words import say, translate


class RingbreakError(Exception):
    """Anything ringbreak raises on purpose.

    Args:
        template: The message with {names}; it is the key of the Chinese catalogue.
        values: What the names stand for.
    """

    exit_code = 4

    def __init__(self, template: str, **values: object) -> None:
        self.template = template
        self.values = values
        super().__init__(say(template, **values))

    def said(self, lang: str) -> str:
        """The message in the language asked for; a reason in it that is a sentence of ours, or of the system, is translated too."""
        return say(
            self.template,
            lang,
            **{
                k: translate(v, lang) if isinstance(v, str) and " " in v else v
                for k, v in self.values.items()
            },
        )


class UsageError(RingbreakError):
    """The caller asked for something that cannot be; the message says what would be valid."""

    exit_code = 2


class MissingExtra(UsageError):
    """An optional library is absent; names the extra that installs it."""

    def __init__(self, extra: str, what: str) -> None:
        self.extra = extra
        super().__init__(
            f"{what} needs the optional part {extra}, which is not installed: ringbreak doctor tells how to install it"
        )


class EvidenceError(RingbreakError):
    """About the bytes of one piece of evidence."""

    exit_code = 1


class NotThisFormat(EvidenceError):
    """A parser looked closer and it is not its format: the next parser is tried."""


class Unreadable(EvidenceError):
    """The bytes are of a known format and cannot be read; the reason becomes a row of ISSUES.

    Args:
        template: What is wrong, in words a reader accepts.
        refused: True when reading was declined (encrypted, a limit was hit), False when it failed.
    """

    def __init__(self, template: str, *, refused: bool = False, **values: object) -> None:
        self.refused = refused
        super().__init__(template, **values)


class CustodyBroken(EvidenceError):
    """Bytes are not what the log says they are. Always raised: a changed file is never quietly read again."""

    exit_code = 3


class CaseError(RingbreakError):
    """The case on disk is missing, locked, or of another version."""

    exit_code = 2


class CaseLocked(CaseError):
    """Another process writes to the case."""


class NotAuthorised(CaseError):
    """The legal basis is unstated or does not cover what was asked; nothing leaves the case."""

    exit_code = 3


class EngineError(RingbreakError):
    """The engine refused; carries the table and the statement.

    Args:
        message: What the engine said.
        table: Name of the table that was being made, if any.
        statement: The SQL text, if any.
    """

    def __init__(self, message: str, *, table: str | None = None, statement: str | None = None) -> None:
        self.table = table
        self.statement = statement
        super().__init__(
            "the engine refused while making {table}: {message}\n  in: {statement}",
            table=table or "an answer",
            message=message,
            statement=(statement or "-").strip()[:500],
        )
