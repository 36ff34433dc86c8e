"""People a bulletin names, with the role it gives them: suspect, victim, official, spokesperson, author, or none."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.accused import NAMED, joined_zh, role_en, role_zh
from ringbreak.rings.bulletins.divisions import by_pinyin, plain
from ringbreak.rings.bulletins.gates import Spans
from ringbreak.rings.bulletins.ledger import Person

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊惠甄曲家封储靳汲邴松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全班仰秋仲伊宫宁仇栾暴甘斜厉戎祖武符刘景詹束龙叶幸司韶黎薄印宿白怀蒲台丛鄂索咸籍赖卓蔺屠蒙池乔阴胥苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终居衡步都耿满弘匡国文寇广禄阙东殴沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公"
_ZH_MASKED = re.compile(
    rf"[{SURNAMES}]某{{1,2}}(?:某|[甲乙丙丁])?(?:[\u4e00-\u9fff](?<![除处系在将对向被把与和及也均又还则曾即应等因以是说])(?=等|、|为首|（|\(|团伙|因|伙同|以|获利|到案|落网))?(?:（化名）)?|[{SURNAMES}](?:女士|先生|姓男子)"
)
_ZH_TITLED = re.compile(
    rf"(?P<title>记者|通讯员|编辑|作者|民警|局长|副局长|支队长|大队长|教导员|指导员|政委|处长|法官|检察官|发言人|负责人|队长|主任|院长)(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=[\u4e00-\u9fff]{{0,6}}?(?:介绍|说|表示|告诉|称|获悉|从|在|\s|[）)，,、：:]))"
)
_ZH_ACCUSED = re.compile(
    rf"(?P<role>犯罪嫌疑人|嫌疑人|被告人|主犯|头目|受害人|被害人|事主)(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=等|、|，|,|（|\(|因|伙同|犯|到案|落网|与|和|。)"
)
_SAYS = re.compile(
    r"介绍|回忆|表示|告诉|发现|提醒|获悉|透露|坦言|解释|补充|指出|强调|提到|分析|带领|翻开|认为|感慨|直言|呼吁|建议|通报|[说称道](?=[，,：:“\"])"
)
_NO_NAME = re.compile(
    r"查[询看明获实处验]|成功|全[力程员]|时刻|方[便法]|通[过知报]|应当|向[他她其记]|和[他她其]|经过"
)
"""民警查询发现: no policeman is called so."""
_MARKED = re.compile("嫌疑人|被告人|主犯|头目|受害人|被害人|事主")
_NOT_GIVEN = re.compile("某|人|名|均|已|共|全|的|在|为|被|通|向|对|等")
_TITLE = re.compile("记者|通讯员|编辑|作者|民警|长|员|委|官|发言人|负责人|主任")
_MASK = re.compile("某|女士|先生|姓男子")
_SPLIT_WORD = re.compile(
    r"[破了调分讲理缓瓦化图]解某|[同当届此何临及]时某|[调检审]查某|[完造达组构]成某|[安健]全某"
)
"""破解某平台, 同时某公司: the second half of a word is no surname."""
_SOME_FIRM = re.compile(
    r"[向和于时解查成计全经从由管应谈包]某[^，。、；：\s]{0,6}?(?:公司|平台|网站|网店|学校|医院|银行(?!卡|账)|企业|单位|软件|小区|商城|店铺|超市|工厂|协会|基金|App|APP)"
)
"""向某商贸公司: some company, not a person named Xiang."""
_EN_MASKED = re.compile(
    r"\b(?P<name>[A-Z][a-z]+ (?:Moumou|Mou|X|XX)|[A-Z][a-z]+ (?=and (?:\w+ )?(?:others\b|other (?:suspects?|defendants?|accused|persons?|people|men|women|members)\b)))\b|\bsurnamed (?P<surname>[A-Z][a-z]+)|\b(?:led|headed) by (?:people like |a suspect surnamed |suspect )?(?P<lead>[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
)
_RANK = re.compile(
    r"(?:Insp|Det|Sgt|Supt|Inspector|Detective|Sergeant|Superintendent|Officer|Captain|Chief|Commissioner|Deputy|Assistant|Director|Prosecutor|Judge|Police|DCP|ACP|Agent)"
)
_EN_OFFICIAL = re.compile(
    r"\b(?P<title>instructor|director|chief|captain|commissar|officer|head|detective|spokes(?:man|woman|person)|reporter|correspondent|editor|police|judge|prosecutor|deputy director) (?P<name>[A-Z][a-z]+ [A-Z][a-z]+)(?=,? (?:introduced|said|told|stated|explained|added|announced|revealed|who)|,)|(?P<said>[A-Z][a-z]+ [A-Z][a-z]+),? (?:introduced|said|told|stated|explained|announced)\b"
    r"|\b(?:said|told|according to) (?P<behind>[A-Z][a-z]+ [A-Z][a-z]+), (?:(?:a|an|the) )?[\w' -]{0,50}?\b(?P<office>official|officer|director|head|captain|chief|commissar|spokes(?:man|woman|person)|prosecutor|judge|instructor|policeman|mayor)\b"
    r"|\b(?P<apposed>[A-Z][a-z]+ [A-Z][a-z]+), (?:(?:a|an|the) )?(?:deputy |political |senior )?(?P<rank>official|officer|director|head|captain|chief|commissar|spokes(?:man|woman|person)|prosecutor|judge|instructor|policeman|mayor)\b"
)
_AUTHORS = frozenset({"记者", "通讯员", "编辑", "作者", "reporter", "correspondent", "editor"})
_NOT_NAME = frozenset(
    [
        "Public Security",
        "Cyber Security",
        "The Police",
        "Criminal Police",
        "Network Security",
        "Supreme Court",
        "Local Police",
    ]
)


def people_of(text: str, opened: dict[str, Spans], *, chinese: bool) -> list[Person]:
    """People named in the article, the first mention of each name in each role, in the order of the text.

    Args:
        opened: For each of `PEOPLE_GATES` the lines that may name somebody.
    """
    found: dict[tuple[str, str], Person] = {}
    if chinese:
        people = [p for start, end in opened["person_zh"] for p in _chinese(text, start, end)]
    else:
        # Line by line, officials before the others: the first mention of a name in a role counts.
        lines = sorted({*opened["official_en"], *opened["masked_en"]})
        titled, masked = frozenset(opened["official_en"]), frozenset(opened["masked_en"])
        people = []
        for start, end in lines:
            people += _officials(text, start, end) if (start, end) in titled else []
            people += _masked(text, start, end) if (start, end) in masked else []
    told = {p.name for p in people if p.role != NAMED}
    for person in people:
        if person.role != NAMED or person.name not in told:
            found.setdefault((person.name, person.role), person)
    return sorted(found.values(), key=lambda p: (p.start, p.end))


PEOPLE_GATES = ("person_zh", "official_en", "masked_en")


def _chinese(text: str, start: int, end: int) -> list[Person]:
    made = []
    for m in _ZH_TITLED.finditer(text, start, end) if _TITLE.search(text, start, end) else ():
        title = m["title"]
        role = "author" if title in _AUTHORS else "spokesperson" if title == "发言人" else "official"
        begin, stop = m.span("name")
        if stop - begin == 3 and _SAYS.match(text, stop - 1, end):
            stop -= 1  # 民警赵彬回忆
        if not _NO_NAME.match(text, begin, end):
            made.append(Person(text[begin:stop], role, begin, stop))
    for m in _ZH_ACCUSED.finditer(text, start, end) if _MARKED.search(text, start, end) else ():
        if not _NOT_GIVEN.search(m["name"]):
            role = "victim" if m["role"] in ("受害人", "被害人", "事主") else "suspect"
            made.append(Person(m["name"], role, m.start("name"), m.end("name")))
    if not _MASK.search(text, start, end):
        return made
    masked = [
        m
        for m in _ZH_MASKED.finditer(text, start, end)
        if not any(p.start < m.end() and m.start() < p.end for p in made)
        and not _SPLIT_WORD.match(text, max(start, m.start() - 1), end)
        and not _SOME_FIRM.match(text, m.start(), end)
    ]
    for i, together in enumerate(lists := _lists(text, masked)):
        listed = (together[0].start(), together[-1].end())
        # What the sentence says behind the next name is said of that one.
        high = lists[i + 1][0].start() if i + 1 < len(lists) else end
        made += [
            Person(m.group(), role_zh(text, start, m.group(), listed, high), m.start(), m.end())
            for m in together
        ]
    return made


def _lists(text: str, names: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    """Names in the order of the text, those of one list together."""
    lists: list[list[re.Match[str]]] = []
    for m in names:
        if lists and joined_zh(text, lists[-1][-1].end(), m.start()):
            lists[-1].append(m)
        else:
            lists.append([m])
    return lists


def _officials(text: str, start: int, end: int) -> list[Person]:
    made = []
    for m in _EN_OFFICIAL.finditer(text, start, end):
        group = next(g for g in ("name", "said", "behind", "apposed") if m[g])
        name = m[group]
        if name in _NOT_NAME or name.split()[-1] in (
            "Mou",
            "Moumou",
            "Centre",
            "Center",
            "Commission",
            "Civil",
            "Agency",
            "Authority",
            "Office",
            "Force",
            "Council",
            "Police",
            "Bureau",
            "Court",
            "Security",
            "Department",
            "County",
            "City",
            "Town",
            "District",
            "Province",
            "Ministry",
            "Prefecture",
        ):
            continue
        title = (m["title"] or m["office"] or m["rank"] or "").lower()
        role = "author" if title in _AUTHORS else "spokesperson" if title.startswith("spokes") else "official"
        made.append(Person(name, role, m.start(group), m.end(group)))
    return made


def _masked(text: str, start: int, end: int) -> list[Person]:
    made = []
    for m in _EN_MASKED.finditer(text, start, end):
        group = "name" if m["name"] else "surname" if m["surname"] else "lead"
        name = m[group].strip()
        if plain(name) in by_pinyin() and any(d.level < 3 for d in by_pinyin()[plain(name)]):
            continue  # "Fujian and other places"
        at = m.start(group)
        if group == "lead" and _RANK.match(name):
            continue  # "a team led by Inspr. ..."
        made.append(Person(name, role_en(text, at, at + len(name), start, end), at, at + len(name)))
    return made
