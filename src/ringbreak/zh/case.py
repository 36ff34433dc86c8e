"""What case says, in Chinese."""

from __future__ import annotations

CASE: dict[str, str] = {}
