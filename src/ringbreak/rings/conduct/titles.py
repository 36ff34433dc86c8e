"""The headlines of a ring's articles and how much each baits, as a temporary table of the engine."""

from __future__ import annotations

import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.headlines import BAITS, bait_score

MOST_TITLES = 5_000
"""Different headlines of one ring that are scored: the first by their own hash, so they are a fair sample."""
LEAST_TITLES = 5
"""Different headlines from which a share is worth stating."""


def read_titles(engine: Engine) -> None:
    """Make `conduct_titles` (ring_id, title, record_id, score, baits), one row per different headline of a ring.

    Reads: RING_MEMBERS, RECORDS of kind article, page or post. record_id is the first record that bears the headline.
    """
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_headings AS
        SELECT m.ring_id, r.title, min(r.record_id) AS record_id, count(*) AS n
        FROM ring_members m JOIN records r ON r.record_id = m.member_id
        WHERE m.member_kind = 'record' AND r.title <> '' AND r.kind IN ('article', 'page', 'post')
        GROUP BY m.ring_id, r.title
        QUALIFY row_number() OVER (PARTITION BY m.ring_id ORDER BY md5(r.title)) <= {MOST_TITLES}
        """
    )
    titles = engine.sql("SELECT DISTINCT title FROM conduct_headings ORDER BY title")["title"].to_pylist()
    scores = [bait_score(title) for title in titles]
    engine.register(
        "conduct_scored",
        pa.table(
            {
                "title": pa.array(titles, pa.large_string()),
                "score": pa.array(scores, pa.float64()),
                "baits": pa.array([s >= BAITS for s in scores], pa.bool_()),
            }
        ),
    )
    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE conduct_titles AS
        SELECT h.ring_id, h.title, h.record_id, h.n, s.score, s.baits FROM conduct_headings h JOIN conduct_scored s USING (title)
        """
    )
