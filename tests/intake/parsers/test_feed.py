"""Web feeds: an entry is an article, whatever dialect it is written in."""

from __future__ import annotations

from pathlib import Path

import pytest

from ringbreak.intake.parsers.feed import PARSER, accepts
from ringbreak.intake.read import Parsed
from tests.intake.parsers.reading import read

GOLDEN = Path(__file__).parents[2] / "golden" / "parsers" / "feed"


def golden(name: str) -> Parsed:
    return read((GOLDEN / name).read_bytes(), name, PARSER)


@pytest.mark.parametrize(
    ("head", "is_feed"),
    [
        (b"<rss version='2.0'><channel>", True),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x -->\n<rss version='2.0'>", True),
        (b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>", True),
        ("<?xml version='1.0'?><rss version='2.0'><channel>".encode("utf-16"), True),
        (b"<rdf:RDF xmlns:rdf='r' xmlns='http://purl.org/rss/1.0/'><channel>", True),
        (b"<rdf:RDF xmlns:rdf='r' xmlns:foaf='f'><foaf:Person>", False),
        (b"<feed><cow/></feed>", False),
        (b"<html><body>&lt;rss></body></html>", False),
        (b"the tag <rss> is explained here", False),
        (b"", False),
    ],
)
def test_the_root_element_decides(head: bytes, is_feed: bool) -> None:
    assert accepts(head, "x.xml") is is_feed


def test_atom_with_markup_inside() -> None:
    parsed = golden("atom.xml")
    entry, feed = parsed.records()
    assert (entry["title"], entry["text"]) == ("A first note", "Call me\non Telegram @example_notes_00")
    assert (entry["author"], entry["author_name"]) == ("pat@notes.example", "Pat Example")
    assert entry["url"] == "https://notes.example/1"
    assert entry["sent_at"].isoformat() == "2026-03-06T09:00:00+00:00"
    assert entry["channel"] == feed["title"] == "Example notes"
    assert feed["url"] == "https://notes.example/"


def test_what_was_whole_before_the_cut_is_kept_and_the_cut_is_said() -> None:
    parsed = golden("rdf_cut_short.xml")
    titles = [r["title"] for r in parsed.records()]
    assert "One" in titles
    assert parsed.status == "partly"
    first = parsed.records()[0]
    assert first["text"] == "whole &unknown; entry", "an entity nobody knows is left as it is written"


def test_gb18030_by_its_declaration() -> None:
    text = "<?xml version='1.0' encoding='GB2312'?><rss version='2.0'><channel><title>示例</title><item><title>加微信</title></item></channel></rss>"
    parsed = read(text.encode("gb18030"))
    assert [r["title"] for r in parsed.records()] == ["加微信", "示例"]


def test_a_control_character_costs_nothing_but_itself() -> None:
    parsed = read(
        "<rss version='2.0'><channel><item><title>a\x0bb</title></item><item><title>c</title></item></channel></rss>",
    )
    assert [r["title"] for r in parsed.records()] == ["a b", "c"]
    assert parsed.status == "read"


def test_entities_of_the_document_are_not_resolved() -> None:
    """Neither a billion laughs nor a file of this machine."""
    bomb = (
        "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
        "<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
        "<rss version='2.0'><channel><item><title>&b;&f;</title></item></channel></rss>"
    )
    parsed = read(bomb)
    everything = str(parsed.records())
    assert "hahaha" not in everything
    assert "root:" not in everything


def test_a_feed_without_entries_is_its_own_page() -> None:
    parsed = read("<rss version='2.0'><channel><title>nothing yet</title></channel></rss>")
    assert [(r["kind"], r["title"]) for r in parsed.records()] == [("page", "nothing yet")]


@pytest.mark.parametrize(
    ("said", "account", "name"),
    [
        ("<author>a@b.example (Ann)</author>", "a@b.example", "Ann"),
        ("<author>Ann &lt;a@b.example&gt;</author>", "a@b.example", "Ann"),
        ("<author>Ann</author>", None, "Ann"),
        ("", None, None),
    ],
)
def test_an_address_is_an_account_and_words_are_a_name(
    said: str, account: str | None, name: str | None
) -> None:
    parsed = read(f"<rss version='2.0'><channel><item><title>t</title>{said}</item></channel></rss>")
    record = parsed.records()[0]
    assert (record["author"], record["author_name"]) == (account, name)
