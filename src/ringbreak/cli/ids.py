"""`ringbreak ids [FILE|-]`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from ringbreak.cli.common import print_json, print_table, verb
from ringbreak.errors import UsageError
from ringbreak.words import say, translate

KEYS = ("kind", "value", "as_written", "start", "end", "validity", "disguise", "why")
PIECE = 100_000
"""Characters of a plain text looked at in one go; pieces end with a line."""


def command(lang: str) -> click.Command:
    return verb(
        "ids",
        lang,
        "Find identifiers in a text, a document or a picture, disguised or not, each with its exact place. Without FILE, or with -, reads standard input.",
        [
            click.Argument(["file"], required=False, default="-"),
            click.Option(
                ["--jsonl"],
                is_flag=True,
                help=say('read {{"id", "text", "region"?}} a line, write a mention a line', lang),
            ),
            click.Option(
                ["--region"],
                default="CN",
                metavar="CC[,CC]",
                help=say(
                    "countries of phone numbers without a prefix, the likeliest first (CN,HK,TW); CN unless said",
                    lang,
                ),
            ),
            click.Option(
                ["--kind", "kinds"],
                multiple=True,
                metavar="KIND",
                help=say("only this kind; may be repeated", lang),
            ),
        ],
        run,
    )


def run(lang: str, as_json: bool, file: str, jsonl: bool, region: str, kinds: tuple[str, ...]) -> int:
    if kinds:
        from ringbreak.selectors.registry import SELECTORS

        known = {s.name for s in SELECTORS}
        for kind in kinds:
            if kind not in known:
                raise UsageError("no kind {kind}; ringbreak list kinds names them", kind=kind)
    from ringbreak.selectors.regions import checked

    region = checked(region)
    if jsonl:
        return _stream(file, region, kinds)
    found: list[dict[str, Any]] = []
    for mention in _mentions(file, region):
        if not kinds or mention["kind"] in kinds:
            found.append(mention)
    if as_json:
        print_json(found)
        return 0
    where = any(m.get("where") for m in found)
    headers = (["where"] if where else []) + list(KEYS)
    print_table(
        [say(h, lang) for h in headers],
        [[translate(m[k], lang) if k == "why" else m.get(k) for k in headers] for m in found],
        right=frozenset(headers.index(k) for k in ("start", "end")),
    )
    if not found:
        print(say("no identifiers found", lang), file=sys.stderr)
    return 0


def _stream(file: str, region: str, kinds: tuple[str, ...]) -> int:
    from ringbreak.selectors.extract import extract_jsonl

    out = sys.stdout.buffer

    def only(lines: bytes) -> None:
        for line in lines.splitlines(keepends=True):
            if json.loads(line)["kind"] in kinds:
                out.write(line)

    write = only if kinds else out.write
    if file == "-":
        extract_jsonl(sys.stdin.buffer, write, region=region)
    else:
        path = Path(file)
        if not path.is_file():
            raise UsageError("no such file or folder: {path}", path=path)
        with open(path, "rb") as lines:
            extract_jsonl(lines, write, region=region)
    out.flush()
    return 0


def _mentions(file: str, region: str) -> Iterator[dict[str, Any]]:
    if file == "-":
        from ringbreak.intake.text_encoding import decode

        yield from _of_text(decode(sys.stdin.buffer.read()).text, region)
        return
    from ringbreak.case.loose import mentions_of, plain

    path = Path(file)
    if not path.is_file():
        raise UsageError("no such file or folder: {path}", path=path)
    if plain(path):
        from ringbreak.intake.text_encoding import decode

        yield from _of_text(decode(path.read_bytes()).text, region)
    else:
        yield from mentions_of(path, region)


def _of_text(text: str, region: str) -> Iterator[dict[str, Any]]:
    from ringbreak.selectors.extract import extract

    start = 0
    while start < len(text):
        end = len(text)
        if end - start > PIECE:
            end = text.rfind("\n", start, start + PIECE) + 1 or start + PIECE
        for m in extract(text[start:end], region=region):
            yield {k: getattr(m, k) for k in KEYS} | {"start": m.start + start, "end": m.end + start}
        start = end
