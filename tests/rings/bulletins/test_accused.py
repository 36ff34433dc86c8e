"""Nobody is called a suspect, a victim or an official whom the text does not call so."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.entities import PEOPLE, entities_of
from ringbreak.rings.bulletins.read import read_facts


def _people(text: str) -> dict[str, set[str]]:
    named: dict[str, set[str]] = {}
    for e in entities_of(read_facts(text)):
        if e.kind in PEOPLE:
            named.setdefault(e.name, set()).add(e.kind)
    return named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("受害人刘女士被骗18.6万元，转入户名为“王某某”的银行卡。", "王某某"),
        ("警方抓获犯罪嫌疑人张某，查明其冒充王某联系受害人。", "王某"),
        ("会议由副市长主持，参加：王某、李某、各成员单位负责人等37人。", "李某"),
        ("该卡登记在证人赵某名下。", "赵某"),
        ("据了解，吴某经营一家早餐店。", "吴某"),
        ("A customer surnamed Geng came to the branch and asked for a transfer.", "Geng"),
        ("The money went to an account in the name of Wang Mou, police said.", "Wang Mou"),
    ],
)
def test_who_is_only_named_is_no_suspect(text: str, name: str) -> None:
    assert _people("通报\n\n" + text + "\n" if "，" in text or "。" in text else text)[name] == {"person"}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("（通讯员 陈某）日前，警方抓获犯罪嫌疑人9名。", "陈某", "author"),
        ("云川日报讯（记者 林某 通讯员 陈某）近日，警方抓获9人。", "林某", "author"),
        ("据网安支队副支队长骆某介绍，这伙人已落网。骆某说，案件正在办理。", "骆某", "official"),
        ("办案民警赵彬回忆，报警电话是半夜打来的。", "赵彬", "official"),
        ("嫌疑人陈某编造理由，骗取刘某3万元。", "刘某", "victim"),
        ("被告人陈某、刘某（女，24岁）等5人分别获刑。", "刘某", "suspect"),
        ("本院对郗某、苗某等5人提起公诉。", "苗某", "suspect"),
        ("经查，陈某搭建木马网站，非法获利3万元。", "陈某", "suspect"),
        ("法院审理查明，苏某与时某合谋盗刷银行卡。", "时某", "suspect"),
        ("Police captured Rao Mou and other suspects.", "Rao Mou", "suspect"),
        ("(correspondent Ruan Moumou) The police arrested 9 suspects.", "Ruan Moumou", "author"),
    ],
)
def test_the_words_beside_a_name_say_what_part_he_has(text: str, name: str, role: str) -> None:
    assert _people("通报\n\n" + text + "\n")[name] == {role}


def test_who_is_accused_in_one_sentence_is_not_named_again_without_a_part() -> None:
    assert _people("通报\n\n冯某经营一家网吧。昨日，冯某因涉嫌诈骗被刑拘。\n")["冯某"] == {"suspect"}


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("被告人易某编写外挂，破解某外卖平台的程序。", "解某"),
        ("被告人易某编写外挂，向某商贸公司收取费用。", "向某"),
        ("犯罪嫌疑人韦某落网，公安局依法对韦某处以行政拘留。", "韦某处"),
        ("反诈民警查询发现，该网址的服务器在境外。", "查询发"),
        ("Police in Norgaard and five other countries arrested 9 suspects.", "Norgaard"),
        ("A team led by Inspr. K. Solke arrested 9 suspects.", "Inspr"),
        ("The Anti-Scam Coordination Centre said 9 suspects were arrested.", "Coordination Centre"),
    ],
)
def test_halves_of_words_firms_and_offices_are_nobody(text: str, glued: str) -> None:
    assert glued not in _people("通报\n\n" + text + "\n" if "，" in text else text)
