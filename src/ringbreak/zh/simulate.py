"""Chinese of the simulator."""

from __future__ import annotations

SIMULATE: dict[str, str] = {
    "write a made-up case whose truth is known": "生成真相已知的虚构案件",
    "Write a made-up case whose truth is known: OUT/evidence to investigate, OUT/truth.json to compare with. Nobody in it exists.": "生成一个真相已知的虚构案件：OUT/evidence 供侦查，OUT/truth.json 供对照。其中人物均不存在。",
    "list the scenarios and the kinds of noise": "列出全部情景和干扰种类",
    "1 is the size of the true case; counts shrink with it": "1 为真实案件的规模，数量按比例缩小",
    "another seed gives another case of the same kind": "换一个种子，得到同类的另一个案件",
    "all, none, the kinds to have (a,b), or those to leave out (-a,-b)": "all、none、要加入的种类（a,b），或要去掉的种类（-a,-b）",
    "at scale 1: {what}": "规模为 1 时：{what}",
    "name a scenario and a new folder: ringbreak simulate SCENARIO OUT; ringbreak simulate --list lists them": "请写明情景和新文件夹：ringbreak simulate SCENARIO OUT；用 ringbreak simulate --list 列出全部情景",
    "{files} files of evidence ({size:.1f} MB) in {path}": "已生成 {files} 个证据文件（{size:.1f} MB），位于 {path}",
    "what is true about it, kept apart: {path}": "真相单独存放：{path}",
    "next: ringbreak investigate {path} -o CASE --authority test-data": "下一步：ringbreak investigate {path} -o CASE --authority test-data",
    "making the case": "生成案件",
    "the scale is too large: only {size} {what} belong to nobody": "规模过大：不属于任何人的 {what} 只有 {size} 个",
    "no such noise: {name}; there are all, none, {names}": "没有这种干扰：{name}；可用 all、none、{names}",
    "name the noise to have, or each with - before it the noise to leave out; not both": "请只写要加入的干扰，或在每个要去掉的干扰前加 -，两者不能混用",
    "the scale must be above 0 and at most 10, not {scale}": "规模须大于 0 且不超过 10，而不是 {scale}",
    "{path} holds something already; name a new folder": "{path} 里已有内容，请指定新文件夹",
    "no such scenario: {name}; there are {names}": "没有这个情景：{name}；可用 {names}",
    # the kinds of noise
    "people with nothing to do with it, in number": "大量与案件无关的人",
    "honest merchants with much traffic": "交易量大的正当商户",
    "newspapers that quote the scam word for word, and the police's warnings": "逐字引用骗局话术的新闻，以及警方提示",
    "what banks, couriers and the police send to everybody": "银行、快递、警方群发的通知",
    "telephone numbers of the ring that somebody else has a year later": "团伙弃用、一年后归他人使用的号码",
    "weeks that a ledger does not hold": "流水中缺失的时段",
    "two ledgers that tell one movement differently": "对同一笔交易说法不同的两份流水",
    "a device whose clock is wrong": "时钟不准的设备",
    "letters that a scanner misread": "扫描识别错误的字",
    "a part of it in English": "部分内容为英文",
    # the scenarios
    "Follower cleaning: accounts taken over, group codes harvested and sold": "清粉控号：接管账号，采集并倒卖群二维码",
    "40,000 accounts, 20,000,000 chats in three months, 1,500 complaints in 20 provinces": "4 万个账号，三个月 2,000 万个群，20 省 1,500 件投诉",
    "Gambling gangs: sites, chat groups, agents, and cards that change": "网络赌博团伙：网站、群聊、代理和不断更换的银行卡",
    "29 gangs, 462 people, 251 chat groups, 260 million yuan": "29 个团伙，462 人，251 个群，2.6 亿元",
}
