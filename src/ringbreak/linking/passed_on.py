"""A warning that goes round with a contact added to one copy: whoever adds his own wants to be reached.

A text of the police or a bank is passed on by many, word for word, and names nobody but its author. A copy of it that shows one contact
more, bare and without a word about it, is where operations put theirs so that their post looks like everybody's. Whoever passes on the
warning and tells of a swindler says something of him (this number called me, do not add him), names several, or fills in a place that the
copies leave for it; all of these stay where they are (quoted.py).
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.linking.account_spaces import SPACE
from ringbreak.linking.columns import PEOPLE

COPIES = 12
"""Copies of a warning from which what is of its own words, and what was added, can be told apart."""
LOOKED_AT = 4_000
"""Code points of a copy that are compared."""
BARE = 0.75
"""Share of the copies that name no contact but what all of them name: the warning is complete without."""
CONSTANT = 0.5
"""A contact in this share of the copies is of the warning's own words. One between is a version of the warning, and those who pass it on are counted as naming somebody."""
SHOWN = 2
"""Copies that show the added contact, at most: a version of the warning that names a swindler is passed on as well."""
LONGER = 60
"""Code points by which the copy may be longer than the commonest one of its family, its contact included: no room to tell what happened."""
BESIDE = 16
"""Code points before and behind the contact in which nothing is said of it."""
TOLD = (
    r"骗|诈|假|黑|赌|举报|报警|曝光|拉黑|小心|当心|注意|警惕|留意|提防|勿|不要|别[加信点打接理买转]|千万|来电|打来|打电话|打给|发来|发给|加我的?人|要加|联系我的|这个[人号]|该[号人账微]|此[号人账]|"
    r"对方|刚才|刚刚|昨天|今天|前天|收到|接到|遇到|碰到|号码是|叫我|让我|要我|问我|害|损失|上当|中招|嫌疑|涉案|"
    r"scam|fraud|fake|swindl|phish|spam|beware|careful|avoid|block|report|warn|trust|this (?:number|guy|man|account|one)|called|texted|messaged|wrote|contacted|approached|asked|told|got|received|from"
)
"""Words with which somebody tells of a contact that it is another's. RE2, ignoring case; more than enough rather than too few."""


def let_back(engine: Engine) -> None:
    """Delete from `quoted` the links of contacts that were added so, unless another warning names them or their writer warns of others.

    Reads: `quoted`, `inc`, `minted`, `rec`, `sel`, RECORDS.
    """
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE passed_on AS
        WITH copies AS (
          SELECT DISTINCT i.rec, i.family FROM inc i
          WHERE i.warns AND i.family_size >= {COPIES} AND i.family IN (SELECT x.family FROM inc x SEMI JOIN (SELECT rec FROM quoted WHERE heard) q ON q.rec = x.rec)
        ), named AS (
          SELECT c.family, c.rec, i.sel, i.place, i.family_size, count(*) OVER (PARTITION BY i.sel, c.family) AS shown
          FROM copies c JOIN inc i USING (rec) JOIN sel s ON s.sel = i.sel WHERE s.kind IN ({PEOPLE}, 'handle', 'url', 'domain')
        ), added AS (
          SELECT * FROM named WHERE shown < {CONSTANT} * family_size
        ), whole AS (
          SELECT c.family, left(r.text, {LOOKED_AT}) AS text, count(*) AS n FROM copies c ANTI JOIN added a ON a.rec = c.rec
          JOIN rec ON rec.rec = c.rec JOIN records r USING (record_id) GROUP BY ALL
        ), families AS (
          -- The commonest copy stands for the warning as its author wrote it.
          SELECT family, arg_max(text, (n, text)) AS text FROM whole GROUP BY family
          HAVING sum(n) >= greatest({COPIES}, {BARE} * (SELECT count(*) FROM copies c WHERE c.family = whole.family))
        ), bare AS (
          SELECT rec, family FROM added SEMI JOIN families USING (family) GROUP BY ALL HAVING count(DISTINCT place) = 1 AND max(shown) <= {SHOWN}
        ), beside AS (
          SELECT DISTINCT a.rec, a.sel, f.text, substr(r.text, greatest(m.start - {BESIDE}, 0) + 1, least(m.start, {BESIDE})) AS before, substr(r.text, m."end" + 1, {BESIDE}) AS behind
          FROM added a SEMI JOIN bare USING (rec) JOIN families f USING (family) JOIN rec USING (rec) JOIN records r USING (record_id)
          JOIN sel s ON s.sel = a.sel JOIN minted m ON m.record_id = rec.record_id AND m.kind = s.kind AND m.value = s.value
          WHERE m.field = 'text' AND length(r.text) <= length(f.text) + {LONGER}
        )
        -- The warning's own words may stand beside the place of the contact.
        SELECT rec, sel FROM beside
        WHERE len(list_filter(regexp_extract_all(before, '.{{0,3}}(?:{TOLD})+', 0, 'is'), lambda x: NOT contains(text, x))) = 0
          AND len(list_filter(regexp_extract_all(behind, '(?:{TOLD})+.{{0,3}}', 0, 'is'), lambda x: NOT contains(text, x))) = 0
        """
    )
    # What another warning names is somebody's of whom people warn; and whoever warns of two has none of his own there.
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE passed_on_doubted AS
        WITH warned AS (
          SELECT q.rec, q.sel FROM quoted q SEMI JOIN (SELECT sel FROM passed_on) p USING (sel) ANTI JOIN passed_on o ON o.rec = q.rec AND o.sel = q.sel WHERE q.heard
        ), writers AS (
          SELECT DISTINCT {SPACE} || ':' || r.author AS account FROM passed_on JOIN rec USING (rec) JOIN records r USING (record_id) WHERE r.author <> ''
        ), several AS (
          SELECT {SPACE} || ':' || r.author AS account FROM (SELECT DISTINCT q.rec, q.sel FROM quoted q JOIN sel s ON s.sel = q.sel WHERE q.heard AND s.kind IN ({PEOPLE})) q
          JOIN rec USING (rec) JOIN records r USING (record_id) SEMI JOIN writers w ON w.account = {SPACE} || ':' || r.author
          GROUP BY ALL HAVING count(DISTINCT sel) > 1
        )
        SELECT p.rec, p.sel FROM passed_on p SEMI JOIN warned USING (sel)
        UNION SELECT p.rec, p.sel FROM passed_on p JOIN rec USING (rec) JOIN records r USING (record_id) SEMI JOIN several s ON s.account = {SPACE} || ':' || r.author
        """
    )
    engine.execute(
        "DELETE FROM quoted WHERE (rec, sel) IN (SELECT (rec, sel) FROM passed_on WHERE (rec, sel) NOT IN (SELECT (rec, sel) FROM passed_on_doubted))"
    )
    engine.execute("DROP TABLE passed_on")
    engine.execute("DROP TABLE passed_on_doubted")
