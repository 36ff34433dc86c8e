"""Parts from other packages: what an entry-point group names, loaded, checked and sorted by name."""

from __future__ import annotations

from collections.abc import Collection
from importlib import metadata
from typing import Protocol, TypeVar

from ringbreak.errors import UsageError

PARSERS = "ringbreak.parsers"
SELECTORS = "ringbreak.selectors"
LINKERS = "ringbreak.linkers"
DETECTORS = "ringbreak.detectors"
EXPORTERS = "ringbreak.exporters"

GROUPS = (PARSERS, SELECTORS, LINKERS, DETECTORS, EXPORTERS)


class Named(Protocol):
    @property
    def name(self) -> str: ...


Part = TypeVar("Part", bound=Named)


def plugged_in(group: str, kind: type[Part], ours: Collection[str]) -> tuple[Part, ...]:
    """Parts of one kind from installed packages, sorted by the name of their entry point.

    Args:
        group: One of GROUPS.
        kind: The declaration each entry point must name, for example `Parser`.
        ours: Names already taken; a plug-in can add to what ringbreak does, never replace it.
    Raises: UsageError when one cannot be loaded, is of another kind, or bears a name that is taken: a part silently
        missing would be evidence unread or a link unseen.
    """
    found: list[Part] = []
    taken = set(ours)
    for point in sorted(metadata.entry_points(group=group), key=lambda p: (p.name, p.value)):
        try:
            part = point.load()
        except (ImportError, AttributeError, SyntaxError) as e:
            raise UsageError(
                "the plug-in {name} ({value}) cannot be loaded: {error}",
                name=point.name,
                value=point.value,
                error=e,
            ) from e
        if not isinstance(part, kind):
            raise UsageError(
                "the plug-in {name} ({value}) is not a {kind}",
                name=point.name,
                value=point.value,
                kind=kind.__name__,
            )
        if part.name in taken:
            raise UsageError(
                "the plug-in {name} ({value}) calls itself {taken}, and there is one of that name already; uninstall it or rename it",
                name=point.name,
                value=point.value,
                taken=part.name,
            )
        taken.add(part.name)
        found.append(part)
    return tuple(found)


def versions(*groups: str) -> tuple[str, ...]:
    """`package=version` of every package with a part in these groups, sorted; for telling whether code changed."""
    packages = {
        p.dist.name for group in groups for p in metadata.entry_points(group=group) if p.dist is not None
    }
    return tuple(sorted(f"{name}={metadata.version(name)}" for name in packages))
