"""A lead that looks like the beginning of its account's word: 微信ID13800138000, 抖音IDlanyu06, TG-lanyu06."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ringbreak.selectors.carried import is_account

if TYPE_CHECKING:
    from ringbreak.selectors.leads import Lead
    from ringbreak.selectors.passage import Passage

_NAMED = frozenset({"wechat", "telegram", "line", "weibo", "douyin"})
_OWN_ID = re.compile(r"(?:ID|Id|id)(?=[0-9]{5})|ID(?=[a-z])")
_DASHED = re.compile(
    r"(?:TG|tg|VX|vx|WX|wx|V|v|INS|ins|IG|ig|DY|dy|LINE|Line|FB|fb|Telegram|telegram|WeChat|wechat)-(?=[A-Za-z])"
)


def begins(passage: Passage, start: int, end: int, leads: list[Lead]) -> tuple[int, list[Lead]]:
    """Where the account of the word start..end-1 begins and what announces it there; as given where nothing is glued to it."""
    text = passage.text
    if text[start] not in "Ii" and text.find("-", start, min(end, start + 9)) < 0:
        return start, leads  # most words
    if any(lead.kinds & _NAMED for lead in leads):
        own_id = _OWN_ID.match(text, start, end)
        return (own_id.end(), leads) if own_id is not None else (start, leads)
    dashed = _DASHED.match(text, start, end)
    if (
        dashed is not None
        and is_account(text[dashed.end() : end].replace(".", "_"))
        and passage.speaks_of("chinese")
    ):
        return dashed.end(), passage.leads(dashed.end())
    return start, leads
