"""What the values of a column look like: a small vote over a sample of its cells."""

from __future__ import annotations

import ipaddress
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ringbreak.intake.tables.amounts import LOCAL_MARKS, read_amount, read_count, read_currency
from ringbreak.intake.tables.times import could_be_either, read_clock, read_time

SAMPLE_CELLS = 400
"""Cells looked at in a column. Beyond some hundred the vote no longer changes."""

NULL_WORDS = frozenset("- -- / \\ null none n/a na nan nil 无 空 未知 \\n #n/a (null) <null> unknown".split())
"""Cells that say that nothing is known; they have no vote in what a column means, and fill no column."""

IN_WORDS = frozenset(
    "收 收入 收款 收方 入 进 进账 入账 入帐 转入 汇入 存 存入 存款 贷 贷方 贷记 贷项 貸 貸方 来账 来帐 充值 加款 c cr credit credits in income "
    "incoming inflow received receive deposit + + 转账收入 已收入 收入(+)".split()
)
OUT_WORDS = frozenset(
    "支 支出 付 付款 付方 出 出账 出帐 转出 汇出 取 支取 取款 借 借方 借记 借项 借方发生额 往账 往帐 提现 消费 扣款 d dr debit debits out expense "
    "outgoing outflow paid pay sent withdrawal withdraw payment - 支付 已支出 支出(-)".split()
)
NEUTRAL_WORDS = frozenset("/ \\ -- 不计收支 不計收支 中性交易 其他 其它 无 neutral".split())

CALL_IN = frozenset(
    "被叫 呼入 来电 已接 已接来电 未接 未接来电 拒接 接听 拒绝 incoming inbound received missed rejected mt mtc 未接通来电".split()
)
CALL_OUT = frozenset("主叫 呼出 去电 拨出 已拨 已拨电话 拨打 outgoing outbound dialed dialled mo moc".split())
"""How a log of calls says who called: its owner was called, or called."""

_VERBS: dict[str, str] = {
    **dict.fromkeys("登录 登入 登陆 登錄 上线 login logon signin sign-in sign_in log_in 登录成功".split(), "login"),
    **dict.fromkeys("退出 登出 注销 下线 logout logoff signout sign-out sign_out log_out".split(), "logout"),
    **dict.fromkeys("注册 註冊 开户 register signup sign-up sign_up".split(), "register"),
    **dict.fromkeys("发送 發送 发消息 发信 群发 发言 send sent message sendmsg send_message".split(), "send"),
    **dict.fromkeys("发布 發布 发帖 发文 post publish posted".split(), "post"),
    **dict.fromkeys("扫码 掃碼 扫一扫 扫描 scan scan_qr scanqr qr_scan".split(), "scan"),
    **dict.fromkeys("加入 入群 进群 进群聊 加群 join joined join_group add_group".split(), "join"),
    **dict.fromkeys("退群 leave left quit".split(), "leave"),
    **dict.fromkeys("加好友 添加好友 add_friend addfriend friend_request".split(), "add_friend"),
    **dict.fromkeys("点赞 點讚 赞 like liked thumbup upvote digg".split(), "like"),
    **dict.fromkeys("关注 關注 follow followed subscribe".split(), "follow"),
    **dict.fromkeys("取关 取消关注 unfollow unsubscribe".split(), "unfollow"),
    **dict.fromkeys("浏览 瀏覽 访问 訪問 查看 阅读 view viewed visit pageview page_view read get head".split(), "view"),
    **dict.fromkeys("点击 點擊 click clicked".split(), "click"),
    **dict.fromkeys("转发 轉發 分享 share shared repost retweet forward".split(), "share"),
    **dict.fromkeys("评论 評論 回复 回覆 comment reply replied".split(), "comment"),
    **dict.fromkeys("删除 刪除 delete deleted remove removed".split(), "delete"),
    **dict.fromkeys("新增 插入 添加 录入 insert inserted add added create created".split(), "insert"),
    **dict.fromkeys("修改 更新 变更 edit edited update updated modify modified put patch".split(), "update"),
    **dict.fromkeys("查询 檢索 检索 query search searched select".split(), "query"),
    **dict.fromkeys("导出 匯出 export exported".split(), "export"),
    **dict.fromkeys("下载 下載 download downloaded".split(), "download"),
    **dict.fromkeys("上传 上傳 upload uploaded".split(), "upload"),
    **dict.fromkeys("下单 下單 order ordered purchase buy".split(), "order"),
    **dict.fromkeys("打赏 送礼 gift reward donate".split(), "gift"),
    **dict.fromkeys("通话 主叫 被叫 呼叫 call dial".split(), "call"),
    **dict.fromkeys("改密 修改密码 重置密码 change_password reset_password".split(), "change_password"),
}  # fmt: skip
"""Words of logs and their verb in ACTIONS; a word not listed stays as it is written, in lower case."""

