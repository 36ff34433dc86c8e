"""People: descriptions of one person that differ in spelling, script, order or slips of the pen.

Fellegi and Sunter's model as Splink trains it, by expectation maximisation on the case and without labels, with two differences: how often
strangers agree is counted for the value at hand and not for the field, and no model is stored. docs/accuracy/people.md compares the two.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from ringbreak.engine.engine import Engine
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.model.progress import Progress
from ringbreak.words import say

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from ringbreak.linking.payments.evidence import Field
    from ringbreak.linking.people.evidence import Names
    from ringbreak.linking.people.matching import Found

SURE = 0.99
"""Probability from which two descriptions are of one person."""
NUMBERS = {
    "id_number": 0.97,
    "phone": 0.5,
    "email": 0.6,
    "bank_card": 0.4,
    "wechat": 0.6,
    "qq": 0.6,
    "account": 0.5,
}
"""Fields with as many values as people, and how often two descriptions of one person agree on them when both have one."""
RAREST = 1e-5
"""Share of people whose number is by chance, error or household also another's."""
ADDRESS_FROM = 9
"""Characters from which an equal address is a house and not a town."""
ADDRESS_MOST = 12
"""Descriptions that may share an address before it is an office, a hostel or a town."""


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """One row a PROFILES row that belongs to a group of two or more; a group is one selector.

    A name and a town never suffice: the two must agree on a birthday, a number or a full address besides, whatever the model says.
    """
    import numpy as np
    import pyarrow as pa

    from ringbreak.linking.payments.evidence import beginnings
    from ringbreak.linking.people.evidence import cut, dates, names, values
    from ringbreak.linking.people.matching import candidates, groups, lightened, match

    rows = engine.sql(
        """SELECT record_id, name, coalesce(CAST(born_on AS VARCHAR), '') AS born_on, left(coalesce(company, ''), 60) AS company,
             left(lower(regexp_replace(left(coalesce(address, ''), 200), '[\\s,，.。、-]+', '', 'g')), 60) AS address,
             left(upper(regexp_replace(left(coalesce(id_number, ''), 100), '[\\s-]', '', 'g')), 40) AS id_number,
             right(regexp_replace(left(coalesce(phone, ''), 100), '[^0-9]', '', 'g'), 11) AS phone,
             left(lower(trim(coalesce(email, ''))), 80) AS email,
             left(regexp_replace(left(coalesce(bank_card, ''), 100), '[^0-9]', '', 'g'), 40) AS bank_card,
             left(lower(trim(coalesce(wechat, ''))), 40) AS wechat, left(trim(coalesce(qq, '')), 20) AS qq,
             left(lower(trim(coalesce(account, ''))), 60) AS account
           FROM profiles WHERE name IS NOT NULL AND length(name) BETWEEN 2 AND 200 ORDER BY record_id"""
    )
    if rows.num_rows < 2:
        return
    progress.step("people", 0, rows.num_rows, "profiles")

    def column(name: str) -> npt.NDArray[np.str_]:
        made: npt.NDArray[np.str_] = np.array(rows[name].to_pylist(), dtype=np.str_)
        return made

    held = {name: column(name) for name in ("born_on", "address", "company", *NUMBERS)}
    known = cut(rows["name"].to_pylist())
    left, right = candidates(_keys(known, held))
    rarity = np.zeros(left.size)
    fields = {
        "name": lightened(names(known, left, right), rarity),
        "born_on": lightened(dates(held["born_on"], left, right), rarity),
        "address": lightened(beginnings(held["address"], left, right), rarity),
        "company": lightened(values(held["company"], left, right, 0.5), rarity),
    }
    numbers = [name for name in NUMBERS if (held[name] != "").any()]
    for name in numbers:
        fields[name] = lightened(values(held[name], left, right, NUMBERS[name], RAREST), rarity)
    _, number, count = np.unique(held["address"], return_inverse=True, return_counts=True)
    number, length = number.reshape(-1), np.char.str_len(held["address"])
    house = (
        (number[left] == number[right]) & (length[left] >= ADDRESS_FROM) & (count[number[left]] <= ADDRESS_MOST)
    )  # fmt: skip
    firm = house | (fields["born_on"].level >= 2)
    for name in numbers:
        firm |= fields[name].level == 1
    found = match(list(fields.values()), rarity, left, right, rows.num_rows, firm)
    label = groups(found, rows.num_rows, SURE)
    size = np.bincount(label, minlength=rows.num_rows)[label]
    inside = np.flatnonzero(size > 1)
    record = rows["record_id"].to_numpy()
    agreed = _agreed(found, fields, rows.num_rows)
    members: dict[int, list[int]] = {}
    for i in inside.tolist():
        members.setdefault(int(label[i]), []).append(int(record[i]))
    values_of = {
        root: hashlib.sha256("\n".join(map(str, sorted(held_by))).encode()).hexdigest()[:16]
        for root, held_by in members.items()
    }
    said = rows["name"].to_pylist()

    @cache
    def reason(others: int, on: str, p: str) -> str:
        return say(
            "its description agrees with {others} others of one person, best on {fields}, probability {p}",
            others=others, fields=on, p=p,
        )  # fmt: skip

    out = [
        (
            int(record[i]),
            values_of[int(label[i])],
            said[i][:1] + "**",
            reason(int(size[i]) - 1, agreed[i][0], f"{agreed[i][1]:.4f}"),
        )
        for i in inside.tolist()
    ]
    shown: dict[str, str] = {}
    for _, value, name, _ in sorted(out):
        shown.setdefault(value, name)
    engine.register(
        "people_rows",
        pa.table(
            {
                "record_id": pa.array([o[0] for o in out], pa.int64()),
                "value": pa.array([o[1] for o in out], pa.large_string()),
                "shown_as": pa.array([shown[o[1]] for o in out], pa.large_string()),
                "why": pa.array([o[3] for o in out], pa.large_string()),
            }
        ),
    )
    engine.execute(
        "INSERT INTO minted SELECT record_id, 'person', value, shown_as, NULL, NULL, NULL, 0, why FROM people_rows ORDER BY record_id"
    )
    progress.step("people", rows.num_rows, rows.num_rows, "profiles")


