"""Coordination: accounts that share the same objects at the same time more often than chance explains."""

from __future__ import annotations

import hashlib

from ringbreak.engine.engine import Engine
from ringbreak.linking.account_spaces import SPACE
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.model.progress import Progress
from ringbreak.words import say

WRONG = 0.01
"""Share of wrong pairs let through by the test against activity and popularity."""
SHOWN = 48
"""Records of a group that bear its selector, spread over its accounts: the account carries the rest."""
PROVEN = 256
"""Later shares looked at for each, when the shares that prove a group are gathered."""
HASHTAG = "#[\\p{L}\\p{N}_][\\p{L}\\p{N}_ ]{0,60}#|#[\\p{L}\\p{N}_]{2,60}"
"""Weibo's #topic# and everybody else's #topic."""
SHARING = "('share', 'repost', 'retweet', 'forward', 'like', 'follow', 'join', 'view', 'vote', 'comment', 'review', 'report')"
"""Verbs of ACTIONS that have an object which others may choose too."""

OBJECTS = f"""
    SELECT m.record_id, m.kind || ':' || m.value AS object FROM mentions m WHERE m.kind IN ('url', 'code')
    UNION
    SELECT record_id, 'tag:' || lower(trim(tag, '# ')) FROM (
      SELECT record_id, unnest(regexp_extract_all(text, '{HASHTAG}')) AS tag FROM records
      WHERE text IS NOT NULL AND contains(text, '#'))
    UNION
    SELECT record_id, 'template:' || CAST(family AS VARCHAR) FROM text_family
    UNION
    SELECT record_id, 'image:' || value FROM minted WHERE kind = 'image'
    UNION
    SELECT record_id, verb || ':' || target FROM actions
    WHERE target IS NOT NULL AND target <> '' AND lower(verb) IN {SHARING}
"""
"""What a record shows that others may show too: pages, printed codes, topics, text families, pictures, things acted on."""


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """One row a chosen record of an account that acts together with others; a group of such accounts is one selector.

    Reads: RECORDS, MENTIONS, ACTIONS, and the text and picture families minted before. Times known to the day only are
    left out. The value of a group is the hash of its accounts.
    """
    import numpy as np
    import pyarrow as pa

    from ringbreak.kernels.components import components
    from ringbreak.linking.coaction.chance import beyond_chance
    from ringbreak.linking.coaction.definition import network
    from ringbreak.linking.coaction.shares import Shares, pair_keys, within

    window = settings.coordination_window
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE shown_objects AS
        WITH acted AS (
          SELECT record_id, min(actor) AS actor, min(acted_at) AS acted_at FROM actions GROUP BY record_id
        ), who AS (
          SELECT r.record_id, {SPACE} || ':' || coalesce(r.author, a.actor) AS account,
                 coalesce(CASE WHEN r.sent_at_precision IS NULL OR r.sent_at_precision IN ('second', 'minute') THEN r.sent_at END,
                          a.acted_at) AS shown_at
          FROM records r LEFT JOIN acted a USING (record_id)
          WHERE coalesce(r.author, a.actor) IS NOT NULL AND coalesce(r.author, a.actor) <> ''
        ), o AS ({OBJECTS}), busy AS (
          SELECT o.record_id, o.object, w.account, w.shown_at FROM o JOIN who w USING (record_id) WHERE w.shown_at IS NOT NULL
        )
        SELECT * FROM busy SEMI JOIN (
          SELECT account FROM busy GROUP BY account HAVING count(DISTINCT object) >= {settings.coordination_least}) USING (account)
        """
    )
    rows = engine.sql(
        """
        SELECT record_id, CAST(dense_rank() OVER (ORDER BY object) - 1 AS INTEGER) AS object,
               CAST(dense_rank() OVER (ORDER BY account) - 1 AS INTEGER) AS account,
               CAST(dense_rank() OVER (ORDER BY record_id) - 1 AS INTEGER) AS content,
               CAST(epoch_us(shown_at) AS DOUBLE) / 1e6 AS time
        FROM shown_objects ORDER BY object, shown_at, account, record_id
        """
    )
    progress.step("coordination", 0, rows.num_rows, "shares")
    shares = Shares(*(rows[name].to_numpy() for name in ("object", "account", "content", "time")))
    if settings.coordination_rule == "coortweet":
        # A record is no object here, so no share is a loop with its original.
        found = network(
            shares, np.zeros(shares.size, np.bool_), window=window, participation=settings.coordination_least
        )
        left, right = found.left[found.above], found.right[found.above]
    else:
        pairs = beyond_chance(shares, window=window, least=settings.coordination_least, wrong=WRONG)
        left, right = pairs.left[pairs.together], pairs.right[pairs.together]
    if not left.size:
        engine.execute("DROP TABLE shown_objects")
        return
    accounts = int(shares.account.max()) + 1
    group = components(accounts, left, right)
    names = engine.sql("SELECT DISTINCT account FROM shown_objects ORDER BY account")["account"].to_pylist()
    # What proves it: the shares that two accounts of the group made together.
    a, b = within(shares, window, PROVEN)
    joined = np.isin(
        pair_keys(shares.account[a], shares.account[b], accounts), pair_keys(left, right, accounts)
    )
    proof = np.unique(np.concatenate([a[joined], b[joined]]))
    record = rows["record_id"].to_numpy()
    members: dict[int, list[int]] = {}
    for who in np.unique(np.concatenate([left, right])).tolist():
        members.setdefault(int(group[who]), []).append(who)
    out: list[tuple[int, str, str, str]] = []
    for root, held in sorted(members.items()):
        inside = proof[group[shares.account[proof]] == root]
        things = int(np.unique(shares.object[inside]).size)
        value = hashlib.sha256("\n".join(names[who] for who in held).encode()).hexdigest()[:16]
        shown = say(
            "{accounts} accounts, {objects} things shown together", accounts=len(held), objects=things
        )
        why = say(
            "its account showed what {others} others of the group showed within {seconds} seconds, on {objects} occasions in all",
            others=len(held) - 1, seconds=int(window), objects=things,
        )  # fmt: skip
        each = max(1, SHOWN // len(held))
        for who in held:
            mine = np.unique(record[inside[shares.account[inside] == who]])[:each]
            out += [(int(r), value, shown, why) for r in mine]
    out.sort()
    engine.register(
        "coordination_rows",
        pa.table(
            {
                "record_id": pa.array([r[0] for r in out], pa.int64()),
                "value": pa.array([r[1] for r in out], pa.large_string()),
                "shown_as": pa.array([r[2] for r in out], pa.large_string()),
                "why": pa.array([r[3] for r in out], pa.large_string()),
            }
        ),
    )
    engine.execute(
        "INSERT INTO minted SELECT DISTINCT record_id, 'coordination', value, shown_as, NULL, NULL, NULL, 0, why "
        "FROM coordination_rows ORDER BY ALL"
    )
    engine.execute("DROP TABLE shown_objects")
    progress.step("coordination", rows.num_rows, rows.num_rows, "shares")


LINKER = Linker(
    name="coordination",
    title="Accounts that act together beyond chance",
    kinds=("coordination",),
    mint=mint,
    source="docs/accuracy/coordination.md",
)
