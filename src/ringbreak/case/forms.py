"""The custody record as forms: 固定电子数据清单 and a record along ISO/IEC 27037, each as Markdown, HTML and CSV.

Made from the log alone, so they can be made again by whoever holds the case. What a log cannot know (serial number of a
device, where it was seized, who witnessed) is left as a line to fill in by hand, never guessed.
Sources: 最高人民法院、最高人民检察院、公安部 关于办理刑事案件收集提取和审查判断电子数据若干问题的规定 (2016) 第十四条 (清单: 类别、文件格式、完整性校验值);
公安机关办理刑事案件电子数据取证规则 (2019); ISO/IEC 27037:2012, 5.3 and 6.1 (chain of custody record: identifier, who had it, when and where, why,
changes with authority).
"""

from __future__ import annotations

import csv
import hashlib
import html
import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from ringbreak.case.authority import CHOICES
from ringbreak.case.case import Case
from ringbreak.case.durable import write_durably
from ringbreak.case.log import Entry
from ringbreak.version import VERSION
from ringbreak.words import say


@dataclass(frozen=True, slots=True)
class Form:
    """A form: heading lines as (label, text), one table a section, lines to sign."""

    name: str
    lang: str
    title: str
    head: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]], ...]
    signatures: tuple[str, ...]


KINDS = (
    ("图片", {"png", "jpg", "jpeg", "webp", "gif", "bmp", "tif", "tiff", "heic"}),
    ("文档", {"txt", "md", "pdf", "doc", "docx", "odt", "rtf", "ppt", "pptx"}),
    ("电子表格", {"xls", "xlsx", "ods", "csv", "tsv"}),
    ("数据库", {"db", "sqlite", "sqlite3", "parquet"}),
    ("电子邮件", {"eml", "msg", "mbox"}),
    ("网页", {"html", "htm", "mht", "mhtml", "warc"}),
    ("结构化数据", {"json", "jsonl", "xml"}),
    ("压缩文件", {"zip", "rar", "7z", "tar", "gz", "bz2", "xz", "zst"}),
    ("程序", {"apk", "exe", "ipa"}),
    ("音视频", {"mp3", "mp4", "wav", "amr", "avi", "mov", "m4a", "silk"}),
)
"""Categories of the Chinese list by the ending of the name; the engine decides by content, the list says what was handed in."""


def forms(case: Case) -> tuple[Form, Form]:
    """Both forms of a case as its log stands."""
    return _chinese(case), _iso(case)


def write_forms(case: Case) -> list[Path]:
    """Write both forms into the dossier folder; the same log gives the same bytes."""
    made = []
    for form in forms(case):
        for suffix, render in ((".md", markdown), (".html", page), (".csv", sheet)):
            path = case.path / "dossier" / f"{form.name}{suffix}"
            write_durably(path, render(form).encode("utf-8-sig" if suffix == ".csv" else "utf-8"))
            made.append(path)
    return made


def _entries(case: Case) -> list[Entry]:
    return list(case.log.of("evidence.add"))


def _local(case: Case, at: str) -> str:
    when = datetime.fromisoformat(at).astimezone(ZoneInfo(case.settings.time_zone))
    return when.strftime("%Y-%m-%d %H:%M:%S %z")


def _ending(name: str) -> str:
    ending = name.rpartition(".")[2].lower() if "." in name.rpartition("/")[2] else ""
    return ending if ending.isascii() and ending.isalnum() and len(ending) <= 8 else ""


def _basis(case: Case, authority_id: str | None, lang: str) -> str:
    authority = case.authorities().get(authority_id or "")
    if authority is None:
        return "未写明" if lang == "zh" else "not stated"
    return say(CHOICES[authority.basis], lang) if authority.basis in CHOICES else authority.basis


