"""Mails that nest, run on, contradict themselves or hide what they carry."""

from __future__ import annotations

import base64
import random
from collections.abc import Iterator

Made = Iterator[tuple[str, bytes]]

HEAD = b"From: a@x.example\r\nTo: b@x.example\r\nSubject: s\r\nDate: Thu, 05 Mar 2026 10:00:00 +0800\r\n"


def multipart(depth: int, core: bytes = b"Content-Type: text/plain\r\n\r\ncore\r\n") -> bytes:
    top = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (i, i) for i in range(depth)
    )
    return HEAD + top + core + b"".join(b"\r\n--b%d--\r\n" % i for i in reversed(range(depth)))


def messages(depth: int) -> bytes:
    return HEAD + b"Content-Type: message/rfc822\r\n\r\n" * depth + HEAD + b"\r\ncore\r\n"


def make(r: random.Random) -> Made:
    for depth in (3, 50, 500, 3_000, 30_000):
        yield f"multipart {depth} deep.eml", multipart(depth)
        yield f"message {depth} deep.eml", messages(depth)
    yield (
        "same boundary.eml",
        HEAD
        + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
        + b'--b\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n' * 300,
    )
    yield (
        "boundary is empty.eml",
        HEAD + b'Content-Type: multipart/mixed; boundary=""\r\n\r\n--\r\n\r\nx\r\n----\r\n',
    )
    yield (
        "boundary of 70000.eml",
        HEAD + b'Content-Type: multipart/mixed; boundary="' + b"x" * 70_000 + b'"\r\n\r\nbody',
    )
    yield "no boundary.eml", HEAD + b"Content-Type: multipart/mixed\r\n\r\nbody"
    yield "never closed.eml", HEAD + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\nx'
    yield (
        "20000 parts.eml",
        HEAD
        + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
        + b"--b\r\n\r\nx\r\n" * 20_000
        + b"--b--",
    )
    yield "100000 headers.eml", HEAD + b"".join(b"X-%d: y\r\n" % i for i in range(100_000)) + b"\r\nbody"
    yield "header of 20 MB.eml", HEAD + b"X: " + b"y" * (20 << 20) + b"\r\n\r\nbody"
    yield "folded 200000 times.eml", HEAD + b"X: y\r\n" + b" z\r\n" * 200_000 + b"\r\nbody"
    yield (
        "100000 received.eml",
        b"Received: from a by b; Thu, 05 Mar 2026 10:00:00 +0800\r\n" * 100_000 + HEAD + b"\r\nbody",
    )
    yield "200000 recipients.eml", b"To: " + b"a@x.example, " * 200_000 + b"\r\n" + HEAD + b"\r\nbody"
    yield "comments 20000 deep.eml", b"From: " + b"(" * 20_000 + b")" * 20_000 + b" a@x.example\r\n\r\nbody"
    yield "quotes never closed.eml", b'From: "' + b"\\" * 100_000 + b" a@x.example\r\n\r\nbody"
    yield "encoded words.eml", b"Subject: " + b"=?utf-8?b?5L2g5aW9?= " * 50_000 + b"\r\n\r\nbody"
    yield (
        "encoded word of noise.eml",
        b"Subject: =?" + r.randbytes(50).replace(b"\n", b"x").replace(b"\r", b"x") + b"?q?x?=\r\n\r\nbody",
    )
    yield (
        "unknown charset word.eml",
        b"Subject: =?x-none?b?//79?=\r\nContent-Type: text/plain; charset=x-none\r\n\r\n\xff\xfe",
    )
    yield (
        "codec that is none.eml",
        b"Subject: =?zip?b?//79?=\r\nContent-Type: text/plain; charset=rot13\r\n\r\nuryyb",
    )
    for charset in (
        "unicode_escape",
        "idna",
        "punycode",
        "hex",
        "base64",
        "utf-7",
        "utf-32",
        "mbcs",
        "undefined",
        "../../x",
        "utf-8\x00",
    ):
        yield (
            f"charset {charset[:10].replace(chr(0), '0').replace('/', '')}.eml",
            HEAD
            + b"Content-Type: text/plain; charset="
            + charset.encode()
            + b"\r\n\r\n\\u4f60 xn--a \xff\xfe+AGE-",
        )
    yield (
        "rfc2231.eml",
        HEAD
        + b"Content-Type: text/plain;"
        + b"".join(b" name*%d*=x%%e4;" % i for i in range(5_000))
        + b"\r\n\r\nbody",
    )
    yield (
        "rfc2231 gap.eml",
        HEAD + b"Content-Disposition: attachment; filename*0=a; filename*99999999=b\r\n\r\nbody",
    )
    yield "8 bit header.eml", "Subject: 你好世界出售".encode("gbk") + b"\r\n" + HEAD + b"\r\nbody"
    yield "bare cr.eml", HEAD.replace(b"\r\n", b"\r") + b"\rbody\rFrom: c@x.example\r"
    yield "nul.eml", HEAD + b"X: a\0b\r\n\r\nbo\0dy"
    yield "date of year 99999.eml", HEAD.replace(b"2026", b"99999") + b"\r\nbody"
    yield "date zone +9999.eml", HEAD.replace(b"+0800", b"+9999") + b"\r\nbody"
    yield "date of 60 seconds.eml", HEAD.replace(b"10:00:00", b"23:59:60") + b"\r\nbody"
    yield "date of noise.eml", HEAD.replace(b"Thu, 05 Mar 2026 10:00:00 +0800", b"(" * 5_000) + b"\r\nbody"
    yield (
        "base64 of 10 MB that is not.eml",
        HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n" + b"!" * (10 << 20),
    )
    yield (
        "base64 line of 20 MB.eml",
        HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.b64encode(bytes(15 << 20)),
    )
    yield (
        "quoted printable.eml",
        HEAD + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + b"=" * 1_000_000,
    )
    yield (
        "uuencode bomb.eml",
        HEAD + b"Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 ../../x\n" + b"M" * 100_000,
    )
    yield (
        "winmail.eml",
        HEAD
        + b"Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\n\x78\x9f\x3e\x22"
        + r.randbytes(500),
    )
    for number, name in enumerate(
        (
            b"../../x.exe",
            b"a\nb",
            b"=?utf-8?b?Li4vLi4v?=x",
            b"\x00",
            b"x" * 5_000,
            b"con",
            b"<script>alert(1)</script>.html",
            b"=cmd|' /C calc'!A0",
        )
    ):
        yield (
            f"attachment name {number}.eml",
            HEAD
            + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Disposition: attachment; filename="'
            + name
            + b'"\r\n\r\nx\r\n--b--',
        )
    yield (
        "external body.eml",
        HEAD
        + b'Content-Type: message/external-body; access-type=URL; URL="http://198.51.100.1/x"\r\n\r\nContent-Type: text/plain\r\n\r\n',
    )
    yield "partial.eml", HEAD + b'Content-Type: message/partial; number=1; total=99999999; id="x"\r\n\r\nbody'
    one = b"From a@x.example Thu Mar  5 10:00:00 2026\n" + HEAD.replace(b"\r\n", b"\n") + b"\nbody\n\n"
    yield "from lines only.mbox", b"From a@x.example Thu Mar  5 10:00:00 2026\n" * 50_000
    yield "20000 mails.mbox", one * 20_000
    yield "from in the body.mbox", one + b"From here on it is text\nFrom \n>From x\n" * 2_000
    yield "mail of 30 MB.mbox", one + one[:-1] + b"x" * (30 << 20)
    yield "no newline.mbox", b"From a@x.example Thu Mar  5 10:00:00 2026"
    yield "from and noise.mbox", b"From a@x.example Thu Mar  5 10:00:00 2026\n" + r.randbytes(50_000)
    yield "crlf and lf.mbox", one + one.replace(b"\n", b"\r\n") + one.replace(b"\n", b"\r")
    yield "length that lies.mbox", one.replace(b"\n\nbody", b"\nContent-Length: 99999999\n\nbody") * 3
    whole = multipart(3)
    for cut in (10, 60, len(whole) // 2, len(whole) - 7):
        yield f"cut at {cut}.eml", whole[:cut]
    for i in range(10):
        spoilt = bytearray(whole)
        for _ in range(2 + 3 * i):
            spoilt[r.randrange(len(spoilt))] = r.randrange(256)
        yield f"noise {i}.eml", bytes(spoilt)
    mht = b'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Location: file:///etc/passwd\r\n\r\n<img src=x onerror=window.__xss=1>\r\n'
    yield "never closed.mht", mht
    yield (
        "5000 parts.mht",
        mht + b"--b\r\nContent-Type: image/png\r\nContent-Location: x\r\n\r\n\x89PNG\r\n" * 5_000 + b"--b--",
    )
