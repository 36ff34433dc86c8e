"""Task lists: a list of pages with a number or price for each, and a list of accounts which then write on just those pages.

Whoever is paid to write does it hours or days after the task, between other people who write on the same pages, so neither the minute nor
the page tells him. But his employer keeps two lists: pages on which so many posts at such a price are wanted, and accounts that are to
write them. If the accounts of the one list write on the pages of the other so much more than other accounts of the case do that chance fails to
explain it, and after the tasks were given, the lists and those posts are one operation's. A newspaper's list of pages has no price
for each; a club whose members like the same pages has no list of them with prices.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import sentence
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.linking.steps import stepwise
from ringbreak.model.progress import Progress

PAGES, ACCOUNTS = 5, 5
"""Pages a list must name, and accounts of the other list that must have written on them."""
POSTS = 20
"""Posts of theirs on those pages, at the least."""
BEYOND = 30.0
"""Bits by which chance must fail to explain how many of their posts stand on those pages, by the share of everybody else's."""
AFTER = 0.8
"""Share of those posts that must be later than the task was given, where the list says when."""
DISPATCHED = 3
"""Pages of such a list that one chat must name before its messages that do so are how the tasks were given out."""
PRICED = r"单价|价格|报酬|佣金|酬劳|工钱|赏金|每条|条数|数量|篇数|\b(?:price|rate|pay|fee|reward|commission|qty|quantity|count|number|posts)\b"
"""Headers of columns that say how many or for how much. RE2, ignoring case."""


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """`task_list` on the rows of both lists, on the accounts' posts on those pages, and on the messages that give the tasks out.

    Reads: `minted` (accounts and addresses), RECORDS, MAPPINGS, FIELDS.
    """
    stepwise(engine, "task", _STEPS, ("pages", "pools", "met"), _tell)


_TABLE = "r.evidence_id || '/' || coalesce(r.channel, '')"
_STEPS = (
    (
        "pages",
        f"""
        -- Rows of tables with a column that says how many or for how much, and the page that each names.
        WITH priced AS (
          SELECT DISTINCT evidence_id, locator FROM mappings
          WHERE regexp_matches(replace(replace(header, '_', ' '), '-', ' '), '{PRICED}', 'i') AND meaning NOT IN ('records.text', 'records.url')
        ), rows AS (
          SELECT r.record_id, r.sent_at, {_TABLE} AS list, m.value AS page FROM records r
          JOIN priced p ON p.evidence_id = r.evidence_id AND p.locator IN ('', coalesce(r.channel, ''))
          JOIN minted m ON m.record_id = r.record_id AND m.kind = 'url'
          WHERE r.kind IN ('row', 'listing', 'message') AND r.author IS NULL AND r.text IS NULL
        )
        SELECT * FROM rows WHERE list IN (SELECT list FROM rows GROUP BY list HAVING count(DISTINCT page) >= {PAGES})
        """,
    ),
    (
        "pools",
        f"""
        -- Rows that only name an account, each another.
        WITH rows AS (
          SELECT r.record_id, {_TABLE} AS list, m.value AS account FROM records r JOIN minted m ON m.record_id = r.record_id AND m.kind = 'account'
          WHERE r.kind IN ('row', 'profile', 'listing') AND r.text IS NULL AND r.url IS NULL
            AND r.record_id NOT IN (SELECT record_id FROM actions)
        )
        SELECT * FROM rows WHERE list IN (
          SELECT list FROM rows GROUP BY list HAVING count(DISTINCT account) >= {ACCOUNTS} AND 5 * count(DISTINCT account) >= 4 * count(*))
        """,
    ),
    (
        "posts",
        """
        SELECT r.record_id, a.value AS account, u.value AS page, r.sent_at FROM records r
        JOIN minted a ON a.record_id = r.record_id AND a.kind = 'account' AND a.field = 'author'
        JOIN minted u ON u.record_id = r.record_id AND u.kind = 'url' AND u.field = 'url'
        WHERE r.kind IN ('post', 'message', 'listing') AND r.text IS NOT NULL
        """,
    ),
    (
        "met",
        f"""
        WITH hosts AS (
          -- Where the pages of the list stand and others may write: what is written elsewhere tells nothing about it.
          SELECT DISTINCT g.list, regexp_extract(g.page, '^(?:[a-z]+://)?([^/?#]+)', 1) AS host FROM task_pages g
        ), near AS (
          SELECT h.list, p.*, g.page IS NOT NULL AS listed, g.given_at FROM task_posts p
          JOIN hosts h ON h.host = regexp_extract(p.page, '^(?:[a-z]+://)?([^/?#]+)', 1)
          LEFT JOIN (SELECT list, page, min(sent_at) AS given_at FROM task_pages GROUP BY ALL) g ON g.list = h.list AND g.page = p.page
        ), sides AS (
          SELECT n.list, q.list AS pool, count(*) FILTER (q.list IS NOT NULL AND n.listed) AS hits, count(*) FILTER (q.list IS NOT NULL) AS tries,
                 count(DISTINCT n.account) FILTER (q.list IS NOT NULL AND n.listed) AS accounts,
                 avg((n.sent_at >= n.given_at)::INT) FILTER (q.list IS NOT NULL AND n.listed) AS later
          FROM near n LEFT JOIN (SELECT DISTINCT list, account FROM task_pools) q USING (account) GROUP BY n.list, q.list
        ), others AS (
          SELECT n.list, q.list AS pool, (count(*) FILTER (n.listed) + 1) / (count(*) + 2) AS share
          FROM near n CROSS JOIN (SELECT DISTINCT list FROM task_pools) q
          WHERE n.account NOT IN (SELECT account FROM task_pools) GROUP BY ALL
        ), each AS (
          SELECT s.list, s.pool, s.accounts, s.hits, s.tries, s.hits / s.tries AS rate, coalesce(o.share, 0.5) AS share
          FROM sides s LEFT JOIN others o ON o.list = s.list AND o.pool = s.pool
          WHERE s.pool IS NOT NULL AND s.accounts >= {ACCOUNTS} AND s.hits >= {POSTS} AND coalesce(s.later, 1) >= {AFTER}
        )
        -- Chernoff's bound of the binomial law, in bits.
        SELECT list, pool, accounts, hits FROM each WHERE rate > share AND share < 1
          AND tries * (rate * log2(rate / share) + CASE WHEN rate < 1 THEN (1 - rate) * log2((1 - rate) / (1 - share)) ELSE 0 END) >= {BEYOND}
        """,
    ),
)


