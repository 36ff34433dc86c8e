"""What almost belongs is told a reason a line, not a record a line."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from ringbreak.case import query
from ringbreak.cli import explain
from ringbreak.cli.main import main
from ringbreak.model.explanation import Explanation, Outside, Said


@pytest.mark.parametrize(("lang", "more"), [("en", "and 29 more like it"), ("zh", "另有 29 个同类")])
def test_records_that_miss_for_one_reason_are_one_line(
    lang: str, more: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    near = [Outside("record", i, "", 0.0, 1, "it shares one mailbox") for i in range(30)]
    near += [Outside("record", 100 + i, "", 21.0, 1, f"why-{i}-not") for i in range(9)]
    answer = Explanation("ring", ("R1",), Said("a ring"), near=tuple(near))
    case = SimpleNamespace(explain=lambda *what, as_of: answer, file=SimpleNamespace(masked=True))
    monkeypatch.setattr(explain, "opened", lambda path: case)
    monkeypatch.setattr(
        query, "rows", lambda it, statement, number, as_of: [{"name": f"mail {number}", "locator": "line 1"}]
    )
    assert main(["explain", "c", "R1", "--lang", lang]) == 0
    out = capsys.readouterr().out
    assert out.count("it shares one mailbox") == 1
    assert more in " ".join(out.split())
    assert sum(f"why-{i}-not" in out for i in range(9)) == 7
    assert ("and 2 more" if lang == "en" else "另有 2 个") in out
