"""Private, public or ask: feed the case's links to the two passes of `kernels/privacy.py` and keep what they say.

Method: docs/decisions/0003-private-or-public.md. In short: lists and forms first; then contacts from rare to common, by
whether the other contacts of their bearers repeat as in a pool or differ as in public; then whatever is left (and
texts, accounts, devices, pictures) by the groups the accepted contacts have made.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.kernels.compile import compiled
from ringbreak.kernels.components import components, flatten, join
from ringbreak.kernels.privacy import judge_by_groups, judge_contacts
from ringbreak.linking import columns, copies, recycled, scattered, strays, weigh
from ringbreak.linking.bridges import ASKED, STRENGTH, bridge, spans, writes_their_texts
from ringbreak.linking.forms import FORM_PRIVATE
from ringbreak.linking.linker import LinkSettings
from ringbreak.linking.paid import MONEY
from ringbreak.linking.priors import BY_KIND, TESTED
from ringbreak.linking.registry import linkers
from ringbreak.model.decisions import Decisions
from ringbreak.words import say

Number = TypeVar("Number", bound=np.generic)

LIST_FROM = 40
"""A record with more identifiers is a list (a directory, a dump): it tells nothing about any one of them."""
LIST_FREE = 8
"""Identifiers a record may show before it says nothing about their neighbours, and each of its links is discounted by 2 * log2(count / LIST_FREE) bits."""
QUOTED = 6.0
"""Bits taken from the odds of a contact most of whose bearers pass on one warning: the number may be the police's or the
swindler's, and those who quote it are neither."""
STRANGERS = -6.0
"""The most that differing other contacts may take from the odds of an account or wallet, in bits. Whoever was made to pay
names the account beside a telephone and a card of their own, so differing neighbours are what victims show as well as what
the customers of a public payee show: many of them lead to asking, not to a verdict."""
TOLD, TOLD_BY = 2, 3
"""Messages that must tell others to pay into an account or wallet of which nothing else but payments speaks, and by how many writers at most: a
collection box is passed on by everybody."""
TOLD_BITS = 4.0
"""What that adds to the odds that it is one operation's: its payers differ either way, and no shop's customers hand its account on."""
ACCUSED_BITS = 4.0
"""What it adds that most complaints which name a person's contact tell that it led them (tellings.py): of one register all rows are one bearer, and as common as
they are many."""
CONSTANT = 0.8
"""A value in at least this share of a text family is part of its constant text."""
HANDS = ("account", "device", "imei", "imsi", "iccid", "mac", "person")
"""Kinds of trait that follow one hand."""
COPIED = ("template", "image")
"""Kinds of trait that are copied and sold."""
BEYOND_DOUBT = -20.0
"""Log2 odds from which differing neighbours have shown a contact to be public: no two settled groups are joined by it, however many of
their records bear it (the courier of every order). Less is outweighed by groups: a wide pool looks public at first."""
ROUNDS = 10
"""Rounds of the second pass; each can only accept more, and trials never needed the last."""


def _column(table: pa.Table, name: str, kind: type[Number]) -> npt.NDArray[Number]:
    made: npt.NDArray[Number] = np.ascontiguousarray(table[name].to_numpy(), dtype=kind)
    return made


