"""A small case that was run and has a dossier, made once; tests that change it take a copy."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ringbreak.case.api import OpenCase, new_case, open_case
from ringbreak.case.authority import Authority
from ringbreak.case.keys import Key

NOW = datetime(2026, 4, 25, 8, tzinfo=UTC)
KEY = Key(bytes(range(32)))


def clock() -> datetime:
    return NOW


def evidence(folder: Path) -> Path:
    """Three chats that share a WeChat id, and a bulletin with figures. Invented; the numbers are reserved ones."""
    folder.mkdir(parents=True)
    for i in range(3):
        lines = [
            f"2026-03-0{1 + j} 1{j}:00:00,user{i}{j},第{i}{j}条 出售资料 加微信 shili_heimai88 电话 1990000003{i}"
            for j in range(3)
        ]
        (folder / f"聊天{i}.csv").write_text("时间,发送人,内容\n" + "\n".join(lines) + "\n", encoding="utf-8")
    (folder / "通报.txt").write_text(
        "2026年3月5日，示例市警方通报：抓获犯罪嫌疑人12名，查获手机30部，涉案金额120万元。\n",
        encoding="utf-8",
    )
    return folder


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("custody")
    case = new_case(root / "case", who="tester", clock=clock)
    case.add([evidence(root / "evidence")], authority=Authority.stated("test-data", expires="2026-04-25"))
    case.run(workers=1)
    case.dossier()
    return case.path


@pytest.fixture
def ready(made_once: Path, tmp_path: Path) -> OpenCase:
    """A case with tables and a dossier, to do with as the test likes."""
    shutil.copytree(made_once, tmp_path / "ready")
    return open_case(tmp_path / "ready", who="tester", clock=clock)
