"""What cli says, in Chinese."""

from __future__ import annotations

CLI: dict[str, str] = {}
