"""Two runs side by side: which rings changed, and which evidence did it."""

from __future__ import annotations

from ringbreak.rings.compare import compare

from ..linking.small import Small, mention, record
from .test_form import prose


def case(count: int, second: int = 0) -> Small:
    """`count` records of one file and `second` of another, all with one number."""
    ids = range(1, count + second + 1)
    rows = [record(i, prose(i), f"u{i}", evidence_id=("a" if i <= count else "b") * 64) for i in ids]
    evidence = [
        {"evidence_id": e * 64, "name": f"{e}.csv", "size_bytes": 1, "media_type": "text/csv", "record_count": 1,
         "added_at": 0, "issue_count": 0, "status": "read", "expected_count": 1, "emitted_count": 1, "failed_count": 0,
         "refused_count": 0, "member_count": 0}
        for e in ("a", "b")[: 1 + bool(second)]
    ]  # fmt: skip
    return Small(
        records=rows, evidence=evidence, mentions=[mention(i, "phone", "+8613800000001") for i in ids]
    )


def test_a_ring_that_grew_names_the_evidence_that_made_it_grow() -> None:
    before = case(4)
    before.link()
    sketches = before.rings().sketches
    after = case(4, 2)
    after.link()
    after.rings(previous=sketches)
    found = compare(before.engine, after.engine)
    assert [(r.ring_id, r.change, r.came, r.went) for r in found.rings] == [
        (sketches[0].ring_id, "grown", (5, 6), ())
    ]
    assert found.rings[0].evidence == (("b" * 64, "b.csv", 2),)
    assert found.evidence == ("b.csv",)
    assert [s.said("zh") for s in found.sentences()][
        1
    ] == f"团伙 {sketches[0].ring_id} 新增的 2 条记录来自 b.csv"


def test_the_same_run_twice_differs_in_nothing() -> None:
    one, two = case(4).run(), case(4).run()
    found = compare(one.engine, two.engine)
    assert found.rings == ()
    assert found.selectors == ()
    assert [s.said() for s in found.sentences()] == ["nothing changed"]
