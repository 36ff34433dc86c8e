"""Analytics and advertising ids that a site's operator carries from site to site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors.mask import plain
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import formed
from ringbreak.selectors.selector import Found, Selector

_B, _E = r"(?<![A-Za-z0-9_-])", r"(?![A-Za-z0-9_-])"
# (what it is, where its value stands, whether its letters are fixed upper case)
_FORMS: tuple[tuple[str, re.Pattern[str], bool], ...] = (
    ("Google Analytics (UA-)", re.compile(rf"{_B}(UA-\d{{4,10}}-\d{{1,4}}){_E}", re.I), True),
    ("Google Analytics 4 (G-)", re.compile(rf"{_B}(G-(?=[A-Z0-9]*\d)[A-Z0-9]{{10}}){_E}"), True),
    ("Google Tag Manager", re.compile(rf"{_B}(GTM-[A-Z0-9]{{5,8}}){_E}", re.I), True),
    ("Google Ads (AW-)", re.compile(rf"{_B}(AW-\d{{8,12}}){_E}"), True),
    ("Google AdSense", re.compile(r"(?<![A-Za-z0-9])((?:ca-)?pub-\d{16})(?!\d)", re.I), False),
    (
        "Baidu Tongji",
        re.compile(r"hm\.baidu\.com/(?:hm\.js|hm\.gif)?\?([0-9a-f]{32})(?![0-9a-f])", re.I),
        False,
    ),
    (
        "Baidu Tongji",
        re.compile(
            r"百度统计[^。\n0-9a-zA-Z]{0,8}(?:ID|id|Id|代码|hm)?(?:是|为|:|：|=| ){0,3}([0-9a-f]{32})(?![0-9a-f])"
        ),
        False,
    ),
    (
        "CNZZ",
        re.compile(
            r"\.cnzz\.com/[a-z_]{0,12}\.php\?(?:[a-z_]{1,12}=[a-z0-9_]{1,12}&){0,3}?(?:web_)?id=(\d{6,12})",
            re.I,
        ),
        False,
    ),
    ("51.la", re.compile(r"(?:js|v6)\.(?:users\.)?51\.la/(\d{5,10})\.js", re.I), False),
    ("51.la", re.compile(r"LA\.init\(\{id:[\"'](\w{8,20})[\"']", re.I), False),
    ("Meta Pixel", re.compile(r"fbq\(['\"]init['\"], ?['\"](\d{12,18})['\"]"), False),
    ("Yandex Metrika", re.compile(r"mc\.yandex\.ru/watch/(\d{5,10})"), False),
)
_HINT = re.compile(r"百度统计|ua-|g-|gtm-|aw-|pub-|baidu|cnzz|51\.la|fbq|la\.init|yandex")


def find(passage: Passage) -> Iterator[Found]:
    if _HINT.search(passage.keys) is None:
        return
    for name, pattern, upper in _FORMS:
        for match in pattern.finditer(passage.text):
            value = match.group(1)
            if upper:
                value = value.upper()
            else:
                value = value.lower().removeprefix("ca-")
            start, end = match.span(1)
            inside = any(u.start <= start and u.end >= end for u in passage.web.urls)
            yield Found("tracking_id", start, end, value, "format", formed(f"of {name}"), 6, inner=inside)


def normalise(written: str) -> str:
    text = written.strip()
    return text.upper() if re.match(r"(?i)(?:UA|G|GTM|AW)-", text) else text.lower().removeprefix("ca-")


SELECTOR = Selector(
    name="tracking_id",
    title="Analytics or advertising id",
    pattern="UA-, G-, GTM-, AW-, pub-, hm.baidu.com/hm.js?, cnzz id, 51.la, Meta Pixel, Metrika",
    find=find,
    normalise=normalise,
    is_valid=bool,
    shown_as=plain,
    specificity=0.95,
    source="the providers' own documentation",
    examples={
        "<script>ga('UA-12345678-1')": "UA-12345678-1",
        "ca-pub-1234567891234567": "pub-1234567891234567",
        "//hm.baidu.com/hm.js?0123456789abcdef0123456789abcdef": "0123456789abcdef0123456789abcdef",
    },
    not_examples=("G-STRING", "UA-1", "pub-12"),
)
