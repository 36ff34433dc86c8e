"""Quantity times price against the money claimed; sums absurd for the scale described."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.rings.bulletins.doubts.interval import ends, shown
from ringbreak.rings.bulletins.doubts.same_thing import traded
from ringbreak.rings.bulletins.doubts.zeros import zeros_too_many
from ringbreak.rings.bulletins.ledger import Bulletin, Fact, Flag
from ringbreak.words import say

_SOLD = (
    "personal_records",
    "group_codes",
    "black_cards",
    "certificates",
    "seized_counterfeits",
    "accounts_controlled",
)
_TAKINGS = ("money_involved", "illegal_profit")
_SUMS = frozenset({"price", "loss", "money_frozen", *_TAKINGS})
"""Every doubt here is about one of these."""
_MARGIN = 1.2
"""Quantities said as "more than" may be a fifth larger before the product is taken to fall short."""
_SURE = 0.8
"""Certainty of a reading below which a sum too small is more likely one of something else: what one helper was left with."""
_LEAST_SUM = 1_000.0
"""Yuan. No bulletin reports a gang over less."""


def check(bulletin: Bulletin) -> Iterator[Flag]:
    """At most one flag of each sort a case."""
    if not any(fact.measure in _SUMS for fact in bulletin.facts):
        return
    by_case: dict[str, list[int]] = {}
    for i, fact in enumerate(bulletin.facts):
        by_case.setdefault(fact.case_no, []).append(i)
    for indices in by_case.values():
        short = [*_product(bulletin, indices)]
        yield from short or zeros_too_many(bulletin, indices)
        yield from _too_small(bulletin.facts, indices)
        yield from _profit_above_turnover(bulletin, indices)


_PRICED = {
    "personal_records": re.compile(
        r"information|data|record|piece|material|strip|信息|数据|条|料", re.IGNORECASE
    ),
    "group_codes": re.compile(r"code|group|群|码|个", re.IGNORECASE),
    "black_cards": re.compile(r"card|number|卡|号", re.IGNORECASE),
    "certificates": re.compile(
        r"certificate|licen[cs]e|diploma|seal|document|polic(?:y|ies)\b|\bid\b|证|章|本|套|张", re.IGNORECASE
    ),
    "accounts_controlled": re.compile(r"account|number|each|apiece|号|个", re.IGNORECASE),
    "seized_counterfeits": re.compile(
        r"each|apiece|per |a (?:piece|pair|bottle|box)|单价|[每一](?:件|个|只|双|瓶|副|盒|条|台|部|块|支|套)|零售",
        re.IGNORECASE,
    ),
}
"""What the sentence of a price must speak of for it to be the price of these goods."""


_BESIDE = 40
"""Characters around the goods in which their sale is told; a sentence may also tell of a sale of other things."""
_STOCK = frozenset({"black_cards", "certificates", "accounts_controlled"})
_BY_THE_PIECE = re.compile(
    r"(?:yuan|rmb|jiao|cents?|元|角|分|毛|块)(?: ?(?:each|a|one|apiece|per)(?=[ ,.;]|$)|/|[一每]条)",
    re.IGNORECASE,
)
"""A price of one, of whatever the report speaks."""
_A_RECORD = 100.0
"""Yuan. No record of a person's data costs more where they are sold by the thousand."""
_NOTHING_GONE = re.compile(
    r"(?:从未|尚未|还未|未曾|未及|没来得及|来不及|还没|没有)[^，。；]{0,6}(?:出过?货|发货|销售|出售|售出|卖出|卖|流入市场|上市)|全部(?:家底|库存|存货|家当|存量)|一件(?:也|都)?(?:没|未)[^，。]{0,4}[卖售]"
    r"|\b(?:none|not one|nothing)\b[^.;]{0,40}\b(?:had|has|have|was|were) (?:yet |ever |been )*(?:sold|shipped|left)|\b(?:entire|whole|full|only) (?:stock|inventory|batch|output)\b|\bbefore (?:any|a single|one)\b[^.;]{0,30}\bsold\b",
    re.IGNORECASE,
)
"""What says that the goods found are all there ever were."""
_ALL_THERE_WAS = re.compile(
    r"\b(?:whole|entire|total|all)\b[^.;]{0,40}\b(?:produced|made|printed|registered|forged|output|stock)\b"
    r"|(?:累计|总共|一共|全部|先后)[^，。；]{0,10}(?:制作|伪造|印制|生产|办理|注册|开办)",
    re.IGNORECASE,
)
_FURTHER = 80
_WIDER = frozenset({"nationwide", "province", "campaign"})
_OF_NO_COUNTRY = frozenset({None, "cent"})
"""Sums whose currency the text leaves open."""
_TRADED = re.compile(r"\b(?:sold|selling|resold|sale|sales|traded|trafficked)\b|[卖售]", re.IGNORECASE)


