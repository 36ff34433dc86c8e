"""Checkpoints: what was signed can be held against the log at any later time."""

from __future__ import annotations

import base64
import shutil
import subprocess
from pathlib import Path

import pytest

from ringbreak.case import checkpoint
from ringbreak.case.api import OpenCase, new_case, open_case
from ringbreak.case.keys import Key, fingerprint, installation_key, public_of
from ringbreak.case.merkle import consistency_proof, consistent, root
from ringbreak.case.note import read_checkpoint, signed, signers
from ringbreak.case.verify import verify
from ringbreak.errors import CustodyBroken, UsageError
from tests.case.conftest import KEY

OTHER = Key(bytes(range(1, 33)))


@pytest.fixture
def case(tmp_path: Path) -> OpenCase:
    (tmp_path / "a.txt").write_text("one")
    case = new_case(tmp_path / "case", name="operation-lantern", who="tester")
    case.add([tmp_path / "a.txt"])
    return case


def more(case: OpenCase, name: str) -> None:
    path = case.path.parent / name
    path.write_text(name)
    case.add([path])


# -- the key -----------------------------------------------------------------------------------------------------------


def test_the_key_is_made_once_and_is_nobody_elses_business(tmp_path: Path) -> None:
    path = tmp_path / "config" / "key"
    made = installation_key(path)
    assert made is not None
    assert path.stat().st_mode & 0o777 == 0o600
    assert installation_key(path) == made
    assert base64.b64encode(made.seed).decode() not in repr(made)
    assert public_of(made.verifier()) == (made.name, made.public)
    assert fingerprint(made.public)[:16] in made.name


def test_looking_for_a_key_makes_none(tmp_path: Path) -> None:
    assert installation_key(tmp_path / "key", make=False) is None
    assert not (tmp_path / "key").exists()


def test_a_key_others_can_read_is_refused(tmp_path: Path) -> None:
    installation_key(tmp_path / "key")
    (tmp_path / "key").chmod(0o640)
    with pytest.raises(UsageError, match="chmod 600"):
        installation_key(tmp_path / "key")


def test_a_key_inside_the_case_is_refused(case: OpenCase) -> None:
    with pytest.raises(UsageError, match="inside the case"):
        installation_key(case.path / "work" / "key", case=case.path)
    assert not (case.path / "work" / "key").exists()


@pytest.mark.parametrize(
    "text", ["", "secret", "PRIVATE+KEY+a+00000000+AAAA", "PUBLIC+KEY+a+00000000+" + "A" * 44]
)
def test_what_is_no_key_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "key").write_text(text)
    (tmp_path / "key").chmod(0o600)
    with pytest.raises(UsageError, match="not a ringbreak key"):
        installation_key(tmp_path / "key")


# -- making ------------------------------------------------------------------------------------------------------------


def test_a_checkpoint_is_of_the_log_as_it_stands(case: OpenCase) -> None:
    made = checkpoint.make(case, KEY)
    assert made.path.name == f"{len(case.log.entries)}.note"
    text, names = signers(made.path.read_text(), [KEY.verifier(made.checkpoint.origin)])
    assert names == [made.checkpoint.origin]
    lines = case.log.path.read_bytes().split(b"\n")[:-1]
    assert read_checkpoint(text).size == len(lines)
    assert read_checkpoint(text).root == root(checkpoint.leaves(case.log.path))
    assert case.file.name not in made.checkpoint.origin, "the name of a case may tell too much"


def test_the_same_log_gives_the_same_checkpoint_and_no_second_entry(case: OpenCase) -> None:
    first = checkpoint.make(case, KEY)
    entries = len(case.log.entries)
    again = checkpoint.make(open_case(case.path), KEY)
    assert (again.note, again.known) == (first.note, True)
    assert len(open_case(case.path).log.entries) == entries


def test_the_key_stands_in_the_log_the_checkpoint_is_of(case: OpenCase) -> None:
    made = checkpoint.make(case, KEY)
    named = list(case.log.of("key"))
    assert [e.body["verifier"] for e in named] == [KEY.verifier(made.checkpoint.origin)]
    assert named[0].seq < made.checkpoint.size


def test_the_log_grows_from_each_of_its_checkpoints(case: OpenCase) -> None:
    old = checkpoint.make(case, KEY).checkpoint
    for name in ("b.txt", "c.txt", "d.txt"):
        more(case, name)
        new = checkpoint.make(case, KEY).checkpoint
        proof = consistency_proof(checkpoint.leaves(case.log.path), old.size)
        assert consistent(old.size, new.size, old.root, new.root, proof)
        old = new
    verdict = case.verify()
    assert verdict.valid
    assert verdict.checkpoints == 4
    assert [p for _, p in verdict.signers] == [fingerprint(KEY.public)]


# -- what verify finds -------------------------------------------------------------------------------------------------


