"""How alike two words of names are."""

from __future__ import annotations

from functools import cache

from ringbreak.linking.people.latin import skeleton

SAME, SHORT, ALIKE, NEAR, INITIAL, NONE = 1.0, 0.95, 0.93, 0.8, 0.6, 0.0

_NICKNAMES = """
abdullah abdallah abdulla|aleksandr alexander alex sasha alexandr alejandro alessandro xander aleksandar|alexandra sandra sasha alexandria|andrew andy drew andrei andrey|anthony tony antonio anton
benjamin ben benny bibi|abd abdul abdel abdal abdol|barbara barb babs|charles charlie chuck carl karl carlos carlo|catherine katherine kate katie kathy cathy katya ekaterina|christopher chris|christine christina chris tina
daniel dan danny|david dave davey|deborah debbie deb|dmitry dmitri dimitri dima|donald don donny|dorothy dot dolly|edward ed eddie ted ned|eleanor ellie nell nora|elizabeth liz beth betty eliza lizzie bess elisabeth
eugene gene evgeny yevgeny evgeni|francis frank frankie francisco|frederick fred freddy friedrich fritz frederic fredrick|gabriel gabe|george georgie jorge georg|gerald gerry jerry|gregory greg grigory|harold harry hal
henry harry hank heinrich|isabella bella isabel|ivan vanya|jacob jake|james jim jimmy jamie|jeffrey jeff geoffrey|jennifer jen jenny|jessica jess jessie|john jon johnny jack jonathan johannes johann hans|joseph joe josef jose giuseppe pepe
joshua josh|katrina kat|kenneth ken kenny|lawrence larry laurence|leonard leo len|louis lou luis lewis ludwig|margaret maggie meg peggy marge greta|maria mary marie molly polly|matthew matt matthias mateo|megan meg|michael mike mick mickey mikhail misha miguel michel
mohammed muhammad mohamed mohammad mohamad muhammed mehmet mahomed mohd|nathaniel nathan nate|nicholas nick nicky nikolai nikolay kolya nicolas|olga olya|pamela pam|patricia pat patty trish|patrick pat paddy|peter pete petr pyotr pedro|philip phil|rebecca becky
richard rick dick rich ricky|robert rob bob bobby robbie|ronald ron ronny|samuel sam sammy|sergei sergey serge seryozha|stephen steven steve stefan|susan sue susie suzanne|tatiana tanya tatyana|theodore ted teddy fyodor|thomas tom tommy tomas
timothy tim|victor viktor vic|victoria vicky tori|vincent vince vinny|vladimir volodymyr vova vlad volodya|walter walt wally|william will bill billy willy liam wilhelm|yuri yury|zachary zach zack|yousef yusuf youssef joseph|ahmed ahmad|hussein husayn hossein|ali aly|usama osama
"""


@cache
def _nicknames() -> dict[str, frozenset[int]]:
    made: dict[str, set[int]] = {}
    for number, group in enumerate(g for line in _NICKNAMES.split("\n") for g in line.split("|") if g):
        for name in group.split():
            made.setdefault(name, set()).add(number)
    return {k: frozenset(v) for k, v in made.items()}


def short_forms(word: str) -> frozenset[int]:
    """Numbers of the groups of short forms that a word belongs to."""
    return _nicknames().get(word, frozenset())


def distance(a: str, b: str, most: int) -> int:
    """Edits (insert, delete, replace, swap of neighbours) between two words, or most + 1 when there are more.

    Only a band of 2 * most + 1 cells a row is filled, so time is linear in the length for a given `most`.
    """
    if abs(len(a) - len(b)) > most:
        return most + 1
    if most == 1:
        return _one_edit(a, b)
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        after = [i] + [most + 1] * len(b)
        for j in range(max(1, i - most), min(len(b), i + most) + 1):
            y = b[j - 1]
            best = min(row[j - 1] + (x != y), row[j] + 1, after[j - 1] + 1)
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                best = min(best, before[j - 2] + 1)
            after[j] = best
        before, row = row, after
    return min(row[-1], most + 1)


def _one_edit(a: str, b: str) -> int:
    """0, 1 or 2 for more, of words whose lengths differ by one at most: what is left behind the first difference must be the same."""
    if a == b:
        return 0
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) != len(b):
        return 1 if a[at + (len(a) > len(b)) :] == b[at + (len(b) > len(a)) :] else 2
    if a[at + 1 :] == b[at + 1 :] or (
        a[at : at + 2] == b[at + 1 : at + 2] + b[at] and a[at + 2 :] == b[at + 2 :]
    ):
        return 1
    return 2


def edits_allowed(length: int) -> int:
    """Slips of the pen that a word of this length may have: none below four letters, one to seven, two beyond."""
    return 0 if length < 4 else 1 if length < 8 else 2


@cache
def alike(a: str, b: str) -> float:
    """SAME, SHORT (a short form of the other), ALIKE (spelt as it sounds), NEAR (slips), INITIAL or NONE."""
    if a == b:
        return SAME
    if not a or not b:
        return NONE
    if a.isdigit() or b.isdigit():
        return NONE
    if len(a) == 1 or len(b) == 1:
        return INITIAL if a[0] == b[0] else NONE
    known = _nicknames()
    if known.get(a, frozenset()) & known.get(b, frozenset()):
        return SHORT
    if not (a.isascii() and b.isascii()):
        # In scripts that are not turned into Latin letters one sign is a syllable or a word.
        return NONE
    p, q = skeleton(a), skeleton(b)
    if min(len(a), len(b)) >= 3 and p == q:
        return ALIKE
    if min(len(p), len(q)) >= 5 and distance(p, q, 1) <= 1:
        return NEAR
    most = edits_allowed(min(len(a), len(b)))
    if most and distance(a, b, most) <= most:
        return NEAR
    return NONE
