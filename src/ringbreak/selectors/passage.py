"""One text made ready for the kinds: folded, with its numbers, words and the leads before them, each computed once."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ringbreak.selectors import backwards
from ringbreak.selectors.asked import asked, asked_for
from ringbreak.selectors.behind import lead_behind
from ringbreak.selectors.carried import carried
from ringbreak.selectors.cells import ANY_ACCOUNT, beside, header
from ringbreak.selectors.contexts import CONTEXTS
from ringbreak.selectors.fold import fold
from ringbreak.selectors.leads import Lead, lead_of, lead_text, leads_before
from ringbreak.selectors.leadwords import TRADITIONAL
from ringbreak.selectors.led_words import WORD, led_words
from ringbreak.selectors.numbers import HOMOPHONES, SOUNDED, Number, numbers
from ringbreak.selectors.regions import regions_of
from ringbreak.selectors.told import spelt_at_all, told

if TYPE_CHECKING:
    from ringbreak.selectors.addresses import Address
    from ringbreak.selectors.web import Web

_HAS_DIGITS = re.compile(
    r"[0-9]|[零〇一壹幺二贰两三叁四肆五伍六陆七柒八捌九玖].{0,3}[零〇一壹幺二贰两三叁四肆五伍六陆七柒八捌九玖]"
    rf"|[{''.join(HOMOPHONES)}]{{5}}"
)
_LONG = re.compile(r"[0-9A-Za-z]{25}")
_DIGITS = re.compile(r"[0-9]{3}")
_CONTACT = re.compile(r"去掉|删掉|删除|空格|电话|手机|联系|微|薇|威信|v|wx|qq|扣|电|call|tel|加我|加")
_ASCII_BEGINS = frozenset("+0123456789abcdefghijklmnopqrstuvwxyz")
_PLATFORM = re.compile(
    r"朋友圈|[微薇威徽]信|抖音|微博|绿泡泡|绿信|[个是]绿的|微号|小飞机|飞机号|[vw]x|wechat|weixin|qq|扣扣|企鹅|电报|纸飞机|telegram|tg|加赖|line"
)
_OF_THINGS = re.compile(
    r"(?:(?:^|[ _.-])(?:dev|device|terminal|machine|handset|session|request|req|trace|event|log|order|trade|txn|tx|transaction"
    r"|post|thread|topic|msg|message|comment|reply|reply[ _-]?to|parent|review|question|answer|tweet|note|article|news|page|item|product|goods|sku|video|photo|image|pic|picture"
    r"|record|row|line|task|job|batch|ticket|case|campaign|coupon|category|shipment|payment|refund|invoice|bill|file|doc|document|project|course|lesson|survey"
    r"|listing|ad|advert|advertisement|conversation|conv|booking|reservation|property|vacancy|lot|auction|offer|deal|quote|claim|report|complaint|incident|alert|call)"
    r"|设备|终端|机器|会话|请求|订单|交易|流水|帖子|贴子|主题|话题|消息|评论|回复|留言|笔记|文章|新闻|页面|商品|宝贝|视频|作品|图片|照片|记录|任务|批次|工单|案件|优惠券|运单|支付|退款|发票|账单|文件|文档|项目|课程|房源|职位|岗位|直播间|投诉|举报|报案|警情|通话|广告|活动)"
    r"[ _-]?id[:： ]*$"
)
"""Headers of columns that number things: the id of a machine is nobody's name, though a model is written like one."""
_ACCOUNT_COLUMN = frozenset({"handle", "bank_card"})


@lru_cache(maxsize=4_096)
def _header_leads(header: str) -> tuple[Lead, ...]:
    """Lead words at the end of a column's header, which are the same for each of its thousands of cells."""
    if header.strip() == "line":
        return ()  # a column called line numbers or holds lines; LINE, Line ID name the messenger
    keys = lead_text(fold(header).text) + ":"
    leads = leads_before(keys, len(keys))
    if _OF_THINGS.search(keys):
        return tuple(lead for lead in leads if lead.word != "id")
    return tuple(leads)


