"""Evidence that wants to run: as a formula in a spreadsheet, as script in a page, as a request to somebody's server.

Payloads stand in file names, authors, channels, subjects, titles, texts, cells and reasons of a real case. Its CSV files are read
with every separator a spreadsheet may choose; its pages are opened in a headless Chromium, with their own policy and with that
policy taken away, under a policy that only reports. Nothing may run, nothing may be fetched, nothing may be reported.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from .bombs.tables import FORMULAS
from .ledger import Results
from .tracing import Ended, run, verb

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
RUN = "new Image().src='/ran';document.title='ran'"
PAYLOADS = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>",
    f"--><script>{RUN}</script>",
    f"]]><script>{RUN}</script>",
    f'<img src=x onerror="{RUN}">',
    f'"><img src=x onerror="{RUN}">',
    f"'><img src=x onerror=\"{RUN}\">",
    f'" onfocus="{RUN}" autofocus x="',
    f"' onfocus='{RUN}' autofocus x='",
    f'<svg onload="{RUN}">',
    f'<svg><animate onbegin="{RUN}" attributeName=x dur=1s>',
    f'<details open ontoggle="{RUN}">x</details>',
    f'<body onload="{RUN}">',
    f'<input autofocus onfocus="{RUN}">',
    f'<iframe srcdoc="<script>{RUN}</script>"></iframe>',
    "<iframe src=/ran></iframe>",
    "<object data=/ran></object>",
    "<embed src=/ran>",
    "<link rel=stylesheet href=/ran>",
    "<style>@import url(/ran);</style>",
    "<style>body{background:url(/ran)}</style>",
    "<base href=/ran/>",
    "<meta http-equiv=refresh content='0;url=/ran'>",
    "<video poster=/ran autoplay><source src=/ran></video>",
    "<img srcset=/ran>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=/ran&gt;\">",
    f"<noscript><p title=\"</noscript><img src=x onerror={RUN}>\">",
    "<form action=/ran><button autofocus>x",
    "![x](/ran)",
    "[x](javascript:alert(1))",
    "<a href=javascript:alert(1)>x</a>",
    "{{7*7}}{% include '/etc/passwd' %}${7*7}<%= 7*7 %>",
    "&lt;script&gt;&#60;img src=/ran&#62;",
    "\u202e\u2066<script>\u200b</script>",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "=HYPERLINK(\"http://198.51.100.1/\",\"x\")",
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-1+1",
    "@SUM(1)",
    "＝1+1",
)  # fmt: skip
DANGEROUS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def evidence(folder: Path) -> int:
    """Payloads in every place a case takes from its evidence. Returns how many."""
    folder.mkdir(parents=True)
    count = 0
    for i, bad in enumerate((*PAYLOADS, *FORMULAS)):
        name = re.sub(r"[/\0]", "∕", bad)[:80].strip() or "x"
        contact = "加微信 shili_heimai88 电话 19900000031"
        cells = [["时间", "发送人", "内容", bad]]
        cells += [[f"2026-03-0{1 + j} 10:00:00", f"{bad}{j}", f"{bad} {contact} {j}", bad] for j in range(3)]
        out = io.StringIO()
        csv.writer(out).writerows(cells)
        (folder / f"{i}{name}.csv").write_text(out.getvalue(), encoding="utf-8")
        mail = f'From: "{bad}" <a{i}@x.example>\nTo: b@x.example\nSubject: {bad}\nDate: Thu, 05 Mar 2026 10:00:00 +0800\nContent-Type: text/plain; charset=utf-8\n\n{bad} {contact}\n'
        (folder / f"{i}.eml").write_bytes(mail.replace("\0", "").encode())
        chat = {
            "name": bad, "type": "private_group", "id": i,
            "messages": [{"id": 1, "type": "message", "date": "2026-03-05T10:00:00", "from": bad, "from_id": f"user{i}", "text": f"{bad} {contact}"}],
        }  # fmt: skip
        (folder / f"{i}.json").write_text(json.dumps(chat, ensure_ascii=False), encoding="utf-8")
        page = f"<html><head><title>{bad}</title></head><body><p>{bad} {contact}</p></body></html>"
        (folder / f"{i}.html").write_text(page, encoding="utf-8")
        count += 12
    return count


def go(results: Results, folder: Path, *, full: bool, shard: tuple[int, int] = (0, 1)) -> None:
    if shard[0] or results.has("injection", "pages"):
        return
    base = folder / "injection"
    shutil.rmtree(base, ignore_errors=True)
    placed = evidence(base / "given")
    case = base / "case"

    def do(*words: str) -> Ended:
        return run(verb(words, RINGBREAK_KEY=str(base / "key")), folder=base, wait=1200)

    for words in (
        ("new", str(case)),
        ("add", str(case), str(base / "given"), "--authority", PAYLOADS[0], "--purpose", PAYLOADS[7]),
        ("run", str(case), "--workers", "1"),
        ("judge", str(case), "note", "R1", "--why", PAYLOADS[7]),
        ("dossier", str(case), "--forms"),
    ):
        ended = do(*words)
        if ended.code not in (0, 1):
            results.put("injection", "pages", [f"{words[0]} ended with {ended.code}: {ended.err[-500:]}"])
            return
    tables = (
        "records",
        "evidence",
        "mentions",
        "selectors",
        "fields",
        "issues",
        "places",
        "ring_members",
        "links",
    )
    made = {t: do("sql", str(case), f"select * from {t}", "--csv").out for t in tables}
    made |= {p.name: p.read_text(encoding="utf-8-sig") for p in (case / "dossier").glob("*.csv")}
    for name, text in made.items():
        wrong, cells = formulas(text)
        results.put("injection", f"csv {name}", wrong, cells=cells)
    pages = {p.name: p.read_text(encoding="utf-8") for p in (case / "dossier").glob("*.html")}
    import markdown_it

    for p in (case / "dossier").glob("*.md"):
        drawn = (
            markdown_it.MarkdownIt("commonmark", {"html": True})
            .enable("table")
            .render(p.read_text(encoding="utf-8"))
        )
        pages[f"{p.name} drawn"] = f"<!doctype html><meta charset=utf-8>{drawn}"
    if CHROMIUM is None:
        results.put("injection", "pages", [], skipped="no Chromium here")
        return
    for name, text in sorted(pages.items()):
        bare = re.sub(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", text)
        for how, body in (("as it is", text), ("without its policy", bare)):
            results.put("injection", f"page {name} {how}", opened(CHROMIUM, body, base))
    results.put("injection", "pages", [], placed=placed, pages=len(pages))
    shutil.rmtree(base, ignore_errors=True)


def formulas(text: str) -> tuple[list[str], int]:
    """Cells that a spreadsheet takes for formulas, whichever separator it believes in; and how many cells there are."""
    wrong, count = [], 0
    for separator in (",", ";", "\t"):
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            for cell in row:
                count += separator == ","
                plain = cell.lstrip("\ufeff\t\r\n\0 \u3000")
                number = re.fullmatch(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?", plain)
                if plain.startswith(DANGEROUS) and not number:
                    wrong.append(f"read with {separator!r}: {cell[:60]!r}")
    return wrong[:10], count


def opened(chromium: str, body: str, scratch: Path) -> list[str]:
    """Open a page and tell what it asked for, what its policy would have reported, and what in it could run."""
    asked: list[str] = []
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; report-uri /report"

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path != "/":
                asked.append(f"it asked for {self.path}")
                self.send_error(404)
                return
            data = body.encode("utf-8", "surrogatepass")
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy-Report-Only", policy)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers["Content-Length"]))
            report = json.loads(data)["csp-report"]
            if not report.get("blocked-uri", "").endswith("/favicon.ico"):  # the browser's own wish
                asked.append(f"its policy reports {report}")
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        ended = subprocess.run(
            [
                chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
                f"--user-data-dir={scratch / 'profile'}", "--virtual-time-budget=4000", "--dump-dom",
                f"http://127.0.0.1:{server.server_address[1]}/",
            ],
            capture_output=True, text=True, timeout=240, check=False,
        )  # fmt: skip
    finally:
        server.shutdown()
        server.server_close()
    wrong = [a for a in asked if "favicon" not in a]
    if "<html" not in ended.stdout:
        wrong.append(f"Chromium did not show it: {ended.stderr[-300:]}")
    return wrong + able_to_run(ended.stdout)


def able_to_run(dom: str) -> list[str]:
    """Elements and attributes in what the browser made of a page that could run or fetch, also when nobody has touched them yet."""
    from lxml import html

    found = []
    tests: dict[str, Callable[[Any], bool]] = {
        "script": lambda e: e.tag == "script",
        "frame": lambda e: (
            e.tag in ("iframe", "object", "embed", "frame", "base", "link", "form", "video", "audio")
        ),
        "handler": lambda e: any(a.lower().startswith("on") for a in e.attrib),
        "address": lambda e: any(
            re.match(r"\s*(javascript|data|vbscript|https?|/ran)", v, re.I)
            for a, v in e.attrib.items()
            if a.lower()
            in ("href", "src", "srcset", "action", "formaction", "xlink:href", "background", "poster")
            and not v.startswith("data:image/")
        ),
        "refresh": lambda e: e.tag == "meta" and (e.get("http-equiv") or "").lower() == "refresh",
    }
    for element in html.document_fromstring(
        dom.encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=True)
    ).iter():
        # Our own page says it has no icon, so that browsers do not ask for one.
        own = element.tag == "link" and dict(element.attrib) == {"rel": "icon", "href": "data:,"}
        if isinstance(element.tag, str) and not own:
            found += [
                f"{what}: {html.tostring(element)[:120]!r}" for what, test in tests.items() if test(element)
            ]
    return found[:10]
