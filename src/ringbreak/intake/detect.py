"""Which format a file is of: by its bytes, never by its name alone; and what it looks like when we do not read it."""

from __future__ import annotations

from pathlib import PurePosixPath

_SIGNATURES: tuple[tuple[int, bytes, str, str], ...] = (
    # offset, bytes, media type, what people call it. Sources: file(1)'s magic, IANA, the formats' own pages.
    (0, b"MZ", "application/vnd.microsoft.portable-executable", "a Windows program"),
    (0, b"\x7fELF", "application/x-elf", "a Linux program"),
    (0, b"\xfe\xed\xfa\xce", "application/x-mach-binary", "a macOS program"),
    (0, b"\xcf\xfa\xed\xfe", "application/x-mach-binary", "a macOS program"),
    (0, b"\xca\xfe\xba\xbe", "application/java-vm", "a Java class or macOS program"),
    (0, b"dex\n", "application/vnd.android.dex", "Android program code"),
    (0, b"\0asm", "application/wasm", "WebAssembly code"),
    (0, b"ID3", "audio/mpeg", "an MP3 sound"),
    (0, b"\xff\xfb", "audio/mpeg", "an MP3 sound"),
    (0, b"\xff\xf3", "audio/mpeg", "an MP3 sound"),
    (0, b"\xff\xf1", "audio/aac", "an AAC sound"),
    (0, b"fLaC", "audio/flac", "a FLAC sound"),
    (0, b"OggS", "audio/ogg", "an Ogg sound or video"),
    (0, b"#!AMR", "audio/amr", "an AMR voice message"),
    (0, b"#!SILK_V3", "audio/silk", "a SILK voice message"),
    (0, b"\x02#!SILK_V3", "audio/silk", "a SILK voice message of WeChat or QQ"),
    (8, b"WAVE", "audio/wav", "a WAV sound"),
    (8, b"AVI ", "video/x-msvideo", "an AVI video"),
    (4, b"ftypM4A", "audio/mp4", "an M4A sound"),
    (4, b"ftypheic", "image/heic", "an HEIC picture"),
    (4, b"ftypavif", "image/avif", "an AVIF picture"),
    (4, b"ftypqt", "video/quicktime", "a QuickTime video"),
    (4, b"ftyp3g", "video/3gpp", "a 3GPP video"),
    (4, b"ftyp", "video/mp4", "an MP4 video"),
    (0, b"\x1a\x45\xdf\xa3", "video/x-matroska", "a Matroska or WebM video"),
    (0, b"FLV\x01", "video/x-flv", "a Flash video"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video/x-ms-asf", "a Windows Media file"),
    (0, b"\0\0\x01\xba", "video/mpeg", "an MPEG video"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage", "an old Office or OLE file"),
    (0, b"{\\rtf", "application/rtf", "a Rich Text file"),
    (0, b"%!PS", "application/postscript", "a PostScript file"),
    (0, b"AC10", "image/vnd.dwg", "an AutoCAD drawing"),
    (0, b"8BPS", "image/vnd.adobe.photoshop", "a Photoshop picture"),
    (0, b"\0\0\x01\0", "image/x-icon", "an icon"),
    (0, b"\xff\x0a", "image/jxl", "a JPEG XL picture"),
    (0, b"\0\0\0\x0cjP  ", "image/jp2", "a JPEG 2000 picture"),
    (0, b"\xd7\xcd\xc6\x9a", "image/wmf", "a Windows metafile"),
    (0, b"\x01\0\x09\0\0\x03", "image/wmf", "a Windows metafile"),
    (40, b" EMF", "image/emf", "a Windows metafile"),
    (0, b"wOFF", "font/woff", "a font"),
    (0, b"wOF2", "font/woff2", "a font"),
    (0, b"OTTO", "font/otf", "a font"),
    (0, b"\0\x01\0\0\0", "font/ttf", "a font"),
    (0, b"!BDN", "application/vnd.ms-outlook-pst", "an Outlook mailbox (PST)"),
    (0, b"SQLite format 3\0", "application/vnd.sqlite3", "an SQLite database"),
    (4, b"Standard Jet DB", "application/x-msaccess", "an Access database"),
    (4, b"Standard ACE DB", "application/x-msaccess", "an Access database"),
    (0, b"PAR1", "application/vnd.apache.parquet", "a Parquet table"),
    (0, b"ARROW1", "application/vnd.apache.arrow.file", "an Arrow table"),
    (0, b"Obj\x01", "application/vnd.apache.avro", "an Avro table"),
    (0, b"PK\x03\x04", "application/zip", "a zip archive"),
    (0, b"PK\x05\x06", "application/zip", "an empty zip archive"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar", "a RAR archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", "a 7z archive"),
    (0, b"\x1f\x8b", "application/gzip", "a gzip file"),
    (0, b"BZh", "application/x-bzip2", "a bzip2 file"),
    (0, b"\xfd7zXZ\0", "application/x-xz", "an xz file"),
    (0, b"\x28\xb5\x2f\xfd", "application/zstd", "a Zstandard file"),
    (0, b"\x04\x22\x4d\x18", "application/x-lz4", "an LZ4 file"),
    (0, b"MSCF", "application/vnd.ms-cab-compressed", "a cabinet archive"),
    (0, b"!<arch>\n", "application/x-archive", "a Unix library or Debian package"),
    (257, b"ustar", "application/x-tar", "a tar archive"),
    (32769, b"CD001", "application/vnd.efi.iso", "a disc image"),
    (0, b"EVF\x09\x0d\x0a\xff\0", "application/x-ewf", "an EnCase disk image (E01)"),
    (0, b"KDMV", "application/x-vmdk", "a virtual disk"),
    (0, b"QFI\xfb", "application/x-qcow2", "a virtual disk"),
    (0, b"conectix", "application/x-vhd", "a virtual disk"),
    (0, b"\xd4\xc3\xb2\xa1", "application/vnd.tcpdump.pcap", "a network capture"),
    (0, b"\x0a\x0d\x0d\x0a", "application/x-pcapng", "a network capture"),
    (0, b"ANDROID BACKUP\n", "application/x-android-backup", "an Android backup"),
    (0, b"bplist00", "application/x-bplist", "an Apple property list"),
    (0, b"-----BEGIN PGP MESSAGE", "application/pgp-encrypted", "a PGP message (encrypted)"),
    (0, b"age-encryption.org/", "application/x-age", "an age file (encrypted)"),
    (0, b"Salted__", "application/x-openssl-encrypted", "an OpenSSL file (encrypted)"),
    (0, b"-FVE-FS-", "application/x-bitlocker", "a BitLocker volume (encrypted)"),
    (3, b"-FVE-FS-", "application/x-bitlocker", "a BitLocker volume (encrypted)"),
    (0, b"LUKS\xba\xbe", "application/x-luks", "a LUKS volume (encrypted)"),
    (0, b"\x03\xd9\xa2\x9a", "application/x-keepass2", "a KeePass password store (encrypted)"),
    (0, b"L\0\0\0\x01\x14\x02\0", "application/x-ms-shortcut", "a Windows shortcut"),
    (0, b"regf", "application/x-windows-registry", "a Windows registry hive"),
    (0, b"ElfFile\0", "application/x-ms-evtx", "a Windows event log"),
    (0, b"ITSF", "application/vnd.ms-htmlhelp", "a Windows help file"),
    (0, b"%PDF-", "application/pdf", "a PDF"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png", "a PNG picture"),
    (0, b"\xff\xd8\xff", "image/jpeg", "a JPEG picture"),
    (0, b"GIF8", "image/gif", "a GIF picture"),
    (8, b"WEBP", "image/webp", "a WebP picture"),
    (0, b"BM", "image/bmp", "a BMP picture"),
)

# Suffixes that promise one family of bytes; a file that breaks the promise is worth a remark, for example a program
# named photo.jpg. Suffixes of text are left out: any text may be called .txt, .log or .csv.
_PROMISES: dict[str, tuple[str, ...]] = {
    ".jpg": ("image/",),
    ".jpeg": ("image/",),
    ".png": ("image/",),
    ".gif": ("image/",),
    ".webp": ("image/",),
    ".bmp": ("image/",),
    ".tif": ("image/",),
    ".tiff": ("image/",),
    ".heic": ("image/",),
    ".pdf": ("application/pdf",),
    ".doc": ("application/x-ole-storage", "application/msword"),
    ".docx": ("application/vnd.openxmlformats", "application/x-ole-storage"),
    ".xlsx": ("application/vnd.openxmlformats", "application/x-ole-storage"),
    ".xls": ("application/vnd.ms-excel", "application/x-ole-storage"),
    ".zip": ("application/zip", "application/x-zip"),
    ".7z": ("application/x-7z-compressed",),
    ".rar": ("application/vnd.rar", "application/x-rar"),
    ".gz": ("application/gzip", "application/x-tar"),
    ".tar": ("application/x-tar",),
    ".parquet": ("application/vnd.apache.parquet",),
    ".mp3": ("audio/",),
    ".mp4": ("video/", "audio/mp4"),
    ".exe": ("application/vnd.microsoft.portable-executable",),
    ".apk": ("application/vnd.android.package-archive", "application/zip"),
}

UNKNOWN = "application/octet-stream"


def looks_like(head: bytes) -> tuple[str, str]:
    """Media type and everyday name by the first bytes; ('application/octet-stream', 'unknown data') when no sign fits.

    Used to name files that no parser takes; parsers decide for themselves.
    """
    for offset, sign, media_type, words in _SIGNATURES:
        if head.startswith(sign, offset):
            return media_type, words
    if not head:
        return "application/x-empty", "an empty file"
    if not head.strip(b"\0"):
        return UNKNOWN, "nothing but zero bytes"
    if _spread(head) > 7.9 and len(head) >= 4096:
        return UNKNOWN, "random-looking data, perhaps encrypted"
    return UNKNOWN, "unknown data"


def first_bytes(head: bytes) -> str:
    """The first eight bytes as hex, for an expert's eye."""
    return head[:8].hex(" ")


def breaks_promise(name: str, media_type: str) -> bool:
    """Whether the suffix promises another family of bytes than the content is."""
    promised = _PROMISES.get(PurePosixPath(name.lower()).suffix)
    return promised is not None and not media_type.startswith(promised)


def _spread(data: bytes) -> float:
    """Shannon entropy in bits per byte."""
    import numpy as np

    counts = np.bincount(np.frombuffer(data, dtype=np.uint8), minlength=256)
    shares = counts[counts > 0] / len(data)
    return float(-(shares * np.log2(shares)).sum())