def rechained(case: OpenCase, change: bytes, to: bytes, keep: int | None = None) -> None:
    """Rewrite the log as somebody would who knows how it is chained."""
    import hashlib
    import json

    from ringbreak.case.canonical import canonical

    prev, lines = "0" * 64, []
    for line in case.log.path.read_bytes().split(b"\n")[:-1][:keep]:
        entry = json.loads(line.replace(change, to)) | {"prev": prev}
        lines.append(canonical(entry))
        prev = hashlib.sha256(lines[-1]).hexdigest()
    case.log.path.write_bytes(b"\n".join(lines) + b"\n")


def test_a_log_rewritten_with_its_chain_mended_does_not_fit_its_checkpoint(case: OpenCase) -> None:
    checkpoint.make(case, KEY)
    rechained(case, b'"who":"tester"', b'"who":"nobody"')
    open_case(case.path)  # the chain alone holds
    verdict = verify(case.path)
    assert any("rewritten or cut" in w for w in verdict.wrong), verdict.wrong


def test_a_log_whose_end_was_cut_off_does_not_fit_its_checkpoint(case: OpenCase) -> None:
    size = checkpoint.make(case, KEY).checkpoint.size
    more(case, "b.txt")
    checkpoint.make(case, KEY)
    rechained(case, b"", b"", keep=size)
    verdict = verify(case.path)
    assert any("its end was cut off" in w for w in verdict.wrong), verdict.wrong
    assert len([w for w in verdict.wrong if "checkpoint" in w]) == 1, "the older one still fits"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda note: note.replace("\n—", "\n-"), "signature line"),
        (lambda note: note[:-6] + "AAAA=\n", "signature|does not hold"),
        (lambda note: note.rpartition("\n\n")[0] + "\n\n", "signature line|signed note"),
        (lambda note: "", "signed note"),
        (lambda note: signed(read_checkpoint(note), OTHER.name, OTHER.seed), "nobody the log knows"),
    ],
)
def test_a_changed_checkpoint_is_named(case: OpenCase, change: object, reason: str) -> None:
    made = checkpoint.make(case, KEY)
    made.path.write_text(change(made.note))  # type: ignore[operator]
    verdict = verify(case.path)
    assert len(verdict.wrong) == 1
    assert made.path.name in verdict.wrong[0]
    with pytest.raises(CustodyBroken):
        checkpoint.newest(case)


def test_a_checkpoint_of_another_installation_is_noted(case: OpenCase) -> None:
    checkpoint.make(case, OTHER)
    assert not [n for n in verify(case.path, trusted=[OTHER.public]).notes if "fingerprints" in n]
    verdict = verify(case.path, trusted=[KEY.public])
    assert verdict.valid
    assert any("fingerprints" in n for n in verdict.notes)


# -- second signers ----------------------------------------------------------------------------------------------------


def test_a_second_signer_adds_a_line_and_changes_nothing_else(case: OpenCase) -> None:
    made = checkpoint.make(case, KEY)
    second = checkpoint.cosign(case, OTHER)
    assert second.path == made.path
    assert second.note.startswith(made.note)
    text, names = signers(second.note, [KEY.verifier(made.checkpoint.origin), OTHER.verifier()])
    assert (text, names) == (made.checkpoint.text(), [made.checkpoint.origin, OTHER.name])
    assert checkpoint.cosign(case, OTHER).note == second.note, "twice is once"
    assert verify(case.path).valid


def test_a_second_signer_does_not_sign_what_is_not_of_the_log(case: OpenCase) -> None:
    checkpoint.make(case, KEY)
    rechained(case, b'"who":"tester"', b'"who":"nobody"')
    with pytest.raises(CustodyBroken, match="not of this log"):
        checkpoint.cosign(open_case(case.path), OTHER)


def test_a_line_made_elsewhere_is_taken_over(case: OpenCase, tmp_path: Path) -> None:
    made = checkpoint.make(case, KEY)
    shutil.copytree(case.path, tmp_path / "elsewhere")
    theirs = checkpoint.cosign(open_case(tmp_path / "elsewhere"), OTHER)
    with pytest.raises(UsageError, match="--key"):
        checkpoint.attach(case, theirs.note, [])
    ours = checkpoint.attach(case, theirs.note, [OTHER.verifier()])
    assert ours.note == theirs.note != made.note
    assert verify(case.path).valid


def test_a_note_of_another_case_is_not_taken_over(case: OpenCase, tmp_path: Path) -> None:
    checkpoint.make(case, KEY)
    other = checkpoint.make(new_case(tmp_path / "other", who="x"), KEY)
    with pytest.raises(UsageError, match="not of a checkpoint of this case"):
        checkpoint.attach(case, other.note, [])


