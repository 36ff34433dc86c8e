"""In which encoding some bytes are text, decided by which reading is likeliest.

Byte order marks and strict UTF-8 decide at once. Otherwise every candidate is tried, and each reading is priced in
bits: how surprising its characters are in the language the encoding was made for, with a penalty for every byte
that does not decode. The cheapest reading wins, so one rule covers GB18030 against Big5 against windows-1251, short
texts included, and a file damaged in one place keeps its encoding. Nothing is dropped: what does not decode becomes
U+FFFD and is counted.

Prices are made from the order of characters in `text_frequency`, not from a corpus of anyone's evidence.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ringbreak.intake.text_frequency import Model, models

SAMPLE_BYTES = 49_152
"""How much text with bytes above 127 is priced: readings separate within a few hundred characters."""
ERROR_BITS = 60.0
"""A byte that does not decode: as dear as four rare characters, so that one slip does not change the winner."""
BLOCK_BYTES = 1 << 20

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

_SAME = {
    # What people write, and what they mean by it (WHATWG Encoding Standard, section 4.2: labels).
    "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8", "utf-8-sig": "utf-8",
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030",
    "chinese": "gb18030", "gb_2312": "gb18030", "gb18030": "gb18030", "936": "gb18030", "euc-cn": "gb18030",
    "big5": "big5", "big5-hkscs": "big5", "cn-big5": "big5", "x-x-big5": "big5", "cp950": "big5", "950": "big5",
    "shift_jis": "shift_jis", "shift-jis": "shift_jis", "sjis": "shift_jis", "x-sjis": "shift_jis",
    "windows-31j": "shift_jis", "cp932": "shift_jis", "ms932": "shift_jis",
    "euc-kr": "euc_kr", "euckr": "euc_kr", "ks_c_5601-1987": "euc_kr", "cp949": "euc_kr", "uhc": "euc_kr",
    "euc-jp": "euc_jp", "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252",
    "us-ascii": "cp1252", "windows-1252": "cp1252", "iso-8859-9": "cp1254", "tis-620": "cp874",
    "hz-gb-2312": "hz", "iso-2022-jp": "iso2022_jp", "iso-2022-kr": "iso2022_kr", "koi8-r": "koi8_r",
    "utf-16": "utf-16-le", "utf-32": "utf-32-le",
}  # fmt: skip

_VARIANTS = {
    # The standard first, then the supersets vendors made of it; the one with the fewest errors is taken.
    "big5": ("big5", "cp950", "big5hkscs"),
    "shift_jis": ("shift_jis", "cp932", "shift_jis_2004"),
    "euc_kr": ("euc_kr", "cp949"),
    "euc_jp": ("euc_jp", "euc_jis_2004"),
}

_BINARY = re.compile(
    rb"PK(?:\x03\x04|\x05\x06|\x07\x08)|\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|RIFF....(?:WEBP|WAVE|AVI )|....ftyp|%PDF-\d|\xd0\xcf\x11\xe0\xa1\xb1|\x1f\x8b\x08"
    rb"|7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|SQLite format 3\0|PAR1|\xfd7zXZ\0|(?:II\*\0|MM\0\*)|OggS\0|ID3[\x02-\x04]\0",
    re.DOTALL,
)
"""How files of pictures, archives, documents and databases begin. A tenth of a second a photo goes into the pricing of readings that
none of them has."""
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_REPLACEMENT = {"utf-8": b"\xef\xbf\xbd", "gb18030": b"\x84\x31\xa4\x37"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was read.

    `lossy_count` is how many U+FFFD stand where bytes did not decode; those the evidence itself holds do not count.
    """

    text: str
    encoding: str
    lossy_count: int


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding, and by how many bits a character its reading beats the next best (0 when nothing else reads)."""

    encoding: str
    margin: float


def canonical(label: str | None) -> str | None:
    """The encoding a label names, widened as browsers do (gb2312 is read as gb18030); None when unknown.

    | label | encoding |
    |---|---|
    | GB2312 | gb18030 |
    | x-sjis | shift_jis |
    | none-such | None |
    """
    if not label:
        return None
    name = label.strip().strip("\"'").lower()
    if name in _SAME:
        return _SAME[name]
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError, UnicodeError):
        return None
    if not getattr(found, "_is_text_encoding", True):
        return None  # "hex", "zip" and "base64" are codecs too, and no encodings of text
    found_name = _SAME.get(found.name, found.name)
    return None if found_name in ("idna", "punycode", "unicode_escape", "raw_unicode_escape") else found_name


def sniff(data: bytes, declared: str | None = None) -> str:
    """The encoding of some bytes. `declared` is what the evidence says of itself; it wins only when plausible."""
    return guess(data, declared).encoding


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Read bytes as text. Undecodable bytes become U+FFFD and are counted; a byte order mark is not text."""
    encoding = sniff(data, declared)
    data = _without_bom(data, encoding)
    text, codec, lossy = _read(data, encoding)
    return Decoded(text, codec, lossy)


