"""WeChat ids: after a lead word (微信, 薇信, V❤, 加V, 卫星号 ...), wxid_..., and phone numbers said to be one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import handles, mask
from ringbreak.selectors.kinds.phone import mobile
from ringbreak.selectors.leads import Lead
from ringbreak.selectors.near import one_for_both
from ringbreak.selectors.numbers import Number
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import both, formed, led, within
from ringbreak.selectors.selector import Found, Selector
from ringbreak.selectors.urls import path_parts

_SHAPE = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{5,19}")
_WXID = re.compile(r"(?<![A-Za-z0-9_-])wxid_[A-Za-z0-9_]{6,30}(?![A-Za-z0-9_-])", re.I)
_CHAT = r"(?:微信|薇信|威信|[vw]x|v信)(?:号|账号|帐号)?"
_NUMBER = r"(?:我的?|本人的?)?(?:手机号?码?|电话号?码?|号码|这个号?码?|上面(?:的|这个)号?码?|本机号?码?|此号码?|该号码?|它)"
_ONE = r"(?:都?一样|一致|相同|同号|是?同一个|是一个|都?是这个|通用|同步|绑定)"
_SAME = re.compile(
    r"[ （(【\[,，、/:：]{0,3}(?:手机|电话|号码)(?:和|跟|与|、|/)?微信(?:都)?(?:是)?(?:一样|同一个|通用|同号|一个号|同步)"
    r"|[ （(【\[,，、/:：]{0,3}(?:手机|电话|号码)?(?:微信(?:和|与|/)?(?:电话|手机)同号|[微薇威v]电同[号步]?|[电手机][微薇威v]同[号步]?|微信同号|同微信|(?:[微薇威徽]信?|[vw]x?|v信|卫星)号?同步|微信同|同号微信|v同号|同v|vx同号|同vx|wx同号|同wx|v信同号|同薇|同微|同威|薇信同号|薇同号|威信同号|微同号|微同|v同|薇同|\+v|加v|微信号?同手机|加微信|是微信|也是微信|微信[）)】\]])"
    rf"|[ （(【\[,，、/:：。]{{0,3}}{_CHAT}(?:(?:就是|也是|也用|用的?就?是?|即是?|同|=){_NUMBER}|[跟和与]{_NUMBER}{_ONE})(?![a-z0-9])"
    rf"|[ （(【\[,，、/:：。]{{0,3}}(?:手机号?|电话|号码)(?:就是|也是|即是?|同|=)(?:我的?|本人的?)?{_CHAT}"
)
_TIE = r"(?:就是|也是|就用|也用|用的?就?是|即是?|跟|和|与|同|等于|=|是)(?:我的?|本人的?|咱的?|这个|上面的?)?"
_SAME_BEFORE = re.compile(
    rf"(?:(?:微信|薇信|威信|v信|(?<![a-z])(?:vx|wx|wechat))(?:号|账号|帐号)?{_TIE}(?:手机号码?|手机|电话号码?|电话|本机|号码|号)"
    rf"|(?:手机号码?|手机|电话号码?|电话|号码|这个号|本机号?){_TIE}(?:微信|薇信|威信|v信|(?<![a-z])(?:vx|wx|wechat)(?![a-z]))(?:号|账号)?)"
    r"(?:都?一样|一致|相同|同号|同一个|是同一个|是一个)?[ :：，,是]{0,3}$"
    r"|(?:手机号?|电话号?)[和与跟及、/ ]?(?:微信|薇信|威信|v信|(?<![a-z])(?:vx|wx))号?(?:都?是)?(?:同?一个号?码?|同号|一样|通用|一致)(?:的|码)?[ :：，,是]{0,3}$"
    r"|(?:微信|薇信|威信|v信|(?<![a-z])(?:vx|wx))号?[和与跟及、/ ]?(?:手机号?|电话号?)(?:都?是)?(?:同?一个号?码?|同号|一样|通用|一致)(?:的|码)?[ :：，,是]{0,3}$"
)
"""That an account is the telephone number that follows: 微信就是我手机 13800138000."""


_IN_LIST = re.compile(r"[A-Za-z][A-Za-z0-9_-]{5,19}")
_ALL_OF = re.compile(
    r"(?<![a-z0-9_@./-])(?:[a-z](?=[a-z_-]{0,18}[0-9_])[a-z0-9_-]{5,19}[、,，/ ]{1,2}){1,9}[a-z](?=[a-z_-]{0,18}[0-9_])[a-z0-9_-]{5,19}[,，]? ?(?:这几个|这些|全部?)?都是(?:我的?|他们?的?|她的?)?(?P<all>微信|vx|wx)(?:号|账号)?"
)
"""zy_tui01、zy_tui02、zy_tui05，都是微信: what is said behind a list holds for all of it."""
_THIS = re.compile(r"[加搜](?:一下|下)? ?(?P<name>[a-z][a-z0-9_-]{5,19}) ?[这那]个(?P<word>微信|vx|v信)")
"""让加 ernijiaogao 这个微信"""


def normalise(written: str) -> str:
    return written.strip().lower()


_ASKED_SAME = re.compile(
    rf"(?:{_CHAT}|(?<![a-z])v)[^\n。]{{0,8}}\n(?:[^\n:：]{{1,6}}[:：] ?)?(?:就是?|也是|是|用|还是)(?:我|他|她|你|咱)?的?(?:手机号?码?|手机|电话号?码?|电话|号码)[:： ]{{0,2}}$"
)
"""他V是多少 / 就他手机号 13800138000"""
_SAID_FAR = re.compile(
    rf"(?:{_CHAT}(?:(?:就是|也是|即是?|都?是|同|=)(?:(?:这|本|此|该|同)?一?个?)|(?:也用|用的?就?是?)(?:这|同一)个)(?:手机号?码?|电话号?码?|号码|本机号?|号)(?![0-9a-z])"
    rf"|{_CHAT}[跟和与](?:手机号?码?|电话号?码?|号码|这个号码?){_ONE}|{_CHAT}同[号步]|[微薇威v]电同号?|[电手机][微薇威v]同号?|同微信号?(?![0-9a-z群里])|(?<![a-z])同v(?![a-z]))(?! ?[吗么嘛?？不])"
)
"""Said of the one telephone number of a text, wherever: 我电话是 ... 打不通就加微信，微信就是这个手机号."""
FAR = 80


def is_valid(value: str) -> bool:
    return (
        value.startswith("wxid_")
        or _SHAPE.fullmatch(value) is not None
        or (value.isdigit() and 5 <= len(value) <= 11)
    )


def _only_mobile(passage: Passage) -> Number | None:
    """The one Chinese mobile number of a text; None where there are none or several."""
    only = None
    for number in passage.numbers:
        if (number.single or number.known) and mobile(number.digits):
            if only is not None and not only.start <= number.start < only.end:
                return None
            only = only or number
    return only


def find(passage: Passage) -> Iterator[Found]:
    done = set()
    if "wxid_" in passage.keys:
        for match in _WXID.finditer(passage.text):
            done.add(match.start())
            yield Found(
                "wechat",
                match.start(),
                match.end(),
                match.group().lower(),
                "lexicon",
                formed("of an id WeChat gives out (wxid_...)"),
                25,
            )
    for start, end, word, lead in handles.named(passage, "wechat", _SHAPE):
        if start not in done and not word.lower().startswith("gh_"):
            yield Found("wechat", start, end, word.lower(), "context", led(lead), 35)
    if "微信" in passage.keys or "vx" in passage.keys:
        for match in _ALL_OF.finditer(passage.keys):
            lead = Lead(match.group("all"), frozenset({"wechat"}), False, match.start("all"), True)
            for name in _IN_LIST.finditer(passage.text, match.start(), match.start("all")):
                yield Found("wechat", *name.span(), name.group().lower(), "context", led(lead), 35)
        for match in _THIS.finditer(passage.keys):
            lead = Lead(match.group("word"), frozenset({"wechat"}), False, match.start("word"), True)
            start, end = match.span("name")
            yield Found("wechat", start, end, passage.text[start:end].lower(), "context", led(lead), 35)
    for number in passage.numbers:
        if not 5 <= len(number.digits) <= 13 or (not number.single and not number.known):
            continue
        got = mobile(number.digits)
        lead_ = passage.said(number.start, number.end, "wechat")
        same = _SAME.match(passage.keys, number.end) if got else None
        if got and lead_ is None and same is None:
            same = _SAME_BEFORE.search(passage.keys, max(0, number.start - 24), number.start)
            if same is None and passage.lined:
                same = _ASKED_SAME.search(passage.keys, max(0, number.start - 40), number.start)
            answer = passage.asked(number.start) if same is None and not passage.leads(number.start) else None
            lead_ = answer if answer is not None and "wechat" in answer.kinds else None
            if lead_ is None and same is None and number == _only_mobile(passage):
                same = _SAID_FAR.search(passage.keys, number.end, number.end + FAR)
        if (
            lead_ is None
            and same is None
            and passage.lined
            and number.single
            and not passage.leads(number.start)
        ):
            both_ = (
                one_for_both(passage.keys, number.start, number.end) if 7 < len(number.digits) < 11 else None
            )
            lead_ = Lead(both_[0], frozenset({"wechat"}), False, both_[1]) if both_ else None
        if lead_ is None and same is None:
            continue
        if handles.touching(passage, number) and same is None:
            continue
        before = passage.text[number.start - 1 : number.start]
        if before.isascii() and before.isalpha() and lead_ is None:
            continue  # the digits are the end of a word
        if got is not None:
            value = got[0].removeprefix("+86")
        elif (
            number.single
            and 6 <= len(number.digits) <= 11
            and number.digits[0] != "0"
            and not handles.counted(passage, number)
        ):
            value = number.digits
        else:
            continue
        why = led(lead_) if lead_ else within("a number that is said to be the same on WeChat")
        yield Found(
            "wechat", number.start, number.end, value, "context", both(why), 45, disguise=number.disguise
        )
    for url in passage.web.urls:
        if url.host in ("u.wechat.com", "w.url.cn") or (
            url.host == "weixin.qq.com" and path_parts(url)[:1] == ["r"]
        ):
            parts = path_parts(url)
            if parts:
                yield Found(
                    "wechat",
                    url.start,
                    url.end,
                    f"{url.host}/{'/'.join(parts)}",
                    "format",
                    formed("of a WeChat contact link"),
                    8,
                    inner=True,
                )


SELECTOR = Selector(
    name="wechat",
    title="WeChat id",
    pattern="6 to 20 letters, digits, _ or - beginning with a letter, after a lead word; wxid_...; a mobile or QQ number after a lead or said to be the same",
    find=find,
    normalise=normalise,
    is_valid=is_valid,
    shown_as=mask.handle,
    specificity=0.97,
    source="WeChat's own rules for ids (6-20 characters, first a letter)",
    examples={
        "微信：abc_12345": "abc_12345",
        "加V ABC12345 详聊": "abc12345",
        "薇❤ lucky-8899": "lucky-8899",
        "加V 13800138000": "13800138000",
        "电话13800138000（微信同号）": "13800138000",
        "wxid_abc123def456": "wxid_abc123def456",
    },
    not_examples=("微信支付 2024 年", "WeChat account", "我有3个微信", "微信iPhone版", "version abc12345"),
)
