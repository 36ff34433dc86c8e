"""How well bulletins are read: figures, doubts, totals, outcomes, times; writes docs/accuracy/facts.md.

    python bench/accuracy_facts.py [--data ../shared/data/press_facts] [--bulletins ../shared/bulletins] [--write]
    python bench/accuracy_facts.py --set tests/corpora/bulletins/test33

The second prints one set, whole and by language; with the `src` of an older checkout in PYTHONPATH, how its rules read it.
Sets that are not there are reported as not measured. Published figures stand beside ours; what the comparison is worth
is said beside each table.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tarfile
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "corpora" / "bulletins"))
sys.path.insert(0, str(ROOT / "bench"))

from annotated import Annotated, Gold, load_folder  # noqa: E402
from theft_roles import roles  # noqa: E402

from ringbreak.rings.bulletins.figures import figures_of, is_chinese  # noqa: E402
from ringbreak.rings.bulletins.numbers_en import find_numbers as find_numbers_en  # noqa: E402
from ringbreak.rings.bulletins.numbers_zh import find_numbers  # noqa: E402
from ringbreak.rings.bulletins.read import read_facts  # noqa: E402
from ringbreak.rings.bulletins.script import simplified  # noqa: E402
from ringbreak.rings.bulletins.sentences import sentences  # noqa: E402
from ringbreak.rings.bulletins.terms import lowered  # noqa: E402
from ringbreak.rings.bulletins.totals import crime_total  # noqa: E402


class Score:
    """Counts of right, too many, missed."""

    def __init__(self) -> None:
        self.right = self.extra = self.missed = 0

    def sets(self, found: Iterable[object], gold: Iterable[object]) -> None:
        """Add two bags of answers."""
        a, b = Counter(found), Counter(gold)
        both = sum((a & b).values())
        self.right += both
        self.extra += sum(a.values()) - both
        self.missed += sum(b.values()) - both

    def row(self) -> str:
        """Precision, recall, F1 as three table cells; dashes where nothing was to be found and nothing was."""
        if not self.right + self.extra + self.missed:
            return "– | – | –"
        p = self.right / (self.right + self.extra) if self.right + self.extra else 0.0
        r = self.right / (self.right + self.missed) if self.right + self.missed else 0.0
        f = 2 * p * r / (p + r) if p + r else 0.0
        return f"{p:.3f} | {r:.3f} | {f:.3f}"


def corpus(documents: list[Annotated]) -> tuple[Score, int, Score]:
    """Facts (numeral inside the marked span), how many spans are exact, doubts by kind and measure."""
    facts, exact, doubts = Score(), 0, Score()
    for document in documents:
        bulletin = read_facts(document.text)
        left: list[Gold] = list(document.facts)
        for f in bulletin.facts:
            said = (f.measure, f.value, f.low, f.high, f.comparator)
            match = next(
                (
                    g
                    for g in left
                    if (g.measure, g.value, g.low, g.high, g.comparator) == said
                    and g.start <= f.number_start
                    and f.number_end <= g.end
                ),
                None,
            )
            if match is None:
                facts.extra += 1
            else:
                left.remove(match)
                facts.right += 1
                exact += (match.start, match.end) == (f.start, f.end)
        facts.missed += len(left)
        flags = list(document.flags)
        for flag in bulletin.flags:
            measures = {bulletin.facts[i].measure for i in flag.facts} | {""}
            hit = next((g for g in flags if g[0] == flag.kind and g[1] in measures), None)
            if hit is None:
                doubts.extra += 1
            else:
                flags.remove(hit)
                doubts.right += 1
        doubts.missed += len(flags)
    return facts, exact, doubts


def shared_documents(folder: Path) -> list[Annotated]:
    """The shared bulletins in the same shape as ours."""
    facts: dict[str, list[Gold]] = {}
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        g = json.loads(line)
        facts.setdefault(g["doc"], []).append(
            Gold(g["measure"], g["value"], g["low"], g["high"], g["comparator"], g["start"], g["end"])
        )
    flags = json.loads((folder / "flags.json").read_text(encoding="utf-8"))["flags"]
    return [
        Annotated(
            name,
            (folder / name).read_text(encoding="utf-8"),
            tuple(found),
            tuple((kind, "" if measure == "place" else measure) for kind, measure, _ in flags[name[:3]]),
        )
        for name, found in facts.items()
    ]


def lawbench_total(path: Path) -> tuple[int, int]:
    """(right, questions) of task 3-7: the crime's total in yuan, exact."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    right = 0
    for row in rows:
        answer = float(re.search(r"([\d.]+)元", row["answer"])[1])  # type: ignore[index]
        total = crime_total(row["question"].removeprefix("文书:"))
        right += total is not None and abs(total.value - answer) < 0.01
    return right, len(rows)