def test_nothing_to_sign_is_said(case: OpenCase) -> None:
    with pytest.raises(UsageError, match="no checkpoint"):
        checkpoint.cosign(case, KEY)


# -- time stamps -------------------------------------------------------------------------------------------------------


class Authority:
    """A time-stamping authority made with OpenSSL for the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        (folder / "conf").write_text(
            "[tsa]\nserial = serial\ncrypto_device = builtin\nsigner_cert = tsa.pem\nsigner_key = tsa.key\n"
            "signer_digest = sha256\ndefault_policy = 1.2.3.4\ndigests = sha256\n"
            "[ext]\nextendedKeyUsage = critical,timeStamping\nkeyUsage = critical,digitalSignature\n"
            "[ca]\nbasicConstraints = critical,CA:true\nkeyUsage = critical,keyCertSign\n"
            "[req]\ndistinguished_name = dn\n[dn]\n"
        )
        (folder / "serial").write_text("01\n")
        self.openssl(
            "req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -subj /CN=root -days 99 -config conf -extensions ca"
        )
        self.openssl("req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj /CN=tsa -config conf")
        self.openssl(
            "x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out tsa.pem -days 90 -extfile conf -extensions ext"
        )

    def openssl(self, command: str) -> bytes:
        return subprocess.run(
            ["openssl", *command.split()], cwd=self.folder, check=True, capture_output=True
        ).stdout

    def answer(self, query: bytes) -> bytes:
        (self.folder / "q.tsq").write_bytes(query)
        self.openssl("ts -reply -config conf -section tsa -queryfile q.tsq -out a.tsr")
        return (self.folder / "a.tsr").read_bytes()

    @property
    def roots(self) -> bytes:
        return (self.folder / "ca.pem").read_bytes()


needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl here")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tsa") / "tsa")


@needs_openssl
def test_a_time_stamp_is_kept_beside_its_checkpoint_and_openssl_agrees(
    case: OpenCase, authority: Authority
) -> None:
    made = checkpoint.make(case, KEY)
    token = authority.answer(checkpoint.time_query(made.checkpoint))
    more(case, "b.txt")
    checkpoint.make(case, KEY)
    stamped = checkpoint.stamp(case, token)
    assert stamped.path == made.path, "it is kept with the checkpoint it is over, not with the newest"
    assert stamped.stamp.read_bytes() == token
    assert len(stamped.notes) == 1
    (authority.folder / "text").write_text(made.checkpoint.text())
    (authority.folder / "kept.tsr").write_bytes(stamped.stamp.read_bytes())
    authority.openssl("ts -verify -data text -in kept.tsr -CAfile ca.pem")  # raises when it does not hold
    assert verify(case.path).valid


@needs_openssl
def test_a_time_stamp_over_something_else_is_refused(
    case: OpenCase, tmp_path: Path, authority: Authority
) -> None:
    checkpoint.make(case, KEY)
    other = checkpoint.make(new_case(tmp_path / "other", who="x"), KEY)
    with pytest.raises(UsageError, match="none of the checkpoints"):
        checkpoint.stamp(case, authority.answer(checkpoint.time_query(other.checkpoint)))
    with pytest.raises(UsageError, match="none of the checkpoints"):
        checkpoint.stamp(case, b"")


@needs_openssl
def test_a_time_stamp_exchanged_later_is_named(case: OpenCase, authority: Authority) -> None:
    made = checkpoint.make(case, KEY)
    stamped = checkpoint.stamp(case, authority.answer(checkpoint.time_query(made.checkpoint)))
    stamped.stamp.write_bytes(b"\x30\x00")
    assert any(stamped.stamp.name in w for w in verify(case.path).wrong)


@needs_openssl
def test_a_second_signer_does_not_spoil_the_time_stamp(case: OpenCase, authority: Authority) -> None:
    made = checkpoint.make(case, KEY)
    checkpoint.stamp(case, authority.answer(checkpoint.time_query(made.checkpoint)))
    checkpoint.cosign(case, OTHER)
    assert verify(case.path).valid


@needs_openssl
def test_a_token_is_checked_against_the_roots_one_trusts(
    case: OpenCase, authority: Authority, tmp_path: Path
) -> None:
    pytest.importorskip("rfc3161_client")
    made = checkpoint.make(case, KEY)
    token = authority.answer(checkpoint.time_query(made.checkpoint))
    assert "holds" in checkpoint.stamp(case, token, authority.roots).notes[0]
    stranger = Authority(tmp_path / "stranger")
    with pytest.raises(UsageError, match="does not hold"):
        checkpoint.stamp(case, token, stranger.roots)
    for spoilt in (
        token[:-40] + bytes(40),
        token[: len(token) // 2],
        token.replace(b"\x17\x0d", b"\x17\x0c"),
    ):
        with pytest.raises(UsageError):
            checkpoint.stamp(case, spoilt, authority.roots)
