"""WeChat groups: ids that end in @chatroom, and invitation links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import mask
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import formed
from ringbreak.selectors.selector import Found, Selector
from ringbreak.selectors.urls import path_parts

_ROOM = re.compile(r"(?<![0-9A-Za-z])\d{5,14}@(?:im\.)?chatroom(?![A-Za-z])")


def find(passage: Passage) -> Iterator[Found]:
    if "@" in passage.text:
        for match in _ROOM.finditer(passage.text):
            yield Found(
                "wechat_group",
                match.start(),
                match.end(),
                match.group().lower(),
                "format",
                formed("of a WeChat group's id"),
                3,
            )
    for url in passage.web.urls:
        parts = path_parts(url)
        if url.host == "weixin.qq.com" and parts[:1] == ["g"] and len(parts) > 1:
            yield Found(
                "wechat_group",
                url.start,
                url.end,
                "weixin.qq.com/g/" + parts[1],
                "format",
                formed("of a WeChat group invitation"),
                7,
                inner=True,
            )


SELECTOR = Selector(
    name="wechat_group",
    title="WeChat group",
    pattern="digits@chatroom; weixin.qq.com/g/code",
    find=find,
    normalise=lambda written: written.strip(),
    is_valid=lambda value: value.endswith("chatroom") or value.startswith("weixin.qq.com/g/"),
    shown_as=mask.address,
    specificity=0.9,
    source="forms seen in WeChat's own codes and exports",
    examples={
        "12345678901@chatroom": "12345678901@chatroom",
        "https://weixin.qq.com/g/AwYAAAbCdEf": "weixin.qq.com/g/AwYAAAbCdEf",
    },
    not_examples=("微信群", "https://weixin.qq.com/"),
)
