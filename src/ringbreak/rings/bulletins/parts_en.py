"""Parts an English sentence sets beside their whole, and counts it tells a second time: they are no figures of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ringbreak.rings.bulletins.ledger import Fact
from ringbreak.rings.bulletins.numbers import Number

_SORT = re.compile(
    r" (?:[a-z-]+ )?(?:men|women|males|females|man|woman|boys|girls|adults|juveniles|minors|teenagers|teens|youths|locals|foreigners|nationals|citizens)\b"
)
"""What people are divided by: sex, age, where they are from."""
_SET_BESIDE = re.compile(
    r"(?: [a-z’'-]+){1,4}(?: \([^)]{1,30}\))?(?:,? ?[-–—:(] ?| ?, |,? (?:from|being|namely|comprising|comprised of|consisting of|made up of|including) )(?:all |both )?"
)
_AND_ONE = re.compile(
    r"(?: [a-z-]+){1,2}(?:,? and |, )an? (?:man|woman|boy|girl|teenager|minor|juvenile|local|foreigner)\b"
)
_BETWEEN = re.compile(r"(?: [a-z-]+){1,3}(?:, and |,? and |, )")


def with_glosses(low: str, numbers: list[Number]) -> list[Number]:
    """The numbers with each that is written twice, "twenty-six (26)" or "26 (twenty-six)", read once."""
    if low.find(" (", numbers[0].start, numbers[-1].end) < 0:
        return numbers
    made: list[Number] = []
    for number in numbers:
        last = made[-1] if made else None
        if (
            last is not None
            and last.worded != number.worded
            and last.value == number.value
            and low[last.end : number.number_start] == " ("
            and low.startswith(")", number.end)
        ):
            made[-1] = last._replace(end=number.end + 1)
        else:
            made.append(number)
    return made


def told_as_parts(low: str, numbers: Sequence[Number]) -> frozenset[int]:
    """Indices of the numbers that split up the one before them: "nine people – seven men and two women – were arrested".

    Only parts that add up to the whole are taken for parts ("and a woman" adds one). Parts by place are figures: each
    has a scope of its own.
    """
    parts: set[int] = set()
    sorted_out = [k for k, n in enumerate(numbers) if _SORT.match(low, n.end) is not None]
    for i, whole in enumerate(numbers) if sorted_out else ():
        behind = [k for k in sorted_out if k > i]
        if whole.value is None or i in parts or not behind:
            continue
        if _SET_BESIDE.fullmatch(low, whole.end, numbers[behind[0]].start) is None:
            continue
        total, before = 0.0, 0
        for n, k in enumerate(behind):
            if n and _BETWEEN.fullmatch(low, before, numbers[k].start) is None:
                break
            total, before = total + (numbers[k].value or 0.0), numbers[k].end
            if total == whole.value or (total + 1 == whole.value and _AND_ONE.match(low, before) is not None):
                parts.update(behind[: n + 1])
                break
    return frozenset(parts)


_THE = re.compile(r"\b(?:the|these|those|all|both)(?: (?:said|same|other))? (?:the )?$")
_CAUGHT = frozenset({"arrested", "detained", "charged", "sentenced"})


def told_again(text: str, facts: list[Fact]) -> list[Fact]:
    """The facts, with "the 505 suspects" taken for the 505 arrested of whom the text told before.

    A count with the definite article and the very value of an earlier count of people caught speaks of the same people.
    """
    caught: dict[tuple[str, float], Fact] = {}
    made = []
    for fact in facts:
        if fact.value is not None and fact.value > 1:
            key = (fact.case_no, fact.value)
            if fact.measure in _CAUGHT:
                caught[key] = fact
            elif (
                fact.measure == "involved_people"
                and key in caught
                and _THE.search(text[max(0, fact.start - 16) : fact.number_start].lower()) is not None
            ):
                fact = replace(fact, measure=caught[key].measure, stage=caught[key].stage)
        made.append(fact)
    return made
