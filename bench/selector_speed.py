"""How fast identifiers are found: MB a second and core, and recall on what was planted; peers on the same texts.

    python bench/selector_speed.py [--count 100000] [--seed 7] [--plain]
    python bench/selector_speed.py --linear [--size 100000]

The texts are made here from common words of both languages with identifiers planted in about two texts of five, as in
chats: 100,000 texts are about 40 MB. Speed with less recall is not speed, so both stand on one line.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa

from ringbreak.selectors.chain import eip55

ZH = [
    "我们",
    "你们",
    "他们",
    "现在",
    "已经",
    "可以",
    "没有",
    "什么",
    "怎么",
    "因为",
    "所以",
    "但是",
    "如果",
    "今天",
    "明天",
    "昨天",
    "时间",
    "工作",
    "公司",
    "朋友",
    "老师",
    "学生",
    "孩子",
    "家里",
    "学校",
    "医院",
    "银行",
    "手机",
    "电脑",
    "网络",
    "平台",
    "客户",
    "服务",
    "产品",
    "市场",
    "价格",
    "优惠",
    "活动",
    "免费",
    "领取",
    "注册",
    "下载",
    "点击",
    "查看",
    "详情",
    "联系",
    "咨询",
    "办理",
    "贷款",
    "信用",
    "额度",
    "利息",
    "到账",
    "提现",
    "充值",
    "游戏",
    "娱乐",
    "直播",
    "主播",
    "粉丝",
    "视频",
    "文章",
    "关注",
    "分享",
    "转发",
    "评论",
    "点赞",
    "推广",
    "代理",
    "招商",
    "加盟",
    "赚钱",
    "兼职",
    "日结",
    "稳定",
    "安全",
    "快速",
    "方便",
    "专业",
    "正规",
    "官方",
    "认证",
    "保证",
    "售后",
    "发货",
    "快递",
    "地址",
    "北京",
    "上海",
    "广州",
    "深圳",
    "杭州",
    "成都",
    "武汉",
    "重庆",
    "天津",
    "南京",
    "生活",
    "健康",
    "美食",
    "旅游",
    "天气",
    "下雨",
    "周末",
    "假期",
    "电影",
    "音乐",
    "读书",
    "运动",
    "跑步",
    "早上",
    "中午",
    "晚上",
    "吃饭",
    "睡觉",
    "起床",
    "上班",
    "下班",
    "回家",
    "开车",
    "地铁",
    "公交",
    "高铁",
    "机票",
    "酒店",
    "房子",
    "租金",
    "装修",
    "家具",
    "衣服",
    "鞋子",
    "化妆品",
    "护肤",
    "减肥",
    "会员",
    "积分",
    "红包",
    "礼品",
    "抽奖",
    "中奖",
    "通知",
    "公告",
    "规定",
    "要求",
    "申请",
    "审核",
    "通过",
    "成功",
    "失败",
    "问题",
    "解决",
    "方法",
    "经验",
    "技术",
    "系统",
    "数据",
    "信息",
    "内容",
    "质量",
    "数量",
    "一个",
    "两个",
    "三个",
    "第一",
    "第二",
    "很多",
    "一些",
    "非常",
    "特别",
    "真的",
    "觉得",
    "知道",
    "希望",
    "需要",
    "应该",
    "可能",
    "一定",
    "开始",
    "结束",
    "继续",
    "等待",
    "回复",
    "消息",
    "群里",
    "大家",
    "各位",
    "老板",
    "经理",
    "小姐",
    "先生",
    "女士",
    "阿姨",
    "叔叔",
    "哥哥",
    "姐姐",
    "弟弟",
    "妹妹",
    "爸爸",
    "妈妈",
]
EN = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "is",
    "you",
    "that",
    "it",
    "he",
    "was",
    "for",
    "on",
    "are",
    "as",
    "with",
    "his",
    "they",
    "at",
    "be",
    "this",
    "have",
    "from",
    "or",
    "one",
    "had",
    "by",
    "word",
    "but",
    "not",
    "what",
    "all",
    "were",
    "we",
    "when",
    "your",
    "can",
    "said",
    "there",
    "use",
    "an",
    "each",
    "which",
    "she",
    "do",
    "how",
    "their",
    "if",
    "will",
    "up",
    "other",
    "about",
    "out",
    "many",
    "then",
    "them",
    "these",
    "so",
    "some",
    "her",
    "would",
    "make",
    "like",
    "him",
    "into",
    "time",
    "has",
    "look",
    "two",
    "more",
    "write",
    "go",
    "see",
    "number",
    "no",
    "way",
    "could",
    "people",
    "my",
    "than",
    "first",
    "water",
    "been",
    "call",
    "who",
    "oil",
    "its",
    "now",
    "find",
    "long",
    "down",
    "day",
    "did",
    "get",
    "come",
    "made",
    "may",
    "part",
    "please",
    "contact",
    "service",
    "price",
    "free",
    "gift",
    "card",
    "account",
    "order",
    "delivery",
    "market",
    "agent",
    "bonus",
    "payment",
    "support",
    "online",
    "game",
    "account",
    "secure",
    "quick",
    "official",
    "website",
    "message",
    "group",
    "member",
    "channel",
    "update",
    "friend",
    "family",
    "school",
    "doctor",
    "weather",
    "music",
    "travel",
    "hotel",
    "flight",
    "ticket",
    "market",
    "money",
    "bank",
    "loan",
    "credit",
    "interest",
    "security",
    "system",
    "network",
    "computer",
    "phone",
    "video",
    "article",
    "comment",
    "share",
    "follow",
    "promotion",
    "project",
    "company",
    "office",
    "manager",
    "customer",
    "product",
    "quality",
]
TLD = ["com", "net", "org", "cn", "io", "top", "xyz", "com.cn", "co.uk", "info", "vip", "shop", "cc"]
B58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
KINDS = {
    "phone": 22, "intl": 5, "cn_id": 4, "bank_card": 6, "url": 14, "domain": 6, "email": 9, "wechat": 12, "qq": 8,
    "telegram": 7, "btc": 2, "eth": 3, "tron": 3, "imei": 2,
}  # fmt: skip


def base58check(payload: bytes) -> str:
    data = payload + hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
    n, out = int.from_bytes(data, "big"), ""
    while n:
        n, r = divmod(n, 58)
        out = B58[r] + out
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + out


def luhn_fixed(digits: str) -> str:
    total = sum(
        (v * 2 - 9 if v * 2 > 9 else v * 2) if i % 2 == 0 else v
        for i, v in enumerate(map(int, reversed(digits)))
    )
    return digits + str(-total % 10)


def identity(r: random.Random) -> str:
    area = r.choice(
        ["110101", "310115", "440305", "350203", "330106", "420111", "510107", "610113", "130102", "450103"]
    )
    s = f"{area}{r.randint(1950, 2008)}{r.randint(1, 12):02d}{r.randint(1, 28):02d}{r.randint(0, 999):03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return s + "10X98765432"[sum(int(c) * w for c, w in zip(s, weights, strict=True)) % 11]


def digits(r: random.Random, n: int) -> str:
    return "".join(r.choices("0123456789", k=n))


def planted(r: random.Random, kind: str) -> tuple[str, str, str, str, str]:
    """(kind, lead, as written, behind, normal form)"""
    word = r.choice([w for w in EN if len(w) >= 4])
    host = f"{word}{r.choice(['', '-', ''])}{r.choice(EN)}{r.choice(['', '88', '365', '168', ''])}.{r.choice(TLD)}"
    if kind == "phone":
        v = "1" + r.choice(["38", "39", "50", "52", "58", "66", "77", "80", "86", "99"]) + digits(r, 8)
        f = r.random()
        raw = (
            v
            if f < 0.7
            else f"{v[:3]} {v[3:7]} {v[7:]}"
            if f < 0.82
            else f"{v[:3]}-{v[3:7]}-{v[7:]}"
            if f < 0.92
            else f"+86 {v}"
            if f < 0.97
            else "".join(chr(0xFF10 + int(c)) for c in v)
        )
        return "phone", r.choice(["电话", "手机:", "tel: ", "call ", " ", "联系"]), raw, " ", "+86" + v
    if kind == "intl":
        v = r.choice(["+4420794601", "+1212555", "+8526123"]) + ""
        v = {
            "+4420794601": "+4420794601" + digits(r, 2),
            "+1212555": "+1212555" + digits(r, 4),
            "+8526123": "+8526123" + digits(r, 4),
        }[v]
        return "phone", r.choice(["whatsapp ", "tel: ", " "]), v, " ", v
    if kind == "cn_id":
        v = identity(r)
        return (
            kind,
            r.choice(["身份证", "身份证号:", "ID ", "证件号码："]),
            v if r.random() < 0.9 else v.lower(),
            " ",
            v,
        )
    if kind == "bank_card":
        v = luhn_fixed(
            r.choice(["622202", "621700", "622848", "621661", "436742", "621483"])
            + digits(r, 9 if r.random() < 0.4 else 12)
        )
        if v[0] == "4":
            v = luhn_fixed(v[:15])
        return (
            kind,
            r.choice(["卡号", "收款账号:", "card ", "农业银行", "account no. "]),
            v if r.random() < 0.6 else " ".join(v[i : i + 4] for i in range(0, len(v), 4)),
            " ",
            v,
        )
    if kind == "url":
        v = f"{r.choice(['http', 'https'])}://{r.choice(['', 'www.', 'm.'])}{host}/{r.choice(['', 'a/', 'item?id=', 'u/'])}{''.join(r.choices('abcdefghij0123456789', k=6))}"
        return kind, r.choice([" ", "网址", "link: ", "点击"]), v, r.choice([" ", "，", "。"]), v
    if kind == "domain":
        return kind, r.choice(["官网 ", "visit ", "登录"]), host, " ", host
    if kind == "email":
        v = f"{word}{r.choice(['', '.', '_'])}{r.randint(1, 9999)}@{r.choice(['gmail.com', 'qq.com', '163.com', 'outlook.com', host])}"
        return kind, r.choice(["邮箱", "email: ", "mail ", " "]), v, " ", v
    if kind == "wechat":
        v = f"{r.choice(['wxid_', '', '', 'v'])}{word[:9]}{'_' * (r.random() < 0.2)}{r.randint(100, 99999)}"
        return kind, r.choice(["微信", "微信号:", "VX：", "vx ", "WeChat: ", "加V ", "wx:"]), v, " ", v
    if kind == "qq":
        v = r.choice("123456789") + digits(r, r.randint(5, 9))
        return kind, r.choice(["QQ", "QQ:", "qq ", "扣扣："]), v, " ", v
    if kind == "telegram":
        v = f"{word[:12]}_{r.choice(EN)[:8]}{r.randint(0, 99)}"
        if r.random() < 0.7:
            return kind, r.choice(["TG ", "telegram: ", "飞机", "电报"]), "@" + v, " ", v
        return kind, " ", "t.me/" + v, " ", v
    if kind == "btc":
        v = base58check(b"\0" + r.randbytes(20))
        return kind, r.choice(["BTC ", "比特币地址", "wallet: "]), v, " ", v
    if kind == "eth":
        v = "0x" + r.randbytes(20).hex()
        return kind, r.choice(["ETH ", "USDT-ERC20:", "合约 "]), v, " ", eip55(v)
    if kind == "tron":
        v = base58check(b"\x41" + r.randbytes(20))
        return kind, r.choice(["TRC20 ", "USDT地址", "钱包："]), v, " ", v
    v = luhn_fixed("35" + digits(r, 12))
    return "imei", r.choice(["IMEI ", "串号", "imei:"]), v, " ", v


def decoy(r: random.Random) -> str:
    f = r.random()
    if f < 0.4:
        return " 订单号" + digits(r, r.choice([16, 18, 19, 20])) + " "
    if f < 0.7:
        return " ref " + digits(r, r.choice([9, 12, 15])) + " "
    return " txid " + r.randbytes(32).hex() + " "


def make(count: int, seed: int) -> tuple[list[str], list[list[tuple[str, int, int, str]]]]:
    """Texts and, for each, what was planted: (kind, start, end, normal form)."""
    r = random.Random(seed)
    names, weights = list(KINDS), list(KINDS.values())
    texts, truths = [], []
    for _ in range(count):
        language = r.choices(("zh", "en", "mixed"), (45, 35, 20))[0]
        want = int(r.triangular(60, 400, 130))
        parts: list[str] = []
        size, truth = 0, []
        plants = (
            [r.choices(names, weights)[0] for _ in range(r.choices((1, 2, 3), (70, 22, 8))[0])]
            if r.random() < 0.4
            else []
        )
        plants += ["decoy"] if r.random() < 0.06 else []
        while size < want or plants:
            if plants and (r.random() < 0.25 or size >= want):
                kind = plants.pop()
                if kind == "decoy":
                    parts.append(decoy(r))
                    size += len(parts[-1])
                else:
                    name, lead, raw, behind, value = planted(r, kind)
                    glue = " " if parts and parts[-1][-1:].isascii() and parts[-1][-1:].isalnum() else ""
                    truth.append(
                        (name, size + len(glue) + len(lead), size + len(glue) + len(lead) + len(raw), value)
                    )
                    parts += [glue + lead, raw, behind]
                    size += len(glue) + len(lead) + len(raw) + len(behind)
            chinese = language == "zh" or (language == "mixed" and r.random() < 0.6)
            k = r.randint(5, 14)
            run = (
                "".join(r.choices(ZH, k=k)) + r.choice("，。！？；")
                if chinese
                else " ".join(r.choices(EN, k=k)) + r.choice([", ", ". ", "! "])
            )
            parts.append(run)
            size += len(run)
        texts.append("".join(parts))
        truths.append(truth)
    return texts, truths


def score(truths: list[list[tuple[str, int, int, str]]], found: pa.Table) -> tuple[float, float]:
    """(recall with exact span and value, precision over the planted kinds)"""
    want = {(i, s, e, k, v) for i, truth in enumerate(truths) for k, s, e, v in truth}
    # Hosts inside URLs are labelled by us and not by the planter; they count neither way.
    kinds = {k for _, _, _, k, _ in want} - {"domain"}
    want = {w for w in want if w[3] in kinds}
    got = {
        (row, s, e, k, v)
        for row, s, e, k, v in zip(
            *(found[c].to_pylist() for c in ("row", "start", "end", "kind", "value")), strict=True
        )
        if k in kinds
    }
    return len(want & got) / len(want), len(want & got) / max(1, len(got))


def timed(
    name: str,
    texts: pa.Array,
    truths: list[list[tuple[str, int, int, str]]],
    run: Callable[[pa.Array], pa.Table],
    repeat: int,
) -> None:
    size = sum(len(t.as_py().encode()) for t in texts.slice(0, 1000)) / 1000 * len(texts)
    size = texts.nbytes if len(texts) > 1000 else size
    for _ in range(repeat):
        wall, cpu = time.perf_counter(), time.process_time()
        table = run(texts)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        recall, precision = score(truths, table)
        print(
            json.dumps(
                {
                    "tool": name,
                    "texts": len(texts),
                    "MB": round(size / 1e6, 1),
                    "mentions": table.num_rows,
                    "wall_s": round(wall, 2),
                    "cpu_s": round(cpu, 2),
                    "MB_per_s_core": round(size / 1e6 / cpu, 1),
                    "recall": round(recall, 4),
                    "precision": round(precision, 4),
                    "peak_MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                }
            ),
            flush=True,
        )


def linear(size: int) -> None:
    """For every kind the slowest and the steepest of the strings that repeat what it looks for, at `size` bytes and ten times; a table.

    Every string is tried at 2 and 20 kB to choose the two: which costs most a byte, and whose cost a byte grows most.
    """
    from ringbreak.selectors.extract import extract
    from ringbreak.selectors.registry import SELECTORS

    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from tests.selectors.adversarial import SIGNS, growth, units

    print(
        f"| kind | string repeated | {size // 1000} kB, s | {size // 100} kB, s | ratio |\n|---|---|---|---|---|"
    )
    worst = 0.0
    for kind, pieces in [*((s.name, units(s.name)) for s in SELECTORS), ("signs", list(SIGNS))]:
        tried = {u: growth(extract, u, int(2_000 / (len(u.encode()) / len(u)))) for u in pieces}
        slowest = max(pieces, key=lambda u: tried[u][1])
        steepest = max(pieces, key=lambda u: tried[u][1] / max(tried[u][0], 0.002))
        for unit in dict.fromkeys((slowest, steepest)):
            short, more = growth(extract, unit, int(size / (len(unit.encode()) / len(unit))))
            shown = unit[:30].replace("|", "\\|").replace("\n", " ").replace("`", "'")
            worst = max(worst, more / short)
            print(f"| {kind} | `{shown}` | {short:.3f} | {more:.3f} | {more / short:.1f} |", flush=True)
    print(f"\nworst ratio {worst:.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument(
        "--plain", action="store_true", help="time the plain twin too, on the first 2,000 texts"
    )
    parser.add_argument("--repeat", type=int, default=2)
    parser.add_argument("--linear", action="store_true", help="how time grows with length on hostile texts")
    parser.add_argument("--size", type=int, default=100_000, help="bytes of the shorter text of --linear")
    options = parser.parse_args()
    if options.linear:
        linear(options.size)
        return
    from ringbreak.selectors import columns
    from ringbreak.selectors.extract import extract_arrow
    from ringbreak.selectors.scanner import kernel

    made, truths = make(options.count, options.seed)
    texts = pa.array(made, pa.large_string())
    if options.plain:
        few = texts.slice(0, 2000)
        timed("ringbreak, plain twin", few, truths[:2000], columns.extract_plain, options.repeat)
    kernel()  # compiled or loaded before the clock runs
    timed("ringbreak", texts, truths, extract_arrow, options.repeat)


if __name__ == "__main__":
    main()
