"""What a figure may mean: the interval its comparator and its rounding leave open."""

from __future__ import annotations

from ringbreak.rings.bulletins.ledger import Fact

ROUGHLY = 0.15
"""How far "about" may be off; a press text rounds 17 to "about 20"."""


def shown(value: float) -> str:
    """A number as a person writes it: 150,000,000; 0.05."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.10g}"


def figure(fact: Fact) -> str:
    """A fact's figure in words: 'more than 2,000', '1 to 2'."""
    if fact.value is None:
        return f"{shown(fact.low or 0)} to {shown(fact.high or 0)}"
    words = {
        "exact": "",
        "about": "about ",
        "more_than": "more than ",
        "less_than": "less than ",
        "up_to": "up to ",
    }
    return words.get(fact.comparator, "") + shown(fact.value)


def ends(fact: Fact) -> tuple[float, float]:
    """Lowest and highest value a careful reader allows; infinity above "more than"."""
    if fact.value is None:
        return fact.low or 0.0, fact.high or 0.0
    v = fact.value
    if fact.comparator == "about":
        return v * (1 - ROUGHLY), v * (1 + ROUGHLY)
    if fact.comparator == "more_than":
        return v, float("inf")
    if fact.comparator == "less_than":
        return 0.0, v
    if fact.comparator == "up_to":
        return 0.0, v
    slack = grain(v) / 2 if v >= 1000 else min(grain(v) / 2, v / 20) if v >= 100 else 0.0
    return v - slack, v + slack


def grain(value: float) -> float:
    """The place of the last digit that is not zero: 17,966 -> 1; 86,640,000 -> 10,000."""
    if not float(value).is_integer() or value == 0:
        return 0.0
    n, place = int(value), 1
    while n % 10 == 0:
        n, place = n // 10, place * 10
    return float(place)


def rounded_down(small: Fact, large: Fact) -> bool:
    """The small value is the large one with its last digits left off: "more than 21,000" and "more than 21,300"."""
    place = grain(small.value or 0.0)
    return place > 0 and (large.value or 0.0) // place * place == small.value


def hold_together(left: Fact, right: Fact) -> bool:
    """Can both be true of one thing? Rounding and narrowing do not clash; a fivefold gap does, whatever the words.

    "More than 20" and 23 agree; so do 17,966 and "about 18,000". "More than 500,000" and "more than 50 million"
    could both be true in logic, but nobody who knew the second would write the first.
    """
    a, b = ends(left), ends(right)
    if a[0] > b[1] or b[0] > a[1]:
        return False
    low, high = sorted((_typical(left), _typical(right)))
    return low > 0 and high / low < 5


def _typical(fact: Fact) -> float:
    return fact.value if fact.value is not None else ((fact.low or 0.0) + (fact.high or 0.0)) / 2
