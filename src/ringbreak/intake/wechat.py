"""What the numbers and XML inside a WeChat message mean, whatever program exported it.

Types are WeChat's own: 1 text, 3 picture, 34 voice, 42 card, 43 video, 47 sticker, 48 place, 49 a shared thing (its
subtype says which), 50 call, 10000 and 10002 notices of the program. The XML is read with a parser that resolves no
entity and fetches nothing; what it says of titles, addresses, cards and transfers goes into FIELDS, and money into
TRANSFERS.
"""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal, InvalidOperation

from ringbreak.intake.cells import Cells
from ringbreak.intake.parser import Action, Record, Transfer

MOST_XML = 1 << 20

TYPES = {
    1: "text", 3: "picture", 34: "voice", 35: "mail", 37: "friend request", 42: "card", 43: "video", 47: "sticker",
    48: "place", 49: "shared", 50: "call", 62: "video", 66: "card", 10000: "notice", 10002: "notice",
}  # fmt: skip
SHARED = {
    1: "text", 3: "music", 4: "link", 5: "link", 6: "file", 8: "sticker", 17: "live place", 19: "forwarded chat", 33: "mini program",
    36: "mini program", 40: "forwarded chat", 50: "channel card", 51: "channel video", 53: "relay", 57: "quote", 63: "live stream", 74: "file",
    87: "group announcement", 92: "music", 2000: "transfer", 2001: "red packet", 2003: "red packet cover",
}  # fmt: skip

_VERBS = (
    ("scan", ("扫描二维码加入", "扫描你分享的二维码", "通过扫描", "via qr code", "via the qr code")),
    ("join", ("加入了群聊", "加入群聊", "joined the group chat", "joined group chat")),
    ("invite", ("邀请", "invited")),
    ("remove", ("移出了群聊", "移出群聊", "removed", "被群主", "被踢")),
    ("leave", ("退出了群聊", "退出群聊", "left the group")),
    ("rename", ("修改群名", "changed the group name")),
    ("recall", ("撤回了一条消息", "recalled a message")),
    ("add", ("你已添加了", "以上是打招呼", "通过了你的朋友验证", "我通过了", "accepted your friend")),
    ("block", ("拒收了", "拉黑", "开启了朋友验证", "还不是他", "has rejected your")),
    ("red_packet", ("领取了", "红包")),
    ("pat", ("拍了拍", "tickled")),
)
_SENDER = re.compile(r"^([A-Za-z][\w-]{4,40}|[\w-]{2,40}@(?:openim|chatroom)):\r?\n")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,2})?|\d{1,12}(?:\.\d{1,2})?")


def type_name(kind: int | None, subtype: int | None) -> str | None:
    """What a message is in a word, for example 'picture' or 'transfer'."""
    if kind is None:
        return None
    if kind > 0xFFFF_FFFF:
        kind, subtype = kind & 0xFFFF_FFFF, kind >> 32  # WeChat 4 keeps both in one number
    if kind == 49 and subtype is not None:
        return SHARED.get(subtype, "shared")
    return TYPES.get(kind, f"type {kind}")


def split_sender(content: str, group: bool) -> tuple[str | None, str]:
    """In groups Android and iOS put the sender before the text: 'wxid_abc:\\n你好'."""
    found = _SENDER.match(content[:80]) if group else None
    return (found.group(1), content[found.end() :]) if found else (None, content)


def verb_of(text: str) -> str:
    """What a notice reports; 'notice' when it is none of the known sentences."""
    low = text[:1000].lower()
    return next((verb for verb, phrases in _VERBS if any(p in low for p in phrases)), "notice")


def fill(record: Record, kind: int | None, subtype: int | None, content: str | None, cells: Cells) -> None:
    """Set text, title, url, action and transfer of a record from a message's type and content.

    The content of shared things and notices is XML: the words in it become the text, the whole of it stays in FIELDS
    under 'xml', so nothing the program did not show is lost.
    """
    name = type_name(kind, subtype)
    record.platform = "wechat"
    text = content or ""
    if text.lstrip()[:1] == "<" and len(text) <= MOST_XML:
        told = _xml(text)
        cells.add("xml", text)
        said = _from_xml(record, told, cells)
        if kind is not None and (kind & 0xFFFF_FFFF) == 49 and told.get("appmsg/type", "").isdecimal():
            name = SHARED.get(int(told["appmsg/type"]), name or "shared")
        record.text = said or None
    else:
        record.text = text or None
    cells.add("type", name)
    if name == "notice":
        record.kind = "action"
        record.action = Action(
            verb=verb_of(record.text or text),
            actor=record.author,
            target=record.channel,
            acted_at=record.sent_at,
        )
    elif name == "call":
        record.kind = "action"
        record.action = Action(
            verb="call", actor=record.author, target=record.counterpart, acted_at=record.sent_at
        )


