"""Who hands out, one after another, the accounts that an operation is paid into.

Each card of such an operation has customers of its own, who never met those of the next; to a split (splits.py) that looks like two
operations which one account reports. But whoever tells his own group, again and again, that the old account is closed and this is the new
one reports nobody: he says which accounts are the operation's. His account is never cut.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.model.kinds import MONEY

ACCOUNTS = 3
"""Different accounts that he must announce in one talk, each in a message of its own."""
TURNED_OVER = (
    r"换(?:了|成|用|一?张|个)?(?:新)?(?:码|卡|号|账|帐|收款)|(?:码|卡|账[户号]|帐[户号]|收款)(?:换|改)(?:了|成|为|用)|(?:今天|现在|以后|即日|明天)(?:起|开始|后)?(?:都|一律|统一)?(?:用|走|打|收)|"
    r"旧(?:的|卡|码|账户?)?[^，。]{0,4}(?:停|作废|别用|不用|不收)|新(?:的)?(?:卡|码|账[户号]|收款)|(?:new|changed?) (?:card|account|wallet|address)|(?:old|previous) (?:card|account|one|wallet)[^.]{0,16}(?:closed|dead|stop|off)|use this (?:card|account|one|wallet) (?:now|from)"
)
"""What says that an account takes the place of another. RE2, on text without white space or as it stands, ignoring case."""
DOUBTED = (
    r"骗|诈|报警|举报|曝光|止付|冻结我|我(?:转|打|汇|付|存)|scam|fraud|victim|\bi (?:paid|sent|transferred)"
)
"""What somebody says who was paid by nobody, but paid or warns. RE2, ignoring case."""


def announcers(engine: Engine, selector_ids: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """By selector: whether it is the account of somebody who announces an operation's accounts.

    Reads: RECORDS, MENTIONS, LINKS, SELECTORS.
    """
    kinds = ", ".join(literal(k) for k in MONEY)
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE naming AS
        SELECT n.record_id, min(n.value) AS value FROM mentions n WHERE n.kind IN ({kinds}) AND n.field = 'text'
        -- Who lists several in one message keeps a list of them, whosever they are.
        GROUP BY n.record_id HAVING count(DISTINCT n.value) = 1
        """
    )
    # Texts are fetched before patterns look at them, or the engine tries the patterns on every text of the case first.
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE naming_said AS
        WITH spoke AS (
          SELECT r.record_id, r.evidence_id, r.channel, r.author, n.value, r.text FROM naming n JOIN records r USING (record_id)
          WHERE r.kind = 'message' AND r.author IS NOT NULL
        )
        SELECT * FROM spoke QUALIFY count(DISTINCT value) OVER (PARTITION BY evidence_id, channel, author) >= {ACCOUNTS}
        """
    )
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE naming_told AS
        SELECT record_id, evidence_id, channel, author FROM naming_said
        WHERE regexp_matches(regexp_replace(text, '\\s+', '', 'g'), {literal(TURNED_OVER)}, 'i') OR regexp_matches(text, {literal(TURNED_OVER)}, 'i')
        QUALIFY count(DISTINCT value) OVER (PARTITION BY evidence_id, channel, author) >= {ACCOUNTS}
        """
    )
    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE naming_theirs AS
        SELECT r.author, r.text FROM naming JOIN records r USING (record_id) SEMI JOIN naming_told t ON t.author = r.author
        """
    )
    found = engine.sql(
        f"""
        SELECT DISTINCT l.selector_id FROM naming_told t
        JOIN links l ON l.record_id = t.record_id AND l.field = 'author' JOIN selectors s ON s.selector_id = l.selector_id AND s.kind = 'account'
        -- Whoever says once that he paid or was cheated announces nothing.
        WHERE t.author NOT IN (SELECT author FROM naming_theirs WHERE regexp_matches(text, {literal(DOUBTED)}, 'i'))
        ORDER BY l.selector_id
        """
    )["selector_id"].to_numpy()
    for name in ("naming", "naming_said", "naming_told", "naming_theirs"):
        engine.execute(f"DROP TABLE {name}")
    return np.isin(selector_ids, found)
