"""What a report quotes: who tells of a swindle in a newspaper shows its words and its numbers, and is not of it.

Only what stands inside quotation marks is left out, and only in pages and documents that speak as the press does. An advertisement made up
as news names its contact in its own voice, outside any quotation, and is linked by it as before.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.linking.columns import PEOPLE
from ringbreak.words import say

KINDS = "('page', 'article', 'document')"
PRESS = (
    r"本报(?:记者|接到|讯|评论)|(?:读者|市民|网友)[^，。]{0,14}反映|(?:日报|晚报|早报|时报|新闻网|法治报|都市报|电视台)记者|记者(?:调查|以普通|拨打|联系|了解|注意)|"
    r"\bour reporter|readers (?:have )?(?:told|written)|staff reporter"
)
"""How the press speaks of itself. RE2, ignoring case."""
QUOTATION = r"[“「『\"][^”」』\"]{16,}[”」』\"]"
"""A quotation long enough to be somebody's message."""
LOOKED_AT = 20_000
"""Characters of a text that are read."""


def read(engine: Engine) -> None:
    """Make the temporary table `quoted` (rec, sel, aside): contacts inside a quotation of a report, and the text family it got by it.

    Reads: `minted`, `rec`, `sel`, RECORDS.
    """
    why = say("not counted: a report quotes it, and who reports is not of it").replace("'", "''")
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE quoted AS
        WITH told AS (
          SELECT record_id, left(text, {LOOKED_AT}) AS text FROM records
          WHERE kind IN {KINDS} AND text IS NOT NULL AND regexp_matches(left(text, {LOOKED_AT}), '{PRESS}', 'i')
            AND regexp_matches(left(text, {LOOKED_AT}), '{QUOTATION}')
        ), borne AS (
          SELECT m.record_id, m.kind, m.value, left(t.text, m.start) AS before, m.start
          FROM minted m JOIN told t USING (record_id) WHERE m.field = 'text' AND (m.kind IN ({PEOPLE}, 'handle', 'url', 'domain') OR m.kind = 'template')
        )
        SELECT DISTINCT rec.rec, sel.sel, '{why}' AS aside FROM borne b JOIN rec USING (record_id) JOIN sel ON sel.kind = b.kind AND sel.value = b.value
        WHERE b.kind = 'template'
           OR length(regexp_replace(before, '[^“「『]', '', 'g')) > length(regexp_replace(before, '[^”」』]', '', 'g'))
           OR length(regexp_replace(before, '[^"]', '', 'g')) % 2 = 1
        """
    )
