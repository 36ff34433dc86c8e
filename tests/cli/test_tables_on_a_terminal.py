"""Lists on a terminal of 80 columns: ids can be copied, reasons can be read."""

from __future__ import annotations

import io

import pytest

from ringbreak.cli import common
from ringbreak.dossier.terminal import cells

ID, HASH, RING = (
    "1107654026457516571",
    "68c34fbbca89f4565e813f89e0be6989b1d43f1fce9f5c327377710ffe9b64d0",
    "0d08505f65",
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def printed(monkeypatch: pytest.MonkeyPatch, headers: list[str], rows: list[list[object]]) -> str:
    """What a table looks like on a terminal of 80 columns."""
    out = Terminal()
    monkeypatch.setattr("sys.stdout", out)
    monkeypatch.setattr(common, "width", lambda: 80)
    common.print_table(headers, rows, right=frozenset())
    monkeypatch.undo()
    return out.getvalue()


def test_an_id_is_whole_and_a_reason_goes_on_below(monkeypatch: pytest.MonkeyPatch) -> None:
    why = "private by its kind: 29 records, nothing against it; a telephone number belongs to one holder at a time"
    rows = [["selector", 20.0, "e-mail nobody.in.particular@rp-redelivery-zz.example", "", why, ID]] * 2
    lines = printed(monkeypatch, ["Member", "Bits", "What", "Role", "Why", "Id"], rows).splitlines()
    assert max(map(cells, lines)) <= 80
    assert sum(ID in line for line in lines) == 2
    assert (
        "".join(line[16:].split("  ")[0] for line in lines[1:] if line[16:19].strip())
        .replace(" ", "")
        .startswith("e-mail")
    )
    assert sum("private by its kind" in line for line in lines) == 2


def test_a_long_name_is_folded_and_a_hash_cut_to_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        [
            "邮件/非常长的文件名称/unusual-activity-of-march.eml",
            "refused",
            "fulls.csv is encrypted; decrypt it and add it",
            HASH,
        ]
    ]
    text = printed(monkeypatch, ["name", "effect", "reason", "evidence_id"], rows)
    assert max(map(cells, text.splitlines())) <= 80
    assert HASH[:10] in text
    assert HASH not in text
    assert "decrypt it and add it" in text
    assert all(part in text for part in ("邮件/非常长的文件名称/un", "usual-activity-of-march.", "eml"))


def test_what_fits_is_one_line_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    assert printed(monkeypatch, ["Ring", "Id"], [["R1", RING]]) == f"Ring  Id\nR1    {RING}\n"
