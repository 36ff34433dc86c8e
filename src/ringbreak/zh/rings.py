"""What rings says, in Chinese."""

from __future__ import annotations

RINGS: dict[str, str] = {}
