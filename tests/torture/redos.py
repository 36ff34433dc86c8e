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

SHORT_BY_USE: dict[str, str] = {
    r"(?=.*[0-9_])[A-Za-z][A-Za-z0-9_-]{4,23}|[A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_]{2,20}": "handles.named matches single words with it",
    r"(?:[（(][^）)]{1,8}[）)]|共计|共有|共|总计": "figures_zh asks it of gaps of at most ten characters",
}
"""Beginnings of patterns that are handed to somebody who gives them only short texts, and who that is."""


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
        for text, at in written():
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
                texts = node.args[1:2] if isinstance(held, ast.Name) and held.id == "re" else node.args[:1]
                cut = (
                    bool(texts)
                    and isinstance(texts[0], ast.Subscript)
                    and isinstance(texts[0].slice, ast.Slice)
                )
                if node.func.attr in ANCHORED:
                    found.add("match")
                elif cut or len(node.args) >= 3:
                    found.add("window")
                else:
                    found.add("search")
    return found or {"search"}


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


def slowest(it: Found) -> tuple[float, float, str]:
    """Returns: (seconds for LONG, growth over SHORT, the pump) of the worst case found; growth 0 when nothing was noticeable."""
    pattern = re.compile(it.text, it.flags)
    worst = (0.0, 0.0, "")
    how = uses(it.where)
    if how == {"window"}:
        return worst
    for before, pump in pumps(it.text, it.flags):
        # A cap on repeats inside one match hides nothing: the engine still begins anew at each place.
        times = [
            _time(pattern, "search" in how, (before + pump * (n // len(pump)))[:n] + "\x00")
            for n in (SHORT, LONG)
        ]
        growth = times[1] / max(times[0], 1e-6) if times[1] > NOTICEABLE else 0.0
        if growth > worst[1]:
            worst = (times[1], growth, repr((before[-20:], pump))[:80])
    return worst


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
    for number, it in enumerate(collect()):
        name = f"{it.where} {it.text[:60]!r}"
        if number % shard[1] != shard[0] or results.has("redos", name):
            continue
        seconds, growth, pump = slowest(it)
        bad = (growth > 24 or seconds >= 0.9 * PATIENCE) and not it.text.startswith(tuple(SHORT_BY_USE))
        results.put(
            "redos",
            name,
            [f"{seconds:.2f} s for {LONG} characters, {growth:.0f} times the time for {SHORT}: {pump}"]
            if bad
            else [],
            seconds=seconds,
            growth=growth,
            pattern=it.text[:300],
        )
