"""Whose name, number and card a table's columns are, where it tells of two people in one row.

A register of complaints has the complainant's telephone beside the suspect's name. One description of both would make one
person of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_COMPLAINS = re.compile(
    r"报案|投诉人|投诉者|(?<!被)举报人|报警人|报告人|受害|被害|受骗|被骗|事主|失主|反映人|申诉人|求助人|來電人|来电人"
    r"|\b(?:complainant|victim|reporter|reported[ _]by|claimant)",
    re.IGNORECASE,
)
_ACCUSED = re.compile(
    r"嫌疑人|嫌犯|疑犯|被举报|被投诉|被控|被告|对方|骗子|作案人|\b(?:suspect|accused|defendant|scammer|offender|perpetrator|respondent)",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"紧急联系|推荐人|介绍人|担保人|监护人|家属|配偶|父亲|母亲|代理人|业务员|销售员|经办|承办|经手|民警|受理人|上级|上家|师傅"
    r"|\b(?:emergency|next[ _]of[ _]kin|spouse|relative|guarantor|guardian|referrer|referred[ _]by|officer|handler|salesperson|account[ _]manager)",
    re.IGNORECASE,
)


def others(headers: Sequence[str]) -> list[bool]:
    """For each header of a table, in order, whether it is of another person than the one the rows describe.

    The rows describe whom the first of the headers is of. A header that names nobody is of whom the headers before it are; before
    any, it is of who complains, if one does. Who only stands beside somebody (a guarantor, an officer) draws no header after him.
    """
    whose: list[str] = []
    last = ""
    for header in headers:
        who = (
            "accused"
            if _ACCUSED.search(header)
            else "complains"
            if _COMPLAINS.search(header)
            else "beside"
            if _BESIDE.search(header)
            else last
        )
        last = who if who in ("accused", "complains") else last
        whose.append(who)
    first_named = next((w for w in whose if w in ("accused", "complains")), "")
    if first_named == "complains":
        whose = [w or "complains" for w in whose]
    described = next((w for w in whose if w != "beside"), "beside")
    return [w != described for w in whose]
