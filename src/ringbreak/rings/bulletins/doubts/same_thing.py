"""Are two figures of one measure about the same thing, or about parts, later waves and other people?"""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.divisions import Division, by_name, find_names
from ringbreak.rings.bulletins.doubts.named_groups import besides_those_told, of_two_leaders
from ringbreak.rings.bulletins.doubts.other_times import days_of, of_another_year, period_of
from ringbreak.rings.bulletins.ledger import Bulletin, Fact
from ringbreak.rings.bulletins.sentences import clause_start

REACH = frozenset(
    {"price", "provinces", "cities", "duration", "prison_term", "officers_deployed", "members", "fine"}
)
"""Measures that name several things in one text as a matter of course; two values of them never contradict."""
MIXED = frozenset(
    {
        "certificates", "seized_counterfeits", "seized_ammunition", "seized_devices", "seized_guns", "items_found",
        "items_removed", "accounts_closed", "accounts_controlled", "black_cards", "seized_bank_cards", "chat_groups_closed",
        "seized_computers", "seized_disks", "seized_vehicles", "clicks", "views", "pages_filtered",
        "money_frozen", "money_recovered",
    }
)  # fmt: skip
"""Measures that take in things of several sorts: seals and diplomas are both certificates, and do not clash."""
_PART = re.compile(
    r"\b(?:another|other \d|other (?:[A-Za-z()]+ ){0,5}?(?:complaints|victims|cases|complainants)|others?,? including|further|again|additional|more suspects|additionally|of whom|of them|of these|out of these|among them(?!,? an? (?:[a-z-]+ ){1,4}?(?:who|alleged|accused|said|believed))|of those|the [a-z0-9]+ others|of which|among which|including|(?:this|these|which|that|they|those arrested|those detained|the detainees) (?:includes?d?|comprised?)"
    r"|respectively|remaining|the rest|second batch|first batch|first phase|second phase|in addition|each|separately|follow-up|later(?! on that)|subsequently|(?<!by )then"
    r"|as well as another|still|alone|actively|on average|average|mean|median|apiece|earlier (?=arrested|detained|caught|nabbed)|(?:only )?this (?:one|single) (?:item|kind|product|service|line)|core|final(?= (?:two|three|four|five|six|seven|eight|nine|ten|[0-9]))|key members?|backbone|ringleaders?|principal|main suspects?)\b"
    r"|[仅光单](?:是|凭)?(?:此|这)一项|其中|平均|(?<![害疑告])人均(?![已被为在获收系有])|户均|另外?(?!据|悉)|又|再次|再(?=抓|破|查)|其余|(?<!人)分别|人分别(?!被?(?:判|处|获刑|领刑))|包括|此后|随后|后续|先后|首批|第[一二三四五]批|同时|还(?=抓|查|有|破)|主犯|骨干|主要|单笔|每人|之后|继而|陆续|[者人名员](?:中|当中|之中|里头|里面)有?|则(?:有|造成|抓|查)",
    re.IGNORECASE,
)
_LONGEST_HEADLINE = 200
"""Characters of a first line that is still a headline."""
_OPENING = {False: 40, True: 8}
"""Characters at the start of a sentence that may hold its adverb, in English and in Chinese."""
_ONE_PERSON = re.compile(
    r"(?:^|[，。,])[^，。,]{0,6}[\u4e00-\u9fff]某{1,2}[\u4e00-\u9fff]?(?:一人|个人|从中|本人|单独|名下|分得|非法获利|获利|被骗|损失|转账)"
    r"|其名下|\b(?:alone|personally|himself|herself)\b|\b(?:a|one|the) (?:single )?(?:victim|woman|man|pensioner|widow|widower|customer|resident|retiree|couple)\b|(?:\band|[,;.]) one (?:was|lost|had|paid|handed|sent)\b|\bMs\.|\bMr\.|\b[A-Z][a-z]+ residents of\b|\bresidents of [A-Z]"
)


_BESIDE_ONE = re.compile(
    r"\b(?:boss|leader|ringleader|mastermind|owner|manager|founder|wife|husband|couple) and (?:his |her |their |the )?(?:other )?[0-9]"
    r"|(?:老板|主犯|头目|负责人|店主|夫妇|夫妻)(?:及其?|和|与)(?:其他|手下)?[0-9一二三四五六七八九十]"
)
""" "The boss and 10 employees" are eleven."""


def clause_about(bulletin: Bulletin, fact: Fact) -> str:
    """The words of the sentence up to and a little past the figure."""
    return bulletin.text[fact.sentence_start : min(fact.sentence_end, fact.end + 30)]


