"""The version, in one place for the log, the dossier and the command line."""

from __future__ import annotations

VERSION = "0.1.0"
