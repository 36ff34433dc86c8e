"""Slots: what a text puts where its template has the contact, when nothing that could be read as an identifier stands there.

What varies in a family of copies is evidence of its own. Identifiers in a slot come through MENTIONS; here come those that a disguise hid
from it. Only texts without any contact of their own are cut, so a family of a million copies costs what its unread texts cost.
"""

from __future__ import annotations

from collections import defaultdict

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.kernels.slots import contact, slots, template
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.model.progress import Progress
from ringbreak.words import say

FAMILY = 4
"""Texts from which a family tells what is constant and what is not."""
SAMPLE = 32
"""Texts of a family that are looked at to find that out."""
CONTACTS = "('phone', 'wechat', 'qq', 'qq_group', 'wechat_group', 'telegram', 'whatsapp', 'line', 'email', 'url', 'domain', 'alipay', 'weibo', 'douyin', 'code')"
FILLED = 0.3
"""Share of the sample that has an identifier in a slot, from which the slot is the contact's."""


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """One row a text whose contact slot holds what two texts or more show there and MENTIONS did not read.

    Reads: RECORDS, MENTIONS, and `text_family` of the templates linker. The value is the letters and digits that stand there.
    """
    import pyarrow as pa

    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE slot_texts AS
        WITH big AS (
          SELECT record_id, family FROM text_family WHERE size >= {FAMILY} AND NOT warns
        ), read AS (
          SELECT DISTINCT record_id FROM mentions WHERE field = 'text' AND kind IN {CONTACTS}
        ), unread AS (
          SELECT family FROM big ANTI JOIN read USING (record_id) GROUP BY family HAVING count(*) >= 2
        ), chosen AS (
          SELECT b.record_id, b.family, d.record_id IS NULL AS unread,
                 row_number() OVER (PARTITION BY b.family ORDER BY md5(CAST(b.record_id AS VARCHAR))) AS nth
          FROM big b SEMI JOIN unread USING (family) LEFT JOIN read d USING (record_id)
        )
        SELECT family, record_id, unread, nth <= {SAMPLE} AS sampled FROM chosen WHERE unread OR nth <= {SAMPLE}
        """
    )
    rows = engine.sql(
        "SELECT t.family, t.record_id, t.unread, t.sampled, r.text FROM slot_texts t JOIN records r USING (record_id) "
        "ORDER BY t.family, t.record_id"
    )
    marks = engine.sql(
        f"SELECT m.record_id, m.start FROM mentions m JOIN slot_texts t USING (record_id) "
        f"WHERE t.sampled AND m.field = 'text' AND m.kind IN {CONTACTS} ORDER BY m.record_id, m.start"
    )
    engine.execute("DROP TABLE slot_texts")
    progress.step("slots", 0, rows.num_rows, "texts")
    read: dict[int, list[int]] = defaultdict(list)
    for record_id, start in zip(marks["record_id"].to_pylist(), marks["start"].to_pylist(), strict=True):
        read[record_id].append(start)
    families: dict[int, list[tuple[int, str, bool, bool]]] = defaultdict(list)
    for family, record_id, unread, sampled, text in zip(
        *(rows[c].to_pylist() for c in ("family", "record_id", "unread", "sampled", "text")), strict=True
    ):
        families[family].append((record_id, text, unread, sampled))
    out: list[tuple[int, str, int, int, int]] = []
    for _, held in sorted(families.items()):
        sample = [(record_id, text) for record_id, text, _, sampled in held if sampled]
        if len(sample) < FAMILY:
            continue
        found = template([text for _, text in sample])
        if not found.anchors:
            continue
        filled: dict[int, int] = defaultdict(int)
        for record_id, text in sample:
            for slot, a, b in slots(text, found):
                filled[slot] += any(a <= start < b for start in read[record_id])
        ours = {slot for slot, n in filled.items() if n >= FILLED * len(sample)}
        ours |= {i + 1 for i, leads in enumerate(found.leads) if leads}
        for record_id, text, unread, _ in held:
            if not unread:
                continue
            for slot, a, b in slots(text, found):
                value = contact(text[a:b]) if slot in ours else None
                if value is not None:
                    out.append((record_id, value, a, b, len(sample)))
    engine.register(
        "slot_rows",
        pa.table(
            {
                "record_id": pa.array([o[0] for o in out], pa.int64()),
                "value": pa.array([o[1] for o in out], pa.large_string()),
                "start": pa.array([o[2] for o in out], pa.int32()),
                "end": pa.array([o[3] for o in out], pa.int32()),
            }
        ),
    )
    why = literal(say("it stands where other texts of this template have their contact"))
    engine.execute(
        f"""
        INSERT INTO minted
        WITH first AS (
          SELECT *, row_number() OVER (PARTITION BY record_id, value ORDER BY start) AS nth FROM slot_rows
        ), kept AS (
          SELECT value FROM first WHERE nth = 1 GROUP BY value HAVING count(*) > 1
        )
        SELECT record_id, 'slot', value, left(value, 2) || '***' || right(value, 2), 'text', start, "end", 0, {why}
        FROM first SEMI JOIN kept USING (value) WHERE nth = 1 ORDER BY record_id, value
        """
    )
    progress.step("slots", rows.num_rows, rows.num_rows, "texts")


LINKER = Linker(
    name="slots",
    title="What a template puts where its contact stands",
    kinds=("slot",),
    mint=mint,
    source="docs/weighing.md",
)