def guess(data: bytes, declared: str | None = None) -> Guess:
    """As `sniff`, with the margin."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return Guess(name, 0.0)
    said = canonical(declared)
    wide = _wide_by_nulls(data)
    if wide:
        return Guess(wide, 0.0)
    stateful = _stateful(data, said)
    if stateful:
        return Guess(stateful, 0.0)
    if data.isascii():
        # A declared 7-bit or ASCII-compatible encoding reads the same; utf-8 is said so that appended text fits.
        return Guess(said if said in _WIDE and b"\0" in data else "utf-8", 0.0)
    try:
        data.decode("utf-8")
        return Guess("utf-8", 0.0)
    except UnicodeDecodeError:
        pass
    if _BINARY.match(data):
        return Guess(said or "cp1252", 0.0)
    if _mostly_utf8(data):
        return Guess("utf-8", 0.0)
    return _cheapest(sample(data), said, even=len(data) % 2 == 0)


def sample(data: bytes, most: int = SAMPLE_BYTES) -> bytes:
    """Lines with bytes above 127, spread over the data, at most `most` bytes of them."""
    if len(data) <= most:
        return data
    kept: list[bytes] = []
    size = 0
    step = max(1, len(data) // 16)
    for start in range(0, len(data), step):
        begin = 0 if start == 0 else data.find(b"\n", start, start + step) + 1
        if start and begin == 0:
            begin = start
        budget = most // 16
        for line in data[begin : min(start + step, begin + 8 * budget)].splitlines(keepends=True):
            if not line.isascii():
                kept.append(line[: most // 16])
                size += len(kept[-1])
                budget -= len(kept[-1])
                if budget <= 0:
                    break
    if size < most // 32:
        # Bytes above 127 are rare: look for them wherever they stand.
        kept = [
            data[max(0, m.start() - 64) : m.end() + 64]
            for _, m in zip(range(256), _HIGH.finditer(data), strict=False)
        ]
    return b"".join(kept) or data[:most]


_HIGH = re.compile(rb"[\x80-\xff]{1,400}")


def sniff_file(path: Path, declared: str | None = None) -> str:
    """The encoding of a file of any size: reads blocks over all of it and prices at most 64 of them."""
    size = path.stat().st_size
    if size <= 4 * BLOCK_BYTES:
        return sniff(path.read_bytes(), declared)
    kept: list[bytes] = []
    rest = b""
    with open(path, "rb") as f:
        head = f.read(65_536)
        for bom, name in _BOMS:
            if head.startswith(bom):
                return name
        wide = _wide_by_nulls(head)
        if wide:
            return wide
        f.seek(0)
        # Whole lines, the first and the last of the file among them: a list of calls may have nothing but its header above 127.
        while len(kept) < 64 and (lines := rest + (block := f.read(BLOCK_BYTES))):
            cut = (lines.rfind(b"\n") + 1 or len(lines)) if block else len(lines)
            lines, rest = lines[:cut], lines[cut:]
            if not lines.isascii():
                kept.append(lines[:65_536] if not lines[:65_536].isascii() else sample(lines, 8_192))
    return sniff(b"\n".join(kept) or head, declared)


class TextReader:
    """Text of a big file, block by block, with the losses counted as they happen.

    Iterating gives pieces of str that join to the whole text. `lines` gives numbered lines.
    """

    def __init__(self, file: BinaryIO, encoding: str, *, block_bytes: int = BLOCK_BYTES) -> None:
        """`encoding` is from `sniff`, `sniff_file` or the format. The file is read from where it stands."""
        self.encoding = canonical(encoding) or encoding
        self.lossy_count = 0
        self._file = file
        self._block = block_bytes

    def __iter__(self) -> Iterator[str]:
        codec = (
            _VARIANTS.get(self.encoding, (self.encoding,))[-1] if self.encoding == "big5" else self.encoding
        )
        codec = {"shift_jis": "cp932", "euc_kr": "cp949"}.get(codec, codec)
        reading = codecs.getincrementaldecoder(codec)("replace")
        keeping = codecs.getincrementaldecoder(codec)("ignore")
        first = True
        while True:
            block = self._file.read(self._block)
            text = reading.decode(block, final=not block)
            genuine = keeping.decode(block, final=not block).count("\ufffd")
            self.lossy_count += max(0, text.count("\ufffd") - genuine)
            if first and text:
                first = False
                text = text.removeprefix("\ufeff")
            if text:
                yield text
            if not block:
                return

    def lines(self, most: int = 1 << 20) -> Iterator[tuple[int, str]]:
        """Numbered lines from 1, without their line ends; a line of more than `most` characters comes in pieces."""
        number, rest = 1, ""
        for piece in self:
            rest += piece
            held = rest.endswith("\r")  # its \n may come with the next piece
            parts = _LINE_END.split(rest[:-1] if held else rest)
            rest = parts.pop() + ("\r" if held else "")
            for line in parts:
                for start in range(0, max(1, len(line)), most):
                    yield number, line[start : start + most]
                number += 1
            while len(rest) > most:
                yield number, rest[:most]
                rest = rest[most:]
        rest = rest.removesuffix("\r")
        if rest:
            yield number, rest


_LINE_END = re.compile("\r\n|\r|\n")


def _without_bom(data: bytes, encoding: str) -> bytes:
    for bom, name in _BOMS:
        if name == encoding and data.startswith(bom):
            return data[len(bom) :]
    return data


def _read(data: bytes, encoding: str) -> tuple[str, str, int]:
    """Text, the variant that read it with the fewest errors, and how many errors there were."""
    best: tuple[str, str, int] | None = None
    for codec in _VARIANTS.get(encoding, (encoding,)):
        try:
            return data.decode(codec), codec, 0
        except UnicodeDecodeError:
            text = data.decode(codec, "replace")
            lossy = text.count("\ufffd") - data.decode(codec, "ignore").count("\ufffd")
            if best is None or lossy < best[2]:
                best = text, codec, max(lossy, 1)
    assert best is not None
    return best


def no_text(head: bytes) -> bool:
    """Whether a beginning that holds NUL bytes is none of text in two or four bytes a character."""
    return b"\0" in head and sniff(head) not in _WIDE


def _wide_by_nulls(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, when the text has enough ASCII for its NULs to show."""
    head = data[:16_384]
    if b"\0" not in head:
        return None
    if len(data) % 4 == 0 and len(data) >= 4:
        # Every code point is below 0x110000: one fixed byte in four is NUL, its neighbour at most 0x10.
        if (
            not head[3::4].strip(b"\0")
            and max(head[2::4], default=99) <= 16
            and _plausible_wide(head, "utf-32-le")
        ):
            return "utf-32-le"
        if (
            not head[0::4].strip(b"\0")
            and max(head[1::4], default=99) <= 16
            and _plausible_wide(head, "utf-32-be")
        ):
            return "utf-32-be"
    even, odd = head[0::2], head[1::2]
    nulls_even, nulls_odd = even.count(0), odd.count(0)
    if (
        nulls_odd
        and nulls_odd >= 0.02 * len(odd)
        and nulls_even <= nulls_odd // 16
        and _plausible_wide(head, "utf-16-le")
    ):
        return "utf-16-le"
    if (
        nulls_even
        and nulls_even >= 0.02 * len(even)
        and nulls_odd <= nulls_even // 16
        and _plausible_wide(head, "utf-16-be")
    ):
        return "utf-16-be"
    return None


