"""Register rows of a ring that nothing is behind, as the linking stage found them."""

from __future__ import annotations

from ringbreak.engine.engine import Engine


def read_registers(engine: Engine) -> None:
    """Make `conduct_bare` and add the measure `bare_rows` to `conduct_measures`.

    Reads: RING_MEMBERS, LINKS, SELECTORS, RECORDS, COMPARISONS; conduct_measures.
    Makes: conduct_bare (ring_id, record_id, selector_id, comparison_id, is_row): members that are such rows, or (is_row false) entries
           of the log that made them.
    """
    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE conduct_bare AS
        SELECT DISTINCT m.ring_id, m.member_id AS record_id, s.selector_id, c.comparison_id,
               r.evidence_id = c.evidence_id AND r.channel IS NOT DISTINCT FROM c.channel AS is_row
        FROM selectors s JOIN links l USING (selector_id)
        JOIN ring_members m ON m.member_kind = 'record' AND m.member_id = l.record_id
        JOIN records r ON r.record_id = m.member_id AND r.kind IN ('row', 'profile', 'action', 'listing')
        JOIN comparisons c ON c.comparison_id = split_part(s.value, ':', 1)
        WHERE s.kind = 'register'
        """
    )
    engine.execute(
        "INSERT INTO conduct_measures SELECT ring_id, 'bare_rows', count(DISTINCT record_id) FROM conduct_bare WHERE is_row GROUP BY ring_id"
    )
