"""What the readers of texts, chats, web pages and mail say, in Chinese."""

from __future__ import annotations

INTAKE_TEXTS: dict[str, str] = {
    "no such time zone: {name} (write it like Asia/Shanghai)": "没有这个时区：{name}（写法如 Asia/Shanghai）",
    "{count} bytes are no text in {encoding} and are shown as \ufffd": "有 {count} 个字节不是 {encoding} 文本，以 \ufffd 显示",
    "the text holds nothing but blanks": "文本中只有空白",
    "the page holds nothing to read": "网页中没有可读的内容",
    "larger than a page that is parsed; its tags were taken off": "网页过大，不作结构解析，只去掉了标签",
    "nested too deep; its tags were taken off": "嵌套过深，不作结构解析，只去掉了标签",
    "more elements than are parsed; its tags were taken off": "网页元素过多，不作结构解析，只去掉了标签",
}