_PHONE = re.compile(
    r"(?:\+?86[- ]?|0086)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|\+\d[\d -]{6,17}\d|0\d{2,3}[- ]\d{7,8}"
    # 07700 900123, 020 7946 0123, (0161) 496 0000; (202) 555-0147, 1-202-555-0147
    r"|\(?0\d{2,4}\)?[- ]\d{3,4}[- ]?\d{3,4}|(?:\+?1[- .]?)?(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}"
)
_CN_ID = re.compile(r"[1-9]\d{16}[\dXx]")
_CARD = re.compile(r"\d{4}(?:[ -]?\d{4}){2,3}(?:[ -]?\d{1,3})?|\d{13,19}")
_EMAIL = re.compile(r"[^@\s,;<>]{1,64}@[^@\s,;<>]{1,190}\.[A-Za-z]{2,24}")
_URL = re.compile(
    r"(?:https?|hxxps?|ftp|weixin|tg|alipays?)://\S{2,2000}|(?:www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/\S*)?",
    re.I,
)
_MAC = re.compile(r"[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}")
_DEVICE = re.compile(r"[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}|[0-9A-Fa-f]{16,64}")
_MODEL = re.compile(
    r"(?:iphone|ipad|ipod|android|windows|macos|mac os|macbook|linux|huawei|xiaomi|redmi|oppo|vivo|honor|samsung|galaxy|pixel|oneplus|realme|meizu|nokia"
    r"|sm-[a-z]\d|mi \d|chrome|safari|firefox|edge|华为|小米|苹果|荣耀|红米|三星|魅族|一加|真我)(?![a-z]).*"
    r"|pc|mac|web|h5|mobile|desktop|laptop|app|ios|tablet|phone|browser|wechat|手机|电脑|平板|网页|网页端|安卓|微信|浏览器|小程序|客户端|手机端|电脑端",
    re.I,
)
"""What a device is called, not which one it is: two strangers have the same."""
_TOKEN = re.compile(r"[A-Za-z0-9_@.+*#:|/-]{2,80}")
_CJK = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]")
_ADDRESS = re.compile(r"[\u3400-\u9fff]{1,12}[省市区區县縣镇鎮乡鄉村州旗盟].*")
_ENGLISH_ADDRESS = re.compile(
    r"[^\d\n]*\d.*\b(?:street|st|road|rd|avenue|ave|lane|drive|blvd|district|room|floor|building)\b.*", re.I
)
_COMPANY = re.compile(
    r".*(?:公司|集团|集團|商行|经营部|中心|合作社|工作室|银行|商店|[店厂廠行社局院校部]|ltd\.?|inc\.?|llc|gmbh|co\.|corp\.?|limited)",
    re.I,
)
_PERSON_ZH = re.compile(
    r"[\u3400-\u9fff]{2,4}(?:·[\u3400-\u9fff]{1,8})?|[\u3400-\u9fff][*＊某xX]{1,3}|[*＊]{1,2}[\u3400-\u9fff]{1,2}|[\u3400-\u9fff][*＊][\u3400-\u9fff]"
)
_PERSON_EN = re.compile(r"[A-Z][A-Za-z'.-]*(?: [A-Z][A-Za-z'.-]*){1,3}")
_WECHAT = re.compile(r"(?:wxid_[0-9a-z]{6,30}|[A-Za-z][A-Za-z0-9_-]{5,19})(?:@chatroom)?")
_QQ = re.compile(r"[1-9]\d{4,10}")
_INTEGER = re.compile(r"-?\d{1,19}")
_FLOAT_ID = re.compile(r"\d(?:\.\d+)?[eE]\+?\d{2}")

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def cn_id_holds(text: str) -> bool:
    """GB 11643-1999: ISO 7064 MOD 11-2 check character, and a birth date that exists."""
    if not _CN_ID.fullmatch(text):
        return False
    if not read_time(text[6:14], numbers=False):
        return False
    return (
        "10X98765432"[sum(int(c) * w for c, w in zip(text[:17], _WEIGHTS, strict=True)) % 11]
        == text[17].upper()
    )


