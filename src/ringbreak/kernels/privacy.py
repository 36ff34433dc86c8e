"""Private or public, value by value: the loops. Plain functions that `compile.compiled` can also compile.

Records and selectors are numbered from 0. `sel_*` arrays list the bearers of each selector (CSR over `sel_ptr`), `rec_*`
the selectors of each record (CSR over `rec_ptr`). `place` numbers the passage inside the record (0: none). `sel_weight` is 1 for an
independent bearer, -1 where the link is of the constant text of a family that another record already counts for, 0 where it
says nothing; `rec_weight` is 1 where the link may tell
about its neighbours, 2 where it may about all but the party of the row, else 0.
States: 1 private, 0 ask or not judged, -1 public.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

I32 = npt.NDArray[np.int32]
I64 = npt.NDArray[np.int64]
I8 = npt.NDArray[np.int8]
F64 = npt.NDArray[np.float64]


STRANGERS = 5
"""Bearers from which a contact must show something twice beside itself: strangers who name one number have nothing else in common."""


def judge_contacts(
    sel_ptr: I64,
    sel_rec: I32,
    sel_place: I32,
    sel_weight: I8,
    sel_party: I8,
    rec_ptr: I64,
    rec_sel: I32,
    rec_place: I32,
    rec_weight: I8,
    rec_named: I32,
    rec_family: I32,
    rec_author: I32,
    core: I32,
    kind: I32,
    bearers: I32,
    records: I32,
    fixed: I8,
    tells: I8,
    least: F64,
    prior: F64,
    order: I32,
    pools: F64,
    publics: F64,
    private_from: float,
    public_to: float,
    tell_most: int,
    state: I8,
    odds: F64,
    seen: I32,
    different: I32,
    strange: I8,
) -> None:
    """Judge contacts from rare to common by the other contacts of their bearers.

    A pool repeats, the public differs: the others beside a value are compared under two Chinese restaurant processes
    (Ewens' sampling formula), one with the concentrations of a private pool, one with those of the public. A telephone in one
    record cannot repeat the domain in another, so the first of each further kind says nothing. Left out
    are values at least as common as the one judged, values found public, whatever depends on it (the same passage,
    the same core such as a URL's host), and numbers of events. Of several others that depend on one another (a URL and
    its domain in one passage) only the most common counts, since only it could repeat.

    Args:
        sel_party: 1 where the value stands in a column that says whose row it is: the row's customers tell nothing about it.
        kind: A number for the kind of each selector, from 0.
        bearers: Independent bearers a selector has: the sum of its weights. records: All its bearers.
        fixed: 0 judge, 1 private by decision, -1 public by list, form or decision, 2 no contact (takes no part).
        tells: 0 for kinds that number an event and therefore differ whoever is behind it, 1 for the rest.
        least: The most that differing others may take from the odds of a value (a negative number of bits).
        prior: log2 odds that a value of this kind and form is private.
        order: Selectors from rare to common.
        rec_named: Identifiers each record shows, without what linkers minted. rec_family: Its text family, rec_author: its
            account, -1 without.
        tell_most: Records with more identifiers tell nothing about any of them.
    Writes: state, odds (log2), seen and different: observations of kinds seen more than once, and distinct ones among them;
        strange: 1 for those that STRANGERS bearers or more show, beside no text, account or other contact that comes twice.
    """
    count = np.zeros(core.size, np.int32)
    touched = np.empty(core.size, np.int32)
    kinds = int(kind.max()) + 1 if kind.size else 0
    kind_seen = np.zeros(kinds, np.int32)
    kind_different = np.zeros(kinds, np.int32)
    kind_touched = np.empty(kinds, np.int32)
    alike = np.zeros(pools.size)
    apart = np.zeros(publics.size)
    families = int(rec_family.max()) + 1 if rec_family.size else 0
    family_count = np.zeros(families + 1, np.int32)
    family_touched = np.empty(families + 1, np.int32)
    copied = np.full(core.size + 1, -1, np.int32)
    heard = np.full(core.size + 1, -1, np.int32)
    author_count = np.zeros(core.size + 1, np.int32)
    author_touched = np.empty(core.size + 1, np.int32)
    for i in range(order.size):
        v = order[i]
        if fixed[v] != 0:
            if fixed[v] != 2:
                state[v] = fixed[v]
            continue
        copies = 0
        hands = 0
        u = 0
        ku = 0
        fu = 0
        au = 0
        for e in range(sel_ptr[v], sel_ptr[v + 1]):
            r = sel_rec[e]
            by = rec_author[r]
            # How common a contact is goes by those who name it: what one account says again is said once.
            if sel_weight[e] != 0 and (by < 0 or copied[by] != v):
                copies += 1
                if by >= 0:
                    copied[by] = v
            if sel_weight[e] <= 0:
                continue
            if by < 0 or heard[by] != v:
                hands += 1
                if by >= 0:
                    heard[by] = v
            # What one record lists are not independent draws: a record that lists much says nothing here.
            if rec_named[r] > tell_most:
                continue
            for f in range(rec_ptr[r], rec_ptr[r + 1]):
                o = rec_sel[f]
                if o == v or state[o] < 0 or fixed[o] == 2 or fixed[o] < 0 or rec_weight[f] == 0:
                    continue
                if rec_weight[f] == 2 and sel_party[e] != 0:
                    continue
                if tells[o] == 0 or bearers[o] >= bearers[v] or core[o] == core[v]:
                    continue
                if rec_place[f] != 0 and rec_place[f] == sel_place[e]:
                    continue
                told = False
                for h in range(rec_ptr[r], rec_ptr[r + 1]):
                    w = rec_sel[h]
                    if w == o or not (
                        core[w] == core[o] or (rec_place[h] != 0 and rec_place[h] == rec_place[f])
                    ):
                        continue
                    if w == v or state[w] < 0 or fixed[w] == 2 or fixed[w] < 0 or rec_weight[h] == 0:
                        continue
                    if tells[w] == 0 or bearers[w] >= bearers[v] or core[w] == core[v]:
                        continue
                    # Among equals the same kind speaks in every record, so that kinds are compared with themselves.
                    if bearers[w] > bearers[o] or (
                        bearers[w] == bearers[o] and (kind[w] < kind[o] or (kind[w] == kind[o] and w < o))
                    ):
                        told = True
                        break
                if told:
                    continue
                k = kind[o]
                if kind_seen[k] == 0:
                    kind_touched[ku] = k
                    ku += 1
                kind_seen[k] += 1
                if count[o] == 0:
                    touched[u] = o
                    u += 1
                    kind_different[k] += 1
                count[o] += 1
            g = rec_family[r]
            if g >= 0:
                if family_count[g] == 0:
                    family_touched[fu] = g
                    fu += 1
                family_count[g] += 1
            a = rec_author[r]
            if a >= 0:
                if author_count[a] == 0:
                    author_touched[au] = a
                    au += 1
                author_count[a] += 1
        again = 0
        for j in range(au):
            if author_count[author_touched[j]] > 1:
                again += author_count[author_touched[j]]
            author_count[author_touched[j]] = 0
        # Texts speak only when they repeat: strangers' texts differ, but so do those of whoever rewrites them.
        tm = 0
        tu = 0
        for j in range(fu):
            g = family_touched[j]
            if family_count[g] > 1:
                tm += family_count[g]
                tu += 1
            family_count[g] = 0
        for j in range(u):
            count[touched[j]] = 0
        lo = prior[v]
        m = 0
        d = 0
        pm = 0
        for j in range(ku):
            k = kind_touched[j]
            pm += kind_seen[k]
            if kind_seen[k] > 1:
                m += kind_seen[k]
                d += kind_different[k]
            kind_seen[k] = 0
            kind_different[k] = 0
        # The first of each further kind differs from nothing: it could not have repeated what was seen before.
        pm -= max(ku - 1, 0)
        pu = u - max(ku - 1, 0)
        for part in range(2):
            if part == 1:
                pm, pu = tm, tu
            if pm < 2:
                continue
            for t in range(pools.size):
                alike[t] = pu * math.log(pools[t]) + math.lgamma(pools[t]) - math.lgamma(pools[t] + pm)
            for t in range(publics.size):
                apart[t] = pu * math.log(publics[t]) + math.lgamma(publics[t]) - math.lgamma(publics[t] + pm)
            best = alike.max()
            private = best + math.log(np.exp(alike - best).mean())
            best = apart.max()
            public = best + math.log(np.exp(apart - best).mean())
            gain = (private - public) / math.log(2.0)
            if part == 0:
                lo += max(gain, least[v])
            else:
                lo += min(3.0, max(0.0, gain / 2.0))
        seen[v] = m
        different[v] = d
        # Copies of one text are one bearer. What stands in one text only is as common as its copies; where nothing else speaks of a
        # value, how common it is lies between its bearers and all their copies: the geometric mean.
        if bearers[v] < 2:
            common = float(records[v])
        elif m < 2:
            common = math.sqrt(float(hands) * float(copies))
        else:
            common = float(hands)
        if common > 8:
            lo -= math.log2(common / 8.0)
        odds[v] = lo
        if records[v] < 2:
            continue
        # Three others that could have repeated and none that did: its kind alone does not outweigh them, nor does it where STRANGERS
        # bearers have neither a text, nor an account, nor another contact twice. Accounts and wallets are named beside the contacts of
        # those who pay them.
        repeats = d < m or 2 * (tm + again) >= bearers[v]
        alone = m >= 3 or (m >= 2 and bearers[v] >= STRANGERS)
        if not repeats and bearers[v] >= STRANGERS:
            strange[v] = 1
        if lo >= private_from and (repeats or not alone or least[v] > -1.0e5):
            state[v] = 1
        elif lo <= public_to:
            state[v] = -1


def judge_by_groups(
    sel_ptr: I64,
    sel_rec: I32,
    sel_place: I32,
    sel_joins: I8,
    sel_again: I8,
    sel_party: I8,
    rec_ptr: I64,
    rec_sel: I32,
    rec_place: I32,
    rec_mute: I8,
    rec_named: I32,
    rec_author: I32,
    core: I32,
    bearers: I32,
    fixed: I8,
    tells: I8,
    least: F64,
    differed: I8,
    trait: I8,
    prior: F64,
    order: I32,
    pools: F64,
    publics: F64,
    private_from: float,
    public_to: float,
    list_from: int,
    parent: I32,
    size: I32,
    state: I8,
    odds: F64,
    seen: I32,
    different: I32,
    second: I32,
) -> int:
    """Judge what is left by the groups that accepted values have made so far, again from rare to common.

    A bearer counts for its group when it also bears an independent contact that is not public: then what it says about
    the value does not come from the value itself. What is private meets one group; what is public meets many. A value
    that meets two established groups (three records or more each) is never accepted: it is asked about.

    Args:
        sel_joins: 0 where the record is only with the value and not the value's. sel_again: 1 for a further row of a table whose
            keeper or whose statement it is: it joins, and says nothing. sel_party: As in `judge_contacts`.
        rec_author: The account that wrote each record, -1 without: whatever one account says again and again of a contact is one bearer more.
        rec_mute: 1 where the value only numbers the record, as an order's number does; 2 for the customer of a row.
        differed: 1 for contacts that their neighbours showed to be public: they are not accepted where they meet two established groups.
        trait: 0 for contacts; 1 for kinds that never count as one (texts, pictures, sessions); 2 for those that follow one
            hand (devices): what only their own records show does not speak against them; 3 for accounts that speak, which
            besides are never accepted where they meet two groups: who reports swindles meets many.
        parent, size: Union-find over records, changed in place: accepted values join their bearers.
    Writes: state, odds, seen (bearers in groups), different (groups), second (records of the second largest group met).
    Returns: How many values were newly accepted.
    """
    accepted = 0
    met = np.zeros(parent.size, np.int32)
    roots = np.empty(parent.size, np.int32)
    author_heard = np.full(core.size + 1, -1, np.int32)
    for i in range(order.size):
        v = order[i]
        if state[v] == 1 or fixed[v] < 0 or bearers[v] < 2:
            continue
        m = 0
        u = 0
        n = 0
        apart = 0
        for e in range(sel_ptr[v], sel_ptr[v + 1]):
            r = sel_rec[e]
            if sel_joins[e] == 0 or sel_again[e] != 0:
                continue
            n += 1
            if rec_named[r] > list_from:
                continue
            anchored = False
            doubtful = False
            for f in range(rec_ptr[r], rec_ptr[r + 1]):
                o = rec_sel[f]
                if o == v or state[o] < 0 or fixed[o] < 0 or core[o] == core[v] or rec_mute[f] == 1:
                    continue
                if rec_mute[f] == 2 and sel_party[e] != 0:
                    continue
                if trait[o] != 0 and state[o] != 1:
                    continue
                if state[o] != 1 and (bearers[o] > 1 or tells[o] == 0):
                    doubtful = doubtful or (trait[v] != 0 and tells[o] == 1)
                    continue
                if rec_place[f] != 0 and rec_place[f] == sel_place[e]:
                    continue
                anchored = True
                break
            if not anchored:
                # Whose contact it shows is not settled: it may be of a group of its own.
                apart += doubtful
                if trait[v] == 0 and rec_author[r] >= 0:
                    n -= author_heard[rec_author[r]] == v
                    author_heard[rec_author[r]] = v
                continue
            x = r
            while parent[x] != x:
                parent[x] = parent[parent[x]]
                x = parent[x]
            if met[x] == 0:
                roots[u] = x
                u += 1
            met[x] += 1
            m += 1
        top = 0
        established = 0
        runner_up = 0
        if trait[v] >= 2:
            kept = 0
            m = 0
            for j in range(u):
                x = roots[j]
                if met[x] < size[x]:
                    roots[kept] = x
                    kept += 1
                    m += met[x]
                else:
                    met[x] = 0
            u = kept
        for j in range(u):
            x = roots[j]
            top = max(top, met[x])
            if size[x] >= 3:
                established += 1
        for j in range(u):
            x = roots[j]
            if size[x] >= 3 and met[x] > 0 and established > 1:
                runner_up += met[x]
            met[x] = 0
        m += apart
        u += apart
        seen[v] = m
        different[v] = u
        second[v] = runner_up - top if established > 1 else 0
        lo = prior[v]
        if n > 8:
            lo -= math.log2(n / 8.0)
        if m >= 2:
            best = -1.0e300
            for t in range(pools.size):
                best = max(best, u * math.log(pools[t]) + math.lgamma(pools[t]) - math.lgamma(pools[t] + m))
            private = 0.0
            for t in range(pools.size):
                y = u * math.log(pools[t]) + math.lgamma(pools[t]) - math.lgamma(pools[t] + m)
                private += math.exp(y - best)
            private = best + math.log(private / pools.size)
            best = -1.0e300
            for t in range(publics.size):
                best = max(
                    best, u * math.log(publics[t]) + math.lgamma(publics[t]) - math.lgamma(publics[t] + m)
                )
            public = 0.0
            for t in range(publics.size):
                y = u * math.log(publics[t]) + math.lgamma(publics[t]) - math.lgamma(publics[t] + m)
                public += math.exp(y - best)
            public = best + math.log(public / publics.size)
            gain = (private - public) / math.log(2.0)
            # Few of many bearers in a group say little about the rest.
            if gain > 0.0 and m < 0.3 * n:
                gain *= m / (0.3 * n)
            lo += max(gain, least[v])
        odds[v] = lo
        if lo <= public_to:
            state[v] = -1
            continue
        state[v] = 0
        if lo < private_from or (established > 1 and trait[v] != 0) or (trait[v] == 3 and u > 1):
            continue
        if trait[v] == 0 and (m < 2 or (differed[v] != 0 and established > 1)):
            continue
        state[v] = 1
        accepted += 1
        first = -1
        for e in range(sel_ptr[v], sel_ptr[v + 1]):
            r = sel_rec[e]
            if rec_named[r] > list_from or sel_joins[e] == 0:
                continue
            x = r
            while parent[x] != x:
                parent[x] = parent[parent[x]]
                x = parent[x]
            if first < 0:
                first = x
                continue
            if x != first:
                a = min(x, first)
                b = max(x, first)
                parent[b] = a
                size[a] += size[b]
                first = a
    return accepted
