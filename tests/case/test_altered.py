"""Tables somebody changed are neither used again nor told from, whatever the manifest beside them says."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from ringbreak.case.api import OpenCase, open_case
from ringbreak.case.manifest import Manifest
from ringbreak.case.pipeline import last_run
from ringbreak.case.verify import verify
from ringbreak.cli.main import program
from ringbreak.engine.sink import Sink
from ringbreak.errors import CaseError, CustodyBroken
from ringbreak.model.tables import BY_NAME
from tests.case.conftest import clock


def forge(case: OpenCase, table: str, column: str, value: object, *, manifest: str) -> None:
    """Change a column of a table; the manifest is left, told of the file, or told of rows and file."""
    declared = BY_NAME[table]
    rows = pq.read_table(case.tables / f"{table}.parquet").to_pylist()
    assert rows
    sink = Sink(case.tables)
    sink.write(declared, pa.Table.from_pylist([r | {column: value} for r in rows], schema=declared.schema))
    said = Manifest.read(case.tables / "manifest.json")
    for stage in said.stages.values():
        if table in stage["digests"] and manifest != "left":
            stage["files"][table] = sink.files[table]
            if manifest == "rows":
                stage["digests"][table] = sink.digests[table]
    said.path.write_text(json.dumps(said.stages))


@pytest.mark.parametrize("manifest", ["left", "file", "rows"])
@pytest.mark.parametrize(("table", "column"), [("selectors", "shown_as"), ("mentions", "value")])
def test_a_run_makes_changed_tables_again_and_says_so(
    ready: OpenCase, table: str, column: str, manifest: str
) -> None:
    before = last_run(ready).body["tables"]  # type: ignore[union-attr]
    forge(ready, table, column, "李四", manifest=manifest)
    ran = open_case(ready.path, who="tester", clock=clock).run(workers=1)
    assert ran.changed
    assert table in ran.altered
    assert ran.digests == {t: it["digest"] for t, it in before.items()}
    assert verify(ready.path).valid
    last = last_run(open_case(ready.path))
    assert last is not None
    assert table in last.body["altered"]


def test_new_evidence_does_not_carry_a_forged_table_on(ready: OpenCase, tmp_path: Path) -> None:
    forge(ready, "mentions", "value", "李四", manifest="rows")
    more = tmp_path / "more.txt"
    more.write_text("2026年4月1日，示例市警方通报：抓获犯罪嫌疑人3名。\n", encoding="utf-8")
    case = open_case(ready.path, who="tester", clock=clock)
    case.add([more])
    case.run(workers=1)
    for name in ("mentions", "selectors"):
        assert "李四" not in str(pq.read_table(case.tables / f"{name}.parquet").to_pylist())


def test_the_judgement_that_follows_does_not_build_on_a_forged_table(ready: OpenCase) -> None:
    forge(ready, "mentions", "value", "李四", manifest="rows")
    case = open_case(ready.path, who="tester", clock=clock)
    case.judge("suppress", "wechat:shili_heimai88", why="a test")
    ran = case.run(workers=1)
    assert "mentions" in ran.altered
    assert "李四" not in str(pq.read_table(case.tables / "selectors.parquet").to_pylist())


def test_a_run_of_which_nothing_was_changed_says_that_nothing_changed(ready: OpenCase) -> None:
    ran = ready.run(workers=1)
    assert not ran.changed
    assert ran.altered == ()


@pytest.mark.parametrize("manifest", ["left", "rows"])
def test_no_dossier_is_written_from_changed_tables(ready: OpenCase, manifest: str) -> None:
    forge(ready, "selectors", "shown_as", "李四", manifest=manifest)
    with pytest.raises(CustodyBroken, match="selectors"):
        open_case(ready.path, who="tester", clock=clock).dossier()
    assert "李四" not in (ready.path / "dossier" / "index.md").read_text(encoding="utf-8")


def test_no_dossier_is_written_after_a_run_that_did_not_finish(ready: OpenCase) -> None:
    with ready.lock:
        ready.append([("run.start", {})])
    with pytest.raises(CaseError, match="did not finish"):
        ready.dossier()


@pytest.mark.parametrize(
    "typed", [["rings"], ["explain", "R1"], ["sql", "select 1"], ["list", "selectors"], ["dossier"]]
)
def test_nothing_is_told_from_a_run_that_did_not_finish(ready: OpenCase, typed: list[str]) -> None:
    with ready.lock:
        ready.append([("run.start", {})])
    verb, *rest = typed
    args = [verb, *rest, str(ready.path)] if verb == "list" else [verb, str(ready.path), *rest]
    told = CliRunner().invoke(program("en"), args)
    assert isinstance(told.exception, CaseError)
    assert "did not finish" in str(told.exception)


def test_the_terminal_names_what_was_made_again(ready: OpenCase) -> None:
    forge(ready, "selectors", "shown_as", "李四", manifest="left")
    told = CliRunner().invoke(program("en"), ["run", str(ready.path)])
    assert "tables were not what had been made of them (selectors)" in told.output
    assert "nothing changed" not in told.output
