"""WeChat official accounts: gh_ ids, and names after the words for one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import handles, mask
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import formed, led
from ringbreak.selectors.selector import Found, Selector
from ringbreak.selectors.urls import query

_GH = re.compile(r"(?<![A-Za-z0-9_-])gh_[0-9a-f]{8,16}(?![A-Za-z0-9_-])", re.I)
_SHAPE = re.compile(r"[A-Za-z][A-Za-z0-9_-]{5,19}")
_QUOTED = re.compile(
    r"(?:公众号|公眾號|公[粽重仲种终钟忠衆]号|[宫攻弓龚恭]众号|订阅号|服务号|公号)(?:[，,]?名称|[，,]?名字|名|叫|为|是|里?搜索?|上?关注|查找|找)?(?:是|叫|为)?[:：]?\s?[“「『【《\"']([^”」』】》\"'\n]{2,24})[”」』】》\"']"
)


_ALSO = re.compile(
    r"(?:公众号|公眾號|订阅号|服务号)(?:也|都|还)?(?:有|开了|做了|注册了)(?:一个|个)?[，,、 ]{0,2}(?:名字?)?(?:就|也)?(?:叫做?|名为|是)[:：]?\s?[“「『【\"]([^”」』】\"\n]{2,24})[”」』】\"]"
)
"""公众号也有，叫“...”."""
_BEFORE = re.compile(
    r"[“「『【《\"']([^“”「」『』【】《》\"'\n]{2,24})[”」』】》\"'](?:的)?(?:微信)?(?:公众号|订阅号|服务号|公号)(?!平台|运营|后台|号)"
)


_BARE = re.compile(
    r"(?:公众号|公[粽重仲种终钟忠衆中]号|[宫攻弓龚恭]众号|订阅号|服务号|公号)(?:[:：] ?|(?<=会公众号)是|(?<=我们公众号)是|(?<=店公众号)是|(?<=的公众号)是)(?!点击|关注|回复|搜索|扫码|长按|[暂没]?无|没有|[见请]|我们|名称|是)"
    r"(?=[0-9a-z_]{0,12}[\u4e00-\u9fff]{2})([\u4e00-\u9fff0-9a-z_]{2,15})(?=$|[，,。；;！!、\s）)])"
)


_OURS = re.compile(
    r"(?:(?:我们?|本店|咱们?|自己|小店|工作室)的|关注(?:一下|下)?(?:我们?的?|本店)?|(?:搜|搜索)(?:一下|下)?)(?:微信)?公众号(?!点|关|回|搜|扫|长|暂|没|无|见|请|我|名|是|后|平台|运营|会|里|上|有|每|也|更|推|发|的|中|内|首|菜|底|那|这|和|与|、|及|留言|并|可|就|都|第|以|私|获|领|了解|查|看|进|加|联)"
    r"(?=[0-9a-z_]{0,12}[\u4e00-\u9fff]{2})([\u4e00-\u9fff0-9a-z_]{3,12}?)(?=$|[，,。；;！!、\s）)]|每[周天晚]|更新|里|上|会|回复|(?:办理|预约|报名|缴费|下单)(?=$|[，,。；;！!、\s）)]))"
)
"""关注我的公众号北乡木作."""
_FOLLOWED = re.compile(
    r"(?:公众号|公[粽重仲种终钟忠衆]号|[宫攻弓龚恭]众号|订阅号|服务号)搜(?:索|(?!索))[:： ]?(?!一下|下面|我们|本|此|该|这个|领取|回复|并|后|即可|获取|关键)"
    r"([\u4e00-\u9fff0-9a-z]{2,10})(?=[，, ]{1,2}(?:(?:关注|进入?|点进去)?[之以]?后|后台|私信|菜单|底部)[^，。\n]{0,6}(?:回复|发送?|点击?|领))"
)
"""公众号搜雨巷琴社，后台回复..."""


def find(passage: Passage) -> Iterator[Found]:
    keys = passage.keys
    if "gh_" in keys:
        for match in _GH.finditer(passage.text):
            yield Found(
                "wechat_official",
                match.start(),
                match.end(),
                match.group().lower(),
                "lexicon",
                formed("of an id WeChat gives out (gh_...)"),
                25,
            )
    if "号" in keys or "gzh" in keys:
        for pattern in (_QUOTED, _ALSO, _BEFORE):
            for match in pattern.finditer(passage.text):
                if not match.group(1).strip():
                    continue
                yield Found(
                    "wechat_official",
                    match.start(1),
                    match.end(1),
                    match.group(1).strip().lower(),
                    "context",
                    formed(
                        "of a name in quotes after the words for an official account"
                        if pattern is not _BEFORE
                        else "of a name in quotes before the words for an official account"
                    ),
                    41,
                )
        for match in (*_BARE.finditer(keys), *_FOLLOWED.finditer(keys), *_OURS.finditer(keys)):
            yield Found(
                "wechat_official",
                match.start(1),
                match.end(1),
                match.group(1),
                "context",
                formed("of a name after the words for an official account"),
                41,
            )
        for start, end, word, lead in handles.named(passage, "wechat_official", _SHAPE):
            if not word.lower().startswith("gh_"):
                yield Found("wechat_official", start, end, word.lower(), "context", led(lead), 34)
    for url in passage.web.urls:
        if url.host == "mp.weixin.qq.com":
            biz = query(url).get("__biz", "")
            if biz and biz in passage.text[url.start : url.end]:
                at = passage.text.index(biz, url.start)
                yield Found(
                    "wechat_official",
                    at,
                    at + len(biz),
                    biz,
                    "format",
                    formed("of an official account's number in a link (__biz)"),
                    8,
                    inner=True,
                )


SELECTOR = Selector(
    name="wechat_official",
    title="WeChat official account",
    pattern="gh_ and 12 hex digits; a name in quotes or an id after a lead word; __biz in a link",
    find=find,
    normalise=lambda written: written.strip() if written.endswith("==") else written.strip().lower(),
    is_valid=lambda value: bool(value),
    shown_as=mask.plain,
    specificity=0.9,
    source="mp.weixin.qq.com's addresses",
    examples={"公众号“每日福利社”": "每日福利社", "原始ID gh_0123456789ab": "gh_0123456789ab"},
    not_examples=("关注公众号领取", "gh_xyz"),
)
