"""Money in a story: movements written into the statements of whichever accounts were asked for, each bank in its own form."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from ringbreak.simulate.sinks import Sheet, Table
from ringbreak.simulate.truth import Mark
from ringbreak.simulate.world import World

BANKS = ("云川银行", "示例商业银行", "第一示例银行", "清河农村信用社", "Example Bank", "东湖示例银行")
_STYLES = ("split", "flag", "signed", "english")


@dataclass(frozen=True, slots=True)
class Account:
    card: str
    name: str


class Statement:
    """One account's statement in one bank's form; the balance is kept so that it adds up."""

    def __init__(
        self, world: World, name: str, account: Account, style: str, mark: Mark, opening: float
    ) -> None:
        self.account, self._style, self._balance = account, style, opening
        head = (("户名：", account.name, "卡号：", account.card), ())
        self._out: Table | Sheet
        columns: tuple[str, ...]
        if style == "split":
            columns = (
                "交易日期",
                "交易时间",
                "摘要",
                "收入金额",
                "支出金额",
                "账户余额",
                "对方户名",
                "对方账号",
                "附言",
            )
            self._out = world.table(f"{name}.csv", columns, "gb18030", (("账户明细查询",), *head), mark)
        elif style == "flag":
            columns = ("交易时间", "借贷标志", "交易金额", "余额", "对手户名", "对手账号", "摘要", "交易渠道")
            self._out = world.sheet(f"{name}.xlsx", "交易明细", columns, head, mark)
        elif style == "signed":
            columns = ("记账日期", "交易金额（元）", "联机余额", "对方账户名称", "对方账户", "备注")
            self._out = world.table(f"{name}.csv", columns, "utf-8-sig", head, mark)
        else:
            columns = (
                "Date",
                "Description",
                "Money in",
                "Money out",
                "Balance",
                "Counterparty",
                "Counterparty account",
            )
            above = (("Account holder", account.name), ("Card", account.card), ())
            self._out = world.table(f"{name}.csv", columns, "utf-8", above, mark)

    def add(
        self, when: datetime, amount: float, incoming: bool, other: Account, memo: str, mark: Mark | None
    ) -> None:
        self._balance += amount if incoming else -amount
        sum_, balance = f"{amount:.2f}", f"{self._balance:.2f}"
        if self._style == "split":
            kind = "转账收入" if incoming else "转账支出"
            row: list[object] = [
                f"{when:%Y%m%d}",
                f"{when:%H:%M:%S}",
                kind,
                sum_ if incoming else "",
                "" if incoming else sum_,
                balance,
            ]
            row += [other.name, other.card, memo]
        elif self._style == "flag":
            row = [
                f"{when:%Y-%m-%d %H:%M:%S}",
                "贷" if incoming else "借",
                sum_,
                balance,
                other.name,
                other.card,
                memo,
                "手机银行",
            ]
        elif self._style == "signed":
            row = [
                f"{when:%Y/%m/%d %H:%M:%S}",
                sum_ if incoming else f"-{sum_}",
                balance,
                other.name,
                other.card,
                memo,
            ]
        else:
            row = [
                f"{when:%Y-%m-%d %H:%M:%S}",
                memo,
                sum_ if incoming else "",
                "" if incoming else sum_,
                balance,
                other.name,
                other.card,
            ]
        self._out.add(row, mark)


class Inquiry:
    """The answer of several banks to one written request: many accounts in one table."""

    COLUMNS = (
        "交易卡号", "交易户名", "交易时间", "收付标志", "交易金额", "交易余额", "对手卡号", "对手户名", "摘要说明", "交易流水号",
    )  # fmt: skip

    def __init__(self, world: World, name: str) -> None:
        self._out = world.table(f"{name}.csv", self.COLUMNS, "gb18030")
        self._balances: dict[str, float] = {}

    def add(
        self, account: Account, when: datetime, amount: float, incoming: bool, other: Account, memo: str, mark: Mark | None
    ) -> None:  # fmt: skip
        balance = self._balances.get(account.card, 100_000.0) + (amount if incoming else -amount)
        self._balances[account.card] = balance
        self._out.add(
            [account.card, account.name, f"{when:%Y-%m-%d %H:%M:%S}", "进" if incoming else "出", f"{amount:.2f}", f"{balance:.2f}",
             other.card, other.name, memo, f"SL{self._out.count + 1:012d}"],
            mark,
        )  # fmt: skip


@dataclass
class Books:
    """Who has been asked for which statements, and what the evidence therefore shows.

    A movement between two accounts whose statements were both handed in stands in both. `missing_periods` leaves a
    fortnight out of every third statement; `contradicting_ledgers` tells one movement in forty differently the second time.
    """

    world: World
    start: datetime
    shown: dict[tuple[str, str], float] = field(default_factory=dict)
    """(ring, what) -> sum of the movements that stand in the evidence at least once."""
    true: dict[tuple[str, str], float] = field(default_factory=dict)
    count: dict[tuple[str, str], int] = field(default_factory=dict)
    payers: dict[tuple[str, str], tuple[set[str], set[str]]] = field(default_factory=dict)
    """(ring, what) -> cards of those who paid in movements that stand in the evidence, and of all who paid."""
    _statements: dict[str, tuple[int, Statement]] = field(default_factory=dict)
    _inquiries: dict[str, Inquiry] = field(default_factory=dict)

    def statement(self, folder: str, account: Account, mark: Mark) -> None:
        """Ask for an account's statement."""
        n = len(self._statements)
        bank = BANKS[n % len(BANKS)]
        style = _STYLES[n % len(_STYLES)] if self.world.has("two_languages") else _STYLES[n % 3]
        opening = float(self.world.some(50_000, 900_000))
        made = Statement(
            self.world, f"{folder}/{bank}-{account.card[-4:]}-{n + 1:03d}", account, style, mark, opening
        )
        self._statements[account.card] = (n, made)

    def inquiry(self, name: str, *accounts: Account) -> None:
        """Ask for many accounts at once."""
        made = Inquiry(self.world, name)
        for account in accounts:
            self._inquiries[account.card] = made

    def _holds(self, card: str, when: datetime) -> bool:
        if not self.world.has("missing_periods") or card not in self._statements:
            return True
        n = self._statements[card][0]
        since = (when - self.start) - timedelta(days=20 + n % 5 * 4)
        return n % 3 != 1 or not timedelta(0) <= since < timedelta(days=14)

    def move(
        self, when: datetime, payer: Account, payee: Account, amount: float, memo: str, mark: Mark | None, what: str = ""
    ) -> None:  # fmt: skip
        """Money moves; it is written wherever somebody asked. `what` names the sum it counts in."""
        told = False
        for account, other, incoming in ((payee, payer, True), (payer, payee, False)):
            if account.card in self._statements and self._holds(account.card, when):
                sum_ = amount
                if told and self.world.has("contradicting_ledgers") and self.world.dice.random() < 1 / 40:
                    sum_ = round(amount * 10, 2) if self.world.dice.random() < 0.5 else round(amount + 100, 2)
                self._statements[account.card][1].add(when, sum_, incoming, other, memo, mark)
                told = True
            elif account.card in self._inquiries:
                self._inquiries[account.card].add(account, when, amount, incoming, other, memo, mark)
                told = True
        if what and mark is not None and mark.ring is not None:
            key = (mark.ring, what)
            self.true[key] = self.true.get(key, 0.0) + amount
            self.count[key] = self.count.get(key, 0) + 1
            shown, all_of_them = self.payers.setdefault(key, (set(), set()))
            all_of_them.add(payer.card)
            if told:
                self.shown[key] = self.shown.get(key, 0.0) + amount
                shown.add(payer.card)

    def figure(self, ring: str, what: str, about: str, currency: str = "CNY") -> None:
        """State the sum as the evidence shows it, and as it was where the evidence has holes."""
        key = (ring, what)
        shown, true = round(self.shown.get(key, 0.0), 2), round(self.true.get(key, 0.0), 2)
        self.world.truth.figure(ring, what, shown, currency, about, shown, max(shown, true))

    def payers_figure(self, ring: str, what: str, about: str) -> None:
        """State how many paid, each once: as the evidence shows it, and as it was where the evidence has holes."""
        shown, all_of_them = self.payers.get((ring, what), (set(), set()))
        self.world.truth.figure(
            ring, "payers", len(shown), "people", about, low=len(shown), high=len(all_of_them)
        )
