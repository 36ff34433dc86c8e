"""Numbers that changed hands: a phone number silent for long, whose bearers before and after have nothing else in common."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal, sentence

SILENT_DAYS = 90
"""Chinese carriers give a number to someone else after at least 90 days (MIIT rules on number resources); so does nobody
sooner elsewhere that we know of."""
HANDSETS_DAYS = 30
"""The same where calls before and after show handsets, and none of both: whoever keeps his number may change his telephone, but not in the silence."""
NEWLY = (
    r"(?:这个?|此|我的?|本)(?:手机)?(?:号码?|卡|电话)[^。，；,;\n]{0,6}(?:新[换办买开]|刚[换办买开用]|才[换办买开用])|新(?:手机)?号码?[^。，；,;\n]{0,4}(?:老|总|一直|经常|天天)?(?:被|有人)|(?:号码?|卡)[^。，；,;\n]{0,4}(?:以前|之前|上一?个?)(?:是别人|的?(?:主人|机主|号主))|"
    r"\b(?:i )?(?:only |just )?(?:got|bought) this (?:new )?(?:number|sim)\b|\bthis (?:number|sim) is new\b|\b(?:previous|former|last) (?:owner|holder) of (?:this|my) (?:number|sim)\b"
)
"""How somebody says that a number is newly his; then a silence of HANDSETS_DAYS is enough as well. RE2, ignoring case."""
HANDSETS = "('imei', 'device')"
KINDS = ("phone", "whatsapp")


def find(engine: Engine) -> None:
    """Make the temporary table `recycled` (rec, sel, why): the links of the smaller side, which are not to count.

    A side is what lies before or after the longest silence. When any other selector that is not public joins the two
    sides the number has not changed hands. The side with more hands keeps the number (a later holder who writes three times
    is one), then the side with more records, then the earlier one.
    """
    kinds = ", ".join(f"'{k}'" for k in KINDS)
    why = sentence(
        "not counted: the number was silent for {days} days and nothing else joins the records before and after",
        days="CAST(extract('epoch' FROM d.gap) / 86400 AS BIGINT)",
    )
    undated = sentence("not counted: the number changed hands, and nothing tells when it stood here")
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE recycled AS
        WITH timed AS (
          SELECT i.sel, i.rec, r.sent_at, coalesce(r.platform || ':' || r.author, CAST(i.rec AS VARCHAR)) AS hand,
                 r.sent_at - lag(r.sent_at) OVER (PARTITION BY i.sel ORDER BY r.sent_at, i.rec) AS gap
          FROM inc i JOIN sel s USING (sel) JOIN judged j USING (sel) JOIN rec USING (rec)
          JOIN records r USING (record_id)
          WHERE s.kind IN ({kinds}) AND j.privacy = 'private' AND s.n > 1 AND r.sent_at IS NOT NULL
        ), gaps AS (
          SELECT sel, max(gap) AS gap FROM timed GROUP BY sel HAVING max(gap) >= INTERVAL {HANDSETS_DAYS} DAY
        ), longest AS (
          SELECT t.sel, min(t.sent_at) AS cut, any_value(g.gap) AS gap
          FROM timed t JOIN gaps g ON g.sel = t.sel AND g.gap = t.gap GROUP BY t.sel
        ), sided AS (
          SELECT t.sel, t.rec, t.hand, t.sent_at >= l.cut AS later, l.gap FROM timed t JOIN longest l USING (sel)
        ), others AS (
          SELECT DISTINCT d.sel, d.later, i.sel AS other
          FROM sided d JOIN inc i USING (rec) JOIN judged j ON j.sel = i.sel JOIN sel s ON s.sel = i.sel
          WHERE i.sel <> d.sel AND j.privacy <> 'public' AND s.n > 1
        ), joined AS (
          SELECT DISTINCT a.sel FROM others a JOIN others b ON a.sel = b.sel AND a.other = b.other
          WHERE a.later AND NOT b.later
        ), handsets AS (
          SELECT d.sel FROM sided d JOIN inc i USING (rec) JOIN sel s ON s.sel = i.sel WHERE s.kind IN {HANDSETS}
          GROUP BY d.sel HAVING count(DISTINCT d.later) = 2
        ), newly AS (
          SELECT DISTINCT d.sel FROM sided d JOIN rec USING (rec) JOIN records r USING (record_id)
          WHERE d.later AND r.kind IN ('message', 'post', 'row', 'mail') AND regexp_matches(r.text, {literal(NEWLY)}, 'i')
        ), silent AS (
          SELECT sel FROM gaps WHERE gap >= INTERVAL {SILENT_DAYS} DAY UNION SELECT sel FROM handsets UNION SELECT sel FROM newly
        ), counted AS (
          SELECT sel, (count(DISTINCT hand) FILTER (WHERE later), count(*) FILTER (WHERE later)) AS after,
                 (count(DISTINCT hand) FILTER (WHERE NOT later), count(*) FILTER (WHERE NOT later)) AS before
          FROM sided GROUP BY sel
        )
        SELECT d.rec, d.sel, {why} AS why
        FROM sided d JOIN counted c USING (sel) SEMI JOIN silent USING (sel) ANTI JOIN joined x USING (sel)
        WHERE d.later = (c.after <= c.before) AND (d.rec, d.sel) NOT IN (SELECT rec, sel FROM by_column WHERE aside IS NOT NULL)
        UNION ALL
        -- Whose such a number was when a record without a time names it, nothing tells.
        SELECT i.rec, i.sel, {undated} FROM inc i SEMI JOIN newly USING (sel) SEMI JOIN silent USING (sel) ANTI JOIN joined x USING (sel) JOIN rec USING (rec)
        JOIN records r USING (record_id) WHERE r.sent_at IS NULL AND (i.rec, i.sel) NOT IN (SELECT rec, sel FROM by_column WHERE aside IS NOT NULL)
        UNION ALL SELECT rec, sel, aside FROM by_column WHERE aside IS NOT NULL
        """
    )