def _product(bulletin: Bulletin, indices: list[int]) -> Iterator[Flag]:
    facts = bulletin.facts
    prices = [i for i in indices if facts[i].measure == "price" and facts[i].currency not in _OF_NO_COUNTRY]
    currencies = {facts[i].currency for i in prices}
    if len(currencies) > 1:  # a page's own prices are in another currency than the gang's
        currencies &= {facts[i].currency for i in indices if facts[i].measure in _TAKINGS and facts[i].value}
    if len(currencies) != 1:
        return
    currency = currencies.pop() or ""
    prices = [i for i in prices if facts[i].currency == currency]
    sums = [
        i
        for i in indices
        if facts[i].measure in _TAKINGS and facts[i].currency == currency and facts[i].value
    ]
    goods = [i for i in indices if facts[i].measure in _SOLD and facts[i].value]
    if goods and all(facts[i].scope is None for i in goods):
        sums = [
            i for i in sums if facts[i].scope not in _WIDER
        ]  # a province's or a campaign's sum is of other gangs too
    if not prices or not sums:
        return
    sorts = dict.fromkeys(facts[i].measure for i in goods)
    if len(sorts) > 1:  # the money may have come from any of them that is not said to be sold
        goods = [i for i in goods if traded(bulletin, facts[i])]
    priced = {
        measure: (own, at)
        for measure in sorts
        if (own := _for_sale(bulletin, indices, [i for i in goods if facts[i].measure == measure]))
        and (at := _prices_of(bulletin, measure, prices))
    }
    if len(priced) != 1:
        return
    ((goods, prices),) = priced.values()
    dearest = max(prices, key=lambda i: (facts[i].high or facts[i].value or 0.0, -i))
    most = max(goods, key=lambda i: (facts[i].value or 0.0, -i))
    claimed = max(sums, key=lambda i: (facts[i].value or 0.0, -i))
    price, count, money = facts[dearest], facts[most].value or 0.0, facts[claimed].value or 0.0
    top = price.high if price.high is not None else (price.value or 0.0)
    product = count * top
    if product * _MARGIN < money:
        low = price.low if price.low is not None else top
        asked = f"{shown(low)} to {shown(top)}" if low != top else shown(top)
        if currency != "CNY":
            text = say(
                "{measure}: {count} {unit} at {price} {currency} give at most {product} {currency}, but {money} {currency} is claimed",
                measure=facts[claimed].measure, count=shown(count), unit=facts[most].unit, price=asked,
                currency=currency, product=shown(product), money=shown(money),
            )  # fmt: skip
            yield Flag("implausible", text, tuple(sorted({dearest, most, claimed})))
            return
        yield Flag(
            "implausible",
            say(
                "{measure}: {count} {unit} at {price} yuan give at most {product} yuan, but {money} yuan is claimed",
                measure=facts[claimed].measure, count=shown(count), unit=facts[most].unit, price=asked,
                product=shown(product), money=shown(money),
            ),
            tuple(sorted({dearest, most, claimed})),
        )  # fmt: skip


def _said_of(bulletin: Bulletin, fact: Fact, pattern: re.Pattern[str], further: int) -> bool:
    """Is it said beside the figure, in its own sentence, up to `further` characters behind it?"""
    first, last = max(fact.sentence_start, fact.start - _BESIDE), min(fact.sentence_end, fact.end + further)
    return pattern.search(bulletin.text, first, last) is not None


