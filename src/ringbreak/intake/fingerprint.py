"""When a file that was read before must be read again: a digest of the settings and of what reads."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from importlib import metadata
from pathlib import Path

from ringbreak.intake.parser import Reading
from ringbreak.model import plugins


def settings_digest(reading: Reading, parsers: Sequence[str], registry: bool) -> str:
    """Hex digest of all that decides, beside the bytes and the name, what reading a file gives."""
    said = {
        **asdict(reading),
        "maps": {k: dict(v) for k, v in reading.maps.items()},
        "parsers": list(parsers),
        "registry": registry,
        "engine": engine_digest(),
    }
    return hashlib.blake2b(json.dumps(said, sort_keys=True).encode(), digest_size=16).hexdigest()


@cache
def engine_digest() -> str:
    """Digest of what decides how bytes are read: our own source, and the versions of the libraries we read with.

    Coarse on purpose: a parser that was added may take a file that another took before.
    """
    package = Path(__file__).parent
    digest = hashlib.blake2b(digest_size=16)
    for folder in (package, package.parent / "model", package.parent / "kernels"):
        for path in sorted(folder.rglob("*.py")):
            digest.update(path.relative_to(package.parent).as_posix().encode() + b"\0" + path.read_bytes())
    names = {"ringbreak"}
    try:
        names |= {m[0] for r in metadata.requires("ringbreak") or () if (m := re.match(r"[\w.-]+", r))}
    except metadata.PackageNotFoundError:
        pass
    for said in plugins.versions(plugins.PARSERS):
        digest.update(f"{said}\n".encode())
    for name in sorted(names):
        try:
            digest.update(f"{name}={metadata.version(name)}\n".encode())
        except metadata.PackageNotFoundError:
            continue
    return digest.hexdigest()
