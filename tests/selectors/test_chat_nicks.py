"""User names under which people speak in a saved chat, told from people, roles, settings and logs."""

from __future__ import annotations

import pytest

from ringbreak.selectors.extract import extract

READ = [
    ("--- #help-desk export, 2026-10-06 ---\nquillfeather: is the mod still there\n0xTamsin: dm him\nquillfeather: ty", ["quillfeather", "0xtamsin", "quillfeather"]),
    ("[21:14] k0bold_rex: u got the logs\n[21:15] paperlantern9: yeah sending", ["k0bold_rex", "paperlantern9"]),
    ("#ops-night log\nmossy_kettle: ship is late\ntin.badger: eta 04:10\nmossy_kettle: kk", ["mossy_kettle", "tin.badger", "mossy_kettle"]),
    ("2026-10-02 21:14:08 dai_fa_xiaoyu: 单子发我\n2026-10-02 21:14:40 lao7_hk: 好", ["dai_fa_xiaoyu", "lao7_hk"]),
    ("moth_lamp：你到了吗\nlao_qiu9：到了，在门口等你呢", ["moth_lamp", "lao_qiu9"]),
]  # fmt: skip
NOTHING = [
    "Mum: did you ring the bank\nTom: yes they said wait",
    "buyer_1: is it new\nseller_2: yes sealed",
    "dev1: you there?\ndev2: yes, still broken for me",
    "max_users: 10\nrate_limit: 5\nlog_level: info",
    "# channel config\nuser_name: you\npage_size: 50 per page",
    "server_1: ready to accept connections\nworker_2: job done in 3 s\nworker_3: job done in 4 s",
    "nginx_1: GET /a 200\nnginx_2: GET /b 404\nredis_1: saved to disk",
    "T02: can you move to my seat\nT04: ok sure",
    "客服007：您好\n买家：在吗\n客服007：在的",
    "part_2: i think we should stop here\npart_3: you may be right",
    "k0bold_rex: u got the logs, yeah ok",
]


def names(text: str) -> list[str]:
    return [m.value for m in extract(text) if m.kind == "handle"]


@pytest.mark.parametrize(("text", "speakers"), READ)
def test_who_speaks(text: str, speakers: list[str]) -> None:
    assert names(text) == speakers


@pytest.mark.parametrize("text", NOTHING)
def test_who_is_nobody_known(text: str) -> None:
    assert extract(text) == []
