"""What selectors says, in Chinese."""

from __future__ import annotations

SELECTORS: dict[str, str] = {}
