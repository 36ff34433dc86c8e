"""One mail as a record: who wrote what to whom, all its headers, the links of its HTML, its attachments."""

from __future__ import annotations

import html as html_module
import re
from collections.abc import Iterator

from ringbreak.intake import mime
from ringbreak.intake.cells import Cells
from ringbreak.intake.losses import undecodable
from ringbreak.intake.parser import Issue, Member, Record, Source, Yield
from ringbreak.intake.text_encoding import decode
from ringbreak.words import say

_SHOWN = frozenset(("subject",))
_HREF = re.compile(
    r"""(?:href|src|action|background)\s{0,8}=\s{0,8}(?:"([^"]{1,4000})"|'([^']{1,4000})'|([^\s"'<>]{1,4000}))""",
    re.IGNORECASE,
)
MOST_LINKS = 500


def records(mail: mime.Mail, source: Source, *, where: str, channel: str | None = None) -> Iterator[Yield]:
    """The mail, then its attachments as members, then what could not be read.

    Args:
        where: The locator: 'mail', or 'message 12' in a mailbox.
    """
    zone = source.reading.time_zone
    cells = Cells()
    for name, value in mail.headers:
        if name.lower() not in _SHOWN:
            cells.add(name, value)
    bodies, attachments = _sort(mail.parts)
    text, html, links, lost = _body(bodies)
    if html is not None:
        cells.add("plain text", html)
    for link in links:
        cells.add("link", link)
    members: list[Member] = []
    for part in attachments:
        name = part.name or _name_for(part)
        cells.add("attachment", name)
        members.append(Member(name=name, data=part.data, locator=f"{where} attachment {len(members) + 1}"))
    sender = next(iter(mime.addresses(mail.first("from"))), None) or next(
        iter(mime.addresses(mail.first("sender"))), None
    )
    receiver = next(iter(mime.addresses(mail.first("to"))), None) or next(
        iter(mime.addresses(mail.first("delivered-to"))), None
    )
    written = mail.first("from")
    yield Record(
        locator=where,
        kind="mail",
        platform="email",
        channel=channel,
        author=sender[1] if sender else None,
        author_name=(sender[0] or None) if sender else (written or None),
        counterpart=receiver[1] if receiver else mail.first("to") or None,
        sent_at=mime.date_of(mail.first("date"), zone),
        title=mail.first("subject") or None,
        text=text or None,
        fields=cells.all(),
    )
    yield from members
    for part in mail.parts:
        if part.damaged:
            yield Issue(
                f"{where} part {part.place}",
                say("the part's encoding is damaged; what could be undone is kept"),
                "note",
            )
    if mail.broken:
        yield Issue(
            where, say("the mail is malformed ({error}); parts of it may be missing", error=mail.broken)
        )
    if mail.dropped_headers:
        yield Issue(where, say("{count} more header lines are not kept", count=mail.dropped_headers), "note")
    for encoding, count in sorted(lost.items()):
        loss = undecodable(count, encoding, where)
        if loss:
            yield loss


def _sort(parts: list[mime.Part]) -> tuple[list[mime.Part], list[mime.Part]]:
    bodies = [p for p in parts if p.kind in ("text/plain", "text/html") and not p.attached and p.name is None]
    if not bodies:
        # Some programs attach the text itself.
        bodies = [p for p in parts if p.kind in ("text/plain", "text/html") and not p.attached][:1]
    kept = {id(p) for p in bodies}
    rest = [p for p in parts if id(p) not in kept and (p.data or p.name)]
    return bodies, [
        p for p in rest if not (p.kind.startswith(("multipart/", "message/delivery")) and not p.data.strip())
    ]


def _body(bodies: list[mime.Part]) -> tuple[str, str | None, list[str], dict[str, int]]:
    """Text, the plain text when the HTML was taken instead, targets of links, undecodable bytes."""
    plain: list[str] = []
    rich: list[str] = []
    links: dict[str, None] = {}
    lost: dict[str, int] = {}
    for part in bodies:
        if part.kind == "text/html":
            from ringbreak.intake.html.text import to_text

            text, decoded = to_text(part.data, part.charset)
            lost[decoded.encoding] = lost.get(decoded.encoding, 0) + decoded.lossy_count
            rich.append(text)
            links.update(dict.fromkeys(links_of(decoded.text)))
        else:
            found_text = decode(part.data, part.charset)
            lost[found_text.encoding] = lost.get(found_text.encoding, 0) + found_text.lossy_count
            plain.append(found_text.text.replace("\r\n", "\n"))
    text, html = "\n".join(plain).strip("\n"), "\n".join(rich).strip()
    if not text.strip():
        return html, None, list(links), lost
    if html and len(html) > 200 and len(text.strip()) * 4 < len(html):
        # "Your program cannot show HTML": the plain part says next to nothing.
        return html, text, list(links), lost
    return text, None, list(links), lost


def links_of(page: str) -> list[str]:
    """Targets of links, pictures and forms in HTML source, each once, at most MOST_LINKS."""
    kept: dict[str, None] = {}
    for found in _HREF.finditer(page):
        target = (found.group(1) or found.group(2) or found.group(3) or "").strip()
        if target and not target.lower().startswith(("#", "cid:", "data:")):
            kept.setdefault(html_module.unescape(target))
            if len(kept) >= MOST_LINKS:
                break
    return list(kept)


def _name_for(part: mime.Part) -> str:
    suffix = {
        "text/plain": ".txt",
        "text/html": ".html",
        "image/jpeg": ".jpg",
        "text/calendar": ".ics",
        "message/rfc822": ".eml",
    }
    tail = part.kind.rpartition("/")[2]
    return (
        f"part-{part.place}{suffix.get(part.kind, '.' + re.sub('[^a-z0-9]', '', tail)[:8] if tail else '')}"
    )
