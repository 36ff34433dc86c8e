"""fsck says yes to a case that holds, and no, naming what, to one that does not: every oracle fails when it must."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from ringbreak.case.api import OpenCase, open_case
from ringbreak.case.fsck import Report, fsck
from ringbreak.case.manifest import Manifest
from ringbreak.case.pipeline import last_run
from ringbreak.cli.main import program
from ringbreak.engine.sink import Sink
from ringbreak.errors import CaseError
from ringbreak.model.tables import BY_NAME
from tests.case.conftest import clock, evidence

Rows = list[dict[str, Any]]


def wrong(report: Report) -> dict[str, tuple[str, ...]]:
    return {a.name: a.wrong for a in report.answers if a.wrong}


def forge(case: OpenCase, table: str, change: Callable[[Rows], Rows]) -> None:
    """Change a table and commit to it, as a fault of our own or an insider with the log at hand would."""
    declared = BY_NAME[table]
    rows = change(pq.read_table(case.tables / f"{table}.parquet").to_pylist())
    rows.sort(key=lambda r: tuple((r[c] is None, r[c]) for c in declared.sort_columns))
    sink = Sink(case.tables)
    sink.write(declared, pa.Table.from_pylist(rows, schema=declared.schema))
    manifest = Manifest.read(case.tables / "manifest.json")
    for stage in manifest.stages.values():
        if table in stage["files"]:
            stage["files"][table] = sink.files[table]
    manifest.path.write_text(json.dumps(manifest.stages))
    last = last_run(case)
    tables = {**last.body["tables"], table: {"digest": sink.digests[table], "rows": len(rows)}}
    with case.lock:
        case.append([("run", {**last.body, "tables": tables})])
    shutil.rmtree(case.path / "dossier")


def first(**values: Any) -> Callable[[Rows], Rows]:
    """The first row with other values; a callable gets the old one."""

    def change(rows: Rows) -> Rows:
        rows[0].update({k: v(rows[0][k]) if callable(v) else v for k, v in values.items()})
        return rows

    return change


def dropped(rows: Rows) -> Rows:
    return rows[1:]


def test_a_case_that_holds_is_said_to_hold(ready: OpenCase, tmp_path: Path) -> None:
    report = fsck(ready.path, originals=evidence(tmp_path / "originals"), again=True)
    assert report.holds
    assert report.exit_code == 0
    assert not wrong(report)
    assert all(a.asked and a.count for a in report.answers)
    assert [a.name.split(".")[0] for a in report.answers] == ["O1", "O1", "O2", "O3", "O4"]


def test_it_changes_nothing(ready: OpenCase) -> None:
    def state() -> dict[str, tuple[int, int]]:
        return {
            str(p): (p.stat().st_mtime_ns, p.stat().st_size)
            for p in ready.path.rglob("*")
            if p.is_file() and "work" not in p.parts
        }

    before = state()
    fsck(ready.path, again=True)
    assert state() == before
    assert not (ready.path / "work" / "fsck").exists()
    assert not (ready.path / "work" / "fsck-again").exists()


NO_CITATION = {"finding_id": "none", "record_id": 7, "field": "text", "start": 0, "end": 1}

# Which table is changed how, which oracle must see it, and what it must say.
FORGERIES: list[tuple[str, Callable[[Rows], Rows], str, str]] = [
    ("mentions", first(as_written="wx_other_one"), "O1.passages", "mentions: record"),
    ("mentions", first(start=lambda v: v + 1), "O1.passages", "does not read as written"),
    ("mentions", first(end=lambda v: v + 100_000), "O1.passages", "does not read as written"),
    ("mentions", first(field="cell:nowhere"), "O1.passages", "cell:nowhere"),
    ("records", first(text="something else entirely"), "O1.passages", "does not read as written"),
    ("citations", lambda rows: [*rows, NO_CITATION], "O1.passages", "citations: record 7, text 0-1"),
    ("links", first(start=-1), "O1.passages", "links: record"),
    ("records", dropped, "O2.account", "the number of its records is not the one stated"),
    ("evidence", first(record_count=lambda v: v + 1), "O2.account", "emitted is not records + members"),
    (
        "evidence",
        first(expected_count=lambda v: v + 1),
        "O2.account",
        "expected is not emitted + failed + refused",
    ),
    (
        "evidence",
        first(
            expected_count=lambda v: v + 1,
            failed_count=lambda v: v + 1,
            status="partly",
            reason="some reason",
        ),
        "O2.account",
        "items failed, and no issue says why",
    ),
    (
        "evidence",
        first(expected_count=lambda v: v + 1, refused_count=lambda v: v + 1),
        "O2.account",
        "it is called read, and items of it were lost",
    ),
    ("evidence", first(status="partly"), "O2.account", "no reason stands there"),
    ("evidence", first(status="lost", reason="x"), "O2.account", "its status is none there is"),
    ("evidence", first(issue_count=lambda v: v + 1), "O2.account", "the number of its issues"),
    ("evidence", first(member_count=lambda v: v + 1), "O2.account", "members are counted"),
    ("evidence", dropped, "O2.account", "rows name a row that is not there"),
    ("places", dropped, "O2.account", "it was added, and the tables do not know it"),
    ("places", first(name="planted.txt"), "O2.account", "it was never added"),
    ("records", first(ordinal=lambda v: v + 50), "O2.account", "not numbered as they were made"),
    ("selectors", dropped, "O2.account", "links.selector_id: "),
    ("citations", lambda rows: [*rows, NO_CITATION], "O2.account", "citations.finding_id: 1 row"),
    (
        "metrics",
        lambda rows: [*rows, {"record_id": 7, "measure": "likes", "value": 1}],
        "O2.account",
        "metrics: 1 row",
    ),
]


@pytest.mark.parametrize(
    ("table", "change", "name", "said"),
    FORGERIES,
    ids=[f"{t}-{s[:40]}-{i}" for i, (t, _, _, s) in enumerate(FORGERIES)],
)
def test_an_oracle_fails_when_it_must(
    ready: OpenCase, table: str, change: Callable[[Rows], Rows], name: str, said: str
) -> None:
    forge(ready, table, change)
    report = fsck(ready.path)
    assert "O1.custody" not in wrong(report), "the forger has the log; only what the tables say can tell"
    assert said in "\n".join(wrong(report).get(name, ())), wrong(report)
    assert report.exit_code == 3


def test_tables_that_do_not_come_out_again_are_named(ready: OpenCase) -> None:
    """A forgery that adds up is seen by reading the evidence again, and by nothing else."""

    def richer(rows: Rows) -> Rows:
        rows[0]["title"] = "planted"
        return rows

    forge(ready, "records", richer)
    assert fsck(ready.path).holds
    report = fsck(ready.path, again=True)
    assert wrong(report) == {"O3.again": ("table records comes out differently",)}


def test_custody_is_part_of_it(ready: OpenCase) -> None:
    victim = next(p for p in ready.objects.folder.glob("??/*"))
    victim.chmod(0o644)
    victim.write_bytes(b"other bytes")
    report = fsck(ready.path)
    assert "its bytes were changed" in wrong(report)["O1.custody"][0]
    assert report.exit_code == 3


@pytest.mark.parametrize(
    ("name", "spoil", "said"),
    [
        ("a changed file", lambda f: (f / "聊天0.csv").write_text("other"), "not those that were copied"),
        ("a file put in", lambda f: (f / "new.txt").write_text("new"), "new.txt: it was never added"),
        ("a file taken away", lambda f: (f / "通报.txt").unlink(), "通报.txt: it is not there any more"),
        (
            "a file made a folder",
            lambda f: ((f / "通报.txt").unlink(), (f / "通报.txt").mkdir()),
            "not there any more",
        ),
    ],
)
def test_originals_that_changed_are_named(
    ready: OpenCase, tmp_path: Path, name: str, spoil: Callable[[Path], object], said: str
) -> None:
    originals = evidence(tmp_path / "originals")
    spoil(originals)
    assert said in "\n".join(wrong(fsck(ready.path, originals=originals))["O4.originals"]), name


def test_a_folder_that_has_nothing_to_do_with_it_is_an_error_not_a_fault(
    ready: OpenCase, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x.txt").write_text("x")
    with pytest.raises(CaseError, match="none of the files"):
        fsck(ready.path, originals=tmp_path / "elsewhere")


def test_a_file_of_a_table_that_changed_though_its_rows_did_not_is_named(ready: OpenCase) -> None:
    path = ready.tables / "records.parquet"
    pq.write_table(pq.read_table(path), path, compression="none")
    found = wrong(fsck(ready.path))
    assert list(found) == ["O1.custody"]
    assert "the file of table records was changed" in found["O1.custody"][0]


def test_what_was_left_half_done_is_said_and_is_no_fault(ready: OpenCase) -> None:
    with ready.lock:
        ready.append([("run.start", {"settings": ready.settings.as_json(), "version": "0"})])
    (ready.objects.folder / ".new-1-2-3").write_bytes(b"half")
    with open(ready.path / "log", "ab") as f:
        f.write(b'{"at":"20')
    report = fsck(ready.path)
    assert report.holds
    assert report.exit_code == 1
    assert len(report.unfinished) == 3
    assert [a.asked for a in report.answers] == [True, False, False, False, False]


@pytest.mark.parametrize(("lang", "yes", "no"), [("en", "HOLDS", "DOES NOT HOLD"), ("zh", "成立", "不成立")])
def test_the_verb_speaks_and_its_exit_code_tells(ready: OpenCase, lang: str, yes: str, no: str) -> None:
    runner = CliRunner()
    arguments = ["fsck", str(ready.path), "--lang", lang]
    said = runner.invoke(program(lang), arguments, standalone_mode=False)
    assert said.return_value == 0, said.output
    assert said.output.splitlines()[-1] == yes
    told = runner.invoke(program(lang), [*arguments, "--json"], standalone_mode=False)
    assert json.loads(told.output)["holds"] is True
    forge(open_case(ready.path, who="tester", clock=clock), "mentions", first(as_written="nothing of this"))
    said = runner.invoke(program(lang), arguments, standalone_mode=False)
    assert said.return_value == 3
    assert said.output.splitlines()[-1] == no
    if lang == "zh":
        assert "does not" not in said.output


def test_a_case_made_before_a_column_was_added_still_verifies(
    ready: OpenCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from ringbreak.engine.sink import digest_of
    from ringbreak.model import tables
    from ringbreak.model.table import Column, string

    for name in ("records", "near_misses", "rings"):
        held = tables.BY_NAME[name]
        more = (
            *held.columns[:2],
            Column("added_later", string, "added by a later version", nullable=True),
            *held.columns[2:],
        )
        monkeypatch.setitem(tables.BY_NAME, name, replace(held, columns=more))
    verdict = ready.verify()
    assert verdict.valid, verdict.wrong
    # A column taken out of the file is no older version: the log says what the digest was.
    import pyarrow.parquet as pq

    path = ready.tables / "records.parquet"
    was = digest_of(tables.BY_NAME["records"], path)
    pq.write_table(pq.read_table(path).drop_columns(["title"]), path)
    assert digest_of(tables.BY_NAME["records"], path) != was
    assert not ready.verify().valid
