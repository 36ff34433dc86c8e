"""What linking says, in Chinese."""

from __future__ import annotations

LINKING: dict[str, str] = {}
