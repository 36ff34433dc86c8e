"""The example case is what its script writes, small, varied, and its truth points at things that are there."""

from __future__ import annotations

import email
import importlib.util
import io
import json
import sqlite3
import sys
import zipfile
import zlib
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ringbreak.intake.read import read_file
from ringbreak.intake.registry import parsers

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TRUTH: dict[str, Any] = json.loads((EXAMPLES / "truth.json").read_bytes())
FORMATS_OF_LIBRARIES = {".parquet", ".docx", ".xlsx", ".png", ".jpg", ".pdf", ".eml", ".zip"}
"""What a library's version shows in: the picture inside a mail or a backup too."""


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_case", EXAMPLES / "make_case.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module


@pytest.fixture(scope="module")
def made(script: ModuleType) -> tuple[dict[str, bytes], bytes]:
    files, truth = script.make()
    return files, truth


def committed() -> dict[str, bytes]:
    case = EXAMPLES / "case"
    return {p.relative_to(case).as_posix(): p.read_bytes() for p in case.rglob("*") if p.is_file()}


def same_libraries() -> bool:
    now = {name: version(name) for name in TRUTH["made_with"] if name != "zlib"}
    return {**now, "zlib": zlib.ZLIB_RUNTIME_VERSION} == TRUTH["made_with"]


def test_the_script_writes_what_is_committed(made: tuple[dict[str, bytes], bytes]) -> None:
    files, truth = made
    there = committed()
    assert sorted(files) == sorted(there)
    same = same_libraries()
    differing = [
        name
        for name, data in files.items()
        if data != there[name] and (same or Path(name).suffix not in FORMATS_OF_LIBRARIES)
    ]
    assert differing == []
    fresh = json.loads(truth)
    fresh["made_with"] = TRUTH["made_with"]
    assert fresh == TRUTH


def test_two_runs_give_the_same_bytes(script: ModuleType, made: tuple[dict[str, bytes], bytes]) -> None:
    assert script.make() == made


def test_it_is_small_and_varied() -> None:
    files = committed()
    assert sum(map(len, files.values())) <= 3_000_000
    assert len({Path(n).suffix for n in files}) >= 12


