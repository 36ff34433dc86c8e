"""Texts that tell their reader to read something from its end: 倒序➕：7741_oab_gnauh, 怕和谐，倒写：微信021_ijgnix.

A word that is no account as it stands and one from its end is turned round before anything else is looked for, so
that every rule reads it forwards. What could be an account either way is turned only right behind such words (`handles`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ringbreak.selectors.carried import is_account

SAID = re.compile(
    r"(?<!位)(?:[倒反][着著]|[倒反][过過][来來]|[倒反逆]序|[倒反逆][读讀念看写寫]|倒[打叙敘]|[倒反][转轉]|[颠顛]倒|逆[着著]"
    r"|反向(?:[输輸]入|[写寫念读讀打搜加排看发發拼:：]|[A-Za-z微薇])"
    r"|[从從][后後右]往[前左]|[从從]右[到向至]左|[从從][后後尾][到向][前头頭]|[号號码碼](?:都|全)?是反的)"
)
"""倒着, 反过来, 从右往左; simplified or traditional. 后两位反过来 is no such word: two digits change places."""
_SIGNS = "倒反逆颠顛从從"
"""One of them stands in what `SAID` finds."""


def said(text: str) -> bool:
    """Whether a text says something of reading backwards."""
    return any(c in text for c in _SIGNS) and SAID.search(text) is not None


TOLD = re.compile(
    rf"[，,、 ]?(?:我|都|要|是|自己)?(?:{SAID.pattern})(?:[写寫拼打念读讀看输輸入敲搜加发發的了是就哈啊来來]|一下|自己|防封|防删|防屏蔽|防和谐){{0,6}}[ :：，,]{{0,2}}$"
)
"""The same between a lead word and its value: 微信 倒着打 88_iem_oaix."""
CUES = (
    "倒着 反着 逆着 倒著 反著 逆著 倒过 反过 倒過 反過 倒序 反序 逆序 倒读 反读 逆读 倒讀 反讀 逆讀 倒念 反念 逆念 倒看 反看 逆看 倒写 反写 逆写 倒寫 反寫 "
    "倒打 倒叙 倒敘 倒转 反转 倒轉 反轉 颠倒 顛倒 反向 从后 从右 从尾 從後 從右 從尾 是反"
).split()
"""Pairs of characters of which one stands in whatever `SAID` finds; the compiled scanner hands such texts over."""
_WORD = re.compile(r"(?<![A-Za-z0-9_.@/\\-])[A-Za-z0-9_-]{6,20}(?![A-Za-z0-9_@/\\-]|[.][A-Za-z0-9])")
MOST = 50
"""Words of a text that are tried."""


def edits(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Words to turn round, as `instructed.edits` gives them; `text` says that something is to be read so."""
    for match in islice(_WORD.finditer(text), MOST):
        word = match.group()
        if not word[0].isalpha() and not is_account(word) and is_account(word[::-1]):
            yield match.start(), match.end(), word[::-1], "reversed"
