"""Texts that fill in an outline: families of copies take in what aligns with the part that their members have in common.

Members of one family that each changed a fifth of the words share a sixth of their 4-grams with one another, and so do strangers who use one
stock phrase. But what varies falls out of what the members have in common: each still shares a third or more with that. So the *outline* of a
family is the set of grams that SHARE of its members have, and a text is of the family when

- the Jaccard of its grams and the outline reaches the threshold,
- what it shares lies all over it: no stretch without a shared gram is longer than GAP of the text, there are PASSAGES of them or more,
- and beside the longest of them REST of what is left is shared too. A stock phrase is one long passage in a text of something else.

Families are joined to one another in the same way, by a majority of three members of each against the outline of the other. Candidates share a band of
their signatures (`neardup.py`) with the outline or with a member, and AGREE of 64 sketch bytes with the outline. Every text alone is looked up
once a band, so the work is linear. Identifiers are blanked: two strangers who each give a mailbox and a site share their forms. Only families that were found already have an outline: pairs of single texts stay as they are.

Source: Broder, On the resemblance and containment of documents, 1997. Figures: docs/decisions/0036-texts-that-fill-in-an-outline.md.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ringbreak.kernels.compile import compiled
from ringbreak.kernels.components import components
from ringbreak.kernels.neardup_plain import BANDS, BINS, DENSIFY, EMPTY, Families, band_keys, sketched
from ringbreak.kernels.reworded import Grams, chunks

U8 = npt.NDArray[np.uint8]
U32 = npt.NDArray[np.uint32]
I32 = npt.NDArray[np.int32]
I64 = npt.NDArray[np.int64]
F64 = npt.NDArray[np.float64]

SAMPLED = 8
"""Members of a family from which its outline is taken, evenly over their order."""
KNOWN = 64
"""Members of a family by whose keys a text alone may come to its outline."""
SHARE = 0.3
"""Of the sampled members, two at least, that have a gram of the outline. Where words are changed one by one a gram of the form is kept by half of them."""
AGREE = 10
"""Of 64 sketch bytes: at a Jaccard of 0.2 with the outline thirteen agree on the average."""
GAP, REST, PASSAGES = 0.25, 0.3, 3
ASKED = 3
"""Members of a family that are held against the outline of another; two thirds of them must align, and the other way round."""
LONGEST = 1 << 14
"""Code points of a text from which it fills in no outline: books and dumps are no messages."""
WORK = 8
"""Inner steps a gram costs, for the choice between the plain and the compiled loop."""


@dataclass(frozen=True, slots=True)
class _Outlines:
    """Of family k: first[k] is its label, its grams are values[at[k]:at[k + 1]], sketch[k] and keys[:, k] as of a text.

    sample, begins: The members from which the outline was taken, sample[begins[k]:begins[k + 1]].
    doors, owner: The members by whose keys it is found, and the number of the family of each.
    """

    first: I32
    values: U32
    at: I64
    sketch: U8
    keys: U32
    sample: I32
    begins: I64
    doors: I32
    owner: I32


def common(values: U32, at: I64, begins: I64, share: float, out: U32, out_at: I64) -> int:
    """Write the grams that `share` of the texts of a family have, two at least, family by family; returns how many.

    values, at: Grams of the texts, text i at values[at[i]:at[i + 1]]. begins: Family k has texts begins[k]:begins[k + 1].
    """
    size = 1
    table = np.zeros(size, np.uint32)
    held = np.zeros(size, np.int32)
    last = np.zeros(size, np.int64)
    made = 0
    for k in range(begins.size - 1):
        grams = at[begins[k + 1]] - at[begins[k]]
        need = max(2.0, share * (begins[k + 1] - begins[k]))
        # Twice the room, so that a search for a free place ends soon.
        room = 1
        while room < 2 * grams:
            room *= 2
        if room > size:
            size = room
            table = np.zeros(size, np.uint32)
            held = np.zeros(size, np.int32)
            last = np.zeros(size, np.int64)
        held[:room] = 0
        mask = room - 1
        for i in range(begins[k], begins[k + 1]):
            for j in range(at[i], at[i + 1]):
                v = values[j]
                h = int(v) & mask
                while held[h] and table[h] != v:
                    h = (h + 1) & mask
                if held[h] == 0:
                    table[h] = v
                    held[h] = 1
                    last[h] = i
                elif last[h] != i:
                    held[h] += 1
                    last[h] = i
        out_at[k] = made
        for h in range(room):
            if held[h] >= need:
                out[made] = table[h]
                made += 1
    out_at[begins.size - 1] = made
    return made


def align(
    values: U32,
    at: I64,
    outline: I64,
    grams: U32,
    grams_at: I64,
    gap: float,
    rest: float,
    passages: int,
    score: F64,
) -> None:
    """score[i]: Jaccard of text i and its outline, 0 where what they share is not spread over the text.

    values, at: Grams of the texts in order. outline: Its number for each text, ascending, so that each outline is laid out once.
    """
    size = 1
    table = np.zeros(size, np.uint32)
    used = np.zeros(size, np.int64)
    mask = 0
    now = -1
    for i in range(outline.size):
        k = outline[i]
        count = grams_at[k + 1] - grams_at[k]
        if k != now:
            room = 4
            while room < 4 * count:
                room *= 2
            if room > size:
                size = room
                table = np.zeros(size, np.uint32)
                used = np.zeros(size, np.int64)
            mask = room - 1
            used[:room] = 0
            for j in range(grams_at[k], grams_at[k + 1]):
                h = int(grams[j]) & mask
                while used[h]:
                    h = (h + 1) & mask
                table[h] = grams[j]
                used[h] = 1
            now = k
        n = at[i + 1] - at[i]
        shared = 0  # distinct grams
        covered = 0  # code points that lie in a shared gram
        longest = 0
        widest = 0
        runs = 0
        run = 0
        end = 0
        for j in range(n):
            v = values[at[i] + j]
            h = int(v) & mask
            while used[h] and table[h] != v:
                h = (h + 1) & mask
            if used[h] == 0:
                continue
            if used[h] != i + 2:
                used[h] = i + 2
                shared += 1
            if j > end or runs == 0:
                widest = max(widest, j - end)
                runs += 1
                run = 0
                end = j
            run += j + 4 - end
            covered += j + 4 - end
            end = j + 4
            longest = max(longest, run)
        length = n + 3
        widest = max(widest, length - end)
        spread = (
            runs >= passages and widest <= gap * length and covered - longest >= rest * (length - longest)
        )
        score[i] = shared / (count + n - shared) if spread else 0.0


def look_up(
    known: U32,
    owner: I32,
    keys: U32,
    alone: I32,
    sketch: U8,
    outline: U8,
    agree: int,
    bits: int,
    left: I32,
    right: I32,
) -> int:
    """One band: the outline behind the key of each text alone, where enough sketch bytes agree; returns how many were written.

    known, owner: Keys of outlines and members, and the outline of each; the first with a key stands for it. sketch: Of all texts; outline: Of the outlines.
    """
    mask = (1 << bits) - 1
    place = np.full(mask + 1, -1, np.int32)
    for i in range(known.size):
        h = int(known[i]) & mask
        while place[h] >= 0 and known[place[h]] != known[i]:
            h = (h + 1) & mask
        if place[h] < 0:
            place[h] = i
    found = 0
    for i in range(alone.size):
        t = alone[i]
        k = keys[t]
        h = int(k) & mask
        while place[h] >= 0 and known[place[h]] != k:
            h = (h + 1) & mask
        if place[h] < 0:
            continue
        o = owner[place[h]]
        same = 0
        for j in range(64):
            same += sketch[t, j] == outline[o, j]
        if same >= agree:
            left[found] = o
            right[found] = t
            found += 1
    return found


def take_in(grams: Grams, found: Families, threshold: float, threads: int) -> I32:
    """Join families whose outlines say the same, and texts alone to the family whose outline they fill in best.

    Args:
        grams: Gives the grams of chosen texts in order, identifiers blanked.
        found: Families of copies, with the keys of their bands.
        threshold: Jaccard of a text and an outline, 0 < threshold <= 1.
    Returns: Labels, the smallest index of each family.
    """
    label, length = found.label, found.length
    usable = (length > 0) & (length <= LONGEST)
    sizes = np.bincount(label, minlength=label.size)
    members = np.flatnonzero(usable & (sizes[label] > 1)).astype(np.int32)
    if not members.size:
        return label
    known = _outlines(grams, found, members[np.argsort(label[members], kind="stable")])
    one, other = _of_one_form(grams, known, length, threshold)
    outline, text = _candidates(
        found, known, np.flatnonzero(usable & (sizes[label] == 1)).astype(np.int32), threads
    )
    score = _scores(grams, known, outline, text, length, threshold)
    # The best outline of each text; of equal ones the first.
    best = np.lexsort((outline, -score, text))
    best = best[score[best] > 0]
    best = best[np.flatnonzero(np.diff(text[best], prepend=-1))]
    left = np.concatenate([known.first[one], known.first[outline[best]]])
    joined = components(
        label.size,
        np.concatenate([label, left]),
        np.concatenate([np.arange(label.size, dtype=np.int32), known.first[other], text[best]]),
    )
    return joined


def _outlines(grams: Grams, found: Families, members: I32) -> _Outlines:
    """Of the families of `members`, which come family by family."""
    label = found.label[members]
    starts = np.flatnonzero(np.diff(label, prepend=-1))
    sizes = np.diff(np.r_[starts, members.size])
    taken = np.minimum(sizes, SAMPLED)
    begins = np.r_[0, np.cumsum(taken)]
    sample = members[np.repeat(starts, taken) + _spread(sizes, taken)]
    parts: list[U32] = []
    at = [np.zeros(1, np.int64)]
    for part in chunks(np.add.reduceat(found.length[sample], begins[:-1], dtype=np.int64)):
        mine = begins[part.start : part.stop + 1]
        values, grams_at = grams(sample[mine[0] : mine[-1]])
        out, out_at = np.empty(values.size // 2 + 1, np.uint32), np.zeros(mine.size, np.int64)
        collect = compiled(common, values.size * WORK)
        made = collect(values, grams_at, mine - mine[0], SHARE, out, out_at)
        parts.append(out[:made].copy())
        at.append(out_at[1:] + at[-1][-1])
    values, ends = np.concatenate(parts), np.concatenate(at)
    bins = _signatures(values, ends)
    known = np.minimum(sizes, KNOWN)
    doors = members[np.repeat(starts, known) + _spread(sizes, known)]
    owner = np.repeat(np.arange(starts.size, dtype=np.int32), known)
    return _Outlines(
        label[starts], values, ends, sketched(bins), band_keys(bins), sample, begins, doors, owner
    )


def _spread(sizes: I64, taken: I64) -> I64:
    """For each family the numbers of `taken` of its members, evenly over all of them, one family after the other."""
    nth = np.arange(taken.sum()) - np.repeat(np.cumsum(taken) - taken, taken)
    return nth * np.repeat(sizes, taken) // np.repeat(taken, taken)


def _signatures(values: U32, at: I64) -> U32:
    """uint32[outlines, bins] as `neardup_plain.signature` makes them of a text."""
    family = np.repeat(np.arange(at.size - 1), np.diff(at))
    low = np.full((at.size - 1, BINS), EMPTY, np.uint32)
    np.minimum.at(low.reshape(-1), family * BINS + (values >> np.uint32(26)), values)
    full = low.copy()
    row, column = np.nonzero(low == EMPTY)
    for d in range(DENSIFY.shape[1]):
        filled = low[row, DENSIFY[column, d]]
        full[row, column] = filled
        row, column = row[filled == EMPTY], column[filled == EMPTY]
    return full


def _of_one_form(grams: Grams, known: _Outlines, length: I32, threshold: float) -> tuple[I64, I64]:
    """Pairs of families whose members fill in the outline of the other."""
    pair = _pairs(known)
    taken = np.diff(known.begins)
    shares = []
    for one, other in ((pair >> 32, pair & 0xFFFFFFFF), (pair & 0xFFFFFFFF, pair >> 32)):
        asked = np.minimum(taken[other], ASKED)
        text = known.sample[np.repeat(known.begins[other], asked) + _spread(taken[other], asked)]
        score = _scores(grams, known, np.repeat(one, asked), text, length, threshold)
        which = np.repeat(np.arange(pair.size), asked)
        shares.append(3 * np.bincount(which[score > 0], minlength=pair.size) >= 2 * asked)
    both = shares[0] & shares[1]
    return pair[both] >> 32, pair[both] & 0xFFFFFFFF


def _pairs(known: _Outlines) -> I64:
    """Outlines that share a band and enough sketch bytes: each with the one before and the first that has the key, as first << 32 | second."""
    found = [np.zeros(0, np.int64)]
    for keys in known.keys:
        order = np.argsort(keys, kind="stable")
        begins = np.diff(keys[order].astype(np.int64), prepend=-1) != 0
        head = order[np.maximum.accumulate(np.where(begins, np.arange(order.size), 0))]
        later = np.flatnonzero(~begins)
        found += [(before << 32) | order[later] for before in (order[later - 1], head[later])]
    pair = np.unique(np.concatenate(found))
    same = (known.sketch[pair >> 32] == known.sketch[pair & 0xFFFFFFFF]).sum(axis=1, dtype=np.int16)
    close: I64 = pair[same >= AGREE]
    return close


def _candidates(found: Families, known: _Outlines, alone: I32, threads: int) -> tuple[I64, I64]:
    """Outlines and texts alone that may fill them in, each pair once."""
    owner = np.concatenate([np.arange(known.first.size, dtype=np.int32), known.owner])
    bits = max(8, int(np.ceil(np.log2(2 * owner.size))))
    search = compiled(look_up, alone.size * BANDS * WORK)

    def band(b: int) -> I64:
        left, right = np.empty(alone.size, np.int32), np.empty(alone.size, np.int32)
        keys = np.concatenate([known.keys[b], found.keys[b][known.doors]])
        n = search(keys, owner, found.keys[b], alone, found.sketch, known.sketch, AGREE, bits, left, right)
        return (left[:n].astype(np.int64) << 32) | right[:n]

    with ThreadPoolExecutor(threads) as pool:
        pair = np.unique(np.concatenate(list(pool.map(band, range(BANDS)))))
    return pair >> 32, pair & 0xFFFFFFFF


def _scores(
    grams: Grams, known: _Outlines, outline: I64, text: I64 | I32, length: I32, threshold: float
) -> F64:
    """Jaccard of each text and its outline, 0 where it falls short of the threshold or is not spread."""
    order = np.lexsort((text, outline))
    score = np.zeros(order.size, np.float64)
    for part in chunks(length[text[order]]):
        mine = order[part]
        values, at = grams(text[mine].astype(np.int32))
        made = np.zeros(mine.size, np.float64)
        hold = compiled(align, values.size * WORK)
        hold(values, at, outline[mine], known.values, known.at, GAP, REST, PASSAGES, made)
        score[mine] = np.where(made >= threshold, made, 0.0)
    return score
