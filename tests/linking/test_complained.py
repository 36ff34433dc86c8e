"""Sites that complainants name: a pool elsewhere makes them one operation's, and nothing else does (docs/decisions/0060)."""

from __future__ import annotations

import pytest

from ringbreak.engine.engine import Engine
from ringbreak.linking import complained

from .small import Row, Small, mention, record

SITE = "prize-draw.example"


def case(posts: int, complaints: int, contacts: int, bare: int = 0, writers: int = 20) -> Small:
    """Posts that lead to a site and show one of `contacts` QQ numbers, posts that name it alone, and a register in which every row has a telephone of its own."""
    records: list[Row] = []
    mentions: list[Row] = []

    def add(text: str, author: str | None, **more: object) -> int:
        i = len(records) + 1
        records.append(
            record(
                i,
                f"{text} {''.join(chr(0x4E00 + (i * 37 + j * 11) % 9000) for j in range(24))}",
                author,
                **more,
            )
        )
        return i

    for i in range(posts):
        r = add(f"{SITE} QQ", f"w{i % writers}")
        mentions.extend([mention(r, "domain", SITE), mention(r, "qq", f"{100000000 + i % contacts}", 40)])
    for i in range(bare):
        mentions.append(mention(add(SITE, f"b{i}"), "domain", SITE))
    for i in range(complaints):
        r = add(f"{SITE} 充值", None, evidence_id="f" * 64, kind="message")
        mentions.extend(
            [mention(r, "domain", SITE), mention(r, "phone", f"+8613800{i:06d}", 0, field="cell:联系电话")]
        )
    header = {"evidence_id": "f" * 64, "sheet": "", "how": "synonym"}
    mappings = [
        {**header, "header": "投诉内容", "meaning": "records.text"},
        {**header, "header": "联系电话", "meaning": "profiles.phone"},
    ]
    return Small(records=records, mentions=mentions, mappings=mappings).run()


def test_a_site_with_a_pool_elsewhere_is_not_public_by_its_complainants_telephones() -> None:
    made = case(posts=300, complaints=100, contacts=3)
    site = made.selector("domain")
    assert site["privacy"] == "private", site["why"]
    (ring,) = made.tables["rings"]
    assert ring["record_count"] == 400


@pytest.mark.parametrize(
    "other",
    [
        {"contacts": 60},
        {"bare": 700},
        {"complaints": 200},
        {"writers": 2},
    ],
    ids=[
        "many sell there",
        "most name it bare",
        "more complain than lead there",
        "two writers repeat themselves",
    ],
)
def test_a_place_of_many_gains_nothing(other: dict[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []
    read = complained.read

    def counted(engine: Engine) -> None:
        read(engine)
        taken.append(engine.sql("SELECT count(*) AS n FROM complained_of")["n"][0].as_py())

    monkeypatch.setattr(complained, "read", counted)
    case(posts=300, complaints=100, contacts=3)
    case(**{"posts": 300, "complaints": 100, "contacts": 3, **other})
    assert taken == [100, 0]
