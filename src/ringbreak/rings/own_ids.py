"""An account's own id beside the account: a WeChat id, a QQ number that stands with each message is the writer, named once more.

Two identifiers join more than one means behind a group; one writer under two names of his own does not, however many
messages he wrote.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal

LISTED = ("metadata", "profile")
"""Kinds of records that say whose an account is and tell nothing: the head of a saved chat, an entry of a list of people."""


def own_ids(
    engine: Engine,
    record_ids: npt.NDArray[np.int64],
    selector_ids: npt.NDArray[np.int64],
    edges: tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]],
    labels: tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]],
    account: npt.NDArray[np.bool_],
    alone: npt.NDArray[np.bool_],
) -> npt.NDArray[np.bool_]:
    """Which selectors are nothing but another name of the one account of their component.

    That is where every record of the component is the account's, or only lists it, and the contact is the account's id to the letter
    or stands in all that the account wrote. Where anybody else speaks of it, it counts as it ever did.

    Args:
        edges: Record and selector of each link, as numbers.
        labels: Component of each record and of each selector.
        account: Which selectors are accounts.
        alone: By label, whether its components have one account, and one known author at most.
    """
    made = np.zeros(selector_ids.size, np.bool_)
    of_record, of_selector = labels
    inside = alone[of_record[edges[0]]]
    record, selector = edges[0][inside], edges[1][inside]
    if not record.size:
        return made
    writes = account[selector]
    owner = np.full(alone.size, -1, np.int64)
    owner[of_selector[selector[writes]]] = selector[writes]
    his = np.zeros(record_ids.size, np.bool_)
    his[record[writes]] = True
    others = np.flatnonzero(alone[of_record] & ~his)
    told = np.zeros(alone.size, np.bool_)
    told[of_record[others[~_lists(engine, record_ids[others])]]] = True
    at = ~writes & (owner[of_record[record]] >= 0) & ~told[of_record[record]]
    if not at.any():
        return made
    beside = np.bincount(selector[at], weights=his[record[at]], minlength=selector_ids.size)
    written = np.bincount(selector[writes], minlength=selector_ids.size)
    found = np.unique(selector[at])
    owners = owner[of_selector[found]]
    always = beside[found] == written[owners]
    same = _same_word(engine, selector_ids[found], selector_ids[owners])
    made[found[always | same]] = True
    return made


def _lists(engine: Engine, record_ids: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Which of the records only list somebody."""
    engine.register("beside_accounts", pa.table({"record_id": pa.array(record_ids)}))
    kinds = ", ".join(literal(k) for k in LISTED)
    listed = engine.sql(
        f"SELECT record_id FROM records SEMI JOIN beside_accounts USING (record_id) WHERE kind IN ({kinds})"
    )
    return np.isin(record_ids, listed["record_id"].to_numpy())


def _same_word(
    engine: Engine, contacts: npt.NDArray[np.int64], accounts: npt.NDArray[np.int64]
) -> npt.NDArray[np.bool_]:
    """Which contacts are, to the letter, the id of the account beside them (`platform:id`)."""
    pairs = pa.table({"nth": np.arange(contacts.size), "contact": contacts, "account": accounts})
    engine.register("named_twice", pairs)
    found = engine.sql(
        """
        SELECT n.nth FROM named_twice n JOIN selectors c ON c.selector_id = n.contact JOIN selectors a ON a.selector_id = n.account
        WHERE ends_with(lower(a.value), ':' || lower(c.value))
        """
    )
    same = np.zeros(contacts.size, np.bool_)
    same[found["nth"].to_numpy()] = True
    return same
