"""The meanings that columns of tables may have, and which of them a concept fills in each sort of table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ringbreak.intake.tables import calls
from ringbreak.intake.tables.allowed import METRICS

KEPT = "kept"
"""Of a column that fills none: its cells stand in FIELDS."""

MEANINGS: dict[str, str] = {
    # Every meaning a column may be given, here or with --map, and what it fills.
    "records.text": "what the record says",
    "records.title": "title or subject",
    "records.author": "account id of who said or did it",
    "records.author_name": "display name of the author",
    "records.counterpart": "to whom",
    "records.channel": "chat, group, forum, list",
    "records.platform": "platform",
    "records.url": "where it stood",
    "records.language": "language code",
    "records.sent_at": "when; ':dmy' or ':mdy' behind it settles 03/04/2024",
    "records.sent_at:time": "time of day, when the day has a column of its own",
    "transfers.amount": "amount, with or without sign",
    "transfers.amount_in": "amount when money came in to the holder",
    "transfers.amount_out": "amount when money left the holder",
    "transfers.direction": "whether it came in or went out",
    "transfers.currency": "currency",
    "transfers.memo": "purpose or remark",
    "transfers.balance": "balance after the movement; checks directions, fills nothing",
    "transfers.status": "whether it happened; failed and closed ones make no transfer",
    "transfers.payer": "account that paid",
    "transfers.payee": "account that received",
    "transfers.payer_name": "name of the payer",
    "transfers.payee_name": "name of the payee",
    "transfers.own_account": "account of the holder of the statement",
    "transfers.own_name": "name of the holder of the statement",
    "transfers.counterparty": "account on the other side",
    "transfers.counterparty_name": "name on the other side",
    "transfers.moved_at": "when money moved; fills records.sent_at too",
    "actions.actor": "account that acted; fills records.author too",
    "actions.verb": "what it did",
    "actions.target": "what it was done to",
    "actions.direction": "whether the owner of a list of calls called or was called; decides who the actor is",
    "actions.device": "device id",
    "actions.ip": "IP address",
    "actions.cell": "mobile cell",
    "actions.acted_at": "when; fills records.sent_at too",
    "profiles.name": "name of the person described",
    "profiles.given_name": "given name, when the surname has a column of its own; both make the name",
    "profiles.surname": "surname",
    "profiles.id_number": "resident id, passport or registration number",
    "profiles.phone": "phone",
    "profiles.address": "address",
    "profiles.born_on": "date of birth",
    "profiles.company": "company",
    "profiles.account": "account id or handle",
    "profiles.email": "e-mail",
    "profiles.bank_card": "bank card or account",
    "profiles.wechat": "WeChat id",
    "profiles.qq": "QQ number",
    **{f"metrics.{m}": f"count of {m}" for m in METRICS},
    KEPT: "kept in FIELDS, searchable",
}
TIMES = ("records.sent_at", "transfers.moved_at", "actions.acted_at")
PARTIES = ("transfers.payer", "transfers.payee", "transfers.payer_name", "transfers.payee_name")

PERSON = (
    "name",
    "given_name",
    "surname",
    "id_number",
    "phone",
    "address",
    "born_on",
    "company",
    "email",
    "bank_card",
    "wechat",
    "qq",
)

COMMON: dict[str, str] = {
    "text": "records.text", "title": "records.title", "channel": "records.channel", "platform": "records.platform",
    "url": "records.url", "language": "records.language", "clock": "records.sent_at:time",
    "verb": "actions.verb", "device": "actions.device", "ip": "actions.ip", "cell": "actions.cell",
    **{m: f"metrics.{m}" for m in METRICS},
}  # fmt: skip

_SIDES: dict[str, tuple[str, ...]] = {
    "caller": ("profiles.phone",), "own_number": ("profiles.phone",), "callee": ("actions.target",),
}  # fmt: skip
"""Outside a list of calls a caller is somebody who is described, as in the tickets of a hotline."""

BY_FLAVOUR: dict[str, dict[str, tuple[str, ...]]] = {
    "call": calls.FILLS,
    # concept -> the meanings it may fill, the best first; one that is taken is passed over.
    "transfer": {
        "time": ("transfers.moved_at",), "date": ("transfers.moved_at",), "amount": ("transfers.amount",),
        "amount_in": ("transfers.amount_in",), "amount_out": ("transfers.amount_out",), "direction": ("transfers.direction",),
        "currency": ("transfers.currency",), "memo": ("transfers.memo",), "comment": ("transfers.memo",), "balance": ("transfers.balance",),
        "status": ("transfers.status",), "payer": ("transfers.payer",), "payee": ("transfers.payee",),
        "payer_name": ("transfers.payer_name",), "payee_name": ("transfers.payee_name",),
        "own_account": ("transfers.own_account",), "own_name": ("transfers.own_name",), "bank_card": ("transfers.own_account",),
        "account": ("transfers.own_account",), "name": ("transfers.own_name",),
        "counterparty": ("transfers.counterparty",), "counterparty_name": ("transfers.counterparty_name",),
    },
    "message": {
        "time": ("records.sent_at",), "date": ("records.sent_at",), "author": ("records.author",), "author_name": ("records.author_name",),
        "account": ("records.author", "profiles.account"), "own_account": ("records.author",), "actor": ("records.author",),
        "counterpart": ("records.counterpart",), "counterparty": ("records.counterpart",), "counterparty_name": ("records.counterpart",),
        "comment": ("records.text",), "memo": ("records.text",), "name": ("profiles.name",), "target": ("actions.target",),
        **{p: (f"profiles.{p}",) for p in PERSON if p != "name"}, **_SIDES,
    },
    "action": {
        "time": ("actions.acted_at",), "date": ("actions.acted_at",), "actor": ("actions.actor",), "author": ("actions.actor", "actions.target"),
        "account": ("actions.actor", "profiles.account"), "own_account": ("actions.actor",), "author_name": ("records.author_name",),
        "target": ("actions.target",), "url": ("actions.target",), "counterpart": ("actions.target",),
        **{p: (f"profiles.{p}",) for p in PERSON}, **_SIDES,
    },
    "profile": {
        "author": ("profiles.account",), "account": ("profiles.account",), "own_account": ("profiles.bank_card", "profiles.account"),
        "author_name": ("records.author_name",), "own_name": ("profiles.name",), "time": ("records.sent_at",), "date": ("records.sent_at",),
        **{p: (f"profiles.{p}",) for p in PERSON}, **_SIDES,
    },
    "row": {
        "time": ("records.sent_at",), "date": ("records.sent_at",), "author": ("records.author",), "author_name": ("records.author_name",),
        "account": ("records.author",), "own_account": ("records.author",), "counterpart": ("records.counterpart",),
    },
}  # fmt: skip


def kind_of(meanings: Iterable[str], prices: bool = False) -> str:
    """RECORDS.kind of the rows of a table with these meanings."""
    have = set(meanings)
    if have & {"transfers.amount", "transfers.amount_in", "transfers.amount_out"}:
        return "transfer"
    if prices and "records.title" in have:
        return "listing"
    if have & {"records.text", "records.title"}:
        return (
            "post"
            if have & {"records.title", "metrics.views", "metrics.likes", "metrics.shares"}
            else "message"
        )
    if any(m.startswith("actions.") for m in have) and have & set(TIMES):
        return "action"
    if any(m.startswith("profiles.") for m in have):
        return "profile"
    return "row"


@dataclass(frozen=True, slots=True)
class Known:
    """A format whose headers are fixed: which meanings, on which platform, in which currency."""

    name: str
    platform: str
    currency: str | None
    meanings: Mapping[str, str] = field(default_factory=dict)
    """Normal header -> meaning."""
    sign_is_holders: bool = False
    """Payer and payee stand in columns of their own whatever the sign, which tells which of the two the holder is."""
