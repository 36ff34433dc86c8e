"""May anything leave this case? Only under a stated legal basis that still holds."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from ringbreak.case.case import Case
from ringbreak.errors import NotAuthorised


def may_leave(case: Case) -> None:
    """Every verb that hands something out (bundle, export) calls this first.

    An authority holds through the day it names, counted in the case's own time zone. One place without a basis, or under
    one that has run out, keeps everything inside: a dossier joins all of it.

    Raises: NotAuthorised naming how many places and which authority, and what to do.
    """
    unstated = case.unstated()
    if unstated:
        raise NotAuthorised(
            "nothing leaves this case: {count} of its files were added without a legal basis. State it: ringbreak authority {case} --authority TEXT",
            count=unstated,
            case=case.path,
        )
    today = case.clock().astimezone(ZoneInfo(case.settings.time_zone)).date()
    used = {p.authority_id for p in case.places()}
    for authority_id, authority in sorted(case.authorities().items()):
        if authority_id in used and authority.expires and date.fromisoformat(authority.expires) < today:
            raise NotAuthorised(
                "nothing leaves this case: the authority {basis} held until {expires}. State the one that holds now: ringbreak authority {case} --authority TEXT --instead-of {authority_id}",
                basis=authority.basis,
                expires=authority.expires,
                case=case.path,
                authority_id=authority_id,
            )
