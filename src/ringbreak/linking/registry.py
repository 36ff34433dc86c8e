"""The linkers, in the order in which they run. A new one is one line here.

Linkers from outside come through the entry-point group `ringbreak.linkers`, each naming a `Linker`, and run after ours.
"""

from __future__ import annotations

from functools import cache

from ringbreak.linking.linker import Linker
from ringbreak.linking.linkers import (
    accounts,
    books,
    cardboxes,
    casts,
    collectors,
    conduits,
    coordination,
    devices,
    flows,
    handovers,
    identifiers,
    infrastructure,
    interceptors,
    keepers,
    machines,
    media,
    merchants,
    money,
    payments,
    people,
    referrals,
    registers,
    rooms,
    slots,
    tasks,
    templates,
    toollogs,
)
from ringbreak.model import plugins
from ringbreak.model.plugins import plugged_in

LINKERS: tuple[Linker, ...] = (
    identifiers.LINKER,
    templates.LINKER,
    accounts.LINKER,
    devices.LINKER,
    media.LINKER,
    money.LINKER,
    coordination.LINKER,
    payments.LINKER,
    flows.LINKER,
    people.LINKER,
    slots.LINKER,
    infrastructure.LINKER,
    registers.LINKER,
    interceptors.LINKER,
    machines.LINKER,
    referrals.LINKER,
    books.LINKER,
    collectors.LINKER,
    keepers.LINKER,
    tasks.LINKER,
    cardboxes.LINKER,
    handovers.LINKER,
    conduits.LINKER,
    rooms.LINKER,
    casts.LINKER,
    merchants.LINKER,
    toollogs.LINKER,
)


@cache
def linkers() -> tuple[Linker, ...]:
    """Ours, then those of installed plug-ins, by the name of their entry point."""
    return LINKERS + plugged_in(plugins.LINKERS, Linker, [x.name for x in LINKERS])
