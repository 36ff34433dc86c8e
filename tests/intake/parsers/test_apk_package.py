"""An app's package name and certificates are read, so that two apps of one maker can be tied together."""

from __future__ import annotations

import hashlib
import io
import random
import struct
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ringbreak.intake.android_manifest import read_manifest, signing_certificates
from ringbreak.intake.parsers import apk_package, zip_archive
from ringbreak.intake.read import Parsed, read_file

WORDS = [
    "manifest",
    "package",
    "com.example.loan",
    "versionName",
    "1.2",
    "",
    "uses-permission",
    "p.READ_SMS",
    "application",
    "快贷",
]


def pool(words: list[str], *, utf8: bool) -> bytes:
    bodies, offsets, at = [], [], 0
    for word in words:
        if utf8:
            raw = word.encode()
            body = bytes([len(word), len(raw)]) + raw + b"\0"
        else:
            body = struct.pack("<H", len(word)) + word.encode("utf-16-le") + b"\0\0"
        offsets.append(at)
        bodies.append(body)
        at += len(body)
    start = 28 + 4 * len(words)
    data = struct.pack(f"<{len(words)}I", *offsets) + b"".join(bodies)
    data += bytes(-len(data) % 4)
    head = struct.pack("<HHIIIIII", 1, 28, 28 + len(data), len(words), 0, 0x100 if utf8 else 0, start, 0)
    return head + data


def element(name: int, *attributes: tuple[int, int]) -> bytes:
    """Attributes are (name, value) as numbers of strings."""
    body = struct.pack("<IIHHHHHH", 0xFFFFFFFF, name, 20, 20, len(attributes), 0, 0, 0)
    for key, value in attributes:
        body += struct.pack("<IIIHBBI", 0xFFFFFFFF, key, value, 8, 0, 3, value)
    return struct.pack("<HHIII", 0x0102, 16, 16 + len(body), 1, 0xFFFFFFFF) + body


def manifest(*, utf8: bool = True) -> bytes:
    # String 5 is blank, as obfuscators leave it: its resource id says it is "name"; 9's place 1 says nothing.
    ids = [0, 0, 0, 0x0101021C, 0, 0x01010003]
    body = pool(WORDS, utf8=utf8) + struct.pack(f"<HHI{len(ids)}I", 0x0180, 8, 8 + 4 * len(ids), *ids)
    body += element(0, (1, 2), (3, 4)) + element(6, (5, 7)) + element(8)
    return struct.pack("<HHI", 3, 8, 8 + len(body)) + body


def certificate() -> bytes:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Example Maker")])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
    return (
        made.not_valid_after(datetime(2030, 1, 1, tzinfo=UTC))
        .sign(key, hashes.SHA256())
        .public_bytes(Encoding.DER)
    )


def prefixed(data: bytes) -> bytes:
    return struct.pack("<I", len(data)) + data


def signing_block(der: bytes) -> bytes:
    signed = prefixed(b"") + prefixed(prefixed(der))
    value = prefixed(prefixed(prefixed(signed) + prefixed(b"") + prefixed(b"")))
    pairs = (
        struct.pack("<QI", 4 + 3, 0x12345678)
        + b"xyz"
        + struct.pack("<QI", 4 + len(value), 0x7109871A)
        + value
    )
    size = struct.pack("<Q", len(pairs) + 24)
    return size + pairs + size + b"APK Sig Block 42"


def app(xml: bytes, block: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("AndroidManifest.xml", xml)
        archive.writestr("classes.dex", b"dex\n035\0")
    data = bytearray(out.getvalue())
    end = data.rindex(b"PK\x05\x06")
    start = struct.unpack_from("<I", data, end + 16)[0]
    struct.pack_into("<I", data, end + 16, start + len(block))
    return bytes(data[:start]) + block + bytes(data[start:])


def read(tmp_path: Path, data: bytes, name: str = "x.apk") -> Parsed:
    path = tmp_path / "object"
    path.write_bytes(data)
    return read_file(path, name=name, parsers=(apk_package.PARSER, zip_archive.PARSER))


@pytest.mark.parametrize("utf8", [True, False])
def test_the_manifest_is_read_by_ids_where_names_are_blanked(utf8: bool) -> None:
    found = read_manifest(manifest(utf8=utf8))
    assert (found.package, found.version, found.permissions) == ("com.example.loan", "1.2", ["p.READ_SMS"])


def test_package_and_certificate_stand_beside_the_app(tmp_path: Path) -> None:
    der = certificate()
    parsed = read(tmp_path, app(manifest(), signing_block(der)), "no suffix")
    assert (parsed.parser, parsed.status, parsed.counts.records) == ("apk", "read", 1)
    fields = {f["field"]: f["value"] for f in parsed.tables["fields"].to_pylist()}
    assert fields["package"] == "com.example.loan"
    assert fields["certificate SHA-256"] == hashlib.sha256(der).hexdigest()
    assert fields["certificate subject"] == "CN=Example Maker"
    assert fields["files"] == "AndroidManifest.xml\nclasses.dex"
    assert parsed.members == []


def test_a_damaged_manifest_is_an_issue_and_the_certificate_stays(tmp_path: Path) -> None:
    parsed = read(tmp_path, app(b"\3\0\x08\0" + bytes(30), signing_block(certificate())))
    assert parsed.status == "partly"
    assert "certificate SHA-256" in parsed.tables["fields"]["field"].to_pylist()


def test_a_zip_that_is_merely_called_apk_is_read_as_a_zip(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    parsed = read(tmp_path, out.getvalue())
    assert (parsed.parser, [m.name for m in parsed.members]) == ("zip", ["a.txt"])


def test_noise_ends_in_a_named_error_or_a_reading() -> None:
    dice = random.Random(5)
    xml, block = manifest(), signing_block(b"certificate")[8:]
    for _ in range(300):
        broken = bytearray(xml)
        for _ in range(3):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        try:
            read_manifest(bytes(broken))
        except (ValueError, struct.error, IndexError):
            pass
        broken = bytearray(block)
        broken[dice.randrange(len(broken) - 24)] = dice.randrange(256)
        signing_certificates(bytes(broken))
