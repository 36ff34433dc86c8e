"""Conduits: an account that complaints say was paid, whose statement shows what it took in going on within hours, sum by sum, to the same few accounts.

The statement of an account that a case asked the bank for names everybody its holder ever dealt with, so the account looks like an exchange's or a
shop's: many pay it, it pays many, and the better it is known the less it joined. What the swindle is in it has a form of its own. A payment comes in, and within
hours nearly all of it leaves in a few pieces for one or two accounts; the wage, the groceries and the telephone bill beside it stay as they are. Shops and branches
hand on the takings of many customers at once, agents what they keep a part of, and of neither do complaints tell that the money was had by a swindle: all three
signs are asked for.

Accounts are hired for one operation and later for another: from the time when the money goes on elsewhere it is another conduit, and who
complained then is with that one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal, sentence
from ringbreak.linking.columns import OTHER_SIDE
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.linking.linkers.handovers import OWN, PAYEE
from ringbreak.linking.paid import BANKED
from ringbreak.linking.steps import stepwise
from ringbreak.linking.tellings import STRONG, passages
from ringbreak.model.accused_callers import COMPLAINANT, around
from ringbreak.model.progress import Progress

COMPLAINTS = 3
"""Complaints that name the account while it was this conduit, as another's than the teller's; half of them speak of a swindle, or stand in a register that has a column for who was paid."""
SWINDLE = rf"骗|诈|对方|陌生|假的|提不[了出]|提现|失联|跑路|刷单|解冻|冻结|止付|保证金|催收|高利贷|砍头|损失|\b(?:scam\w*|fraud\w*|fake|swindl\w*|victim)\b|{STRONG}"
"""How whoever was cheated speaks of it."""
HOURS = 6
"""Hours within which what came in must go on, counted from the movement before."""
KEPT = 0.1
"""The most of it that may stay."""
AT_ONCE = 3
"""Payments in that may go on together; a shop's takings are of more."""
EPISODES, DAYS = 5, 3
"""Times that a payment went on so, and days on which it did."""
PART = 0.8
"""Of all that came in while it was a conduit the part that went on so, and of all that went out."""
SOME = 0.02
"""Of all that went out the part that an account gets, twice or oftener, to which money may go on."""
TILLS = 5
"""Accounts to which it goes on."""
AFTER = 30
"""Days after the last time in which complaints are of it; people hesitate."""
_ACCOUNT = "upper(regexp_replace({}, '[^0-9A-Za-z*]', '', 'g'))"
_HOUR, _DAY = 3600.0, 86400.0


class Moves(NamedTuple):
    """Each movement of one account once, by time; what came in before what went out. Arrays of one length.

    other: The other account, numbered. amount: The sum. at: When (seconds). came: Whether it came in. number: Its number among all movements.
    """

    other: npt.NDArray[np.int64]
    amount: npt.NDArray[np.float64]
    at: npt.NDArray[np.float64]
    came: npt.NDArray[np.bool_]
    number: npt.NDArray[np.int64]


class Conduit(NamedTuple):
    """tills: Where the money went on. first, last: Seconds. moves: Numbers of the movements. times: How often."""

    tills: frozenset[int]
    first: float
    last: float
    moves: npt.NDArray[np.int64]
    times: int


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """`conduit` on what such an account took in and handed on, and on the complaints that say they paid it.

    Reads: `minted` (identifiers), TRANSFERS with accounts, direction and time; RECORDS, MAPPINGS.
    """
    stepwise(engine, "conduit", _STEPS, ("rows", "payees", "moves"), _tell)
    progress.step("conduits", 1, 1, "registers")


_STEPS = (
    (
        "rows",
        f"""
        SELECT r.record_id, r.sent_at, r.text FROM records r
        SEMI JOIN (SELECT evidence_id FROM mappings WHERE regexp_matches(header, {literal(COMPLAINANT)}, 'i')) c USING (evidence_id)
        WHERE r.kind IN ('message', 'post', 'row', 'listing', 'profile')
        """,
    ),
    (
        "paid",
        f"""
        SELECT s.record_id, r.sent_at, {_ACCOUNT.format("s.value")} AS account,
               bool_or({around(PAYEE, "header")} OR regexp_matches(coalesce(r.text, ''), {literal(SWINDLE)}, 'i')) AS swindle
        FROM ({passages("conduit_rows", BANKED[1:-1])}) s JOIN conduit_rows r USING (record_id)
        WHERE NOT {around(OWN, "before")} AND NOT {around(OTHER_SIDE, "header")} GROUP BY ALL
        """,
    ),
    (
        "payees",
        f"SELECT account FROM conduit_paid GROUP BY account HAVING count(*) >= {COMPLAINTS} AND 2 * count(*) FILTER (swindle) >= count(*)",
    ),
    (
        "moves",
        # A movement that two ledgers show is one; one of them may write the other account with stars.
        f"""
        WITH t AS (
          SELECT record_id, {_ACCOUNT.format("payer")} AS payer, {_ACCOUNT.format("payee")} AS payee, CAST(amount AS DOUBLE) AS amount, moved_at
          FROM transfers WHERE direction_known AND moved_at IS NOT NULL AND amount > 0 AND payer <> '' AND payee <> ''
        ), sided AS (
          SELECT record_id, payee AS account, payer AS other, amount, moved_at, true AS came FROM t SEMI JOIN conduit_payees p ON p.account = t.payee
          UNION ALL SELECT record_id, payer, payee, amount, moved_at, false FROM t SEMI JOIN conduit_payees p ON p.account = t.payer
        )
        SELECT *, dense_rank() OVER (ORDER BY account, moved_at, came DESC, amount, right(other, 4)) AS number FROM sided
        WHERE account <> other
        """,
    ),
)