def _keys(known: Names, held: dict[str, npt.NDArray[np.str_]]) -> list[npt.NDArray[np.int64]]:
    """What two descriptions must share to be compared at all: a number, a full name, or a word of it with a date or a place."""
    import numpy as np

    from ringbreak.linking.people.matching import both, numbered

    _, sounds = np.unique(known.sound, return_inverse=True)
    sounds = sounds.reshape(-1)
    words = [
        np.where(known.word[:, i] >= 0, sounds[np.maximum(known.word[:, i], 0)], -1)
        for i in range(known.word.shape[1])
    ]
    born, company = numbered(held["born_on"]), numbered(held["company"])
    year, town = numbered(held["born_on"].astype("<U4")), numbered(held["address"].astype("<U8"))
    house = np.where(np.char.str_len(held["address"]) >= ADDRESS_FROM, held["address"], "")
    keys = [np.where(known.size > 1, known.exact, -1), both(born, town), numbered(house)]
    keys += [numbered(held[name]) for name in NUMBERS]
    for word in words:
        keys += [both(word, year), both(word, town), both(word, born), both(word, company)]
    return keys


def _agreed(found: Found, fields: dict[str, Field], rows: int) -> list[tuple[str, float]]:
    """For each row the fields on which its surest partner agrees, in words, and the probability of that pair."""
    import numpy as np

    if not found.left.size:
        return [("", 0.0)] * rows
    ends = np.concatenate([found.left, found.right])
    pair = np.tile(np.arange(found.left.size), 2)
    order = np.lexsort((pair, found.probability[pair], ends))
    ends, pair = ends[order], pair[order]
    last = np.flatnonzero(np.r_[ends[1:] != ends[:-1], True]) if ends.size else np.zeros(0, np.int64)
    best = np.full(rows, -1, np.int64)
    best[ends[last]] = pair[last]
    said = {
        "name": say("the name"), "born_on": say("the date of birth"), "address": say("the address"), "company": say("the company"),
        "id_number": say("the id number"), "phone": say("the phone number"), "email": say("the e-mail address"),
        "bank_card": say("the bank card"), "wechat": say("the WeChat id"), "qq": say("the QQ number"), "account": say("the account"),
    }  # fmt: skip
    least = {"name": 4, "born_on": 2, "address": 4}
    # What agrees is one of few sets of fields, numbered by their bits.
    which = np.zeros(rows, np.int64)
    for bit, (name, field) in enumerate(fields.items()):
        which |= (field.level[best] >= least.get(name, 1)).astype(np.int64) << bit
    which[best < 0] = 0
    words = {
        code: "; ".join(said[name] for bit, name in enumerate(fields) if code >> bit & 1)
        for code in np.unique(which).tolist()
    }
    stated = np.where(best >= 0, found.stated[best], 0.0)
    return [(words[code], p) for code, p in zip(which.tolist(), stated.tolist(), strict=True)]


LINKER = Linker(
    name="people",
    title="Descriptions of one person",
    kinds=("person",),
    mint=mint,
    source="Fellegi and Sunter, A theory for record linkage, 1969; docs/accuracy/people.md",
)
