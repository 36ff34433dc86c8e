"""The linkers, in the order in which they run. A new one is one line here."""

from __future__ import annotations

from ringbreak.linking.linker import Linker
from ringbreak.linking.linkers import accounts, devices, identifiers, media, money, templates

LINKERS: tuple[Linker, ...] = (
    identifiers.LINKER,
    templates.LINKER,
    accounts.LINKER,
    devices.LINKER,
    media.LINKER,
    money.LINKER,
)
