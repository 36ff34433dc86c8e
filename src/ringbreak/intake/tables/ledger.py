"""Who paid whom: from amounts, signs, flags, separate columns and balances to payer and payee.

A statement is written from its holder's side. What comes in is paid by the other side, what goes out by the holder;
a debit (借) in a bank's statement leaves the holder, because the bank keeps the books. Where a balance is given, it
has the last word: it shows which sign the movement had. Where nothing tells, `direction_known` is false.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ringbreak.intake.tables.amounts import ColumnAmounts, column_amounts, has_decimal_comma, read_currency
from ringbreak.intake.tables.cells import large
from ringbreak.intake.tables.synonyms import unit_of
from ringbreak.intake.tables.values import direction_of
from ringbreak.model.table import money

Senses = npt.NDArray[np.int8]
"""+1 came in to the holder, -1 went out, 0 cannot be told."""

FAILED = (
    "失败", "关闭", "撤销", "撤單", "取消", "冲正", "未支付", "待支付", "等待付款", "未付款", "拒绝", "退回", "已退汇", "failed", "closed",
    "cancelled", "canceled", "rejected", "reversed", "declined", "denied", "pending", "unpaid", "void", "expired", "error",
)  # fmt: skip
"""Parts of a status that say that the money did not move (or was put back in the same breath)."""

_SCALES = {
    "万元": 10_000, "萬元": 10_000, "万": 10_000, "千元": 1_000, "亿元": 100_000_000, "百万元": 1_000_000, "分": Decimal("0.01"),
    "角": Decimal("0.1"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose statement it is, from the lines above its header or the format."""

    account: str | None = None
    name: str | None = None
    currency: str | None = None