def _strict(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _plausible_wide(head: bytes, codec: str) -> bool:
    """Whether what the NULs suggest reads as text: hardly any errors, no control characters but spaces."""
    text = head[: len(head) // 4 * 4 if codec.startswith("utf-32") else len(head) // 2 * 2].decode(
        codec, "replace"
    )
    bad = sum(
        not (c.isprintable() or c.isspace() or c in "\u200b\u200c\u200d\u200e\u200f\ufeff") for c in text
    )
    return bad * 50 <= len(text) or (len(text) < 50 and bad == 0)


def _stateful(data: bytes, said: str | None) -> str | None:
    """Seven-bit encodings that switch by escape: ISO-2022 and HZ."""
    if b"\x1b$" in data[:65_536]:
        for codec, mark in (
            ("iso2022_jp_2", b"\x1b$B"),
            ("iso2022_jp_2", b"\x1b$@"),
            ("iso2022_kr", b"\x1b$)C"),
        ):
            if mark in data and _strict(data, codec):
                return codec
    if b"~{" in data and b"~}" in data and data.isascii():
        try:
            text = data.decode("hz")
        except UnicodeDecodeError:
            return None
        wide = [c for c in text if ord(c) > 127]
        if said == "hz" or (len(wide) >= 4 and models()["gb18030"].bits("".join(wide)) / len(wide) < 13.5):
            return "hz"
    return None


_UTF8_RUN = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)


