"""Which parts of a page are its article, its furniture and its comments.

Three signs, in order: what an element is called (nav, footer, class "related"), where the page itself says its text is
(article, itemprop articleBody, the ids of well-known systems), and how much of a block is links. An element that holds
more than half of the page's plain text is never furniture by its name: themes call the whole page "with-sidebar".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from ringbreak.intake.html.text import SILENT, words_of

ARTICLE, FURNITURE, COMMENT, HIDDEN = "article", "furniture", "comment", "hidden"

_FURNITURE_TAGS = frozenset(("nav", "footer", "aside", "menu", "dialog", "select", "button"))
_FURNITURE_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "complementary", "search", "menu", "dialog", "alert")
)
_FURNITURE_NAMES = frozenset(
    """nav navbar navigation menu submenu sidebar sidebars aside footer foot bottombar breadcrumb breadcrumbs crumb crumbs related
    relate relative recommend recommends recommended recommendation recommendations recommand tuijian xgwz xgyd xiangguan hot hots hotnews rank ranking ranklist
    paihang share sharing shares sharebar social sns ad ads adv advert adverts advertisement advertising advertise guanggao adsense adbox adsbygoogle sponsor sponsored banner copyright copyrights
    pager pagination pagenav pagebar tags taglist toolbar popup modal cookie cookies login signin search searchbox searchform
    widget widgets promo promotion subscribe newsletter prev next prevnext prenext postnav topbar backtop gotop totop friendlink
    friendlinks links flink sitemap skip trending popular outbrain taboola""".split()
)
_COMMENT_NAMES = frozenset("comment comments commentlist pinglun replies disqus remark liuyan".split())
_MAIN_NAMES = frozenset(
    """js_content artibody articlecontent article-content article_content articlebody article-body article_body entry-content
    post-content post_content post-body content-article newstext news_txt newscontent articletext rich_media_content
    story-body storytext detail-content zoom ucapcontent trs_editor""".split()
)
_TOKENS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_NOT_SHOWN = re.compile(r"display\s{0,4}:\s{0,4}none", re.IGNORECASE)


@dataclass(slots=True)
class Regions:
    """The region of every element; `main` is the element the page's own text was found in, when one says so."""

    of: dict[etree._Element, str] = field(default_factory=dict)
    main: etree._Element | None = None
    comments: list[etree._Element] = field(default_factory=list)

    def __call__(self, node: etree._Element) -> str:
        return self.of.get(node, ARTICLE)


def divide(root: etree._Element) -> Regions:
    """Name the region of each element of a page."""
    nodes = [n for n in root.iter() if isinstance(n.tag, str)]
    plain, linked, links = _weigh(nodes)
    whole = plain[root]
    found = Regions()
    of = found.of
    heavy = 0.5 * whole
    for node in nodes:
        parent = node.getparent()
        above = of.get(parent, ARTICLE) if parent is not None else ARTICLE
        if above != ARTICLE:
            of[node] = above
            continue
        own = _by_tag(node)
        if own is not None and plain[node] > heavy and plain[node] > 200:
            own = None
        if own is None and plain[node] <= heavy:
            own = _by_name(node)
        if own == FURNITURE and node.tag == "header":
            own = None
        if own is None and _is_list_of_links(node, plain[node], linked[node], links[node]):
            own = FURNITURE
        of[node] = own or ARTICLE
        if own == COMMENT:
            found.comments.append(node)
    kept = sum(_own_text(n, of) for n in nodes if of[n] == ARTICLE)
    found.main = _main(nodes, plain, of, kept)
    if found.main is not None:
        spared = set(found.main.iter()) | set(found.main.iterancestors())
        heading = _heading(nodes, of)
        if heading is not None:
            spared |= set(heading.iter())
        for node in nodes:
            if of[node] == ARTICLE and node not in spared:
                of[node] = FURNITURE
    return found


def _weigh(
    nodes: list[etree._Element],
) -> tuple[dict[etree._Element, int], dict[etree._Element, int], dict[etree._Element, int]]:
    """Characters of plain text, characters inside links and number of links under each element."""
    plain = dict.fromkeys(nodes, 0)
    linked = dict.fromkeys(nodes, 0)
    links = dict.fromkeys(nodes, 0)
    for node in reversed(nodes):
        if node.tag in SILENT:
            plain[node] = linked[node] = links[node] = 0
        else:
            plain[node] += len((node.text or "").strip())
            if node.tag == "a":
                linked[node] = plain[node] + linked[node]
                plain[node] = 0
                links[node] += 1
        parent = node.getparent()
        if parent is not None and parent in plain:
            plain[parent] += plain[node] + len((node.tail or "").strip())
            linked[parent] += linked[node]
            links[parent] += links[node]
    return plain, linked, links


def _own_text(node: etree._Element, of: dict[etree._Element, str]) -> int:
    if node.tag in SILENT or node.tag == "a":
        return 0
    return len((node.text or "").strip()) + sum(len((c.tail or "").strip()) for c in node)


def _by_tag(node: etree._Element) -> str | None:
    if node.tag in _FURNITURE_TAGS or (node.get("role") or "").lower() in _FURNITURE_ROLES:
        return FURNITURE
    return None


def _by_name(node: etree._Element) -> str | None:
    tag = node.tag
    if tag in ("html", "body", "main", "article"):
        return None
    if node.get("hidden") is not None or _NOT_SHOWN.search((node.get("style") or "")[:500]):
        return HIDDEN
    called = f"{node.get('id') or ''} {node.get('class') or ''}"[:400]
    if called == " " or tag in ("h1", "p", "a", "span", "em", "strong", "b", "i", "img", "font"):
        return None
    for word in called.split():
        tokens = {t.lower() for t in _TOKENS.findall(word)} | {word.lower()}
        if tokens & _COMMENT_NAMES:
            return COMMENT
        if tokens & _FURNITURE_NAMES and not tokens & {"article", "content", "main", "body", "text"}:
            return FURNITURE
    return None


def _is_list_of_links(node: etree._Element, plain: int, linked: int, links: int) -> bool:
    """Menus and lists of other articles: at least four links that make up most of the words, each a few words long."""
    if node.tag not in ("ul", "ol", "div", "table", "section", "dl", "td", "p", "center") or links < 4:
        return False
    return linked > 3 * plain and linked < 60 * links


def _main(
    nodes: list[etree._Element],
    plain: dict[etree._Element, int],
    of: dict[etree._Element, str],
    kept: int,
) -> etree._Element | None:
    """The element the page itself marks as its text, when it holds most of what is not furniture."""
    best: etree._Element | None = None
    for node in nodes:
        if of[node] != ARTICLE:
            continue
        called = f"{node.get('id') or ''} {node.get('class') or ''}".lower().split()
        marked = (
            node.tag in ("article", "main")
            or (node.get("itemprop") or "").lower() == "articlebody"
            or (node.get("role") or "").lower() == "main"
            or any(word in _MAIN_NAMES for word in called)
        )
        enough = plain[node] >= 80 and plain[node] >= 0.4 * kept
        # The innermost that still holds nearly as much as the one around it.
        if marked and enough and (best is None or plain[node] >= 0.8 * plain[best]):
            best = node
    return best


def _heading(nodes: list[etree._Element], of: dict[etree._Element, str]) -> etree._Element | None:
    for node in nodes:
        if node.tag == "h1" and of[node] == ARTICLE and words_of(node):
            return node
    return None
