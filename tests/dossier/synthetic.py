"""A case of three rings as small Arrow tables. Every number in it is impossible: no mobile number begins with 12."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pyarrow as pa

from ringbreak.engine.duckdb import DuckDB
from ringbreak.model.dossier import Authority, DossierContext
from ringbreak.model.ids import content_id, record_ids, selector_id
from ringbreak.model.table import Table
from ringbreak.model.tables import BY_NAME, TABLES

START = datetime(2024, 4, 1, 1, 0, tzinfo=UTC)

_DEFAULTS: dict[str, dict[str, Any]] = {
    "evidence": {
        "size_bytes": 1000, "media_type": "text/plain", "parser": "text", "added_at": START, "record_count": 0,
        "issue_count": 0, "status": "read", "expected_count": 0, "emitted_count": 0, "failed_count": 0,
        "refused_count": 0, "member_count": 0,
    },
    "records": {"kind": "message", "locator": "line 1", "sent_at_precision": "second"},
    "mentions": {"validity": "format", "why": "form", "specificity": 0.9},
    "selectors": {"author_count": 1, "bits": 12.0, "privacy": "private", "p_private": 0.9, "why": "few bearers, other contacts repeat"},
    "ring_members": {"bits": 12.0, "why": "bears a private contact"},
    "issues": {"locator": "", "effect": "failed"},
    "findings": {"confidence": 0.9},
}  # fmt: skip


@dataclass
class Tables:
    """Rows by table name, filled in by hand and turned into an engine."""

    rows: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {t.name: [] for t in TABLES})

    def add(self, table: str, **values: Any) -> dict[str, Any]:
        row = {**_DEFAULTS.get(table, {}), **values}
        self.rows[table].append(row)
        return row

    def evidence(self, name: str, **values: Any) -> str:
        evidence_id = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()
        self.add("evidence", evidence_id=evidence_id, name=name, **values)
        self.add("places", evidence_id=evidence_id, parent_id=values.get("parent_id"), name=name)
        return evidence_id

    def record(self, evidence_id: str, text: str | None, **values: Any) -> int:
        ordinal = sum(1 for r in self.rows["records"] if r["evidence_id"] == evidence_id)
        record_id = int(record_ids(evidence_id, ordinal, 1)[0])
        values.setdefault("locator", f"line {ordinal + 1}")
        self.add(
            "records", record_id=record_id, evidence_id=evidence_id, ordinal=ordinal, text=text, **values
        )
        for row in self.rows["evidence"]:
            if row["evidence_id"] == evidence_id:
                row["record_count"] += 1
        return record_id

    def bear(
        self, record_id: int, kind: str, value: str, shown_as: str, written: str | None, bits: float = 12.0,
        field: str = "text", why: str = "bears it",
    ) -> int:  # fmt: skip
        """Let a record bear a selector: a mention at the first place `written` stands, and a link."""
        sid = selector_id(kind, value)
        row = next(r for r in self.rows["records"] if r["record_id"] == record_id)
        link: dict[str, Any] = {"record_id": record_id, "selector_id": sid, "bits": bits, "why": why}
        if written is not None:
            start = (row[field] or "").index(written)
            span = {"field": field, "start": start, "end": start + len(written)}
            self.add(
                "mentions",
                record_id=record_id,
                kind=kind,
                value=value,
                as_written=written,
                shown_as=shown_as,
                **span,
            )
            link.update(span)
        self.add("links", **link)
        found = next((s for s in self.rows["selectors"] if s["selector_id"] == sid), None)
        if found is None:
            self.add(
                "selectors",
                selector_id=sid,
                kind=kind,
                value=value,
                shown_as=shown_as,
                record_count=1,
                bits=bits,
            )
        else:
            found["record_count"] += 1
        return sid

    def ring(self, rank: int, records: Sequence[int], selectors: Sequence[int], **values: Any) -> str:
        ring_id = content_id("ring", str(rank))
        rows = [r for r in self.rows["records"] if r["record_id"] in set(records)]
        times = sorted(r["sent_at"] for r in rows if r.get("sent_at"))
        defaults: dict[str, Any] = {
            "title": f"{len(records)} records", "bits": 30.0, "author_count": len({r.get("author") for r in rows} - {None}),
            "first_at": times[0] if times else None, "last_at": times[-1] if times else None,
        }  # fmt: skip
        self.add(
            "rings", ring_id=ring_id, rank=rank, record_count=len(records), selector_count=len(selectors),
            **{**defaults, **values},
        )  # fmt: skip
        for record_id in records:
            self.add("ring_members", ring_id=ring_id, member_kind="record", member_id=record_id)
        for sid in selectors:
            self.add("ring_members", ring_id=ring_id, member_kind="selector", member_id=sid)
        return ring_id

    def finding(self, statement: str, cites: Sequence[tuple[int, str, int, int]], **values: Any) -> str:
        finding_id = content_id("finding", statement)
        self.add(
            "findings",
            finding_id=finding_id,
            statement=statement,
            **{"detector": "trade", "measure": "note", **values},
        )
        for record_id, name, start, end in cites:
            self.add(
                "citations", finding_id=finding_id, record_id=record_id, field=name, start=start, end=end
            )
        return finding_id

    def arrow(self, table: Table) -> pa.Table:
        rows = [{name: row.get(name) for name in table.names} for row in self.rows[table.name]]
        return pa.Table.from_pylist(rows, schema=table.schema)

    def engine(self) -> DuckDB:
        engine = DuckDB(threads=1, memory_mb=500)
        for table in TABLES:
            engine.register(table.name, self.arrow(table))
        return engine


def span(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


def three_rings(extra: Mapping[str, str] | None = None) -> Tables:
    """Account control by three devices, trade by a handle and a wallet, and two records that share a phone."""
    t = Tables()
    chat = t.evidence("聊天记录/群消息.txt", media_type="text/plain", parser="wechat-text")
    log = t.evidence("登录日志.csv", media_type="text/csv", parser="csv", size_bytes=80_000)
    market = t.evidence(
        "telegram/result.json", media_type="application/json", parser="telegram-json", size_bytes=420_000
    )
    ledger = t.evidence(
        "流水 2024.xlsx",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        parser="xlsx",
        size_bytes=51_000,
    )
    bulletin = t.evidence("通报2.html", media_type="text/html", parser="html", size_bytes=33_000)
    complaints = t.evidence(
        "complaints.jsonl", media_type="application/jsonl", parser="jsonl", size_bytes=9_000
    )
    t.evidence(
        "客户表.xlsx",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        parser="xlsx",
        status="refused",
        reason="encrypted: ask for the password",
        size_bytes=61_000,
    )
    t.evidence(
        "photo/IMG_0001.png",
        media_type="image/png",
        parser="image",
        status="partly",
        reason="no OCR: install ringbreak[ocr]",
        size_bytes=2_000_000,
    )
    t.evidence(
        "broken.pdf",
        media_type="application/pdf",
        parser=None,
        status="failed",
        reason="the file is cut short",
        size_bytes=7_000,
    )
    t.add(
        "issues",
        evidence_id=t.rows["evidence"][6]["evidence_id"],
        parser="xlsx",
        reason="encrypted: ask for the password",
        effect="refused",
    )
    t.add(
        "issues",
        evidence_id=t.rows["evidence"][8]["evidence_id"],
        parser=None,
        reason="the file is cut short",
    )

    # R1: one text sent by 14 accounts from three devices, the contact in the one place that varies.
    first: list[int] = []
    bound: set[int] = set()
    contacts = [
        ("wechat", "jiafen_888", "ji******88"),
        ("phone", "+8612900008000", "129****8000"),
        ("qq", "100000001", "10*****01"),
    ]
    for i in range(42):
        kind, value, shown = contacts[i % 3]
        written = {
            "wechat": "jiafen_888",
            "phone": "129 0000 8000" if i % 2 else "12900008000",
            "qq": "100000001",
        }[kind]
        text = f"亲，您的好友里有 {10 + i} 个僵尸粉，免费清理请加：{written}，先到先得"
        rid = t.record(
            chat,
            text,
            platform="wechat",
            channel=f"群{i % 5}",
            author=f"wxid_fan{i % 14:02d}x",
            author_name=f"清粉小助手{i % 14}",
            sent_at=START + timedelta(hours=7 * i, minutes=13 * i),
            language="zh",
        )
        bound.add(t.bear(rid, kind, value, shown, written, bits=11.0 + i % 3))
        bound.add(
            t.bear(
                rid, "template", "T4", "template T4", None, bits=9.5, why="the same text but for one place"
            )
        )
        who = f"wxid_fan{i % 14:02d}x"
        bound.add(t.bear(rid, "account", who, f"wx******{i % 14:02d}x", who, bits=13.0, field="author"))
        first.append(rid)
    for i in range(12):
        rid = t.record(
            log,
            None,
            kind="action",
            platform="wechat",
            author=f"wxid_fan{i:02d}x",
            sent_at=START + timedelta(hours=5 * i),
            locator=f"row {i + 2}",
        )
        t.add(
            "actions",
            record_id=rid,
            actor=f"wxid_fan{i:02d}x",
            verb="login",
            target="wechat",
            device=f"dev-{i % 3}",
            ip="192.0.2.7",
            acted_at=START + timedelta(hours=5 * i),
        )
        bound.add(
            t.bear(
                rid,
                "device",
                f"dev-{i % 3}",
                f"device D{i % 3 + 1}",
                None,
                bits=14.0,
                why="logged in from it",
            )
        )
        bound.add(
            t.bear(
                rid,
                "account",
                f"wxid_fan{i:02d}x",
                f"wx******{i:02d}x",
                f"wxid_fan{i:02d}x",
                bits=13.0,
                field="author",
            )
        )
        first.append(rid)
    weak = selector_id("qq", "100000001")
    one = t.ring(
        1,
        first,
        sorted(bound),
        title="one text, three devices",
        bits=41.0,
        weakest_selector_id=weak,
        weakest_bits=11.0,
        case_type="account_control",
        case_type_confidence=0.9,
    )
    for member in t.rows["ring_members"]:
        if (
            member["ring_id"] == one
            and member["member_kind"] == "selector"
            and member["member_id"] == selector_id("wechat", "jiafen_888")
        ):
            member.update(role="operator", why="every text leads to it")

    # R2: personal data sold by a handle, paid to a wallet and a card.
    second: list[int] = []
    bound = set()
    for i in range(16):
        text = (
            f"四件套 现货 {20 + i} 元/套，联系 @shujuge_{'ab'[i % 2]}ss98，量大从优"
            if i % 2
            else "Fresh personal data, 1.5 yuan each. DM @shujuge_ass98, pay TMtNfhKzU0000000000000000000000000"
        )
        rid = t.record(
            market,
            text,
            platform="telegram",
            channel="出货频道",
            author=f"tg{700 + i % 4}",
            author_name="数据哥",
            sent_at=START + timedelta(days=2 * i, hours=3 * i),
            language="zh" if i % 2 else "en",
            locator=f"message {i + 40}",
            kind="listing",
        )
        handle = "@shujuge_bss98" if i % 2 else "@shujuge_ass98"
        bound.add(t.bear(rid, "telegram", handle[1:], "@sh*********98", handle, bits=15.5))
        if not i % 2:
            bound.add(
                t.bear(
                    rid,
                    "tron",
                    "TMtNfhKzU0000000000000000000000000",
                    "TMtN…000000",
                    "TMtNfhKzU0000000000000000000000000",
                    bits=18.0,
                )
            )
        second.append(rid)
    card = "6200000000000000007"
    people = ["买家甲", "买家乙", "买家丙", "买家丁"]
    for i in range(10):
        text = f"付款 {people[i % 4]} 卡 {card} 备注 @shujuge_bss98" if i < 8 else f"转出 卡 {card}"
        rid = t.record(
            ledger,
            text,
            kind="transfer",
            platform="bank",
            author=people[i % 4],
            sent_at=START + timedelta(days=3 * i),
            locator=f"sheet 1 row {i + 2}",
        )
        t.add(
            "transfers",
            record_id=rid,
            payer=people[i % 4] if i < 8 else card,
            payee=card if i < 8 else "提现账户",
            payer_name=people[i % 4] if i < 8 else None,
            amount=Decimal(12_000 + 777 * i).quantize(Decimal("0.01")),
            currency="CNY",
            direction_known=True,
            memo="货款",
            moved_at=START + timedelta(days=3 * i),
        )
        bound.add(t.bear(rid, "bank_card", card, "620000*********0007", card, bits=20.0))
        if i < 8:
            bound.add(t.bear(rid, "telegram", "shujuge_bss98", "@sh*********98", "@shujuge_bss98", bits=15.5))
        second.append(rid)
    two = t.ring(
        2,
        second,
        sorted(bound),
        title="personal data for sale",
        bits=33.0,
        weakest_selector_id=selector_id("tron", "TMtNfhKzU0000000000000000000000000"),
        weakest_bits=18.0,
        case_type="trade",
        case_type_confidence=0.97,
    )

    # R3: too little to say what it is.
    third: list[int] = []
    bound = set()
    for i in range(3):
        text = f"兼职刷单 {i} 单一结 电话 12900001111 详询"
        rid = t.record(
            complaints,
            text,
            platform="web",
            author=f"user{i}",
            sent_at=None,
            sent_at_precision=None,
            locator=f"line {i + 1}",
            language="zh",
        )
        bound.add(t.bear(rid, "phone", "+8612900001111", "129****1111", "12900001111", bits=12.0))
        third.append(rid)
    t.ring(3, third, sorted(bound), title="three complaints", bits=22.0)

    # Held back: a hotline, and a number nobody can tell about yet.
    for i in range(30):
        rid = t.record(
            complaints,
            f"银行热线 95588 让我报警，我的问题编号 {i}",
            platform="web",
            author=f"innocent{i}",
            sent_at=START + timedelta(days=i),
            language="zh",
        )
        t.bear(rid, "phone", "95588", "95588", "95588", bits=0.0)
    for i in range(14):
        rid = t.record(
            complaints,
            f"courier 12900009999 called, case {i}",
            platform="web",
            author=f"bystander{i}",
            sent_at=START + timedelta(days=i),
            language="en",
        )
        t.bear(rid, "phone", "+8612900009999", "129****9999", "12900009999", bits=0.0)
    for s in t.rows["selectors"]:
        if s["value"] == "95588":
            s.update(
                privacy="public",
                p_private=0.0,
                bits=0.0,
                author_count=30,
                suppressed_why="30 records with 28 different contacts: public",
            )
        if s["value"] == "+8612900009999":
            s.update(
                privacy="ask",
                p_private=0.4,
                bits=0.0,
                author_count=14,
                suppressed_why="14 records: cannot tell whether it is private",
            )

    # A bulletin that argues with itself.
    story = "警方通报：2024年4月25日，专案组抓获犯罪嫌疑人8名，涉案金额2.6亿元，查获公民个人信息5000万条。检察机关对9名被告人提起公诉。涉案银行卡6200000000000000007。"
    rid = t.record(
        bulletin,
        story,
        kind="article",
        platform="web",
        title="某地警方侦破侵犯公民个人信息案",
        sent_at=START + timedelta(days=25),
        sent_at_precision="day",
        language="zh",
    )
    t.bear(rid, "bank_card", card, "620000*********0007", card, bits=20.0)
    a = t.finding(
        "8 people arrested",
        [(rid, "text", *span(story, "抓获犯罪嫌疑人8名"))],
        detector="bulletin",
        measure="arrested",
        value=8.0,
        unit="people",
        comparator="exact",
        stage="arrested",
        speaker="警方",
        case_no="1",
    )
    b = t.finding(
        "9 defendants charged",
        [(rid, "text", *span(story, "9名被告人提起公诉"))],
        detector="bulletin",
        measure="charged",
        value=9.0,
        unit="people",
        comparator="exact",
        stage="charged",
        speaker="检察机关",
        case_no="1",
    )
    t.finding(
        "260 million yuan involved",
        [(rid, "text", *span(story, "涉案金额2.6亿元"))],
        detector="bulletin",
        measure="money_involved",
        value=260_000_000.0,
        unit="CNY",
        currency="CNY",
        comparator="exact",
        speaker="警方",
        case_no="1",
    )
    t.finding(
        "50 million personal records",
        [(rid, "text", *span(story, "公民个人信息5000万条"))],
        detector="bulletin",
        measure="personal_records",
        value=50_000_000.0,
        unit="items",
        comparator="exact",
        speaker="警方",
        case_no="1",
    )
    listing = t.rows["records"][-1]
    offer = next(r for r in t.rows["records"] if r["record_id"] == second[0])["text"]
    t.finding(
        "Personal data is offered at 1.5 yuan a record",
        [(second[0], "text", *span(offer, "1.5 yuan each"))],
        ring_id=two,
        detector="trade",
        measure="price",
        value=1.5,
        unit="CNY",
        currency="CNY",
        comparator="exact",
    )
    assert listing
    t.add(
        "flags",
        flag_id=content_id("flag", "1"),
        kind="contradiction",
        statement="bulletin 2 says 8 arrested, then 9 defendants",
        finding_ids=",".join(sorted([a, b])),
    )
    t.add(
        "flags",
        flag_id=content_id("flag", "2"),
        kind="scope",
        statement="arrested and charged are different stages",
        finding_ids=a,
    )
    for name, text in (extra or {}).items():
        t.record(t.evidence(name), text)
    return t


def context(**values: Any) -> DossierContext:
    return DossierContext(
        **{
            "case_name": "清粉案-2024",
            "version": "0.1.0",
            "threshold_bits": 10.4,
            "settings": (("margin_bits", "3"), ("seed", "1")),
            "log_head": "ab" * 32,
            "log_entries": 7,
            "dated_at": datetime(2024, 5, 30, 8, 0, tzinfo=UTC),
            "table_digests": tuple((t.name, content_id(t.name, digits=64)) for t in TABLES[:6]),
            "command_case": "fan-cleaning-2024",
            "dossier_path": "fan-cleaning-2024/dossier/index.html",
            **values,
        }
    )


def authorised(**values: Any) -> DossierContext:
    stated = Authority("a1", "own material", purpose="test", stated_by="analyst 1", stated_at=START)
    return context(authorities=(stated,), **values)


__all__ = ["BY_NAME", "START", "Tables", "authorised", "context", "span", "three_rings"]
