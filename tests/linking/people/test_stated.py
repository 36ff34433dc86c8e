"""What is told of a pair is softer than the model at both ends and keeps the order of pairs."""

from __future__ import annotations

import numpy as np

from ringbreak.linking.payments.evidence import Field
from ringbreak.linking.people.matching import match, stated


def test_the_order_of_pairs_is_kept_and_the_ends_are_softer() -> None:
    model = np.array([1e-9, 1e-4, 0.02, 0.3, 0.5, 0.9, 0.9999, 1 - 1e-9])
    told = stated(model)
    assert (np.diff(told) > 0).all()
    assert (told[:3] > model[:3]).all()
    assert (told[-2:] < model[-2:]).all()
    assert ((told > 0) & (told < 1)).all()


def test_a_pair_that_agrees_on_nothing_firm_is_held_at_a_half_for_joining_only() -> None:
    """The rule says what may join; what is told of the pair is what the model makes of it."""
    level = np.array([1, 1, 0, 0], np.int8)
    field = Field(level, np.zeros(0), 2, np.array([0.1, 0.9]))
    rarity = np.where(level == 1, 30.0, 0.0)
    ends = np.arange(4)
    found = match([field], rarity, ends, ends + 1, 100, np.array([True, False, True, False]))
    assert found.probability[0] > 0.99
    assert found.probability[1] == 0.5
    assert found.stated[0] == found.stated[1] > 0.99
    assert found.stated[2] == found.stated[3] < 0.1
