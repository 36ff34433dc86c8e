"""What people hand in and save: web pages with all that stands around an article, and complaints on forms, in letters, scanned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from html import escape

from ringbreak.simulate import formats
from ringbreak.simulate.pools import PROVINCES
from ringbreak.simulate.truth import Mark, innocent
from ringbreak.simulate.world import World


def page(
    title: str,
    paragraphs: Sequence[str],
    *,
    url: str = "",
    tracker: str = "",
    byline: str = "",
    links: Sequence[tuple[str, str]] = (),
    footer: str = "",
    lang: str = "zh",
) -> str:
    """A saved page as HTML; `tracker` is the 32 hex digits of a counter's script."""
    script = (
        f'<script>var _hmt=_hmt||[];(function(){{var hm=document.createElement("script");hm.src="https://hm.baidu.com/hm.js?{tracker}";}})();</script>'
        if tracker
        else ""
    )
    canonical = f'<link rel="canonical" href="{escape(url)}">' if url else ""
    told = "".join(f"<p>{escape(p)}</p>\n" for p in paragraphs)
    led = "".join(f'<p><a href="{escape(target)}">{escape(words)}</a></p>\n' for words, target in links)
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{escape(title)}</title>{canonical}{script}</head>\n<body>'
        f'<header><nav><a href="/">{"Home" if lang == "en" else "首页"}</a></nav></header>\n<main><article><h1>{escape(title)}</h1>\n'
        + (f'<p class="byline">{escape(byline)}</p>\n' if byline else "")
        + told
        + led
        + f"</article></main>\n<footer>{escape(footer)}</footer></body></html>\n"
    )


def complaints(
    world: World,
    victim: Mark,
    folder: str,
    total: int,
    start: datetime,
    days: int,
    text: Callable[[datetime], str],
    provinces: int = 12,
) -> int:
    """People complain: most on a form, some in letters, some on paper that was scanned. The number of provinces.

    Args:
        text: What one of them says happened, at that time.
    """
    columns = ("受理编号", "投诉时间", "投诉人", "联系电话", "所在省份", "投诉内容")
    forms = world.table(f"{folder}/登记表.csv", columns, "gb18030")
    seen: set[str] = set()
    for n in range(total):
        province = PROVINCES[n % provinces][0]
        seen.add(province)
        when = start + timedelta(days=days * world.dice.random(), hours=n % 9)
        name, phone, said = world.pools.person(), world.pools.mobile(), text(when)
        if n % 6 == 5:
            paper = f"投 诉 书\n\n投诉人：{name}\n所在地：{province}\n日期：{when:%Y年%m月%d日}\n\n{said}\n"
            world.put(f"{folder}/扫描件/投诉书{n + 1:05d}.txt", world.misread(paper), ("*", victim))
        elif n % 6 == 4:
            opening = world.spin(
                "{您好|领导好|同志们}，{我叫|本人}<name>，{现反映|说一下}<day>的{事|情况}。",
                name=name,
                day=f"{when:%m月%d日}",
            )
            world.put(
                f"{folder}/信函/信{n + 1:05d}.docx", formats.letter([opening, said], name), ("*", victim)
            )
        else:
            forms.add([f"TS{n + 1:07d}", f"{when:%Y-%m-%d %H:%M:%S}", name, phone, province, said], victim)
        if n % 10 == 0:
            world.selectors(innocent("somebody who complained"), "phone", f"+86{phone}")
    world.close(forms)
    return len(seen)
