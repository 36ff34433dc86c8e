"""Checkpoints of a case: signed notes over its log's tree, second signers, time stamps, and their check.

`checkpoints/<size>.note` holds the note over the first `size` entries, `checkpoints/<size>.tsr` a time stamp over its
text. The public key stands in the log (entry `key`), so that a checkpoint also says who makes checkpoints.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from ringbreak.case.case import Case
from ringbreak.case.durable import write_durably
from ringbreak.case.keys import Key, fingerprint, public_of
from ringbreak.case.log import Entry
from ringbreak.case.merkle import leaf_hash, root
from ringbreak.case.note import Checkpoint, read_checkpoint, sign, signed, signers
from ringbreak.errors import CustodyBroken, UsageError
from ringbreak.words import say


@dataclass(frozen=True, slots=True)
class Made:
    """A checkpoint on disk: its file, what it says, who signed it, and whether it was there already."""

    path: Path
    checkpoint: Checkpoint
    note: str
    keys: tuple[str, ...]
    """Verifier keys of its signature lines."""
    known: bool
    notes: tuple[str, ...] = ()

    @property
    def stamp(self) -> Path:
        return self.path.with_suffix(".tsr")


def origin(entries: Sequence[Entry]) -> str:
    """The log's name: made from its first entry, so it tells neither case nor people."""
    return f"ringbreak/case/{entries[0].digest[:32]}"


def leaves(log: Path, count: int | None = None) -> list[bytes]:
    """Leaf hashes of the whole lines of a log."""
    data = log.read_bytes()
    return [leaf_hash(line) for line in data[: data.rfind(b"\n") + 1].split(b"\n")[:-1][:count]]


def stored(case: Path) -> list[Path]:
    """Notes of a case, by size."""
    found = [p for p in (case / "checkpoints").glob("*.note") if p.stem.isdigit()]
    return sorted(found, key=lambda p: int(p.stem))


def keys_in(entries: Sequence[Entry]) -> list[str]:
    """Verifier keys the log names, in order."""
    return [str(e.body.get("verifier", "")) for e in entries if e.what == "key"]


def read(case: Case, path: Path) -> Made:
    """A stored checkpoint, its signatures checked under the keys of the log.

    Raises: CustodyBroken when a signature does not hold or none is known.
    """
    note = path.read_text(encoding="utf-8")
    known = keys_in(case.log.entries)
    try:
        text, names = signers(note, known)
        checkpoint = read_checkpoint(text)
    except UsageError as e:
        raise CustodyBroken("checkpoint {name}: {reason}", name=path.name, reason=e) from e
    if not names:
        raise CustodyBroken("checkpoint {name}: nobody the log knows has signed it", name=path.name)
    return Made(path, checkpoint, note, tuple(k for k in known if public_of(k)[0] in names), True)


def make(case: Case, key: Key) -> Made:
    """Sign the log as it stands; the same log and key give the same bytes, and no second file.

    Raises: CaseError when the disk refuses; CaseLocked.
    """
    with case.lock:
        name = origin(case.log.entries)
        if key.verifier(name) not in keys_in(case.log.entries):
            case.append([("key", {"role": "log", "verifier": key.verifier(name)})])
        size = len(case.log.entries)
        path = case.path / "checkpoints" / f"{size}.note"
        if path.exists() and key.verifier(name) in read(case, path).keys:
            return read(case, path)
        checkpoint = Checkpoint(name, size, root(leaves(case.log.path, size)))
        note = signed(checkpoint, name, key.seed)
        write_durably(path, note.encode())
        return Made(path, checkpoint, note, (key.verifier(name),), False)


def newest(case: Case, *, least: int = 0) -> Made | None:
    """The smallest stored checkpoint of at least so many entries; with `least` 0 the largest."""
    found = [p for p in stored(case.path) if int(p.stem) >= least]
    return read(case, found[0] if least else found[-1]) if found else None


