"""Codes of places in GB/T 2260, as far as an identifier's first digits can be held against them.

Checked: the province (first two digits), that the prefecture part lies in the range the standard has ever used there,
and of an identity number that its county was in the lists when the number can have been given out. The county lists with
their years come with python-stdnum (stdnum/cn/loc.dat, after the yearly lists on zh.wikipedia), to 2025.
"""

from __future__ import annotations

import bisect
import re
from functools import cache

# Province code -> highest prefecture number ever used (GB/T 2260 editions 1980-2007 and the yearly lists since), 90 for
# counties directly under the province. Municipalities use 01 (districts), 02 (counties) and 03 (Chongqing's former cities).
PREFECTURES: dict[str, frozenset[int]] = {
    province: frozenset(codes)
    for province, codes in {
        "11": [1, 2],
        "12": [1, 2],
        "13": [*range(1, 12), *range(21, 33), 90],
        "14": [*range(1, 12), *range(21, 28)],
        "15": [*range(1, 10), *range(21, 30)],
        "21": [*range(1, 15), *range(20, 30)],
        "22": [*range(1, 9), *range(20, 27)],
        "23": [*range(1, 13), *range(21, 30)],
        "31": [1, 2],
        "32": [*range(1, 14), *range(20, 33)],
        "33": [*range(1, 12), *range(21, 28)],
        "34": [*range(1, 19), *range(21, 31)],
        "35": [*range(1, 10), *range(20, 30)],
        "36": [*range(1, 12), *range(20, 31)],
        "37": [*range(1, 18), *range(20, 31)],
        "41": [*range(1, 18), *range(20, 31), 90],
        "42": [*range(1, 14), *range(20, 31), 90],
        "43": [*range(1, 14), *range(20, 32)],
        "44": [*range(1, 30), *range(50, 54)],
        "45": [*range(1, 15), *range(20, 29)],
        "46": [*range(1, 5), 0, 20, 90],
        "50": [1, 2, 3],
        "51": [*range(1, 21), *range(20, 40)],
        "52": [*range(1, 7), *range(20, 29)],
        "53": [*range(1, 10), *range(20, 36)],
        "54": [*range(1, 7), *range(20, 28)],
        "61": [*range(1, 11), *range(20, 28)],
        "62": [*range(1, 13), *range(20, 31)],
        "63": [*range(1, 3), *range(20, 30)],
        "64": [*range(1, 6), *range(20, 24)],
        "65": [*range(1, 6), *range(20, 44), 90],
        "71": [*range(100)],
        "81": [*range(100)],
        "82": [*range(100)],
        "83": [*range(100)],
    }.items()
}


def is_place(code: str) -> bool:
    """Whether six digits can be a county of China: the province exists and the prefecture number was used in it."""
    prefectures = PREFECTURES.get(code[:2])
    return prefectures is not None and int(code[2:4]) in prefectures


FIRST_ISSUE, LISTED_TO = 1984, 2024
"""Numbers have been given out since 1984; of children born after the second year the lists may not know the county."""


@cache
def counties() -> tuple[int, ...]:
    """code * 10000 + the last year it was in the lists (9999: it still is), for every county code there ever was, sorted."""
    import importlib.resources

    out, province = set(), 0
    text = (importlib.resources.files("stdnum.cn") / "loc.dat").read_text("utf-8")
    for line in text.splitlines():
        head, _, rest = line.strip().partition(" ")
        if not head.isdigit():
            continue
        if len(head) == 2:
            province = int(head) * 10_000
            continue
        for name in rest.split(","):
            years = re.search(r"\[(\d*)-(\d*)\]", name)
            out.add((province + int(head)) * 10_000 + (int(years[2]) if years and years[2] else 9999))
    return tuple(sorted(out))


def county_possible(code: str, born: int) -> bool:
    """Whether a number with this county code can have been given to somebody born in a year.

    It cannot when the code was never in the lists, or was struck before the birth or before numbers existed. A code
    younger than the person is possible: numbers were given out late, at the age of sixteen or with the first card.
    """
    if code[0] >= "7" or born > LISTED_TO:
        return True
    first = int(code) * 10_000 + max(born, FIRST_ISSUE)
    at = bisect.bisect_left(counties(), first)
    return at < len(counties()) and counties()[at] // 10_000 == int(code)


PLATE_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
"""Short names of provinces on number plates and ICP licences."""
