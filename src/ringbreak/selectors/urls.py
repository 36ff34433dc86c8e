"""URLs as they are written, disguised ones too: where each begins and ends, its scheme, host and the rest."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import unquote

from ringbreak.selectors import hosts

# The scheme as written, defanged ones too; at most 12 characters, so a long word costs nothing.
SCHEME = re.compile(
    r"(?<![A-Za-z0-9])(?:h(?:tt|xx|XX|TT|Xx|tx|xt|\*\*|__)p(?:s)?|HTTPS?|Https?|ftp|sftp|weixin|alipays?|mqqapi|tg|wxp|wss?)(?:://|:\\\\|:/{2,4}|：//)",
    re.I,
)
_BODY = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%|{}\\^`]+")
HOST = re.compile(r"(?:[^\W_]|-)+(?:\.(?:[^\W_]|-)+)+")
ASCII_HOST = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+")
PATH = re.compile(r"(?::\d{1,5})?[/?#][A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]*")
V4 = re.compile(r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}")
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


def trimmed(text: str, start: int, end: int) -> int:
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


def is_ipv4(host: str) -> bool:
    return V4.fullmatch(host) is not None


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
    return trimmed(text, body, more.end()) if more else end


def read_url(text: str, start: int, body: int) -> Url | None:
    written = text[start:body]
    scheme = _scheme_of(written)
    defanged = not written.lower().startswith(scheme + "://")
    if scheme in _NET and _HOSTED.match(text, body) is None:
        return None  # nothing like a host follows: the rest is not even looked at
    # A host is looked for within its greatest length first, so that schemes without one cost no more than that.
    match = _BODY.match(text, body, body + _HOST_REACH) if scheme in _NET else _BODY.match(text, body)
    end = trimmed(text, body, match.end()) if match else body
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
    ascii_host = ASCII_HOST.match(text, host_start, max(end, host_start))
    wide = HOST.match(text, host_start)
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
            more = PATH.match(text, host_end)
            end = trimmed(text, host_end, more.end()) if more else host_end
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
    if is_ipv4(name):
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
