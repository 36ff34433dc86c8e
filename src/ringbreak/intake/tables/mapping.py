"""What the columns of a table mean: headers and values vote, and what they disagree on is kept, never forced."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from ringbreak.errors import UsageError
from ringbreak.intake.parser import Reading
from ringbreak.intake.tables import calls, persons
from ringbreak.intake.tables.allowed import ALLOWS, is_time
from ringbreak.intake.tables.meanings import BY_FLAVOUR, COMMON, KEPT, MEANINGS, PARTIES, PERSON, TIMES
from ringbreak.intake.tables.synonyms import concept_of, normal
from ringbreak.intake.tables.values import Shape, is_null, shape_of


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """What one column was taken to mean. `why`: synonym, values, synonym and values, overruled, unknown, of another person, or a conflict."""

    header: str
    meaning: str
    why: str


@dataclass(slots=True)
class _Column:
    header: str
    shape: Shape
    concept: str | None
    rank: int
    why: str
    meaning: str = KEPT
    fixed: bool = False


def map_columns(
    headers: Sequence[str],
    sample_rows: Sequence[Sequence[str | None]],
    reading: Reading,
    name: str,
    *,
    known: Mapping[str, str] | None = None,
) -> list[ColumnMeaning]:
    """Decide what each column means.

    | header | values | meaning | why |
    |---|---|---|---|
    | 手机号 | 13800138000 | profiles.phone | synonym and values |
    | a1 | 13800138000 | profiles.phone | values |
    | 手机号 | 2024-03-05 | kept | header and values disagree |

    Args:
        headers: Unique headers, as `header.py` makes them.
        sample_rows: Some rows of cells, as strings; shorter rows lack their last cells.
        name: The file's name and, behind '#', the sheet: what `reading.maps` is looked up by.
        known: Meanings by header for a format that is known (Alipay's bill); they need no vote.
    Returns: One meaning a header, in order.
    Raises: UsageError when --map names a meaning that does not exist.
    """
    overruled = overruling(reading, name)
    columns = []
    for place, header in enumerate(headers):
        shape = shape_of(
            row[place] if place < len(row) and not is_null(row[place]) else None for row in sample_rows
        )
        base = header.rsplit("#", 1)[0] if "#" in header and header.rsplit("#", 1)[1].isdigit() else header
        found = concept_of(base)
        column = _Column(header, shape, found[0] if found else None, found[1] if found else 999, "unknown")
        wanted = _wanted(overruled, header)
        if wanted is not None:
            column.meaning, column.why, column.fixed = wanted, "overruled", True
        elif known is not None and normal(base) in known and base == header:
            column.meaning, column.why, column.fixed = known[normal(base)], "known format", True
        columns.append(column)
    _vote(columns)
    _way_of_calls(columns)
    _sides_of_messages(columns)
    _one_person(columns)
    _cards_of_holders(columns)
    flavour = _flavour(columns)
    _settle(columns, flavour)
    if flavour != "transfer":
        for c in columns:
            if c.meaning.startswith("transfers.") and not c.fixed and c.meaning != "transfers.amount":
                c.meaning, c.why = KEPT, "unknown"
    return [ColumnMeaning(c.header, c.meaning, c.why) for c in columns]


def overruling(reading: Reading, name: str) -> Mapping[str, str]:
    """The part of --map that speaks of this file: its exact name first, then its last part, then globs in order."""
    base = name.rsplit("/", 1)[-1]
    file = base.split("#", 1)[0]
    for exact in (name, base, name.split("#", 1)[0], file):
        if exact in reading.maps:
            return reading.maps[exact]
    for pattern, meanings in reading.maps.items():
        if any(fnmatchcase(candidate, pattern) for candidate in (name, base, file)):
            return meanings
    return {}


def _wanted(overruled: Mapping[str, str], header: str) -> str | None:
    wanted = overruled.get(header)
    if wanted is None:
        wanted = next((m for h, m in overruled.items() if normal(h) == normal(header)), None)
    if wanted is None:
        return None
    if wanted.removesuffix(":dmy").removesuffix(":mdy") not in MEANINGS:
        raise UsageError(
            "--map gives {header} the meaning {meaning}, which does not exist; one of: {meanings}",
            header=header,
            meaning=wanted,
            meanings=", ".join(MEANINGS),
        )
    return wanted


def _vote(columns: list[_Column]) -> None:
    """Turn headers into concepts that the values allow."""
    for c in columns:
        if c.fixed or c.concept is None:
            continue
        if c.concept in ("comment", "comments") and not c.shape.empty:
            c.concept = "comments" if c.shape.share("count") >= 0.9 else "comment"
        if c.concept in ("kept", "device_model", "quantity", "rating", "price"):
            c.why = "synonym"
            continue
        if c.shape.empty:
            c.why = "synonym"
            continue
        if c.concept == "name":
            # Under "contact" or 联系人 often stands how somebody is reached.
            reached = next((k for k in ("phone", "email") if c.shape.share(k) >= 0.5), None)
            if reached is not None:
                c.concept = reached
        if c.concept in ("time", "date") and not is_time(c.shape) and c.shape.share("clock") >= 0.8:
            c.concept = "clock"
        verdict = ALLOWS[c.concept](c.shape)
        if verdict is False:
            c.concept, c.why, c.rank = None, "header and values disagree", 1000
        else:
            c.why = "synonym and values" if verdict else "synonym"
    _vote_by_values([c for c in columns if c.concept is None and not c.fixed and c.why == "unknown"], columns)


def _vote_by_values(unknown: list[_Column], columns: list[_Column]) -> None:
    """Columns whose header nobody knows: only values that can hardly be anything else, and only when they vary."""
    have = {c.concept for c in columns} | {c.meaning for c in columns if c.fixed}
    for c in unknown:
        s = c.shape
        if s.cells < 3 or s.distinct < 2:
            continue
        for concept, kinds, share in (
            ("id_number", ("cn_id",), 0.9), ("email", ("email",), 0.9), ("ip", ("ip",), 0.9), ("url", ("url",), 0.9),
        ):  # fmt: skip
            if concept not in have and s.share(*kinds) >= share:
                c.concept, c.why = concept, "values"
                have.add(concept)
                break
        else:
            if "phone" not in have and s.share("phone") >= 0.95 and s.distinct >= 3:
                c.concept, c.why = "phone", "values"
                have.add("phone")
            elif (
                "bank_card" not in have
                and s.share("card") >= 0.95
                and s.distinct >= 5
                and s.mean_length >= 15.5
            ):
                # Chance: one number in ten passes Luhn, so five different ones are one in a hundred thousand.
                c.concept, c.why = "bank_card", "values"
                have.add("bank_card")
    times = [c for c in unknown if c.concept is None and c.shape.cells >= 3 and c.shape.share("time") >= 0.95
             and c.shape.distinct >= 2 and c.shape.mean_length >= 10]  # fmt: skip
    if len(times) == 1 and not have & {"time", "date", "born_on", *TIMES}:
        times[0].concept, times[0].why = "time", "values"
    if not have & {"text", "records.text"}:
        prose = [c for c in unknown if c.concept is None and c.shape.cells and c.shape.share("prose") >= 0.5]
        if prose:
            best = max(prose, key=lambda c: (c.shape.mean_length, -columns.index(c)))
            best.concept, best.why = "text", "values"


def _way_of_calls(columns: list[_Column]) -> None:
    """The column whose words say who called, under whatever header (类型, type), where the others make the table a list of calls."""
    concepts = {c.concept for c in columns if c.concept}
    if "call_way" in concepts or not calls.is_list_of_calls(
        {*concepts, "call_way"}, [c.header for c in columns]
    ):
        return
    for c in columns:
        if not c.fixed and c.shape.share("call_way") >= 0.8 and c.shape.distinct >= 2:
            c.concept, c.why = "call_way", "values"
            return


_SENT = frozenset(("发送", "发信", "发方", "发端", "发送端", "sent", "sent_by", "sentby", "source"))
_RECEIVED = frozenset(
    ("接收", "收信", "收方", "收端", "接收端", "received", "received_by", "receivedby", "destination")
)
_NUMBERS = ("phone", "digits")


def _sides_of_messages(columns: list[_Column]) -> None:
    """Two columns headed by bare verbs (发送, 接收) that hold telephone numbers beside what was written: who sent it and who got it.

    Alone, or over other values, such a header is a count of bytes, a time or a yes.
    """
    if not any(c.concept == "text" for c in columns):
        return
    sides = {
        concept: [
            c
            for c in columns
            if not c.fixed and normal(c.header) in names and c.shape.share(*_NUMBERS) >= 0.8
        ]
        for concept, names in (("author", _SENT), ("counterpart", _RECEIVED))
    }
    if all(len(found) == 1 for found in sides.values()) and any(
        f[0].shape.share("phone") >= 0.5 for f in sides.values()
    ):
        for concept, found in sides.items():
            if not any(c.concept == concept for c in columns):
                found[0].concept, found[0].rank, found[0].why = concept, 0, "synonym and values"


def _one_person(columns: list[_Column]) -> None:
    """Keep apart whom a row tells of: what is of somebody else than the person described fills no description."""
    of_people = [c for c in columns if c.concept in PERSON and not c.fixed]
    for c, other in zip(of_people, persons.others([c.header for c in of_people]), strict=True):
        if other:
            c.concept, c.why = None, "of another person"


def _cards_of_holders(columns: list[_Column]) -> None:
    """收款卡, 户名: a list of cards with who holds each, by which money came in and of which it tells no payment.

    Beside anybody else (who complained, who pays) the card is not his whose name stands there.
    """
    has = {c.concept for c in columns}
    cards = [c for c in columns if c.concept in ("payee", "payer") and not c.fixed]
    others = {*PERSON, *_MONEY, "own_account", "payer_name", "payee_name", "counterparty", "counterparty_name", "counterpart", "author", "text"}  # fmt: skip
    if "own_name" in has and len(cards) == 1 and not has & others and cards[0].shape.share("card") >= 0.8:
        cards[0].concept = "own_account"


_MONEY = ("amount", "amount_in", "amount_out")


def _flavour(columns: Sequence[_Column]) -> str:
    """What the table is a list of: transfer, call, message, action, profile or row."""
    has = {c.concept for c in columns if c.concept and not c.fixed}
    for c in columns:
        if c.fixed and c.meaning != KEPT:
            table, _, column = c.meaning.partition(".")
            has.add(column.split(":")[0] if table != "records" else column)
            if table == "transfers":
                has.add("counterparty")  # a person, or a known format, says that money moves here
    money = has & set(_MONEY)
    parties = has & {"payer", "payee", "payer_name", "payee_name", "counterparty", "counterparty_name", "direction", "balance",
                     "amount_in", "amount_out"}  # fmt: skip
    if money and "text" not in has:
        both = "counterpart" in has and has & {"author", "author_name"}
        holder = has & {"own_account", "own_name"} and has & {"time", "date"}
        signed = any(c.concept == "amount" and _both_signs(c) for c in columns)
        moves = has & {"time", "date"} and has & {"memo"} and any(_says_transfer(c.header) for c in columns)
        if parties or both or holder or moves or (signed and has & {"time", "date"}):
            return "transfer"
    if calls.is_list_of_calls([c.concept for c in columns if c.concept], [c.header for c in columns]):
        return "call"
    if has & {"text"}:
        return "message"
    if has & {"verb", "ip", "device", "cell"} and has & {"time", "date", "acted_at", "sent_at"}:
        return "action"
    if has & {*PERSON, "caller", "own_number"} or (
        "own_name" in has and any(_holds_cards(c) for c in columns)
    ):
        return "profile"
    if has & {"title", "comment"} or (has & {"memo"} and has & {"author", "author_name"}):
        return "message"
    return "row"


def _says_transfer(header: str) -> bool:
    """Whether a header speaks of money moving, as nobody does of an order's or a thing's price."""
    return any(
        w in normal(header) for w in ("transaction", "txn", "交易", "转账", "轉帳", "汇款", "付款", "流水")
    )


def _holds_cards(column: _Column) -> bool:
    """Whether it lists bank cards: whose they are writes nothing in such a list, as the author of a post does."""
    return column.concept == "own_account" and column.shape.share("card") >= 0.8


def _both_signs(column: _Column) -> bool:
    return 0 < column.shape.kinds["negative"] < column.shape.cells


def _settle(columns: list[_Column], flavour: str) -> None:
    """Give every concept its column; of two that claim one, the better header wins and the other is kept."""
    taken = {c.meaning for c in columns if c.fixed and c.meaning != KEPT}
    if taken & set(TIMES):
        taken |= set(TIMES)
    fills = BY_FLAVOUR[flavour]
    explicit = any(
        c.concept in ("payer", "payee", "payer_name", "payee_name") or c.meaning in PARTIES for c in columns
    )
    if flavour == "transfer" and not explicit:
        has = {c.concept for c in columns}
        if (
            "counterpart" in has
            and has & {"author", "author_name"}
            and not has & {"counterparty", "counterparty_name"}
        ):
            # from, to, amount: who paid whom is said by the headers themselves.
            payer = "author" if "author" in has else "author_name"
            fills = {**fills, payer: ("transfers.payer",), "author_name": ("transfers.payer", "transfers.payer_name"),
                     "counterpart": ("transfers.payee",)}  # fmt: skip
        else:
            fills = {**fills, "counterpart": ("transfers.counterparty_name",)}
    _sellers(columns)
    if flavour == "message":
        _sender_beside_name(columns)
    if not any(c.concept == "author" or c.meaning == "records.author" for c in columns):
        for c in columns:
            # `author: user_17` names an account, `作者: 王小明` a person: without an id column, handles are the id.
            if (
                c.concept == "author_name"
                and not c.fixed
                and c.shape.share("token") >= 0.9
                and flavour != "transfer"
            ):
                c.concept = "author"
                break
    day_and_clock = any(c.concept == "clock" for c in columns)
    order = sorted(
        range(len(columns)),
        key=lambda i: (
            # A day column goes before a moment column only when the time of day stands apart.
            columns[i].concept == ("time" if day_and_clock else "date"),
            columns[i].shape.empty,
            columns[i].rank,
            i,
        ),
    )
    for i in order:
        c = columns[i]
        if c.fixed or c.concept is None or c.concept == KEPT:
            continue
        wanted = fills.get(c.concept) or ((COMMON[c.concept],) if c.concept in COMMON else ())
        if c.concept == "target" and flavour == "message" and c.shape.distinct >= 0.9 * c.shape.cells:
            # A number that every row has to itself is the row's own, not what it speaks about.
            wanted = ()
        if c.concept == "memo" and flavour == "message" and c.shape.share("prose") < 0.3:
            wanted = ()
        meaning = next((m for m in wanted if m not in taken), None)
        if meaning is None:
            if wanted:
                c.why = "another column means the same"
            continue
        c.meaning = meaning
        taken.add(meaning)
        if meaning in TIMES:
            taken |= set(TIMES)
    if day_and_clock and not taken & set(TIMES):
        for c in columns:
            if c.meaning == "records.sent_at:time" and not c.fixed:
                c.meaning, c.why = KEPT, "unknown"


def _sellers(columns: list[_Column]) -> None:
    """Who sells wrote the offer; who buys wrote the order, where a platform lists both by their ids, and who sells is its other side.

    A list that names buyers alone is its seller's own book: the rows are his, and nobody in them is their author.
    """
    has = {c.concept for c in columns}
    orders = "seller" in has and "buyer" in has
    # A display name alone is the seller's own.
    bought = (
        orders
        or bool(has & {"author", "actor"})
        or any(c.meaning in ("records.author", "actions.actor") for c in columns)
    )
    become = {
        "seller": "counterpart" if bought else "author",
        "shop": "author_name" if "seller" in has and not bought else KEPT,
        "buyer": "author" if orders else KEPT,
        "buyer_name": "author_name" if orders else KEPT,
    }
    for c in columns:
        if not c.fixed and c.concept in become:
            c.concept = become[c.concept]


def _sender_beside_name(columns: list[_Column]) -> None:
    """发送者, 微信号, 内容: in a list of messages the account right beside the sender's name is the sender's."""
    if any(
        c.concept in ("author", "account", "own_account", "actor") or c.meaning == "records.author"
        for c in columns
    ):
        return
    for name, beside in itertools.pairwise(columns):
        if name.concept == "author_name" and beside.concept in ("wechat", "qq") and not beside.fixed:
            beside.concept = "author"
            return
