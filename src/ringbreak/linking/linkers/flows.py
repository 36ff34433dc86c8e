"""Flow patterns: money that passes straight through an account, and money that comes back to who sent it.

A pattern is not a person: the selector starts at even odds, so it joins nothing that does not hold together by something else, and shows
as unsettled with its reason. Fan-in and fan-out need no selector of their own: the account in the middle is one already.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal, sentence
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.model.progress import Progress
from ringbreak.words import say

HOURS = 6
"""Hours within which money leaves again when an account only passes it on."""
KEPT = 0.1
"""Share that may stay behind: the mule's cut and the bank's fee."""
LEAST = 100.0
"""Amounts below tell nothing: change passes through every account."""
BUSY = 50
"""Payments in or out of an account within the hours from which any sum would fit another."""
ROUND_STEPS = 4
"""Longest way round that is looked for."""


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """`flow` on the payment in and the payment out of a pass-through, and on the payments of a way round.

    Reads: TRANSFERS with account numbers, direction and time. A pass counts when exactly one payment out fits the payment in, and the
    other way about; so the work is bounded by BUSY squared per account and hour.
    """
    passing = literal(say(
        "what came in went out again within {hours} hours, less at most {percent} %, and no other payment fits",
        hours=HOURS, percent=round(KEPT * 100),
    ))  # fmt: skip
    back = sentence(
        "the money came back to who sent it after {steps} payments within {hours} hours",
        steps="length(path)",
        hours=str(HOURS * ROUND_STEPS),
    )
    account = "regexp_replace(lower({c}), '[^0-9a-z]', '', 'g')"
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE passes AS
        WITH t AS (
          SELECT record_id, {account.format(c="payer")} AS payer, {account.format(c="payee")} AS payee, CAST(amount AS DOUBLE) AS amount,
                 coalesce(currency, '') AS currency, moved_at, epoch_us(moved_at) // ({HOURS} * 3600000000) AS slice
          FROM transfers
          WHERE direction_known AND moved_at IS NOT NULL AND amount >= {LEAST}
            AND regexp_matches(payer, '[0-9A-Za-z]{{8,}}') AND regexp_matches(payee, '[0-9A-Za-z]{{8,}}')
        ), moves AS (
          SELECT * FROM t WHERE payer <> payee
        ), calm AS (
          SELECT party, slice FROM (SELECT payer AS party, slice FROM moves UNION ALL SELECT payee, slice FROM moves)
          GROUP BY ALL HAVING count(*) <= {BUSY}
        ), incoming AS (
          SELECT * FROM moves SEMI JOIN calm ON calm.party = moves.payee AND calm.slice = moves.slice
        ), outgoing AS (
          SELECT *, unnest([slice, slice - 1]) AS near FROM (
            SELECT * FROM moves SEMI JOIN calm ON calm.party = moves.payer AND calm.slice = moves.slice)
        ), fits AS (
          SELECT i.record_id AS came, o.record_id AS went, i.payer AS source, i.payee AS through, o.payee AS onward,
                 i.moved_at AS began, o.moved_at AS ended,
                 count(*) OVER (PARTITION BY i.record_id) AS outs, count(*) OVER (PARTITION BY o.record_id) AS ins
          FROM incoming i JOIN outgoing o
            ON o.payer = i.payee AND o.near = i.slice AND o.currency = i.currency AND o.record_id <> i.record_id
           AND o.moved_at > i.moved_at AND o.moved_at <= i.moved_at + INTERVAL {HOURS} HOUR
           AND o.amount BETWEEN i.amount * {1 - KEPT} AND i.amount
        )
        SELECT came, went, source, through, onward, began, ended FROM fits WHERE outs = 1 AND ins = 1 ORDER BY came
        """
    )
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE rounds AS
        WITH RECURSIVE way AS (
          SELECT came AS first, source, went AS last, onward, [came, went] AS path, began, ended FROM passes
          UNION ALL
          SELECT w.first, w.source, p.went, p.onward, list_append(w.path, p.went), w.began, p.ended
          FROM way w JOIN passes p ON p.came = w.last
          WHERE length(w.path) < {ROUND_STEPS} AND w.onward <> w.source
        )
        SELECT path FROM way WHERE onward = source ORDER BY first, path
        """
    )
    engine.execute(
        f"""
        INSERT INTO minted
        WITH r AS (
          SELECT DISTINCT path FROM rounds
        ), borne AS (
          SELECT unnest(path) AS record_id, 'round:' || left(md5(CAST(path AS VARCHAR)), 16) AS value,
                 CAST(length(path) AS VARCHAR) || ' ↻' AS shown, {back} AS why FROM r
          UNION ALL
          SELECT unnest([came, went]), 'pass:' || left(md5(CAST(came AS VARCHAR) || '-' || CAST(went AS VARCHAR)), 16),
                 left(through, 4) || '***' || right(through, 4), {passing} FROM passes
        )
        SELECT record_id, 'flow', value, min(shown), NULL, NULL, NULL, 0, min(why) FROM borne GROUP BY record_id, value
        ORDER BY record_id, value
        """
    )
    engine.execute("DROP TABLE rounds")
    engine.execute("DROP TABLE passes")


LINKER = Linker(
    name="flows",
    title="Money that passes through or comes back",
    kinds=("flow",),
    mint=mint,
    source="docs/accuracy/payments.md",
)
