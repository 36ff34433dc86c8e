"""How well identifiers are found: precision, recall and F1 with exact spans, set by set; writes docs/accuracy/selectors.md.

    python bench/accuracy_selectors.py [--data ../shared/data] [--bulletins ../shared/bulletins] [--write] [--misses N]
        [--peer-python VENV/bin/python]

Neighbours (Presidio, ioc-finder, iocextract) are read by an interpreter of their own, so that none of them is a
dependency: python -m venv VENV; VENV/bin/pip install presidio-analyzer ioc-finder iocextract.

Sets that are not there are reported as not measured. What each label is mapped to is said beside each table.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import importlib.util
import json
import os
import re
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from ringbreak.selectors import hosts
from ringbreak.selectors.extract import extract
from ringbreak.selectors.registry import by_name
from ringbreak.selectors.selector import Mention

ROOT = Path(__file__).resolve().parent.parent
CHECKED = {
    "cn_id",
    "uscc",
    "bank_card",
    "iban",
    "imei",
    "btc",
    "tron",
    "ltc",
    "xmr",
    "doge",
    "bch",
    "xrp",
    "ada",
    "onion",
}
"""Kinds whose failing checksums are mentions of validity `format`: they are no find of a valid identifier."""


class Score:
    """Counts of one kind."""

    def __init__(self) -> None:
        self.right = self.false = self.missed = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def tally(self) -> str:
        return f"{self.f1:.3f} ({self.right} / {self.false} / {self.missed})"

    def row(self, name: str) -> str:
        return (
            f"| {name} | {self.right + self.missed} | {self.precision:.3f} | {self.recall:.3f} | {self.f1:.3f} "
            f"| {self.right} / {self.false} / {self.missed} |"
        )


CHINESE = re.compile("[\u4e00-\u9fff]")
HEAD = "| what | labelled | precision | recall | F1 | right / false / missed |\n|---|---:|---:|---:|---:|---|"


def trusted(m: Mention) -> bool:
    return not (m.kind in CHECKED and m.validity == "format")


class Report:
    def __init__(self, misses: int) -> None:
        self.lines: list[str] = []
        self.misses = misses
        self.shown: Counter[str] = Counter()

    def say(self, line: str = "") -> None:
        self.lines.append(line)
        print(line, flush=True)

    def miss(self, where: str, what: str) -> None:
        self.shown[where] += 1
        if self.shown[where] <= self.misses:
            print("    ", where, what, file=sys.stderr)


def compare(score: Score, want: set[object], got: set[object], report: Report, where: str, text: str) -> None:
    score.right += len(want & got)
    score.false += len(got - want)
    score.missed += len(want - got)
    for v in sorted(map(str, want - got)):
        report.miss(where + " missed", f"{v} in {text[:160]!r}")
    for v in sorted(map(str, got - want)):
        report.miss(where + " false", f"{v} in {text[:160]!r}")


FIRST_SCORING = (
    "408 passages composed by hand, before anything of the extractor was read by their author or run on them, and committed before "
    "they were scored (5c53216). **First scoring, at that commit: precision 0.977, recall 0.866, F1 0.918** (342 right, 8 false, 53 "
    "missed). Every miss was then mended as a class (words behind a value, weak leads before strong values, broken and homophone leads, "
    "told repetitions, names around the words for an account ...), so the table below is no longer a measurement of the unseen; what "
    "it still misses was judged too rare or too risky for a rule."
)


def own(path: Path, report: Report, title: str, note: str) -> None:
    report.say(f"\n## {title}\n")
    report.say(note + "\n")
    if not path.exists():
        report.say("not measured: the corpus is not there")
        return
    scores: dict[str, Score] = defaultdict(Score)
    plain, hidden, total = Score(), Score(), Score()
    chinese, other, empty = Score(), Score(), Score()
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        found = extract(text, region=row.get("region", "CN"))
        want_all = {(m["start"], m["end"], m["kind"], m["value"]): m for m in row["mentions"]}
        got_all = {(m.start, m.end, m.kind, m.value): m for m in found}
        mostly = 10 * len(CHINESE.findall(text)) >= len(text)
        for score in (chinese if mostly else other, *([] if want_all else [empty])):
            score.right += len(want_all.keys() & got_all.keys())
            score.false += len(got_all.keys() - want_all.keys())
            score.missed += len(want_all.keys() - got_all.keys())
        for key, m in want_all.items():
            scores[key[2]].right += key in got_all
            scores[key[2]].missed += key not in got_all
            group = hidden if m.get("disguise") else plain
            group.right += key in got_all
            group.missed += key not in got_all
            if key not in got_all:
                report.miss("own missed", f"{key} in {text!r} got {[(a.kind, a.value) for a in found]}")
        for key in got_all:
            if key not in want_all:
                scores[key[2]].false += 1
                report.miss("own false", f"{key} {got_all[key].validity} in {text!r}")
    for s in scores.values():
        total.right, total.false, total.missed = (
            total.right + s.right,
            total.false + s.false,
            total.missed + s.missed,
        )
    report.say("Exact span, kind and normal form must all agree.\n")
    report.say(HEAD)
    for kind in by_name():
        if kind in scores:
            report.say(scores[kind].row(f"`{kind}`"))
    report.say(total.row("**all**"))
    report.say(
        f"\nRecall of mentions written plainly {plain.recall:.3f} ({plain.right + plain.missed}), disguised {hidden.recall:.3f} ({hidden.right + hidden.missed}). "
        f"F1 of passages of which a tenth is Chinese characters {chinese.tally()}, of the others {other.tally()}; in those without any label {empty.false} false."
    )


PRESIDIO = {
    "credit_card": ("bank_card",),
    "iban": ("iban",),
    "crypto": ("btc",),
    "email": ("email",),
    "url": ("url",),
    "ip": ("ipv4", "ipv6"),
    "mac": ("mac",),
    "phone": ("phone",),
}


def presidio(data: Path, report: Report) -> None:
    path = data / "presidio_recognizers" / "cases.jsonl"
    report.say("\n## Presidio's own recogniser tests\n")
    if not path.exists():
        report.say("not measured: the set is not there")
        return
    from beside_selectors import PRESIDIO_REGIONS, apart

    scores: dict[str, Score] = defaultdict(Score)
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        kinds = PRESIDIO.get(row["recognizer"])
        if kinds is None:
            continue
        text = row["text"]
        found = extract(text, region=PRESIDIO_REGIONS)
        got = {(m.start, m.end) for m in found if m.kind in kinds and trusted(m)}
        want = {tuple(s) for s in row["expected_spans"]}
        compare(scores[row["recognizer"]], want, got, report, "presidio " + row["recognizer"], text)
        spans, usual = apart(row)
        if row["recognizer"] in ("url", "phone") and usual:
            compare(
                scores[row["recognizer"] + " apart"],
                {tuple(s) for s in spans},
                got,
                report,
                "presidio apart",
                text,
            )
    report.say(
        "Exact spans; failing checksums (validity `format`) are not counted as finds. Telephones by the plans of the eight countries that "
        f"Presidio's own recogniser tries ({PRESIDIO_REGIONS}).\n"
    )
    report.say(HEAD)
    for name in PRESIDIO:
        if name in scores:
            report.say(scores[name].row(f"{name} -> {', '.join(PRESIDIO[name])}"))
            if name + " apart" in scores:
                report.say(
                    scores[name + " apart"].row(
                        f"{name}, {'quotation marks' if name == 'url' else 'another leniency'} set apart"
                    )
                )
    report.say(
        '\nThree labels are by another convention, and the rows "set apart" are the same answers without them. Two URLs are labelled with '
        'the quotation marks around them, which belong to the sentence (`"https://presidio.dataprivacystack.org/"` is labelled 0 to 40, and '
        "the same in single quotes; ours are 1 to 39). `+91 4155 550132` is in libphonenumber's plan and unlabelled there because that one "
        "case is run with another leniency than the recogniser's own (3, the country's own grouping)."
    )


RESEARCH = {
    "CREDIT_CARD": ("bank_card",),
    "EMAIL_ADDRESS": ("email",),
    "IBAN_CODE": ("iban",),
    "IP_ADDRESS": ("ipv4", "ipv6"),
    "DOMAIN_NAME": ("url",),
    "PHONE_NUMBER": ("phone",),
}


def research(data: Path, report: Report) -> None:
    report.say("\n## presidio-research, generated prose\n")
    for name in ("generated_large.json", "generated_small.json"):
        path = data / "presidio_research" / name
        if not path.exists():
            report.say(f"{name}: not measured: the set is not there")
            continue
        scores: dict[str, Score] = defaultdict(Score)
        for row in json.loads(path.read_text("utf-8")):
            text = row["full_text"]
            found = extract(text, region="US")
            for label, kinds in RESEARCH.items():
                want = {
                    (s["start_position"], s["end_position"])
                    for s in row["spans"]
                    if s["entity_type"] == label
                }
                got = {(m.start, m.end) for m in found if m.kind in kinds and trusted(m)}
                compare(scores[label], want, got, report, "research " + label, text)
        report.say(
            f"{name}: exact spans. DOMAIN_NAME labels whole URLs. The telephone numbers are random digits that no plan has given out.\n"
        )
        report.say(HEAD)
        for label in RESEARCH:
            report.say(scores[label].row(f"{label} -> {', '.join(RESEARCH[label])}"))
        report.say()


STDNUM = {"cn.ric": "cn_id", "cn.uscc": "uscc", "iban": "iban", "imei": "imei", "bitcoin": "btc"}
LEADS = {
    "cn_id": "身份证 ",
    "uscc": "统一社会信用代码 ",
    "iban": "IBAN ",
    "imei": "IMEI ",
    "btc": "BTC ",
    "eth": "ETH ",
    "tron": "TRX ",
    "ltc": "LTC ",
    "doge": "DOGE ",
    "bch": "BCH ",
    "xmr": "XMR ",
    "sol": "SOL ",
    "xrp": "XRP ",
    "ada": "ADA ",
}


def stdnum_vectors(data: Path, report: Report) -> None:
    path = data / "stdnum_vectors" / "vectors.csv"
    report.say("\n## python-stdnum's vectors\n")
    if not path.exists():
        report.say("not measured: the set is not there")
        return
    scores: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in csv.DictReader(path.open(encoding="utf-8")):
        kind = STDNUM.get(row["scheme"])
        if kind is None:
            continue
        got = any(m.kind == kind and m.validity == "checksum" for m in extract(LEADS[kind] + row["number"]))
        ok = got == (row["valid"] == "1")
        scores[row["scheme"]][not ok] += 1
        if not ok:
            report.miss(
                "stdnum",
                f"{row} {[(m.kind, m.value, m.validity) for m in extract(LEADS[kind] + row['number'])]}",
            )
    report.say(
        "IMEIs of sixteen digits (with a software version) have no check digit: they are found with validity `format`, and stand here as wrong.\n"
    )
    report.say(
        "Accuracy: valid numbers found with validity `checksum` after their lead word, invalid ones not.\n\n| scheme | right | wrong |\n|---|---:|---:|"
    )
    for name, (right, wrong) in sorted(scores.items()):
        report.say(f"| {name} -> `{STDNUM[name]}` | {right} | {wrong} |")


CHAINS = {
    "btc": "btc", "bitcoin": "btc", "eth": "eth", "ethereum": "eth", "trx": "tron", "tron": "tron", "ltc": "ltc",
    "litecoin": "ltc", "doge": "doge", "dogecoin": "doge", "bch": "bch", "bitcoincash": "bch", "xmr": "xmr",
    "monero": "xmr", "sol": "sol", "solana": "sol", "xrp": "xrp", "ripple": "xrp", "ada": "ada", "cardano": "ada",
}  # fmt: skip


def crypto(data: Path, report: Report) -> None:
    path = data / "crypto_addresses" / "vectors.csv"
    report.say("\n## multicoin-address-validator's vectors\n")
    if not path.exists():
        report.say("not measured: the set is not there")
        return
    scores: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in csv.DictReader(path.open(encoding="utf-8")):
        kind = CHAINS.get(row["currency"])
        if kind is None or "testnet" in row["options"].lower() or "both" in row["options"]:
            continue
        found = extract(LEADS[kind] + row["address"])
        good = any(
            m.kind == kind
            and m.as_written == row["address"]
            and (m.validity != "format" or (kind == "eth" and "fail" not in m.why))
            for m in found
        )
        ok = good == (row["valid"] == "1")
        scores[kind][not ok] += 1
        if not ok:
            report.miss("crypto", f"{row} {[(m.kind, m.value, m.validity) for m in found]}")
    report.say(
        "Accuracy on main-net vectors of the chains we know, after a lead word; tokens on Ethereum are left out.\n\n| kind | right | wrong |\n|---|---:|---:|"
    )
    for name, (right, wrong) in sorted(scores.items()):
        report.say(f"| `{name}` | {right} | {wrong} |")


def phones(data: Path, report: Report) -> None:
    path = data / "phone_examples" / "examples.csv"
    report.say("\n## libphonenumber's example numbers\n")
    if not path.exists():
        report.say("not measured: the set is not there")
        return
    counts = Counter[str]()
    for row in csv.DictReader(path.open(encoding="utf-8")):
        for form, region in (("international", "CN"), ("national", row["region"])):
            for label, text in (("bare", row[form]), ("in prose", f"请拨打电话 {row[form]} 联系")):
                got = any(m.kind == "phone" and m.value == row["e164"] for m in extract(text, region=region))
                counts[f"{form} {label}"] += got
                counts[f"{form} {label} all"] += 1
                if not got:
                    report.miss(
                        f"phone {form} {label}",
                        f"{row} {[(m.kind, m.value) for m in extract(text, region=region)]}",
                    )
    report.say("Recall of the E.164 form.\n\n| form | found | of | recall |\n|---|---:|---:|---:|")
    for form in ("international bare", "international in prose", "national bare", "national in prose"):
        report.say(
            f"| {form} | {counts[form]} | {counts[form + ' all']} | {counts[form] / counts[form + ' all']:.3f} |"
        )


IOC = {
    "urls_complete": ("url",), "domains": ("domain",), "email_addresses": ("email",), "ipv4s": ("ipv4",), "ipv6s": ("ipv6",),
    "bitcoin_addresses": ("btc",), "monero_addresses": ("xmr",), "mac_addresses": ("mac",), "md5s": ("md5",), "sha1s": ("sha1",),
    "sha256s": ("sha256",), "google_adsense_publisher_ids": ("tracking_id",), "google_analytics_tracker_ids": ("tracking_id",),
}  # fmt: skip


def ioc(data: Path, report: Report) -> None:
    path = data / "ioc_finder" / "cases.jsonl"
    report.say("\n## ioc-finder's own tests\n")
    if not path.exists():
        report.say("not measured: the set is not there")
        return
    scores: dict[str, Score] = defaultdict(Score)
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["options"]:
            continue
        found = extract(row["text"])
        tracking = {"google_adsense_publisher_ids": "pub-", "google_analytics_tracker_ids": "UA-"}
        for label, kinds in IOC.items():
            fold = (lambda v: re.sub(r"[^0-9a-z]", "", v.lower())) if label == "mac_addresses" else str.lower
            want = {fold(str(v)) for v in row["expected"].get(label, [])}
            got = {
                fold(m.value)
                for m in found
                if m.kind in kinds and m.value.startswith(tracking.get(label, ""))
            }
            compare(scores[label], want, got, report, "ioc " + label, row["text"])
    report.say(
        "Two of its domains (bar.com, foo.com) stand in the path and query of another site's URL; ringbreak names such hosts too since they were seen here, with a low specificity (a redirect's target ties little).\n"
    )
    report.say(
        "Sets of values, cases with default options only; expected lists name only the types a case is about.\n"
    )
    report.say(HEAD)
    for label in IOC:
        if scores[label].right + scores[label].false + scores[label].missed:
            report.say(scores[label].row(f"{label} -> {', '.join(IOC[label])}"))


def suffixes(report: Report) -> None:
    """The list's own test vectors, as the package that carries the list ships them."""
    import importlib.resources

    text = (importlib.resources.files("publicsuffixlist") / "test_psl.txt").read_text("utf-8")
    right = wrong = 0
    for host, want in re.findall(r"^checkPublicSuffix\('([^']*)', (null|'[^']*')\)", text, re.M):
        ok = hosts.registrable(host) == (None if want == "null" else want[1:-1])
        right, wrong = right + ok, wrong + (not ok)
        if not ok:
            report.miss("psl", f"{host} {want} {hosts.registrable(host)}")
    report.say(
        f"\n## Public Suffix List, its own test vectors\n\n{right} right, {wrong} wrong (`hosts.registrable`)."
    )