def judge(engine: Engine, settings: LinkSettings, decisions: Decisions) -> None:
    """Make the temporary tables `judged` (sel, privacy, p_private, bits, basis and its figures) and `rec_list`."""
    columns.read(engine)
    inc = engine.sql(
        "SELECT i.rec, i.sel, i.place, coalesce(i.family, -1) AS family, i.family_size, i.nth, i.same, i.warns, i.own, "
        "coalesce(c.again, false) AS again, coalesce(c.numbers, false) AS numbers, coalesce(c.party, false) AS party, "
        "coalesce(c.with_whom, false) AS with_whom, coalesce(c.heard, false) AS heard "
        "FROM inc i LEFT JOIN by_column c USING (rec, sel) WHERE c.aside IS NULL OR c.with_whom OR c.heard ORDER BY i.sel, i.rec"
    )
    prior = engine.sql(
        "SELECT p.sel, p.core, p.rarity, p.contact, p.tells, p.money, p.listed IS NOT NULL AS listed, p.form, p.private, s.kind, s.value, s.selector_id "
        "FROM sel_prior p JOIN sel s USING (sel) ORDER BY p.sel"
    )
    n_rec = int(engine.sql("SELECT count(*) AS n FROM rec")["n"][0].as_py())
    n_sel = prior.num_rows
    rec = _column(inc, "rec", np.int32)
    sel = _column(inc, "sel", np.int32)
    place = _column(inc, "place", np.int32)
    size = _column(inc, "family_size", np.int64)
    # The constant part of a template is one observation, however often it was copied; what varies beside it still tells.
    repeats = (
        (size > 2) & (_column(inc, "same", np.int64) >= CONSTANT * size) & (_column(inc, "nth", np.int64) > 1)
    )
    # The address at which a record stands is no contact beside another: every page has one, whoever is behind it. The rows of one
    # table in which its keeper names the same agent, and a visitor's requests for the same page, are one bearer.
    again = inc["again"].to_numpy(zero_copy_only=False).astype(np.int8)
    silent = inc["own"].to_numpy(zero_copy_only=False) | (again == 1)
    # The customer of a row bears nothing for his own sake; he tells about all that stands beside him but the seller.
    customer = inc["with_whom"].to_numpy(zero_copy_only=False)
    party = inc["party"].to_numpy(zero_copy_only=False).astype(np.int8)
    weight = np.where(silent | customer, 0, np.where(repeats, -1, 1)).astype(np.int8)
    # What numbers the rows of a table differs whoever is behind them.
    numbers = inc["numbers"].to_numpy(zero_copy_only=False)
    tell = np.where(numbers, 0, np.where(customer, 2, weight == 1)).astype(np.int8)
    mute = np.where(numbers, 1, np.where(customer, 2, 0)).astype(np.int8)
    # Who warns is not of what he names; that he names it beside other contacts speaks all the same.
    joins = (~(customer | inc["heard"].to_numpy(zero_copy_only=False))).astype(np.int8)
    family = np.full(n_rec, -1, np.int32)
    labels, dense = np.unique(_column(inc, "family", np.int64), return_inverse=True)
    family[rec] = np.where(labels[dense] < 0, -1, dense)
    sel_ptr = np.zeros(n_sel + 1, np.int64)
    np.cumsum(np.bincount(sel, minlength=n_sel), out=sel_ptr[1:])
    by_rec = np.lexsort((sel, rec))
    rec_ptr = np.zeros(n_rec + 1, np.int64)
    np.cumsum(np.bincount(rec, minlength=n_rec), out=rec_ptr[1:])
    rec_sel, rec_place, rec_weight = sel[by_rec], place[by_rec], tell[by_rec]

    core = prior["core"].combine_chunks().dictionary_encode()
    core = core.combine_chunks() if isinstance(core, pa.ChunkedArray) else core
    core_id = core.indices.to_numpy(zero_copy_only=False).astype(np.int32)
    kinds = prior["kind"].to_numpy()
    kind_id = np.unique(kinds.astype(str), return_inverse=True)[1].reshape(-1).astype(np.int32)
    contact = prior["contact"].to_numpy()
    listed = prior["listed"].to_numpy()
    form = pc.fill_null(prior["form"], "").to_numpy()
    tells = prior["tells"].to_numpy().astype(np.int8)
    least = np.where(prior["money"].to_numpy(), STRANGERS, -1.0e6)
    private = _column(prior, "private", np.float64).copy()
    for shape, share in FORM_PRIVATE.items():
        private[form == shape] = share
    fixed = np.where(contact, 0, 2).astype(np.int8)
    fixed[listed | (private <= 0.0)] = -1
    decided = np.zeros(n_sel, np.int8)
    if decisions.private or decisions.public:
        for i, row in enumerate(prior.select(["kind", "value", "selector_id"]).to_pylist()):
            called = {f"{row['kind']}:{row['value']}", str(row["selector_id"])}
            decided[i] = (
                1 if called & decisions.private.keys() else -1 if called & decisions.public.keys() else 0
            )
        fixed[decided != 0] = decided[decided != 0]
    prior_odds = np.log2(np.clip(private, 1e-6, 1 - 1e-6) / (1 - np.clip(private, 1e-6, 1 - 1e-6)))
    # What stands in the constant text of a warning is quoted by whoever passes the warning on.
    warned = inc["warns"].to_numpy(zero_copy_only=False)
    quoted = warned & (_column(inc, "same", np.int64) >= CONSTANT * size)
    passed_on = np.bincount(sel, weights=quoted, minlength=n_sel) / np.maximum(
        np.bincount(sel, minlength=n_sel), 1
    )
    prior_odds[passed_on >= 0.5] -= QUOTED
    told = engine.sql(
        f"""
        SELECT sel.sel FROM minted m JOIN sel ON sel.kind = m.kind AND sel.value = m.value JOIN records r USING (record_id)
        WHERE m.kind IN {MONEY} AND r.kind <> 'transfer'
        -- Where anybody else speaks of it (a reporter, a complaint, a page), who names it need not be who tells others to pay.
        GROUP BY sel.sel HAVING bool_and(coalesce(m.field = 'text' AND r.kind = 'message' AND coalesce(r.author, r.author_name) IS NOT NULL, false))
          AND count(DISTINCT m.record_id) >= {TOLD} AND count(DISTINCT coalesce(r.author, r.author_name)) <= {TOLD_BY}
        ORDER BY sel.sel
        """
    )["sel"].to_numpy()
    prior_odds[told] += TOLD_BITS
    accused = engine.sql("SELECT DISTINCT sel.sel FROM accused JOIN sel USING (kind, value) ORDER BY ALL")
    prior_odds[accused["sel"].to_numpy()] += ACCUSED_BITS
    bearers = np.bincount(sel, weights=weight == 1, minlength=n_sel).astype(np.int32)
    records = np.bincount(sel, minlength=n_sel).astype(np.int32)
    order = np.lexsort((np.arange(n_sel), records, bearers)).astype(np.int32)

    state = np.zeros(n_sel, np.int8)
    state[fixed == -1] = -1
    state[decided == 1] = 1
    odds = prior_odds.copy()
    seen, different = np.zeros(n_sel, np.int32), np.zeros(n_sel, np.int32)
    strange = np.zeros(n_sel, np.int8)
    named = _named(kinds, sel, rec, place, n_rec)
    writer = np.full(n_rec, -1, np.int32)
    wrote = (kinds == "account")[sel] & (place == 0)
    writer[rec[wrote]] = sel[wrote]
    work = int((np.minimum(np.diff(rec_ptr), LIST_FROM) ** 2).sum()) * 4
    lo, hi = weigh.log_odds(settings.public_to), weigh.log_odds(settings.private_from)
    compiled(judge_contacts, work)(
        sel_ptr, rec, place, weight, party, rec_ptr, rec_sel, rec_place, rec_weight, named, family, writer, core_id, kind_id, bearers, records, fixed,
        tells, least, prior_odds, order, np.array(weigh.POOLS), np.array(weigh.PUBLICS), hi, lo, LIST_FREE, state, odds, seen,
        different, strange,
    )  # fmt: skip
    # Of what only its kind speaks, when it was named may speak against it.
    sent = _column(
        engine.sql(
            "SELECT epoch(r.sent_at) AS at FROM rec LEFT JOIN records r USING (record_id) ORDER BY rec.rec"
        ),
        "at",
        np.float64,
    )
    witness = weight == 1
    pools = (state == 1) & (fixed == 0) & (seen >= 2) & (different < seen)
    doubted = (state == 1) & (fixed == 0) & (strange == 1) & (least < -1.0e5)
    handed_on = np.isin(kinds, recycled.KINDS)
    odds += scattered.unlikely(sent, sel[witness], rec[witness], pools, doubted, handed_on)
    doubted &= odds < hi
    state[doubted] = 0
    basis = np.where(listed, 1, np.where(fixed == -1, 2, np.where(seen >= 2, 3, 0))).astype(np.int8)
    basis[decided != 0] = 4

    state[np.isin(kinds, TESTED) & (records > 1) & (decided == 0)] = 1
    parent, group_size = _groups(n_rec, sel_ptr, rec, named, joins, state)
    author = kinds == "account"
    trait = np.where(fixed != 2, 0, np.where(author, 3, np.where(np.isin(kinds, HANDS), 2, 1))).astype(
        np.int8
    )
    strength = np.where(trait == 0, ASKED, 1.0)
    for kind, share in STRENGTH.items():
        strength[kinds == kind] = share
    copied = np.isin(kinds, COPIED)
    owner = np.repeat(np.arange(n_sel, dtype=np.int32), np.diff(sel_ptr))
    met, groups, second = np.zeros(n_sel, np.int32), np.zeros(n_sel, np.int32), np.zeros(n_sel, np.int32)
    before = state.copy()
    differed = ((before == -1) & (fixed == 0) & (odds <= BEYOND_DOUBT)).astype(np.int8)
    by_records = np.lexsort((np.arange(n_sel), records)).astype(np.int32)
    group_odds = prior_odds.copy()
    for _ in range(ROUNDS):
        accepted = compiled(judge_by_groups, work)(
            sel_ptr, rec, place, joins, again, party, rec_ptr, rec_sel, rec_place, mute[by_rec], named, writer, core_id, records, fixed, tells, least, differed, trait, prior_odds, by_records,
            np.array(weigh.GROUP_PRIVATE), np.array(weigh.GROUP_PUBLIC), hi, lo, LIST_FROM, parent, group_size, state,
            group_odds, met, groups, second,
        )  # fmt: skip
        own = (fixed[owner] == 0) & ((state[owner] == 1) | ((state[owner] == 0) & (records[owner] == 1)))
        anchored = np.zeros(n_rec, np.bool_)
        anchored[rec[own]] = True
        compiled(flatten, n_rec)(parent)
        asked = (trait > 0) | ((fixed == 0) & (before == 0) & (odds > 0.0))
        # A text that goes round in one operation of which no two contacts met looks like a crowd's: it is heard beside others.
        spread = (trait > 0) & (state == -1) & (fixed == 2) & (decided == 0)
        doubtful = (((asked & (state == 0)) | spread) & (records > 1))[owner] & anchored[rec] & (joins == 1)
        who, where = owner[doubtful], rec[doubtful]
        theirs, texts = writes_their_texts(who, where, parent, family)
        texts[~author[who]] = -1
        of_it = ~author[who] | theirs
        shared = (who, parent[where], strength, group_size, of_it, copied, spread, texts)
        left, right = bridge(*shared, accounts=author)
        if not left.size and not accepted:
            # Time is heard only when nothing else moves: before, the parts of a large operation look like small groups.
            left, right = bridge(*shared, spans(parent, sent), accounts=author)
        if left.size:
            compiled(join, n_rec)(parent, left, right)
            compiled(flatten, n_rec)(parent)
            group_size = np.bincount(parent, minlength=n_rec).astype(np.int32)
        elif not accepted:
            break
    # A contact that its neighbours had called public stays so unless the groups took it in.
    reverted = (trait == 0) & (before == -1) & (state == 0)
    state[reverted] = -1
    by_group = (
        (decided == 0)
        & (fixed != -1)
        & ((trait > 0) | ((before != 1) & (state == 1)) | ((before == 0) & (state == -1)))
    )
    odds[by_group] = group_odds[by_group]
    seen[by_group], different[by_group] = met[by_group], groups[by_group]
    basis[by_group] = np.where(met[by_group] > 0, 5, 0)
    basis[(second > 0) & (state == 0) & (records > 1) & (trait > 0)] = 6
    basis[doubted & (state == 0)] = 8
    odds[decided == 1], odds[decided == -1] = 60.0, -1000.0
    odds[listed & (decided == 0)] = -1000.0
    odds[(fixed == -1) & (decided == 0)] = -1000.0

    bearing = ((kinds == "template") & (state >= 0) & (records > 1) & (decided == 0))[owner] & ~warned
    shows = (
        ((fixed[owner] == 0) & (state[owner] >= 0))
        | (np.isin(kinds, HANDS) & (records > 1))[owner]
        | (joins == 0)
    )
    bare, held = np.ones(n_rec, np.bool_), np.zeros(n_rec, np.bool_)
    bare[rec[shows]] = False
    held[rec[(state[owner] == 1) & (records[owner] > 1) & ~copied[owner] & (joins == 1)]] = True
    unsettled = (state[owner] == 0)[bearing]
    copies.register(engine, copies.Uses(owner[bearing], rec[bearing], unsettled, parent, sent, held, bare))
    uncopied, _ = _groups(n_rec, sel_ptr, rec, named, joins, np.where(copied, 0, state))
    strays.register(engine, copies.Uses(owner[bearing], rec[bearing], unsettled, uncopied, sent, held, bare))

    p = 1.0 / (1.0 + np.exp2(-np.clip(odds, -1000.0, 60.0)))
    rarity = _column(prior, "rarity", np.float64)
    bits = np.where((state == 1) | ((records < 2) & (state == 0)), np.log2(p * 2.0**rarity + (1.0 - p)), 0.0)
    bits = np.round(np.maximum(bits, 0.0), 4)
    p = np.round(p, 6)
    names = np.array(["public", "ask", "private"], dtype=object)[state + 1]
    lone = (records < 2) & (state == 0)
    names[lone] = np.where(p[lone] >= 0.5, "private", "ask")
    engine.register(
        "judged_rows",
        pa.table(
            {
                "sel": np.arange(n_sel, dtype=np.int32),
                "privacy": pa.array(names, pa.large_string()),
                "p_private": p,
                "bits": bits,
                "basis": basis.astype(np.int32),
                "seen": seen,
                "different": different,
                "second": second,
                "bearers": bearers,
            }
        ),
    )
    engine.execute("CREATE OR REPLACE TEMP TABLE judged AS SELECT * FROM judged_rows")
    penalty = np.maximum(0.0, 2.0 * np.log2(np.maximum(named, 1) / LIST_FREE))
    engine.register(
        "list_rows", pa.table({"rec": np.arange(n_rec, dtype=np.int32), "n": named, "penalty": penalty})
    )
    template = literal(
        say("one of {count} identifiers in this record, discounted as a list", count="{count}")
    )
    engine.execute(
        f"CREATE OR REPLACE TEMP TABLE rec_list AS SELECT rec, penalty, replace({template}, '{{count}}', n::VARCHAR) AS why "
        "FROM list_rows"
    )


