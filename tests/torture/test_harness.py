"""The harness itself: it meets the fault it was told to meet, and it would notice a loss."""

from __future__ import annotations

import ast
import hashlib
import itertools
import json
import re
import threading
import time
from pathlib import Path

import pytest

from . import redos
from .bombs import pack
from .faults import spread
from .ledger import Results
from .reordered import Op, replay, safe, whole_lines
from .rot import LOG_CHANGES, bit, cut
from .tracing import STRACE, Fault, run, usable


@pytest.mark.parametrize(
    ("count", "most", "wanted"),
    [(3, 9, [1, 2, 3]), (9, 3, [1, 5, 9]), (100, 2, [1, 100]), (7, 1, [4]), (0, 5, [])],
)
def test_faults_are_spread_over_all_calls(count: int, most: int, wanted: list[int]) -> None:
    assert spread(count, most) == wanted


@pytest.mark.skipif(STRACE is None, reason="not measured: strace is not here")
def test_the_fault_that_was_asked_for_happens(tmp_path: Path) -> None:
    if not usable():
        pytest.skip("not measured: strace may not attach")

    def work() -> int:
        for name in "abc":
            (tmp_path / name).mkdir()
        return 0

    assert run(work, folder=tmp_path, trace=True).calls == (("mkdir", 3),)
    for name in "abc":
        (tmp_path / name).rmdir()
    ended = run(work, folder=tmp_path, fault=Fault("mkdir", 2, "error=EIO"))
    assert (ended.met, ended.code) == (True, 120)
    assert "Input/output error" in ended.err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a"]
    (tmp_path / "a").rmdir()
    ended = run(work, folder=tmp_path, fault=Fault("mkdir", 3, "signal=KILL"))
    assert (ended.met, ended.code) == (True, -9)
    assert not run(work, folder=tmp_path, fault=Fault("rmdir", 1, "error=EIO")).met


def test_a_verb_that_stands_is_ended_and_tells_where_it_stood(tmp_path: Path) -> None:
    def stands_for_ever() -> int:
        gone = threading.Lock()
        gone.acquire()
        gone.acquire()
        return 0

    ended = run(stands_for_ever, folder=tmp_path, still=6)
    assert ended.code == -9
    assert "in stands_for_ever" in ended.err
    assert "its threads (name, state, waiting in):" in ended.err


def test_a_verb_that_waits_for_the_processor_is_not_ended_and_one_that_uses_it_for_ever_is(
    tmp_path: Path,
) -> None:
    def works() -> int:
        until = time.process_time() + 3
        while time.process_time() < until:
            pass
        return 0

    def works_for_ever() -> int:
        while True:
            pass

    assert run(works, folder=tmp_path, still=60, wait=60).code == 0
    assert run(works_for_ever, folder=tmp_path, still=60, wait=1).code == -9


def test_results_survive_and_are_gone_on_with(tmp_path: Path) -> None:
    Results(tmp_path / "r.jsonl").put("p", "one", ["bad"], figure=3)
    again = Results(tmp_path / "r.jsonl")
    assert again.has("p", "one")
    assert not again.has("p", "two")
    assert again.table() == [("p", 1, 1)]
    assert again.of("p")[0]["figure"] == 3


def test_the_pack_is_the_same_every_time() -> None:
    def digests() -> list[str]:
        return [hashlib.sha256(it.data).hexdigest() + it.name for it in pack(groups=("cuts",))]

    assert digests() == digests()
    assert len(digests()) > 150


def test_a_pattern_that_is_quadratic_is_caught() -> None:
    bad = re.compile(r"(?:a|b)*[ab]*\d")
    times = [redos._time(bad, True, "ab" * n + "!") for n in (100, 800)]
    assert times[1] > 20 * times[0]


@pytest.mark.parametrize("name", LOG_CHANGES)
def test_a_change_to_a_log_changes_it(name: str) -> None:
    import random

    from ringbreak.case.canonical import canonical

    lines, prev = [], "0" * 64
    for seq in range(8):
        entry = {
            "at": "2026-03-05T00:00:00.000000Z",
            "body": {},
            "prev": prev,
            "seq": seq,
            "what": "x",
            "who": "w",
        }
        lines.append(canonical(entry))
        prev = hashlib.sha256(lines[-1]).hexdigest()
    log = b"\n".join(lines) + b"\n"
    changed = LOG_CHANGES[name](log, random.Random(1))
    assert changed != log
    if name == "chain made again":
        made = [json.loads(line) for line in changed.splitlines()]
        assert all(m["prev"] == hashlib.sha256(canonical(p)).hexdigest() for p, m in itertools.pairwise(made))
    assert bit(log, random.Random(1)) != log
    assert len(cut(log, random.Random(1))) < len(log)


def test_every_function_that_makes_patterns_is_known_to_the_pumps() -> None:
    assert set(redos.dynamic()) == set(redos.BUILT)


@pytest.mark.parametrize(
    ("code", "bounded"),
    [
        ("text[:40]", True),
        ("text[at : at + 20]", True),
        ("text[max(0, at - 20) : at]", True),
        ("text[-40:]", True),
        ("text[at : min(end, at + 260)]", True),
        ("text[at:]", False),
        ("text[start:end]", False),
        ("text[:end]", False),
    ],
)
def test_only_a_piece_of_bounded_length_counts_as_a_window(code: str, bounded: bool) -> None:
    it = ast.parse(code, mode="eval").body
    assert isinstance(it, ast.Subscript)
    assert redos._short(it.slice) is bounded


def test_bytes_without_fsync_may_be_lost_and_names_without_their_folder() -> None:
    ops = [
        Op("create", "/c/a", file=0),
        Op("write", file=0, data=b"bytes"),
        Op("fsync", file=0),
        Op("rename", "/c/b", "/c/a", 0),
        Op("fsync folder", "/c"),
        Op("mkdir", "/c/d"),
        Op("syncfs"),
    ]
    assert safe(ops, 2) == set()
    assert safe(ops, 3) == {1}
    assert safe(ops, 5) == {0, 1, 3}
    assert safe(ops, 7) == {0, 1, 2, 3, 4, 5}


def test_a_lost_write_leaves_an_empty_file_and_a_lost_name_none(tmp_path: Path) -> None:
    case = tmp_path / "case"
    ops = [
        Op("mkdir", str(case)),
        Op("create", f"{case}/a", file=0),
        Op("write", file=0, offset=2, data=b"bytes"),
        Op("rename", f"{case}/b", f"{case}/a", 0),
    ]
    replay(None, case, ops)
    assert {p.name: p.read_bytes() for p in case.iterdir()} == {"b": b"\0\0bytes"}
    replay(None, case, [ops[0], ops[1], ops[3]])
    assert (case / "b").read_bytes() == b""
    replay(None, case, ops[:1])
    assert not list(case.iterdir())


def test_a_call_that_strace_tells_in_two_halves_is_one() -> None:
    lines = [
        "7 write(3<\\x2f>, <unfinished ...>",
        '8 mkdir("\\x61", 0777) = 0',
        '7 <... write resumed>"\\x61", 1) = 1',
    ]
    assert list(whole_lines(lines)) == [
        ("8", 'mkdir("\\x61", 0777) = 0'),
        ("7", 'write(3<\\x2f>,"\\x61", 1) = 1'),
    ]
