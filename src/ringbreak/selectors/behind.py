"""Words behind a value that say what it is: kage_06（←微信）, abc_123 这个是我的QQ, cat_1999 on telegram.

What stands in brackets or after 是 holds for numbers too; an arrow, a comma or the next line only for a word that can
hardly be anything but an account. Asked only where nothing before the value says what it is.
"""

from __future__ import annotations

import re

from ringbreak.selectors.carried import is_account
from ringbreak.selectors.leads import Lead
from ringbreak.selectors.leadwords import KINDS
from ringbreak.selectors.platforms import TALK

_LABEL = f"(?:{'|'.join(sorted([*' '.join(TALK.values()).split(), *'微 薇 v 飞机 whatsapp'.split()], key=lambda w: (-len(w), w)))})"
_ARROW = r"(?:[←↑⬅👈<]{1,2}[-=~—]{0,3} ?)"
_WHOSE = r"(?:我的?|他的?|她的?|本人的?)?"
_WHOSEVER = r"(?:我的?|他的?|她的?|本人的?|[我他她]们?家?[\u4e00-\u9fff]{1,3}的)?"
"""My, his; my second sister's."""
_BEHIND = re.compile(
    rf" ?(?:[（(【\[] ?{_ARROW}?(?:这?个?就?是)?(?:我的?)?({_LABEL})(?:号|账号|id)?(?:联系)?[哈的吧呀]?[)）】\]]"
    r"| on (?:my |our )?(telegram|tg|wechat|whatsapp|line|instagram|insta|ig|discord|snapchat|snap|kik|twitter|facebook|wickr|threads|signal)(?![a-z0-9])"
    rf"|({_LABEL})(?:号)?好友"
    rf"|(?:就?是|这个(?:是)?){_WHOSE}(?:小号|大号|新的?|工作|个人|备用)?({_LABEL})(?:号|账号|id)?(?=$|[\s,，。;；、!！)）~～]|呀|哦|啊|吧|哈|呢|了|还是))"
)
_NO_MORE = rf"(?! ?[,，、/和或跟与及&] ?{_LABEL})"
_LOOSE = re.compile(
    rf" ?(?:{_ARROW}(?:这?个?就?是)?{_WHOSEVER}({_LABEL})(?:号|账号|id)?(?=$|[\s,，。;；、!！?？)）~～])"
    rf"|[,，;；—–-]{{1,2}} ?(?:(?:这|那)个?(?:就?是)?|就?是|也是|加)?{_WHOSEVER}({_LABEL})(?:号|账号|id)?[哈的吧呀啊哦]?(?=$|[\n,，。;；!！~～)）]){_NO_MORE}"
    rf"| ?这就?是{_WHOSEVER}({_LABEL})(?:号|账号|id)?(?=$|[\s,，。;；、!！)）~～]|呀|哦|啊|吧|哈|呢|了)"
    rf"|[,，] ?加({_LABEL})(?=(?:请|记得|时|要|得)?(?:备注|注明|说明|说是|报))"
    rf"|(?: ?(?:对吧|对吗|是吧|没错吧|吗)[?？]?)?\r?\n(?:[^\n:：]{{1,8}}[:：] ?)?(?:(?:对|嗯|是的?)[，, ])?(?:(?:(?:这|那)个?|上面的?|应该|就|也|好像)*是{_WHOSEVER}({_LABEL})(?:号|账号|id)?(?=$|[\s,，。;；、!！?？~～]|呀|哦|啊|吧|哈|呢|了|吗|嘛|还是)"
    rf"|({_LABEL})(?:号|账号|id)?(?:吗|吧|么|嘛|还是|[?？]|搜|上加|里加|能搜|(?:哈|的|啊|呀|哦)(?=$|[\s,，。!！~～])))"
    rf"| {{1,2}}({_LABEL})(?:号|账号|id)?[的哈啊哦吧]?(?=$|[\n,，。;；!！~～]){_NO_MORE}"
    r"|(?:,| -| –)? (?:is|that'?s|it'?s|this is) (?:my|our|the|his|her|their) (telegram|tg|wechat|whatsapp|line|qq|alipay)(?: id| handle| name| number| account)?(?![a-z0-9]))"
)
_BEGINS = tuple("（(【[是这就")
_LOOSELY = tuple("这对是没吗←↑⬅👈<,，;；—–-\r\n i微薇威徽绿wvq扣企支za电飞纸小tl加抖d围")


def lead_behind(keys: str, end: int, start: int | None = None) -> Lead | None:
    """The word behind a value that says what it is.

    Args:
        keys: As in `leads.leads_before`.
        start: Where the value begins, if it is a word: what is hardly anything but an account may stand further away.
    """
    first = keys[end + 1 : end + 2] if keys[end : end + 1] == " " else keys[end : end + 1]
    match, loose = None, False
    if first in _BEGINS or keys[end : end + 4] == " on " or "好友" in keys[end : end + 14]:
        match = _BEHIND.match(keys, end)
    if (
        match is None
        and start is not None
        and first.startswith(_LOOSELY)
        and first
        and is_account(keys[start:end])
    ):
        match, loose = _LOOSE.match(keys, end, min(len(keys), end + 40)), True
    if match is None:
        return None
    word = next(word for word in match.groups() if word)
    return Lead(word, frozenset(KINDS[word]), not loose, match.start(), True)