def words_of(evidence: str) -> str:
    """Everything a file says, by ways other than our parsers where there are any."""
    files = committed()
    first, *inner = evidence.split("!/")
    data = files[first]
    if inner and first.endswith(".eml"):
        return ""
    for name in inner:
        with zipfile.ZipFile(io.BytesIO(data)) as z:
            data = z.read(name)
    suffix = Path(inner[-1] if inner else first).suffix
    if suffix == ".sqlite":
        return _database(data)
    if suffix == ".parquet":
        import pyarrow.parquet as pq

        return str(pq.read_table(io.BytesIO(data)).to_pylist())
    if suffix == ".xlsx":
        import python_calamine

        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return str([book.get_sheet_by_name(n).to_python() for n in book.sheet_names])
    if suffix == ".eml":
        message = email.message_from_bytes(data)
        return "\n".join(
            part.get_payload(decode=True).decode("utf-8", "replace")  # type: ignore[union-attr]
            for part in message.walk()
            if not part.is_multipart()
        )
    if suffix in (".docx", ".pdf", ".png", ".jpg"):
        return ""
    for encoding in ("utf-8-sig", "gb18030", "big5"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "gb18030" or "的" in text or "时间" in text or "交易" in text:
            return text
    raise AssertionError(evidence)


def _database(data: bytes) -> str:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    return str(connection.execute("select * from posts").fetchall())


@pytest.fixture(scope="module")
def read_by_us(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Texts and decoded codes of documents and pictures, by our own parsers."""
    said: dict[str, str] = {}
    folder = tmp_path_factory.mktemp("members")
    for name, data in committed().items():
        members = {name: data}
        if name == "手机备份.zip":
            with zipfile.ZipFile(io.BytesIO(data)) as z:
                members = {f"{name}!/{n}": z.read(n) for n in z.namelist()}
        elif name.endswith("投诉信01.docx"):
            with zipfile.ZipFile(io.BytesIO(data)) as z:
                members[f"{name}!/word/media/image1.png"] = z.read("word/media/image1.png")
        elif name.endswith(".eml"):
            for part in email.message_from_bytes(data).walk():
                if part.get_filename():
                    payload = part.get_payload(decode=True)
                    assert isinstance(payload, bytes)
                    members[f"{name}!/{part.get_filename()}"] = payload
        for evidence, raw in members.items():
            if Path(evidence).suffix not in (".docx", ".pdf", ".png", ".jpg"):
                continue
            path = folder / f"{len(said)}{Path(evidence).suffix}"
            path.write_bytes(raw)
            parsed = read_file(path, parsers=parsers())
            texts = [str(r["text"]) for r in parsed.records()]
            codes = [str(r["text"]) for r in parsed.tables["regions"].to_pylist()]
            said[evidence] = "\n".join(texts + codes)
    return said


def test_every_planted_record_is_where_the_truth_says(read_by_us: Mapping[str, str]) -> None:
    """The phrase stands in the evidence; in a table whose cells are parted, each part does."""
    missing = []
    rows = [r for ring in TRUTH["rings"].values() for r in ring["records"]] + TRUTH["innocents"]
    rows += [r for ring in TRUTH["rings"].values() for r in ring["beside"]]
    words: dict[str, str] = {}
    for row in rows:
        evidence = row["evidence"]
        if evidence not in words:
            words[evidence] = (words_of(evidence) or read_by_us[evidence]).replace("&quot;", '"')
        if not all(part in words[evidence] for part in row["phrase"].split(" | ")):
            missing.append((evidence, row["locator"], row["phrase"]))
    assert missing == []
    assert len(rows) > 500


def test_no_selector_is_common_to_a_whole_ring() -> None:
    """Contacts rotate: whoever links only by one value finds a part of the ring."""
    for ring in TRUTH["rings"].values():
        for selector in ring["selectors"]:
            bearing = sum(selector["value"].removeprefix("+86") in r["phrase"] for r in ring["records"])
            assert bearing < len(ring["records"]) / 2, selector


def test_a_hub_is_in_guilty_and_innocent_records(read_by_us: Mapping[str, str]) -> None:
    files = [*committed(), "手机备份.zip!/内部/短信.zip!/sms.csv"]
    for value in ("95588", "400-000-0012"):
        bearing = [
            f for f in files if Path(f).suffix != ".zip" and value in (words_of(f) or read_by_us.get(f, ""))
        ]
        assert "公开/同城发帖.jsonl" in bearing
        assert len(bearing) >= 3, bearing


def test_every_number_passes_its_check_and_is_nobodys() -> None:
    sys.path.insert(0, str(EXAMPLES))
    try:
        from casebook import identifiers as ids
    finally:
        sys.path.remove(str(EXAMPLES))
    from stdnum import luhn
    from stdnum.cn import ric, uscc

    for n in (1, 31, 140):
        assert ric.is_valid(ids.identity(n))
        assert ids.identity(n).startswith("110103190"), "a dissolved district, born before 1910"
        assert luhn.is_valid(ids.card(n))
        assert ids.card(n).startswith("620000")
        assert ids.mobile(n).startswith("1990000")
    assert uscc.is_valid(ids.company(7))
    assert len(ids.tron(1)) == 34
    assert ids.tron(1).startswith("T")
    assert ids.onion(1).endswith("d.onion")


def test_what_cannot_be_read_is_locked_or_cut_off(tmp_path: Path) -> None:
    with zipfile.ZipFile(EXAMPLES / "case" / "扣押/客户资料.zip") as z:
        with pytest.raises(RuntimeError):
            z.read("clients.csv")
        assert "姓名".encode() in z.read("clients.csv", pwd=b"ringbreak-example")
    cut = read_file(EXAMPLES / "case" / "扣押/合同（损坏）.docx", parsers=parsers())
    assert cut.status in ("failed", "partly")
    assert isinstance(cut.issues[0]["reason"], str)
