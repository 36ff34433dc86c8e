"""Logs of posting programs: a table in which tasks are done by account after account, tried again where they failed.

Whoever works many accounts has a program do it, and the program keeps a log: task, account, exit address, text, result, number of tries. The accounts
share nothing else, each its own words, and their addresses look like a carrier's. But nobody's readers or customers have a log of tries: that accounts write
in it at all says that one hand makes them write. A gateway that sends to people, or a monitor that calls pages, logs tries as well; there the table names receivers or
pages and no account that writes.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal, sentence
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.linking.steps import stepwise
from ringbreak.model.accused_callers import COMPLAINANT
from ringbreak.model.progress import Progress

TASK = r"^(?:任务|作业|工单任务|队列)(?:编?号|ID|序号|名称?)?$|^(?:task|job|queue)(?:[ _-]?(?:id|no|number|name))?$"
TRIES = r"^(?:重试|尝试|重发|失败)(?:次数|数|计数)?$|^(?:retr(?:y|ies)|attempts?|tries)(?:[ _-]?(?:count|no|number))?$"
"""Headers of the columns that say what was to be done, and how often it was tried. RE2, ignoring case."""
ACCOUNTS = 3
"""Accounts that write in it, and each other texts."""


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """`tool_log` on the rows of such a table. Reads: RECORDS, MAPPINGS."""
    stepwise(engine, "toollog", _STEPS, ("tables", "found"), _tell)
    progress.step("toollogs", 1, 1, "registers")


_STEPS = (
    (
        "tables",
        f"""
        SELECT evidence_id FROM mappings GROUP BY evidence_id
        HAVING bool_or(regexp_matches(trim(header), {literal(TASK)}, 'i')) AND bool_or(regexp_matches(trim(header), {literal(TRIES)}, 'i'))
           AND NOT bool_or(regexp_matches(header, {literal(COMPLAINANT)}, 'i'))
        """,
    ),
    (
        "rows",
        r"""
        SELECT r.record_id, r.evidence_id, r.channel, r.author, r.text FROM records r SEMI JOIN toollog_tables USING (evidence_id)
        WHERE r.kind IN ('message', 'post', 'action', 'row') AND coalesce(r.author, '') <> '' AND coalesce(r.text, '') <> ''
          AND r.counterpart IS NULL AND NOT regexp_matches(r.author, '^\+?[0-9 -]{7,}$|@')
        """,
    ),
    (
        "found",
        f"""
        SELECT evidence_id, count(DISTINCT author) AS accounts FROM toollog_rows GROUP BY evidence_id
        HAVING count(DISTINCT author) >= {ACCOUNTS} AND count(DISTINCT text) >= {ACCOUNTS}
        """,
    ),
)


def _tell(engine: Engine) -> None:
    why = sentence(
        "a program's log has {count} accounts do one task after another, of which this is one",
        count="f.accounts::VARCHAR",
    )
    engine.execute(
        f"""
        INSERT INTO minted
        SELECT r.record_id, 'tool_log', left(f.evidence_id, 16), '× ' || f.accounts, NULL, NULL::INTEGER, NULL::INTEGER, 0, {why}
        FROM toollog_rows r JOIN toollog_found f USING (evidence_id)
        """
    )


LINKER = Linker(
    name="toollogs",
    title="Logs of programs that have many accounts write",
    kinds=("tool_log",),
    mint=mint,
    source="docs/decisions/0046-casts-of-chats.md",
)