def lawbench_roles(path: Path) -> tuple[float, int]:
    """(mean soft F1, questions) of task 2-6, scored per question and role on characters as LawBench does."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    score = 0.0
    for row in rows:
        gold = dict(part.split(":", 1) for part in row["answer"].split(";") if ":" in part)
        found = roles(row["question"].removeprefix("句子:"))
        if not gold:
            score += not found
            continue
        shared = sum(_soft(found[role], gold[role]) for role in found if role in gold)
        p, r = (shared / len(found) if found else 0.0), shared / len(gold)
        score += 2 * p * r / (p + r) if p + r else 0.0
    return score / len(rows), len(rows)


def _soft(left: str, right: str) -> float:
    a, b = (Counter(re.sub(r"[\W_]", "", x)) for x in (left, right))
    both = sum((a & b).values())
    return 2 * both / (sum(a.values()) + sum(b.values())) if both else 0.0


_OUTCOMES = (
    ("deaths", re.compile("死|丧生|遇难|身亡|遇害|亡|罹难|牺牲")),
    ("missing", re.compile("失踪|下落不明|失联")),
    ("arrested", re.compile("逮捕|抓获|被捕|拘留|被抓|落网|拘捕|扣留")),
    ("injured", re.compile("伤|中毒|入院|住院")),
)


def cec(folder: Path) -> dict[str, Score]:
    """CEC: (number, outcome) pairs of a document as a set; times and places by exact span."""
    scores = {"pairs": Score(), "time": Score(), "place": Score(), "place, overlapping": Score()}
    for file in sorted(folder.rglob("*.xml")):
        try:
            root = ET.fromstring(file.read_text(encoding="utf-8"))
        except ET.ParseError:
            continue
        text, spans = _flatten(root)
        bulletin = read_facts(text, lang="zh")
        gold = set()
        for event in root.iter("Event"):
            trigger = "".join("".join(d.itertext()) for d in event.findall("Denoter"))
            outcome = next((name for name, pattern in _OUTCOMES if pattern.search(trigger)), None)
            for participant in event.findall("Participant"):
                words = re.sub(r"\s", "", "".join(participant.itertext()))
                number = next(iter(find_numbers(words, 0, len(words))), None)
                if outcome and number and number.value is not None and re.search("人|名|位", words):
                    gold.add((number.value, outcome))
        ours = {
            (f.value, "arrested" if f.measure == "detained" else f.measure)
            for f in bulletin.facts
            if f.measure in ("deaths", "injured", "missing", "arrested", "detained") and f.value is not None
        }
        scores["pairs"].sets(ours, gold)
        moments = {(m.start, m.end) for c in bulletin.cases for m in c.moments if m.precision != "duration"}
        scores["time"].sets(moments, spans["Time"])
        places = {(p.start, p.end) for c in bulletin.cases for p in c.places}
        scores["place"].sets(places, spans["Location"])
        touched = [g for g in spans["Location"] if any(a < g[1] and g[0] < b for a, b in places)]
        loose = scores["place, overlapping"]
        loose.right += len(touched)
        loose.missed += len(spans["Location"]) - len(touched)
        loose.extra += sum(1 for a, b in places if not any(a < g[1] and g[0] < b for g in spans["Location"]))
    return scores


def _flatten(root: ET.Element) -> tuple[str, dict[str, set[tuple[int, int]]]]:
    """Title and content as text without layout, with the spans of its times and places."""
    spans: dict[str, set[tuple[int, int]]] = {"Time": set(), "Location": set()}
    text = ""

    def walk(node: ET.Element) -> None:
        nonlocal text
        start = len(text)
        text += re.sub(r"\s+", "", node.text or "")
        for child in node:
            walk(child)
            text += re.sub(r"\s+", "", child.tail or "")
        if node.tag in spans and len(text) > start:
            spans[node.tag].add((start, len(text)))
        if node.tag in ("Title", "Paragraph"):
            text += "\n"

    for part in ("Title", "Content"):
        for node in root.iter(part):
            walk(node)
            text += "\n"
    return text, spans


def casie(path: Path) -> dict[str, Score]:
    """CASIE: money, counts of data and victims, and times of a document as normalised sets."""
    scores = {"money": Score(), "number": Score(), "time": Score()}
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            handle = archive.extractfile(member) if member.name.endswith(".json") else None
            if handle is None:
                continue
            document = json.loads(handle.read())
            text = document["content"]
            gold: dict[str, set[object]] = {"money": set(), "number": set(), "time": set()}
            for hopper in document["cyberevent"].get("hopper", []):
                for event in hopper["events"]:
                    for argument in event.get("argument", []):
                        kind, words = argument["type"], argument["text"]
                        if kind == "Money":
                            gold["money"].add(_amount(words) or words.lower())
                        elif kind == "Number":
                            gold["number"].add(_amount(words) or words.lower())
                        elif kind == "Time":
                            gold["time"].add(_plain(words))
            found = _numbers(text)
            scores["money"].sets(found["money"], gold["money"])
            scores["number"].sets(found["number"], gold["number"])
            bulletin = read_facts(text, lang="en")
            times = {_plain(m.quote) for c in bulletin.cases for m in c.moments}
            scores["time"].sets(times, gold["time"])
    return scores


def _amount(words: str) -> float | None:
    found = next(iter(find_numbers_en(words, 0, len(words))), None)
    return None if found is None else found.value if found.value is not None else found.low


def _plain(words: str) -> str:
    return re.sub(r"^(?:in|on|the|since|from|of|by|until|during) ", "", words.lower().strip())


_COUNTED = frozenset(
    [
        "personal_records",
        "victims",
        "accounts_closed",
        "accounts_controlled",
        "items_found",
        "involved_people",
        "buyers",
    ]
)


def _numbers(text: str) -> dict[str, set[object]]:
    """All sums of money, and the counts of people and records, as values."""
    low, plain = lowered(text), simplified(text)
    found: dict[str, set[object]] = {"money": set(), "number": set()}
    for start, end in sentences(text, 0, len(text)):
        for figure in figures_of(text, low, plain, start, end, chinese=is_chinese(text, start, end)):
            value = figure.value if figure.value is not None else figure.low
            if figure.noun == "money":
                found["money"].add(value)
            elif figure.measure in _COUNTED:
                found["number"].add(value)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "press_facts")
    parser.add_argument("--bulletins", type=Path, default=ROOT.parent / "shared" / "bulletins")
    parser.add_argument("--write", action="store_true", help="write docs/accuracy/facts.md")
    parser.add_argument("--set", type=Path, help="a folder of annotated texts; prints it and writes nothing")
    options = parser.parse_args()
    if options.set:
        print("\n".join(one_set(load_folder(options.set))))
        return
    page = report(options.data, options.bulletins)
    print(page)
    if options.write:
        target = ROOT / "docs" / "accuracy" / "facts.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page, encoding="utf-8")


def one_set(documents: list[Annotated]) -> list[str]:
    """Lines of a set's figures and doubts, whole and by language."""
    lines = [
        "| texts | precision | recall | F1 | right, too many, missed | doubts: precision | recall | F1 |"
    ]
    for name, chinese in (("all", None), ("English", False), ("Chinese", True)):
        chosen = [d for d in documents if chinese in (None, is_chinese(d.text, 0, min(len(d.text), 2000)))]
        facts, _, doubts = corpus(chosen)
        counts = f"{facts.right}, {facts.extra}, {facts.missed}"
        lines.append(f"| {len(chosen)} {name} | {facts.row()} | {counts} | {doubts.row()} |")
    return lines


