"""What facts says, in Chinese."""

from __future__ import annotations

FACTS: dict[str, str] = {}
