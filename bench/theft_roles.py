"""Roles in a sentence of a theft case, by pattern, to measure against LawBench 2-6. Not part of the product."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins import lexicon_zh
from ringbreak.rings.bulletins.numbers_zh import find_numbers
from ringbreak.rings.bulletins.people import SURNAMES

_FAMILY = re.sub("[后和将于从与及对向到家该]", "", SURNAMES)
"""Surnames, less those that are far oftener another word in front of a name."""
_ONE = rf"(?:[{_FAMILY}]某{{1,2}}[甲乙丙丁戊己\d]?|[{_FAMILY}][\u4e00-\u9fff]?某)"
_NAMES = re.compile(_ONE)
_SUSPECT = re.compile(
    rf"(?:被告人|犯罪嫌疑人|嫌疑人|伙同|与|同案犯)(?:{_ONE}(?:、|和|与|及|伙同)?(?:被告人)?)+"
)
_VICTIM = re.compile(rf"(?:被害人|受害人|失主|事主|被害单位)(?:{_ONE}(?:、|和|与|及)?)+")
_OWNER = re.compile(
    rf"(?:窃得|盗走|盗得|窃取|盗窃|偷走|偷得|将|把|扒窃|窃走)(?:了)?(?P<name>{_ONE})(?=的|停|放|所|家|[一-龥])"
)
_OWNERS = re.compile(
    rf"(?:窃得|盗走|盗得|窃取|盗窃|偷走)(?:了)?(?:停在[^，。]{{1,8}}的)?(?:{_ONE}(?:、|和|与|及))+{_ONE}"
)
_AT_HOME = re.compile(
    rf"(?P<name>{_ONE})(?=经营的|家(?!属|人)|户|所在的|停放的|的(?:家|租房|住处|宿舍|办公室))"
)
_SET_DOWN = re.compile(
    r"^(?:(?!的).)*?(?:停放|停|放置|摆放|放|挂|存放)(?:在|于)?(?:(?!的).)*的|^(?:(?!的).)*(?:内|里|上|处|家中?|户|店|室)的(?=..)|^(?:被害人|受害人|失主)|（[^）]*）"
)
"""Whose a thing is and where it stood; annotators mark the thing alone."""
_LOST = re.compile(rf"(?P<name>{_ONE})(?:财产|经济)?(?:损失|发现(?:财物|被骗|被盗)|手臂|报警)")
_TIME = re.compile(
    r"(?:(?:19|20)?\d{2}年|同年|当年)\d{1,2}月(?:份|\d{1,2}日)?(?:左右)?(?:的一天)?(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|夜间|夜里|夜)?(?:\d{1,2}时(?:\d{1,2}分)?|\d{1,2}[:：]\d{2})?(?:许|左右)?"
    r"|(?:同月|同日|次日|当日|当晚|当天|第二天)(?:\d{1,2}日)?(?:凌晨|上午|中午|下午|晚上|晚)?(?:\d{1,2}时(?:\d{1,2}分)?)?(?:许|左右)?"
)
_PLACE = re.compile(
    r"(?:窜至|窜到|来到|行至|走至|走到|骑至|进入|潜入|去到|位于|在|至|到)(?P<place>(?:本市|本区|上述|该|[\u4e00-\u9fff\d])[^，。；、]{2,44}?"
    r"(?:门前|门口|店内|店门前|路边|附近|楼下|处|内|旁|外|室|广场|停车场|停车棚|家中|过道|宿舍|商店|超市|市场|小区|网吧|医院|学校|房间|工地|车站|号|楼|上))"
    r"(?=[，。；、]|盗|将|趁|用|采|以|见|乘|偷|窃|实施|扒|，)"
)
_STOLEN_FROM = re.compile(
    r"(?:盗窃|窃得|盗得|窃取|盗走)(?P<place>[^，。；]{3,40}?(?:楼顶|门口|处|户室内|室内|户|店内|内|村民组|村\d?组|村|厂\**|社|家))的?(?P<thing>[^，。；的]{2,24}?(?:\d+[个台部辆只根块件]|及[^，。；]{1,6}|电线|电缆))(?=[，。；]|$)"
)
_WHERE = re.compile(
    r"(?:窜至|窜到|来到|行至|走至|走到|行驶至|骑至|进入|潜入|去到|去了|位于|至|到|在)(?P<place>(?!案|达|此|其|被|后|一起)[^，。；、到至在]{2,44}?)(?=[，。；]|盗|窃|将|趁|实施|后，|时，)"
)
_THING = re.compile(
    r"(?:窃得|盗走|盗得|窃取|盗窃|偷走|偷得|窃走|扒窃|拿走|取走|盗取|内有)(?:了)?(?P<thing>[^，。；]{2,46}?(?:[一二两三四五六七八九十\d]+(?:余)?(?:部|辆|台|个|条|件|只|块|枚|张|瓶|箱|把|包|盒|套|双|根|袋|头|斤|公斤|米|卷|对|副|串|组|节|株|桶|捆)|(?:手机|电动车|摩托车|自行车|电脑|钱包|电瓶|香烟|项链|戒指|手表|轿车|三轮车)))"
    r"|(?:将|把)(?P<moved>[^，。；]{2,46}?)(?:盗走|偷走|窃走|拿走|取走|推走|骑走|开走|盗窃|窃取|扒走)|(?P<that>被盗[^，。；]{2,20}?(?=价值|经|共|已|于|被))|(?P<same>该(?:车|手机|电动车|摩托车|电脑|自行车))"
)
_SEEN = re.compile(
    r"(?:停放|停|放有?|放置)[^，。（]{0,14}?(?:的|有)?(?P<thing>[一两二三四五六七八九十\d]+(?:余)?[辆部台个](?:[^，。（、的])*?(?:电动车|摩托车|山地车|自行车|三轮车|轿车|手机|电脑|相机|手提包|钱包))"
    r"|经(?:[\u4e00-\u9fff*]{2,16})?(?:鉴定|认定|评估|估价)[，：](?P<valued>(?!价值)[^，。：]{2,24}?)(?:共计|合计|总)?价值|，(?P<also>[一两二三四五六七八九十\d]+[瓶枚辆部台条][^，。：]{2,16}?)价值人民币"
)
_TOOL = re.compile(
    r"(?:用|使用|持|携带|利用|作案工具)(?P<tool>(?:其?(?:随身携带|自备|自制|事先准备)的)?[^，。；的]{1,10}?(?:扳手|钥匙|螺丝刀|起子|老虎钳|钳子|断线钳|大力钳|钳|剪刀|剪|刀片|刀|镊子|撬棍|铁棍|手电筒|锤|锯|开锁工具|T型工具|工具|卡片|铁丝)(?:、[^，。；]{1,8}?(?:扳手|钥匙|螺丝刀|钳|剪刀|刀|镊子|撬棍|手电筒|手套))*)"
)
_ORGANISATION = re.compile(
    r"(?<![\u4e00-\u9fff])?(?:[\u4e00-\u9fff*×X]{2,16}?(?:有限公司|派出所|公安局|公安分局|认证中心|鉴定中心|评估中心|人民法院|人民检察院|检察院|看守所))"
)
_TRIM = re.compile(r"^.*?(?:经|由|被|在|到|向|至|系|的|是|于)(?=[\u4e00-\u9fff*×X]{3,})")


def roles(sentence: str) -> dict[str, str]:
    """Role -> phrases joined by 、, only the roles that were found."""
    found: dict[str, list[str]] = {}

    def add(role: str, words: str) -> None:
        words = _SET_DOWN.sub("", words) if role == "被盗物品" else words
        words = words.strip("、，的 ")
        if words and words not in found.setdefault(role, []):
            found[role].append(words)

    victims = {n for m in _VICTIM.finditer(sentence) for n in _NAMES.findall(m.group())}
    victims |= {m["name"] for m in _OWNER.finditer(sentence)}
    victims |= {m["name"] for m in _LOST.finditer(sentence)}
    victims |= {n for m in _OWNERS.finditer(sentence) for n in _NAMES.findall(m.group())}
    victims |= {m["name"] for m in _AT_HOME.finditer(sentence)} - {
        n for m in _SUSPECT.finditer(sentence) for n in _NAMES.findall(m.group())
    }
    accused = {n for m in _SUSPECT.finditer(sentence) for n in _NAMES.findall(m.group())} - victims
    repaid = re.search(r"退赔|赔偿|损失|谅解|报案|发还", sentence) is not None and not accused
    # The annotators list a name as often as it stands.
    for name in _NAMES.findall(sentence):
        role = "受害人" if name in victims or (repaid and name not in accused) else "犯罪嫌疑人"
        found.setdefault(role, []).append(name)
    told = re.search(r"盗|窃|偷|骗|抢|扒|拿走|销赃|卖", sentence) is not None
    for m in _TIME.finditer(sentence) if told else ():
        add("时间", m.group())
    split = _STOLEN_FROM.search(sentence)
    if split:
        add("地点", split["place"])
        add("被盗物品", split["thing"])
    for m in _PLACE.finditer(sentence):
        add("地点", m["place"])
    where = _WHERE.search(sentence) if "地点" not in found and told else None
    if where and not _TIME.search(where["place"]):
        add("地点", where["place"])
    for m in _THING.finditer(sentence) if not split else ():
        add("被盗物品", next(g for g in m.groups() if g))
    if not split:
        for m in _SEEN.finditer(sentence):
            thing = next(g for g in m.groups() if g)
            # What was seen there is named again as 该车 when it is taken.
            if not any(thing in w for w in found.get("被盗物品", ())):
                found["被盗物品"] = [thing, *found.get("被盗物品", ())]
    for m in _TOOL.finditer(sentence):
        add("作案工具", m["tool"])
    for m in _ORGANISATION.finditer(sentence):
        add("组织机构", _TRIM.sub("", m.group()))
    for number in find_numbers(sentence, 0, len(sentence)):
        unit = lexicon_zh.CURRENCY.match(sentence, number.end)
        if unit is None or unit.group() in ("分", "块", "角", "毛"):
            continue
        words = sentence[number.start : unit.end()]
        before = re.split(r"[，。；]", sentence[max(0, number.start - 22) : number.start])[-1]
        if re.search(r"价值|价格|计价|估价|鉴定|认定|折合|作价|损失|经济", before):
            add("物品价值", words)
        elif re.search(
            r"销赃|卖|获利|得款|得赃款|赃款|分得|变卖|出售", before + sentence[unit.end() : unit.end() + 14]
        ):
            add("盗窃获利", words)
        elif not re.search(r"罚金|赔偿|退赔|退还|发还|工资", before):
            add("被盗货币", words)
    return {role: "、".join(words) for role, words in found.items()}