def _for_sale(bulletin: Bulletin, indices: list[int], goods: list[int]) -> list[int]:
    """Those of the goods, all of one measure, that the text says were sold: what was found is what was left."""
    facts = bulletin.facts
    if goods and facts[goods[0]].measure == "seized_counterfeits":
        first, last = facts[indices[0]].sentence_start, facts[indices[-1]].sentence_end
        return goods if _NOTHING_GONE.search(bulletin.text, first, last) is not None else []
    return [
        i
        for i in goods
        if facts[i].measure not in _STOCK
        or _said_of(bulletin, facts[i], _TRADED, _BESIDE)
        or _said_of(bulletin, facts[i], _ALL_THERE_WAS, _FURTHER)
    ]


def _prices_of(bulletin: Bulletin, measure: str, prices: list[int]) -> list[int]:
    """Those of the prices whose sentence speaks of goods of the measure."""
    facts, text, words = bulletin.facts, bulletin.text, _PRICED[measure]
    return [
        i
        for i in prices
        if words.search(text, facts[i].sentence_start, facts[i].sentence_end)
        or (
            measure == "personal_records"
            and (facts[i].high or facts[i].value or 0.0) < _A_RECORD
            and _BY_THE_PIECE.search(text, facts[i].number_end, facts[i].end + 8)
        )
    ]


def _too_small(facts: tuple[Fact, ...], indices: list[int]) -> Iterator[Flag]:
    people = max(
        (
            facts[i].value or 0.0
            for i in indices
            if facts[i].measure in ("arrested", "sentenced", "detained", "charged", "victims")
        ),
        default=0.0,
    )
    goods = max(
        (facts[i].value or 0.0 for i in indices if facts[i].measure in (*_SOLD, "clicks")), default=0.0
    )
    if people < 5 and goods < 10_000:
        return
    for i in indices:
        fact = facts[i]
        if (
            fact.measure not in (*_TAKINGS, "loss", "money_frozen")
            or fact.currency != "CNY"
            or fact.value is None
            or fact.certainty < _SURE
        ):
            continue
        if ends(fact)[0] < _LEAST_SUM and fact.value < _LEAST_SUM:
            scale = shown(people) + " people" if people >= 5 else shown(goods) + " items"
            yield Flag(
                "implausible",
                say(
                    "{measure}: {money} yuan is absurdly little for {scale}; zeros or a unit such as ten thousand may have been lost",
                    measure=fact.measure, money=shown(fact.value), scale=scale,
                ),
                (i,),
            )  # fmt: skip
            return


_ALL_THE_MONEY = re.compile(
    r"\b(?:in all|in total|a total of|altogether|all told|overall|the total|all the money|entire|whole)\b"
)


def _profit_above_turnover(bulletin: Bulletin, indices: list[int]) -> Iterator[Flag]:
    facts = bulletin.facts

    def of(measure: str, currency: str) -> list[int]:
        return [
            i
            for i in indices
            if facts[i].measure == measure and facts[i].currency == currency and facts[i].value
        ]

    involved = profit = []
    told = dict.fromkeys(facts[i].currency or "" for i in indices if facts[i].measure == "illegal_profit")
    for currency in sorted(told, key=lambda c: c not in ("CNY", "TWD")):
        involved, profit = of("money_involved", currency), of("illegal_profit", currency)
        if involved and profit:
            break
    else:
        return
    i = max(involved, key=lambda k: (facts[k].value or 0.0, -k))
    j = max(profit, key=lambda k: (facts[k].value or 0.0, -k))
    if facts[i].scope == facts[j].scope and (facts[j].value or 0.0) > ends(facts[i])[1]:
        if currency not in ("CNY", "TWD"):
            if not _said_of(bulletin, facts[i], _ALL_THE_MONEY, _BESIDE):
                return  # "seized goods worth 3 million", "moved through one account": some of it
            yield Flag(
                "implausible",
                say(
                    "illegal_profit: {profit} {currency} of profit is more than the {money} {currency} the case involves",
                    profit=shown(facts[j].value or 0.0), money=shown(facts[i].value or 0.0), currency=currency,
                ),
                tuple(sorted((i, j))),
            )  # fmt: skip
            return
        yield Flag(
            "implausible",
            say(
                "illegal_profit: {profit} yuan of profit is more than the {money} yuan the case involves",
                profit=shown(facts[j].value or 0.0), money=shown(facts[i].value or 0.0),
            ),
            tuple(sorted((i, j))),
        )  # fmt: skip
