"""What a person decided becomes an entry of the log, honoured by every later run."""

from __future__ import annotations

from ringbreak.case.case import Case
from ringbreak.case.log import Entry
from ringbreak.case.typed import meant
from ringbreak.errors import UsageError

VERBS = {
    "confirm": "a ring, as it stands",
    "reject": "a ring: it is not one",
    "must_link": "two records belong together",
    "cannot_link": "two records do not belong together",
    "suppress": "a selector links nothing",
    "include": "a selector links, though it was held back",
    "role": "a member has a role: MEMBER=ROLE",
    "note": "a remark on anything",
    "undo": "an earlier judgement",
}
PAIRS = {"must_link", "cannot_link"}
EACH = {"suppress", "include"}
"""Judgements of which several may be made in one go, each an entry of its own."""


def judge(case: Case, verb: str, objects: list[str], *, why: str = "") -> list[Entry]:
    """Write a judgement, or one for each selector that is included or suppressed: all of them or, where one object is none, none.

    Args:
        objects: What it is about: a ring (R1 or its id), record ids, selectors as kind:value or by id, or for undo
            the judgement's id.
    Raises: UsageError for an unknown verb, the wrong number of objects, or a judgement that cannot be undone.
    """
    verb = verb.replace("-", "_")
    if verb not in VERBS:
        raise UsageError("unknown judgement {verb}; there are: {known}", verb=verb, known=", ".join(VERBS))
    wanted = 2 if verb in PAIRS else 1
    if len(objects) < wanted or (verb not in PAIRS | EACH and len(objects) > 1):
        raise UsageError(
            "{verb} takes {wanted} object(s), not {found}", verb=verb, wanted=wanted, found=len(objects)
        )
    objects = [_resolved(case, verb, o) for o in objects]
    about = list(dict.fromkeys(objects)) if verb in EACH else [",".join(objects)]
    with case.lock:
        return case.append([("judgement", {"object": what, "verb": verb, "why": why}) for what in about])


def _resolved(case: Case, verb: str, what: str) -> str:
    """Names people type (R1) as ids that stay; everything is checked to exist."""
    from ringbreak.case.query import rows

    if verb == "undo":
        known = {e.digest[:16]: e for e in case.log.of("judgement")}
        match = [d for d in known if d.startswith(what)]
        if len(match) != 1:
            raise UsageError(
                "no judgement {what}; ringbreak list judgements {case} shows their ids",
                what=what,
                case=case.path,
            )
        if known[match[0]].body["verb"] == "undo":
            raise UsageError("{what} is itself an undo; judge again instead", what=what)
        if any(e.body["verb"] == "undo" and e.body["object"] == match[0] for e in case.log.of("judgement")):
            raise UsageError("{what} is undone already; judge again instead", what=what)
        return match[0]
    if verb == "role":
        return _role(case, what)
    if what[:1] in "Rr" and what[1:].isdigit():
        found = rows(case, "SELECT ring_id FROM rings WHERE rank = ?", int(what[1:]))
        if not found:
            raise UsageError("no ring {what}; ringbreak rings {case} lists them", what=what, case=case.path)
        return str(found[0]["ring_id"])
    if verb in ("suppress", "include"):
        number = _selector(case, what)
        if number is None:
            raise UsageError(
                "no selector {what}; write it as kind:value (phone:+8613800138000) or by its id from ringbreak list selectors {case}",
                what=what,
                case=case.path,
            )
        return str(number)
    if verb in PAIRS and (
        not what.isdigit() or not rows(case, "SELECT 1 FROM records WHERE record_id = ?", int(what))
    ):
        raise UsageError(
            "no record {what}; record ids are in ringbreak rings {case} --json and the tables",
            what=what,
            case=case.path,
        )
    if verb in ("confirm", "reject") and not rows(case, "SELECT 1 FROM rings WHERE ring_id = ?", what):
        raise UsageError("no ring {what}; ringbreak rings {case} lists them", what=what, case=case.path)
    return what


def _selector(case: Case, what: str) -> int | None:
    """The selector that is meant, by its id or as `explain` takes it; None when there is none.

    Raises: UsageError when what is written may mean several.
    """
    from ringbreak.case.query import engine_of, rows
    from ringbreak.rings.explain import the_one

    if what.isdigit() and rows(case, "SELECT 1 FROM selectors WHERE selector_id = ?", int(what)):
        return int(what)
    _, engine = engine_of(case)
    try:
        typed = meant(engine, what)
        if typed != what and typed.isdigit():
            return int(typed)
        found = the_one(engine, typed)
    finally:
        engine.close()
    return int(found["selector_id"]) if found else None


def _role(case: Case, what: str) -> str:
    """MEMBER=ROLE with the member's id: a record or a selector that is of a ring, in one of the roles there are."""
    from ringbreak.case.query import rows
    from ringbreak.dossier.labels import ROLES

    member, _, role = (part.strip() for part in what.rpartition("="))
    if member and role not in ROLES:
        raise UsageError("no role {role}; there are: {known}", role=role or what, known=", ".join(ROLES))
    plain = member.rpartition(",")[2]
    number = int(plain) if plain.isdigit() else _selector(case, plain)
    if number is None or not rows(case, "SELECT 1 FROM ring_members WHERE member_id = ?", number):
        raise UsageError(
            "no member {what} in any ring; ringbreak rings {case} R1 lists members with their ids",
            what=member or what,
            case=case.path,
        )
    return f"{member[: len(member) - len(plain)]}{number}={role}"