def report(data: Path, bulletins: Path) -> str:
    """The page, tables filled or "not measured"."""
    out = ["# How well bulletins are read", "", "Made by `python bench/accuracy_facts.py --write`. Rules only: no model is asked or downloaded.", ""]  # fmt: skip
    out += ["## Figures and doubts", "", "A figure is right when measure, value or ends, and comparator are right and its numeral lies in the marked span.", ""]  # fmt: skip
    out += ["| set | texts | figures | precision | recall | F1 | spans equal | doubts: precision | recall | F1 |", "|---|---|---|---|---|---|---|---|---|---|"]  # fmt: skip
    corpora = ROOT / "tests" / "corpora" / "bulletins"
    sets = [
        ("own, developed on", load_folder(corpora / "dev")),
        ("own, frozen before tuning", load_folder(corpora / "test")),
        *(
            (f"own, {ordinal}, mended since", load_folder(corpora / f"test{i}"))
            for i, ordinal in enumerate(_ORDINALS, 2)
        ),
    ]
    if bulletins.is_dir():
        sets.append(("shared press texts", shared_documents(bulletins)))
    for name, documents in sets:
        facts, exact, doubts = corpus(documents)
        count = sum(len(d.facts) for d in documents)
        out.append(
            f"| {name} | {len(documents)} | {count} | {facts.row()} | {exact}/{facts.right} | {doubts.row()} |"
        )
    if not bulletins.is_dir():
        out.append("| shared press texts | not measured | | | | | | | | |")
    out += ["", _NOTE_OWN, ""]
    out += ["## LawBench (halves given for development)", "", "| task | ours | GPT-4 zero-shot | GPT-3.5 zero-shot | questions |", "|---|---|---|---|---|"]  # fmt: skip
    law = data / "lawbench"
    if (law / "3-7.json").is_file():
        right, total = lawbench_total(law / "3-7.json")
        out.append(
            f"| 3-7 total of the crime, exact amount | {right / total:.3f} | 0.776 | 0.612 | {total} |"
        )
        soft, total = lawbench_roles(law / "2-6.json")
        out.append(f"| 2-6 roles of theft cases, soft F1 | {soft:.3f} | 0.766 | 0.696 | {total} |")
    else:
        out.append("| 3-7, 2-6 | not measured | 0.776, 0.766 | 0.612, 0.696 | |")
    out += [
        "",
        _NOTE_LAW,
        "",
        "## CEC (Chinese news of accidents, half)",
        "",
        "| what | precision | recall | F1 |",
        "|---|---|---|---|",
    ]
    if (data / "cec" / "CEC").is_dir():
        out += [f"| {name} | {score.row()} |" for name, score in cec(data / "cec" / "CEC").items()]
    else:
        out.append("| not measured | | | |")
    out += [
        "",
        _NOTE_CEC,
        "",
        "## CASIE (English news of attacks, half)",
        "",
        "| what | precision | recall | F1 |",
        "|---|---|---|---|",
    ]
    archive = (
        next(iter(sorted((data / "casie").glob("*.tar.gz"))), None) if (data / "casie").is_dir() else None
    )
    if archive is not None:
        out += [f"| {name} | {score.row()} |" for name, score in casie(archive).items()]
    else:
        out.append("| not measured | | | |")
    out += ["", _NOTE_CASIE, ""]
    return "\n".join(out)


