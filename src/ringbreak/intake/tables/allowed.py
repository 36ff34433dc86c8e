"""Whether the values of a column allow what its header says.

Each test answers True when they support it, None when they say nothing, and False when they contradict it.
"""

from __future__ import annotations

from collections.abc import Callable

from ringbreak.intake.tables.values import Shape

METRICS = (
    "views", "clicks", "likes", "shares", "comments", "collects", "members", "followers", "following", "sold",
)  # fmt: skip


def _free(s: Shape) -> bool | None:
    """Names, titles, words: anything but what is plainly something else."""
    return False if s.share("time", "ip", "decimal") >= 0.9 else None if s.share("text") < 0.5 else True


def _prose(s: Shape) -> bool | None:
    if s.share("time", "ip", "email", "cn_id") >= 0.9 or (
        s.share("amount") >= 0.95 and s.share("text") < 0.05
    ):
        return False
    return True if s.share("prose") >= 0.1 or (s.share("text") >= 0.5 and s.mean_length >= 4) else None


def _account(s: Shape) -> bool | None:
    if s.share("time") >= 0.9 and s.share("digits") < 0.9:
        return False
    if s.share("prose") >= 0.5 or s.share("decimal") >= 0.8:
        return False
    return True if s.share("token", "float_id") >= 0.6 or s.share("text") >= 0.6 else None


def _device(s: Shape) -> bool | None:
    """Which device it was, not what it is called: an iPhone 13 is nobody's own."""
    return False if s.share("model") >= 0.3 else _account(s)


def _at_least(share: float, *kinds: str) -> Callable[[Shape], bool | None]:
    return lambda s: s.share(*kinds) >= share


def _money(s: Shape) -> bool | None:
    return s.share("amount") >= 0.8 and s.share("phone", "cn_id", "url") < 0.8 and s.share("time") < 0.9


def _phone(s: Shape) -> bool | None:
    if s.share("phone") >= 0.5:
        return True
    plausible = s.share("digits", "phone", "float_id") >= 0.6 and s.mean_length >= 5 and s.share("time") < 0.9
    return None if plausible else False


def _number(s: Shape) -> bool | None:
    """Who called: telephones, service numbers, extensions, numbers that are withheld."""
    return (
        None if s.share("phone", "digits", "float_id") >= 0.5 and s.share("time", "decimal") < 0.5 else False
    )


def _document(s: Shape) -> bool | None:
    if s.share("cn_id") >= 0.3:
        return True
    return (
        None
        if s.share("token", "float_id") >= 0.6 and s.share("time", "ip", "decimal", "url") < 0.5
        else False
    )


def _card(s: Shape) -> bool | None:
    if s.share("card") >= 0.5:
        return True
    return (
        None
        if s.share("digits", "token", "float_id") >= 0.6 and s.share("decimal", "ip", "url") < 0.5
        else False
    )


def is_time(s: Shape) -> bool | None:
    return s.kinds["time"] + s.kinds["number_time"] >= 0.7 * s.cells


def _address(s: Shape) -> bool | None:
    """Streets, not e-mail, network or wallet addresses, which are one word each."""
    if s.share("address") >= 0.3:
        return True
    return False if s.share("token", "url", "time") >= 0.8 or s.share("text") < 0.3 else None


def _word(s: Shape) -> bool | None:
    return s.share("text") >= 0.5 and s.share("time", "ip") < 0.5


ALLOWS: dict[str, Callable[[Shape], bool | None]] = {
    "text": _prose, "title": _free, "comment": _free, "author": _account, "author_name": _free, "counterpart": _account, "channel": _free,
    "platform": _free, "url": _at_least(0.6, "url"), "language": _free, "time": is_time, "date": is_time, "clock": _at_least(0.8, "clock"),
    "amount": _money, "amount_in": _money, "amount_out": _money, "balance": _money, "direction": _at_least(0.8, "direction"),
    "currency": _at_least(0.8, "currency"), "memo": _free, "payer": _account, "payee": _account, "payer_name": _free, "payee_name": _free,
    "own_account": _account, "own_name": _free, "counterparty": _account, "counterparty_name": _free, "status": _free,
    "actor": _account, "verb": _word, "target": _account, "device": _device, "ip": _at_least(0.8, "ip"), "cell": _account,
    "caller": _number, "callee": _number, "own_number": _number, "other_number": _number, "duration": lambda s: None,
    "seller": _account, "shop": _free, "buyer": _account, "buyer_name": _free, "call_way": _at_least(0.8, "call_way"),
    "name": _free, "given_name": _free, "surname": _free, "id_number": _document, "phone": _phone, "address": _address, "born_on": _at_least(0.7, "time"), "company": _word,
    "account": _account, "email": _at_least(0.7, "email"), "bank_card": _card, "wechat": _at_least(0.6, "wechat", "token"),
    "qq": _at_least(0.7, "qq"), **{m: _at_least(0.9, "count") for m in METRICS},
}  # fmt: skip