def cosign(case: Case, key: Key) -> Made:
    """Add a second signer's line to the newest checkpoint, after checking it against the log we hold.

    Raises: UsageError when there is no checkpoint; CustodyBroken when it is not of this log.
    """
    with case.lock:
        made = newest(case)
        if made is None:
            raise UsageError(
                "there is no checkpoint to sign yet; make one with: ringbreak checkpoint {case}",
                case=case.path,
            )
        _is_of(case, made)
        return _with_line(case, made, key.verifier(), sign(made.checkpoint.text(), key.name, key.seed))


def attach(case: Case, note: str, keys: Sequence[str]) -> Made:
    """Take over the lines that others put on a copy of one of our notes.

    Args:
        keys: Verifier keys of those signers, unless the log knows them.
    Raises: UsageError when the note is none of ours, or no line is of a known key, or one does not hold.
    """
    with case.lock:
        for key in keys:
            public_of(key)
        text, _ = signers(note, [])
        checkpoint = read_checkpoint(text)
        path = case.path / "checkpoints" / f"{checkpoint.size}.note"
        made = read(case, path) if path.exists() else None
        if made is None or made.checkpoint.text() != text:
            raise UsageError("this note is not of a checkpoint of this case")
        known = [*keys, *keys_in(case.log.entries)]
        _, names = signers(note, known)
        lines = {line.split(" ")[1]: line + "\n" for line in note.rpartition("\n\n")[2][:-1].split("\n")}
        added = [k for k in dict.fromkeys(known) if public_of(k)[0] in names and k not in made.keys]
        if not added:
            raise UsageError("no new signature of a known key on this note; give the signer's key with --key")
        for key in added:
            made = _with_line(case, made, key, lines[public_of(key)[0]])
        return made


def _with_line(case: Case, made: Made, verifier: str, line: str) -> Made:
    if line in made.note:
        return made
    # The key first: a line of a key the log does not name would be passed over.
    if verifier not in keys_in(case.log.entries):
        case.append([("key", {"role": "second", "verifier": verifier})])
    note = made.note + line
    signers(note, [verifier])
    write_durably(made.path, note.encode())
    return Made(made.path, made.checkpoint, note, (*made.keys, verifier), False)


def _is_of(case: Case, made: Made) -> None:
    size = made.checkpoint.size
    if size > len(case.log.entries) or root(leaves(case.log.path, size)) != made.checkpoint.root:
        raise CustodyBroken(
            "checkpoint {name} is not of this log: the log was rewritten or cut after it was signed",
            name=made.path.name,
        )


# -- time stamps -----------------------------------------------------------------------------------------------------

_QUERY = bytes.fromhex("30390201013031300d060960864801650304020105000420"), bytes.fromhex("0101ff")
"""RFC 3161 TimeStampReq of version 1 over a SHA-256, certificate asked for, no nonce: DER around the 32 bytes."""


def imprint(checkpoint: Checkpoint) -> bytes:
    """What a time stamp is over: the SHA-256 of the note's text, which second signers do not change."""
    return hashlib.sha256(checkpoint.text().encode()).digest()


def time_query(checkpoint: Checkpoint) -> bytes:
    """A request for a time-stamping authority (a `.tsq` file); send it by any way, ringbreak opens no connection."""
    head, tail = _QUERY
    return head + imprint(checkpoint) + tail


def stamp(case: Case, token: bytes, roots: bytes | None = None) -> Made:
    """Keep an RFC 3161 answer beside the checkpoint it is over.

    Args:
        token: The authority's answer, DER.
        roots: PEM of the authorities' certificates one trusts; with the optional part `timestamp` installed the token's
            signature and chain are checked against them.
    Returns: The checkpoint; its notes say how far the token was checked.
    Raises: UsageError when the token is over none of the checkpoints, or does not hold.
    """
    with case.lock:
        for path in reversed(stored(case.path)):
            made = read(case, path)
            if imprint(made.checkpoint) in token:
                break
        else:
            raise UsageError("this time stamp is over none of the checkpoints of this case")
        notes = [check_token(token, made.checkpoint, roots)]
        write_durably(made.stamp, token)
        return Made(made.path, made.checkpoint, made.note, made.keys, True, tuple(notes))


