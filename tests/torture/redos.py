"""Every pattern of the code against its own worst cases: the time must grow with the length, not with its square.

Patterns of `re2` are linear by construction. Those of the standard library are collected as they are compiled, by importing
everything; each is pumped: what every repeat in it may eat, many times, with an ending that cannot match.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .ledger import Results

SHORT, LONG = 2_000, 16_000
"""Characters; eight times the length may take eight times as long, and a square would take sixty-four."""
NOTICEABLE = 0.02
"""Seconds below which a ratio of times means nothing."""
PATIENCE = 2.0
GENERIC = (
    "a",
    "1",
    " ",
    "\n",
    "\t",
    "a ",
    "1 ",
    "a.",
    "1.",
    "1,",
    "-",
    "a-",
    "a@",
    "一",
    "一1",
    "<a",
    "&",
    "%",
    "：",
    "，",
    "\u3000",
    "aA",
    "'",
    '"',
    "\\",
    "(",
    "[",
    "=",
    "/",
)

CAPPED: dict[str, tuple[int, str]] = {
    r"(?=.*[0-9_])[A-Za-z][A-Za-z0-9_-]{4,23}|[A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_]{2,20}": (
        64,
        "handles.named matches single words with it",
    ),
    r"(?:[（(][^）)]{1,8}[）)]|共计|共有|共|总计": (
        10,
        "figures_zh asks it of gaps of at most ten characters",
    ),
    r"https?://\S+\.apk(?:[?#]|$)": (2_048, "payloads.what_payload_is cuts payloads there"),
    r"{(\w+)[:.!][^}]*}": (400, "words asks it of its own catalogue"),
}
"""Beginnings of patterns that are handed to somebody who gives them only short texts: how many characters, and who that is.
They are pumped at that length."""
WINDOW = 400
"""Characters of the longest piece that a pattern is asked of when it is given a piece and not the text."""
AT_ONCE = 0.02
"""Seconds a pattern may take for a text of its cap."""
BUILT: dict[str, tuple[str, ...]] = {
    "intake/html/tree.py:_end_of": (r"</title\b[^>]{0,400}>",),
    "intake/parsers/warc_file.py:_resume": (r"(?<=\n)WARC/[01]\.\d", r"\x1f\x8b\x08"),
    "intake/tables/times.py:_regular": (
        "ringbreak.intake.tables.times:_PLAIN",
        "ringbreak.intake.tables.times:_WITH_ZONE",
    ),
    "rings/bulletins/divisions.py:_short_names": ("ringbreak.rings.bulletins.divisions:_short_names",),
    "rings/bulletins/glossed_en.py:_noun_before": ("ringbreak.rings.bulletins.glossed_en:_noun_before",),
    "rings/bulletins/glossed_en.py:_token": ("ringbreak.rings.bulletins.glossed_en:_token",),
    "rings/bulletins/places.py:_misspelt": (
        r"[\u4e00-\u9fff]屏县|青[\u4e00-\u9fff]县|[\u4e00-\u9fff]池市|临[\u4e00-\u9fff]市",
    ),
    "rings/bulletins/places.py:_provinces": ("ringbreak.rings.bulletins.places:_provinces",),
    "rings/bulletins/uncounted_en.py:_heads_a_part": (r"(?:^|\n)[ \t]*2[.)]?[ \t]+[A-Z]",),
    "selectors/fold.py:_special": ("ringbreak.selectors.fold:_special",),
    "selectors/instructed.py:edits": (
        r"(?<=[A-Za-z0-9_.-])a(?=[A-Za-z0-9-]{1,63}(?:\.|点|。)[A-Za-z])",
        r"(?<=[A-Za-z0-9_.-])a(?=(?:com|cn|net)(?![A-Za-z0-9]))",
    ),
    "selectors/kinds/iban.py:lengths": ("ringbreak.selectors.kinds.iban:lengths",),
    "dossier/masking.py:_by_title": ("ringbreak.dossier.masking:_by_title",),
    "selectors/leads.py:_patterns": ("ringbreak.selectors.leads:_patterns",),
}
"""Functions that make patterns of what they are given: the patterns, or the texts or functions that hold them. Nothing stands there
when importing makes them, or when the piece they are asked of is a window. `test_harness` fails on a function that is not here."""


class TooLong(Exception):
    pass


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern and where it was compiled."""

    text: str
    flags: int
    where: str


