"""The installation's key: an Ed25519 seed in a file only its owner can read, never inside a case.

One line, as the Go checksum database and C2SP tools write a private key: `PRIVATE+KEY+name+hash+base64(0x01 + seed)`.
A case signs under its own name with the same key, so one key tells one installation whatever the case is called.
"""

from __future__ import annotations

import base64
import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from ringbreak.case.durable import make_folder, write_durably
from ringbreak.case.note import ED25519, key_hash, verifier_key
from ringbreak.errors import UsageError


@dataclass(frozen=True, slots=True)
class Key:
    """A signing key. `name` is made from the public key, so it tells nothing about whom it belongs to."""

    seed: bytes

    @property
    def public(self) -> bytes:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        return (
            Ed25519PrivateKey.from_private_bytes(self.seed)
            .public_key()
            .public_bytes(Encoding.Raw, PublicFormat.Raw)
        )

    @property
    def name(self) -> str:
        return f"ringbreak/{fingerprint(self.public)[:16]}"

    def verifier(self, name: str | None = None) -> str:
        """The public half as C2SP writes it, under the key's own name or another."""
        return verifier_key(name or self.name, self.public)

    def text(self) -> str:
        shown = key_hash(self.name, self.public).hex()
        return f"PRIVATE+KEY+{self.name}+{shown}+{base64.b64encode(ED25519 + self.seed).decode()}\n"

    def __repr__(self) -> str:
        # The seed must not end up in a traceback or a log.
        return f"Key({self.name})"


def fingerprint(public: bytes) -> str:
    """SHA-256 of a public key, hex: what two people compare by telephone."""
    return hashlib.sha256(public).hexdigest()


def public_of(verifier: str) -> tuple[str, bytes]:
    """Name and public key of a verifier key.

    Raises: UsageError when it is none.
    """
    try:
        name, shown, data = verifier.strip().split("+", 2)
        raw = base64.b64decode(data, validate=True)
        if not name or raw[:1] != ED25519 or len(raw) != 33 or key_hash(name, raw[1:]).hex() != shown:
            raise ValueError
    except ValueError as e:
        raise UsageError("this is not a verifier key: {key}", key=verifier) from e
    return name, raw[1:]


def installation_key(path: Path, *, case: Path | None = None, make: bool = True) -> Key | None:
    """Read the key, or make it at its first use.

    Args:
        case: The case to be signed; a key kept inside it is refused, because who gets the case would get the key.
        make: False to only look.
    Returns: None when there is none and none was to be made.
    Raises: UsageError when the file is no key, lies in the case, or others may read it.
    """
    if case is not None and path.absolute().resolve().is_relative_to(case.absolute().resolve()):
        raise UsageError(
            "the key {path} lies inside the case; move it out: whoever is handed the case could sign in your name",
            path=path,
        )
    try:
        held = path.stat()
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        if not make:
            return None
        key = Key(os.urandom(32))
        make_folder(path.parent, mode=0o700)
        write_durably(path, key.text().encode(), mode=0o600)
        return key
    except (OSError, UnicodeDecodeError) as e:
        raise UsageError("the key {path} cannot be read: {reason}", path=path, reason=e) from e
    if os.name != "nt" and stat.S_IMODE(held.st_mode) & 0o077:
        raise UsageError(
            "others may read the key {path}; take their rights away: chmod 600 {path}", path=path
        )
    parts = text.strip().split("+", 4)
    try:
        raw = base64.b64decode(parts[4], validate=True)
        if parts[:2] != ["PRIVATE", "KEY"] or raw[:1] != ED25519 or len(raw) != 33:
            raise ValueError
    except (IndexError, ValueError) as e:
        raise UsageError("{path} is not a ringbreak key", path=path) from e
    return Key(raw[1:])