_THERE_AND_THEN = re.compile(
    r"[^.;]{0,30}\b(?:on the spot|at the scene|initially|actively"
    r"|from (?:the|these|those|both) (?:two |three |four )?(?:properties|addresses|homes|houses|premises|sites|locations|flats|shops)"
    r"|and (?:the |an? |one )(?:one |single )?(?:woman|man|boy|girl|teenager|juvenile|minor))\b"
)
_ENTRY = re.compile(r"[ \t]*[-–•▪●◆■►*①-⑳] ?\S")
_ONE_CARD = re.compile(r"名下|一[张張名]|\bone (?:card|account|suspect)\b")
"""The cases that one card or one man stands behind are a part of the gang's."""
_OF_THE_WHOLE = re.compile(
    r" of (?:the|those|these|its|their|all) (?:[0-9]|more than|over|about|nearly)| others?,? (?:including|among them)\b"
)
""" "14 of the 15 arrested"."""


def is_part(bulletin: Bulletin, fact: Fact) -> bool:
    """The sentence says that the figure is a part, a later wave or one person's share."""
    text, clause = bulletin.text, clause_start(bulletin.text, fact.sentence_start, fact.start)
    # The clause itself and the words that open the sentence ("Later, ...", 随后，...); a long list has many in between.
    near = (
        text[clause : fact.end]
        + _CLAUSE_ENDS.split(text[fact.end : min(fact.sentence_end, fact.end + 8)], maxsplit=1)[0]
    )
    if clause > fact.sentence_start:
        near = (
            text[fact.sentence_start : min(clause, fact.sentence_start + _OPENING[bulletin.lang == "zh"])]
            + " "
            + near
        )
    if _THERE_AND_THEN.match(text, fact.end, fact.sentence_end):
        return True
    if fact.measure == "cases_related" and _ONE_CARD.search(text, fact.sentence_start, fact.start):
        return True
    if " and " not in text[fact.start : fact.number_start] and _OTHER_ONES.match(text, fact.number_end):
        return True
    if besides_those_told(bulletin, fact):
        return True
    return _OF_THE_WHOLE.match(text, fact.number_end) is not None or any(
        pattern.search(near) is not None for pattern in (_PART, _ONE_PERSON, _BESIDE_ONE)
    )


_CLAUSE_ENDS = re.compile("[，；]")
_OTHER_ONES = re.compile(
    r" other (?:people|persons|suspects|men|women|defendants|individuals|members|accomplices|victims)\b"
)
"""Not those of "Zhang and eight other defendants", whose name counts in."""
_SCALES = (100.0, 10_000.0)


def zeros_lost(left: Fact, right: Fact) -> bool:
    """The very same digits, three at least, a hundred or ten thousand times as much: nobody counts two things so."""
    low, high = sorted((left.value or 0.0, right.value or 0.0))
    if low <= 0 or len(f"{low:.12g}".replace(".", "").split("e")[0].rstrip("0")) < 3:
        return False
    return any(abs(high / low - s) < 1e-6 * s for s in _SCALES)


def _same_noun(left: str, right: str) -> bool:
    return not left or not right or left in right or right in left


def comparable(bulletin: Bulletin, left: Fact, right: Fact) -> bool:
    """May the two be held against each other: one case, measure, currency, scope and stage, not parts of a list."""
    if (left.case_no, left.measure, left.currency) != (right.case_no, right.measure, right.currency):
        return False
    if left.measure in REACH or left.scope != right.scope or left.stage != right.stage:
        return False
    if left.sentence_start == right.sentence_start:
        return False
    if left.measure == "involved_people" and min(left.start, right.start) >= headline_end(bulletin):
        return False  # whom a report calls suspects here and there are seldom the same people
    if left.measure in _FORMS and _form_of_money(bulletin, left) != _form_of_money(bulletin, right):
        return False  # what was taken in cash is a part of what was taken
    if left.measure in MIXED and not _same_noun(left.noun, right.noun) and not zeros_lost(left, right):
        return False
    if _topics(bulletin, left) != _topics(bulletin, right) and not _beyond_the_headline(
        bulletin, left, right
    ):
        return False
    if (
        left.measure in _STOCK
        and not zeros_lost(left, right)
        and traded(bulletin, left) != traded(bulletin, right)
    ):
        return False  # what was sold and what was found unsold
    if _told_together(bulletin, left, right) or of_another_year(bulletin, left, right):
        return False
    if of_two_leaders(bulletin, left, right):
        return False  # "Zhang Moumou and 37 others" and "Ji Moumou and 51 others" are two gangs
    return not is_part(bulletin, left) and not is_part(bulletin, right)


