"""`ringbreak doctor`: what this machine offers."""

from __future__ import annotations

import os
import platform
import shlex
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import click

from ringbreak.cli.common import print_json, verb
from ringbreak.version import VERSION
from ringbreak.words import say

EXTRAS = {
    "ocr": ("rapidocr", "text in pictures", ("rapidocr>=3.4", "onnxruntime>=1.20")),
    "archive": ("libarchive", "rar, cab, iso archives", ("libarchive-c>=5.3",)),
    "heif": ("pillow_heif", "HEIC pictures", ("pillow-heif>=1.1",)),
    "timestamp": ("rfc3161_client", "checking RFC 3161 time stamps", ("rfc3161-client>=1.0.5",)),
}
"""Optional part -> module that shows it is there, what it does, and the packages that make it, as in pyproject.toml."""


def install(extra: str) -> str:
    """The command that installs a part into the very Python that runs this: what is called `pip` elsewhere may be another's."""
    return shlex.join([sys.executable, "-m", "pip", "install", *EXTRAS[extra][2]])


def command(lang: str) -> click.Command:
    return verb(
        "doctor",
        lang,
        "Say what this machine offers: how well parsers are locked in, which optional parts are there, how much room is left.",
        [],
        run,
    )


def run(lang: str, as_json: bool) -> int:
    from ringbreak.case.objects import HAS_SM3
    from ringbreak.intake import sandbox

    level = sandbox.level()
    extras = {name: find_spec(module) is not None for name, (module, *_) in EXTRAS.items()}
    libraries = {}
    for name in ("pyarrow", "duckdb", "numba", "zxing-cpp", "phonenumbers", "publicsuffixlist", "pypdfium2"):
        try:
            libraries[name] = version(name)
        except PackageNotFoundError:
            libraries[name] = None  # type: ignore[assignment]
    free = shutil.disk_usage(Path.cwd()).free
    if as_json:
        print_json(
            {
                "ringbreak": VERSION,
                "python": platform.python_version(),
                "system": platform.platform(),
                "cores": os.cpu_count(),
                "sandbox": level,
                "sm3": HAS_SM3,
                "extras": extras,
                "install": {name: install(name) for name, there in extras.items() if not there},
                "libraries": libraries,
                "free_bytes": free,
                "encoding": sys.stdout.encoding,
            }
        )
        return 0
    print(
        f"ringbreak {VERSION}, Python {platform.python_version()}, {platform.system()} {platform.release()}, {os.cpu_count()} cores"
    )
    print(say("sandbox of parsers: {level}", lang, level=level))
    print(say("free space here: {size:.1f} GB", lang, size=free / 1e9))
    for name, there in extras.items():
        told = say(EXTRAS[name][1], lang)
        state = (
            say("installed", lang) if there else say("not installed: {command}", lang, command=install(name))
        )
        print(f"  {name:8} {told}: {state}")
    for name, number in libraries.items():
        print(f"  {name} {number or '-'}")
    return 0