def check_token(token: bytes, checkpoint: Checkpoint, roots: bytes | None) -> str:
    """How far a token could be checked, in words.

    Raises: UsageError when it was checked and does not hold.
    """
    try:
        tsp: Any = import_module("rfc3161_client")
    except ImportError:
        return say(
            "the time stamp names this checkpoint; its signature was not checked, because rfc3161-client is not installed (openssl ts -verify does it too)"
        )
    try:
        answer = tsp.decode_timestamp_response(token)
        held = answer.tst_info.message_imprint.message
        if held != imprint(checkpoint):
            raise UsageError("this time stamp is over none of the checkpoints of this case")
        if roots is None:
            return say(
                "the time stamp of {when} names this checkpoint; its signature was not checked: give the authority's root with --tsa-roots",
                when=answer.tst_info.gen_time.strftime("%Y-%m-%dT%H:%M:%SZ"),
            )
        from cryptography import x509

        builder = tsp.VerifierBuilder()
        for certificate in x509.load_pem_x509_certificates(roots):
            builder = builder.add_root_certificate(certificate)
        builder.build().verify_message(answer, checkpoint.text().encode())
    except (ValueError, tsp.VerificationError) as e:
        raise UsageError("the time stamp does not hold: {reason}", reason=e) from e
    return say("the time stamp of {when} holds", when=answer.tst_info.gen_time.strftime("%Y-%m-%dT%H:%M:%SZ"))


# -- for verify ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Checked:
    """What `verify` learns from the stored checkpoints."""

    count: int
    signers: tuple[tuple[str, str], ...]
    """(name, fingerprint of the public key), for people to compare."""
    wrong: tuple[str, ...]
    notes: tuple[str, ...]


def check(case: Path, entries: Sequence[Entry], trusted: Sequence[bytes] = ()) -> Checked:
    """Check every stored checkpoint against the log: signatures hold, and the log only grew since.

    Args:
        trusted: Public keys known from outside the case; a checkpoint none of them signed is noted.
    """
    wrong: list[str] = []
    notes: list[str] = []
    names: dict[str, str] = {}
    tree = leaves(case / "log")
    known = [k for k in keys_in(entries) if _holds(k)]
    outside = 0
    count = 0
    for path in stored(case):
        count += 1
        try:
            text, signed_by = signers(path.read_text(encoding="utf-8"), known)
            checkpoint = read_checkpoint(text)
        except (UsageError, UnicodeDecodeError) as e:
            wrong.append(say("checkpoint {name}: {reason}", name=path.name, reason=e))
            continue
        if not signed_by:
            wrong.append(say("checkpoint {name}: nobody the log knows has signed it", name=path.name))
            continue
        if checkpoint.size > len(tree):
            wrong.append(
                say(
                    "checkpoint {name} is of {size} entries and the log has {count}: its end was cut off",
                    name=path.name,
                    size=checkpoint.size,
                    count=len(tree),
                )
            )
        elif root(tree[: checkpoint.size]) != checkpoint.root or checkpoint.size != int(path.stem):
            wrong.append(
                say(
                    "checkpoint {name} is not of this log: the log was rewritten or cut after it was signed",
                    name=path.name,
                )
            )
        publics = {n: p for n, p in map(public_of, known) if n in signed_by}
        names.update({n: fingerprint(p) for n, p in publics.items()})
        outside += not set(trusted).intersection(publics.values())
        token = path.with_suffix(".tsr")
        if token.exists() and imprint(checkpoint) not in token.read_bytes():
            wrong.append(say("time stamp {name} is not over its checkpoint", name=token.name))
    if trusted and outside:
        notes.append(
            say(
                "{count} checkpoints are not signed by the key of this installation; compare the signers' fingerprints",
                count=outside,
            )
        )
    return Checked(count, tuple(sorted(names.items())), tuple(wrong), tuple(notes))


def _holds(key: str) -> bool:
    try:
        public_of(key)
    except UsageError:
        return False
    return True