_FORFEIT = re.compile(r"\bforfeit", re.IGNORECASE)
_FORMS = frozenset({"money_frozen", "money_recovered"})
_CASH = re.compile(r"\b(?:cash|banknotes)\b|现金|现钞", re.IGNORECASE)
_COINS = re.compile(
    r"\b(?:crypto\w*|bitcoins?|usdt|tether|virtual (?:assets|currency)|wallets?)\b|虚拟币|虚拟货币|泰达币|比特币",
    re.IGNORECASE,
)


def _form_of_money(bulletin: Bulletin, fact: Fact) -> str:
    """Cash, coins of a chain, or not said."""
    near = bulletin.text[max(fact.sentence_start, fact.start - 12) : min(fact.sentence_end, fact.end + 24)]
    if _FORFEIT.search(bulletin.text, max(fact.sentence_start, fact.start - 24), fact.start):
        return "forfeited"  # what a court orders is not what was found
    return "cash" if _CASH.search(near) else "coins" if _COINS.search(near) else ""


_TOPIC = re.compile(r"[\u4e00-\u9fff]{3,14}?(?:罪(?!嫌|犯)|类)")


def _topics(bulletin: Bulletin, fact: Fact) -> set[str]:
    """The crimes and kinds the clause of a figure narrows it to: 起诉帮助信息网络犯罪活动罪4.1万人."""
    if bulletin.lang != "zh":
        return set()
    begin = clause_start(bulletin.text, fact.sentence_start, fact.start)
    return {m.group()[-6:] for m in _TOPIC.finditer(bulletin.text, begin, fact.start)}


def _beyond_the_headline(bulletin: Bulletin, left: Fact, right: Fact) -> bool:
    """The headline names no crime, and the text tells of more people for one crime than the headline for all."""
    first, later = sorted((left, right), key=lambda f: f.start)
    return (
        first.start < headline_end(bulletin)
        and not _topics(bulletin, first)
        and (first.value or 0.0) < (later.value or 0.0)
    )


_STOCK = frozenset({"certificates", "seized_counterfeits", "black_cards", "accounts_controlled"})
_TRADED = re.compile(r"售出|卖出|出售|销售|贩卖|倒卖|共售|\b(?:sold|selling|resold)\b", re.IGNORECASE)


def traded(bulletin: Bulletin, fact: Fact) -> bool:
    """Does its clause say before it that it was sold?"""
    begin = clause_start(bulletin.text, fact.sentence_start, fact.start)
    return _TRADED.search(bulletin.text, begin, fact.start) is not None


def _told_together(bulletin: Bulletin, left: Fact, right: Fact) -> bool:
    """One of the sentences gives both values: whoever wrote it knew both, so they are no slip."""
    values = {left.value, right.value}
    return any(
        {
            f.value
            for f in bulletin.facts
            if (f.measure == left.measure or (f.currency and f.currency == left.currency))
            and f.sentence_start == one.sentence_start
        }
        >= values
        for one in (left, right)
    )


def headline_end(bulletin: Bulletin) -> int:
    """Where the headline ends; 0 when the text begins with prose."""
    if len(bulletin.article) < 2:
        return 0
    start, end = bulletin.article[0]
    if bulletin.text[:end].rstrip().endswith((".", "。")):
        return 0  # a first sentence, and no headline
    return end if end - start <= _LONGEST_HEADLINE else 0


def apart(bulletin: Bulletin, left: Fact, right: Fact) -> bool:
    """The two sentences name different days, or different divisions of one level: two events, not two tellings.

    The headline names neither by itself, so it is held against everything.
    """
    if any(of_another_affair(bulletin, f) for f in (left, right)):
        return True
    if any(_IN_GENERAL.search(bulletin.text, f.sentence_start, f.sentence_end) for f in (left, right)):
        return True
    since = [period_of(bulletin, f) for f in (left, right)]
    if since[0] != since[1]:
        return True  # what an agency did over the years is not what it did this time
    if any(_AS_A_TEST.search(bulletin.text, f.sentence_start, f.sentence_end) for f in (left, right)):
        return True
    small, large = sorted((left, right), key=lambda f: f.value or f.high or 0.0)
    if large.end < small.start and _EACH_BY_ITSELF.search(bulletin.text, large.sentence_start, large.start):
        return True  # 分别打掉两个团伙，共抓获22人: what follows is told of one of them
    if min(left.start, right.start) < headline_end(bulletin):
        return False
    if _somewhere(bulletin, small) and _somewhere(bulletin, small) != _somewhere(bulletin, large):
        return True  # "In Ghana, 68 were arrested" are a part of the 260 in fourteen countries
    lines = [bulletin.text.rfind("\n", 0, f.sentence_start) + 1 for f in (left, right)]
    if lines[0] != lines[1] and all(_ENTRY.match(bulletin.text, line) for line in lines):
        return True  # two entries of one list
    forces = [_police_named(bulletin, f) for f in (left, right)]
    if all(forces) and forces[0] != forces[1]:
        return True  # 10月，配合柳北警方抓获16名；12月，配合江岔警方，3名被抓获
    first, second = (left.end, right.start) if left.end < right.start else (right.end, left.start)
    if _ANOTHER_CASE.search(bulletin.text, first, second) or _NUMBERED_CASE.search(
        bulletin.text, first, second
    ):
        return True
    named = _code_names(bulletin, left), _code_names(bulletin, right)
    if named[0] and named[1] and not named[0] & named[1]:
        return True
    days = days_of(bulletin, left), days_of(bulletin, right)
    if days[0] and days[1] and not days[0] & days[1]:
        return True
    where = _divisions(bulletin, left), _divisions(bulletin, right)
    levels = {d.level for d in where[0]} & {d.level for d in where[1]}
    return any(
        not {d.code for d in where[0] if d.level == level} & {d.code for d in where[1] if d.level == level}
        for level in levels
    )


