"""A bundle convinces a stranger: it verifies whole or with parts withheld, and a falsified one names what is false."""

from __future__ import annotations

import hashlib
import os
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ringbreak.case import checkpoint
from ringbreak.case.api import OpenCase, open_case
from ringbreak.case.authority import Authority
from ringbreak.case.bundle import Bundled, bundle
from ringbreak.case.keys import Key
from ringbreak.case.standalone.verify import verify
from ringbreak.errors import NotAuthorised, UsageError
from tests.case.browser import CHROMIUM, verdicts
from tests.case.conftest import KEY, clock
from tests.case.tampering import BYTES, TAMPERS, opened, packed, tampered, withheld, without_dossier

STANDALONE = Path(checkpoint.__file__).parent / "standalone"
ROUNDS = int(os.environ.get("RINGBREAK_ROUNDS", "1"))
"""Each kind of forgery so many times; `make torture` asks for more."""


@pytest.fixture(scope="session")
def whole(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A bundle with nothing withheld, with an earlier checkpoint in it."""
    path = tmp_path_factory.mktemp("bundled") / "case"
    shutil.copytree(made_once, path)
    case = open_case(path, who="tester")
    checkpoint.make(case, KEY)
    case.judge("note", "R1", why="looked at")
    case.run(workers=1)
    return _bundle(case).path.read_bytes()


def _bundle(case: OpenCase, **options: object) -> Bundled:
    case.clock = clock
    return bundle(case, KEY, **options)  # type: ignore[arg-type]


def run_verifier(path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """verify.py as a stranger runs it: isolated, in an empty folder, ringbreak not on the way."""
    guard = "import sys; sys.modules['ringbreak'] = None; import runpy; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
    return subprocess.run(
        [sys.executable, "-I", "-c", guard, str(STANDALONE / "verify.py"), str(path), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_bundle_verifies_without_ringbreak(ready: OpenCase) -> None:
    made = _bundle(ready, with_verifier=True)
    ended = run_verifier(made.path)
    assert (ended.returncode, ended.stdout.split("\n")[0]) == (0, "VALID"), ended.stdout + ended.stderr
    assert f"{made.rows} rows" in ended.stdout
    assert made.rows > 50
    assert sorted(p.name for p in made.beside) == ["verify.html", "verify.py"]
    assert (made.path.parent / "verify.py").read_bytes() == (STANDALONE / "verify.py").read_bytes()


def test_the_verifier_needs_one_library_and_no_ringbreak() -> None:
    imports = re.findall(r"^\s*(?:from|import) ([a-z_0-9]+)", (STANDALONE / "verify.py").read_text(), re.M)
    assert set(imports) - set(sys.stdlib_module_names) - {"__future__"} == {"cryptography"}


def test_the_same_case_gives_the_same_bytes(ready: OpenCase) -> None:
    first = _bundle(ready)
    entries = len(ready.log.entries)
    again = _bundle(open_case(ready.path, who="somebody else"))
    assert again.sha256 == first.sha256 == hashlib.sha256(first.path.read_bytes()).hexdigest()
    assert len(open_case(ready.path).log.entries) == entries, "nothing new was said, so nothing new is logged"


def test_any_zip_tool_opens_it(ready: OpenCase) -> None:
    import zipfile

    with zipfile.ZipFile(_bundle(ready).path) as z:
        assert z.testzip() is None
        assert z.namelist() == [
            "bundle.json",
            "dossier/index.html",
            "dossier/index.json",
            "dossier/index.md",
        ]


def test_the_key_one_trusts_must_have_signed(ready: OpenCase) -> None:
    made = _bundle(ready)
    assert run_verifier(made.path, "--key", KEY.verifier()).returncode == 0
    ended = run_verifier(made.path, "--key", Key(bytes(32)).verifier())
    assert ended.returncode == 1
    assert "checkpoint: the key you trust has not signed it" in ended.stdout


def test_what_is_withheld_is_seen_to_be_withheld_and_the_rest_verifies(ready: OpenCase) -> None:
    plain = _bundle(ready)
    author = next(
        f[3]
        for row in opened(plain.path.read_bytes())[0]["rows"]
        if row["table"] == "records"
        for f in row["fields"]
        if f[0] == "author"
    )
    record = next(
        f[3]
        for row in opened(plain.path.read_bytes())[0]["rows"]
        if row["table"] == "records"
        for f in row["fields"]
        if f[0] == "record_id"
    )
    made = _bundle(
        ready,
        withhold=["records.author", "records.author_name"],
        withhold_rows=[f"links:{record}"],
        despite_copies=True,
    )
    ended = run_verifier(made.path)
    assert ended.stdout.startswith("VALID"), ended.stdout
    assert f"withheld: records.author in {made.withheld['records.author']} rows" in ended.stdout
    assert f"withheld: {made.withheld['rows']} whole rows" in ended.stdout
    manifest, files = opened(made.path.read_bytes())
    assert not files, "the dossier repeats what is withheld and stays behind"
    shown = [
        f
        for row in manifest["rows"]
        if row.get("table") == "records"
        for f in row["fields"]
        if f[0] == "author"
    ]
    assert {len(f) for f in shown} == {2}
    assert author is not None


def test_withholding_is_refused_where_the_same_can_be_read_elsewhere(ready: OpenCase) -> None:
    with pytest.raises(UsageError, match=r"records\.text") as refused:
        _bundle(ready, withhold=["mentions.as_written"])
    found = re.findall(r"[a-z_]+\.[a-z_]+", str(refused.value))
    made = _bundle(ready, withhold=["mentions.as_written", *found], despite_copies=True)
    assert verify(made.path.read_bytes())["valid"]


@pytest.mark.parametrize("name", ["records", "records.nothing", "nothing.author", ""])
def test_a_column_that_is_not_there_cannot_be_withheld(ready: OpenCase, name: str) -> None:
    with pytest.raises(UsageError, match="no column"):
        _bundle(ready, withhold=[name])


@pytest.mark.parametrize("name", ["records", "records:", "records:1", "nothing:1"])
def test_a_row_that_is_not_there_cannot_be_withheld(ready: OpenCase, name: str) -> None:
    with pytest.raises(UsageError, match="no row"):
        _bundle(ready, withhold_rows=[name])


def test_nothing_leaves_without_a_legal_basis(ready: OpenCase, tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_text("more")
    ready.add([tmp_path / "more.txt"])
    with pytest.raises(NotAuthorised, match="1 of its files") as refused:
        _bundle(ready)
    assert refused.value.exit_code == 3
    assert not (ready.path / "dossier" / "bundle.zip").exists()
    assert ready.state(Authority.stated("warrant 2026-0")) == 1
    ready.run(workers=1)
    assert verify(_bundle(ready).path.read_bytes())["valid"]


def test_an_authority_holds_through_its_last_day_and_not_a_day_longer(ready: OpenCase) -> None:
    ready.clock = lambda: datetime(2026, 4, 25, 15, 59, tzinfo=UTC)  # 23:59 in Shanghai
    assert bundle(ready, KEY).rows
    ready.clock = lambda: datetime(2026, 4, 25, 16, 0, tzinfo=UTC)
    with pytest.raises(NotAuthorised, match="2026-04-25") as refused:
        bundle(ready, KEY)
    old = re.search(r"--instead-of (\w+)", str(refused.value))
    assert old is not None
    assert ready.state(Authority.stated("extension 2026-1", expires="2027-01-01"), instead_of=[old[1]]) == 4
    ready.run(workers=1)
    assert verify(bundle(ready, KEY).path.read_bytes())["valid"]


def test_a_bundle_that_was_made_stands_in_the_log(ready: OpenCase) -> None:
    made = _bundle(ready, withhold=["records.title"])
    said = list(ready.log.of("bundle"))
    assert said[-1].body["sha256"] == made.sha256
    assert said[-1].body["withheld"] == [["records.title", made.withheld["records.title"]]]


def test_the_commitment_tells_nothing_without_salts(ready: OpenCase) -> None:
    """Two cases with equal evidence commit to different roots: nobody can guess a row and hash it."""
    said = next(iter(ready.log.of("dossier"))).body["cited"]
    (ready.path / "secret").unlink()
    ready.dossier()
    assert list(ready.log.of("dossier"))[-1].body["cited"]["root"] != said["root"]
    assert list(ready.log.of("dossier"))[-1].body["cited"]["rows"] == said["rows"]
    assert (ready.path / "secret").stat().st_mode & 0o077 == 0


def test_the_log_names_no_hash_of_a_dossier_that_could_be_tried_out(ready: OpenCase) -> None:
    said = list(ready.log.of("dossier"))[-1].body
    plain = {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in (ready.path / "dossier").glob("index.*")
    }
    assert said["salted"] is True
    assert set(said["files"]) <= set(plain)
    assert not set(said["files"].values()) & set(plain.values())
    shown, files = opened(_bundle(ready).path.read_bytes())
    assert {f"dossier/{n}" for n in shown["salts"]} == {n for n, _ in files if n.startswith("dossier/")}
    kept_back, files = opened(_bundle(ready, withhold=["records.title"]).path.read_bytes())
    assert (kept_back["salts"], files) == ({}, [])


def test_a_bundle_whose_log_names_plain_hashes_still_verifies(
    ready: OpenCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As cases and bundles were before dossier files were salted."""
    for module in ("bundle", "verify", "write"):
        monkeypatch.setattr(
            f"ringbreak.case.{module}.file_salt", lambda name, data, salting: b"", raising=True
        )
    monkeypatch.setattr("ringbreak.case.write.file_hash", lambda data, salt: hashlib.sha256(data).hexdigest())
    monkeypatch.setattr("ringbreak.case.bundle.standalone.verify", lambda data: {"valid": True})
    ready.judge("note", "R1", why="looked at")
    ready.run(workers=1)
    manifest, files = opened(_bundle(ready).path.read_bytes())
    monkeypatch.undo()
    del manifest["salts"]
    verdict = verify(packed(manifest, files))
    assert verdict["valid"], verdict["wrong"]


def test_verify_makes_the_commitment_again_from_the_tables(ready: OpenCase) -> None:
    assert ready.verify().valid
    (ready.path / "secret").write_text("00" * 32)
    verdict = ready.verify()
    assert any("is not the one that was written" in w for w in verdict.wrong), verdict.wrong


# -- forgeries ---------------------------------------------------------------------------------------------------------


def _forgeries(whole: bytes) -> list[tuple[str, bytes, str | None]]:
    """(kind, bytes, how the false part is named) of every kind, from a whole bundle and one with parts withheld."""
    made: list[tuple[str, bytes, str | None]] = []
    for number in range(ROUNDS):
        for tamper in TAMPERS:
            r = random.Random(f"{tamper.__name__} {number}")
            base = whole if number % 2 == 0 else without_dossier(*opened(whole))
            data, part = tampered(base, tamper, r)
            made.append((tamper.__name__, data, part))
        for spoil in BYTES:
            r = random.Random(f"{spoil.__name__} {number}")
            made.append((spoil.__name__, spoil(whole, r), None))
    return made


def _kept_back(whole: bytes) -> list[tuple[bytes, int, int]]:
    return [withheld(whole, random.Random(number)) for number in range(6 * ROUNDS)]


def test_every_forgery_is_found_and_named(whole: bytes) -> None:
    assert verify(whole)["valid"]
    kinds: Counter[str] = Counter()
    for kind, data, part in _forgeries(whole):
        assert data != whole, kind
        verdict = verify(data)
        assert not verdict["valid"], kind
        if part is not None:
            assert part in [w[0] for w in verdict["wrong"]], (kind, part, verdict["wrong"][:5])
        kinds[kind] += 1
    assert len(kinds) == len(TAMPERS) + len(BYTES)


def test_one_false_value_accuses_one_field(whole: bytes) -> None:
    for name in ("value_changed", "value_and_hash_changed", "proof_changed"):
        tamper = next(t for t in TAMPERS if t.__name__ == name)
        data, part = tampered(whole, tamper, random.Random(5))
        assert [w[0] for w in verify(data)["wrong"]] == [part]


def test_every_single_bit_of_a_small_bundle_counts(whole: bytes) -> None:
    """Flip bits all over the zip, headers and directory included."""
    manifest, _ = opened(whole)
    for i, row in enumerate(manifest["rows"]):
        if "fields" in row and i > 4:
            manifest["rows"][i] = opened(withheld(whole, random.Random(1))[0])[0]["rows"][i]
    data = without_dossier(manifest, [])
    assert verify(data)["valid"]
    size = len(data)
    for at in [*range(60), *range(60, size, size // 60), *range(size - 90, size)]:
        for bit in (0, 7):
            made = bytearray(data)
            made[at] ^= 1 << bit
            assert not verify(bytes(made))["valid"], (at, bit)


def test_withholding_more_never_breaks_a_bundle(whole: bytes) -> None:
    for data, fields, rows in _kept_back(whole):
        verdict = verify(data)
        assert verdict["valid"], verdict["wrong"][:3]
        told = "\n".join(verdict["told"])
        assert sum(int(n) for n in re.findall(r"withheld: \w+\.\w+ in (\d+) rows", told)) == fields
        assert rows == 0 or f"withheld: {rows} whole rows" in told


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"\0" * 1000, b"{}"])
def test_what_is_no_bundle_is_refused_in_words(data: bytes) -> None:
    verdict = verify(data)
    assert not verdict["valid"]
    assert verdict["wrong"][0][0] == "container"


def test_nothing_in_a_bundle_steers_the_terminal(ready: OpenCase, tmp_path: Path) -> None:
    manifest, files = opened(_bundle(ready).path.read_bytes())
    manifest["rows"][0]["table"] = "\x1b[2J\u202erecords"
    (tmp_path / "b.zip").write_bytes(packed(manifest, files))
    out = run_verifier(tmp_path / "b.zip").stdout
    assert out.startswith("INVALID")
    assert "\x1b" not in out
    assert "\u202e" not in out


# -- the page ----------------------------------------------------------------------------------------------------------


def test_the_page_loads_nothing_and_runs_only_its_own_script() -> None:
    import base64

    text = (STANDALONE / "verify.html").read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    assert "default-src 'none'" in policy[1]
    for tag, directive in (("script", "script-src"), ("style", "style-src")):
        inside = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.S)
        assert len(inside) == 1
        pin = base64.b64encode(hashlib.sha256(inside[0].encode()).digest()).decode()
        assert f"{directive} 'sha256-{pin}'" in policy[1], (
            f"the {tag} changed; its hash in the policy is now sha256-{pin}"
        )
    assert not re.findall(r"""(?:src|href)\s*=|https?://|fetch\(|XMLHttp|innerHTML|eval\(""", text)


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_the_page_says_what_the_script_says(whole: bytes, tmp_path: Path) -> None:
    """Same verdict, same parts, same reasons, same account of what was withheld."""
    assert CHROMIUM is not None
    bundles = [("whole", whole)]
    bundles += [(kind, data) for kind, data, _ in _forgeries(whole)]
    bundles += [("withheld", data) for data, _, _ in _kept_back(whole)]
    found = verdicts(CHROMIUM, STANDALONE / "verify.html", [data for _, data in bundles], tmp_path)
    assert len(found) == len(bundles)
    for (kind, data), page in zip(bundles, found, strict=True):
        script = verify(data)
        assert page["valid"] == script["valid"], (kind, page, script["wrong"][:3])
        assert page["wrong"] == [f"{p}: {w}" for p, w in script["wrong"][:50]], kind
        assert page["told"] == script["told"], kind
    ends = Counter(
        (kind == "withheld", bool(page["valid"])) for (kind, _), page in zip(bundles, found, strict=True)
    )
    assert ends == {(False, True): 1, (False, False): len(_forgeries(whole)), (True, True): 6 * ROUNDS}
    print(f"CHECK verifiers PASS falsified={ends[False, False]} withheld={ends[True, True]}")


@pytest.mark.parametrize("word", ["--help", "nowhere.zip"])
def test_the_verifier_answers_what_is_no_bundle_in_words(word: str) -> None:
    ran = run_verifier(Path(word))
    assert ran.returncode == 2
    assert (
        ("python verify.py" in ran.stdout)
        if word == "--help"
        else ("nowhere.zip cannot be read" in ran.stdout)
    )
    assert "Traceback" not in ran.stderr


def test_the_page_says_in_chinese_too_what_its_verdict_does_not_mean() -> None:
    page = (STANDALONE / "verify.html").read_text(encoding="utf-8")
    assert "不表示证据所说属实" in page
