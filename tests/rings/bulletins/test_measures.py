"""The vocabulary is public: it may grow, and every word of it is documented."""

from __future__ import annotations

from pathlib import Path

from ringbreak.rings.bulletins import lexicon_en, lexicon_zh
from ringbreak.rings.bulletins.measures import _BY_NOUN, _PEOPLE, MEASURES, PEOPLE

PROMISED = {
    "arrested", "charged", "sentenced", "punished", "involved_people", "contacts", "insiders",
    "hackers", "officers_deployed", "victims", "buyers", "cases_solved", "detained", "cases_related",
    "cases_administrative", "cases_targeted", "gangs_dismantled", "dens_destroyed", "websites_closed",
    "websites_rectified", "websites_listed", "websites_fined", "idcs_listed", "enterprises_interviewed",
    "shops_closed", "accounts_closed", "anchor_accounts_closed", "live_rooms_closed",
    "chat_groups_closed", "forums_destroyed", "apps_removed", "items_found", "items_removed",
    "pages_filtered", "clicks", "views", "personal_records", "group_codes", "black_cards",
    "certificates", "seized_computers", "seized_phones", "seized_bank_cards", "seized_disks",
    "seized_guns", "seized_ammunition", "seized_counterfeits", "money_involved", "money_frozen",
    "illegal_profit", "loss", "price", "provinces", "cities", "duration",
}  # fmt: skip


def test_no_promised_measure_was_renamed() -> None:
    assert set(MEASURES) >= PROMISED


def test_every_measure_is_reached_by_some_noun_and_documented() -> None:
    page = (Path(__file__).parents[3] / "docs" / "facts.md").read_text(encoding="utf-8")
    for name in MEASURES:
        assert f"`{name}`" in page
    reached = set(_PEOPLE.values()) | {m for table in _BY_NOUN.values() for m in table.values()}
    money = {c for c in (*lexicon_en.MONEY.values(), *lexicon_zh.MONEY.values()) if c != "other"}
    assert set(MEASURES) <= reached | money | {"duration", "prison_term"}
    assert reached | money <= set(MEASURES)


def test_every_class_of_noun_has_a_measure() -> None:
    for lexicon in (lexicon_en, lexicon_zh):
        classes = set(lexicon.NOUNS.values()) - {"weak", "times"}
        assert classes <= set(_BY_NOUN) | PEOPLE
