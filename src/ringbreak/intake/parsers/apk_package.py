"""Android apps: package name, version, permissions and signing certificates. The files inside are listed, not read."""

from __future__ import annotations

import hashlib
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from ringbreak.errors import NotThisFormat
from ringbreak.intake.android_manifest import Manifest, read_manifest, signing_certificates
from ringbreak.intake.parser import Issue, Parser, Record, Source, Yield
from ringbreak.words import say

_MANIFEST = "AndroidManifest.xml"
_MOST_BYTES = 8 << 20
_MOST_NAMES = 65_536


def accepts(head: bytes, name: str) -> bool:
    return head.startswith(b"PK\x03\x04") and (name.lower().endswith(".apk") or _MANIFEST.encode() in head)


def parse(source: Source) -> Iterator[Yield]:
    with source.open() as file:
        try:
            archive = zipfile.ZipFile(file)
            names = set(archive.namelist())
        except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OSError) as e:
            raise NotThisFormat("not a whole zip: {error}", error=e) from e
        if _MANIFEST not in names or not names & {"classes.dex", "resources.arsc"}:
            raise NotThisFormat("no Android manifest beside program code")
        issues: list[Issue] = []
        manifest = Manifest()
        try:
            manifest = read_manifest(_member(archive, _MANIFEST))
        except (
            ValueError,
            struct.error,
            IndexError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            RuntimeError,
        ) as e:
            issues.append(Issue(_MANIFEST, say("{name} is damaged: {error}", name=_MANIFEST, error=e)))
        certificates = _certificates(archive, file)
        fields = {
            "package": manifest.package,
            "version": manifest.version,
            "version code": manifest.version_code,
            "label": manifest.label,
            "permissions": "\n".join(manifest.permissions) or None,
            "files": "\n".join(sorted(names))[:_MOST_NAMES],
        }
        for n, der in enumerate(certificates):
            mark = f" {n + 1}" if n else ""
            fields[f"certificate{mark} SHA-256"] = hashlib.sha256(der).hexdigest()
            fields[f"certificate{mark} SHA-1"] = hashlib.sha1(der, usedforsecurity=False).hexdigest()
            fields[f"certificate{mark} subject"] = _subject(der)
        yield Record(
            "app",
            "document",
            title=manifest.label or manifest.package,
            fields={k: v for k, v in fields.items() if v},
        )
        yield from issues
        yield Issue(
            "",
            say(
                "the {count} files of the app are listed, not read; its signature was not checked",
                count=len(names),
            ),
            "note",
        )


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        data = member.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise ValueError("larger than any manifest or certificate")
    return data


def _certificates(archive: zipfile.ZipFile, file: BinaryIO) -> list[bytes]:
    """DER certificates of the signing block, else of the jar signature (scheme v1)."""
    found = signing_certificates(_block(archive, file))
    if found:
        return found
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.hazmat.primitives.serialization.pkcs7 import load_der_pkcs7_certificates

    for name in sorted(archive.namelist()):
        if name.upper().startswith("META-INF/") and name.upper().endswith((".RSA", ".DSA", ".EC")):
            try:
                loaded = load_der_pkcs7_certificates(_member(archive, name))
                found += [d for d in (c.public_bytes(Encoding.DER) for c in loaded) if d not in found]
            except (ValueError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError):
                continue
    return found


def _block(archive: zipfile.ZipFile, file: BinaryIO) -> bytes:
    """The bytes before the zip's directory, as many as the signing block says it has."""
    start = archive.start_dir
    file.seek(max(0, start - 24))
    foot = file.read(min(24, start))
    if len(foot) < 24 or not foot.endswith(b"APK Sig Block 42"):
        return b""
    size = struct.unpack_from("<Q", foot)[0] + 8
    if size > min(start, _MOST_BYTES):
        return b""
    file.seek(start - size)
    # The block's length stands at both ends; the first is not counted by itself.
    return file.read(size)[8:]


def _subject(der: bytes) -> str | None:
    from cryptography import x509

    try:
        return x509.load_der_x509_certificate(der).subject.rfc4514_string() or None
    except ValueError:
        return None


PARSER = Parser(
    name="apk",
    title="Android app (APK)",
    media_type="application/vnd.android.package-archive",
    accepts=accepts,
    parse=parse,
    source="source.android.com, APK Signature Scheme v2/v3; AOSP ResourceTypes.h",
)
