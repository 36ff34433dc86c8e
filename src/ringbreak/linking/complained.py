"""Sites of one operation that complainants name: their own telephones, which differ whoever they complain of, do not speak against those.

Beside a site of a swindle stand two kinds of contact: in the posts that lead there those of the operation, a few again and again, and in a register
of complaints the complainant's own, of which every row has another. The more complain, the more the second look like strangers who name a public
place, and the site of a large swindle was public where that of a small one was private. So where what is written elsewhere shows a pool by itself,
the rows of the register are the site's, as they are an account's that is named in the telling (columns.py). It takes a pool: of a market on which
many sell, the posts show as many contacts as sellers, and of a place that everybody knows they mostly show none.
docs/decisions/0060-sites-complained-of.md.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.linking.tellings import PERSONS
from ringbreak.model.accused_callers import COMPLAINANT

ROWS = 3
"""Rows of registers that must name the site, and no other."""
SHOWN = 20
"""Records elsewhere that must show it beside a person's contact."""
POOL = 0.1
"""Different contacts to such a record, at most."""
WRITERS = 3
"""Accounts that must have written these."""
LED = 1 / 3
"""Share of all that is written of the site elsewhere that must be of these: what strangers name, most name bare."""
AGAINST = 0.5
"""Rows of registers to such a record, at most: where more complain than lead there, they are heard."""


def read(engine: Engine) -> None:
    """Make the temporary table `complained_of` (record_id, kind, value): rows of registers of complaints and the one site each names, where it is one operation's.

    Reads: `minted`, `sel`, `sel_prior`, RECORDS, MAPPINGS.
    """
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE complained_of AS
        WITH registers AS (
          SELECT DISTINCT evidence_id FROM mappings WHERE regexp_matches(header, '{COMPLAINANT}', 'i')
        ), named AS (
          SELECT DISTINCT m.record_id, m.value, r.author, c.evidence_id IS NOT NULL AS complains
          FROM minted m JOIN records r USING (record_id) LEFT JOIN registers c USING (evidence_id)
          ANTI JOIN (SELECT value FROM sel JOIN sel_prior USING (sel) WHERE sel.kind = 'domain' AND listed IS NOT NULL) l ON l.value = m.value
          WHERE m.kind = 'domain' AND r.kind NOT IN ('action', 'transfer')
            AND coalesce(regexp_extract(lower(r.url), '^https?://(?:[^/@]*@)?(?:www[.])?([^/:?#]+)', 1), '') <> m.value
        ), lone AS (
          SELECT record_id, any_value(value) AS value FROM named WHERE complains GROUP BY record_id HAVING count(*) = 1
        ), complaints AS (
          SELECT value, count(*) AS n FROM lone GROUP BY value HAVING count(*) >= {ROWS}
        ), written AS (
          SELECT n.value, count(DISTINCT n.record_id) AS n FROM named n SEMI JOIN complaints c ON c.value = n.value WHERE NOT n.complains GROUP BY n.value
        ), beside AS (
          SELECT n.value, count(DISTINCT n.record_id) AS n, count(DISTINCT p.kind || ':' || p.value) AS contacts, count(DISTINCT n.author) AS writers
          FROM named n JOIN minted p USING (record_id) SEMI JOIN complaints c ON c.value = n.value
          WHERE NOT n.complains AND p.kind IN ({PERSONS}) GROUP BY n.value
        ), sites AS (
          SELECT b.value FROM beside b JOIN written w USING (value) JOIN complaints c USING (value)
          WHERE b.n >= {SHOWN} AND b.contacts <= {POOL} * b.n AND b.writers >= {WRITERS} AND b.n >= {LED} * w.n AND c.n <= {AGAINST} * b.n
        )
        SELECT record_id, 'domain' AS kind, value FROM lone SEMI JOIN sites USING (value)
        """
    )
