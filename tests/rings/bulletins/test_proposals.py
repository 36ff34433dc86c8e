"""What a language model proposes holds only when the text holds it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from ringbreak.errors import UsageError
from ringbreak.rings.bulletins.proposals import PROPOSED, ask, with_proposals
from ringbreak.rings.bulletins.read import read_facts

_TEXT = "警方抓获犯罪嫌疑人21名，另有望远镜7台。\n相关阅读\n8人获刑"


@pytest.mark.parametrize(
    ("proposal", "kept"),
    [
        ({"measure": "seized_devices", "quote": "望远镜7台"}, True),
        ({"measure": "seized_devices", "quote": "望远镜9台"}, False),  # not in the text
        ({"measure": "seized_sextants", "quote": "望远镜7台"}, False),  # no such measure
        ({"measure": "arrested", "quote": "犯罪嫌疑人21名"}, False),  # the rules read it already
        ({"measure": "sentenced", "quote": "8人获刑"}, False),  # page furniture
        ({"measure": "seized_devices", "quote": "嫌疑人21名，另有望远镜7台"}, False),  # two numbers
        ({"measure": "seized_devices", "quote": "望远镜"}, False),  # no number
        ({"measure": ["x"], "quote": 7}, False),
        ({}, False),
    ],
)
def test_a_proposal_without_a_verifiable_span_is_dropped(proposal: dict[str, object], kept: bool) -> None:
    bulletin = read_facts(_TEXT)
    made = with_proposals(bulletin, [proposal])
    new = made.facts[len(bulletin.facts) :]
    assert len(new) == kept
    for fact in new:
        assert (fact.value, fact.scope, fact.quote) == (7.0, PROPOSED, _TEXT[fact.start : fact.end])
        assert fact.certainty <= 0.5
    assert made.flags == bulletin.flags


@pytest.fixture
def server() -> Iterator[tuple[str, list[bytes]]]:
    """A server of this machine that answers every question with one good and one invented figure."""
    asked: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.rfile.read(int(self.headers["Content-Length"])))
            figures = [
                {"measure": "seized_devices", "quote": "望远镜7台"},
                {"measure": "arrested", "quote": "999名"},
            ]
            content = "Here you are:\n" + json.dumps(figures, ensure_ascii=False)
            body = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    made = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}/v1", asked
    made.shutdown()
    made.server_close()


def test_a_server_of_this_machine_is_asked_and_only_what_holds_is_kept(
    server: tuple[str, list[bytes]],
) -> None:
    url, asked = server
    bulletin = read_facts(_TEXT)
    made = with_proposals(bulletin, ask(_TEXT, url))
    assert len(asked) == 1
    assert [f.quote for f in made.facts] == ["21名", "望远镜7台"]


def test_no_other_machine_is_asked_unless_that_is_said() -> None:
    with pytest.raises(UsageError, match="not this machine"):
        ask(_TEXT, "http://reader.example/v1")


def test_a_server_that_is_not_there_is_said_plainly() -> None:
    with pytest.raises(UsageError, match="did not answer"):
        ask(_TEXT, "http://127.0.0.1:9/v1", timeout=2)
