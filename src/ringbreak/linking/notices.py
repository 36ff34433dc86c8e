"""What banks, couriers and offices send to everybody: a service number sent it, and it names nobody to turn to.

Its words are those of every other such message, and would join all who get it. A swindler's message that comes under a service
number, as from a forged base station, names the page or the account he wants his reader to go to, and is weighed as before.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import sentence
from ringbreak.linking.columns import PEOPLE
from ringbreak.linking.linkers.accounts import SERVICE


def read(engine: Engine) -> None:
    """Add to `serving` (rec, sel, aside, heard) the text families of such messages, in their records.

    Reads: `minted`, `rec`, `sel`, `serving`, RECORDS.
    """
    why = sentence("not counted: a service number sent it, and it names nobody to turn to")
    engine.execute(
        f"""
        INSERT INTO serving
        WITH notices AS (
          SELECT r.record_id FROM records r SEMI JOIN (SELECT record_id FROM minted WHERE kind IN ('template', 'rewording')) m USING (record_id)
          WHERE r.kind = 'message' AND regexp_matches(r.author, '{SERVICE}')
        ), turned_to AS (
          SELECT m.record_id FROM minted m SEMI JOIN notices USING (record_id)
          WHERE m.field = 'text' AND (m.kind IN ({PEOPLE}, 'handle', 'url', 'domain', 'tracking_id')) AND NOT regexp_matches(m.value, '{SERVICE}')
        )
        SELECT DISTINCT rec.rec, sel.sel, {why}, false
        FROM minted m SEMI JOIN notices USING (record_id) ANTI JOIN turned_to USING (record_id)
        JOIN rec USING (record_id) JOIN sel ON sel.kind = m.kind AND sel.value = m.value
        WHERE m.kind IN ('template', 'rewording') AND (rec.rec, sel.sel) NOT IN (SELECT rec, sel FROM serving)
        """
    )