def conduits(moves: Moves) -> list[Conduit]:
    """What one account was a conduit for, by time."""
    made = []
    for era in _eras(moves, passed_on(moves)):
        members = np.concatenate(era)
        came = moves.came[members]
        where = frozenset(np.unique(moves.other[members[~came]]).tolist())
        first, last = float(moves.at[era[0][0]]), float(moves.at[era[-1][-1]])
        days = np.unique(moves.at[members] // _DAY).size
        if len(era) < EPISODES or days < DAYS or len(where) > TILLS:
            continue
        inside = (moves.at >= first) & (moves.at <= last)
        if all(
            moves.amount[members[came == side]].sum()
            >= PART * moves.amount[inside & (moves.came == side)].sum()
            for side in (True, False)
        ):
            made.append(Conduit(where, first, last, moves.number[members], len(era)))
    return made


def passed_on(moves: Moves) -> list[npt.NDArray[np.int64]]:
    """Places in `moves` of each payment, or of a few, that went on within hours, with the pieces in which it went.

    An account may have a million movements: one of which too much came in at once is not followed until it has rested for HOURS.
    """
    kept = np.flatnonzero(moves.came | _oft_paid(moves))
    if not kept.size:
        return []
    came, amount = moves.came[kept], moves.amount[kept]
    ends = np.append(np.flatnonzero(np.diff(moves.at[kept]) > HOURS * _HOUR) + 1, kept.size)
    arrivals = np.flatnonzero(came)
    found, begin = [], 0
    for end in ends.tolist():
        # Only at an arrival can anything be over, and with too many of them nothing is until the next rest.
        each = arrivals[np.searchsorted(arrivals, begin) : np.searchsorted(arrivals, end)]
        begin, nth = end, 0
        while nth < each.size:
            for n in range(1, AT_ONCE + 1):
                stop = int(each[nth + n]) if nth + n < each.size else end
                run = slice(int(each[nth]), stop)
                went = amount[run][~came[run]].sum()
                total = amount[each[nth : nth + n]].sum()
                if (1 - KEPT) * total <= went <= 1.005 * total:
                    found.append(kept[run])
                    nth += n
                    break
                if stop == end:
                    nth = each.size
                    break
            else:
                break
    return found


def _oft_paid(moves: Moves) -> npt.NDArray[np.bool_]:
    """Which movements went to an account that got a part worth naming, twice or oftener."""
    if moves.came.all():
        return np.zeros(moves.came.size, np.bool_)
    others, whose = np.unique(moves.other, return_inverse=True)
    whose = whose.reshape(-1)
    times = np.bincount(whose[~moves.came], minlength=others.size)
    sums = np.bincount(whose[~moves.came], moves.amount[~moves.came], minlength=others.size)
    often: npt.NDArray[np.bool_] = (times > 1) & (sums >= SOME * moves.amount[~moves.came].sum())
    return often[whose] & ~moves.came


def _eras(moves: Moves, runs: Sequence[npt.NDArray[np.int64]]) -> list[list[npt.NDArray[np.int64]]]:
    """Those that go on to the same accounts, with all that lies between, are one."""
    made: list[tuple[set[int], list[npt.NDArray[np.int64]]]] = []
    for run in runs:
        tills = set(moves.other[run[~moves.came[run]]].tolist())
        same = next((i for i, (held, _) in enumerate(made) if held & tills), None)
        if same is None:
            made.append((tills, [run]))
            continue
        held, era = made[same]
        for more, later in made[same + 1 :]:
            held |= more
            era += later
        del made[same + 1 :]
        held |= tills
        era.append(run)
    return [era for _, era in made]


_MOVES = """
    SELECT account, CAST(dense_rank() OVER (ORDER BY other) AS BIGINT) AS other, amount, CAST(epoch(moved_at) AS DOUBLE) AS at, came, CAST(number AS BIGINT) AS number
    FROM conduit_moves QUALIFY row_number() OVER (PARTITION BY number ORDER BY contains(other, '*'), other, record_id) = 1 ORDER BY number
    """


def _found(engine: Engine) -> tuple[list[dict[str, object]], pa.Table]:
    """Conduits, and by name the numbers of their movements. Movements stay in columns: an account may have a million."""
    rows = engine.sql(_MOVES)
    account = rows["account"].combine_chunks().dictionary_encode()
    account = account.combine_chunks() if isinstance(account, pa.ChunkedArray) else account
    codes = account.indices.to_numpy(zero_copy_only=False)
    starts = np.append(np.flatnonzero(np.diff(codes, prepend=-1)), codes.size)
    columns = Moves._make(rows[name].to_numpy() for name in Moves._fields)
    found: list[dict[str, object]] = []
    moved = []
    for start, end in pairwise(starts.tolist()):
        named = account.dictionary[int(codes[start])].as_py()
        for nth, c in enumerate(conduits(Moves._make(column[start:end] for column in columns))):
            name = named if nth == 0 else f"{named}/{nth + 1}"
            what = {"first": c.first, "last": c.last + AFTER * _DAY, "times": c.times, "tills": len(c.tills)}
            found.append({"name": name, "account": named, **what})
            moved.append(
                pa.table({"name": pa.array([name] * c.moves.size, pa.large_string()), "number": c.moves})
            )
    return found, pa.concat_tables(moved) if moved else pa.table({})


def _tell(engine: Engine) -> None:
    """Mint `conduit`."""
    found, moved = _found(engine)
    if not found:
        return
    engine.register("conduit_found", pa.Table.from_pylist(found))
    engine.register("conduit_moved", moved)
    what = {"times": "f.times::VARCHAR"}
    passed = sentence(
        "what came into this account went on within hours to the same few accounts, {times} times, and complaints say they paid it",
        **what,
    )
    said = sentence(
        "it says that it paid this account, from which what came in went on within hours, {times} times",
        **what,
    )
    engine.execute(
        f"""
        INSERT INTO minted
        WITH told AS (
          SELECT p.record_id, f.* FROM conduit_paid p JOIN conduit_found f USING (account) WHERE p.sent_at IS NULL OR epoch(p.sent_at) BETWEEN f.first AND f.last
          QUALIFY count(*) OVER (PARTITION BY p.record_id, f.account) = 1
        ), good AS (SELECT name FROM told GROUP BY name HAVING count(*) >= {COMPLAINTS})
        SELECT DISTINCT f.record_id, 'conduit', left(md5(f.name), 16), f.name, NULL, NULL, NULL, 0, {said} FROM told f SEMI JOIN good USING (name)
        UNION ALL
        SELECT DISTINCT v.record_id, 'conduit', left(md5(f.name), 16), f.name, NULL, NULL, NULL, 0, {passed}
        FROM conduit_found f SEMI JOIN good USING (name) JOIN conduit_moved m USING (name) JOIN conduit_moves v ON v.number = m.number AND v.account = f.account
        """
    )


def set_aside(engine: Engine) -> None:
    """Add to `serving` (rec, sel, aside, heard; its word goes before that of columns) the account of a conduit in what else it paid and was paid, and in complaints of another time.

    Reads: `minted`, `rec`, `sel`, RECORDS, MAPPINGS.
    """
    if not engine.sql("SELECT 1 FROM minted WHERE kind = 'conduit' LIMIT 1").num_rows:
        return
    why = sentence("not counted: what else the holder of this account pays and is paid tells of his life")
    engine.execute(
        f"""
        INSERT INTO serving
        WITH held AS (
          -- Of an account that was several, each conduit speaks for itself, and the account for none.
          SELECT split_part(shown_as, '/', 1) AS account, count(DISTINCT value) > 1 AS several FROM minted WHERE kind = 'conduit' GROUP BY account
        )
        SELECT DISTINCT rec.rec, sel.sel, {why}, false FROM minted m JOIN held h ON {_ACCOUNT.format("m.value")} = h.account AND m.kind IN {BANKED}
        JOIN records r USING (record_id) JOIN rec USING (record_id) JOIN sel ON sel.kind = m.kind AND sel.value = m.value
        WHERE (r.kind = 'transfer' OR r.evidence_id IN (SELECT evidence_id FROM mappings WHERE regexp_matches(header, {literal(COMPLAINANT)}, 'i')))
          AND (h.several OR m.record_id NOT IN (SELECT record_id FROM minted WHERE kind = 'conduit')) AND (rec.rec, sel.sel) NOT IN (SELECT rec, sel FROM serving)
        """
    )


LINKER = Linker(
    name="conduits",
    title="Accounts that were paid and handed it on within hours",
    kinds=("conduit",),
    mint=mint,
    source="docs/decisions/0037-halls-and-conduits.md",
)