def collect() -> list[Found]:
    """Import every module of ringbreak in this process and note what it compiles."""
    found: dict[tuple[str, int], str] = {}
    kept: Callable[..., Any] = re._compile  # type: ignore[attr-defined]

    def noting(pattern: Any, flags: Any) -> Any:
        frame = sys._getframe(1)
        while frame is not None and frame.f_code.co_filename.endswith(("re/__init__.py", "functools.py")):
            frame = frame.f_back  # type: ignore[assignment]
        where = frame.f_code.co_filename if frame is not None else ""
        if "/ringbreak/" in where and isinstance(pattern, str | bytes):
            text = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
            at = f"{where.rpartition('/ringbreak/')[2]}:{frame.f_lineno}"
            found.setdefault((text, int(flags)), at)
        return kept(pattern, flags)

    re._compile = noting  # type: ignore[attr-defined]
    try:
        for name in [n for n in sys.modules if n == "ringbreak" or n.startswith("ringbreak.")]:
            del sys.modules[name]
        import ringbreak

        for it in pkgutil.walk_packages(ringbreak.__path__, "ringbreak."):
            # Kernels compile machine code when they are imported, and hold no pattern.
            if not it.name.endswith("__main__") and ".kernels" not in it.name:
                importlib.import_module(it.name)
        for text, at in [*written(), *built()]:
            found.setdefault((text, 0), at)
    finally:
        re._compile = kept  # type: ignore[attr-defined]
    return [Found(t, f, w) for (t, f), w in sorted(found.items())]


def written() -> Iterator[tuple[str, str]]:
    """Literal patterns in calls like re.sub("...", ...) inside functions, which no import compiles."""
    import ringbreak

    root = Path(ringbreak.__file__).parent
    for path in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "re"
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and isinstance(node.args[0].value, str | bytes)
            ):
                text = node.args[0].value
                yield (
                    text if isinstance(text, str) else text.decode("latin-1"),
                    f"{path.relative_to(root)}:{node.lineno}",
                )


def dynamic() -> dict[str, int]:
    """`file:function` of every call inside a function that gives `re` something that is not written out, with a line of it."""
    import ringbreak

    root = Path(ringbreak.__file__).parent
    found: dict[str, int] = {}
    for path in sorted(root.rglob("*.py")):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(function, ast.FunctionDef):
                continue
            for node in ast.walk(function):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Attribute)
                    and isinstance(node.func.value, ast.Name)
                    and node.func.value.id == "re"
                    and node.func.attr not in ("escape", "purge")
                    and node.args
                    and not isinstance(node.args[0], ast.Constant)
                ):
                    found[f"{path.relative_to(root)}:{function.name}"] = node.lineno
    return found


def built() -> Iterator[tuple[str, str]]:
    """The patterns of BUILT that are written out there; calling a function makes it compile its own, which `collect` notes."""
    lines = dynamic()
    for where, sources in BUILT.items():
        for source in sources:
            module, colon, name = source.partition(":")
            if colon and module.startswith("ringbreak."):
                held = getattr(importlib.import_module(module), name)
                if callable(held):
                    held()
                    continue
                source = held
            yield source, f"{where.partition(':')[0]}:{lines.get(where, 1)}"


SEARCHING = {"search", "finditer", "findall", "sub", "subn", "split"}
ANCHORED = {"match", "fullmatch"}


