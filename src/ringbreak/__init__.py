"""ringbreak: from a folder of lawfully held evidence to the rings behind it.

import ringbreak
case = ringbreak.open_case("mycase")
case.run()
for ring in case.rings(): ...
ringbreak.extract("加V 13800138000")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ringbreak.version import VERSION as __version__

if TYPE_CHECKING:
    from ringbreak.case.api import investigate, new_case, open_case
    from ringbreak.selectors.extract import extract, extract_arrow

__all__ = ["__version__", "extract", "extract_arrow", "investigate", "new_case", "open_case"]

_WHERE = {
    "investigate": "ringbreak.case.api",
    "new_case": "ringbreak.case.api",
    "open_case": "ringbreak.case.api",
    "extract": "ringbreak.selectors.extract",
    "extract_arrow": "ringbreak.selectors.extract",
}


def __getattr__(name: str) -> Any:
    """Load on first use: `import ringbreak` costs nothing but itself."""
    if name in _WHERE:
        from importlib import import_module

        return getattr(import_module(_WHERE[name]), name)
    raise AttributeError(f"module 'ringbreak' has no attribute {name!r}")
