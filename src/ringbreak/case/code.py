"""Which code computed something: a digest of our source, the libraries it stands on, and plug-ins.

A version number is not enough: two checkouts of one version differ, and tables of the one must neither be taken for
tables of the other nor be called forged because the other computes them otherwise.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib import metadata
from pathlib import Path

import ringbreak
from ringbreak.model import plugins

SHARED = ("engine", "kernels", "model", "case/stages.py", "errors.py")
"""What every stage stands on. Words and pages are not here: they change no table."""


@cache
def code_digest(folders: tuple[str, ...], groups: tuple[str, ...] = ()) -> str:
    """Hex digest of the source in some of our folders, of what all stages share, of libraries and plug-ins.

    Args:
        folders: Below the package, with "/".
        groups: Entry-point groups whose parts take part; see `ringbreak.model.plugins`.
    """
    package = Path(ringbreak.__file__).parent
    digest = hashlib.blake2b(digest_size=16)
    for name in sorted((*folders, *SHARED)):
        at = package / name
        for path in [at] if at.is_file() else sorted(p for p in at.rglob("*") if p.is_file()):
            if "__pycache__" in path.parts:
                continue
            digest.update(path.relative_to(package).as_posix().encode() + b"\0")
            digest.update(hashlib.blake2b(path.read_bytes()).digest())
    for said in (*_libraries(), *plugins.versions(*groups)):
        digest.update(f"{said}\n".encode())
    return digest.hexdigest()


@cache
def _libraries() -> tuple[str, ...]:
    """`name=version` of what ringbreak requires, extras too where they are installed; sorted."""
    try:
        required = metadata.requires("ringbreak") or []
    except metadata.PackageNotFoundError:
        required = []
    found = set()
    for line in required:
        name = re.match(r"[\w.-]+", line)
        if name is None:
            continue
        try:
            found.add(f"{name[0]}={metadata.version(name[0])}")
        except metadata.PackageNotFoundError:
            continue
    return tuple(sorted(found))
