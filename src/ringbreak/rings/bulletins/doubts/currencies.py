"""A sale inside China told in foreign money: a slip of the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.rings.bulletins.doubts.interval import figure
from ringbreak.rings.bulletins.ledger import Bulletin, Flag
from ringbreak.words import say

_CHINA = re.compile(r"Public Security|\bProvince\b|\byuan\b|公安|\bPSB\b|Chinese police|民警")
_CHINESE_WORDS = ("Public Security", "Province", "yuan", "公安", "PSB", "Chinese police", "民警")
"""What `_CHINA` matches holds one of these; looking for words is quicker than matching."""
_ABROAD = re.compile(
    r"\b(?:overseas|abroad|foreign countries|offshore|cross-border|Myanmar|Burma|Cambodia|Laos|Philippines|Thailand|Vietnam|Malaysia|Singapore|Dubai|Hong Kong|Macau|Taiwan"
    r"|Taichung|Taipei|Korea|Seoul|Japan|Tokyo|Britain|British|London|Australia|Canada|India|Nigeria|Kenya|Indonesia|Germany|France|Spain|Italy|United States|America|Europe|export(?:ed|s)?|tether|USDT|bitcoin|crypto\w*|virtual currenc\w+|foreign (?:exchange|currency|trade))\b"
    r"|境外|海外|美国|韩国|日本|英国|澳大利亚|加拿大|缅甸|柬埔寨|菲律宾|泰国|越南|马来西亚|新加坡|香港|澳门|台湾|虚拟货币|虚拟币|比特币|泰达币|外汇|出口|跨境"
)
_ALL_FOREIGN = 3
_SLIPS = frozenset({"USD", "EUR", "GBP", "HKD", "TWD", "JPY", "KRW", "CAD", "AUD", "SGD", "cent"})
"""What yuan are mistaken for; nobody writes dong or ringgit for them."""


def check(bulletin: Bulletin) -> Iterator[Flag]:
    """One flag for all sums in a foreign currency where nothing in the article points abroad."""
    foreign = [i for i, f in enumerate(bulletin.facts) if f.currency in _SLIPS]
    if not foreign:
        return
    # "2 million yuan (about 300,000 US dollars)" is a conversion for the reader, not a claim.
    told = [i for i in foreign if not bulletin.text[: bulletin.facts[i].start].rstrip().endswith(("(", "（"))]
    if not told:
        return
    article = "\n".join(bulletin.text[a:b] for a, b in bulletin.article)
    china = any(word in article for word in _CHINESE_WORDS) and _CHINA.search(article) is not None
    sums = [f.currency for f in bulletin.facts if f.currency]
    if len(told) >= _ALL_FOREIGN and len(set(sums)) == 1:
        return  # a report of another country tells all its sums in that country's money
    if china and not _ABROAD.search(article):
        first = bulletin.facts[told[0]]
        yield Flag(
            "implausible",
            say(
                "{measure}: {value} is given in {currency} for a sale inside China; the amount may be in yuan",
                measure=first.measure, value=figure(first), currency=first.currency,
            ),
            tuple(told),
        )  # fmt: skip
