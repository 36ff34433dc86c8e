"""Too little memory is said in words, wherever it runs out; a broken installation is not taken for it."""

from __future__ import annotations

import pytest

from ringbreak.cli import main


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        ImportError("_generator.so: failed to map segment from shared object"),
        ImportError("libx.so: cannot allocate memory in static TLS block"),
    ],
)
def test_a_process_without_memory_says_so_and_ends_with_4(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: BaseException
) -> None:
    def program(lang: str) -> object:
        raise error

    monkeypatch.setattr(main, "program", program)
    assert main.main(["run", "x"]) == 4
    said = capsys.readouterr().err
    assert said.startswith("ringbreak: there is too little memory")
    assert "Traceback" not in said


def test_a_module_that_is_missing_is_no_lack_of_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def program(lang: str) -> object:
        raise ImportError("No module named 'nothing'")

    monkeypatch.setattr(main, "program", program)
    with pytest.raises(ImportError, match="nothing"):
        main.main(["run", "x"])