@cache
def calls(path: Path) -> list[ast.Call]:
    """Calls in a file that could be of a pattern."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        n
        for n in ast.walk(tree)
        if isinstance(n, ast.Call)
        and isinstance(n.func, ast.Attribute)
        and n.func.attr in SEARCHING | ANCHORED
    ]


def uses(where: str) -> set[str]:
    """How a pattern is used anywhere in the code: "search" over a whole text, "match" at one place, "window" of bounded length.

    Args:
        where: file:line of its making. A pattern that is not given a name is taken to be searched with, unless it is matched there.
    """
    import ringbreak

    root = Path(ringbreak.__file__).parent
    file, _, line = where.rpartition(":")
    tree = ast.parse((root / file).read_text(encoding="utf-8"))
    name = ""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.lineno <= int(line) <= (
            node.end_lineno or 0
        ):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(target, ast.Name) and isinstance(node.value, ast.Call):
                name = target.id
    found: set[str] = set()
    files = [root / file] if name.startswith("_") else sorted(root.rglob("*.py"))
    for path in files:
        for node in calls(path):
            assert isinstance(node.func, ast.Attribute)
            held = node.func.value
            mine = isinstance(held, ast.Name) and (
                held.id == name
                if name
                else held.id == "re" and path == root / file and node.lineno == int(line)
            )
            if not mine:
                # re.compile(...).match(...) in one breath
                mine = (
                    not name
                    and path == root / file
                    and isinstance(held, ast.Call)
                    and held.lineno == int(line)
                )
            if mine and node.func.attr in SEARCHING | ANCHORED:
                whole = isinstance(held, ast.Name) and held.id == "re"
                place = whole + (node.func.attr in ("sub", "subn"))
                text = node.args[place] if len(node.args) > place else None
                ends = (
                    node.args[place + 1 :]
                    if not whole and node.func.attr not in ("sub", "subn", "split")
                    else []
                )
                if node.func.attr in ANCHORED:
                    found.add("match")
                elif (isinstance(text, ast.Subscript) and _short(text.slice)) or (
                    len(ends) == 2 and _apart(*ends)
                ):
                    found.add("window")
                else:
                    found.add("search")
    return found or {"search"}


def _short(piece: ast.expr) -> bool:
    """Is a slice of a bounded length, as far as can be read from it?"""
    if not isinstance(piece, ast.Slice):
        return False
    if piece.upper is None:
        # text[-40:]
        return isinstance(piece.lower, ast.UnaryOp) and isinstance(piece.lower.operand, ast.Constant)
    return _apart(piece.lower or ast.Constant(0), piece.upper)


def _apart(lower: ast.expr, upper: ast.expr) -> bool:
    """Do two places stand a fixed number of characters apart at most: (0, 40), (at, at + 20), (max(0, at - 20), at)?"""

    def steps(it: ast.expr, sign: type[ast.operator]) -> bool:
        if isinstance(it, ast.Call) and isinstance(it.func, ast.Name) and it.func.id in ("min", "max"):
            return any(steps(a, sign) for a in it.args)
        return isinstance(it, ast.BinOp) and isinstance(it.op, sign) and not isinstance(it.right, ast.Call)

    if isinstance(upper, ast.Constant):
        return isinstance(lower, ast.Constant)
    return steps(upper, ast.Add) or steps(lower, ast.Sub)


def sample(tree: Any) -> str:
    """A string that a parsed pattern matches, more or less."""
    from re import _constants as c  # type: ignore[attr-defined]

    out = []
    for op, value in tree:
        if op is c.LITERAL:
            out.append(chr(value))
        elif op is c.NOT_LITERAL:
            out.append("a" if value != ord("a") else "b")
        elif op is c.ANY:
            out.append("a")
        elif op is c.IN:
            out.append(_member(value, c))
        elif op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            out.append(sample(value[2]) * max(1, min(value[0], 50)))
        elif op is c.SUBPATTERN:
            out.append(sample(value[3]))
        elif op is c.ATOMIC_GROUP:
            out.append(sample(value))
        elif op is c.BRANCH:
            out.append(sample(value[1][0]))
    return "".join(out)


def _member(items: Any, c: Any) -> str:
    classes = {c.CATEGORY_DIGIT: "1", c.CATEGORY_SPACE: " ", c.CATEGORY_WORD: "a"}
    op, value = items[0]
    if op is c.NEGATE:
        for candidate in "a1 x-.,一\n":
            if not any(o is c.LITERAL and v == ord(candidate) for o, v in items[1:]) and not any(
                o is c.RANGE and v[0] <= ord(candidate) <= v[1] for o, v in items[1:]
            ):
                return candidate
        return "\x01"
    if op is c.LITERAL:
        return chr(value)
    if op is c.RANGE:
        return chr(value[0])
    return classes.get(value, "!")


def pumps(text: str, flags: int) -> list[tuple[str, str]]:
    """(what comes before, what is repeated) for each repeat in the pattern, and common things besides."""
    from re import _constants as c  # type: ignore[attr-defined]
    from re import _parser as p  # type: ignore[attr-defined]

    found: list[tuple[str, str]] = []

    def walk(tree: Any, before: str) -> None:
        for op, value in tree:
            if op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
                if value[1] > 30:
                    found.append((before, sample(value[2])))
                    for it_op, it_value in value[2]:
                        if it_op is c.IN:
                            found.extend((before, chr(v)) for o, v in it_value[:4] if o is c.LITERAL)
                        if it_op is c.BRANCH:
                            found.extend((before, sample(b)) for b in it_value[1][:6])
                walk(value[2], before)
            elif op is c.SUBPATTERN:
                walk(value[3], before)
            elif op is c.BRANCH:
                for branch in value[1]:
                    walk(branch, before)
            elif op in (c.ASSERT, c.ASSERT_NOT):
                walk(value[1], before)
            before = (before + sample([(op, value)]))[-200:]

    walk(p.parse(text, flags & ~re.DEBUG), "")
    whole = sample(p.parse(text, flags & ~re.DEBUG))[:60]
    if found:
        found.append(("", whole))
        found.append(("", whole[:-1]))
        found += [("", g) for g in GENERIC]
    return list(dict.fromkeys((b, q) for b, q in found if q))


def slowest(it: Found, short: int = SHORT, long: int = LONG) -> tuple[float, float, str]:
    """Returns: (seconds for `long`, growth over `short`, the pump) of the worst case found; growth 0 when nothing was noticeable.

    A pattern that is only given short texts is pumped to their length, and its growth is how many times AT_ONCE that took.
    """
    pattern = re.compile(it.text, it.flags)
    worst = (0.0, 0.0, "")
    how = uses(it.where)
    cap = cap_of(it)
    for before, pump in pumps(it.text, it.flags):
        if cap:
            seconds = _fastest(pattern, "match" not in how, _pumped(before, pump, cap), AT_ONCE)
            found = (seconds, seconds / AT_ONCE, repr((before[-20:], pump))[:80])
            if found[0] > worst[0]:
                worst = found
            continue
        # A cap on repeats inside one match hides nothing: the engine still begins anew at each place.
        text = _pumped(before, pump, long)
        seconds = _fastest(pattern, "search" in how, text, NOTICEABLE)
        if seconds <= NOTICEABLE:
            continue
        less = _many(pattern, "search" in how, _pumped(before, pump, short))
        growth = seconds / max(less, 1e-6)
        if growth > worst[1]:
            worst = (seconds, growth, repr((before[-20:], pump))[:80])
    return worst


def cap_of(it: Found) -> int:
    """Characters of the longest text the pattern is given; 0: any text."""
    for start, (cap, _) in CAPPED.items():
        if it.text.startswith(start):
            return cap
    return WINDOW if uses(it.where) == {"window"} else 0


def _pumped(before: str, pump: str, length: int) -> str:
    return (before + pump * (length // len(pump)))[:length] + "\x00"


def _fastest(pattern: re.Pattern[str], searching: bool, text: str, enough: float) -> float:
    """The least of up to three times, so that a moment in which others had the processor's caches does not count."""
    least = PATIENCE
    for _ in range(3):
        least = min(least, _time(pattern, searching, text))
        if least <= enough or least >= 0.9 * PATIENCE:
            break
    return least