def luhn_holds(digits: str) -> bool:
    """ISO/IEC 7812-1 annex B."""
    total = 0
    for place, c in enumerate(reversed(digits)):
        n = int(c)
        if place % 2:
            n = n * 2 - 9 if n > 4 else n * 2
        total += n
    return total % 10 == 0


def is_null(cell: str | None) -> bool:
    """Whether a cell says nothing: empty, blank, or a word like NULL."""
    return cell is None or (len(cell) < 10 and (not cell.strip() or cell.strip().lower() in NULL_WORDS))


def verb_of(text: str) -> str | None:
    """The verb of ACTIONS a word of a log stands for, when it is a known one."""
    return _VERBS.get(text.strip().lower().replace(" ", "_"))


def direction_of(text: str) -> str | None:
    """'in', 'out' or 'neutral' for a flag of a ledger; None when it is none."""
    word = text.strip().lower().replace("（", "(").replace("）", ")").replace("＋", "+").replace("－", "-")
    if word in NEUTRAL_WORDS:
        return "neutral"
    if word in IN_WORDS:
        return "in"
    if word in OUT_WORDS:
        return "out"
    return None


def call_way(text: str) -> str | None:
    """'in' or 'out' for a word by which a log of calls says whether its owner was called; None when it is none."""
    word = text.strip().lower()
    return "in" if word in CALL_IN else "out" if word in CALL_OUT else None


AS_TEXT = r"""^\s*(?:=\s*"([^"]*)"|['‘’`]([+-]?[0-9][^'‘’`"]*))\s*$"""
"""A cell written so that a spreadsheet takes it for text, and keeps the zeros and digits of a long number: `="0123"`, `'0123`. RE2."""
_AS_TEXT = re.compile(AS_TEXT)


def unwrapped(text: str) -> str:
    """A cell without spaces around it and without what makes a spreadsheet take it for text."""
    t = text.strip()
    found = _AS_TEXT.fullmatch(t) if t[:1] in "='‘’`" else None
    return (found[1] if found[1] is not None else found[2]).strip() if found else t


