"""Addresses of the net in one walk over a passage: URLs, hosts, mail addresses, IP addresses, each found once."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from ringbreak.selectors import hosts
from ringbreak.selectors.passage import Passage

# The scheme as written, defanged ones too; at most 12 characters, so a long word costs nothing.
_SCHEME = re.compile(
    r"(?<![A-Za-z0-9])(?:h(?:tt|xx|XX|TT|Xx|tx|xt|\*\*|__)p(?:s)?|HTTPS?|Https?|ftp|sftp|weixin|alipays?|mqqapi|tg|wxp|wss?)(?:://|:\\\\|:/{2,4}|：//)",
    re.I,
)
_BODY = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%|{}\\^`]+")
_HOST = re.compile(r"(?:[^\W_]|-)+(?:\.(?:[^\W_]|-)+)+")
_ASCII_HOST = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+")
_ASCII_HOSTS = re.compile(r"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]++(?:\.[A-Za-z0-9_-]++)+")
"""The same, for looking through a text: it begins only where a word begins, so that a word of a megabyte costs its length and not
its square."""
_PATH = re.compile(r"(?::\d{1,5})?[/?#][A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]*")
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+")
_V4 = re.compile(r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}")
_V6 = re.compile(r"(?<![0-9A-Fa-f:])[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*(?:%[A-Za-z0-9]+)?")
_NET = frozenset(("http", "https", "ftp", "sftp", "ws", "wss"))
_HOSTED = re.compile(
    r"(?:[^\s/@?#]{1,128}@)?(?:\[[0-9A-Fa-f:]|localhost|(?:[^\W_]|[_-]){1,63}\.(?:[^\W_]|[_-]))"
)
_TRAILING = ".,;:!?'\"`*|\\^"


@dataclass(slots=True)
class Url:
    """A URL as written; `host_start..host_end` are where its host stands. scheme is '' when none was written."""

    start: int
    end: int
    scheme: str
    host: str
    host_start: int
    host_end: int
    rest: str
    defanged: bool

    @property
    def value(self) -> str:
        """Normal form: scheme and host in lower case, defanging undone, the rest as written."""
        return (self.scheme + "://" if self.scheme else "") + self.authority + self.rest

    user: str = ""
    port: str = ""

    @property
    def authority(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return (self.user + "@" if self.user else "") + host + self.port


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


def _trimmed(text: str, start: int, end: int) -> int:
    """Give back closing punctuation that belongs to the sentence: final stops, unopened brackets, list commas."""
    piece = text[start:end]
    cut = re.search(r",(?=https?:|$)|;(?=$)|\\", piece)
    if cut:
        end = start + cut.start()
    while end > start:
        c = text[end - 1]
        if (
            c in _TRAILING
            or (
                c in ")]}"
                and text.count(c, start, end) > text.count({")": "(", "]": "[", "}": "{"}[c], start, end)
            )
            or c in "([{"
        ):
            end -= 1
        else:
            break
    return end


def _ip(host: str) -> bool:
    return _V4.fullmatch(host) is not None


def walk(passage: Passage) -> Web:
    text = passage.text
    web = Web([], [], [], [], [])
    taken: list[tuple[int, int]] = []
    if "/" in text or "\\" in text:
        for m in _SCHEME.finditer(text):
            if taken and m.start() < taken[-1][1]:
                continue
            url = _url(text, m.start(), m.end())
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


def _scheme_of(written: str) -> str:
    low = re.sub(
        r"[^a-z]",
        "",
        written.lower().split(":")[0].split("：")[0].replace("x", "t")
        if written[:1] in "hH"
        else written.lower(),
    )
    if (low.startswith("h") and "*" in written) or "__" in written:
        low = "https" if "s:" in written.lower() or "s：" in written.lower() else "http"
    return low


_HOST_REACH = 600


def _whole(text: str, body: int, match: re.Match[str] | None, end: int) -> int:
    """End of a URL whose host was found near its beginning: looked for again without bound if the first look stopped there."""
    if match is None or match.end() < body + _HOST_REACH:
        return end
    more = _BODY.match(text, body)
    return _trimmed(text, body, more.end()) if more else end


def _url(text: str, start: int, body: int) -> Url | None:
    written = text[start:body]
    scheme = _scheme_of(written)
    defanged = not written.lower().startswith(scheme + "://")
    if scheme in _NET and _HOSTED.match(text, body) is None:
        return None  # nothing like a host follows: the rest is not even looked at
    # A host is looked for within its greatest length first, so that schemes without one cost no more than that.
    match = _BODY.match(text, body, body + _HOST_REACH) if scheme in _NET else _BODY.match(text, body)
    end = _trimmed(text, body, match.end()) if match else body
    if scheme not in _NET:
        if end <= body:
            return None
        return Url(start, end, scheme, "", body, body, text[body:end], defanged)
    host_start = body
    user = ""
    at = text.find("@", body, min(end, body + 128))
    if 0 <= at < min([i for i in (text.find(c, body, end) for c in "/?#") if i >= 0], default=end):
        user, host_start = text[body:at], at + 1
    if text[host_start : host_start + 1] == "[":
        close = text.find("]", host_start, host_start + 64)
        if close < 0:
            return None
        try:
            host = str(ipaddress.IPv6Address(text[host_start + 1 : close].split("%")[0]))
        except ValueError:
            return None
        host_end = close + 1
        end = _whole(text, body, match, end)
        return _finish(text, start, end, scheme, host, host_start + 1, close, host_end, user, defanged)
    ascii_host = _ASCII_HOST.match(text, host_start, max(end, host_start))
    wide = _HOST.match(text, host_start)
    if wide is not None and (
        ascii_host is None or (wide.end() > ascii_host.end() and not hosts.ending_known(ascii_host.group()))
    ):
        labels = wide.group().split(".")
        count = 0
        for k in range(len(labels), 1, -1):
            name = hosts.to_ascii(".".join(labels[:k]))
            if name is not None and hosts.public_suffix(name) is not None:
                count = k
                break
        if count:
            name = hosts.to_ascii(".".join(labels[:count])) or ""
            host_end = host_start + len(".".join(labels[:count]))
            more = _PATH.match(text, host_end)
            end = _trimmed(text, host_end, more.end()) if more else host_end
            return _finish(text, start, end, scheme, name, host_start, host_end, host_end, user, defanged)
    if ascii_host is None:
        local = re.compile(r"localhost(?![A-Za-z0-9.-])").match(text, host_start)
        if local is None:
            return None
        end = _whole(text, body, match, end)
        return _finish(
            text,
            start,
            max(end, local.end()),
            scheme,
            "localhost",
            host_start,
            local.end(),
            local.end(),
            user,
            defanged,
        )
    name = ascii_host.group()
    host_end = min(ascii_host.end(), end)
    name = text[host_start:host_end].rstrip(".-")
    if _ip(name):
        end = _whole(text, body, match, end)
        return _finish(
            text,
            start,
            end,
            scheme,
            name,
            host_start,
            host_start + len(name),
            host_start + len(name),
            user,
            defanged,
        )
    labels = name.split(".")
    count = hosts.host_end(labels)
    if count == 0:
        return None
    name = ".".join(labels[:count])
    stop = host_start + len(name)
    end = stop if count < len(labels) else _whole(text, body, match, end)
    return _finish(text, start, end, scheme, name.lower(), host_start, stop, stop, user, defanged)


def _finish(
    text: str,
    start: int,
    end: int,
    scheme: str,
    host: str,
    host_start: int,
    host_stop: int,
    rest: int,
    user: str,
    defanged: bool,
) -> Url:
    port = re.compile(r":\d{1,5}(?!\d)").match(text, rest, end)
    tail = port.end() if port else rest
    return Url(
        start,
        max(end, rest),
        scheme,
        host,
        host_start,
        host_stop,
        text[tail : max(end, rest)],
        defanged,
        user,
        port.group() if port else "",
    )


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
        domain = _ASCII_HOST.match(text, at + 1)
        if domain is None and at + 1 < len(text) and not text[at + 1].isascii():
            domain = _HOST.match(text, at + 1)
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


_BEFORE_WORD = re.compile(r"[A-Za-z]{2,} $")


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
                _ip(word)
                and before not in (".", "@")
                and after != "_"
                and not more
                and not _version(passage, start)
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
        path = _PATH.match(text, stop)
        pathed = path is not None and len(path.group()) > 1
        if not _likely(passage, labels[:count], start, stop, pathed):
            continue
        if text[stop : stop + 1] == "(":
            continue
        if pathed and path is not None:
            close = _trimmed(text, stop, path.end())
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


def _idn(passage: Passage, web: Web) -> None:
    """Hosts in Chinese characters after a word for a site: 网址：食狮.中国."""
    for m in _WIDE.finditer(passage.text):
        word = m.group()
        if word.isascii() or passage.lead(m.start(), "domain") is None:
            continue
        name = hosts.to_ascii(word)
        if name is not None and hosts.public_suffix(name) is not None:
            web.hosts.append(Host(m.start(), m.end(), name))


_VERSION = re.compile(r"(?:版本|version|ver\.?|v|固件|firmware|build|release|内核|chrome/|[a-z]+/)[:： ]?$")
_NEW_VERSION = re.compile(
    r"(?:(?<![a-z])(?:firmware|version|release|build|patch|driver|kernel|bios|app|software|router|ios|android|windows|macos|openwrt|uefi)s?(?![a-z])|固件|版本|系统|软件|驱动|内核|补丁|客户端)"
    r"[^.。！!？?\n0-9]{0,16}(?:(?<![a-z])(?:to|is|was|from|at|on|of|v|=)|到|至|为|成|是|从|回|升|刷)? ?v?(?:版本?)?[:： ]{0,2}$"
    r"|(?<![a-z])(?:upgrad|downgrad)(?:e|ed|es|ing)(?![a-z])[a-z ]{0,16}(?<![a-z])(?:to|from) v?$"
    r"|(?<![a-z])(?:updat(?:e|ed|ing)|roll(?:ed|ing)? back|revert(?:ed|ing)?|patched|flashed|bumped)(?![a-z])[a-z ]{0,16}(?<![a-z])(?:to|from) v?$"
    r"|(?:升级|降级|升到|降到|刷到|回退|回滚|更新)(?:到|至|为|成|了)?(?:版本?)? ?v?$"
)
"""Upgraded the firmware to 1.4.2.11; a verb alone says so only of numbers below 100, since a server moves to 203.0.113.9 too."""
_MOVED = re.compile(r"更新|updat|roll|revert|patch|flash|bump|app|系统|软件|客户端|router|on ?$|at ?$")


def _version(passage: Passage, start: int) -> bool:
    keys = passage.keys
    if _VERSION.search(keys, max(0, start - 12), start) is not None:
        return True
    found = _NEW_VERSION.search(keys, max(0, start - 36), start)
    if found is None:
        return False
    match = _V4.match(passage.text, start)
    small = match is not None and all(int(part) < 100 for part in match.group().split("."))
    return small or _MOVED.search(found.group()) is None


def _likely(passage: Passage, labels: list[str], start: int, stop: int, pathed: bool) -> bool:
    """Whether a dotted word is meant as a host and not as a file, a sentence without a space, or code."""
    text = passage.text
    last = labels[-1]
    low = last.lower()
    if pathed or labels[0].lower() in ("www", "m", "wap", "bbs", "mail") or len(labels) >= 4:
        return True
    lead = passage.lead(start, "domain")
    if lead is None and low == "net" and len(labels) == 2 and labels[0].lower() in hosts.DOT_NET:
        return False
    if low in hosts.FILES and lead is None:
        # main.app is a file; shop88-x。app has had its dot dressed up, which nobody does to a file.
        dressed = "defanged" in passage.folded.undone(*passage.folded.origin(start, stop))
        return dressed and any(c.isdigit() or c == "-" for c in labels[-2])
    if last[:1].isupper() and not last.isupper() and not labels[0][:1].isupper():
        return False  # "done.The next": a sentence
    if last[:1].isupper() and last[1:].islower() and len(labels) == 2 and low in hosts.WORDS:
        return False
    if low in hosts.WORDS and lead is None and len(labels) == 2:
        plain = labels[0].isalpha()
        if plain and (
            _BEFORE_WORD.search(text, max(0, start - 24), start)
            or (text[stop : stop + 1] == " " and text[stop + 1 : stop + 2].islower())
        ):
            return False
    if len(labels) == 2 and labels[0].isdigit() and len(low) == 2 and lead is None:
        return False
    if (
        labels[0].lower() in ("e", "i", "u", "a")
        and len(labels) == 2
        and len(low) == 2
        and len(labels[0]) == 1
    ):
        return False  # e.g, i.e, u.s
    package = labels[0].lower() in ("com", "cn", "org", "net", "io", "android") and len(labels) >= 3
    return not package or lead is not None


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


def query(url: Url) -> dict[str, str]:
    """Parameters of a URL, keys in lower case; the first of each."""
    text = url.rest.split("?", 1)[1] if "?" in url.rest else ""
    out: dict[str, str] = {}
    for part in re.split(r"[&;?#]", text)[:64]:
        key, _, value = part.partition("=")
        out.setdefault(key.lower(), unquote(value))
    return out


def path_parts(url: Url) -> list[str]:
    return [unquote(p) for p in url.rest.split("?")[0].split("#")[0].split("/") if p]
