"""Cells that differ in their figures only get what each would get alone."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import phonenumbers
import pyarrow as pa
import pytest

from ringbreak.selectors import alike, alike_signs, plan_column
from ringbreak.selectors.checks import luhn
from ringbreak.selectors.columns import SCHEMA, extract_column, extract_plain
from ringbreak.selectors.kinds import cn_id
from tests.selectors import made_cells

ROWS = 700


def column(cells: list[str]) -> pa.Array:
    return pa.array(cells, pa.large_string())


def by_like(
    cells: list[str], header: str, region: str = "CN", platform: str | None = None
) -> tuple[dict[int, list[dict[str, Any]]], list[int]]:
    """Mentions by row of the cells that were read by their like, and which they are."""
    got = alike.read_alike(
        column(cells),
        region=region,
        hints=column([header] * len(cells)),
        platforms=pa.array([platform] * len(cells), pa.large_string()),
    )
    if got is None:
        return {}, []
    parts, done = got
    out: dict[int, list[dict[str, Any]]] = {}
    for part in parts:
        for mention in pa.Table.from_arrays(part, schema=SCHEMA).to_pylist():
            out.setdefault(mention.pop("row"), []).append(mention)
    return out, np.flatnonzero(done).tolist()


def alone(cell: str, header: str, region: str = "CN", platform: str | None = None) -> list[dict[str, Any]]:
    found = extract_plain(
        column([cell]),
        region=region,
        hints=column([header]),
        platforms=pa.array([platform], pa.large_string()),
    )
    return [{k: v for k, v in mention.items() if k != "row"} for mention in found.to_pylist()]


@pytest.mark.parametrize("seed", range(4))
def test_figures_of_every_form_are_read_by_their_like_as_alone(seed: int) -> None:
    rng = random.Random(seed)
    compared = 0
    for _ in range(45):
        header, form = rng.choice(made_cells.HEADERS), rng.choice("nnnnmcxalv")
        region = rng.choice(("CN", "CN", "CN", "CN", "US", "CN,HK"))
        platform = rng.choice((None, None, "telegram", "wechat", "qq"))
        cells = [made_cells.figures(rng, form) for _ in range(ROWS)]
        found, done = by_like(cells, header, region, platform)
        for row in rng.sample(done, min(len(done), 30)):
            compared += 1
            assert found.get(row, []) == alone(cells[row], header, region, platform), (
                header,
                cells[row],
                region,
            )
    assert compared > 500


def test_names_are_read_by_their_like_as_alone() -> None:
    rng = random.Random(5)
    compared = 0
    for header in "微信号 username 昵称 telegram LINE 微博 抖音号 联系方式 微信/手机 买家ID 网名 旺旺 客户微信 user_id seller".split():
        cells = [made_cells.name(rng) for _ in range(ROWS)]
        found, done = by_like(cells, header)
        for row in rng.sample(done, min(len(done), 80)):
            compared += 1
            assert found.get(row, []) == alone(cells[row], header), (header, cells[row])
    assert compared > 400


def test_a_column_of_all_sorts_is_what_its_cells_are() -> None:
    rng = random.Random(6)
    for header in ("联系电话", "对方账号", "微信号"):
        cells = [
            made_cells.odd(rng)
            if rng.random() < 0.2
            else made_cells.name(rng)
            if rng.random() < 0.2
            else made_cells.figures(rng, rng.choice("nmcalv"))
            for _ in range(900)
        ]
        hints = column([header] * len(cells))
        assert extract_column(column(cells), hints=hints) == extract_plain(column(cells), hints=hints), header


def test_numbers_dialled_from_abroad_are_no_accounts_and_no_accounts_are_dialled() -> None:
    rng = random.Random(12)
    for header in ("QQ群", "username", "invoice number"):
        cells = [
            rng.choice(("0086138", "0755341", "0511771")) + made_cells.digits(rng, 8) for _ in range(ROWS)
        ]
        hints = column([header] * len(cells))
        assert extract_column(column(cells), hints=hints) == extract_plain(column(cells), hints=hints), header


@pytest.mark.parametrize("sign", ["\0", "\1", "\t", "\x1f", "\x7f", "é", "\u200b", "１"])
def test_cells_with_a_character_of_no_form_are_read_one_by_one(sign: str) -> None:
    rng = random.Random(11)
    for header, make in (
        ("身份证号", made_cells.resident),
        ("对方账号", lambda rng: "3" + made_cells.digits(rng, 16)),
        ("username", lambda rng: f"kmn_{made_cells.digits(rng, 4)}"),
    ):
        cells = [make(rng) for _ in range(200)]
        odd = [cell[:at] + sign + cell[at:] for cell in cells for at in (0, 4, len(cell))]
        _, done = by_like(cells + odd, header)
        assert done
        assert max(done) < len(cells)
        whole = cells[:20] + odd
        hints = column([header] * len(whole))
        assert extract_column(column(whole), hints=hints) == extract_plain(column(whole), hints=hints)


@pytest.mark.parametrize(
    ("header", "make"),
    [
        ("手机号", lambda rng: "138" + made_cells.digits(rng, 8)),
        ("手机号", lambda rng: "0086139" + made_cells.digits(rng, 8)),
        ("phone", lambda rng: "+86 137" + made_cells.digits(rng, 8)),
        ("phone number", lambda rng: "+44 7911 1" + made_cells.digits(rng, 5)),
        ("电话", lambda rng: "010-62" + made_cells.digits(rng, 6)),
        ("QQ", lambda rng: "2" + made_cells.digits(rng, 8)),
        ("银行卡号", lambda rng: "622202" + made_cells.digits(rng, 13)),
        ("对方账号", lambda rng: "3" + made_cells.digits(rng, 16)),
        ("IMSI", lambda rng: "46000" + made_cells.digits(rng, 10)),
        ("登录IP", lambda rng: f"203.0.113.{rng.randint(1, 254)}"),
        ("微信号", lambda rng: "wxid_" + "".join(rng.choices("abcdefgkmnpruvwxy", k=13)) + "7"),
        ("username", lambda rng: "".join(rng.choices("abcdkmnpruvwx", k=5)) + made_cells.digits(rng, 6)),
    ],
)
def test_plain_cells_are_not_read_one_by_one(header: str, make: Any) -> None:
    rng = random.Random(8)
    cells = [make(rng) for _ in range(ROWS)]
    found, done = by_like(cells, header)
    assert len(done) > 0.9 * ROWS
    assert len(found) == len(done)


def test_few_cells_and_cells_without_a_header_are_left() -> None:
    cells = column(["13800138000"] * (alike.ENOUGH - 1))
    assert alike.read_alike(cells, region="CN", hints=column(["手机号"] * len(cells)), platforms=None) is None
    cells = column(["13800138000"] * 2000)
    assert alike.read_alike(cells, region="CN", hints=None, platforms=None) is None


def test_what_is_certain_by_a_plan_is_valid_and_stays_as_it_is() -> None:
    rng = random.Random(9)
    certain = 0
    for code in sorted(plan_column.codes()):
        example = phonenumbers.example_number_for_type(
            phonenumbers.region_code_for_country_code(int(code)), phonenumbers.PhoneNumberType.MOBILE
        )
        like = str(example.national_number) if example else "912345678"
        national = [like[: rng.randint(1, 4)] + made_cells.digits(rng, 9) for _ in range(30)]
        national = [n[: len(like)] for n in national]
        for number, good in zip(national, plan_column.certain(code, column(national)), strict=True):
            if good:
                certain += 1
                parsed = phonenumbers.parse(f"+{code}{number}")
                assert phonenumbers.is_valid_number(parsed), (code, number)
                assert phonenumbers.is_possible_number(parsed), (code, number)
                written = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
                assert written == f"+{code}{number}"
    assert certain > 1500


def test_signs_say_what_the_kinds_say() -> None:
    rng = random.Random(10)
    numbers = [made_cells.resident(rng)[:17] + made_cells.digits(rng, 1) for _ in range(400)]
    figures = np.array([[int(c) for c in n] for n in numbers], np.uint8)
    assert alike_signs.luhn(figures).tolist() == [luhn(n) for n in numbers]
    told = alike_signs._resident(figures, figures[:, 17].astype(np.int64))
    assert (told & 1 == 1).tolist() == [cn_id.plausible(n) for n in numbers]
    assert (told == 7).tolist() == [cn_id.valid(n) for n in numbers]
