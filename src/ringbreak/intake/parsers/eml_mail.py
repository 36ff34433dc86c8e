"""Mail saved as a file (.eml): headers, text, links, attachments."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.intake import mime
from ringbreak.intake.mail_record import records
from ringbreak.intake.parser import Parser, Source, Yield

MOST_BYTES = 256 << 20


def accepts(head: bytes, name: str) -> bool:
    """Header lines at the start, one of them of mail."""
    return mime.looks_like_mail(head)


def parse(source: Source) -> Iterator[Yield]:
    """Yields the mail and its attachments."""
    yield from records(mime.read(source.bytes(MOST_BYTES)), source, where="mail")


PARSER = Parser(
    name="eml",
    title="Mail (.eml)",
    media_type="message/rfc822",
    accepts=accepts,
    parse=parse,
    source="RFC 5322, RFC 2045-2049, RFC 2231",
    sample="eml/notice.eml",
)