def _many(pattern: re.Pattern[str], searching: bool, text: str) -> float:
    """Seconds for a short text, by doing it until that takes longer than the clock's tick."""
    count, spent = 0, 0.0
    while spent < 0.05 and count < 200:
        spent += _time(pattern, searching, text)
        count += 1
    return spent / count


def _time(pattern: re.Pattern[str], searching: bool, text: str) -> float:
    def over(*_: object) -> None:
        raise TooLong

    old = signal.signal(signal.SIGVTALRM, over)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    started = time.process_time()
    try:
        if searching:
            pattern.search(text)
        else:
            pattern.match(text)
    except TooLong:
        return PATIENCE
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, old)
    return time.process_time() - started


def go(results: Results, folder: Path, *, full: bool, shard: tuple[int, int] = (0, 1)) -> None:
    """All patterns, whatever the tier: the small one pumps a quarter as far."""
    lengths = (SHORT, LONG) if full else (SHORT // 4, LONG // 4)
    for number, it in enumerate(collect()):
        name = f"{it.where} {it.text[:60]!r}"
        if number % shard[1] != shard[0] or results.has("redos", name):
            continue
        seconds, growth, pump = slowest(it, *lengths)
        cap = cap_of(it)
        bad = seconds > AT_ONCE if cap else (growth > 24 or seconds >= 0.9 * PATIENCE)
        said = (
            f"{seconds:.2f} s for {cap} characters: {pump}"
            if cap
            else f"{seconds:.2f} s for {lengths[1]} characters, {growth:.0f} times the time for {lengths[0]}: {pump}"
        )
        results.put(
            "redos",
            name,
            [said] if bad else [],
            seconds=seconds,
            growth=growth,
            cap=cap,
            pattern=it.text[:300],
        )
