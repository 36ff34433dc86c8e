"""Mutated inputs for every parser and for what reads strangers' notes, bundles and texts; new lines of code reached make a seed.

RINGBREAK_FUZZ says how many mutated inputs a target gets (60). Coverage is what `sys.settrace` sees in our own files. Nothing an input holds may raise out of a reader, hang, break the account
or give another answer when it is read again.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zlib import crc32

from .bombs import pack
from .bombs.cuts import SAMPLES
from .fuzz_seeds import inside, seeds
from .ledger import Results

SEED = 11
LARGEST = 12_000
SECONDS = 20
TOKENS = (
    b"\0", b"\xff", b"\n", b"\r\n", b'"', b"'", b",", b"<", b">", b"&", b"{", b"}", b"[", b"]", b"\\", b"%", b"=", b"-", b":", b";",
    b"\xef\xbb\xbf", b"\xff\xfe", b"\xe4\xbd", b"9" * 40, b"-1", b"1e999", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x80\0\0\0",
    "年".encode(), "亿".encode(), "微信".encode(), b"From ", b"PK\x03\x04", b"%PDF", b"obj", b"stream", b"<!--", b"]]>", b"?=", b"=?utf-8?b?",
)  # fmt: skip


@dataclass
class Target:
    """What is fuzzed: a function of bytes and the inputs it starts from."""

    name: str
    call: Callable[[bytes], str]
    """Returns what it made of them, in short, so that two readings can be compared; raises only when it is at fault."""
    seeds: list[bytes] = field(default_factory=list)


def mutated(data: bytes, others: list[bytes], r: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(1 + r.randrange(4)):
        at = r.randrange(len(out) + 1)
        kind = r.randrange(8)
        if kind == 0 and out:
            out[at % len(out)] ^= 1 << r.randrange(8)
        elif kind == 1:
            out[at:at] = r.choice(TOKENS)
        elif kind == 2:
            del out[at : at + 1 + r.randrange(40)]
        elif kind == 3:
            out[at : at + len(t)] = (t := r.choice(TOKENS))
        elif kind == 4:
            piece = bytes(out[at : at + 1 + r.randrange(60)])
            out[at:at] = piece * (1 + r.randrange(20))
        elif kind == 5:
            other = r.choice(others)
            start = r.randrange(len(other) + 1)
            out[at:at] = other[start : start + r.randrange(200)]
        elif kind == 6:
            out = out[:at]
        else:
            out[at : at + 4] = r.randbytes(4)
    return bytes(out[: 2 * LARGEST])


class Hung(BaseException):
    """Not an Exception: what catches those must not catch this."""


def changed(data: bytes, others: list[bytes], r: random.Random) -> bytes:
    """`mutated`, and of packages two in three times one of the members."""
    if data[:2] == b"PK" and r.randrange(3):
        within = inside(data, lambda body: mutated(body, others, r), r)
        if within is not None:
            return within
    return mutated(data, others, r)


def attempt(target: Target, data: bytes, seen: set[tuple[str, int]] | None) -> tuple[str, str, int]:
    """Returns: what came out, what is wrong, how many new lines were reached."""
    fresh = 0

    def lines(frame: Any, event: str, _: Any) -> Any:
        nonlocal fresh
        if event == "line" and seen is not None:
            at = (frame.f_code.co_filename, frame.f_lineno)
            if at not in seen:
                seen.add(at)
                fresh += 1
        return lines

    def calls(frame: Any, event: str, _: Any) -> Any:
        return lines if "/ringbreak/" in frame.f_code.co_filename else None

    def over(*_: object) -> None:
        raise Hung

    old = signal.signal(signal.SIGVTALRM, over)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    if seen is not None:
        sys.settrace(calls)
    try:
        return target.call(data), "", fresh
    except Hung:
        return "", f"it took more than {SECONDS} seconds", fresh
    except Exception as e:  # noqa: BLE001 - whatever gets out is the finding
        return "", f"{type(e).__name__}: {e}"[:300], fresh
    finally:
        sys.settrace(None)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, old)


def targets(folder: Path, *, full: bool) -> list[Target]:
    from ringbreak.intake import registry
    from ringbreak.intake.detect import looks_like

    inputs = [
        (p.name, p.read_bytes()) for p in sorted(SAMPLES.glob("*/*")) if not p.name.endswith(".expected.json")
    ]
    inputs += seeds()
    inputs += seeds_of(folder, full=full)
    inputs = [(n, d) for n, d in inputs if 0 < len(d) <= LARGEST]
    found = []
    for parser in registry.parsers():
        chosen: list[bytes] = []
        for name, data in inputs:
            try:
                taken = parser.accepts(data[:65_536], name)
            except Exception:  # noqa: BLE001 - told by the driver as an issue; here it only means no seed
                taken = False
            if taken and data not in chosen:
                chosen.append(data)
        found.append(Target(f"parser {parser.name}", _parser(parser), chosen[:25] or [b"x"]))
    texts = [d for n, d in inputs if n.endswith(".txt")][:25]
    found += [
        Target("looks_like", lambda d: str(looks_like(d)), [d for _, d in inputs[::20]]),
        Target("note", _note, [NOTE]),
        Target("bundle", _bundle, [b"PK\x03\x04", *(d for n, d in inputs if n.endswith(".zip"))][:20]),
        Target("log", _log, [LOG]),
        Target("identifiers", _identifiers, texts),
        Target("bulletin", _bulletin, [BULLETIN.encode(), *texts]),
        Target("translate", _translate, [b"evidence x (y): its bytes are missing", *texts]),
    ]
    return found


def seeds_of(folder: Path, *, full: bool) -> list[tuple[str, bytes]]:
    """Small hostile files to begin with; the whole pack is made once and what is small of it kept beside the results."""
    import pickle

    kept = folder / "seeds.pickle"
    if not full:
        return [(it.name[4:], it.data) for it in pack(groups=("cuts",))]
    if not kept.exists():
        kept.write_bytes(pickle.dumps([(it.name[4:], it.data) for it in pack() if len(it.data) <= LARGEST]))
    found: list[tuple[str, bytes]] = pickle.loads(kept.read_bytes())
    return found


NOTE = b"ringbreak/case/00\n3\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n\xe2\x80\x94 ringbreak/case/00 AAAAAAAAAAAA\n"
LOG = (
    b'{"at":"2026-03-05T00:00:00.000000Z","body":{},"prev":"'
    + b"0" * 64
    + b'","seq":0,"what":"case.new","who":"x"}\n'
)
BULLETIN = "2026年3月5日，示例市警方通报：抓获犯罪嫌疑人12名，其中主犯3人，查获手机30余部，涉案金额超1.2亿元，同比增长20%。"


def _parser(parser: Any) -> Callable[[bytes], str]:
    from ringbreak.intake.parser import Limits, Reading
    from ringbreak.intake.read import read_file

    reading = Reading(limits=Limits(cells=200_000, members=500, text_bytes=32 << 20, free_bytes=8 << 20))
    folder = Path(tempfile.mkdtemp(prefix="ringbreak-fuzz-"))

    def call(data: bytes) -> str:
        path = folder / "x"
        path.write_bytes(data)
        got = read_file(path, name=f"x.{parser.name}", reading=reading, parsers=[parser])
        c = got.counts
        assert c.expected == c.emitted + c.failed + c.refused, f"the account does not balance: {c}"
        assert (got.status == "read") == (not c.failed and not c.refused), f"{got.status} and {c}"
        assert got.status == "read" or got.issues, f"{got.status}, and no issue"
        assert got.status != "read" or c.emitted or got.issues, "it gave nothing and says nothing"
        return f"{got.status} {c} {got.issues} {got.tables['records'].to_pylist()[:50]}"

    return call


def _note(data: bytes) -> str:
    from ringbreak.case.note import read_checkpoint, signers
    from ringbreak.errors import UsageError

    try:
        text, names = signers(data.decode("utf-8", "replace"), [])
        return f"{read_checkpoint(text)} {names}"
    except UsageError as e:
        return str(e)


def _bundle(data: bytes) -> str:
    from ringbreak.case.standalone.verify import verify

    verdict = verify(data)
    assert verdict["valid"] is False, "a forgery was taken for whole"
    return str(verdict)


def _log(data: bytes) -> str:
    from ringbreak.case.log import Log

    path = Path(tempfile.gettempdir()) / f"ringbreak-fuzz-log-{id(_log)}"
    path.write_bytes(data)
    return str(Log.check(path))


def _identifiers(data: bytes) -> str:
    from ringbreak.selectors.extract import extract

    text = data.decode("utf-8", "replace")
    found = extract(text)
    for m in found:
        assert text[m.start : m.end] == m.as_written, f"{m} is not written there"
    return str(found)


def _bulletin(data: bytes) -> str:
    from ringbreak.rings.bulletins.read import read_facts

    return str(read_facts(data.decode("utf-8", "replace")))


def _translate(data: bytes) -> str:
    from ringbreak.words import translate

    return translate(data.decode("utf-8", "replace")[:2_000], "zh")


def go(results: Results, folder: Path, *, full: bool, shard: tuple[int, int] = (0, 1)) -> None:
    each = int(os.environ.get("RINGBREAK_FUZZ", "60")) if full else 5
    for number, target in enumerate(targets(folder, full=full)):
        if number % shard[1] != shard[0] or results.has("fuzz", target.name):
            continue
        r = random.Random(f"{SEED} {target.name}")
        seen: set[tuple[str, int]] = set()
        corpus = list(target.seeds)
        wrong: list[str] = []
        started = time.monotonic()
        count = 0
        for data in corpus[: each // 2]:
            count += 1
            _judge(target, data, seen, wrong, corpus=None)
        for _ in range(each):
            count += 1
            _judge(target, changed(r.choice(corpus), corpus, r), seen, wrong, corpus=corpus)
            if len(wrong) >= 5 or time.monotonic() - started > 1.5 * each:
                break
        results.put(
            "fuzz",
            target.name,
            wrong,
            inputs=count,
            lines=len(seen),
            corpus=len(corpus),
            seconds=round(time.monotonic() - started, 1),
        )


def _judge(
    target: Target, data: bytes, seen: set[tuple[str, int]], wrong: list[str], *, corpus: list[bytes] | None
) -> None:
    out, bad, fresh = attempt(target, data, seen)
    if not bad and len(wrong) < 5 and crc32(data) % 5 == 0:
        again, bad, _ = attempt(target, data, None)
        if not bad and again != out:
            bad = "read again it gives another answer"
    if bad:
        wrong.append(f"{bad} [{data[:200].hex()}]")
    elif fresh and corpus is not None:
        corpus.append(data)
