"""People: descriptions of one person that differ in spelling, script, order or slips of the pen.

Fellegi and Sunter's model as Splink trains it, by expectation maximisation on the case and without labels, with two differences: how often
strangers agree is counted for the value at hand and not for the field, and no model is stored. docs/accuracy/people.md compares the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from ringbreak.engine.engine import Engine
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.model.progress import Progress
from ringbreak.words import say

if TYPE_CHECKING:
    from ringbreak.linking.agreement import F64, I8, I32, I64, B
    from ringbreak.linking.people.columns import Column
    from ringbreak.linking.people.matching import Compared, Found

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
ADDRESS_MOST = 12
"""Descriptions that may share an address before it is an office, a hostel or a town."""


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """One row a PROFILES row that belongs to a group of two or more; a group is one selector.

    A name and a town never suffice: the two must agree on a birthday, a number or a full address besides, whatever the model says.
    Memory: some 300 bytes a description, 10 a pair that is compared and 8 more if it may join.
    """
    import numpy as np

    from ringbreak.linking.people.columns import column
    from ringbreak.linking.people.matching import groups, joining, match

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
    count = rows.num_rows
    if count < 2:
        return
    progress.step("people", 0, count, "profiles")
    record = rows["record_id"].to_numpy()
    held = {}
    for name in ("name", "born_on", "address", "company", *NUMBERS):
        held[name] = column(rows[name])
        # Field by field, or the texts stay beside their numbers.
        rows = rows.drop_columns([name])
    called = held["name"]
    pairs, fields = _compared(held)
    # Neither the fields nor the pairs are needed beside what is made of them.
    held.clear()
    found = match(pairs, count)
    del pairs
    label = groups(found, count, SURE)
    size = np.bincount(label, minlength=count)[label]
    _write(engine, record, called, label, size, _agreed(found, joining(found, SURE), fields, count))
    progress.step("people", count, count, "profiles")


def _compared(held: dict[str, Column]) -> tuple[Compared, list[str]]:
    """The pairs of descriptions that may be one person's, and the fields they were compared by."""
    from ringbreak.linking.people.candidates import candidates
    from ringbreak.linking.people.evidence import (
        BeginningComparison,
        DateComparison,
        NameComparison,
        SameComparison,
        cut,
    )  # fmt: skip
    from ringbreak.linking.people.keys import houses, keys
    from ringbreak.linking.people.matching import compare

    known = cut(held["name"])
    numbers = [name for name in NUMBERS if held[name].texts.size]
    fields = {
        "name": NameComparison(known),
        "born_on": DateComparison(held["born_on"]),
        "address": BeginningComparison(held["address"]),
        "company": SameComparison(held["company"], 0.5),
        **{name: SameComparison(held[name], NUMBERS[name], RAREST) for name in numbers},
    }
    address = held["address"]
    house = address.only(houses(address) & (address.count <= ADDRESS_MOST))
    of = {name: n for n, name in enumerate(fields)}

    def firm(left: I32, right: I32, levels: Sequence[I8]) -> B:
        agreed: B = (house[left] >= 0) & (house[left] == house[right])
        agreed |= levels[of["born_on"]] >= 2
        for name in numbers:
            agreed |= levels[of[name]] == 1
        return agreed

    return compare(candidates(keys(known, held, list(NUMBERS))), list(fields.values()), firm), list(fields)


def _agreed(found: Found, joins: I64, fields: list[str], rows: int) -> tuple[list[str], I32, F64]:
    """On what the surest partner of each description agrees: the sets of fields in words, the number of each description's set, and the
    stated probability of that pair.

    joins: Pairs that join. Descriptions without one have number 0 and probability 0.
    """
    import numpy as np

    from ringbreak.linking.people.matching import stated

    ends, p = (found.left[joins], found.right[joins]), found.model[joins]
    most, best = np.zeros(rows), np.full(rows, -1, np.int64)
    for end in ends:
        np.maximum.at(most, end, p)
    # Of equally sure partners the last.
    for end in ends:
        surest = p == most[end]
        np.maximum.at(best, end[surest], joins[surest])
    said = {
        "name": say("the name"), "born_on": say("the date of birth"), "address": say("the address"), "company": say("the company"),
        "id_number": say("the id number"), "phone": say("the phone number"), "email": say("the e-mail address"),
        "bank_card": say("the bank card"), "wechat": say("the WeChat id"), "qq": say("the QQ number"), "account": say("the account"),
    }  # fmt: skip
    least = {"name": 4, "born_on": 2, "address": 4}
    words = [""]
    words += [
        "; ".join(
            said[name] for name, level in zip(fields, pattern, strict=True) if level >= least.get(name, 1)
        )
        for pattern in found.levels.tolist()
    ]
    there = best >= 0
    which = np.zeros(rows, np.int32)
    which[there] = found.pattern[best[there]].astype(np.int32) + 1
    told = np.zeros(rows)
    told[there] = stated(found.model[best[there]])
    return words, which, told


def _write(
    engine: Engine, record: I64, name: Column, label: I32, size: I64, agreed: tuple[list[str], I32, F64]
) -> None:
    """Mint a selector for each group of two or more: the hash of its records' ids, shown as the first letter of the first one's name."""
    import numpy as np
    import pyarrow as pa

    @cache
    def reason(others: int, on: str, p: str) -> str:
        return say(
            "its description agrees with {others} others of one person, best on {fields}, probability {p}",
            others=others, fields=on, p=p,
        )  # fmt: skip

    inside = np.flatnonzero(size > 1)
    words, which, p = agreed
    told = np.stack(
        [size[inside] - 1, which[inside].astype(np.int64), np.rint(p[inside] * 10_000).astype(np.int64)]
    )
    _, n, q = (told.max(axis=1, initial=0) + 1).tolist()
    code, number = np.unique((told[0] * n + told[1]) * q + told[2], return_inverse=True)
    whys = [reason(c // q // n, words[c // q % n], f"{c % q / 10_000:.4f}") for c in code.tolist()]
    initials = name.texts.astype("<U1")
    engine.register(
        "people_rows",
        pa.table(
            {
                "record_id": record[inside],
                "label": label[inside],
                "initial": pa.DictionaryArray.from_arrays(
                    name.number[inside], pa.array(initials.tolist(), pa.string())
                ),
                "reason": number.reshape(-1).astype(np.int32),
            }
        ),
    )
    engine.register(
        "people_reasons",
        pa.table({"reason": np.arange(len(whys), dtype=np.int32), "why": pa.array(whys, pa.string())}),
    )
    engine.execute(
        """
        INSERT INTO minted
        WITH groups AS (
          SELECT label, left(sha256(string_agg(CAST(record_id AS VARCHAR), chr(10) ORDER BY record_id)), 16) AS value,
                 min_by(initial, record_id) || '**' AS shown_as
          FROM people_rows GROUP BY label
        )
        SELECT record_id, 'person', value, shown_as, NULL, NULL, NULL, 0, why
        FROM people_rows JOIN groups USING (label) JOIN people_reasons USING (reason) ORDER BY record_id
        """
    )


LINKER = Linker(
    name="people",
    title="Descriptions of one person",
    kinds=("person",),
    mint=mint,
    source="Fellegi and Sunter, A theory for record linkage, 1969; docs/accuracy/people.md",
)
