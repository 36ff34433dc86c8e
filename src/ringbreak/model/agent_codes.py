"""How a link or an offer says on whose account it was spread: what detectors count and pictures draw."""

from __future__ import annotations

AGENT_LINK = r"[?&/](?:ref|agent|aff|affiliate|invite|inviter|pid|tg|channel|code|r|u|uid|a|i)[=/]([A-Za-z0-9_-]{2,24})"
"""RE2, without regard to case; the first group is the code of whoever spread the link."""
AGENT_CODE = r"(?:代理|邀请|推荐|推广)码(?:是|为|[:：])?([A-Za-z0-9]{3,16})"
"""RE2, against text without white space."""
