"""`python -m ringbreak`."""

from __future__ import annotations

from ringbreak.cli.main import entry

entry()