def _chinese(case: Case) -> Form:
    places = {p.seq: p for p in case.all_places()}
    gone = case.purged()
    bases = {i: _basis(case, i, "zh") for i in {p.authority_id for p in places.values()}}
    rows = []
    for number, e in enumerate(_entries(case), 1):
        ending = _ending(e.body["name"])
        kind = next((k for k, endings in KINDS if ending in endings), "其他")
        rows.append(
            (
                str(number),
                e.body["name"],
                kind,
                ending or "（无扩展名）",
                str(e.body["size"]),
                e.body["sha256"],
                e.body.get("sm3", ""),
                "复制至案件存储并同步计算校验值",
                _local(case, e.at),
                e.who,
                bases[places[e.seq].authority_id],
                "已清除（见日志）" if e.seq in gone else "",
            )
        )
    return Form(
        "固定电子数据清单",
        "zh",
        "固定电子数据清单",
        (
            ("案件名称", case.file.name),
            ("案件编号", ""),
            ("电子数据持有人（提供人）", ""),
            ("固定（提取）地点", ""),
            ("原始存储介质名称、型号、序列号", ""),
            ("所用工具", f"ringbreak {VERSION}"),
            ("日志末条校验值", case.log.head),
            ("电子数据件数", str(len(rows))),
        ),
        (
            (
                "清单",
                (
                    "序号",
                    "名称",
                    "类别",
                    "文件格式",
                    "大小（字节）",
                    "完整性校验值 SHA-256",
                    "完整性校验值 SM3",
                    "固定方法",
                    "固定时间",
                    "操作人",
                    "法律依据",
                    "备注",
                ),
                tuple(rows),
            ),
        ),
        ("办案人员（两名）", "持有人（提供人）", "见证人", "日期"),
    )


EVENTS = {
    "evidence.add": "copied into the case; hash taken while copying",
    "evidence.authority": "legal basis stated or replaced",
    "evidence.refused": "not taken",
    "purge": "bytes and everything derived removed",
    "run.start": "analysis begun on working copies",
    "run": "analysis finished; tables committed to",
    "judgement": "decision of a person recorded",
    "dossier": "dossier written",
    "key": "signing key named",
    "bundle": "bundle made for handing on",
    "authority": "authority recorded",
    "case.new": "case opened",
    "mappings": "meaning of table columns recorded",
}
"""What each kind of log entry is in a chain of custody."""


def _iso(case: Case) -> Form:
    places = {p.seq: p for p in case.all_places()}
    gone = case.purged()
    bases = {i: _basis(case, i, "en") for i in {p.authority_id for p in places.values()}}
    items = tuple(
        (
            f"L{e.seq}",
            e.body["name"],
            str(e.body["size"]),
            e.body["sha256"],
            e.body.get("sm3", ""),
            _local(case, e.at),
            e.who,
            bases[places[e.seq].authority_id],
            "purged" if e.seq in gone else "held",
        )
        for e in _entries(case)
    )
    events = tuple(
        (f"L{e.seq}", _local(case, e.at), e.who, EVENTS.get(e.what, e.what), _about(e), e.digest)
        for e in case.log.entries
    )
    return Form(
        "custody-iso27037",
        "en",
        "Chain of custody record (along ISO/IEC 27037)",
        (
            ("Case", case.file.name),
            ("Reference number", ""),
            ("Location of acquisition", ""),
            ("Source device or account: make, model, serial number", ""),
            (
                "Method",
                "logical acquisition of files; read once, copied, SHA-256 and SM3 taken over the copied bytes",
            ),
            ("Tool", f"ringbreak {VERSION}"),
            ("Head of the log (SHA-256 of its last entry)", case.log.head),
            (
                "Times",
                f"testimony of the system clock, shown in {case.settings.time_zone}; the order is that of the log",
            ),
        ),
        (
            (
                "Items",
                ("Id", "Name", "Bytes", "SHA-256", "SM3", "Acquired", "By", "Authority", "State"),
                items,
            ),
            ("Events", ("Id", "When", "Who", "What", "About", "SHA-256 of the entry"), events),
        ),
        ("Acquired by", "Received by", "Witness", "Date"),
    )


