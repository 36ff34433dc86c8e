"""Links whose query numbers messages: a mailer puts another `?sid=` or `?ref=` into each letter, to know who clicked.

What differs so tells receivers apart and not senders: it is nobody's code, and that it differs says nothing of what stands beside it.
"""

from __future__ import annotations

SERIAL = 5
"""Messages of one account with the same page under a query of its own each, from which the query numbers them."""
OWN = 0.9
"""Share of those messages whose query no other message of the account has."""


def _serial(varies: str, page: str) -> str:
    return f"""
  SELECT record_id, url FROM (
    SELECT DISTINCT n.record_id, n.value AS url, coalesce(r.platform, '') || ':' || r.author AS account, {page} AS page
    FROM mentions n JOIN records r USING (record_id)
    WHERE n.kind = 'url' AND {varies} AND r.author <> '' AND (r.kind = 'mail' OR r.platform = 'sms')
  )
  QUALIFY count(DISTINCT record_id) OVER (PARTITION BY account, page) >= {SERIAL}
    AND count(DISTINCT url) OVER (PARTITION BY account, page) >= {OWN} * count(DISTINCT record_id) OVER (PARTITION BY account, page)"""


_QUERY = "regexp_extract(n.value, '^[^?#]*')"
SERIAL_LINKS = _serial("contains(n.value, '?')", _QUERY)
"""SQL over MENTIONS and RECORDS: record_id, url, of links of letters that differ in their query."""
SERIAL_CODES = _serial(
    "true", f"CASE WHEN contains(n.value, '?') THEN {_QUERY} ELSE regexp_replace(n.value, '[^/]*/?$', '') END"
)
"""The same with those that differ in the end of their path: the /u/1f3a of an unsubscription is no agent's code either."""