_POLICE_OF = re.compile(
    "(?!当地|本地|属地|涉案|办案|我市|全市|全省|全国|据悉|两地|多地|各地)(?P<of>[\u4e00-\u9fff]{2})(?:市|县|区)?警方"
)


def _police_named(bulletin: Bulletin, fact: Fact) -> str:
    """Whose police the sentence names last before the figure; "" when nobody's."""
    told = [m["of"] for m in _POLICE_OF.finditer(bulletin.text, fact.sentence_start, fact.start)]
    return told[-1] if told else ""


_OPENS_SOMEWHERE = re.compile(
    r"\s*(?:[-–—•*] ?)?In (?:the )?(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Operation|Total)\b)(?P<place>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*),? "
)
_SOMEWHERE_BEHIND = re.compile(
    r"(?: [a-z-]+){0,2} in (?:the )?(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Operation)\b)(?P<place>[A-Z][\w'’-]+)"
)


def _somewhere(bulletin: Bulletin, fact: Fact) -> str:
    """The place that an English sentence opens with, or that stands right behind the figure; "" when none."""
    opens = _OPENS_SOMEWHERE.match(bulletin.text, fact.sentence_start, fact.start)
    behind = _SOMEWHERE_BEHIND.match(bulletin.text, fact.end, fact.sentence_end)
    told = opens or behind
    return told["place"] if told is not None else ""


def of_another_affair(bulletin: Bulletin, fact: Fact) -> bool:
    """The sentence says that it tells of another case: "In a separate case, a retiree lost ..."."""
    if _OTHER_AFFAIR.search(bulletin.text, fact.sentence_start, fact.start) is not None:
        return True
    line = bulletin.text.rfind("\n", max(0, fact.start - _PARAGRAPH), fact.start) + 1
    return _NEXT_AFFAIR.match(bulletin.text, line, fact.start) is not None


_BROUGHT = re.compile(
    r"押解|押送|押回|押返|带回|遣返|\b(?:escort\w*|brought back|flown back|repatriat\w*|extradit\w*|hand(?:ed|s|ing)? over)\b"
)


def brought_back(bulletin: Bulletin, left: Fact, right: Fact) -> bool:
    """Fewer came on the train than were caught: who is escorted is a part of who was arrested."""
    small, large = sorted((left, right), key=lambda f: f.value or f.high or 0.0)
    told = [
        _BROUGHT.search(bulletin.text, f.sentence_start, min(f.sentence_end, f.end + 40)) is not None
        for f in (small, large)
    ]
    return small.measure in ("arrested", "detained") and told[0] and not told[1]


_ITEM = re.compile(
    r"\s*[①-⑳] ?\S|\s*[-–—•▲▪●◆■►*·] ?(?:(?:[Ii]n|[Aa]cross) (?:the )?[A-Z]|(?:Authorities|Police|Officers|Officials|Investigators|Prosecutors) in [A-Z]|(?:The )?[A-Z]\w+(?: [A-Z]\w+)?(?:'s)? (?:police|authorities|officers|investigators|prosecutors)\b|[A-Z]\w+ operations\b|(?:The )?[A-Z][a-z]+(?: [A-Z][a-z]+)?: "
    r"|[\u4e00-\u9fff]{2,8}(?:公安|警方|[：:]))"
)
"""A line of a list that tells what one country's or one town's police did."""