def _about(e: Entry) -> str:
    b = e.body
    if e.what == "purge":
        return f"{', '.join(f'L{s}' for s in b['entries'])}: {b['why']}"
    if e.what == "bundle":
        return f"SHA-256 {b['sha256']}"
    if e.what == "judgement":
        return f"{b['verb']} {b['object']}"
    if e.what == "evidence.refused":
        return f"{b['name']}: {b['reason']}"
    return str(b.get("name") or b.get("basis") or b.get("verifier") or "")


# -- the three ways to write a form ----------------------------------------------------------------------------------


def harmless(text: str) -> str:
    """One line whose characters all show: names of evidence are written by strangers."""
    return "".join(
        f"\\u{ord(c):04x}" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") else c
        for c in text
    )


def _md(text: str) -> str:
    return "".join("\\" + c if c in "\\`*_{}[]<>()#+!|~&" else c for c in harmless(text))


def markdown(form: Form) -> str:
    """The form as Markdown; nothing in a cell is markup."""
    lines = [f"# {_md(form.title)}", ""]
    lines += [f"- {_md(label)}: {_md(text) or '____________'}" for label, text in form.head]
    for title, columns, rows in form.sections:
        lines += ["", f"## {_md(title)}", "", _bar(columns), "|" + " --- |" * len(columns), *map(_bar, rows)]
    lines += ["", *(f"{_md(s)}: ____________________  " for s in form.signatures)]
    return "\n".join(lines) + "\n"


def _bar(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_md(c) for c in cells) + " |"


_STYLE = (
    'body{font:14px/1.5 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:2rem}'
    "table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{border:1px solid #444;padding:.2rem .4rem;text-align:left;"
    "vertical-align:top;overflow-wrap:anywhere}.line{border-bottom:1px solid #444;display:inline-block;min-width:14rem}"
    "@media print{body{margin:0}thead{display:table-header-group}tr{break-inside:avoid}@page{size:A4 landscape;margin:12mm}}"
)


def page(form: Form) -> str:
    """The form as one HTML page that loads nothing, ready to print and sign."""

    def cell(text: str) -> str:
        return html.escape(harmless(text))

    import base64

    pin = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    parts = [
        f'<!doctype html>\n<html lang="{form.lang}"><head><meta charset="utf-8">',
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{pin}'\">",
        f"<title>{cell(form.title)}</title><style>{_STYLE}</style></head><body><h1>{cell(form.title)}</h1>",
    ]
    blank = '<span class="line">&nbsp;</span>'
    parts += [f"<p>{cell(label)}: {cell(text) or blank}</p>" for label, text in form.head]
    for title, columns, rows in form.sections:
        parts.append(f"<h2>{cell(title)}</h2><table><thead><tr>")
        parts += [f"<th>{cell(c)}</th>" for c in columns]
        parts.append("</tr></thead><tbody>")
        parts += ["<tr>" + "".join(f"<td>{cell(c)}</td>" for c in row) + "</tr>" for row in rows]
        parts.append("</tbody></table>")
    parts += [f"<p>{cell(s)}: {blank}</p>" for s in form.signatures]
    return "\n".join(parts) + "\n</body></html>\n"


def sheet(form: Form) -> str:
    """The form's tables as CSV, one under the other; no cell is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([form.title])
    for label, text in form.head:
        writer.writerow([_cell(label), _cell(text)])
    for title, columns, rows in form.sections:
        writer.writerow([])
        writer.writerow([title])
        writer.writerow(columns)
        writer.writerows([_cell(c) for c in row] for row in rows)
    return out.getvalue()


def _cell(text: str) -> str:
    """Spreadsheets take a cell that begins like a formula for one; an apostrophe keeps it text."""
    shown = re.sub(r"(;[\"' ]{0,8})(?=[=+\-@＝＋－＠])", r"\1'", harmless(text))
    return "'" + shown if shown.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")) else shown
