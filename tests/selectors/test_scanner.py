"""The compiled scanner and its plain twin give the same mentions.

The kernel is run interpreted here (numba's own switch), so that no test waits for the compiler; the source is the same.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_CHECK = """
import glob, importlib.util, json, random, sys
from tests.selectors import made_cells, made_texts, test_around, test_goes_by, test_instructed, test_pieces, test_registers, test_spoken, test_told, test_wordings
import pyarrow as pa
from ringbreak.selectors import scanner
from ringbreak.selectors.columns import extract_plain

texts = [json.loads(l)["text"] for l in open("tests/corpora/selectors_zh/corpus.jsonl", encoding="utf-8")][::3] + [json.loads(l)["text"] for l in open("tests/corpora/selectors_zh/heldout.jsonl", encoding="utf-8")]
spec = importlib.util.spec_from_file_location("made", "bench/selector_speed.py")
made = importlib.util.module_from_spec(spec)
spec.loader.exec_module(made)
texts += made.make(250, 3)[0]
texts += made_texts.texts(1500, 5)
texts += made_texts.named_behind(3000, 6)
texts += made_texts.prose(2000, 7)
texts += made_texts.passing(1500, 8)
for name in sorted(glob.glob("tests/corpora/selectors_zh/heldout?*.jsonl")):
    texts += [json.loads(l)["text"] for l in open(name, encoding="utf-8")]
texts += [text for text, _, _ in test_told.SPREAD + test_instructed.TOLD + test_spoken.SPOKEN]
texts += [row[0] for row in test_around.AROUND + test_around.NOTHING_AROUND]
texts += test_instructed.NOT_TOLD + test_spoken.NOTHING + made_texts.PARTED
texts += [row[0] for row in test_registers.READ] + test_registers.NOTHING
texts += [row[0] for row in test_goes_by.READ] + test_goes_by.NOTHING
texts += [row[0] for row in [*test_pieces.PIECES, *test_pieces.TOUCHING]] + test_pieces.NOTHING
for table in test_wordings.TABLES.values():
    texts += [row[0] for row in table.READ] + table.NOTHING
texts += ["", "\\n", "微信", "@", "a@b", "http://", "13800138000", "QQ", "1" * 300, "a" * 300, "电话13800138000" * 20]
cells = ["13800138000", "87654321", "1280.00", "2024-03-15 12:30:45", "6222021234567890128", "lucky_8899", "010-62001234"]
headers = ["手机号", "QQ", "金额", "备注", "订单号", "微信号", "收款账号", None]
hints = [None] * len(texts) + [h for h in headers for _ in cells]
texts += cells * len(headers)
rng = random.Random(4)
signed = [made_cells.of_signs(rng) for _ in range(1500)]  # cells in which a header announces nothing
texts += signed
hints += [rng.choice(made_cells.HEADERS) for _ in signed]
column = pa.array(texts, pa.large_string())
order = [(k, "ascending") for k in ("row", "start", "end", "kind")]
left = scanner.scan_column(column, region="CN", hints=hints, platforms=None)
right = extract_plain(column, hints=pa.array(hints, pa.large_string())).sort_by(order)
for a, b in zip(left.to_pylist(), right.to_pylist()):
    assert a == b, (a, b, texts[a["row"]])
assert left.num_rows == right.num_rows, (left.num_rows, right.num_rows)
for region in ("HK", "CN,HK,TW", "US,CA"):
    some = column.slice(900, 700)
    there = scanner.scan_column(some, region=region, hints=None, platforms=None)
    assert there.to_pylist() == extract_plain(some, region=region).sort_by(order).to_pylist(), region
print(len(texts), left.num_rows)
"""


_PROPERTY = """
import pyarrow as pa
from hypothesis import given, settings, strategies as st
from ringbreak.selectors import scanner
from ringbreak.selectors.columns import extract_plain
from ringbreak.selectors.leadwords import KINDS
from tests.selectors import made_texts
import random

pieces = st.one_of(
    st.sampled_from(sorted(KINDS)),
    st.sampled_from(made_texts.MARKS),
    st.sampled_from(made_texts.WORDS),
    st.integers(0, 10**6).map(lambda n: made_texts.value(random.Random(n))),
    st.text(max_size=4),
)
order = [(k, "ascending") for k in ("row", "start", "end", "kind")]
checked = 0

@settings(max_examples=120, deadline=None, derandomize=True, database=None)
@given(st.lists(st.lists(pieces, max_size=8).map("".join), min_size=1, max_size=12), st.sampled_from([None, "telegram", "sms"]))
def check(texts, platform):
    global checked
    texts = [t.encode("utf-8", "replace").decode() for t in texts]
    column = pa.array(texts, pa.large_string())
    where = pa.array([platform] * len(texts), pa.large_string())
    left = scanner.scan_column(column, region="CN", hints=None, platforms=where)
    right = extract_plain(column, platforms=where).sort_by(order)
    assert left.to_pylist() == right.to_pylist(), texts
    checked += len(texts)

check()
print(checked, 0)
"""


def run(script: str) -> tuple[int, int]:
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    texts, mentions = map(int, done.stdout.split())
    return texts, mentions


def test_scanner_and_twin_agree_on_texts_that_hypothesis_makes() -> None:
    texts, _ = run(_PROPERTY)
    assert texts > 300


def test_the_compiled_scanner_finds_what_the_plain_twin_finds() -> None:
    texts, mentions = run(_CHECK)
    assert texts > 2_200
    assert mentions > 2_000
