"""What lies outside a ring's records but is of it: payments through its accounts, reports of other days; and what it counts."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from ringbreak.dossier.build import build_document
from ringbreak.dossier.summary import build_summary
from tests.dossier.synthetic import Tables, context, three_rings


def paid(tables: Tables, evidence: str, payer: str, payee: str, amount: str) -> int:
    record = tables.record(evidence, f"{payer} {payee} {amount}", kind="transfer")
    tables.add(
        "transfers", record_id=record, payer=payer, payee=payee, amount=Decimal(amount), currency="CNY", direction_known=True,
    )  # fmt: skip
    return record


def test_payments_through_the_rings_accounts_are_drawn_though_no_ring_holds_them() -> None:
    tables = three_rings()
    ring = tables.rows["rings"][0]["ring_id"]
    statement = tables.evidence("statement.csv")
    first, _ = (paid(tables, statement, "player one", "till", "700.00") for _ in range(2))
    tables.add(
        "ring_transfers",
        ring_id=ring,
        record_id=first,
        way="in",
        account="till",
        part="told",
        certain=True,
        ledgers=2,
    )
    document = build_document(tables.engine(), context())
    (flow,) = document.chapters[0].flows
    assert (flow.total, flow.transfers) == ("700.00", 1), "a movement that two ledgers tell is drawn once"
    assert document.chapters[0].line.moved[0].value == "700.00"
    assert document.chapters[1].flows[0].total == "154965.00", (
        "a ring without stated accounts is drawn as before"
    )


def test_reports_of_other_days_are_said_and_do_not_date_the_ring() -> None:
    tables = three_rings()
    ring = tables.rows["rings"][0]
    before = build_document(tables.engine(), context()).chapters[0].period
    report = tables.record(
        tables.evidence("paper.html"),
        "a newspaper",
        sent_at=datetime(2031, 1, 2, tzinfo=UTC),
        sent_at_precision="day",
    )
    tables.add("ring_members", ring_id=ring["ring_id"], member_kind="record", member_id=report)
    after = build_document(tables.engine(), context()).chapters[0].period
    assert "2031" not in after
    assert "1 reports and warnings" in after
    assert "reports" not in before


def test_only_what_was_mentioned_counts_as_mentioned_selectors() -> None:
    tables = three_rings()
    before = build_summary(tables.engine(), context()).selectors
    tables.add(
        "selectors", selector_id=77, kind="template", value="t", shown_as="t", record_count=2, bits=9.0
    )
    assert build_summary(tables.engine(), context()).selectors == before


def test_small_payments_are_gathered_by_the_account_they_went_to() -> None:
    tables = three_rings()
    ring = tables.rows["rings"][0]["ring_id"]
    statement = tables.evidence("statement.csv")
    for n in range(30):
        record = paid(tables, statement, f"player {n}", "Till 1" if n % 3 else "till-2", "100.00")
        tables.add(
            "ring_transfers", ring_id=ring, record_id=record, way="in", account="till1" if n % 3 else "till2", part="told",
            certain=True, ledgers=1,
        )  # fmt: skip
    (flow,) = build_document(tables.engine(), context()).chapters[0].flows
    assert flow.total == "3000.00"
    assert sum(line.transfers for line in flow.lines) == 30
    others = [line for line in flow.lines if line.payer == "other"]
    assert len({line.payee for line in others}) == 2
    assert "other" not in {line.payee for line in others}


def test_rings_of_a_known_type_come_first_and_one_accounts_payments_last() -> None:
    tables = three_rings()
    for n, ring in enumerate(tables.rows["rings"]):
        ring["case_type"], ring["case_type_confidence"] = ("trade", 0.9) if n == 2 else (None, None)
    tables.rows["rings"][0] |= {"selector_count": 1, "author_count": 0}
    lines = build_summary(tables.engine(), context()).rings
    assert [line.rank for line in lines] == [3, 2, 1]
    document = build_document(tables.engine(), context())
    assert [c.line.rank for c in document.chapters] == [3, 2, 1]
