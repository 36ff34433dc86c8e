"""Checkpoints as C2SP signed notes: what a log was at a moment, under an Ed25519 key, in a few lines of text.

    ringbreak.example/mycase
    42
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

    — ringbreak.example/mycase Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=

Source: C2SP signed-note and tlog-checkpoint.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

from ringbreak.errors import UsageError

ED25519 = b"\x01"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A log's name, number of entries and Merkle root."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def key_hash(name: str, public: bytes) -> bytes:
    """First four bytes of SHA-256 over name, newline, algorithm and key: which key a signature line is of."""
    return hashlib.sha256(name.encode() + b"\n" + ED25519 + public).digest()[:4]


def verifier_key(name: str, public: bytes) -> str:
    """`name+hash+base64`, as C2SP writes a public key."""
    return f"{name}+{key_hash(name, public).hex()}+{base64.b64encode(ED25519 + public).decode()}"


def sign(text: str, name: str, private: bytes) -> str:
    """A signature line for a note's text.

    Args:
        private: The 32 bytes of an Ed25519 seed.
    Raises: UsageError when the name holds a space or a plus, which would make the line ambiguous.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    if not name or any(c.isspace() or c == "+" for c in name):
        raise UsageError("a key's name may hold neither spaces nor plus signs: {name}", name=name)
    key = Ed25519PrivateKey.from_private_bytes(private)
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return f"— {name} {base64.b64encode(key_hash(name, public) + key.sign(text.encode())).decode()}\n"


def signed(checkpoint: Checkpoint, name: str, private: bytes) -> str:
    """The whole note: text, empty line, signature."""
    return f"{checkpoint.text()}\n{sign(checkpoint.text(), name, private)}"


def signers(note: str, keys: list[str]) -> tuple[str, list[str]]:
    """Text of a note and the names of those known keys whose signature holds.

    Args:
        keys: Verifier keys as `verifier_key` writes them.
    Raises: UsageError when it is not a signed note, or a known key's signature is false. Lines of unknown keys are
        passed over, as C2SP demands.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    head, gap, tail = note.rpartition("\n\n")
    if not gap or not tail.endswith("\n") or any(ord(c) < 32 and c != "\n" for c in note):
        raise UsageError("this is not a signed note: text, an empty line, signature lines")
    text = head + "\n"
    known: dict[tuple[str, bytes], bytes] = {}
    for key in keys:
        name, shown, data = key.split("+", 2)
        raw = base64.b64decode(data, validate=True)
        if raw[:1] != ED25519 or len(raw) != 33 or key_hash(name, raw[1:]).hex() != shown:
            raise UsageError("this is not a verifier key: {key}", key=key)
        known[name, bytes.fromhex(shown)] = raw[1:]
    found = []
    for line in tail[:-1].split("\n"):
        parts = line.split(" ")
        if len(parts) != 3 or parts[0] != "—":
            raise UsageError("this is not a signature line: {line}", line=line)
        try:
            blob = base64.b64decode(parts[2], validate=True)
        except ValueError as e:
            raise UsageError("this is not a signature line: {line}", line=line) from e
        public = known.get((parts[1], blob[:4]))
        if public is None:
            continue
        try:
            Ed25519PublicKey.from_public_bytes(public).verify(blob[4:], text.encode())
        except InvalidSignature:
            raise UsageError("the signature of {name} does not hold", name=parts[1]) from None
        found.append(parts[1])
    return text, found


def read_checkpoint(text: str) -> Checkpoint:
    """Raises: UsageError when the text is not a checkpoint."""
    lines = text.split("\n")
    try:
        origin, size, data = lines[0], lines[1], base64.b64decode(lines[2], validate=True)
        if not origin or str(int(size)) != size or len(data) != 32:
            raise ValueError
        return Checkpoint(origin, int(size), data)
    except (IndexError, ValueError) as e:
        raise UsageError("this is not a checkpoint: origin, size, root") from e
