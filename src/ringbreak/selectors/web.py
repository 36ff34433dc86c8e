"""Addresses of the net in one walk over a passage: URLs, hosts, mail addresses, IP addresses, each found once."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ringbreak.selectors import hosts
from ringbreak.selectors.likely import is_version, likely
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.urls import ASCII_HOST, HOST, PATH, SCHEME, Url, is_ipv4, read_url, trimmed

_ASCII_HOSTS = re.compile(r"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]++(?:\.[A-Za-z0-9_-]++)+")
"""As `urls.ASCII_HOST`, for looking through a text: it begins only where a word begins, so that a word of a megabyte costs its length and not
its square."""
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+")
_V6 = re.compile(r"(?<![0-9A-Fa-f:])[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*(?:%[A-Za-z0-9]+)?")


@dataclass(slots=True)
class Host:
    """A host name, IP address or mail domain standing alone."""

    start: int
    end: int
    host: str


@dataclass(slots=True)
class Mail:
    start: int
    end: int
    value: str
    known: bool


@dataclass(slots=True)
class Web:
    urls: list[Url]
    hosts: list[Host]
    mails: list[Mail]
    v4: list[tuple[int, int]]
    v6: list[tuple[int, int, str]]


def walk(passage: Passage) -> Web:
    text = passage.text
    web = Web([], [], [], [], [])
    taken: list[tuple[int, int]] = []
    if "/" in text or "\\" in text:
        for m in SCHEME.finditer(text):
            if taken and m.start() < taken[-1][1]:
                continue
            url = read_url(text, m.start(), m.end())
            if url is not None:
                web.urls.append(url)
                taken.append((url.start, url.end))
    if "@" in text:
        for mail in _mails(text, taken):
            web.mails.append(mail)
        taken += [(m.start, m.end) for m in web.mails]
        taken.sort()
    if "." in text:
        _bare(passage, taken, web)
        _idn(passage, web)
    if ":" in text:
        _six(text, taken, web)
    return web


def _inside(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    import bisect

    at = bisect.bisect_right(taken, (start, 1 << 60)) - 1
    if at >= 0 and taken[at][1] > start:
        return True
    return at + 1 < len(taken) and taken[at + 1][0] < end


def _mails(text: str, taken: list[tuple[int, int]]) -> Iterator[Mail]:
    done = 0
    at = text.find("@")
    while at >= 0:
        after = text.find("@", at + 1)
        domain = ASCII_HOST.match(text, at + 1)
        if domain is None and at + 1 < len(text) and not text[at + 1].isascii():
            domain = HOST.match(text, at + 1)
        floor = max(done, at - 64)
        start = at
        while start > floor and _LOCAL.match(text[start - 1]) is not None:
            start -= 1
        while start < at and text[start] in ".-/=&?'`{|}*#!$%^+~":
            start += 1
        local = text[start:at]
        if domain is not None and local and ".." not in local and not local.endswith("."):
            labels = domain.group().rstrip(".-").split(".")
            name = hosts.to_ascii(".".join(labels))
            count = hosts.host_end(name.split(".")) if name else 0
            if count:
                good = ".".join((name or "").split(".")[:count])
                end = at + 1 + len(".".join(labels[:count]))
                if not _inside(taken, start, end) or text[max(0, start - 7) : start].lower() == "mailto:":
                    yield Mail(start, end, f"{local.lower()}@{good}", True)
                    done = end
        at = after


def _turned(word: str) -> str | None:
    """A host read backwards, where it is one so and none as it stands: moc.elpmaxe."""
    back = word[::-1].lower().strip(".-").split(".")
    if hosts.host_end(back) != len(back) or back[-1] not in hosts.OFTEN:
        return None
    ahead = word.lower().split(".")
    return None if ahead[-1] in hosts.OFTEN else ".".join(back)


def _bare(passage: Passage, taken: list[tuple[int, int]], web: Web) -> None:
    """Dotted ASCII words: IPv4 addresses, hosts, and hosts with a path."""
    text = passage.text
    behind = 0
    for m in _ASCII_HOSTS.finditer(text):
        start, end = m.span()
        if start < behind or _inside(taken, start, end):
            continue
        before = text[start - 1] if start else ""
        after = text[end] if end < len(text) else ""
        word = m.group()
        if word.replace(".", "").isdigit():
            more = after == "." and text[end + 1 : end + 2].isdigit()
            if (
                is_ipv4(word)
                and before not in (".", "@")
                and after != "_"
                and not more
                and not is_version(passage, start)
            ):
                prefix = _PREFIX_4.match(text, end)
                web.v4.append((start, prefix.end() if prefix else end))
            continue
        # Behind these stands a mail address, a path, a variable; "//host" alone is a host all the same.
        blocked = before in ("@", "\\", "$", "~") or (
            before == "/" and text[max(0, start - 2) : start] != "//"
        )
        if before and blocked:
            continue
        while word and word[0] in "-_":
            word, start = word[1:], start + 1
        labels = word.rstrip(".-").split(".")
        if passage.reversed_said and (turned := _turned(word)) is not None:
            web.hosts.append(Host(start, start + len(word), turned))
            continue
        count = hosts.host_end(labels)
        if count == 0:
            continue
        if count < len(labels) and text[start + len(".".join(labels[:count])) :][:1] == ".":
            continue  # foo.com.bar: a longer dotted word that is no host (a package, a file) is not cut into one
        host = ".".join(labels[:count])
        stop = start + len(host)
        path = PATH.match(text, stop)
        pathed = path is not None and len(path.group()) > 1
        if not likely(passage, labels[:count], start, stop, pathed):
            continue
        if text[stop : stop + 1] in (
            "(",
            "@",
        ):  # a call of a function; what stands before an @ is no host: rahul.loan@okaxis
            continue
        if pathed and path is not None:
            close = trimmed(text, stop, path.end())
            if close > stop + 1:
                port = re.compile(r":\d{1,5}(?!\d)").match(text, stop, close)
                if port is not None and port.end() == close:
                    web.hosts.append(Host(start, stop, host.lower()))
                    continue
                tail = port.end() if port else stop
                behind = close
                web.urls.append(
                    Url(
                        start,
                        close,
                        "",
                        host.lower(),
                        start,
                        stop,
                        text[tail:close],
                        False,
                        "",
                        port.group() if port else "",
                    )
                )
                continue
        web.hosts.append(Host(start, stop, host.lower()))


_WIDE = re.compile(r"(?:[a-z0-9-]|[\u4e00-\u9fff]){1,24}(?:\.(?:[a-z0-9-]|[\u4e00-\u9fff]){1,24}){1,3}")


_LED_BY = re.compile(r"[\u4e00-\u9fff]{2,6}(?:是|为|叫做?)(?=[\u4e00-\u9fff])")
"""域名是食狮.中国: the word for a site and what joins it to a host of Chinese characters."""
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_ENDS_LATIN = re.compile(r"\.[a-z]{2,}(?=[\u4e00-\u9fff])")
"""中文.com有活动: the sentence goes on behind the ending."""


def _idn(passage: Passage, web: Web) -> None:
    """Hosts in Chinese characters after a word for a site: 网址：食狮.中国.

    Chinese words that touch a host of Latin letters are none: 网址：皇冠hg7788.com. A year may belong to a name: 北京2022.cn.
    """
    latin = {host.end: host.start for host in web.hosts} | {url.host_end: url.host_start for url in web.urls}
    for m in _WIDE.finditer(passage.text):
        start, end = m.span()
        if m.group().isascii():
            continue
        if (ends := _ENDS_LATIN.search(passage.text, start, end)) is not None:
            end = ends.end()
        if passage.lead(start, "domain") is None:
            led = _LED_BY.match(passage.text, start, end)
            if led is None or passage.lead(led.end(), "domain") is None:
                continue
            start = led.end()
        touched = latin.get(end, start)
        if touched > start and _YEAR.fullmatch(passage.text[touched:end].partition(".")[0]) is None:
            continue
        name = hosts.to_ascii(passage.text[start:end])
        if name is not None and hosts.public_suffix(name) is not None:
            web.hosts.append(Host(start, end, name))


_PREFIX_4 = re.compile(r"/(?:3[0-2]|[12]?[0-9])(?![0-9A-Za-z_./-])")
_PREFIX_6 = re.compile(r"/(?:12[0-8]|1[01][0-9]|[1-9]?[0-9])(?![0-9A-Za-z_./-])")
"""The length of a network's prefix belongs to what is written; the value stays the address."""
_LINK_LOCAL = re.compile(r"[0-9A-Za-z_]")


def _six(text: str, taken: list[tuple[int, int]], web: Web) -> None:
    for m in _V6.finditer(text):
        start, end = m.span()
        raw = m.group()
        if raw.count(":") < 2 or end - start > 60:
            continue
        if start and _LINK_LOCAL.match(text[start - 1]):
            continue
        while raw and (raw[-1] == "." or (raw[-1] == ":" and not raw.endswith("::"))):
            end -= 1
            raw = raw[:-1]
        if end < len(text) and (_LINK_LOCAL.match(text[end])):
            continue
        try:
            value = ipaddress.IPv6Address(raw.split("%")[0])
        except ValueError:
            continue
        # 12:30:: and a bare :: are seldom addresses; the lead words of the net decide about the shortest.
        if _inside(taken, start, end):
            continue
        prefix = _PREFIX_6.match(text, end)
        web.v6.append((start, prefix.end() if prefix else end, str(value)))