@dataclass(slots=True)
class Ledger:
    """How a statement is read; settled on its first rows, then the same for all of them."""

    headers: Mapping[str, str]
    """Meaning -> header as written."""
    holder: Holder
    home: str | None
    sign_is_holders: bool = False
    """Of a known format: who paid and who was paid stand in columns of their own, the sign is the holder's side of it."""
    flipped: bool = False
    """Debit is what comes in: the books of a company. Only a balance can show it."""
    newest_first: bool | None = None
    signed: bool | None = None
    comma: dict[str, bool] | None = None
    unread: int = 0
    rounded: int = 0
    not_moved: int = 0
    both_sides: int = 0
    direction_unknown: int = 0
    currency_unknown: int = 0

    def transfers(self, of: Mapping[str, pa.Array], moved_at: pa.Array | None, rows: int) -> pa.Table | None:
        """TRANSFERS of some rows.

        Args:
            of: Meaning -> cells, cleaned: null where a cell says nothing.
            moved_at: Times of the rows, or None.
        """
        amounts = {
            m: self._amounts(m, of[m])
            for m in ("amount", "amount_in", "amount_out")
            if f"transfers.{m}" in self.headers
        }
        if not amounts:
            return None
        balance = of.get("balance")
        balances = self._plain(balance) if balance is not None else None
        if self.signed is None:
            self._settle(amounts, of, balances)
        value, sense = self._value_and_sense(amounts, of)
        if balances is not None and self.newest_first is not None:
            sense = _from_balance(value, sense, balances, self.newest_first)
        zero = pa.scalar(Decimal(0), money)
        happens = np.array(pc.not_equal(pc.fill_null(value, zero), zero).to_numpy(zero_copy_only=False))
        if "status" in of:
            failed = _failed(of["status"])
            self.not_moved += int((failed & happens).sum())
            happens &= ~failed
        where = np.flatnonzero(happens)
        if not len(where):
            return None
        at = pa.array(where)

        def cell(meaning: str) -> pa.Array:
            return pc.take(of[meaning], at) if meaning in of else pa.nulls(len(where), large)

        sense = sense[where]
        payer, payee, payer_name, payee_name, known = self._sides(cell, sense, pc.take(value, at))
        currency = self._currency(cell("currency"), amounts, at)
        self.direction_unknown += int((~known).sum())
        self.currency_unknown += currency.null_count
        return pa.table(
            {
                "row": pa.array(where, pa.int64()),
                "payer": payer,
                "payee": payee,
                "payer_name": payer_name,
                "payee_name": payee_name,
                "amount": pc.cast(pc.abs(pc.take(value, at)), money),
                "currency": currency,
                "direction_known": pa.array(known),
                "memo": cell("memo"),
                "moved_at": pc.take(moved_at, at)
                if moved_at is not None
                else pa.nulls(len(where), pa.timestamp("us", "UTC")),
            }
        )

    def _amounts(self, meaning: str, cells: pa.Array) -> ColumnAmounts:
        if self.comma is None:
            self.comma = {}
        if meaning not in self.comma:
            self.comma[meaning] = has_decimal_comma([c for c in cells.slice(0, 2_000).to_pylist() if c])
        read = column_amounts(cells, self.home, decimal_comma=self.comma[meaning])
        self.unread += read.unread_count
        self.rounded += read.rounded_count
        scale = _SCALES.get(unit_of(self.headers[f"transfers.{meaning}"]) or "")
        if scale is None:
            return read
        scaled = pa.array(
            [None if v is None else (v * scale).quantize(Decimal("0.01")) for v in read.value.to_pylist()],
            money,
        )
        return ColumnAmounts(scaled, read.currency, read.side, read.signed, 0, 0)

    def _plain(self, cells: pa.Array) -> npt.NDArray[np.float64]:
        value = column_amounts(cells, self.home).value
        return np.asarray(pc.cast(value, pa.float64()).to_numpy(zero_copy_only=False))

    def _settle(
        self,
        amounts: Mapping[str, ColumnAmounts],
        of: Mapping[str, pa.Array],
        balances: npt.NDArray[np.float64] | None,
    ) -> None:
        signed = amounts.get("amount")
        self.signed = False
        if signed is not None and "direction" not in of and "amount_in" not in amounts:
            value = pc.drop_null(signed.value)
            negative = int(pc.sum(pc.less(value, Decimal(0))).as_py() or 0)
            self.signed = 0 < negative < len(value)
        if balances is None:
            return
        value, sense = self._value_and_sense(amounts, of)
        size = np.abs(np.nan_to_num(np.asarray(pc.cast(value, pa.float64()).to_numpy(zero_copy_only=False))))
        best, agree, against, order = 0, 0, 0, None
        for newest_first in (False, True):
            step = _steps(balances, newest_first)
            fits = (np.abs(np.abs(step) - size) < 0.005) & (size > 0)
            if int(fits.sum()) > best:
                best, order = int(fits.sum()), newest_first
                agree = int((fits & (np.sign(step) == sense)).sum())
                against = int((fits & (np.sign(step) == -sense) & (sense != 0)).sum())
        movements = int((size > 0).sum())
        if order is None or best < 3 or best < 0.6 * (movements - 1):
            return
        if against >= 3 and against > 4 * agree and "direction" in of:
            self.flipped = True
        self.newest_first = order

    def _value_and_sense(
        self, amounts: Mapping[str, ColumnAmounts], of: Mapping[str, pa.Array]
    ) -> tuple[pa.Array, Senses]:
        rows = len(next(iter(amounts.values())).value)
        sense = np.zeros(rows, np.int8)
        value = amounts["amount"].value if "amount" in amounts else pa.nulls(rows, money)
        zero = pa.scalar(Decimal(0), money)
        if "amount_in" in amounts or "amount_out" in amounts:
            come = (
                pc.fill_null(amounts["amount_in"].value, zero)
                if "amount_in" in amounts
                else pa.repeat(zero, rows)
            )
            gone = (
                pc.fill_null(amounts["amount_out"].value, zero)
                if "amount_out" in amounts
                else pa.repeat(zero, rows)
            )
            came = pc.not_equal(come, zero).to_numpy(zero_copy_only=False)
            went = pc.not_equal(gone, zero).to_numpy(zero_copy_only=False)
            if came.any() and went.any():
                self.both_sides += int((came & went).sum())
            single = pc.if_else(
                pa.array(came & ~went), come, pc.if_else(pa.array(went & ~came), gone, pa.scalar(None, money))
            )
            # Statements that write what goes out as -100 in its own column mean the same; red-ink reversals of
            # income stand as negative income, and go back to the other side.
            turned = pc.less(pc.fill_null(come, zero), zero).to_numpy(zero_copy_only=False)
            sense[came & ~went] = 1
            sense[came & ~went & turned] = -1
            sense[went & ~came] = -1
            value = pc.coalesce(single, value)
        if "direction" in of:
            flag = _flags(of["direction"])
            negative = pc.fill_null(pc.less(value, zero), False).to_numpy(zero_copy_only=False)
            flag = np.where((flag == 1) & negative, 0, flag).astype(
                np.int8
            )  # "in, -100": a reversal or a slip
            sense = np.where(sense == 0, flag, sense).astype(np.int8)
        if "amount" in amounts:
            side = amounts["amount"].side
            if side.null_count < rows:
                credit = pc.fill_null(pc.equal(side, "CR"), False).to_numpy(zero_copy_only=False)
                debit = pc.fill_null(pc.equal(side, "DR"), False).to_numpy(zero_copy_only=False)
                sense = np.where(sense == 0, credit.astype(np.int8) - debit.astype(np.int8), sense).astype(
                    np.int8
                )
            if self.signed:
                negative = pc.fill_null(pc.less(value, zero), False).to_numpy(zero_copy_only=False)
                given = pc.is_valid(value).to_numpy(zero_copy_only=False)
                sense = np.where((sense == 0) & given, np.where(negative, -1, 1), sense).astype(np.int8)
        return value, -sense if self.flipped else sense

    def _sides(
        self, get: Callable[[str], pa.Array], sense: Senses, value: pa.Array
    ) -> tuple[pa.Array, pa.Array, pa.Array, pa.Array, npt.NDArray[np.bool_]]:
        if any(f"transfers.{m}" in self.headers for m in ("payer", "payee", "payer_name", "payee_name")):
            payer, payee, payer_name, payee_name = (
                get("payer"),
                get("payee"),
                get("payer_name"),
                get("payee_name"),
            )
            turned = pc.less(value, pa.scalar(Decimal(0), money)).to_numpy(zero_copy_only=False)
            payer, payee = pc.coalesce(payer, payer_name), pc.coalesce(payee, payee_name)
            said = pc.or_(pc.is_valid(payer), pc.is_valid(payee)).to_numpy(zero_copy_only=False)
            if self.sign_is_holders:
                # Whose name stands beside is the other side: who paid when money came in, who was paid when it left.
                left, nobody = pa.array(turned), pa.nulls(len(turned), large)
                other = get("counterparty_name")
                payer_name = pc.coalesce(payer_name, pc.if_else(left, nobody, other))
                payee_name = pc.coalesce(payee_name, pc.if_else(left, other, nobody))
                return payer, payee, payer_name, payee_name, said
            return payer, payee, payer_name, payee_name, said & ~turned
        count = len(sense)
        own = _filled(get("own_account"), self.holder.account, count)
        own_name = _filled(get("own_name"), self.holder.name, count)
        other, other_name = get("counterparty"), get("counterparty_name")
        own_id, other_id = pc.coalesce(own, own_name), pc.coalesce(other, other_name)
        came = pa.array(sense == 1)
        return (
            pc.if_else(came, other_id, own_id),
            pc.if_else(came, own_id, other_id),
            pc.if_else(came, other_name, own_name),
            pc.if_else(came, own_name, other_name),
            sense != 0,
        )

    def _currency(self, column: pa.Array, amounts: Mapping[str, ColumnAmounts], at: pa.Array) -> pa.Array:
        encoded = pc.dictionary_encode(column)
        words = pa.array(
            [read_currency(w, self.home) or _code(w) for w in encoded.dictionary.to_pylist()], large
        )
        found = pc.take(words, encoded.indices)
        for meaning, read in amounts.items():
            found = pc.coalesce(found, pc.take(read.currency, at))
            unit = unit_of(self.headers[f"transfers.{meaning}"])
            if unit:
                unit = unit.lstrip("+-：: ")
                # 万元, 分: the currency is the yuan's, whatever the multiple
                local = "元" if unit in _SCALES else unit
                found = pc.coalesce(
                    found, pa.scalar(read_currency(unit, self.home) or read_currency(local, self.home), large)
                )
        return pc.coalesce(found, pa.scalar(self.holder.currency, large))


