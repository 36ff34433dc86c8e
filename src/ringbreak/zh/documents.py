"""What the parsers of documents and pictures say, in Chinese."""

from __future__ import annotations

DOCUMENTS: dict[str, str] = {
    "page {n}": "第 {n} 页",
    "frame {n}": "第 {n} 帧",
    "slide {n}": "第 {n} 张幻灯片",
    "part {n}": "第 {n} 部分",
    "statement {n}": "第 {n} 份陈述",
    "comment {n}": "批注 {n}",
    "attachment {n}": "附件 {n}",
    "no picture that can be decoded": "不是可以解码的图片",
    "the picture is broken: {error}": "图片已损坏：{error}",
    "{reason}; what is there was read": "{reason}；已读取尚存的部分",
    "{width} x {height} pixels, more than the limit of {limit}: not looked at": (
        "{width} x {height} 像素，超过上限 {limit}，未查看"
    ),
    "{count} pages or frames; the first {most} were looked at": "共 {count} 页（帧），只查看了前 {most} 页（帧）",
    "text in pictures is not read; ringbreak doctor tells how to install the part ocr that reads it": (
        "图片中的文字未读取；读取它的可选部分 ocr 如何安装，见 ringbreak doctor"
    ),
    "the position may be in GCJ-02, some 500 m from where a GPS map shows it": (
        "位置坐标可能采用 GCJ-02（火星坐标），与 GPS 地图相差约 500 米"
    ),
    "encrypted: save a copy without the password and add that beside this file": (
        "文件已加密：请另存一份去除密码的副本，与原件一并加入"
    ),
    "PDFium cannot open it: {error}": "PDFium 无法打开：{error}",
    "PDFium cannot read the page: {error}": "PDFium 无法读取该页：{error}",
    "{count} pages; the first {most} were read": "共 {count} 页，只读取了前 {most} 页",
    "only the first {most} pages with pictures were searched for codes": "仅在前 {most} 个含图片的页面中查找了二维码",
    "the attachment cannot be taken out: {error}": "附件无法取出：{error}",
    "larger than the limit of {limit} bytes": "超过 {limit} 字节的上限",
    "the zip cannot be opened: {error}": "压缩包无法打开：{error}",
    "the part {part} is missing": "缺少部件 {part}",
    "the part {part} unpacks to more than the limit; the rest was not read": "部件 {part} 解压后超过上限，其余未读取",
    "the part {part} is damaged: {error}": "部件 {part} 已损坏：{error}",
    "the part {part} is no well-formed XML: {error}": "部件 {part} 不是格式正确的 XML：{error}",
    "the XML declares a document type, which office files never do": "XML 声明了文档类型，而 Office 文件从不如此",
    "no office document inside": "其中没有 Office 文档",
    "holds macros; they were not run": "含有宏，未运行",
    "an office document, but not of Word": "是 Office 文档，但不是 Word 文档",
    "an office document, but not of PowerPoint": "是 Office 文档，但不是 PowerPoint 文档",
    "an OpenDocument file, but a table": "是 OpenDocument 文件，但属于表格",
    "the OLE container is broken: {error}": "OLE 容器已损坏：{error}",
    "an Outlook message, which is mail": "是 Outlook 邮件",
    "an Excel file, which is a table": "是 Excel 表格",
    "an OLE container of no kind that is read": "是 OLE 容器，但其类型不在可读之列",
    "a Word file older than Word 6 or damaged: open it and save it as docx": (
        "Word 文件早于 Word 6 或已损坏：请打开后另存为 docx"
    ),
    "the piece table of the Word file is damaged: open it and save it as docx": (
        "Word 文件的分块表已损坏：请打开后另存为 docx"
    ),
    "text only: pictures and layout of this old format are not read": "只读取文字；这种旧格式的图片和版式未读取",
    "page {n} row {row}": "第 {n} 页第 {row} 行",
    "page {n}, above the table": "第 {n} 页，表格上方",
    "table {n}": "表 {n}",
    "the last pages were not searched for tables; their text is read as lines": "最后若干页未查找表格；其文字按行读取",
    "{count} pieces of text cannot be read: neither the file nor this machine has their font; install one for their script and read the file again": "{count} 处文字所用的字体既不在文件中，也不在本机上，无法读取；请安装相应文字的字体后重新读取该文件",
}