def _named(
    kinds: npt.NDArray[np.object_],
    sel: npt.NDArray[np.int32],
    rec: npt.NDArray[np.int32],
    place: npt.NDArray[np.int32],
    n_rec: int,
) -> npt.NDArray[np.int32]:
    """Identifiers each record shows: passages that overlap are one, and what a linker minted (a text family, an account) is none."""
    declared = {kind for linker in linkers() for kind in linker.kinds}
    minted = sorted(k for k in declared if k in BY_KIND and BY_KIND[k].order == "trait")
    shown = ~np.isin(kinds.astype(str), minted)[sel]
    where = place[shown].astype(np.int64)
    where = np.where(where > 0, where, -1 - sel[shown].astype(np.int64))
    pairs = np.unique(np.stack([rec[shown].astype(np.int64), where]), axis=1)
    return np.bincount(pairs[0], minlength=n_rec).astype(np.int32)


def _groups(
    n_rec: int,
    sel_ptr: npt.NDArray[np.int64],
    rec: npt.NDArray[np.int32],
    named: npt.NDArray[np.int32],
    joins: npt.NDArray[np.int8],
    state: npt.NDArray[np.int8],
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Groups of records that the accepted values make: union-find parents and, at each root, its number of records."""
    owner = np.repeat(np.arange(state.size), np.diff(sel_ptr))
    kept = (state[owner] == 1) & (named[rec] <= LIST_FROM) & (joins == 1)
    chosen, bearer = owner[kept], rec[kept]
    same = chosen[1:] == chosen[:-1]
    parent = components(n_rec, bearer[1:][same], bearer[:-1][same])
    return parent, np.bincount(parent, minlength=n_rec).astype(np.int32)
