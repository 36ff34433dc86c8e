"""Which parts of a saved page are the article, and which are furniture around it."""

from __future__ import annotations

import re
from itertools import accumulate

_AFTER = re.compile(
    r"^\W*(?:others also read.{0,90}|also read.{0,60}|support us.{0,60}|recommend(?:ed)?(?: (?:reading|articles?|for you|posts?|stories))?|recommended (?:reading|articles?|posts?|stories)[:：].{0,120}|related(?: (?:articles?|reading|posts?|news|stories|links))"
    r"|you (?:may|might) (?:also )?(?:like|be interested.*)|more (?:from|news|stories|articles|on this).{0,40}|read (?:more|next|also).{0,60}"
    r"|popular(?: (?:posts?|articles?|now))?|trending(?: now)?|most (?:read|viewed|popular)|hot (?:articles?|topics?|news)|latest (?:news|posts?|articles?)"
    r"|leave a (?:reply|comment)|comments?(?: \(\d+\))?|share (?:this|on).{0,40}|previous (?:post|article).{0,80}|next (?:post|article).{0,80}"
    r"|advertisements?|sponsored|tags?:.{0,120}|copyright.{0,160}|all rights reserved.{0,80}|©.{0,120}"
    r"|(?:相关|推荐|热门|延伸|更多|猜你喜欢|精彩|往期|上期|下期|最新|大家都在看|热点)(?:阅读|推荐|文章|新闻|链接|报道|资讯|内容|回顾|评论|精彩)?[:：]?"
    r"|(?:.{0,30}[。！!])?(?:上期|下期|往期|上周|下周)(?:回顾|预告|精彩|推荐)[:：].{0,80}"
    r"|上一篇.{0,80}|下一篇.{0,80}|版权(?:声明|所有).{0,200}|免责声明.{0,200}|分享(?:到|至).{0,40}|标签[:：].{0,80}"
    r"|扫(?:一扫|码|描).{0,40}|点击(?:排行|量)[:：]?.{0,20}|(?:【(?:打印|关闭|收藏|分享|字号[^】]{0,10})】\s*)+(?:浏览|阅读|点击)?(?:次数|量)?[:：]?\s*[0-9,，]*次?|评论(?:区|\(\d+\)|（\d+）)?|广告|.{0,20}推荐(?:（广告）|\(广告\))|热搜榜?|排行榜|打印.{0,10}关闭.{0,10})\W*$",
    re.IGNORECASE,
)
_ARROWS = re.compile(r"^\s*(?:<<|>>|«|»|←|→|【?(?:上|下)一[篇页条])")
_LINE = re.compile(
    r"^\s*(?:(?:publication|release|posting) date[:：].{0,90}|likes \(\d+\).{0,120}|\[\[\d+\]\]|!?\[[^\]]*\]\([^)]*\)|(?:责任编辑|责编|编辑|校对|监制|审核|图源|图片来源|记者|作者|来源|编审|值班编辑)[:： ].{0,60}"
    r"|(?:source|editor|author|by|photo|image|credit|reporter|from|posted (?:on|by|in)|published|updated|views?|reads?|hits?)\s?[:：].{0,90}"
    r"|(?:posted|filed|published|tagged) (?:in|under|by|on) [^.]{1,60}(?:[|·•][^.]{0,60})?|[^.]{0,60}[|·•] ?\d+ comments?|.{0,60}[|·•] ?\d+ (?:comments?|shares?|likes?|views?|reads|replies)(?: ?[|·•] ?\d+ [a-z]{1,10}){0,3}"
    r"|(?:reward|tip|support) (?:the|this) (?:author|writer|blogger).{0,60}|buy (?:me|us) a coffee.{0,60}|打赏.{0,40}"
    r"|(?:阅读|浏览|点击|评论|点赞|字号|字体|发布时间|更新时间|浏览次数|阅读量)[:：]?.{0,40}"
    r"|(?:home|首页|当前位置|您的位置)\s?[>›»:：].{0,100}|\d{1,3}|[\W_]+)\s*$",
    re.IGNORECASE,
)
_TEASER = re.compile(r"[^.。]{12,120}[A-Za-z0-9)](?<! at) [0-2]\d:[0-5]\d\s*$")
"""A headline of another page with the hour it was posted: "Gold bars drop 500,000 VND 09:00"."""
_CLIPPED = ("...", "…")
_NUMBERED = re.compile(r"[_-]\d+$")
_STOPS = frozenset('.。！!?？;；”"」）)')


def blocks(text: str) -> list[tuple[int, int]]:
    """Spans of the lines that are not empty."""
    made = []
    at = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            begin = at + line.index(stripped[0])
            made.append((begin, begin + len(stripped)))
        at += len(line)
    return made


def article_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the article's own lines: headline and prose, without teasers, menus, captions, notices and repeats.

    A marker ("Recommended", 相关阅读, ">>: next") opens furniture. Furniture goes on until prose comes back that is
    longer than all the article before it, as under a menu; teasers and footers behind an article never are.
    """
    lines = blocks(text)
    weights = [_prose(text, *line) for line in lines]
    prose_left = [*reversed([*accumulate(reversed(weights))]), 0]
    kept: list[tuple[int, int]] = []
    said: set[str] = set()
    prose, shut = 0, False
    for i, (start, end) in enumerate(lines):
        line = text[start:end]
        length = end - start
        key = line.casefold()
        prose_like = _begins_as_prose(key)
        if length <= 240 and not prose_like and (_AFTER.match(line) or _ARROWS.match(line)):
            shut = True
            continue
        weight = weights[i]
        if shut:
            # A menu above the article: what follows weighs more than what came before.
            if weight and prose * 2 < prose_left[i] and prose_left[i] > 300:
                shut = False
            else:
                continue
        if (
            length <= 130
            and not prose_like
            and (_LINE.match(line) or (line[-3:-2] == ":" and _TEASER.match(line)))
        ):
            continue
        if length < 200 and i > 1 and line.endswith(_CLIPPED):
            continue
        if key in said or (length < 200 and key[-1:].isdecimal() and _NUMBERED.sub("", key) in said):
            continue
        said.add(key)
        kept.append((start, end))
        prose += weight
    return tuple(kept)


_FIRST_OF_FURNITURE = frozenset(
    "相推热延更猜精往最大上下版免分标扫点评广排打责编校监审图记作来值阅浏字发首当您"
)
"""What the Chinese lines that the patterns above look for begin with."""


_ADS = ("（广告）", "(广告)")


def _begins_as_prose(line: str) -> bool:
    """A Chinese line, case-folded, that none of the patterns of furniture can match, by its first character."""
    return (
        "\u4e00" <= line[0] <= "\u9fff"
        and line[0] not in _FIRST_OF_FURNITURE
        and "comment" not in line
        and not line.endswith(_ADS)
    )


def _prose(text: str, start: int, end: int) -> int:
    """How much running prose a line holds, in characters of English; a Chinese character says about three times as much."""
    length = end - start
    if length < _LEAST_PROSE // 3 or text[end - 1] not in _STOPS or text.endswith(_CLIPPED, start, end):
        return 0
    head = text[start : min(end, start + 80)]
    if (len(head.encode("utf-8", "replace")) - len(head)) * 2 > len(head):
        length *= 3
    return length if length >= _LEAST_PROSE else 0


_LEAST_PROSE = 90
