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
import importlib.util, json, sys
import pyarrow as pa
from ringbreak.selectors import scanner
from ringbreak.selectors.columns import extract_plain

texts = [json.loads(l)["text"] for l in open("tests/corpora/selectors_zh/corpus.jsonl", encoding="utf-8")][::3] + [json.loads(l)["text"] for l in open("tests/corpora/selectors_zh/heldout.jsonl", encoding="utf-8")]
spec = importlib.util.spec_from_file_location("made", "bench/selector_speed.py")
made = importlib.util.module_from_spec(spec)
spec.loader.exec_module(made)
texts += made.make(250, 3)[0]
texts += ["", "\\n", "微信", "@", "a@b", "http://", "13800138000", "QQ", "1" * 300, "a" * 300, "电话13800138000" * 20]
cells = ["13800138000", "87654321", "1280.00", "2024-03-15 12:30:45", "6222021234567890128", "lucky_8899", "010-62001234"]
headers = ["手机号", "QQ", "金额", "备注", "订单号", "微信号", "收款账号", None]
hints = [None] * len(texts) + [h for h in headers for _ in cells]
texts += cells * len(headers)
column = pa.array(texts, pa.large_string())
order = [(k, "ascending") for k in ("row", "start", "end", "kind")]
left = scanner.scan_column(column, region="CN", hints=hints, platforms=None)
right = extract_plain(column, hints=pa.array(hints, pa.large_string())).sort_by(order)
for a, b in zip(left.to_pylist(), right.to_pylist()):
    assert a == b, (a, b, texts[a["row"]])
assert left.num_rows == right.num_rows, (left.num_rows, right.num_rows)
print(len(texts), left.num_rows)
"""


def test_the_compiled_scanner_finds_what_the_plain_twin_finds() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CHECK],
        cwd=ROOT,
        env={**os.environ, "NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    texts, mentions = map(int, done.stdout.split())
    assert texts > 700
    assert mentions > 700