def kinds_of(text: str) -> frozenset[str]:
    """Every kind of value a cell could be. A cell is often several: 13800138000 is a phone, digits, a token.

    | cell | kinds, among others |
    |---|---|
    | 收入 | direction, word |
    | 2024-03-05 | time |
    | 你好，请加我微信详谈贷款事宜 | prose |
    | ="6200000000000000001" | digits, token |
    """
    t = unwrapped(text)
    kinds: set[str] = set()
    if not t:
        return frozenset(kinds)
    if len(t) > 200:
        if _URL.fullmatch(t):
            return frozenset(("url",))
        return frozenset(("text", "prose")) if any(c.isalpha() for c in t[:200]) else frozenset(("long",))
    compact = t.replace(" ", "").replace("-", "")
    if _PHONE.fullmatch(t):
        kinds.add("phone")
    if compact.isdigit() and compact.isascii():
        kinds.add("digits")
        if _CARD.fullmatch(t) and luhn_holds(compact) and len(set(compact)) > 2:
            kinds.add("card")
        if len(compact) == 15 and luhn_holds(compact):
            kinds.add("device")
    if cn_id_holds(t):
        kinds.add("cn_id")
    if _INTEGER.fullmatch(t):
        kinds.add("integer")
    if read_count(t) is not None:
        kinds.add("count")
    amount = read_amount(t)
    if amount:
        kinds.add("amount")
        if amount.value < 0:
            kinds.add("negative")
        if "." in t or "," in t or amount.currency or amount.mark:
            kinds.add("decimal")
    if read_time(t, numbers=False) or could_be_either(t):
        kinds.add("time")
    elif read_time(t):
        kinds.add("number_time")
    if read_clock(t) is not None:
        kinds.add("clock")
    if read_currency(t) or t.lower() in LOCAL_MARKS:
        kinds.add("currency")
    if direction_of(t):
        kinds.add("direction")
    if verb_of(t):
        kinds.add("verb")
    if call_way(t):
        kinds.add("call_way")
    if "@" in t and _EMAIL.fullmatch(t):
        kinds.add("email")
    if _URL.fullmatch(t):
        kinds.add("url")
    if _is_ip(t):
        kinds.add("ip")
    if _MAC.fullmatch(t) or _DEVICE.fullmatch(t):
        kinds.add("device")
    if _MODEL.fullmatch(t):
        kinds.add("model")
    if _FLOAT_ID.fullmatch(t):
        kinds.add("float_id")
    if _QQ.fullmatch(t):
        kinds.add("qq")
    if _WECHAT.fullmatch(t):
        kinds.add("wechat")
    if _TOKEN.fullmatch(t):
        kinds.add("token")
    letters = len(_CJK.findall(t))
    if letters or any(c.isalpha() for c in t):
        kinds.add("text")
        if (
            letters >= 12
            or len(t.split()) >= 6
            or (letters >= 6 and any(c in "，。！？,!?~；;：" for c in t))
        ):
            kinds.add("prose")
        elif len(t) <= 24:
            kinds.add("word")
        if _PERSON_ZH.fullmatch(t) or _PERSON_EN.fullmatch(t):
            kinds.add("name")
        if _ADDRESS.fullmatch(t) or _ENGLISH_ADDRESS.fullmatch(t):
            kinds.add("address")
        if letters + len(t) > 3 and _COMPANY.fullmatch(t):
            kinds.add("company")
    if t.lower() in ("true", "false", "yes", "no", "是", "否", "0", "1", "y", "n"):
        kinds.add("flag")
    return frozenset(kinds)


def _is_ip(t: str) -> bool:
    if not 3 <= len(t) <= 45 or not (t.count(".") == 3 or ":" in t):
        return False
    try:
        ipaddress.ip_address(t)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Shape:
    """What a sample of a column's cells is like. Fractions are of the cells that hold something."""

    cells: int
    distinct: int
    kinds: Counter[str]
    mean_length: float

    def share(self, *kinds: str) -> float:
        """The largest fraction of cells that are of one of these kinds; 0 for an empty column."""
        return max((self.kinds[k] for k in kinds), default=0) / self.cells if self.cells else 0.0

    @property
    def empty(self) -> bool:
        return self.cells == 0


def shape_of(cells: Iterable[str | None]) -> Shape:
    """Look at the first SAMPLE_CELLS cells that hold something."""
    count = length = 0
    kinds: Counter[str] = Counter()
    distinct: set[str] = set()
    known: dict[str, frozenset[str]] = {}
    for cell in cells:
        if cell is None or not cell.strip():
            continue
        count += 1
        length += len(cell)
        distinct.add(cell)
        found = known.get(cell)
        if found is None:
            found = known[cell] = kinds_of(cell)
        kinds.update(found)
        if count == SAMPLE_CELLS:
            break
    return Shape(count, len(distinct), kinds, length / count if count else 0.0)
