"""What intake says, in Chinese."""

from __future__ import annotations

INTAKE: dict[str, str] = {}