def peers(data: Path, python: str, report: Report) -> None:
    report.say("\n## Beside neighbours on the same texts\n")
    if not python:
        report.say("not measured: no interpreter with the neighbours was named (`--peer-python`)")
        return
    # bench/selectors.py must not stand before the standard library's selectors, which subprocess needs.
    sys.path[:] = [p for p in sys.path if p != str(ROOT / "bench")]
    sys.modules.pop("selectors", None)
    spec = importlib.util.spec_from_file_location("beside_selectors", ROOT / "bench" / "beside_selectors.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)

    def ours(text: str, region: str) -> list[tuple[str, str, int, int]]:
        return [(m.kind, m.value, m.start, m.end) for m in extract(text, region=region) if trusted(m)]

    report.say(
        "F1 (precision/recall). ringbreak and Presidio are held to exact spans; ioc-finder and iocextract give values without "
        "places, for them a labelled value counts wherever it stands. On Presidio's side a domain by itself is a URL. Of ringbreak "
        "a mention whose check digits fail is no find; labels that are meant to fail stay labels. Presidio's recognisers run by "
        "themselves (`en`, its telephone regions and the text's own); a dash: no such kind.\n"
    )
    for line in module.beside(ROOT, data, python, ours):
        report.say(line)


def fingerprint(m: Mention) -> str:
    return hashlib.blake2b(f"{m.kind} {m.value}".encode(), digest_size=5).hexdigest()


def texts_of(path: Path) -> list[str]:
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace").splitlines()


def prose(data: Path, bulletins: Path, report: Report) -> None:
    report.say("\n## False mentions on innocent prose\n")
    report.say(
        "Marks are places where the makers of the set wrote CELLPHONE, WECHAT ... for an identifier they took out; they are not "
        "counted. Every other mention was read in its sentence: it is *real* when the text gives an account, a plate, a site or a "
        "line there (the makers overlooked some names, such as one that follows 账号; press reports name vehicles), and those read are "
        "listed by hash in bench/selectors_read.txt, so that nothing of the sets stands here. What is not on the list counts as "
        "false. The last column is therefore what was wrongly found, the one before it an upper bound that believes no reader. "
        "Court records (LawBench 2-6, 2-9, 2-10, 3-7) were looked at while rules for quoted names were mended.\n"
    )
    report.say(
        "| text | characters | marks | mentions | read as real | mentions per 10,000 | false per 10,000 |\n|---|---:|---:|---:|---:|---:|---:|"
    )
    known = set((ROOT / "bench" / "selectors_read.txt").read_text("ascii").split())
    shared = data.parent
    sources: list[tuple[str, list[Path]]] = [
        (
            "fbs_sms (14,074 spam messages, digits removed)",
            sorted((shared / "text_campaigns" / "fbs_sms").glob("[AFIO]*.txt")),
        ),
        (
            "CEC (press reports of accidents, raw texts)",
            sorted((shared / "press_facts" / "cec" / "raw").rglob("*.txt")),
        ),
        (
            "LawBench (court records and charges)",
            sorted((shared / "press_facts" / "lawbench").glob("*.json")),
        ),
        ("bulletins", sorted(bulletins.glob("0*.txt"))),
    ]
    for name, paths in sources:
        if not paths:
            report.say(f"| {name} | not measured | | | | | |")
            continue
        characters, marked, real, kinds = 0, 0, 0, Counter[str]()
        for path in paths:
            lines = (
                [row["question"] for row in json.loads(path.read_text("utf-8"))]
                if path.suffix == ".json"
                else texts_of(path)
            )
            for line in lines:
                characters += len(line)
                for m in extract(line):
                    if re.search(r"PHONE|WECHAT|NAME|DIGIT|PLACE|URL", m.as_written):
                        marked += 1  # the place was right
                        continue
                    kinds[m.kind] += 1
                    if fingerprint(m) in known:
                        real += 1
                        continue
                    report.miss(
                        "prose " + name[:9],
                        f"{fingerprint(m)} {m.kind} {m.value} {m.why} {line[max(0, m.start - 30) : m.end + 20]!r}",
                    )
        total = sum(kinds.values())
        listed = ", ".join(f"{k} {n}" for k, n in kinds.most_common(6))
        per = 1e4 / max(1, characters)
        report.say(
            f"| {name} | {characters:,} | {marked} | {total} ({listed}) | {real} | {total * per:.2f} | {(total - real) * per:.2f} |"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "selectors")
    parser.add_argument("--bulletins", type=Path, default=ROOT.parent / "shared" / "bulletins")
    parser.add_argument("--only", default="")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    parser.add_argument(
        "--peer-python",
        default=os.environ.get("RINGBREAK_PEER_PYTHON", ""),
        help="an interpreter that has presidio-analyzer, ioc-finder and iocextract; without it the peers are not measured",
    )
    options = parser.parse_args()
    report = Report(options.misses)
    corpus = ROOT / "tests" / "corpora" / "selectors_zh"
    report.say("# How well identifiers are found\n")
    report.say(
        "Made by `python bench/accuracy_selectors.py --peer-python VENV/bin/python --write` (VENV has presidio-analyzer 2.2.366, ioc-finder "
        "9.4.1 and iocextract 1.16.1); the public sets are not part of this repository. Rules were mended while looking at the misses "
        "on every set below, so only first scorings are figures for unseen text."
    )
    started = time.perf_counter()
    parts = {
        "own": lambda: own(
            corpus / "corpus.jsonl",
            report,
            "Our Chinese corpus (tests/corpora/selectors_zh/corpus.jsonl)",
            "Rules were mended after looking at it: it says that nothing known is broken.",
        ),
        "heldout": lambda: own(
            corpus / "heldout.jsonl",
            report,
            "Its held-out half (tests/corpora/selectors_zh/heldout.jsonl)",
            FIRST_SCORING,
        ),
        "second": lambda: own(
            corpus / "heldout2.jsonl",
            report,
            "Second sitting of the held-out half (tests/corpora/selectors_zh/heldout2.jsonl)",
            "87 passages composed after the first sitting had been mended and committed before they were scored (9e61c83): **first scoring "
            "precision 0.989, recall 0.926, F1 0.957** (88 right, 1 false, 7 missed). Its author knew the rules by then, so it is the easier "
            "test. Mended since, as below.",
        ),
        "third": lambda: own(
            corpus / "heldout3.jsonl",
            report,
            "Third sitting (tests/corpora/selectors_zh/heldout3.jsonl)",
            "219 passages composed in many voices before the code for what they ask most was read (hosts letter by letter, wallets in "
            "groups, told numbers, accounts a clause or two behind their platform, names without quotes), committed before they were "
            "scored (76be47d): **first scoring precision 0.924, recall 0.740, F1 0.822** (159 right, 13 false, 56 missed); three labels "
            "were wrong, and corrected the same answers give precision 0.942, recall 0.747, F1 0.833. Mended since, as below. What is left: "
            "@names that only the sense of the text gives to Telegram (found as names without a platform), and accounts that nothing "
            "right before them announces.",
        ),
        "fourth": lambda: own(
            corpus / "heldout4.jsonl",
            report,
            "Fourth sitting (tests/corpora/selectors_zh/heldout4.jsonl)",
            "123 passages, most about accounts with names in running prose, with everyday sentences that speak of the same platforms; "
            "committed before they were scored (9a2d37a): **first scoring precision 0.979, recall 0.724, F1 0.833** (92 right, 2 false, "
            "35 missed; no false mention in the everyday sentences). By kind: wechat 25 of 38, telegram 13 of 15, qq 11 of 14, names "
            "without a platform 6 of 20, every plain telephone and mail address. Mended since, as below. What is left: accounts whose "
            "platform stands behind them or nowhere, two ways to split `vxinxin66880`, names of other platforms.",
        ),
        "fifth": lambda: own(
            corpus / "heldout5.jsonl",
            report,
            "Fifth sitting (tests/corpora/selectors_zh/heldout5.jsonl)",
            "170 passages of every kind, disguised and plain, a fifth of them in English, composed by a writer who had never seen the "
            "extractor, and committed before they were scored (c32edb3): **first scoring precision 0.936, recall 0.795, F1 0.860** (175 "
            "right, 12 false, 45 missed). Three labels broke the corpus's own conventions (an ICP number's value with its site suffix, two "
            "Weibo names with the @ in their value); corrected, the same answers give precision 0.947, recall 0.805, F1 0.870 (177 right, "
            "10 false, 43 missed). Mended since by classes of what was missed, as below, so the figure below is not one for unseen text. "
            "What was left, a landline that 一直 touches (the 一 was taken for its last digit), the ninth set's rules read.",
        ),
        "sixth": lambda: own(
            corpus / "heldout6.jsonl",
            report,
            "Sixth sitting (tests/corpora/selectors_zh/heldout6.jsonl)",
            "170 passages of other trades, layouts and ways of giving a contact, by a second outside writer who saw neither the rules nor "
            "any answer, committed before they were scored (f6b96b6): **first scoring, at that commit, precision 0.982, recall 0.867, F1 "
            "0.921** (221 right, 4 false, 34 missed; 0.876 of what is written plainly was found, 0.839 of what is disguised). No label was "
            "wrong. Short of 1 by kind, then: phone F1 0.874 (38 right, 1 false, 10 missed), wechat 0.780 (16, 0, 9), handle 0.667 (9, 1, 8), "
            "qq_group 0.750 (3, 0, 2), line 0.667 (2, 1, 1), whatsapp 0.889 (4, 0, 1), qq 0.933 (7, 0, 1), parcel 0.800 (2, 0, 1), invoice "
            "0.000 (0, 0, 1), bank_card 0.941 (8, 1, 0); every other kind 1.000. Mended since by families of wordings and layouts, as below, "
            "so the figure below is not one for unseen text.",
        ),
        "seventh": lambda: own(
            corpus / "heldout7.jsonl",
            report,
            "Seventh sitting (tests/corpora/selectors_zh/heldout7.jsonl)",
            "170 passages, again of other trades and layouts (logs, JSON, receipts, signatures, lists of what was seized), with more near "
            "misses beside one that counts, by a third outside writer who saw neither the rules nor any answer, committed before they "
            "were scored (abe061e): **first scoring, at b53c13e, precision 0.951, recall 0.894, F1 0.922** (195 right, 10 false, 23 missed; "
            "0.902 of what is written plainly was found, 0.870 of what is disguised; Chinese passages F1 0.922 with 148, 7, 18, English ones "
            "0.922 with 47, 3, 5; six of the false mentions stand in the 23 passages without any identifier). Short of 1 by kind, then: "
            "phone F1 0.909 (50 right, 2 false, 8 missed), ipv4 0.800 (6, 3, 0), wechat 0.909 (15, 0, 3), handle 0.769 (10, 2, 4), qq 0.875 "
            "(7, 0, 2), parcel 0.750 (3, 2, 0), telegram 0.857 (6, 1, 1), whatsapp 0.857 (3, 0, 1), alipay 0.857 (3, 0, 1), wechat_official "
            "0.667 (1, 0, 1), weibo 0.667 (1, 0, 1), domain 0.968 (15, 0, 1); every other kind 1.000. Mended since by families of wordings, as "
            "below, so the figure below is not one for unseen text. What is left: a seller's plain word behind `Vendor:`, and a platform "
            "that another field of a form or of JSON names.",
        ),
        "eighth": lambda: own(
            corpus / "heldout8.jsonl",
            report,
            "Eighth sitting (tests/corpora/selectors_zh/heldout8.jsonl)",
            "170 passages, again of other trades and layouts, fifty of them in the English of several countries, by a fourth outside writer who "
            "saw neither the rules nor any answer, committed before they were scored (9813e28): **first scoring, at 86250c1, precision 0.971, "
            "recall 0.853, F1 0.908** (203 right, 6 false, 35 missed; 0.894 of what is written plainly was found, 0.724 of what is disguised; "
            "Chinese passages F1 0.923 with 149, 2, 23, English ones 0.871 with 54, 4, 12; no false mention in the passages without any "
            "identifier). Only these totals were looked at; then 244 texts of our own in registers no set has were composed, scored and mended "
            "(cf63b86): precision 0.976, recall 0.857, F1 0.913 (204, 5, 34; disguised 0.741; English F1 0.887). Short of 1 by kind at the first "
            "scoring: phone F1 0.911 (56 right, 2 false, 9 missed), wechat 0.706 (12, 0, 10), handle 0.706 (6, 0, 5), telegram 0.833 (5, 0, 2), "
            "email 0.938 (15, 0, 2), domain 0.960 (24, 1, 1), url 0.947 (9, 0, 1), imei 0.667 (2, 1, 1), weibo 0.667 (1, 0, 1), whatsapp 0.667 "
            "(1, 0, 1), parcel 0.800 (2, 0, 1), qq 0.923 (6, 0, 1), qq_group 0.889 (4, 1, 0), ipv4 0.923 (6, 1, 0); every other kind 1.000. "
            "Then its misses were read and mended by families, as below, so the figure below is not one for unseen text. What is left: accounts "
            "that only the talk around them gives a platform, names of people on a platform without quotes, `v` glued to a name, blanks in a glued "
            "name, a toll-free number of a country the text does not name, and an extension that Presidio's sets label as part of the number and "
            "this one does not.",
        ),
        "ninth": lambda: own(
            corpus / "heldout9.jsonl",
            report,
            "Ninth sitting (tests/corpora/selectors_zh/heldout9.jsonl)",
            "180 passages of other trades and layouts (e-mail headers, logs, court papers, invoices, lines read from scans), seventy of them in the "
            "English of several countries, by a fifth outside writer who saw neither the rules nor any answer, committed before they were "
            "scored (1cd411a): **first scoring, at that commit, precision 0.968, recall 0.818, F1 0.887** (239 right, 8 false, 53 missed; 0.816 "
            "of what is written plainly was found, 0.828 of what is disguised; Chinese passages F1 0.901 with 145, 5, 27, English ones 0.866 "
            "with 94, 3, 26; no false mention in the passages without any identifier). Two labels (MAC addresses not in the corpus's normal "
            "form) were wrong; corrected, the same answers give precision 0.976, recall 0.825, F1 0.894 (241, 6, 51). Short of 1 by kind at the "
            "first scoring: handle F1 0.419 (9 right, 1 false, 24 missed), phone 0.872 (41, 0, 12), wechat 0.880 (11, 0, 3), line 0.750 (3, 0, 2), "
            "qq 0.400 (1, 1, 2), imei 0.333 (1, 2, 2), qq_group 0.667 (1, 0, 1), alipay 0.667 (1, 0, 1), apk 0.667 (1, 0, 1), wechat_official "
            "0.667 (1, 0, 1), plate 0.800 (2, 0, 1), whatsapp 0.923 (6, 0, 1), ipv4 0.947 (9, 1, 0), domain 0.986 (34, 1, 0); every other kind "
            "1.000 with the labels corrected. Mended since by classes, as below, so the figure below is not one for unseen text. What is left: a nickname in quotes "
            "whose owner cheated somebody (被这个“...”坑过: the same words stand before the names of frauds), one among the lines of a note, "
            "a number of Hong Kong told in numerals of four groups.",
        ),
        "tenth": lambda: own(
            corpus / "heldout10.jsonl",
            report,
            "Tenth sitting (tests/corpora/selectors_zh/heldout10.jsonl)",
            "120 passages, half of them English, in which people name their accounts in running prose, signatures, profile lines and small "
            "tables, a quarter of them near misses; by the hand of the mender of the rules, so an easier test than an outsider's, written "
            "before the rules were read again and committed before they were scored (d1ff68e): **first scoring, at that commit, precision "
            "0.908, recall 0.552, F1 0.687** (69 right, 7 false, 56 missed; Chinese passages F1 0.740 with 37, 1, 25, English ones 0.634 with "
            "32, 6, 31; two false mentions in the passages without any identifier). One label (a TikTok name, which this corpus calls `douyin`) "
            "was wrong; corrected, the same answers give precision 0.921, recall 0.560, F1 0.697 (70, 6, 55). Mended since in part, as below, so the "
            "figure below is not one for unseen text. What is left: a name right behind 主播 with no mark behind it, a Douyin name in quotes, "
            "an @name and a name with a stop whose platform stands two clauses before, a number of Ireland that no plan has.",
        ),
        "eleventh": lambda: own(
            corpus / "heldout11.jsonl",
            report,
            "Eleventh sitting (tests/corpora/selectors_zh/heldout11.jsonl)",
            "211 passages, most of them running prose in which people say in their own words how to reach somebody or whom they paid, some 115 in the "
            "English of several countries, by a sixth outside writer who saw neither the rules nor any answer, committed before they were "
            "scored (6de5a92): **first scoring, of the rules at that commit (42e76ea), precision 0.943, recall 0.730, F1 0.823** (230 right, 14 false, 85 missed; 0.748 "
            "of what is written plainly was found, 0.642 of what is disguised; Chinese passages F1 0.818 with 99, 6, 38, English ones 0.826 "
            "with 131, 8, 47; no false mention in the passages without any identifier). The rules for accounts named in passing, written before "
            "the set was read and landed after it, had at their own first sight of it precision 0.947, recall 0.787, **F1 0.860** (248, 14, 67; 0.817 of what is "
            "written plainly; Chinese 0.834 with 103, 7, 34, English 0.879 with 145, 7, 33). Short of 1 by kind at the first scoring: handle F1 0.421 (12 right, "
            "1 false, 32 missed), wechat 0.625 (10, 1, 11), phone 0.894 (59, 2, 12), whatsapp 0.667 (4, 0, 4), telegram 0.769 (15, 3, 6), line 0.444 "
            "(2, 1, 4), domain 0.833 (15, 5, 1), email 0.962 (25, 0, 2), alipay 0.500 (1, 0, 2), douyin 0.667 (1, 0, 1), invoice 0.000 (0, 0, 2), qq "
            "0.889 (4, 0, 1), md5 0.800 (2, 1, 0), and one missed each of bank_card (3 labelled), imsi (3), parcel (3), cn_id (2), plate (2), sol (2), "
            "tracking_id (2); every other kind 1.000. "
            "Mended since by classes, as below, so the figure below is not one for unseen text. What is left: a name spelt "
            "letter by letter with hyphens in English, names and numbers on several lines or with signs to be taken out that only the sense of the text "
            "gives away, a bracket before digits half spelt, a plate of no valid letters.",
        ),
        "twelfth": lambda: own(
            corpus / "heldout12.jsonl",
            report,
            "Twelfth sitting (tests/corpora/selectors_zh/heldout12.jsonl)",
            "235 passages, most of them running prose in which people say in their own words how to reach somebody or whom they paid, 135 in the "
            "English of several countries, by a seventh outside writer who saw neither the rules nor any answer, committed before they were "
            "scored: **first scoring, of the rules at that commit (32c85e3), precision 0.951, recall 0.806, F1 0.873** (308 right, 16 false, 74 missed; "
            "0.824 of what is written plainly was found, 0.698 of what is disguised; Chinese passages F1 0.883 with 132, 5, 30, English ones 0.865 "
            "with 176, 11, 44; four false mentions in the passages without any identifier). With the weighing of names (decision 0039), written and learnt before the "
            "set was read and landed after it: precision 0.949, recall 0.827, **F1 0.884** (316, 17, 66; Chinese 0.887 with 134, 6, 28, English 0.881 "
            "with 182, 11, 38; handle 0.639 before, 0.688 with it). Short of 1 by kind at the first scoring: handle F1 0.639 (39 right, 5 false, 39 missed), "
            "phone 0.930 (60, 0, 9), telegram 0.769 (15, 4, 5), wechat 0.811 (15, 0, 7), qq 0.783 (9, 1, 4), email 0.980 (50, 1, 1), sha256 0.667 (2, 2, 0), "
            "txid 0.000 (0, 0, 2), weibo 0.000 (0, 0, 2), line 0.750 (3, 1, 1), douyin 0.667 (1, 0, 1), whatsapp 0.923 (6, 0, 1), domain 0.978 (22, 1, 0), "
            "ipv4 0.941 (8, 1, 0), sol 0.667 (1, 0, 1), alipay 0.800 (2, 0, 1); every other kind 1.000. Mended since by classes in part, as below, so the "
            "figure below is not one for unseen text. What is left: numbers and names told half in words, digit by digit or down the lines, "
            "names of mere letters that only the talk gives away, accounts a line or a sentence behind their platform with prose around them.",
        ),
        "thirteenth": lambda: own(
            corpus / "heldout13.jsonl",
            report,
            "Thirteenth sitting (tests/corpora/selectors_zh/heldout13.jsonl)",
            "160 passages, 115 of them Chinese as investigators of network crime meet it (offers, chats, SMS, comments, complaints, papers; some from "
            "Taiwan, Hong Kong and overseas), half of those disguised, by an eighth outside writer who saw neither the rules nor any answer, committed "
            "before they were scored (212d076): **first scoring, of the rules at c38572b, precision 0.955, recall 0.849, F1 0.899** (213 right, 10 false, "
            "38 missed; 0.856 of what is written plainly was found, 0.833 of what is disguised; Chinese passages F1 0.875 with 151, 9, 34, English ones "
            "0.961 with 62, 1, 4; no false mention in the passages without any identifier). The rules for accounts in pieces and for leads that touch them "
            "(selectors/pieces.py, selectors/glued.py), made by rewriting our own passages and written before the set was read, gave the very same "
            "answers: nothing of the set asked for what they add. Short of 1 by kind at the first scoring: handle F1 0.596 (14 right, 6 false, 13 missed), "
            "wechat 0.873 (24, 0, 7), telegram 0.909 (15, 1, 2), phone 0.947 (27, 0, 3), domain 0.909 (15, 1, 2), wechat_official 0.000 (0, 0, 2), weibo "
            "0.000 (0, 0, 2), qq 0.947 (9, 0, 1), qq_group 0.909 (5, 0, 1), line 0.857 (3, 0, 1), douyin 0.857 (3, 0, 1), txid 0.667 (1, 0, 1), btc 0.667 "
            "(1, 0, 1), bch 0.800 (2, 1, 0), sol 0.667 (1, 0, 1), sha256 0.800 (2, 1, 0); every other kind 1.000. In Chinese names without a "
            "platform had F1 0.438. Mended since by classes, as below, so the figure below "
            "is not one for unseen text. What is left: a name whose owner only the story tells, groups and numbers that the talk of other lines announces.",
        ),
        "fourteenth": lambda: own(
            corpus / "heldout14.jsonl",
            report,
            "Fourteenth sitting (tests/corpora/selectors_zh/heldout14.jsonl)",
            "80 passages, 58 of them Chinese: account names as people pass them on in prose, comments under videos, voice-to-text, recruiters, complaints of "
            "elderly people, court papers, chats as they were saved, shops' customer service; by a ninth outside writer who saw neither the rules nor any "
            "answer, committed before they were scored (5b0f1dd): **first scoring, of the rules at ce99b09, precision 0.933, recall 0.766, F1 0.841** (98 "
            "right, 7 false, 30 missed; 0.758 of what is written plainly was found, 0.784 of what is disguised; Chinese passages F1 0.847 with 69, 4, 21, "
            "English ones 0.829 with 29, 3, 9; two false mentions in the passages without any identifier). The rules of decision 0045 and those that the "
            "thirteenth set taught, landed after it was read, gave the very same answers. One label (an ICP number's value with its site suffix) broke the "
            "corpus's conventions; corrected: 0.943, 0.773, F1 0.850 (99, 6, 29). Short of 1 by kind at the first scoring: handle F1 0.649 (12 right, 2 "
            "false, 11 missed), wechat 0.625 (5, 0, 6), qq 0.400 (2, 1, 5), domain 0.889 (8, 1, 1), douyin 0.000 (0, 0, 2), icp 0.000 (0, 1, 1), phone "
            "0.960 (12, 0, 1), telegram 0.923 (6, 1, 0), line 0.857 (3, 1, 0), email 0.923 (6, 0, 1), weibo 0.000 (0, 0, 1), invoice 0.000 (0, 0, 1); every "
            "other kind 1.000. Mended since by classes, as below, so the figure below is not one for unseen text. What is left: an account whose "
            "platform only the story tells, and the number of a foreign invoice, which is no kind of ours.",
        ),
        "fifteenth": lambda: own(
            corpus / "heldout15.jsonl",
            report,
            "Fifteenth sitting (tests/corpora/selectors_zh/heldout15.jsonl)",
            "80 passages, 58 of them Chinese, of the same hand and make-up as the fourteenth, left unread until that had been mended, and committed before they "
            "were scored (3bb0c3e): what mending one set is worth on another of the same writer. **First scoring, of the rules before that mending "
            "(ce99b09): precision 0.954, recall 0.788, F1 0.863** (104 right, 5 false, 28 missed; plain 79 of 95, disguised 25 of 37; Chinese F1 0.829 with "
            "68, 5, 23, English 0.935 with 36, 0, 5); **of the rules after it (6137e24): precision 0.973, recall 0.811, F1 0.884** (107, 3, 25; plain 79 of "
            "95, disguised 28 of 37; Chinese 0.861 with 71, 3, 20, English as before). The mending raised the fourteenth set from 0.841 to 0.980 and this one "
            "by 0.021, three finds more and two false ones fewer, all in Chinese. No false mention in the passages without any identifier, before or after. "
            "One label (an ICP number's value with its site suffix) broke the corpus's conventions; corrected: 0.871 (105, 4, 27) and 0.893 (108, 2, "
            "24). Short of 1 by kind after: handle F1 0.645 (10, 0, 11), wechat 0.700 (7, 0, 6), icp 0.000 (0, 1, 1), telegram 0.933 (7, 0, 1), phone "
            "0.960 (12, 0, 1), qq_group 0.667 (1, 0, 1), domain 0.952 (10, 1, 0), alipay 0.667 (1, 0, 1), email 0.909 (5, 0, 1), douyin 0.800 (2, 1, 0), weibo "
            "0.000 (0, 0, 1), whatsapp 0.667 (1, 0, 1); every other kind 1.000. It was left unmended until the rules of 2f38f92 to 7c8a393 were made from "
            "what all sets still missed, it among them, as below. What it missed most: names in quotes or in chats that a verb or a story gives to somebody, numbers of eleven digits in no mobile plan "
            "dictated without a lead, leads whose name is told in pieces or backwards.",
        ),
        "sixteenth": lambda: own(
            corpus / "heldout16.jsonl",
            report,
            "Sixteenth sitting (tests/corpora/selectors_zh/heldout16.jsonl)",
            "100 passages, 75 of them Chinese: what an investigator's export holds on an ordinary day (offers in groups, saved chats, SMS, complaints, notices, "
            "listings, comments, signatures, court papers), a third of it account names told in plain prose; by a tenth outside writer who saw neither the "
            "rules nor any answer, committed before they were scored (43e1670). **First scoring, of the rules at 513ff90: precision 0.945, recall 0.901, "
            "F1 0.923** (173 right, 10 false, 19 missed; plain 139 of 152, disguised 34 of 40; Chinese passages F1 0.922 with 124, 7, 14, English ones 0.925 "
            "with 49, 3, 5; no false mention in the passages without any identifier); **of the rules at 7c8a393, made from what all earlier sets still "
            "missed and from texts of our own in their classes, before this one was read: the very same totals** (plain 138, disguised 35: a QQ number told "
            "backwards more, a Douyin account that the newly learnt weights let go less). On the fifteenth set, which had been read for them, the same rules "
            "went from 108, 2, 24 to 122, 2, 10: what mending adds is mostly not seen on the next writer's text. Two labels (links of WeChat groups) had "
            "another normal form than docs/selectors.md says; corrected: 0.956, 0.911, F1 0.933 (175, 8, 17) for both. Short of 1 by kind at the first scoring "
            "(513ff90): handle F1 0.773 (17 right, 6 false, 4 missed), wechat 0.944 (17, 0, 2), qq 0.875 (7, 0, 2), telegram 0.941 (8, 0, 1), alipay 0.800 "
            "(2, 0, 1), line 0.800 (2, 0, 1), douyin 0.667 (2, 0, 2), weibo 0.500 (1, 1, 1), wechat_official 0.500 (1, 1, 1), qq_group 0.000 (0, 0, 2), "
            "wechat_group 0.000 (0, 2, 2); every other kind 1.000. It is an easier set than the three before it, which are made of the hardest sorts. Mended "
            "since by classes, as below, so the figure below is not one for unseen text. What is left: an account that two lines later is said to be "
            "WeChat's, one under which somebody came back to the platform named before, a plain word as a name on a forum; and a nickname before a QQ number in a "
            "saved chat, which is found here and in the fourteenth set and not labelled in this one.",
        ),
        "seventeenth": lambda: own(
            corpus / "heldout17.jsonl",
            report,
            "Seventeenth sitting (tests/corpora/selectors_zh/heldout17.jsonl)",
            "110 passages, 85 of them Chinese, of the make-up of the sixteenth in other voices; by an eleventh outside writer who saw neither the rules nor any "
            "answer, committed before they were scored (293a2cb). **First scoring, of the rules at ac04385: precision 0.972, recall 0.889, F1 0.929** (176 "
            "right, 5 false, 22 missed; plain 151 of 169, disguised 25 of 29; Chinese passages F1 0.916 with 126, 4, 19, English ones 0.962 with 50, 1, 3); "
            "**of the rules at 5f986e4, made before this one was read from what all earlier sets still missed and from texts of our own: precision 0.973, "
            "recall 0.904, F1 0.937** (179, 5, 19; plain 154, disguised 25; Chinese 0.928 with 129, 4, 16, English as before): three accounts more (two of "
            "WeChat, one of Douyin), all three by the weighing of names that nothing right before them announces, and nothing false more. "
            "No false mention in the passages without any identifier, before or after. (Both: this bench with `PYTHONPATH` at the `src` of that commit, `--only seventeenth`.) Short of 1 by kind at the first scoring (ac04385): handle F1 0.684 (13 "
            "right, 3 false, 9 missed), wechat 0.848 (14, 0, 5), phone 0.944 (17, 0, 2), sol 0.000 (0, 0, 2), domain 0.914 (16, 2, 1), email 0.947 (9, 0, 1), "
            "weibo 0.667 (1, 0, 1), douyin 0.857 (3, 0, 1); every other kind 1.000; at 5f986e4 wechat 0.914 (16, 0, 3), douyin 1.000, the rest the same. Mended "
            "since by classes, as below, so the figure below is not one for unseen text. What is left: a name without quotes that one is told to search for, "
            "an account behind 问; and nicknames before QQ numbers in a saved chat, found here and in the fourteenth set and labelled neither here nor in the "
            "sixteenth.",
        ),
        "eighteenth": lambda: own(
            corpus / "heldout18.jsonl",
            report,
            "Eighteenth sitting (tests/corpora/selectors_zh/heldout18.jsonl)",
            "110 passages, 85 of them Chinese, of the make-up of the seventeenth in other voices, half of the offers with their contacts disguised as sellers do today; by "
            "a twelfth outside writer who saw neither the rules nor any answer, committed before they were scored (7968df3). **First scoring, of the rules at fdd0651 and "
            "of those at 711d7a4 alike: precision 0.982, recall 0.870, F1 0.923** (167 right, 3 false, 25 missed; plain 144 of 165, disguised 23 of 27; Chinese "
            "passages F1 0.906 with 121, 3, 22, the others 0.968 with 46, 0, 3; no false mention in the passages without any label; this bench with `PYTHONPATH` at the "
            "`src` of either commit, `--only eighteenth`). What 711d7a4 had added, from texts of our own in classes that earlier sets missed (accounts to add where no "
            "platform is named, names that blanks set apart), found nothing here, right or false. Short of 1 by kind: phone F1 0.933 (14 right, 0 false, 2 missed), imsi 0.667 "
            "(1, 0, 1), domain 0.923 (12, 1, 1), wechat 0.917 (22, 0, 4), qq 0.923 (6, 0, 1), qq_group 0.667 (1, 0, 1), weibo 0.000 (0, 0, 2), douyin 0.750 (3, 0, 2), "
            "alipay 0.667 (1, 0, 1), telegram 0.941 (8, 0, 1), whatsapp 0.857 (3, 0, 1), line 0.667 (2, 0, 2), handle 0.765 (13, 2, 6); every other kind 1.000. Mended "
            "since by classes, so the figure below is not one for unseen text. What is left: names of LINE in prose (a rule for them took near misses of ours for names and "
            "was taken back), a name told in letters and words, an account behind a platform that somebody else has, plain words as names, and a landline of eight digits "
            "where the town has seven.",
        ),
        "presidio": lambda: presidio(options.data, report),
        "research": lambda: research(options.data, report),
        "stdnum": lambda: stdnum_vectors(options.data, report),
        "crypto": lambda: crypto(options.data, report),
        "phones": lambda: phones(options.data, report),
        "ioc": lambda: ioc(options.data, report),
        "psl": lambda: suffixes(report),
        "prose": lambda: prose(options.data, options.bulletins, report),
        "peers": lambda: peers(options.data, options.peer_python, report),
    }
    for name, part in parts.items():
        if not options.only or name in options.only.split(","):
            part()
    print(f"{time.perf_counter() - started:.1f} s", file=sys.stderr)
    if options.write:
        target = ROOT / "docs" / "accuracy" / "selectors.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("\n".join(report.lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
