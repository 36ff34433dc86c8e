"""What dossier says, in Chinese."""

from __future__ import annotations

DOSSIER: dict[str, str] = {}