def _tell(engine: Engine) -> None:
    """Mint `task_list` from `task_met`, and keep the hosts of its pages for `walls` (forms.py): on them anybody may write."""
    shape = {"accounts": "t.accounts", "posts": "t.hits"}
    page = sentence("it is a row of a list of pages, on which {accounts} accounts of another list wrote {posts} times, beyond chance", **shape)  # fmt: skip
    pool = sentence("it is a row of a list of accounts, {accounts} of which wrote {posts} times on the pages of another list, beyond chance", **shape)  # fmt: skip
    wrote = sentence(
        "it was written by one of {accounts} listed accounts on a listed page, {posts} times in all, beyond chance",
        **shape,
    )
    gave = sentence("its chat names pages of a list on which {accounts} listed accounts wrote {posts} times, beyond chance", **shape)  # fmt: skip
    engine.execute(
        f"""
        INSERT INTO minted
        WITH t AS (
          SELECT list, pool, accounts::VARCHAR AS accounts, hits::VARCHAR AS hits, left(md5(min(list) OVER (PARTITION BY pool)), 16) AS value FROM task_met
        ), pages AS (SELECT DISTINCT t.value, t.accounts, t.hits, g.page FROM t JOIN task_pages g USING (list)
        ), said AS (
          SELECT r.record_id, {_TABLE} AS chat, t.value, t.accounts, t.hits, t.page FROM pages t
          JOIN minted m ON m.kind = 'url' AND m.value = t.page AND m.field = 'text' JOIN records r ON r.record_id = m.record_id AND r.kind = 'message'
          WHERE r.channel IS NOT NULL OR r.author_name IS NOT NULL
        ), borne AS (
          SELECT g.record_id, t.value, {page} AS why, 1 AS place FROM t JOIN task_pages g USING (list)
          UNION ALL SELECT p.record_id, t.value, {pool}, 2 FROM t JOIN task_pools p ON p.list = t.pool
          UNION ALL
          SELECT w.record_id, t.value, {wrote}, 3 FROM t JOIN (SELECT DISTINCT list, account FROM task_pools) p ON p.list = t.pool
          JOIN task_posts w ON w.account = p.account JOIN (SELECT DISTINCT list, page FROM task_pages) g ON g.list = t.list AND g.page = w.page
          UNION ALL
          SELECT t.record_id, t.value, {gave}, 4 FROM said t
          WHERE t.chat IN (SELECT chat FROM said GROUP BY chat HAVING count(DISTINCT page) >= {DISPATCHED})
        )
        SELECT record_id, 'task_list', value, '× ' || (SELECT min(t.accounts) FROM t WHERE t.value = borne.value), NULL, NULL, NULL, 0, arg_min(why, place)
        FROM borne GROUP BY record_id, value ORDER BY record_id, value
        """
    )


LINKER = Linker(
    name="tasks",
    title="Lists of pages and of accounts that write on them",
    kinds=("task_list",),
    mint=mint,
    source="docs/case-types.md",
)
