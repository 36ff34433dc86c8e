"""What is told of a pair is softer than the model at both ends and keeps the order of pairs."""

from __future__ import annotations

import numpy as np

from ringbreak.linking.people.matching import Compared, Part, match, stated


def test_the_order_of_pairs_is_kept_and_the_ends_are_softer() -> None:
    model = np.array([1e-9, 1e-4, 0.02, 0.3, 0.5, 0.9, 0.9999, 1 - 1e-9])
    told = stated(model)
    assert (np.diff(told) > 0).all()
    assert (told[:3] > model[:3]).all()
    assert (told[-2:] < model[-2:]).all()
    assert ((told > 0) & (told < 1)).all()


def test_a_pair_that_agrees_on_nothing_firm_is_held_at_a_half_for_joining_only() -> None:
    """The rule says what may join; what is told of the pair is what the model makes of it."""
    ends = np.arange(4, dtype=np.int32)
    # Pairs 0 and 1 agree on the one field, 2 and 3 do not; something firm agrees in 0 and 2.
    levels = np.array([[1], [1], [0], [0]], np.int8)
    part = Part(np.array([30.0, 30.0, 0.0, 0.0]), ends.astype(np.uint8), np.ones(4, np.bool_))
    pairs = Compared(
        (part,), ends, ends + 1, levels, np.array([True, False, True, False]), (np.array([0.1, 0.9]),)
    )
    found = match(pairs, 100)
    assert found.probability[0] > 0.99
    assert found.probability[1] == 0.5
    assert found.stated[0] == found.stated[1] > 0.99
    assert found.stated[2] == found.stated[3] < 0.1