def _xml(text: str) -> dict[str, str]:
    """Leaves and attributes by path below the root, the first of each: 'appmsg/title', 'msg@fromusername'."""
    from lxml import etree

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    start = text.find("<")
    try:
        root = etree.fromstring(text[start:].encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return {}
    if root is None:
        return {}
    made: dict[str, str] = {}
    paths = {root: str(root.tag)}
    for node in root.iter():
        if not isinstance(node.tag, str):
            continue
        parent = node.getparent()
        above = paths.get(parent, "") if parent is not None else ""
        path = "" if node is root else f"{above}/{node.tag}" if above else node.tag
        if path.count("/") > 6:
            continue
        paths[node] = path
        for key, value in node.items():
            made.setdefault(f"{path or node.tag}@{key!s}", str(value))
        if node.text and node.text.strip():
            made.setdefault(path or str(node.tag), node.text.strip())
    return made


def _from_xml(record: Record, told: dict[str, str], cells: Cells) -> str:
    title, about, url = (told.get(f"appmsg/{k}", "") for k in ("title", "des", "url"))
    record.url = url or None
    for path, name in (
        ("appmsg/sourcedisplayname", "source"), ("appmsg/sourceusername", "source account"), ("appinfo/appname", "app"),
        ("appmsg/appattach/fileext", "file type"), ("appmsg/md5", "md5"), ("img@md5", "md5"), ("videomsg@md5", "md5"), ("emoji@md5", "md5"),
        ("location@label", "place"), ("location@poiname", "place name"), ("location@x", "latitude"), ("location@y", "longitude"),
        ("msg@username", "card account"), ("msg@nickname", "card name"), ("msg@alias", "card alias"), ("msg@fromusername", "from"),
        ("msg@content", "request"), ("msg@bigheadimgurl", "picture"), ("appmsg/weappinfo/username", "mini program"),
        ("appmsg/weappinfo/pagepath", "page"), ("appmsg/refermsg/content", "quoted"), ("appmsg/refermsg/displayname", "quoted from"),
        ("appmsg/refermsg/fromusr", "quoted account"), ("appmsg/wcpayinfo/feedesc", "amount"), ("appmsg/wcpayinfo/pay_memo", "memo"),
        ("appmsg/wcpayinfo/transcationid", "transaction"), ("appmsg/wcpayinfo/transferid", "transfer"), ("appmsg/wcpayinfo/paysubtype", "transfer step"),
        ("appmsg/wcpayinfo/payer_username", "payer"), ("appmsg/wcpayinfo/receiver_username", "receiver"),
        ("appmsg/wcpayinfo/sendertitle", "packet"), ("appmsg/wcpayinfo/nativeurl", "native url"),
    ):  # fmt: skip
        cells.add(name, told.get(path))
    record.transfer = _transfer(told, record)
    words = [
        title, about, told.get("location@label", ""), told.get("msg@content", ""), told.get("msg@nickname", ""),
        told.get("revokemsg/replacemsg", "") or told.get("replacemsg", ""), told.get("sysmsgtemplate/content_template/plain", ""),
        told.get("voipmsg/msg", "") or told.get("VoIPBubbleMsg/msg", ""),
    ]  # fmt: skip
    kept = dict.fromkeys(w for w in words if w)
    if not kept and told.get("sysmsgtemplate/content_template/template"):
        kept = {told["sysmsgtemplate/content_template/template"]: None}
    return "\n".join(kept)


def _transfer(told: dict[str, str], record: Record) -> Transfer | None:
    """A transfer between friends, at the step where it is paid (1), so that its receipt (3) is not counted again."""
    if told.get("appmsg/type") != "2000" or told.get("appmsg/wcpayinfo/paysubtype") not in ("1", "8"):
        return None
    amount = amount_of(told.get("appmsg/wcpayinfo/feedesc", ""))
    if amount is None:
        return None
    written = told.get("appmsg/wcpayinfo/feedesc", "")
    return Transfer(
        amount=amount,
        payer=told.get("appmsg/wcpayinfo/payer_username") or record.author,
        payee=told.get("appmsg/wcpayinfo/receiver_username") or record.counterpart,
        currency="CNY" if written[:1] in ("¥", "￥") or "元" in written else None,
        memo=told.get("appmsg/wcpayinfo/pay_memo"),
        moved_at=record.sent_at,
    )


def amount_of(written: str) -> Decimal | None:
    """The amount in '￥1,200.00'; None when there is none, or none above zero."""
    found = _NUMBER.search(written[:60])
    if not found:
        return None
    try:
        amount = Decimal(found.group().replace(",", ""))
    except InvalidOperation:
        return None
    return amount if amount > 0 else None


def is_group(talker: str | None) -> bool:
    """Whether a conversation's id is a group's."""
    return bool(talker) and str(talker).endswith(("@chatroom", "@im.chatroom"))


def message(
    *,
    locator: str,
    talker: str | None,
    channel: str | None,
    sender: str | None,
    sender_name: str | None,
    own: bool | None,
    sent: datetime | None,
    kind: int | None,
    subtype: int | None,
    content: str | None,
    cells: Cells,
) -> Record:
    """One message as a record. `own` says whether the exporting account sent it; its id is rarely written."""
    group = is_group(talker)
    if group and content and sender is None and not own:
        sender, content = split_sender(content, group)
    if sender is None and own is False and talker and not group:
        sender = talker
    record = Record(
        locator=locator,
        kind="message",
        channel=channel or talker,
        author=sender,
        author_name=sender_name,
        counterpart=talker if own and not group else None,
        sent_at=sent,
    )
    if talker and talker != record.channel:
        cells.add("talker", talker)
    if own is not None:
        cells.add("direction", "sent" if own else "received")
    fill(record, kind, subtype, content, cells)
    record.fields = cells.all()
    return record