def one_of_a_list(bulletin: Bulletin, left: Fact, right: Fact) -> bool:
    """The smaller stands in a line that tells of one place, the larger does not: a part of it."""
    small, large = sorted((left, right), key=lambda f: f.value or f.high or 0.0)
    lines = [bulletin.text.rfind("\n", 0, f.sentence_start) + 1 for f in (small, large)]
    return _ITEM.match(bulletin.text, lines[0]) is not None and _ITEM.match(bulletin.text, lines[1]) is None


_NUMBERED_CASE = re.compile(
    r"\n[ \t\u3000]*[【\[（(]?(?:典型|经典|指导性)?(?:案例|案件)[0-9０-９一二三四五六七八九十]{1,3}|\n[ \t]*Case (?:No\.? ?)?(?:[0-9]{1,2}|One|Two|Three|Four|Five|Six)\b"
)
"""The heading of another case of a list."""
_ANOTHER_CASE = re.compile(
    r"\b[Ii]n another case\b|另一起[^。，]{0,20}案|\bIn [A-Z][a-z]+, [^.\n]{0,60}\bpolice (?:uncovered|cracked|busted|broke)\b[^.\n]{0,40}\bcase\b"
)
"""What tells between two figures that another affair begins."""
_OTHER_AFFAIR = re.compile(
    r"\b(?:an?|[Aa]nother|In an?) (?:similar|separate|unrelated|different|parallel|earlier|previous) (?:network|case|gang|group|investigation|operation|ring|probe)\b"
)
_NEXT_AFFAIR = re.compile(
    r"(?:The|A|In the|In a) (?:second|third|fourth|fifth|sixth|last|final|other) (?:operation|raid|case|affair|investigation|probe)\b"
    r"|第[二三四五六][起个次](?:案件|案子|行动|案)"
)
"""How a paragraph opens that tells of another affair than the ones before."""
_IN_GENERAL = re.compile(
    r"\breports? (?:on|of|about) (?:[a-z-]+ ){0,3}(?:scams?|frauds?)\b|\bsame period\b|\byear[ -]on[ -]year\b|\b(?:rose|fell|dropped|increased|decreased|climbed|declined|jumped|surged|up|down)(?: by)? [0-9.]+ ?(?:%|per ?cent)|\b(?:throughout|in the whole of|during the whole of|in all of) (?:the whole of )?(?:19|20)\d\d\b|\bsuch (?:scams?|crimes?|frauds?|cases|attacks?|schemes?|incidents|thefts?)\b|\b(?:data|figures|statistics) (?:show|shows|showed|suggest|from|released|published)\b|此类(?:案件|诈骗|犯罪|警情)|类似案件"
)
"""What is told of a whole kind of crime is not told of this one."""
_AS_A_TEST = re.compile(
    r"\b(?:bought|purchas\w+)\b(?:[^.;]|\.\b|\. (?=[a-z])){0,80}\b(?:as (?:evidence|a test|proof)|test purchases?)\b|\btest[- ](?:purchase|buy)|试购|(?:购买|买)[^。；]{0,20}(?:作为证据|取证)"
)
"""Bought to prove that it is sold: no part of what was found."""
_EACH_BY_ITSELF = re.compile("分别(?:打掉|捣毁|侦破|破获|摧毁|端掉)")
_CODE_NAME = re.compile(
    r"[“\"「](?:[^”\"」]{0,24}(?:案|行动|专案)|[0-9]{1,2}[.·・][0-9]{1,2}[^”\"」]{0,20})[”\"」]|[“「][^”」]{2,10}[”」](?=[^，。；]{0,12}(?:案|行动|团伙))"
)


def _code_names(bulletin: Bulletin, fact: Fact) -> set[str]:
    """The cases and operations that the sentence of a figure names in quotation marks before it."""
    return {
        m.group().strip('“”"「」')
        for m in _CODE_NAME.finditer(bulletin.text, fact.sentence_start, fact.start)
    }


_PARAGRAPH = 1_200
"""Characters of a paragraph that are looked back for its places."""


def _divisions(bulletin: Bulletin, fact: Fact) -> set[Division]:
    """The divisions named before the figure in its sentence, as far as it is plain which are meant."""
    names = by_name()
    spans = find_names(bulletin.text, fact.sentence_start, fact.start)
    if not spans:
        # A sentence that names no place is about the places its paragraph began with.
        opened = bulletin.text.rfind("\n", max(0, fact.start - _PARAGRAPH), fact.start) + 1
        spans = find_names(bulletin.text, opened, fact.start) if opened > headline_end(bulletin) else []
    return {names[bulletin.text[a:b]][0] for a, b in spans if len(names[bulletin.text[a:b]]) == 1}