_ORDINALS = (
    "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth twenty-first "
    "twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first thirty-second thirty-third thirty-fourth thirty-fifth"
).split()
"""The sets written later, in order: test2, test3 and so on."""
_NOTE_OWN = """The own texts are fictional. The first two sets are one author's two halves; the second of them was frozen before the reader was
tuned, but is no longer blind: its misses were printed again and again while the later sets were mended. The later sets
were written in styles the reader had not been tuned on, committed, and scored once before anything was mended (a row is what
`python bench/accuracy_facts.py --set tests/corpora/bulletins/testN` prints with the rules of that commit):

| set | at commit | precision | recall | F1 | doubts: precision | recall | F1 |
|---|---|---|---|---|---|---|---|
| second, 28 texts, 254 figures | 63272c7 | 0.939 | 0.843 | 0.888 | 0.762 | 0.941 | 0.842 |
| third, 14 texts, 98 figures, after the second was mended | d28bde8 | 0.871 | 0.827 | 0.848 | 0.500 | 0.750 | 0.600 |
| fourth, 10 texts, 88 figures, after the third was mended | f54c04f | 0.934 | 0.807 | 0.866 | 1.000 | 0.750 | 0.857 |
| fifth, 6 texts, 43 figures, after the fourth was mended | b9537d2 | 0.884 | 0.884 | 0.884 | 0.250 | 1.000 | 0.400 |
| sixth, 30 texts, 209 figures, half of them of agencies abroad | 943e668 | 0.807 | 0.660 | 0.726 | 0.143 | 0.200 | 0.167 |
| seventh, 22 texts, 133 figures, after the sixth was mended | 63bc541 | 0.896 | 0.774 | 0.831 | 0.667 | 0.500 | 0.571 |
| eighth, 10 texts, 67 figures, after the seventh was mended | d40b4ae | 0.924 | 0.910 | 0.917 | 0.500 | 0.500 | 0.500 |
| ninth, 20 texts, 154 figures, twenty kinds not seen before | e1b62ff | 0.832 | 0.740 | 0.784 | 0.250 | 0.333 | 0.286 |
| tenth, 17 texts, 111 figures, other kinds, after the ninth was mended | 86f1f46 | 0.888 | 0.784 | 0.833 | 0.400 | 1.000 | 0.571 |
| eleventh, 14 texts, 73 figures, other kinds, after the tenth was mended | 700d914 | 0.783 | 0.740 | 0.761 | 1.000 | 0.500 | 0.667 |
| twelfth, 26 texts, 238 figures, by an outside writer, of the kinds of the shared press texts | 36ec65f | 0.907 | 0.866 | 0.886 | 0.500 | 0.500 | 0.500 |
| thirteenth, 12 texts, 93 figures, other kinds, after the twelfth was mended | e164f6c | 0.890 | 0.871 | 0.880 | 0.500 | 0.333 | 0.400 |
| fourteenth, 26 texts, 273 figures, by an outsider who never saw the code | 5c0791c | 0.963 | 0.868 | 0.913 | 0.556 | 0.500 | 0.526 |
| fifteenth, 32 texts, 146 figures, eighteen of agencies abroad, after the fourteenth was mended | 228c25f | 0.857 | 0.781 | 0.817 | none to find, 2 raised | | |
| sixteenth, 20 texts, 85 figures, the strangest we could think of, after the fifteenth was mended | f9dddee | 0.737 | 0.659 | 0.696 | none to find, 1 raised | | |
| seventeenth, 26 texts, 306 figures, by another outsider who never saw the code, after the sixteenth was mended | dc0316e | 0.979 | 0.928 | 0.953 | 0.875 | 0.700 | 0.778 |
| eighteenth, 12 texts, 88 figures, odd kinds of our own, after the seventeenth was mended | ae75f08 | 0.883 | 0.773 | 0.824 | none to find, none raised | | |
| nineteenth, 8 English texts, 75 figures, the issue's own kinds, after the eighteenth was mended | 8656d07 | 0.943 | 0.880 | 0.910 | none raised | 0.000 | |
| twentieth, 26 texts, 244 figures, by an outsider who never saw the code, after the nineteenth was mended | 92b3219 | 0.974 | 0.922 | 0.947 | 0.571 | 0.364 | 0.444 |
| twenty-first, 11 English texts, 100 figures, voices no set has, before the twentieth was mended | a82ec9f | 0.835 | 0.760 | 0.796 | none to find, 3 raised | | |
| twenty-second, 11 English texts, 109 figures, the same voices, after the twentieth and twenty-first were mended | 1c396a6 | 0.940 | 0.862 | 0.900 | none to find, 1 raised | | |
| twenty-third, 11 English texts, 100 figures, the same voices again, after the twenty-second was mended | 6604a59 | 0.844 | 0.810 | 0.827 | 0.333 | 1.000 | 0.500 |
| twenty-fourth, 10 English texts, 87 figures, the same voices again, after the twenty-third was mended | 9587d18 | 0.883 | 0.782 | 0.829 | none to find, 1 raised | | |
| twenty-fifth, 10 English texts, 86 figures, the same voices again, after the twenty-fourth was mended | 9d479ce | 0.921 | 0.814 | 0.864 | none to find, 2 raised | | |
| twenty-sixth, 26 texts, 280 figures, by another outsider who never saw the code | c1c69af | 0.892 | 0.829 | 0.859 | 0.833 | 0.417 | 0.556 |
| twenty-seventh, 26 texts, 248 figures, by a fifth outsider who never saw the code | fadd8c5 | 0.895 | 0.863 | 0.879 | 0.667 | 0.444 | 0.533 |
| twenty-eighth, 26 texts, 285 figures, by a sixth outsider who never saw the code | ab73382 | 0.922 | 0.870 | 0.895 | 0.800 | 0.667 | 0.727 |
| twenty-ninth, 26 texts, 323 figures, by a seventh outsider who never saw the code | c38572b | 0.885 | 0.854 | 0.869 | 0.778 | 0.467 | 0.583 |
| the same, after the wordings below were mended and before it was opened | 61ac809 | 0.885 | 0.858 | 0.871 | 0.778 | 0.467 | 0.583 |
| thirtieth, 24 texts, 300 figures, by an eighth outsider who never saw the code | ce99b09 | 0.910 | 0.840 | 0.873 | 0.727 | 0.533 | 0.615 |
| the same, with the thesaurus and the mechanisms below, before it was opened | 7df980c | 0.910 | 0.843 | 0.875 | 0.727 | 0.533 | 0.615 |
| thirty-first, 24 texts, 274 figures, by a ninth outsider who never saw the code | ce99b09 | 0.928 | 0.843 | 0.883 | 0.429 | 0.250 | 0.316 |
| the same, with the thesaurus and the mechanisms, before it was opened | 7df980c | 0.924 | 0.843 | 0.882 | 0.429 | 0.250 | 0.316 |
| the same, after the thirtieth was mended and before it was opened | f3d7493 | 0.924 | 0.843 | 0.882 | 0.429 | 0.250 | 0.316 |
| thirty-second, 24 texts, 364 figures, by a tenth outsider who never saw the code, told to imitate the shared press texts | 513ff90 | 0.908 | 0.838 | 0.871 | 0.714 | 0.556 | 0.625 |
| the same, with what a sentence before told, before it was opened | c8e25a5 | 0.908 | 0.843 | 0.875 | 0.714 | 0.556 | 0.625 |
| thirty-third, 24 texts, 364 figures, by an eleventh outsider who never saw the code, told to imitate the shared press texts | ac04385 | 0.918 | 0.860 | 0.888 | 0.571 | 0.706 | 0.632 |
| the same, with the speed and the four classes below, before it was opened | 5238ce9 | 0.918 | 0.860 | 0.888 | 0.571 | 0.706 | 0.632 |
| thirty-fourth, 24 texts, 379 figures, by a twelfth outsider who never saw the code, told to imitate the shared press texts | fdd0651 | 0.910 | 0.823 | 0.864 | 0.786 | 0.688 | 0.733 |
| the same, with the doubts below, before it was opened | d541d2e | 0.910 | 0.823 | 0.864 | 0.846 | 0.688 | 0.759 |
| thirty-fifth, 72 short texts, 589 figures, by a thirteenth outsider who never saw the code: 43 with something planted that cannot hold, 29 with what only looks so | 89b7d16 | 0.928 | 0.806 | 0.863 | 0.792 | 0.413 | 0.543 |

The twelfth set was written by somebody who had never seen the reader. Twelve labels in ten of its texts broke our own conventions (a
`date` doubt called otherwise, places under `variant`, a scope of the same sort as in the seventh set, and terms, vehicles and a length
left unmarked); with those put right its first score is .930, .858, .892, and its doubts .800, .727, .762. The thirteenth (a radio
transcript, a sheriff's posts, a trade letter, a verdict, Taiwan papers, a bank's circular) is by the hand that mended the twelfth, so it
is less blind; two labels left unmarked are put right, with them .912, .874, .892.

The fourteenth set is by an outsider who never saw the code, in twenty-six kinds; two of its doubts are called otherwise than ours (a day
that does not exist `implausible` instead of `date`, a measure behind `variant`), with those put right its doubts are .667, .600, .632 and
its figures the same: .908 F1 in Chinese, .919 in English. The fifteenth and sixteenth were written by the
hand that mended it, short and of kinds picked because no set had them (Singapore, Kenya, Ghana, South Africa, Japan, Macau, Malaysian
Chinese, sheriffs' lists, school letters, a village loudspeaker, a forum answer, prosecutors' statistics, translated customs notices);
eight and seven of their labels broke our conventions, with those put right they are .902, .805, .851 and .789, .698, .741. One of the two
doubts in the fifteenth is sound (three million records at 500 dong give less than the profit claimed).

The seventeenth set is again by an outsider who never saw the code (dailies, wire flashes, white papers, customs, Hong Kong, Taiwan,
India, Nigeria, Malaysia, the Philippines, blogs that retell wrongly, machine translations good and poor): .974 F1 in Chinese (147
right, none too many, 8 missed), .932 in English (137, 6, 14); doubts 7 right, 1 too many, 3 missed, of which one of each is a day that
does not exist, called `implausible` by its author and `date` by us (with that put right 1.000, .800, .889). Two such sets by
outsiders give the fairest figures here, .913 and then .953. The eighteenth (a judgment, a smuggling notice, a report with tables, minutes,
a consumer alert, a diary of police; Australia, Pakistan, Sri Lanka, the USA, an answer in parliament) is by the hand that mended the seventeenth;
eight of its labels broke our conventions, with those put right its first score is .974, .806, .882 (.936 in Chinese, .816 in English). The
nineteenth, by the same hand, is English of the kinds most asked for (translations, a wire report, a blog that retells, typical cases,
agencies and dailies); with two labels put right .917. The one doubt in it was missed.

The twentieth set is once more by an outsider who never saw the code: .980 F1 in Chinese (100 right, 1 too many, 3 missed), .923 in
English (125, 5, 16); doubts 4 right, 3 too many, 7 missed. With four labels put right that broke our conventions (two `variant place`
for `variant`, a day that does not exist called `implausible`, two modems left unmarked) it is .978, .922, .950 (.926 in English) and
its doubts .857, .545, .667. **Three sets by outsiders gave .913, .953 and .947: .908, .974 and .980 in Chinese, .919, .932 and .923 in English**;
the .95 asked for is met in Chinese and not in English. The twenty-first, by the hand that mended, is English in voices picked because
no set has them (a US Attorney's release, Europol, Singapore and Malaysian police, an Indian crime branch, EFCC, AFP, a wire update, a
newsletter, two translations); a dozen of its labels broke our conventions, with those put right its first score is .912, .798, .851.
The twenty-second to twenty-fourth are by the same hand in the same voices, each written after the one before was mended; with one and two
labels put right the first two are .909 and .837, the third was .829, the twenty-fifth, made the same way, .864 (.889 with three put right).
So blind English of such voices is read at .83 to .91, and what is mended in one set hardly helps the next.

The twenty-sixth set is by a fourth outsider who never saw the code: .858 F1 in English (139 right, 14 too many, 32 missed), .861 in
Chinese (93, 14, 16); doubts 5 right, 1 too many, 7 missed. With five labels put right that broke our conventions (terms of years and
months given in years, men and women told behind the number they make up) it is .904, .845, .874: .870 in English, .880 in Chinese.
It is the lowest of the four: its texts are longer and freer (a blog that chats, a television post, a feature, a bank's advice), half
of what was missed is told without a noun (足足31万条, 624人 after a question) or behind another sentence.

The twenty-seventh set is by a fifth outsider: .851 F1 in English (126 right, 17 too many, 27 missed), .921 in Chinese (88, 8, 7); doubts 4
right, 2 too many, 5 missed. It was marked by the first vocabulary alone, which has no prison terms, fines or accounts a gang ran; with
fourteen labels put right for that it is .946, .866, .904: .882 in English, .938 in Chinese. Ten of its 35 misses stand in one text, a very
poor translation. The code of the day before (7b01251) reads it just as well: what was mended that night before the set was opened
(a table of what is said of people, "not yet" acts, lists of what was seized) changed no figure in it. So five sets by outsiders gave
.913, .953, .947, .859 and .879; **the .95 asked for is met by two of ten halves**, English of kinds freer than a notice is read at about
.85, Chinese at about .9.

The twenty-eighth set is by a sixth outsider: .900 F1 in English (148 right, 12 too many, 21 missed), .889 in Chinese (100, 9, 16); doubts 8
right, 2 too many, 4 missed. No label was changed. The doubts as they were mended before it was opened (see below) raise and miss the
same ones. Four of the misses are customers and members who lost, paid or were punished, four stand in one very poor translation,
three are the shares of one total told by crime. Six sets by outsiders: .913, .953, .947, .859, .879, .895; the .95 is met by two of twelve halves.

The twenty-ninth set is by a seventh outsider, English of the kind most asked for (translations of good, fair and poor quality with page furniture around
them): .849 F1 in English (160 right, 23 too many, 34 missed), .899 in Chinese (116, 13, 13); doubts 7 right, 2 too many, 8 missed. Nineteen of its marks
broke our conventions (prison terms and fines left unmarked, bail that is `detained`, illegal gains handed back that are `money_recovered`); with those put
right it is .946, .868, .905: .889 in English, .928 in Chinese. Before it was opened the figures of the earlier sets that were read rightly had been reworded without changing what they say (below) and the classes that lost
the reading mended. **It gave one figure of the new set**: .869 became .871. Of the 46 figures then missed 30 were numbers the rules had seen and left open;
those the reader is now shown (`ringbreak facts --open`, decision 0044). Seven sets by outsiders: .913, .953, .947, .859, .879, .895, .869; the .95 is met by two of fourteen halves.

**Breadth.** What the twenty-sixth to twenty-ninth sets lacked at first sight was sorted by cause: a noun or verb unknown, a construction, a number glued, a measure of two, who paid. To read such things without knowing the
wording, before the thirtieth and thirty-first sets were opened, the reader was given words out of a thesaurus and none of the texts (845 English nouns and 555 verbs, 572 Chinese nouns and 446 phrases of acts), things told by the end of their name beside an act of
seizing (压片机, 户口本, 8辆保时捷), words that are dens and gangs only where police smash them, and who paid or took in a sum. Single sentences made of common knowledge (a word each in a fixed frame) are read so, and no figure of the first twenty-nine sets is lost by it:

| frame | English at ce99b09 | at 7df980c | Chinese at ce99b09 | at 7df980c |
|---|--:|--:|--:|--:|
| verbs of catching people | 48 of 82 | 64 | 66 of 83 | 77 |
| devices seized | 28 of 72 | 66 | 52 of 113 | 112 |
| vehicles seized | 15 of 34 | 34 | 23 of 39 | 39 |
| certificates and seals | 22 of 29 | 28 | 29 of 53 | 52 |
| places smashed | 15 of 56 | 48 | 28 of 60 | 58 |
| bands broken up | 11 of 33 | 28 | 15 of 36 | 30 |
| verbs of earning | 25 of 53 | 49 | 48 of 53 | 52 |
| verbs of losing | 30 of 51 | 42 | 31 of 47 | 46 |
| buyers told by what they did | 26 of 102 | 88 | 18 of 60 | 45 |

**It gave one figure of the thirtieth set and none of the thirty-first**, which lost one too many: .873 became .875, .883 became .882. By language the thirtieth was .834 in English, .927 in Chinese at ce99b09 (.837 and .927 at 7df980c), the thirty-first .851 and .935 (.848 and .935).
Since then words of the thesaurus count only where police or crime are spoken of ([0050](../decisions/0050-a-thesaurus-behind-a-gate.md)), which takes the lone sentences about buyers back to 32 of 102 and no figure of any set. Mending the classes the thirtieth showed (what a heading of a list says was done, makes of cars, parts by what people are, relative clauses before a passive) changed no figure of the thirty-first. So writers do not fail us by words a thesaurus has; each new text brings
sentences whose figure hangs on what another clause says. Labels of both sets are as their authors wrote them; at least two of the thirtieth break our conventions ("detaining 18 suspects" marked as arrested, "committed 61 cases" as solved).
Nine sets by outsiders: .913, .953, .947, .859, .879, .895, .869, .873, .883; the .95 is met by two of eighteen halves.

**What a sentence before told.** Of the 136 figures missed at first sight in the twenty-ninth to thirty-first sets 33 hang on another clause or sentence ("another 14 were found", 其中430个, a price behind "a price list", what lay in a searched room, who "she"
was that paid). Before the thirty-second set was opened the reader was given a memory of what was told before ([0056](../decisions/0056-what-was-told-before.md)), and short texts of two or three sentences were written for it, in two lots, the second only after the first was read:

| lot | at 513ff90 | with the lot before mended | mended itself (c8e25a5) |
|---|--:|--:|--:|
| first, 119 texts, English and Chinese | 65 of 114, 60 of 89 | | 97, 83 |
| second, 55 texts | 32 of 56, 31 of 49 | 36, 33 | 43, 40 |

In the sets one to thirty-one it read ten figures more and one too many; **of the thirty-second it read two more and none wrongly** (.871 became .875; by language .845 in English and .912 in Chinese at 513ff90, .848 and .916 at c8e25a5). So a fresh text hides its figures no more behind
another sentence than behind anything else: of the 57 still missed then some six hang on one, and each in a way of its own. What the set did show was mended as classes (subjects with a place, a relative clause or a name before their verb, accounts that were found, gear called boxes, prices by any name).
Twelve sets by outsiders: .913, .953, .947, .859, .879, .895, .869, .873, .883, .871, .888, .864; the .95 is met by two of twenty-four halves.

**The thirty-third set**, again of the kinds of the shared press texts, was committed unscored (b0511ae) and read first at .882 in English (186 right, 14 too many, 36 missed) and .898 in Chinese (127, 14, 15), doubts .720 and .462. Between the two commits of its rows above the reader became a tenth quicker
without a change to any figure, and four classes were mended without the set (what police held from whom they held, a shop's takings, 嫌疑人里头20人, people beside two who are named); it reads alike at both.
Its plain faults were then mended as classes (owners of robbed accounts, firms money was asked of, a verdict beside 非法经营, bail and what a law threatens, "whose cards were used", "in for talks"); no figure of the other sets changed by that. What stays: prices told without a word for one, parts whose own act
is unknown ("15,000 others were limited in flow"), what a next sentence does to all ("all of them have been closed"), the poorest translation (e08: 865person, 11place), and quantities times prices where one of the three is not read.

**The thirty-fourth set**, again of the kinds of the shared press texts, was committed unscored (8fc9eab) and read first at .851 in English (180 right, 19 too many, 44 missed) and .883 in Chinese (132, 12, 23), doubts .800 and .600, by fdd0651. Before it was opened
the doubts missed and raised too often at first sight of the thirty-second and thirty-third were looked at for what they had in common: most were figures read as something else than they were (people caught against arrests approved, accounts held against accounts sold, what a helper was left with
for a profit), or products not formed because a price had no word for one or goods of a second sort were counted. With those mended (d541d2e) the figures of the thirty-fourth are the same to the last, and one doubt too many is gone (Chinese .667).
Its plain faults were then mended as classes (what people are, insiders by their firm, everybody whom a list names before others, prices for a while, details of people told one by one, machines an intruder held, digits turned round in a box of numbers); in the other sets one figure too many is gone, one span is right that was not,
and nothing else changed. What stays: the poorest translation (e08: "break case 74 up"), what a next sentence does to all, people told by slang (抠脚大汉, 号人), a second part of a list ("of which 11 developers and 29 agents"), spellings of a town before 警方 alone, and a court's rest that does not add up (石某 and 其余七名 of 9).

**The thirty-fifth set** is of doubts alone: 72 short texts, 43 with something planted (a total told again, parts above their total or short of it, quantity times price, averages, percentages, profit above all the money, days, units, currencies, spellings) and 29 with what only looks so
(stages, waves, rounding, conversions, tables, operations side by side). It was committed unscored (89b7d16), and read first at .830 in English (225 right, 20 too many, 72 missed) and .894 in Chinese (250, 17, 42), doubts .579 and .500. The texts with odd numbers were developed on, the even ones are scored and not read; but a list of what was planted in each had been seen by those who mended, so the even half is blind to wording and not to kind.

| half | doubts at 89b7d16: right, too many, missed | F1 | figures F1 | mended: right, too many, missed | F1 | figures F1 |
|---|---|--:|--:|---|--:|--:|
| odd, 36 texts, developed on | 14, 4, 14 | .609 | .878 | 28, 0, 0 | 1.000 | .917 |
| even, 36 texts, not read | 5, 1, 13 | .417 | .848 | 8, 1, 10 | .593 | .856 |

Each kind was then put in sentences of our own, and twice as many sentences that only look so (tests/rings/bulletins/test_wholes_and_shares.py): the first rules raised thirty doubts in them that no careful reader would (people told by sex and by age, a raid of several, "30 % of the 500 in 2021", A$ and $, 中心城区 beside 新城区), which is why
they were narrowed. So of a slip told in words nobody has thought of a quarter more is found than before, and no more: the even half says what the rules are worth, the odd one does not. In all other sets, the shared texts, LawBench, CEC and CASIE one doubt changed, a sound one (eight arrested, nine told).

**Rewordings.** A third of the English and half of the Chinese figures of the first twenty-eight sets that c38572b reads rightly were reworded one thing at a time: comparators, number forms, currencies, nouns and
verbs of one measure, voice, the order of poor translation; every text was read again, and any change in this figure or another counts as lost. (The script is not kept; what holds is tested in tests/rings/bulletins/test_rewritings.py.)

| rewording | English tried | read alike at c38572b | at 04ac2b0 | Chinese tried | at c38572b | at e490e37 |
|---|--:|--:|--:|--:|--:|--:|
| comparators | 18225 | .985 | .995 | 19914 | .947 | .996 |
| number forms (21 (twenty-one), 17 966, 三百五十万 ...) | 3442 | .816 | .970 | 3488 | .921 | .965 |
| currencies before and behind | 1746 | .910 | .951 | 1594 | .750 | .994 |
| nouns of one measure | 2366 | .962 | .982 | 3007 | .992 | .993 |
| verbs, voice, "had them arrested" | 2517 | .933 | .975 | 3909 | .974 | .976 |
| order of poor translation, classifiers | 2179 | .920 | .942 | 4719 | .974 | .975 |
| all | 30475 | .951 | .983 | 36631 | .946 | .988 |

Counts tried are those at c38572b; what is read rightly since is tried too (32678 in English, 39419 in Chinese).

Then whole facts were written anew, a sentence each, in three lots, the second and third only after the one before was mended (what is read now is kept in tests/corpora/phrasings): a measure
and value found in a sentence counts as read.

| lot | at c38572b | with the lot before mended | mended itself |
|---|--:|--:|--:|
| first, English and Chinese | 331 of 366, 332 of 344 | | 360, 336 |
| second | 209 of 264, 192 of 202 | 214, 194 | 245, 197 |
| third | 145 of 182, 103 of 116 | 148, 103 | 158, 108 |
| sentences that tell no figure, wrongly read: second, third, a fourth of ordinary news | 12 of 70, 11 of 50, 38 of 150 | 12, 10, 37 | 5, 4, 25 |

So four in five fresh English phrasings of a single fact are read and nine in ten Chinese ones, and mending sixty of them gives one or two in a hundred of the next: the same rate as with whole texts. What such lots find that texts hide is a **wrong** reading: "37 patients recovered" were
arrested, 37名市民 were cities, a suspect of 37 was 37 suspects, cases of dengue were cases of the police. Those are mended.

A learned scorer was tried beside the rules and is not in the program ([0038](../decisions/0038-no-learned-scorer-beside-the-rules.md)): multinomial
logistic regression over words, distances, classes of the lexicons and the rules' own readings of the neighbouring numbers, from our own sets alone.
The reading of each set is the one at the commit that first scored it, its lexicons too; each set was left out of the training in turn, and the lots
of real pages were in none. "Both" adds a figure where the rules know the number and are silent and the scorer gives .6, and changes the measure where it gives .6 to another.

| texts | the rules | the scorer alone, sure to .5 | both |
|---|---|---|---|
| own twentieth to twenty-seventh, English | .925, .828, .874 | .912, .727, .809 | .921, .861, .890 |
| own twentieth, twenty-sixth, twenty-seventh, Chinese | .941, .923, .932 | .920, .777, .843 | .941, .929, .935 |
| real lots twelve to nineteen, English | .867, .811, .838 | .842, .698, .763 | .870, .839, .854 |
| twenty-eighth, both languages | .922, .870, .895 | not taken | .926, .881, .903 |

Precision, recall, F1; labels as put right; the scorer alone has the lexicons of this day. Lot by lot "both" gives -.001, +.059, -.004, +.051, +.030, +.007, -.004, -.003: what it adds to the rules of
one week it no longer adds to those of the next. A veto (none at .9) takes away 27 right readings for 4 wrong ones in the lots. Of the
English numbers that count and were not read, 84 to 93 in a hundred are numbers the rules saw and left open: what they are said of is the trouble.

The ninth to eleventh are of kinds the reader had never met: verdicts, customs, a bank's circular, weekly police figures, a white paper,
Hong Kong papers, open letters, consumer agencies, magazines, embassies. A handful of their labels broke our own conventions ("detained
318 people" marked as arrested); with those put right the first scores are .799, .838 and .789. Each time the classes of
faults found were mended in general rules, and each next set of other kinds missed about as much again. So the mends carry over
to texts of the same kinds (what was .78 is .99), and hardly to new kinds: **whoever brings a kind of text we have not seen should
expect one figure in four to be missed and one in six to be wrong**, and read the quote beside each.

Beside the own sets stand public press pages found by search (Chinese police and news sites, wire services, blogs, machine
translations). They are not stored here; each lot was marked by hand by the same conventions and scored once before it was mended:

| public pages | at commit | precision | recall | F1 | doubts right, too many, missed | F1 after mending, at af299d9 |
|---|---|---|---|---|---|---|
| first lot, 13 texts, 115 figures | 943e668 | 0.873 | 0.896 | 0.884 | 0, 15, 0 | 0.949 |
| second, 16 texts, 123 figures, after the first | 63bc541 | 0.897 | 0.854 | 0.875 | 1, 4, 1 | 0.979 |
| third, 18 texts, 89 figures, six of them garbled by machines | d40b4ae | 0.846 | 0.742 | 0.790 | 0, 1, 0 | 0.894 |
| fourth, 17 texts, 112 figures | 2c1acdb | 0.935 | 0.902 | 0.918 | 0, 7, 1 | 0.987 |
| fifth, 14 texts, 92 figures | 5928b55 | 0.929 | 0.848 | 0.886 | 0, 1, 0 | 0.943 |
| sixth, 11 texts, 73 figures, five of them customs and police abroad | ed3b758 | 0.817 | 0.795 | 0.806 | 0, 4, 0 | 0.979 (at 179b77c) |
| seventh, 11 texts, 65 figures, seven of them ordinary police pages | 28fc0a2 | 0.889 | 0.985 | 0.934 | 0, 3, 0 | 0.941 (at 179b77c) |
| eighth, 18 texts, 148 figures, police pages and agencies abroad | 928f9b4 | 0.869 | 0.851 | 0.860 | 1, 6, 0 | 0.980 (at 0e8fdbf) |
| ninth, 14 texts, 96 figures, money laundering and gambling, after the eighth | 01f7a42 | 0.887 | 0.896 | 0.891 | 0, 2, 0 | 0.995 (at 0e8fdbf) |
| tenth, 13 texts, 85 figures, six Chinese, seven of Indian papers, after the ninth | 4b70ba5 | 0.972 | 0.824 | 0.892 | 0, 2, 0 | 0.982 (at 0e8fdbf) |
| eleventh, 12 texts, doubts alone, after the tenth | 0e8fdbf | | | | 0, 3, 0 | |
| twelfth, 32 texts, 245 figures, all English: Bernama, Xinhua, Interpol, AFP, EFCC, Indian, Thai and Hong Kong papers | 778eaf4 | 0.843 | 0.853 | 0.848 | 0, 7, 0 | 0.980 (at ebbeaa2) |
| thirteenth, 27 texts, 170 figures, all English, after the twelfth was mended | 9d60df2 | 0.871 | 0.794 | 0.831 | 0, 2, 0 | 0.940 (at ebbeaa2) |
| fourteenth, 32 texts, 165 figures, all English, after the thirteenth and the twenty-sixth set were mended | ed2d314 | 0.892 | 0.855 | 0.873 | 0, 5, 0 | 0.960 (at ebbeaa2) |
| fifteenth, 29 texts, 142 figures, all English: Ukraine, Indonesia, Malaysia, the CBI, prosecutors' statistics, card rings, after the fourteenth | 428eaba | 0.823 | 0.718 | 0.767 | 0, 4, 0 | 0.926 (at ebbeaa2) |
| sixteenth, 44 texts, 266 figures, all English: Australian police, Singapore, the FTC, the EFCC, British courts, Europol, Indian and Hong Kong papers, after the fifteenth | 5245771 | 0.758 | 0.695 | 0.725 | 0, 7, 0 | 0.871 (at 353f89b) |
| seventeenth, 33 texts, 226 figures, all English: Indian call centres, US sentences, gambling rings in China, Europol, Interpol in Africa, water armies, after the sixteenth | 7b01251 | 0.904 | 0.876 | 0.889 | 0, 4, 0 | 0.976 (at fadd8c5) |
| eighteenth, 36 texts, 176 figures, all English: the NCA, POGO raids, Hong Kong laundering, gambling in China, ransomware, the Hawks, Kenya, after the seventeenth and the twenty-seventh set | 8011f08 | 0.876 | 0.801 | 0.837 | 0, 5, 0 | 0.943 (at 6c636cc) |
| nineteenth, 23 texts, 142 figures, all English: loan apps in India, Thai and Spanish police (some by machine), a grandparent scam in Canada, after the eighteenth | c0c7bd4 | 0.806 | 0.732 | 0.768 | 0, 4, 0 | 0.902 (at 748b7d9) |

At ab73382 the rules raised 23 doubts too many in the twelfth to nineteenth lots (one of them sound: 57 people arrested and "the 56 arrests");
9 are left since figures of one of several operations, of another kind of gang, of an earlier time, taken from one person or lying in other
assets are held apart, and a headline's figure is held where the text tells it again. No doubt of the own sets is lost by it.

The seventh lot is mostly of the kind the reader was made on, the sixth and the last own sets are not: expect .88 to .93 on ordinary police
pages, about .8 on other kinds (customs, statistics, home ministries, court archives), less where a machine has garbled the sentence;
.95 is still not met. In the second to seventh lots 20 doubts in 87 pages were too many, two of them sound; in the eighth to eleventh
13 in 57, none of them in the last seven Chinese pages, three in the last five English ones: still about one page in five, and each
new lot brings structures of its own (shares of several raids, a woman beside two men, what an agency seized in a whole year).
The twelfth to nineteenth lots are English alone. Eleven marks of the twelfth broke our conventions (.875, .879, .877 with them put
right), and two of its seven doubts are sound. The code as it was before the twelfth reads the thirteenth at .815, the fourteenth at
.854 and the fifteenth at .758, so what was mended in one lot gave the next one one or two hundredths: the rules that follow pronouns,
articles, asides and brackets carry over, single words do not. **Expect .73 to .89 on a fresh English page of any country**; these
lots are long on agencies and papers no earlier one had. In the sixteenth twelve marks broke our conventions (.791, .723, .755 with
them put right), and five of its texts are made of two or three pages, which raised three of its seven doubts; mended, it raises
nine. The seventeenth is of more usual reports, many of one operation; eleven of its marks broke our conventions (.954, .908, .931 with
them put right). The eighteenth is of odder kinds; four of its marks were put right and one page taken out that an earlier lot has (.885, .813,
.848). The code of the day before (7b01251) gave the eighteenth the very same score: a night's mends of some forty classes changed one
reading of it. The nineteenth (ten marks put right: .837, .777, .806) was read at .756 by the code of the day before and .768 by that after the
eighteenth: rules that follow structure (who "the suspects included", a relative clause, a number written twice) gave one hundredth. Seven of the doubts these lots raised are gone since a first sentence is no headline and a country's share no contradiction. Of the sixteenth's 41 figures still missed 10 are sums whose owner or way must be inferred (what an accused man had, banked or
withdrew), 13 people whose part is told elsewhere in the sentence or by an odd noun, 4 cases and 4 victims told likewise. The marks
of the eighth to tenth lots were corrected in fourteen places where they broke our conventions; as first marked they gave .860, .869
and .832. The pages of these lots are the beginnings that a search gives, some shortened where no number stands. The figures of the sets above are after general classes of their faults
were mended (verbs in all forms, acts behind their objects, nominal acts, currencies, wrapped lines, totals with their breakdown). Two
of the seven doubts counted as too many in the fourth lot are sound (records times price is far below the profit claimed); the
marker had missed them. Earlier the reader was also tuned by eye on some three hundred sentences of such pages."""
_NOTE_LAW = """Published figures: the repository's README, all 500 questions; ours are the halves given for development, so ours may be
flattered. No claim of understanding is made.

Task 3-7 is arithmetic over what was taken, and rules do it well. It was .815 until all 44 misses were read one by one; the mends are of
causes, not of texts (sums behind 人民币, an equal sum taken from another person or on another day, a price it was sold for, a total told
behind its parts, where the money went, 实际骗取, a digit that belongs to a name, what stolen things were worth when it was found out
later), but the half is no longer blind. The 13 left, by cause:

| cause | questions |
|---|---|
| the label leaves out what the text tells (a phone, 20余元, a third theft, an attempt, one of two crimes, parts of a rounded total) | 6 |
| it must be inferred whose money a sum was or for what (cash found on the thief, a deposit paid to the firm, a loan and the sum insured, money put in and taken out, a receipt for all) | 5 |
| a digit swallowed by a masked name (李某1 3000元, 介XX4000元) | 2 |

Task 2-6 asks for phrases as annotators cut them; rules find names, times and sums, and guess at things and places by pattern. It was .803
until its misses were read. Of what is lost now, by role (answers missed, too many, and the sum of what is lacking of those found):
things 28, 7, 25; places 10, 12, 20; suspects 11, 3, 9; times 16, 6, 5; tools 13, 0, 2; victims 11, 0, 4; all others together 11, 8, 8.
Things and places are lost because a name stands as often in the answer as in the sentence (该车, 电动车) and places are cut from one
landmark to another; tools because "a car" he came in counts as one; times because only some sentences without a theft have theirs marked."""
_NOTE_CEC = """Pairs: events whose trigger tells of death, injury, missing or arrest and whose participant holds a number, as a set a
document. Times and places: exact spans as annotated, which cut whole phrases ("101国道密云县庄头峪村附近路段上") where we name
divisions, once each, so the exact line measures the convention more than the reading; what hangs on another time (随后, 当时,
"about five minutes later") and lengths ("1个多小时") are no times for a ledger. Dates in Chinese numerals and with their zone, and times told
from the day of writing (目前, 近日, 上周五), were added after looking at the misses of this half. The overlapping line counts a gold place as found when we name a division inside it. The papers around CEC
publish trigger and element recognition by CRFs, which is another task; no figure stands beside these.

What of the place line is convention: of the 835 places marked, 604 hold no division of China at all (现场, 医院, 车内, 楼下, towns abroad),
135 hold one with roads, buildings and directions around it that we do not name, 96 are divisions and nothing else, and of those every
name is named once however often it stands there. No reader of divisions could pass about .11 recall on the exact line. What was ours was mended:
streets called after towns (朝阳路), 厦门 found in 大厦门口, words between two names (委和会理县). What is left out by choice: countries, townships,
roads and buildings, which have no code.

Of the 69 pairs too many, read one by one: 30 stand in a headline or in a sentence whose event is not marked (致2死2伤, 撞房2死3伤), 22 are
parts of a total (其中3人伤势较重, 四川32人), 14 people in hospital or rescued, 3 arrests that are not marked; all but three (children
brought to be looked at, pupils of the grades that fell ill, people still trapped) say what the text says.
The precision fell from .736 when such short forms (5死2伤) and 疑似食物中毒 were learnt, the recall rose from .933. Of the 7 missed 2 are parts told before the whole
(包括4名军事人员在内的31人受伤), the others single wordings (女主人和两岁孩子遇难). Deaths of people no
noun of ours names (２４名政府军士兵死亡), fates told after where they happened, one person's death and people in care were added after
looking at the misses of this half.

Of the 194 times missed (of 670), 55 are cut otherwise (截至昨晚7时 for 昨晚7时, 当地时间 with or without), about 80 hang on another time
(当时, 当场, 同时, 随后, 立即, 十几分钟后), about 40 are lengths, and about 20 are ours: a day or a clock alone (19日, 14：30, 九时). Of the 132
too many 70 touch no marked time (目前 26 times, 当天 9, 今年 4: marked elsewhere in the same corpus)."""
_NOTE_CASIE = """Values as sets a document. CASIE marks only the sums and counts that are arguments of an attack, we read all of a page,
so precision says how many numbers of such news are arguments, not how many we misread. The same holds for times: "Tuesday" in
the line that says who spoke is a time, and no argument. The half here was looked at for the classes of its misses (sums whose sign stands behind
"nearly", people "affected"), so these are development figures. The paper's figures could not be verified and are not quoted.

Of the 16 sums missed, 5 are no numbers ("millions of ringgit", "their bitcoins"), 5 second ends of a range, of which the score takes the
first, 4 the same sum told again in another currency, which the ledger leaves out, and 2 are ours (".8 bitcoins", "eight units of the digital
currency"). Of the 63 numbers missed 17 are none ("thousands", "a large number"), 5 amounts of data (368GB), 13 count what the ledger has
no measure for (hotels, shows, forums, banks, photographs), 13 the accounts of a site that was robbed, 6 stand without their noun in a list
("Citigroup with 35,292"), 9 are ours (passengers, members and consumers that a later clause says were affected). Of the sums and numbers
too many every seventh and fifth was looked at: 3 of 18 and 5 of 14 were misread (four digits, three-quarters, countries affected,
since mended); the rest are fines, prices, turnovers and other people's losses that are no arguments of the attack."""

if __name__ == "__main__":
    main()
