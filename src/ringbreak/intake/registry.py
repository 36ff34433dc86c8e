"""Which formats are read, and in which order a file is offered to them.

Special formats come before general ones, so a Word file is read as a Word file and not as the zip it also is. To add
a format: one import and one line in `PARSERS`. Importing this module must stay cheap: a parser imports heavy libraries
inside its functions. Formats from outside come through the entry-point group `ringbreak.parsers`, each naming a
`Parser`, and are offered a file before ours, sorted by name.
"""

from __future__ import annotations

from functools import cache

from ringbreak.intake.parser import Parser
from ringbreak.intake.parsers import (
    access_log,
    alipay_bill,
    apk_package,
    bank_statement,
    chat_text,
    csv_table,
    docx_document,
    eml_mail,
    feed,
    gzip_file,
    html_page,
    image,
    json_file,
    jsonl_file,
    markdown,
    mbox_mail,
    messenger_json,
    mht_page,
    msg_mail,
    odf_document,
    ole_office,
    parquet_file,
    pdf_document,
    plain_text,
    pptx_document,
    printed_table,
    qq_mht,
    qq_txt,
    rar_archive,
    seven_zip,
    signal_export,
    sms_xml,
    sqlite_database,
    tar_archive,
    telegram_json,
    vcard,
    warc_file,
    wechat_csv,
    wechat_html,
    wechat_json,
    wechat_pay_bill,
    wechat_sqlite,
    whatsapp_txt,
    xlsx_table,
    zip_archive,
)
from ringbreak.model import plugins
from ringbreak.model.plugins import plugged_in

PARSERS: tuple[Parser, ...] = (
    # Chat exports: JSON, text, HTML, SQLite of one known program.
    signal_export.PARSER,
    whatsapp_txt.PARSER,
    telegram_json.PARSER,
    qq_txt.PARSER,
    messenger_json.PARSER,
    sms_xml.PARSER,
    vcard.PARSER,
    wechat_csv.PARSER,
    wechat_sqlite.PARSER,
    wechat_json.PARSER,
    wechat_html.PARSER,
    # Mail.
    qq_mht.PARSER,
    mht_page.PARSER,
    mbox_mail.PARSER,
    eml_mail.PARSER,
    msg_mail.PARSER,
    # Office documents (zips with a known member; before zip).
    docx_document.PARSER,
    pptx_document.PARSER,
    odf_document.PARSER,
    ole_office.PARSER,
    xlsx_table.PARSER,
    # PDF.
    pdf_document.PARSER,
    # Images.
    image.PARSER,
    # Web pages and web archives.
    warc_file.PARSER,
    feed.PARSER,
    html_page.PARSER,
    # Tables: parquet, SQLite, jsonl, json.
    parquet_file.PARSER,
    sqlite_database.PARSER,
    jsonl_file.PARSER,
    json_file.PARSER,
    # Archives: whatever no line above wanted. A compressed tar before the compressed file it also is.
    tar_archive.PARSER,
    gzip_file.PARSER,
    seven_zip.PARSER,
    rar_archive.PARSER,
    apk_package.PARSER,
    zip_archive.PARSER,
    # Text-like, by ever weaker signs: csv, markdown, plain text. Plain text stays last.
    alipay_bill.PARSER,
    wechat_pay_bill.PARSER,
    bank_statement.PARSER,
    access_log.PARSER,
    chat_text.PARSER,
    printed_table.PARSER,
    plain_text.MESSAGES,
    csv_table.PARSER,
    markdown.PARSER,
    plain_text.PARSER,
)


@cache
def _plugged() -> tuple[Parser, ...]:
    return plugged_in(plugins.PARSERS, Parser, [p.name for p in PARSERS])


def parsers() -> tuple[Parser, ...]:
    """All parsers in the order in which a file is offered to them."""
    return _plugged() + PARSERS