class Passage:
    """What the kinds read. Offsets count characters of `text`, the folded text.

    region: ISO 3166 code for national numbers; several with commas, the likeliest first. hint: kind or lead word that holds for the whole text, for example the
    header of the column it stood in. platform: where it was said, if known.
    """

    def __init__(
        self, original: str, *, region: str = "CN", hint: str | None = None, platform: str | None = None
    ) -> None:
        self.original = original
        self.regions = regions_of(region)
        self.region = self.regions[0]
        self.platform = platform
        self.hint = hint
        self.folded = fold(original)
        self.text = self.folded.text
        self._leads: dict[int, list[Lead]] = {}
        self._spoken: dict[tuple[re.Pattern[str], bool], bool] = {}

    @cached_property
    def keys(self) -> str:
        """The text in lower case and simplified characters, character for character."""
        return lead_text(self.text)

    @cached_property
    def hint_leads(self) -> list[Lead]:
        """The hint read as if it stood right before the text."""
        return list(_header_leads(self.hint)) if self.hint else []

    def leads(self, start: int) -> list[Lead]:
        """Lead words before a position; the hint counts for a value that begins the text."""
        got = self._leads.get(start)
        if got is None:
            ascii_begins = self.lined and self.keys[start : start + 1] in _ASCII_BEGINS
            # What heads a column says what its cells are; the word at the end of the line above does not.
            head = header(self.keys, start) if ascii_begins and self.tabled else None
            got = leads_before(head, len(head)) if head is not None else leads_before(self.keys, start)
            general = all(
                lead.word == "地址" or (lead.kinds & _ACCOUNT_COLUMN and lead.kinds <= ANY_ACCOUNT)
                for lead in got
            )
            if head is not None and general and (left := beside(self.keys, start)) is not None:
                # The column says nothing (内容, 值) or no more than account (账号): what the cell before it names in whole is what this holds.
                cell, at = left
                whole = next((x for x in leads_before(cell, len(cell)) if x.start == 0), None)
                got = [Lead(whole.word, whole.kinds, False, at)] if whole is not None else got
            if self.hint_leads and not got:
                got = self.hint_leads
            if not got and self.reversed_said:
                told = backwards.TOLD.search(self.keys, max(0, start - 24), start)
                got = leads_before(self.keys, told.start()) if told is not None else got
            if not got and ascii_begins:
                end = asked_for(self.keys, start)
                got = leads_before(self.keys, end) if end is not None else got
            self._leads[start] = got
        return got

    def lead(self, start: int, kind: str) -> Lead | None:
        """The nearest lead that announces `kind`, if any."""
        for lead in self.leads(start):
            if kind in lead.kinds:
                return lead
        return None

    def said(self, start: int, end: int, kind: str) -> Lead | None:
        """The lead before a value or, where nothing before it says anything, the word behind it, if it announces `kind`."""
        lead = self.lead(start, kind)
        if lead is None and not self.leads(start):
            behind = lead_behind(self.keys, end)
            if behind is not None and kind in behind.kinds:
                return behind
        return lead

    @cached_property
    def platform_named(self) -> bool:
        """Whether anything in the text may be the name of a platform that `carried` knows."""
        return _PLATFORM.search(self.keys) is not None

    def carried(self, start: int, *, number: bool = True) -> Lead | None:
        """A platform named a clause or two before an account; its kinds are that platform's alone."""
        got = carried(self.keys, start, number=number)
        if got is None:
            return None
        kind, word, at = got
        return lead_of(kind, word, at)

    def asked(self, start: int) -> Lead | None:
        """The platform that the line before asks for, when what begins here answers it; its kind is that platform's alone."""
        if not self.lined:
            return None
        got = asked(self.keys, start)
        return None if got is None else Lead(got[1], frozenset([got[0]]), False, got[2])

    def announced(self, start: int) -> frozenset[str]:
        """All kinds announced before a position."""
        return frozenset().union(*(lead.kinds for lead in self.leads(start)))

    def denied(self, start: int) -> bool:
        """Whether what stands before says a number is an order, a price, a code ... and nothing says otherwise."""
        leads = self.leads(start)
        return bool(leads) and "-" in leads[0].kinds and len(leads[0].kinds) == 1

    def speaks_of(self, what: str) -> bool:
        """Whether the text anywhere uses the words of a context ('telegram', 'apk')."""
        return self.anywhere(CONTEXTS[what])

    def anywhere(self, pattern: re.Pattern[str], *, written: bool = False) -> bool:
        """Whether something stands anywhere in the keys, or in the text itself; it is looked for once, however many numbers or names ask."""
        got = self._spoken.get((pattern, written))
        if got is None:
            found = pattern.search(self.text if written else self.keys) is not None
            got = self._spoken[pattern, written] = found
        return got

    @cached_property
    def numbers(self) -> list[Number]:
        """Digit runs, however written; those with words between only where somebody gives a contact."""
        if (
            _HAS_DIGITS.search(self.text) is None
            and not spelt_at_all(self.keys)
            and SOUNDED.search(self.text) is None
        ):
            return []
        out = numbers(self.text)
        extra = list(told(self.text, self.keys, asked=_CONTACT.search(self.keys) is not None))
        if extra:
            out = sorted([*out, *extra], key=lambda n: (n.start, -n.end))
        return out

    @cached_property
    def web(self) -> Web:
        """URLs, hosts, mail and IP addresses."""
        from ringbreak.selectors.web import walk

        return walk(self)

    @cached_property
    def addresses(self) -> list[Address]:
        """Blockchain addresses of every kind."""
        from ringbreak.selectors.addresses import addresses

        return list(addresses(self))

    @cached_property
    def led_words(self) -> list[tuple[int, int, list[Lead]]]:
        """(start, end, leads) of words of three characters or more that a lead announces, in order."""
        return led_words(self)

    @cached_property
    def led_at(self) -> dict[int, tuple[int, list[Lead]]]:
        """Where each of `led_words` ends and what announces it, by where it begins."""
        return {start: (end, leads) for start, end, leads in self.led_words}

    @cached_property
    def tabled(self) -> bool:
        """Whether the text may hold a table."""
        return "|" in self.keys or "\t" in self.keys or "｜" in self.keys

    @cached_property
    def lined(self) -> bool:
        """Whether the text has more than one line."""
        return "\n" in self.keys

    @cached_property
    def traditional(self) -> bool:
        """Whether characters of the text are written as in Taiwan, Hong Kong and Macau."""
        return self.text.translate(TRADITIONAL) != self.text

    @cached_property
    def place(self) -> str | None:
        """HK or TW where the words of the text are of there."""
        from ringbreak.selectors.neighbours import place

        return place(self.keys)

    @cached_property
    def country(self) -> str | None:
        """The country an English text speaks of, as ISO 3166 has it."""
        from ringbreak.selectors.neighbours import country

        return country(self.keys)

    @cached_property
    def country_named(self) -> str | None:
        """The country that a Chinese text names, by itself or by a town, when it is one only."""
        from ringbreak.selectors.neighbours import country_named

        return country_named(self.keys)

    @cached_property
    def long_run(self) -> bool:
        """Whether 25 letters and digits stand together: what digests and addresses need."""
        return _LONG.search(self.text) is not None

    @cached_property
    def some_digits(self) -> bool:
        """Whether three digits stand together: what codes and numbers of papers need."""
        return _DIGITS.search(self.text) is not None

    @cached_property
    def words(self) -> list[re.Match[str]]:
        return list(WORD.finditer(self.text))

    @cached_property
    def drawn_backwards(self) -> bool:
        """Whether a sign makes a reader's screen draw some of the text from right to left."""
        return "\u202e" in self.original

    @cached_property
    def reversed_said(self) -> bool:
        """Whether the text tells its reader to read something backwards."""
        return backwards.said(self.keys)
