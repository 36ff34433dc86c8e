"""Why: what `explain` answers, the same for the command line, the dossier and the Python API."""

from __future__ import annotations

from dataclasses import dataclass

from ringbreak.words import say, value_in


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence: its English template and what its names stand for."""

    template: str
    values: tuple[tuple[str, str], ...] = ()

    def said(self, lang: str = "en") -> str:
        """The sentence in the language asked for; values that are themselves sentences are translated too."""
        return say(self.template, lang, **{name: value_in(name, value, lang) for name, value in self.values})


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a record shows something: a span of code points, or the record as a whole when field is None."""

    record_id: int
    field: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Shared:
    """A selector that two records share. bits: what it adds; 0 when it repeats what another of them says."""

    selector_id: int
    kind: str
    value: str
    shown_as: str
    bits: float
    why: str
    left: Passage
    right: Passage


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a path: two records and all they share. bits: the sum over what is independent."""

    left_id: int
    right_id: int
    bits: float
    shared: tuple[Shared, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of how a ring holds together: a selector, the record by which it hangs on what came before, how many
    records it adds."""

    selector_id: int
    kind: str
    shown_as: str
    bits: float
    through: Passage | None
    added: int
    records: int
    beside: int = 0
    """Other contacts without which it would not be enough: the step is a joint, its bits are those of all."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The weakest link: the selector whose removal splits the ring, and the records of each part, the largest first."""

    selector_id: int
    kind: str
    shown_as: str
    bits: float
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outside:
    """A near miss or a hub that touches the ring without counting."""

    member_kind: str
    member_id: int
    shown_as: str
    bits: float
    record_count: int
    why: str
    kind: str | None = None
    """Selector kind; None for a record."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """An answer.

    subject: ring, path, member or selector. answer: the first sentence, which stands alone.
    sentences: the reasoning, in order. path: for two members. steps, weakest: for a ring. near: what almost belongs.
    hubs: what touches it and was not counted. passages: where a selector or member is seen (at most 50).
    enough: False when the answer is "not enough evidence".
    """

    subject: str
    what: tuple[str, ...]
    answer: Said
    sentences: tuple[Said, ...] = ()
    ring_id: str | None = None
    path: tuple[Rung, ...] = ()
    steps: tuple[Step, ...] = ()
    weakest: Cut | None = None
    near: tuple[Outside, ...] = ()
    hubs: tuple[Outside, ...] = ()
    passages: tuple[Passage, ...] = ()
    enough: bool = True

    def said(self, lang: str = "en") -> tuple[str, ...]:
        """Everything there is to read aloud, sentence by sentence."""
        return (self.answer.said(lang), *(s.said(lang) for s in self.sentences))