def _mostly_utf8(data: bytes) -> bool:
    """UTF-8 with damage. Bytes of another encoding form valid sequences by chance in well under half of the cases;
    a text cut in the middle of a character, or with a few broken bytes, forms them nearly always."""
    seen = sample(data, 4 * SAMPLE_BYTES) if len(data) > 16 * SAMPLE_BYTES else data
    high = sum(len(m) for m in re.findall(rb"[\x80-\xff]+", seen))
    good = sum(len(m) for m in _UTF8_RUN.findall(seen))
    return good > 0 and good >= 9 * (high - good)


def _cheapest(data: bytes, said: str | None, *, even: bool) -> Guess:
    """The candidate whose reading of a sample costs least."""
    names = list(models())
    if not even:
        names = [n for n in names if n not in _WIDE]
    prices: dict[str, float] = {}
    for name in names:
        prices[name] = _price(data, name, models()[name])
    if said and said not in prices and said not in _WIDE:
        prices[said] = _price(data, said, models()["cp1252"])
    high = max(1, len(data.translate(None, _ASCII)))
    best = min(prices, key=lambda n: (prices[n], n))
    if best in _WIDE and 2 * prices[best] > _WIDE_BITS * len(data):
        # Any even number of bytes is some UTF-16: it must read as a language, not only as something.
        prices = {n: p for n, p in prices.items() if n not in _WIDE}
        best = min(prices, key=lambda n: (prices[n], n))
    if (prices[best] - 6.0 * (len(data) - high)) / high > _POOR_BITS:
        other = _proposal(data, prices, best)
        if other != best:
            return Guess(other, 0.0)
    if said in prices and said != best and prices[said] <= prices[best] + _TRUST_BITS + 0.02 * prices[best]:
        best = said
    others = [p for n, p in prices.items() if n != best]
    return Guess(best, (min(others) - prices[best]) / high if others else 0.0)


_ASCII = bytes(range(128))
_TRUST_BITS = 12.0
"""What a declaration is worth: wrong ones are common (about one page in a few thousand is what it costs to say so)."""
_WIDE_BITS = 15.0
"""Bits a character above which UTF-16 without a mark and without NULs is not believed; prose costs 9 to 12."""
_POOR_BITS = 12.0
"""Bits a byte above which no known reading is plausible, and charset-normalizer is asked for others."""


def _price(data: bytes, name: str, model: Model) -> float:
    """Bits for reading the data so: characters by their model, errors by ERROR_BITS."""
    best: float | None = None
    for codec in _VARIANTS.get(name, (name,)):
        try:
            text = data.decode(codec)
            return model.prior + model.bits(text)
        except UnicodeDecodeError:
            text = data.decode(codec, "replace")
        except LookupError:
            continue
        errors = text.count("\ufffd")
        cost = model.prior + model.bits(text.replace("\ufffd", "")) + ERROR_BITS * errors
        best = cost if best is None else min(best, cost)
    return float("inf") if best is None else best


def _proposal(data: bytes, prices: dict[str, float], best: str) -> str:
    """What charset-normalizer proposes for bytes none of our models explains, when it reads without an error."""
    from charset_normalizer import from_bytes

    found = from_bytes(data[:8_192]).best()
    name = canonical(found.encoding) if found else None
    if name and name not in prices and name not in _WIDE and _strict(data, name):
        return name
    return best
