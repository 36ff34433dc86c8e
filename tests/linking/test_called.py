"""A call is its caller's: those who are called have nothing in common but a telephone."""

from __future__ import annotations

import pytest

from .small import Row, Small, mention, record

LIST, PAPERS = "b" * 64, "c" * 64
VICTIM, SWINDLER, CENTRE, COURIER = "+8616000000001", "+8616000000002", "+8616000000003", "+8616000000004"


class Calls:
    def __init__(self) -> None:
        self.tables: dict[str, list[Row]] = {n: [] for n in ("records", "actions", "mentions")}

    def call(self, caller: str, callee: str, verb: str = "call") -> int:
        i = len(self.tables["records"]) + 1
        self.tables["records"].append(
            record(i, "", caller, evidence_id=LIST, platform=None, kind="action", counterpart=callee)
        )
        self.tables["actions"].append({"record_id": i, "actor": caller, "verb": verb, "target": callee})
        for n, (field, value) in enumerate(
            (("author", caller), ("cell:a", caller), ("counterpart", callee), ("cell:b", callee))
        ):
            self.tables["mentions"].append(mention(i, "phone", value, 20 * n, field=field))
        return i

    def says(self, text: str, *phones: str) -> int:
        i = len(self.tables["records"]) + 1
        self.tables["records"].append(record(i, text, f"writer{i}", evidence_id=PAPERS))
        for n, p in enumerate(phones):
            self.tables["mentions"].append(mention(i, "phone", p, 20 * n))
        return i

    def bearers(self, phone: str) -> set[int]:
        """Records that the number links."""
        case = Small(**self.tables).link()
        held = {s["selector_id"] for s in case.tables["selectors"] if s["value"] == phone}
        return {r["record_id"] for r in case.tables["links"] if r["selector_id"] in held and r["bits"] > 0}


def test_who_is_called_by_many_joins_none_of_them() -> None:
    it = Calls()
    for who in (SWINDLER, CENTRE, COURIER):
        for n in range(3):
            it.call(who, VICTIM if n else f"+861600000{who[-1]}{n}99")
    told = it.says("words", VICTIM)
    assert it.bearers(VICTIM) <= {told}


def test_a_call_is_its_callers() -> None:
    it = Calls()
    made = {it.call(SWINDLER, f"+86160000001{n:02d}") for n in range(6)}
    told = it.says("words", SWINDLER)
    assert it.bearers(SWINDLER) == made | {told}


@pytest.mark.parametrize("known", [True, False])
def test_where_nobody_says_who_called_it_was_the_one_who_calls_elsewhere(known: bool) -> None:
    it = Calls()
    open_ = {it.call(f"+86160000002{n:02d}", SWINDLER, "contact") for n in range(4)}
    made = {it.call(SWINDLER, f"+86160000001{n:02d}") for n in range(4)} if known else set()
    told = it.says("words", SWINDLER)
    assert it.bearers(SWINDLER) >= made | ({told} if known else set())
    assert bool(it.bearers(SWINDLER) & open_) is known


def texts(*sent: tuple[str, str], words: str = "words", told: str | None = None) -> set[int]:
    """Records that the receiver's number links, of messages (sender, receiver), and of one of kind `told` that names it."""
    it = Calls()
    for sender, receiver in sent:
        i = len(it.tables["records"]) + 1
        it.tables["records"].append(
            record(
                i,
                f"{words} {i}",
                sender,
                evidence_id=LIST,
                platform="sms",
                kind="message",
                counterpart=receiver,
            )
        )
        it.tables["mentions"] += [
            mention(i, "phone", value, field=field)
            for field, value in (("author", sender), ("counterpart", receiver))
            if value.startswith("+")
        ]
    if told:
        it.says("words", VICTIM)
        it.tables["records"][-1]["kind"] = told
    return it.bearers(VICTIM)


def test_who_gets_messages_from_several_joins_none_of_them() -> None:
    assert texts((SWINDLER, VICTIM), (CENTRE, VICTIM), (COURIER, VICTIM), (COURIER, VICTIM)) == set()
    assert texts((SWINDLER, VICTIM), ("95588", VICTIM)) == set()


@pytest.mark.parametrize(
    ("told", "bearers"),
    # Said where to reach somebody: customers write to him. In a form or a book: a customer himself, or one of the cheated.
    [("post", {1, 2, 3}), ("message", {1, 2, 3}), ("document", {3}), ("row", {3}), (None, set())],
)
def test_messages_to_a_number_join_by_it_only_if_people_name_it_to_be_reached_by(
    told: str | None, bearers: set[int]
) -> None:
    assert texts((SWINDLER, VICTIM), (CENTRE, VICTIM), told=told) == bearers


def test_messages_to_a_number_join_by_it_where_it_wrote_to_their_sender() -> None:
    assert texts((SWINDLER, VICTIM), (CENTRE, VICTIM), (VICTIM, SWINDLER)) == {1, 3}


@pytest.mark.parametrize(
    ("sender", "page", "counted"),
    [("95588", None, False), ("95588", "bank-zz.example", True), (SWINDLER, None, True)],
)
def test_what_a_service_number_sends_everybody_is_no_family_of_texts(
    sender: str, page: str | None, counted: bool
) -> None:
    tables: dict[str, list[Row]] = {"records": [], "mentions": []}
    for i in range(1, 7):
        text = (
            f"【某某银行】您尾号{1000 + i}的账户转出三千八百元整，如非本人操作请尽快与我行联系 {page or ''}"
        )
        tables["records"].append(
            record(
                i,
                text,
                sender if sender == "95588" else f"{sender[:-1]}{i}",
                evidence_id=LIST,
                platform="sms",
                kind="message",
            )
        )
        if page:
            tables["mentions"].append(mention(i, "domain", page, 40))
    case = Small(**tables).link()
    (family,) = (s for s in case.tables["selectors"] if s["kind"] == "template")
    weights = {
        r["bits"] > 0 or "service number" not in r["why"]
        for r in case.tables["links"]
        if r["selector_id"] == family["selector_id"]
    }
    assert weights == {counted}
