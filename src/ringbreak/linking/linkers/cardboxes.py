"""Boxes of telephone cards: slots of one machine, each with a card of its own, as a list of what was seized or read out tells.

A machine with thirty-two cards looks like a hotel's terminal: many numbers, none of which has to do with another. What tells them apart is
that the cards sit in it all at once. A list says so when it has, beside the machine's serial number, the slot: every row another slot, every
row another card. The history of a handset at a repair shop has no slots, and a company's stock list has no machine.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import sentence
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.model.progress import Progress

SLOTS = 4
"""Cards that a machine holds at once before it is a box; a handset takes two."""
MOST_SLOTS = 1024
"""The largest number that is one of a slot: the biggest racks have 512."""
CARDS = ("imsi", "iccid")
SLOT = r"槽|卡位|slot|端口|\bport\b|通道|sim ?(?:no|pos)"
"""Header of the column that numbers the slots. RE2, ignoring case."""
MACHINE = r"序列|串号|设备|机器|主机|网关|机身|serial|\bs/?n\b|device|machine|gateway|box|\bhost\b"
"""Header of the column that says which machine it is. RE2, ignoring case."""
NAMED = r"[0-9].*[0-9].*[0-9]"
"""A machine's own number; 'GoIP' is what it is called. RE2."""


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """`card_box` on the rows of a list that puts different cards into different slots of one machine.

    Reads: MENTIONS, RECORDS, FIELDS, of tables whose rows name telephone cards.
    """
    kinds = ", ".join(f"'{k}'" for k in CARDS)
    why = sentence("it is a telephone card in a slot of this machine")
    if engine.sql(f"SELECT 1 FROM mentions WHERE kind IN ({kinds}) LIMIT 1").num_rows:
        engine.execute(
            f"""
            INSERT INTO minted
            WITH cards AS (
              SELECT m.record_id, r.evidence_id, min(m.value) AS card FROM mentions m JOIN records r USING (record_id)
              WHERE m.kind IN ({kinds}) AND m.field LIKE 'cell:%' GROUP BY ALL
            ), cells AS (
              SELECT c.record_id, c.evidence_id, c.card, f.field, trim(f.value) AS value FROM cards c JOIN fields f USING (record_id)
            ), slots AS (
              SELECT record_id, field, try_cast(value AS INTEGER) AS slot FROM cells WHERE regexp_matches(field, '{SLOT}', 'i')
            ), machines AS (
              SELECT record_id, evidence_id, card, field, lower(value) AS machine FROM cells
              WHERE regexp_matches(field, '{MACHINE}', 'i') AND NOT regexp_matches(field, '{SLOT}', 'i') AND regexp_matches(value, '{NAMED}')
            ), held AS (
              SELECT m.evidence_id, m.field AS column_, m.machine, s.field AS slots, list(DISTINCT m.record_id) AS record_ids
              FROM machines m JOIN slots s USING (record_id) WHERE s.slot BETWEEN 0 AND {MOST_SLOTS}
              GROUP BY ALL HAVING count(DISTINCT m.record_id) >= {SLOTS} AND count(DISTINCT s.slot) = count(DISTINCT m.record_id)
                AND count(DISTINCT m.card) = count(DISTINCT m.record_id)
            ), borne AS (
              SELECT DISTINCT unnest(record_ids) AS record_id, machine FROM held
            )
            SELECT record_id, 'card_box', machine, machine, NULL, NULL, NULL, 0, {why} FROM borne ORDER BY record_id, machine
            """
        )
    progress.step("cardboxes", 1, 1, "boxes")


LINKER = Linker(
    name="cardboxes",
    title="Telephone cards in the slots of one machine",
    kinds=("card_box",),
    mint=mint,
    source="docs/case-types.md",
)
