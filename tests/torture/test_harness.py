"""The harness itself: it meets the fault it was told to meet, and it would notice a loss."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from pathlib import Path

import pytest

from . import redos
from .bombs import pack
from .faults import spread
from .ledger import Results
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
