"""The shape and colour of each kind of thing: shape and label first, Okabe-Ito colours second."""

from __future__ import annotations

from markupsafe import Markup

from ringbreak.dossier.charts.svg import element, number, path, rect
from ringbreak.model.kinds import MONEY

CLASSES: dict[str, tuple[str, ...]] = {
    "contact": (
        "phone",
        "email",
        "wechat",
        "wechat_official",
        "wechat_group",
        "qq",
        "qq_group",
        "weibo",
        "douyin",
        "telegram",
        "whatsapp",
        "line",
        "handle",
        "account",
        "coordination",
        "agent_code",
        "slot",
        "room",
        "cast",
        "chat",
        "tool_log",
    ),
    "money": (*MONEY, "merchant", "txid", "invoice", "payment", "flow", "conduit", "collection", "handover"),
    "infrastructure": (
        "url",
        "domain",
        "ipv4",
        "ipv6",
        "onion",
        "icp",
        "tracking_id",
        "site_family",
        "apk",
        "md5",
        "sha1",
        "sha256",
    ),
    "device": ("device", "machine", "interceptor", "session", "imei", "imsi", "iccid", "mac", "card_box"),
    "content": ("template", "image", "code", "order_book", "task_list", "code_book", "register"),
    "person": ("cn_id", "uscc", "person", "company", "plate", "parcel"),
}
TITLES: dict[str, str] = {
    "contact": "contact",
    "money": "money",
    "infrastructure": "site or address on the net",
    "device": "device",
    "content": "shared text, picture or list",
    "person": "person or company",
    "records": "records that bear the same selectors",
}
_CLASS_OF = {kind: name for name, kinds in CLASSES.items() for kind in kinds}


def class_of(kind: str) -> str:
    """contact, money, infrastructure, device, content or person; contact for kinds nobody has placed."""
    return _CLASS_OF.get(kind, "contact")


def shape(name: str, x: float, y: float, r: float = 7.0) -> Markup:
    """circle contact, diamond money, square infrastructure, triangle device, hexagon content, house person."""
    cls = f"k-{name}"
    if name == "contact":
        return element("circle", cx=float(x), cy=float(y), r=float(r), class_=cls)
    if name == "records":
        return rect(x - r, y - r * 0.7, 2 * r, 1.4 * r, cls, rx=2.0)
    if name == "infrastructure":
        return rect(x - r * 0.9, y - r * 0.9, 1.8 * r, 1.8 * r, cls)
    corners = {
        "money": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
        "device": ((0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
        "content": ((-0.55, -1), (0.55, -1), (1.1, 0), (0.55, 1), (-0.55, 1), (-1.1, 0)),
        "person": ((0, -1.2), (1, -0.2), (1, 1), (-1, 1), (-1, -0.2)),
    }[name]
    d = "M" + "L".join(f"{number(x + dx * r)} {number(y + dy * r)}" for dx, dy in corners) + "Z"
    return path(d, cls)
