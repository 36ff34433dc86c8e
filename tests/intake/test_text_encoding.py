"""Which encoding bytes are in, and that nothing is lost without being counted."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ringbreak.intake.text_encoding import TextReader, canonical, decode, sniff, sniff_file

SHORT = [
    ("姓名,电话,金额", "gb18030", "a header row"),
    ("证据", "gb18030", "a folder name of two characters"),
    ("微信群二维码.jpg", "gb18030", "a file name in a zip"),
    ("付款", "gb18030", "reads as Korean too"),
    ("二維碼群組", "gb18030", "traditional characters in GBK"),
    ("證據清單", "big5", "traditional"),
    ("姓名,電話,金額", "big5", "reads as GBK too"),
    ("客戶名單.xlsx", "big5", "a file name"),
    ("転送メール", "shift_jis", "kanji and katakana"),
    ("こんにちは", "euc_jp", "kana are in GB 2312 as well"),
    ("이름,전화번호", "euc_kr", "hangul"),
    ("Привет, как дела", "cp1251", "lower case tells it from KOI8-R"),
    ("Привет, как дела", "koi8_r", "and the other way round"),
    ("ПРИВЕТ", "cp1251", "capitals only"),
    ("café", "cp1252", "one accented letter"),
    ("price £5", "cp1252", "a symbol beside a digit"),
    ("naïve résumé — “quoted”", "cp1252", "typographic quotes are above 0x80"),
    ("zażółć gęślą jaźń", "cp1250", "Polish"),
    ("Ελληνικά κείμενο", "cp1253", "Greek"),
]


@pytest.mark.parametrize(("text", "encoding", "why"), SHORT)
def test_short_text_is_read_back(text: str, encoding: str, why: str) -> None:
    found = decode(text.encode(encoding))
    assert (found.text, found.lossy_count) == (text, 0), why


@pytest.mark.parametrize("bom", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_not_text(bom: str) -> None:
    assert decode("收款方\n张三".encode(bom)).text == "收款方\n张三"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize(
    "text", ["hello, world\n", "证据\n清单\n金额 100\n", "扫一扫加我微信进群领红包，名额有限。" * 4]
)
def test_wide_text_without_a_mark_is_recognised(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_ascii_that_would_read_as_chinese_in_utf_16_stays_ascii() -> None:
    assert decode(b"Bush hid the facts").text == "Bush hid the facts"


@pytest.mark.parametrize(
    "begins",
    [
        b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"RIFF\n\x10\x00\x00WEBPVP8 ", b"\x00\x00\x00\x18ftypheic",
        b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x1f\x8b\x08", b"SQLite format 3\x00",
    ],
    ids=lambda b: repr(bytes(b[:6])),
)  # fmt: skip
def test_no_reading_of_a_picture_or_an_archive_is_priced(
    begins: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def priced(*_: object, **__: object) -> None:
        raise AssertionError("a file that is no text was weighed as text")

    monkeypatch.setattr("ringbreak.intake.text_encoding._cheapest", priced)
    data = begins + bytes(range(256)) * 8
    assert sniff(data) == "cp1252"
    with pytest.raises(AssertionError, match="weighed as text"):
        sniff("姓名,电话,金额".encode("gb18030") + data)


def test_undecodable_bytes_are_counted_and_shown() -> None:
    data = "转账给张三，微信号在下面。".encode() + b"\xff" + "请尽快付款".encode()
    found = decode(data)
    assert found.encoding == "utf-8"
    assert found.lossy_count == 1
    assert found.text == "转账给张三，微信号在下面。\ufffd请尽快付款"


def test_a_replacement_character_of_the_evidence_itself_is_no_loss() -> None:
    assert decode("已经\ufffd损坏".encode()).lossy_count == 0


def test_utf_8_cut_inside_a_character_is_still_utf_8() -> None:
    data = "转账给张三，微信号在下面".encode()[:-1]
    assert decode(data).encoding == "utf-8"
    assert decode(data).lossy_count == 1


def test_one_broken_byte_does_not_change_a_gb18030_file() -> None:
    lines = "收款人,金额,备注\n" + "王五,1200.00,货款\n" * 40
    data = bytearray(lines.encode("gb18030"))
    data[60:60] = b"\xff\xff"
    found = decode(bytes(data))
    assert found.encoding == "gb18030"
    assert found.lossy_count >= 1


def test_a_plausible_declaration_wins_and_an_absurd_one_does_not() -> None:
    assert decode("点".encode("gb18030"), "gb2312").text == "点"
    assert decode("转账给张三，微信号在下面".encode("gb18030"), "iso-8859-1").encoding == "gb18030"
    assert decode("转账给张三".encode(), "gbk").text == "转账给张三", "valid UTF-8 is not GBK by chance"


@pytest.mark.parametrize(
    ("label", "encoding"),
    [("GB2312", "gb18030"), ('"GBK"', "gb18030"), ("x-sjis", "shift_jis"), ("Big5-HKSCS", "big5"),
     ("none-such", None), ("", None), (None, None), ("hex", None), ("zlib", None), ("utf8\0", None)],
)  # fmt: skip
def test_labels_mean_what_browsers_take_them_for(label: str | None, encoding: str | None) -> None:
    assert canonical(label) == encoding


def test_hong_kong_characters_beyond_big5_are_read() -> None:
    text = "佢哋喺度等緊收錢，唔該你哋快啲轉賬畀我哋。"
    assert decode(text.encode("big5hkscs")).text == text


def test_four_byte_gb18030_is_read() -> None:
    text = "姓名：㐀𠮷先生，请转账到以下账户"
    assert decode(text.encode("gb18030")).text == text


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([None, "gbk", "utf-8", "nonsense", "utf-16"]))
def test_any_bytes_are_read_without_an_error(data: bytes, declared: str | None) -> None:
    found = decode(data, declared)
    assert found.lossy_count <= max(1, len(data))


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=200), st.integers(1, 40))
def test_streaming_gives_the_same_text_as_reading_at_once(text: str, block: int) -> None:
    data = text.encode()
    reader = TextReader(io.BytesIO(data), "utf-8", block_bytes=block)
    assert "".join(reader) == text.removeprefix("\ufeff")
    assert reader.lossy_count == 0


@pytest.mark.parametrize("block", [1, 2, 3, 5, 1000])
def test_streaming_counts_losses_across_block_borders(block: int) -> None:
    data = "中文".encode("gb18030") + b"\xff" + "继续".encode("gb18030")
    reader = TextReader(io.BytesIO(data), "gb18030", block_bytes=block)
    assert "".join(reader) == "中文\ufffd继续"
    assert reader.lossy_count == 1


@pytest.mark.parametrize("block", [1, 2, 3, 7, 1000])
def test_lines_are_numbered_whatever_their_ends(block: int) -> None:
    reader = TextReader(io.BytesIO("一\r\n二\n\n三\r四".encode()), "utf-8", block_bytes=block)
    assert list(reader.lines()) == [(1, "一"), (2, "二"), (3, ""), (4, "三"), (5, "四")]


def test_a_huge_line_comes_in_pieces_with_one_number() -> None:
    reader = TextReader(io.BytesIO(b"x" * 2500 + b"\ny"), "utf-8", block_bytes=512)
    pieces = list(reader.lines(1000))
    assert {n for n, _ in pieces} == {1, 2}
    assert "".join(p for n, p in pieces if n == 1) == "x" * 2500
    assert max(len(p) for _, p in pieces) <= 1000


def test_a_big_file_whose_head_is_ascii_is_recognised_by_its_body(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    path.write_bytes(b"1,2,3\n" * 900_000 + "王五,1200.00,货款\n".encode("gb18030") * 200)
    assert sniff_file(path) == "gb18030"


@pytest.mark.parametrize("line", [0, 1, 87_381, 100_000, -1])
def test_one_line_of_a_large_file_tells_its_encoding(line: int, tmp_path: Path) -> None:
    """A list of calls has nothing but its header that is not ASCII, wherever it stands and across whatever block it lies."""
    rows = [f"1390000{n % 10_000:04d}" for n in range(500_000)]
    rows[line] = "主叫号码,被叫号码,通话时长"
    path = tmp_path / "calls.csv"
    path.write_bytes("\n".join(rows).encode("gb18030"))
    assert path.stat().st_size > 5 << 20
    assert sniff_file(path) == "gb18030"
    assert sniff(path.read_bytes()) == "gb18030"


SHARED = Path(__file__).parents[2].parent / "shared/data/formats/encodings"


@pytest.mark.skipif(not SHARED.is_dir(), reason="not measured: the shared data are not here")
def test_nearly_all_real_pages_read_as_with_their_true_encoding() -> None:
    """85 of 85 on 2026-11-21; GB2312 is read as GB18030."""
    true = {"GB2312": "gb18030", "windows-1251-russian": "cp1251"}
    seen = right = 0
    for path in sorted(p for p in SHARED.rglob("*") if p.is_file() and p.parent != SHARED):
        data = path.read_bytes()
        seen += 1
        right += decode(data).text == data.decode(true.get(path.parent.name, path.parent.name)).removeprefix(
            "\ufeff"
        )
    assert right >= seen - 1
