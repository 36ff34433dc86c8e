"""Numbers as they are dictated, and numbers whose kind the clause or the line before says."""

from __future__ import annotations

from ringbreak.selectors.extract import extract


def test_the_span_ends_with_the_last_digit() -> None:
    text = "我念你写，幺六九，零零四，八八二，七幺，对，一共十一个数"
    (one,) = extract(text)
    assert one.as_written == "幺六九，零零四，八八二，七幺"
