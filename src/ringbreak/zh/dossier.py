"""What dossier says, in Chinese."""

from __future__ import annotations

from ringbreak.zh.dossier_page import DOSSIER_PAGE
from ringbreak.zh.dossier_words import DOSSIER_WORDS

DOSSIER: dict[str, str] = {
    **DOSSIER_PAGE,
    **DOSSIER_WORDS,
    # The one-screen summary
    "authority: {statement}": "依据：{statement}",
    "authority: unstated (nothing may leave)": "依据：未说明（任何内容不得外传）",
    "{files} files: {read} read, {partly} partly, {refused} refused, {failed} failed": "{files} 个文件：读完 {read}，部分 {partly}，拒读 {refused}，失败 {failed}",
    "{count} records": "{count} 条记录",
    "{given} given, {inside} more inside them, {copies} copies of the same bytes": "交来 {given} 个，其中另含 {inside} 个，内容相同的副本 {copies} 份",
    "{given} given, {inside} more inside them": "交来 {given} 个，其中另含 {inside} 个",
    "{count} more given and not taken": "另有 {count} 个交来而未收入",
    "not taken": "未收入",
    "{mentions} mentions of {selectors} selectors": "{selectors} 个标识，出现 {mentions} 次",
    "{count} rings": "{count} 个团伙线索",
    "Read": "读入",
    "Found": "发现",
    "Held back": "未用于关联",
    "Doubts": "存疑",
    "Not read": "未读",
    "Dossier": "卷宗",
    "Next": "下一步",
    "{count} more: see the dossier": "另有 {count} 个，见卷宗",
    "{count} more: ringbreak list issues {case}": "另有 {count} 个：ringbreak list issues {case}",
    "{count} more: ringbreak rings {case}": "另有 {count} 个：ringbreak rings {case}",
    "No ring: there is not enough evidence for one.": "没有团伙线索：证据不足以认定。",
    "Ring": "线索",
    "Records": "记录",
    "Accounts": "账号",
    "What it looks like": "疑似类型",
    "Held together by": "由何关联",
    "Bits": "比特",
    "decide: ringbreak judge {case} include SELECTOR": "裁定：ringbreak judge {case} include 标识",
    "no format is called {name}; known are {known}": "没有名为 {name} 的格式；现有：{known}",
    "more than one exporter writes files that end in {suffix}": "有多个导出器写出以 {suffix} 结尾的文件",
}
