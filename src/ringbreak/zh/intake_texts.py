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
    "every date of the chat could be day/month or month/day; read as {reading}, kept as written too": "聊天中的日期既可作“日/月”也可作“月/日”；按 {reading} 读取，并保留原文",
    "text before the first message": "第一条消息之前的文字",
    "{written} is no date of the calendar": "{written} 不是日历上的日期",
    "no message of a WhatsApp chat was found": "没有找到 WhatsApp 聊天消息",
    "no message of a Telegram export was found": "没有找到 Telegram 导出的消息",
    "no message of a QQ export was found": "没有找到 QQ 导出的消息",
    "no message of a Signal export was found": "没有找到 Signal 导出的消息",
    "no message of a Messenger or Instagram export was found": "没有找到 Messenger 或 Instagram 导出的消息",
    "no backup of text messages was found": "没有找到短信备份",
    "the export holds no message": "导出文件中没有消息",
    "not a message": "不是一条消息",
    "the message is damaged or cut off": "消息损坏或被截断",
    "the XML is damaged or cut off here; the rest was not read": "XML 在此处损坏或被截断，其余未读",
    "the attachment {name} is damaged": "附件 {name} 已损坏",
    "this is no whole JSON document: {error}": "这不是完整的 JSON 文档：{error}",
}
