"""The plain loops and their compiled twins give the same tables."""

from __future__ import annotations

import pytest

import ringbreak.kernels.components as components
import ringbreak.linking.privacy as privacy
import ringbreak.rings.weakest as weakest
from ringbreak.kernels.compile import _compiled

from .measure import ours
from .stress import Spec, make


@pytest.mark.slow
def test_compiled_and_plain_loops_agree_on_a_whole_case(monkeypatch: pytest.MonkeyPatch) -> None:
    case = make(Spec(seed=3, operations=5, innocents=150, unlisted_bearers=30, viral_bearers=20))
    made = []
    for choose in (lambda plain, *_, **__: plain, lambda plain, *_, **__: _compiled(plain)):
        for module in (privacy, weakest, components):
            monkeypatch.setattr(module, "compiled", choose)
        keep: dict[str, object] = {}
        ours(case, keep)
        made.append(keep)
    for name, table in made[0].items():
        assert made[1][name] == table, name
