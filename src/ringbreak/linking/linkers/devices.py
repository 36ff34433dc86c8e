"""Devices and sessions: accounts that act from one device, or from one address or cell within the hour."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.model.progress import Progress
from ringbreak.words import say


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """`device` for a device id; `session` for an address within an hour, or a cell within a minute."""
    device = literal(say("it was done from this device"))
    session = literal(say("it was done from this address or cell at this time"))
    engine.execute(
        f"""
        INSERT INTO minted
        WITH d AS (
          SELECT record_id, 'device' AS kind, device AS value, device AS shown, {device} AS why
          FROM actions WHERE device IS NOT NULL AND device <> ''
          UNION ALL
          SELECT record_id, 'session', ip || '@' || strftime(acted_at AT TIME ZONE 'UTC', '%Y-%m-%dT%H'),
                 ip || ' ' || strftime(acted_at AT TIME ZONE 'UTC', '%Y-%m-%d %H:00'), {session}
          FROM actions WHERE ip IS NOT NULL AND ip <> '' AND acted_at IS NOT NULL
          UNION ALL
          SELECT record_id, 'session', cell || '@' || strftime(acted_at AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M'),
                 cell || ' ' || strftime(acted_at AT TIME ZONE 'UTC', '%Y-%m-%d %H:%M'), {session}
          FROM actions WHERE cell IS NOT NULL AND cell <> '' AND acted_at IS NOT NULL
        ), u AS (SELECT DISTINCT * FROM d)
        SELECT record_id, kind, value, shown, NULL, NULL, NULL, 0, why FROM u
        WHERE (kind, value) IN (SELECT kind, value FROM u GROUP BY kind, value HAVING count(*) > 1)
        """
    )


LINKER = Linker(
    name="devices",
    title="One device, or one address or cell at one time",
    kinds=("device", "session"),
    mint=mint,
    source="docs/weighing.md",
)
