"""Where an article ends and the page around it begins: recommended articles, neighbours, shares, copyright.

Works on lines, because a saved text has lost the page's tags. Two kinds of sign: a heading that opens a list of
other articles (everything after it is furniture), and lines that stand at the foot of a page (furniture only when
nothing but such lines follows). Words alone are not enough: a heading must be a line of its own and stand after the
first quarter, so that an article about recommendations keeps its text.
"""

from __future__ import annotations

from collections.abc import Sequence

_HEADINGS = frozenset(
    """recommend|recommended|recommended articles|recommended reading|recommended for you|recommended stories
    |recommendations|related|related articles|related posts|related news|related stories|related reading|read more
    |read next|more stories|more news|more from this site|more articles|you may also like|you might also like|you may like
    |most read|most popular|popular posts|popular articles|trending|trending now|latest news|latest posts|latest articles
    |recent posts|hot articles|guess you like|extended reading|further reading|other articles|sponsored|advertisement
    |leave a reply|leave a comment|post a comment|post navigation|hot topics|editor's picks
    |相关阅读|相关文章|相关新闻|相关推荐|相关链接|相关报道|相关内容|推荐阅读|推荐文章|推荐新闻|推荐内容|推荐|为你推荐|为您推荐|猜你喜欢|猜您喜欢
    |延伸阅读|扩展阅读|更多阅读|更多文章|更多新闻|更多推荐|热门文章|热门推荐|热门新闻|热门阅读|热点新闻|热点推荐|热文排行|热文推荐|最新文章|最新新闻|最新资讯
    |精彩推荐|精彩阅读|今日推荐|编辑推荐|小编推荐|大家都在看|大家还在看|大家都爱看|还可以看|您可能感兴趣|你可能感兴趣|您可能还喜欢|你可能也喜欢|往期推荐|往期回顾|往期精彩
    |阅读排行|点击排行|排行榜|广告|赞助内容|发表评论|我要评论|网友评论|最新评论|热门评论|全部评论|相關閱讀|相關文章|相關新聞|推薦閱讀|推薦文章|延伸閱讀|熱門文章|猜你喜歡""".replace(
        "\n", ""
    )
    .replace("    |", "|")
    .split("|")
)

_FOOT_STARTS = (
    "next post", "previous post", "prev post", "pre post", "next article", "previous article", "<<", ">>", "« ", "» ",
    "←", "→", "next:", "previous:", "prev:", "copyright", "©", "(c) ", "all rights reserved", "share this", "share on",
    "tags:", "tag:", "categories:", "category:", "filed under", "from:", "source:", "editor:", "responsible editor",
    "posted in", "print this", "back to top", "disclaimer", "privacy policy", "terms of", "subscribe to our",
    "sign up for", "follow us",
    "上一篇", "下一篇", "上一条", "下一条", "上篇", "下篇", "版权所有", "版权声明", "本文版权", "责任编辑", "责编", "编辑：", "编辑:", "来源：", "来源:",
    "标签：", "标签:", "分类：", "分类:", "分享到", "分享：", "声明：", "免责声明", "返回顶部", "返回首页", "返回列表", "打印本页", "关闭窗口", "转载请注明", "未经许可",
    "icp备案", "备案号", "京icp", "上一則", "下一則", "版權所有", "責任編輯",
)  # fmt: skip

_AROUND = " \t\r\n\u3000#*=-—_:：|·•>【】[]「」<"
LONGEST_HEADING = 30
LONGEST_FOOT = 200


def is_heading(line: str) -> bool:
    """Whether a line opens a list of other articles, for example 'Recommend' or '相关阅读：'."""
    text = line.strip(_AROUND).lower()
    return 0 < len(text) <= LONGEST_HEADING and text in _HEADINGS


def is_foot(line: str) -> bool:
    """Whether a line is one that stands under an article: neighbours, copyright, tags, editor."""
    text = line.strip().lstrip("　").lower()
    return len(text) <= LONGEST_FOOT and text.startswith(_FOOT_STARTS)


def cut(lines: Sequence[str]) -> int:
    """Number of the first line that is furniture; `len(lines)` when none is.

    | line | why |
    |---|---|
    | ... the case is still open. | article |
    | Copyright of the article belongs to the author. | foot, nothing else follows |
    | Recommend | heading: the rest is a list of other articles |
    """
    end = len(lines)
    filled = [n for n, line in enumerate(lines) if line.strip()]
    if len(filled) < 4:
        return end
    for place, n in enumerate(filled):
        if place >= max(2, len(filled) // 4) and is_heading(lines[n]):
            end = n
            break
    first = end
    misses = 0
    for n in reversed([n for n in filled if n < end]):
        if is_foot(lines[n]):
            first = n
            misses = 0
        elif len(lines[n].strip()) <= 40 and misses < 1 and not _sentence_end(lines[n]):
            misses += 1  # one short line among the feet: a site's name, a date, a counter
        else:
            break
    return first


def _sentence_end(line: str) -> bool:
    return line.rstrip().endswith(("。", "！", "？", ".", "!", "?", "”", '"', "…"))
