"""Sentences that the engine fills: templates whose values are columns, for reasons written a million at a time."""

from __future__ import annotations

from ringbreak.words import cut


def sentence(template: str, **columns: str) -> str:
    """A template as an SQL expression of text, in English as tables keep it; NULL where a value is NULL.

    Put together piece by piece: a value that holds braces of its own stays as it is, and behind a single one noun and verb
    stand in the singular, as in `say`.

    Args:
        columns: The SQL expression of each value that the template names.
    """
    made = []
    for name, several, single in cut(template):
        value = f"CAST({columns[name]} AS VARCHAR)" if name else ""
        if value:
            made.append(value)
        if single != several:
            made.append(f"CASE WHEN {value} = '1' THEN {literal(single)} ELSE {literal(several)} END")
        elif several:
            made.append(literal(several))
    return "(" + " || ".join(made or ["''"]) + ")"


def literal(text: str) -> str:
    """A text as an SQL literal, quotation marks around it and those inside doubled."""
    return "'" + text.replace("'", "''") + "'"
