"""A text of millions of characters is read in pieces, by either way, and its mentions stand where they are."""

from __future__ import annotations

import pyarrow as pa
import pytest

from ringbreak.selectors import columns
from ringbreak.selectors.extract import extract, pieces

LINE = "某某某某出售资料，加微信 shili_heimai88 或电话 19900000001\n"


def test_pieces_make_up_the_text_and_end_at_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ringbreak.selectors.extract.PIECE", 100)
    text = LINE * 20
    cut = list(pieces(text))
    assert "".join(p for _, p in cut) == text
    assert all(text[at : at + len(p)] == p and p.endswith("\n") and len(p) <= 100 for at, p in cut)
    assert "".join(p for _, p in pieces("x" * 350)) == "x" * 350


@pytest.mark.parametrize("long", [LINE * 40, "x" * 500 + LINE, "😀" * 300 + LINE * 3])
def test_both_ways_read_a_long_text_alike(monkeypatch: pytest.MonkeyPatch, long: str) -> None:
    for module in ("extract", "columns"):
        monkeypatch.setattr(f"ringbreak.selectors.{module}.PIECE", 120)
    monkeypatch.setattr(columns, "worth_compiling", lambda size: True)
    monkeypatch.setattr("ringbreak.selectors.warm.ready", lambda: True)
    # The scanner itself is held against its twin elsewhere; here what is cut and put together around it counts.
    seen: list[int] = []

    def scan(
        texts: pa.Array, *, region: str, hints: list[str | None] | None, platforms: pa.Array | None
    ) -> pa.Table:
        seen.extend(len(t) for t in texts.to_pylist())
        return columns.extract_plain(
            texts,
            region=region,
            hints=None if hints is None else pa.array(hints, pa.string()),
            platforms=platforms,
        )

    monkeypatch.setattr("ringbreak.selectors.scanner.scan_column", scan)
    texts = ["加微信 shili_heimai88", long, "", "19900000002", long]
    hints = pa.array([None, None, None, "手机号", "手机号"], pa.string())
    platforms = pa.array([None, "telegram", None, None, None], pa.string())
    found = columns.extract_column(pa.array(texts, pa.large_string()), hints=hints, platforms=platforms)
    assert max(seen) <= 120
    assert found.schema == columns.SCHEMA
    wanted = columns.extract_plain(pa.array(texts, pa.large_string()), hints=hints, platforms=platforms)
    order = [(k, "ascending") for k in ("row", "start", "end", "kind")]
    assert found.sort_by(order).to_pylist() == wanted.sort_by(order).to_pylist()
    for row in found.to_pylist():
        assert texts[row["row"]][row["start"] : row["end"]] == row["as_written"]
    assert len(extract(long)) > 0
