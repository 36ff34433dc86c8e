"""Ctrl-C inside a query stops the program as Ctrl-C anywhere does, and is not told as an error of the engine."""

from __future__ import annotations

import os
import signal
import threading
import time

import pytest

from ringbreak.engine.duckdb import DuckDB

ENDLESS = "SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE a.range * b.range % 7 = 3"


@pytest.mark.parametrize("call", ["sql", "execute"])
def test_ctrl_c_inside_a_query_is_a_keyboard_interrupt(call: str) -> None:
    engine = DuckDB(threads=1)
    done = threading.Event()

    def press() -> None:
        while not done.wait(0.3):
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(5)

    presser = threading.Thread(target=press)
    presser.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            getattr(engine, call)(ENDLESS)
    finally:
        done.set()
        presser.join()
        engine.close()
