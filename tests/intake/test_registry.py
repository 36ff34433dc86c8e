"""Every declared format keeps its promises."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest

from ringbreak.intake.parser import Parser
from ringbreak.intake.registry import PARSERS, parsers

HEADS = (
    b"",
    b"\0" * 600,
    b"hello world\n" * 100,
    b"{}",
    b"[",
    b"<",
    b"a,b\n1,2\n",
    b"PK\x03\x04",
    b"PK\x03\x04" + bytes(70),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    b"\xff\xfe<\0",
    b"\x89PNG",
    b"%PDF-",
    random.Random(3).randbytes(65_536),
    "转账,金额\n".encode("gb18030") * 50,
)


def test_names_are_unique_and_plain_text_is_last() -> None:
    names = [p.name for p in PARSERS]
    assert len(set(names)) == len(names)
    assert names[-1] == "plain-text"
    assert names.index("tar") < names.index("compressed-file")


@pytest.mark.parametrize("parser", PARSERS, ids=lambda p: p.name)
def test_a_parser_says_what_it_is_and_looks_without_breaking(parser: Parser) -> None:
    assert parser.title
    assert parser.source
    assert "/" in parser.media_type
    for head in HEADS:
        for name in ("x", "x.txt", "微信.csv", "a/b.zip", ""):
            assert parser.accepts(head, name) in (True, False)


def test_parsers_of_other_packages_come_first() -> None:
    assert parsers()[-len(PARSERS) :] == PARSERS


def test_listing_the_formats_loads_no_heavy_library() -> None:
    heavy = (
        "lxml",
        "PIL",
        "pypdfium2",
        "duckdb",
        "numba",
        "zxingcpp",
        "py7zr",
        "docx",
        "python_calamine",
        "libarchive",
    )
    code = f"import sys, ringbreak.intake.registry; print([m for m in {heavy!r} if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
