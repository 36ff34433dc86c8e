"""Draw docs/images/flow.svg and flow.zh.svg: what ringbreak does, in one picture."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

INK, PAPER, LINE = "#1d1c1a", "#fbfaf7", "#d9d5cc"
STEPS = {
    "en": [
        ("A folder", ["chats, ledgers, mails,", "pages, pictures, archives", "in Chinese and English"]),
        ("Records", ["every file ends as read,", "partly read, refused", "or failed: counts add up"]),
        ("Mentions", ["phones, cards, WeChat,", "QQ, wallets; disguises", "undone, spans exact"]),
        (
            "Links in bits",
            ["how much likelier shared", "by one operation than by", "strangers; hubs weigh 0"],
        ),
        ("Rings", ["why, weakest link, near", "misses, who does what,", "how big, what is doubtful"]),
        ("A dossier", ["one file, no network;", "every claim opens the", "passage that proves it"]),
    ],
    "zh": [
        ("一个文件夹", ["聊天、流水、邮件、网页、", "图片、压缩包，", "中英文混杂"]),
        ("记录", ["每个文件都归为：已读、", "部分读、拒读或失败；", "数目对得上"]),
        ("标识", ["电话、银行卡、微信、QQ、", "钱包、二维码；还原伪装，", "位置精确到字"]),
        ("以比特计的关联", ["同一伙共有比陌生人", "共有可能多少倍；", "公共号码计 0"]),
        ("团伙", ["为何相连、最弱一环、", "差一点的、谁做什么、", "多大、哪里存疑"]),
        ("卷宗", ["单个文件，不联网；", "每项结论都能点开", "证明它的原文"]),
    ],
}
TITLE = {
    "en": (
        "A case is a log and the bytes it names. Everything else is derived.",
        "the same bytes on every run; checkable offline by someone who does not trust you",
    ),
    "zh": (
        "案件就是一份日志和它所列的证据，其余一切皆可由此重算。",
        "每次运行字节相同；不信任你的人也能离线核验",
    ),
}


def picture(lang: str) -> str:
    wide, tall, gap = 200, 128, 22
    steps = STEPS[lang]
    width = len(steps) * wide + (len(steps) - 1) * gap + 48
    serif = "Georgia, 'Noto Serif CJK SC', 'Songti SC', serif"
    sans = "system-ui, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 260" role="img" lang="{lang}">',
        f"<title>{escape(TITLE[lang][0])}</title>",
        f'<rect width="{width}" height="260" fill="{PAPER}"/>',
    ]
    for i, (title, lines) in enumerate(steps):
        x = 24 + i * (wide + gap)
        last = i == len(steps) - 1
        out.append(
            f'<rect x="{x}" y="32" width="{wide}" height="{tall}" rx="3" fill="none" stroke="{INK}" stroke-width="{2 if last else 1}"/>'
        )
        out.append(
            f'<text x="{x + 14}" y="62" font-family="{serif}" font-size="19" fill="{INK}">{escape(title)}</text>'
        )
        out += [
            f'<text x="{x + 14}" y="{90 + 21 * n}" font-family="{sans}" font-size="13" fill="{INK}">{escape(line)}</text>'
            for n, line in enumerate(lines)
        ]
        if not last:
            out.append(
                f'<path d="M{x + wide + 4} 96 h{gap - 10} m-6 -5 l6 5 l-6 5" fill="none" stroke="{INK}"/>'
            )
    out.append(f'<path d="M24 184 H{width - 24}" stroke="{LINE}"/>')
    out.append(
        f'<text x="24" y="212" font-family="{serif}" font-size="17" fill="{INK}">{escape(TITLE[lang][0])}</text>'
    )
    out.append(
        f'<text x="24" y="237" font-family="{sans}" font-size="13" fill="{INK}">{escape(TITLE[lang][1])}</text>'
    )
    return "\n".join([*out, "</svg>"]) + "\n"


if __name__ == "__main__":
    folder = Path(__file__).resolve().parent.parent / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "flow.svg").write_text(picture("en"), encoding="utf-8")
    (folder / "flow.zh.svg").write_text(picture("zh"), encoding="utf-8")