def _code(word: str) -> str | None:
    """A currency code we do not list, as written: three capital letters are ISO 4217's form, tokens run to six."""
    word = word.strip()
    return word if 3 <= len(word) <= 6 and word.isascii() and word.isalpha() and word.isupper() else None


def _filled(column: pa.Array, otherwise: str | None, count: int) -> pa.Array:
    return column if otherwise is None else pc.coalesce(column, pa.repeat(pa.scalar(otherwise, large), count))


def _flags(cells: pa.Array) -> Senses:
    encoded = pc.dictionary_encode(cells)
    senses = [{"in": 1, "out": -1}.get(direction_of(t) or "", 0) for t in encoded.dictionary.to_pylist()]
    taken = pc.fill_null(pc.take(pa.array(senses, pa.int8()), encoded.indices), 0)
    return np.array(taken.to_numpy(zero_copy_only=False), np.int8)


def _failed(cells: pa.Array) -> npt.NDArray[np.bool_]:
    encoded = pc.dictionary_encode(cells)
    verdicts = [
        (any(part in t.lower() for part in FAILED) and "未" not in t[:1]) or t in ("未支付", "未付款")
        for t in encoded.dictionary.to_pylist()
    ]
    taken = pc.fill_null(pc.take(pa.array(verdicts, pa.bool_()), encoded.indices), False)
    return np.array(taken.to_numpy(zero_copy_only=False), np.bool_)


def _steps(balances: npt.NDArray[np.float64], newest_first: bool) -> npt.NDArray[np.float64]:
    """How the balance moved with each row; 0 where the row before is not there."""
    step = np.zeros(len(balances))
    if newest_first:
        step[:-1] = balances[:-1] - balances[1:]
    else:
        step[1:] = balances[1:] - balances[:-1]
    return np.nan_to_num(step)


def _from_balance(
    value: pa.Array, sense: Senses, balances: npt.NDArray[np.float64], newest_first: bool
) -> Senses:
    """Directions nothing else tells, where the balance moved by exactly the amount."""
    size = np.abs(np.nan_to_num(np.asarray(pc.cast(value, pa.float64()).to_numpy(zero_copy_only=False))))
    step = _steps(balances, newest_first)
    tells = (sense == 0) & (size > 0) & (np.abs(np.abs(step) - size) < 0.005)
    return np.where(tells, np.sign(step), sense).astype(np.int8)
