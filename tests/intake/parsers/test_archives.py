"""Archives: what is inside comes out once, bounded, and what does not come out is named."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ringbreak.intake.parser import Limits, Member, Parser, Reading
from ringbreak.intake.parsers import gzip_file, rar_archive, seven_zip, tar_archive, zip_archive
from ringbreak.intake.read import Parsed, read_file

ARCHIVES = (
    tar_archive.PARSER,
    gzip_file.PARSER,
    seven_zip.PARSER,
    rar_archive.PARSER,
    zip_archive.PARSER,
)


def read(tmp_path: Path, data: bytes, name: str = "given.bin", limits: Limits | None = None) -> Parsed:
    path = tmp_path / "object"
    path.write_bytes(data)
    parsed = read_file(path, name=name, reading=Reading(limits=limits or Limits()), parsers=ARCHIVES)
    counts = parsed.counts
    assert counts.expected == counts.records + counts.members + counts.failed + counts.refused
    return parsed


def content(member: Member) -> bytes:
    return member.data if isinstance(member.data, bytes) else member.data.read_bytes()


def inside(parsed: Parsed) -> dict[str, bytes]:
    return {m.name: content(m) for m in parsed.members}


def said(parsed: Parsed) -> list[tuple[str, str]]:
    return [(i["effect"], i["reason"]) for i in parsed.issues]


def make_zip(fill: Callable[[zipfile.ZipFile], object], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        fill(archive)
    return out.getvalue()


def renamed(data: bytes, old: bytes, new: bytes) -> bytes:
    assert len(old) == len(new)
    assert data.count(old) == 2  # local header and directory
    return data.replace(old, new)


def three(archive: zipfile.ZipFile) -> None:
    archive.writestr("a.txt", "first " * 50)
    archive.writestr("目录/二.txt", "second " * 50)
    archive.writestr("c.txt", "third " * 50)


THREE = {"a.txt": b"first " * 50, "目录/二.txt": b"second " * 50, "c.txt": b"third " * 50}


def test_a_zip_gives_its_members_in_the_order_of_its_directory(tmp_path: Path) -> None:
    parsed = read(tmp_path, make_zip(three))
    assert (parsed.parser, parsed.status) == ("zip", "read")
    assert inside(parsed) == THREE
    assert [m.name for m in parsed.members] == list(THREE)


@pytest.mark.parametrize(
    ("written", "encoding"),
    [
        ("聊天记录导出文件.txt", "gbk"),
        ("轉帳紀錄與對話內容.txt", "big5"),
        ("聊天记录导出文件.txt", "utf-8"),
        ("plain.txt", "ascii"),
    ],
)
def test_names_without_the_utf8_flag_are_read_as_they_were_meant(
    tmp_path: Path, written: str, encoding: str
) -> None:
    raw = written.encode(encoding)
    data = renamed(make_zip(lambda z: z.writestr("X" * len(raw), "x")), b"X" * len(raw), raw)
    assert list(inside(read(tmp_path, data))) == [written]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "C:\\x.txt", "a\x00b.txt", "a//b"])
def test_a_name_is_only_a_name(tmp_path: Path, name: str) -> None:
    before = sorted(tmp_path.rglob("*"))
    raw = name.encode()
    data = renamed(make_zip(lambda z: z.writestr("X" * len(raw), "x")), b"X" * len(raw), raw)
    assert inside(read(tmp_path, data)) == {name: b"x"}
    assert sorted(tmp_path.rglob("*")) == [*before, tmp_path / "object"]


def test_two_members_of_one_name_are_both_kept(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = make_zip(lambda z: (z.writestr("a", "1"), z.writestr("a", "2")))
    assert [(m.name, m.data) for m in read(tmp_path, data).members] == [("a", b"1"), ("a", b"2")]


def test_a_member_whose_checksum_does_not_fit_fails_alone(tmp_path: Path) -> None:
    data = make_zip(three, zipfile.ZIP_STORED).replace(b"second second", b"second_second")
    parsed = read(tmp_path, data)
    assert parsed.status == "partly"
    assert sorted(inside(parsed)) == ["a.txt", "c.txt"]
    ((effect, reason),) = said(parsed)
    assert effect == "failed"
    assert reason.startswith("目录/二.txt is damaged")


def test_encrypted_members_are_refused_one_by_one(tmp_path: Path) -> None:
    data = bytearray(make_zip(three))
    # The flag of encryption in the directory and in the local header of the first member.
    for sign, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data[data.index(sign) + offset] |= 1
    parsed = read(tmp_path, bytes(data))
    assert said(parsed) == [("refused", "a.txt is encrypted; decrypt it and add it")]
    assert len(parsed.members) == 2


def test_a_symbolic_link_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    parsed = read(tmp_path, make_zip(lambda z: (z.writestr(link, "/etc/passwd"), z.writestr("a", "1"))))
    assert list(inside(parsed)) == ["a"]
    assert said(parsed) == [("refused", "link is a link, not a file")]


def test_a_bomb_is_refused_before_it_is_unpacked_and_its_neighbours_are_read(tmp_path: Path) -> None:
    data = make_zip(lambda z: (z.writestr("bomb", bytes(50 << 20)), z.writestr("a", "1")))
    parsed = read(tmp_path, data, limits=Limits(free_bytes=1 << 20, ratio=10))
    assert inside(parsed) == {"a": b"1"}
    assert "bomb was not read: more bytes come out" in said(parsed)[0][1]


def test_members_that_share_bytes_are_a_bomb(tmp_path: Path) -> None:
    """Two entries of the directory point at one kernel (Fifield 2019)."""
    data = make_zip(lambda z: (z.writestr("a", "1" * 999), z.writestr("b", "2" * 999)))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    overlapping = data[: second + 42] + struct.pack("<I", 0) + data[second + 46 :]
    parsed = read(tmp_path, overlapping)
    assert (parsed.status, parsed.members) == ("refused", [])
    assert "share the same bytes" in (parsed.reason or "")


def test_a_directory_that_promises_millions_is_refused_unread(tmp_path: Path) -> None:
    data = bytearray(make_zip(three))
    end = data.rindex(b"PK\x05\x06")
    struct.pack_into("<H", data, end + 10, 0xFFFF)
    struct.pack_into("<I", data, end + 12, 0xFFFFFFFF)
    big = b"PK\x03\x04" + bytes(60 << 20) + bytes(data)
    parsed = read(tmp_path, big)
    assert parsed.status == "refused"
    assert "more than 200000 entries" in (parsed.reason or "")


@pytest.mark.parametrize("cut", [10, 40, 200])
@pytest.mark.parametrize("streamed", [False, True], ids=["sizes first", "sizes follow"])
def test_a_zip_cut_short_gives_what_is_whole(tmp_path: Path, cut: int, streamed: bool) -> None:
    class Pipe(io.RawIOBase):
        """Cannot seek, so zipfile writes the sizes after each member."""

        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, b: bytes) -> int:  # type: ignore[override]
            self.data += b
            return len(b)

    if streamed:
        pipe = Pipe()
        with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
            three(archive)
        whole = bytes(pipe.data)
    else:
        whole = make_zip(three)
    parsed = read(tmp_path, whole[:-cut])
    found = inside(parsed)
    assert parsed.status == "partly"
    assert {"a.txt", "目录/二.txt"} <= set(found)
    assert all(THREE[n] == d for n, d in found.items())
    assert "its directory is missing" in said(parsed)[0][1]


def make_tar(mode: str, *, link: bool = False) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=f"w:{mode}") as archive:  # type: ignore[call-overload]
        for name, data in THREE.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
        if link:
            entry = tarfile.TarInfo("link")
            entry.type, entry.linkname = tarfile.SYMTYPE, "/etc/passwd"
            archive.addfile(entry)
            device = tarfile.TarInfo("device")
            device.type = tarfile.CHRTYPE
            archive.addfile(device)
    return out.getvalue()


@pytest.mark.parametrize("mode", ["", "gz", "bz2", "xz"])
def test_a_tar_gives_its_members_however_it_is_compressed(tmp_path: Path, mode: str) -> None:
    parsed = read(tmp_path, make_tar(mode, link=True))
    assert parsed.parser == "tar"
    assert inside(parsed) == THREE
    assert said(parsed) == [
        ("refused", "link is a link or a device, not a file"),
        ("refused", "device is a link or a device, not a file"),
    ]


def test_a_tar_written_on_a_chinese_windows_has_readable_names(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT, encoding="gbk") as archive:
        entry = tarfile.TarInfo("转账流水明细表.csv")
        archive.addfile(entry, io.BytesIO())
    assert list(inside(read(tmp_path, out.getvalue()))) == ["转账流水明细表.csv"]


@pytest.mark.parametrize("mode", ["", "gz", "xz"])
def test_a_tar_cut_short_gives_what_is_whole(tmp_path: Path, mode: str) -> None:
    data = make_tar(mode)
    cut = 512 * 3 + 100 if not mode else len(data) * 6 // 10
    parsed = read(tmp_path, data[:cut])
    assert parsed.status in ("partly", "failed")
    assert all(THREE[n] == d for n, d in inside(parsed).items())
    assert parsed.counts.failed == 1
    if not mode:
        assert list(inside(parsed)) == ["a.txt"]


def test_text_that_merely_looks_like_a_tar_by_name_is_not_one() -> None:
    assert not tar_archive.accepts(b"hello world\n" * 100, "x.tar")
    assert not tar_archive.accepts(bytes(1024), "x.tar")


def zstd(data: bytes) -> bytes:
    from ringbreak.intake.compressed import _zstd_module

    compressed: bytes = _zstd_module().compress(data)
    return compressed


SQUEEZERS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstd,
}


@pytest.mark.parametrize("suffix", SQUEEZERS)
def test_a_compressed_file_gives_the_file_in_it(tmp_path: Path, suffix: str) -> None:
    parsed = read(tmp_path, SQUEEZERS[suffix](b"hello " * 1000), f"folder/log.txt.{suffix}")
    assert (parsed.status, inside(parsed)) == ("read", {"log.txt": b"hello " * 1000})


def test_the_name_in_a_gzip_header_wins(tmp_path: Path) -> None:
    out = io.BytesIO()
    with gzip.GzipFile("原名.csv", "wb", fileobj=out) as f:
        f.write(b"x")
    data = out.getvalue()
    named = data[:3] + b"\x08" + data[4:10] + "原名.csv".encode() + b"\0" + gzip.compress(b"x")[10:]
    assert list(inside(read(tmp_path, named, "other.gz"))) == ["原名.csv"]


@pytest.mark.parametrize("suffix", SQUEEZERS)
def test_a_compressed_file_cut_short_gives_what_came_out(tmp_path: Path, suffix: str) -> None:
    plain = b"".join(b"%d line of text\n" % (n * 7919) for n in range(120_000))
    data = SQUEEZERS[suffix](plain)
    parsed = read(tmp_path, data[: len(data) * 9 // 10], f"x.{suffix}")
    assert parsed.status in ("partly", "failed")
    assert "damaged or cut short" in (parsed.reason or "")
    if suffix != "zst":
        assert parsed.members
    for member in parsed.members:
        assert plain.startswith(content(member))
        assert len(content(member)) > 100_000


@pytest.mark.parametrize("suffix", SQUEEZERS)
def test_a_compressed_bomb_is_refused(tmp_path: Path, suffix: str) -> None:
    data = SQUEEZERS[suffix](bytes(40 << 20))
    parsed = read(tmp_path, data, f"x.{suffix}", Limits(free_bytes=1 << 20, ratio=10))
    assert (parsed.status, parsed.members) == ("refused", [])
    assert "MB come out" in (parsed.reason or "")


def make_7z(password: str | None = None, *, header: bool = False) -> bytes:
    import py7zr

    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", password=password, header_encryption=header) as archive:
        for name, data in THREE.items():
            archive.writestr(data, name)
        archive.writestr(b"", "empty")
    return out.getvalue()


def test_a_7z_gives_its_members(tmp_path: Path) -> None:
    parsed = read(tmp_path, make_7z())
    assert (parsed.parser, parsed.status) == ("7z", "read")
    assert inside(parsed) == {**THREE, "empty": b""}


def test_an_encrypted_7z_is_refused_by_member_or_whole(tmp_path: Path) -> None:
    parsed = read(tmp_path, make_7z("pw"))
    assert {e for e, _ in said(parsed)} == {"refused"}
    assert len(said(parsed)) == 4
    parsed = read(tmp_path, make_7z("pw", header=True))
    assert (parsed.status, parsed.reason) == (
        "refused",
        "the 7z archive is encrypted; decrypt it and add it",
    )


def test_a_damaged_7z_names_what_is_lost(tmp_path: Path) -> None:
    data = make_7z()
    assert read(tmp_path, data[:-40]).status == "failed"
    broken = bytearray(data)
    broken[60] ^= 0xFF
    parsed = read(tmp_path, bytes(broken))
    assert parsed.counts.failed >= 1
    assert all({**THREE, "empty": b""}[n] == d for n, d in inside(parsed).items())


def test_a_7z_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    import py7zr

    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w") as archive:
        archive.writestr(bytes(30 << 20), "bomb")
        archive.writestr(b"x", "a")
    parsed = read(tmp_path, out.getvalue(), limits=Limits(free_bytes=1 << 20, ratio=10))
    assert inside(parsed) == {"a": b"x"}
    assert "bomb was not read" in said(parsed)[0][1]


def libarchive_is_here() -> bool:
    try:
        rar_archive._library()
    except Exception:  # noqa: BLE001 - whatever is missing, the test is skipped and says so
        return False
    return True


# RAR writers are not free, so the RAR sample is a stored member, made by hand from the technical note.
def make_rar5(name: bytes, data: bytes) -> bytes:
    import zlib

    def number(n: int) -> bytes:
        out = bytearray()
        while n >= 0x80:
            out.append(n & 0x7F | 0x80)
            n >>= 7
        return bytes([*out, n])

    def block(body: bytes, payload: bytes = b"") -> bytes:
        sized = number(len(body)) + body
        return struct.pack("<I", zlib.crc32(sized)) + sized + payload

    main = block(number(1) + number(0) + number(0))
    size = number(len(data))
    # type, flags (data area), data size, file flags (crc), unpacked size, attributes, crc, compression, host, name
    file = number(2) + number(2) + size + number(4) + size + number(0o100644)
    file += struct.pack("<I", zlib.crc32(data)) + number(0) + number(1) + number(len(name)) + name
    return b"Rar!\x1a\x07\x01\x00" + main + block(file, data) + block(number(5) + number(0) + number(0))


@pytest.mark.skipif(not libarchive_is_here(), reason="the extra `archive` or libarchive is not installed")
def test_a_rar_gives_its_members(tmp_path: Path) -> None:
    parsed = read(tmp_path, make_rar5("聊天.txt".encode(), b"hello"))
    assert parsed.media_type == "application/vnd.rar"
    assert inside(parsed) == {"聊天.txt": b"hello"}


@pytest.mark.skipif(not libarchive_is_here(), reason="the extra `archive` or libarchive is not installed")
def test_a_rar_cut_short_says_so(tmp_path: Path) -> None:
    parsed = read(tmp_path, make_rar5(b"a.txt", b"hello" * 100)[:-200])
    assert parsed.status == "failed"


def test_without_libarchive_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rar_archive, "_LIBRARIES", ())
    monkeypatch.delenv("LIBARCHIVE", raising=False)
    parsed = read(tmp_path, make_rar5(b"a.txt", b"hello"))
    assert parsed.status == "refused"
    assert "the optional part archive, which is not installed: ringbreak doctor" in (parsed.reason or "")


@pytest.mark.parametrize(
    "head", [b"070701 is a date\n", b"x -lh5 is a word\n", b"BZh is no bzip2 here", b"PK is what they say"]
)
def test_text_that_begins_like_an_archive_is_left_to_others(head: bytes) -> None:
    takers = [p.name for p in ARCHIVES if p.accepts(head * 20, "x.txt")]
    assert takers == []


@pytest.mark.parametrize("parser", ARCHIVES, ids=lambda p: p.name)
def test_noise_after_the_signature_never_escapes_as_another_error(tmp_path: Path, parser: Parser) -> None:
    """Truncations and flipped bytes of each sample end in an account that balances."""
    import random

    samples = {
        "zip": make_zip(three),
        "tar": make_tar(""),
        "compressed-file": gzip.compress(b"hello" * 100),
        "7z": make_7z(),
        "rar": make_rar5(b"a.txt", b"hello" * 20),
    }
    dice = random.Random(7)
    sample = samples[parser.name]
    for _ in range(40):
        data = bytearray(sample)
        for _ in range(dice.randrange(1, 6)):
            data[dice.randrange(8, len(data))] = dice.randrange(256)
        if dice.random() < 0.3:
            del data[dice.randrange(8, len(data)) :]
        parsed = read(tmp_path, bytes(data), limits=Limits(free_bytes=1 << 20))
        assert parsed.status in ("read", "partly", "refused", "failed")
