"""Vehicles told by their make and model: "two Porsche Macans", "a BMW X5 and three Toyota Hilux pickups"."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.terms import Term

_MAKE = re.compile(
    r" (?:luxury |used |new |stolen |black |white |red |armou?red )*(?:porsche|bmw|mercedes(?:-benz)?|audi|lexus|toyota|honda|nissan|ferrari|lamborghini|bentley|rolls-royce|maserati|mclaren|bugatti|tesla|jaguar|land rover|range rover|jeep|ford|chevrolet|cadillac|hyundai|kia|mazda|mitsubishi|volvo|volkswagen|vw|subaru|suzuki|isuzu|hummer|infiniti|mini|byd|geely|ducati|harley-davidson|yamaha|kawasaki|vespa|rolls royce|aston martin)"
    r"(?: (?!and\b|or\b|were\b|was\b|worth\b|in\b|from\b|at\b|as\b|with\b)[a-z0-9-]{1,12}){0,3}?(?=[,.;:)\n]| and\b| or\b| were\b| was\b| worth\b| from\b| as\b| with\b| in\b|$)"
)


def vehicles_by_make(low: str, number: Number, end: int) -> Term | None:
    """The make with its model as a noun of vehicles right behind the number; None when no make stands there."""
    make = _MAKE.match(low, number.end, end)
    return Term(number.end + 1, make.end(), "vehicle", make.group().strip()) if make is not None else None
