"""Machines from which accounts are used whose owners complain of it, throw it out or change their password.

Who takes accounts over may do something else with each, so that no errand shows (see `linkers.machines`). The owners tell: they come to the
platform's desk, or take their account back from a telephone of their own. In a room of computers, at a till or behind a placeholder
nobody's account is used without him, and those who were there complain as seldom as everybody else does.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.kernels.components import components
from ringbreak.linking.account_spaces import SPACE
from ringbreak.linking.registers.weighing import tail
from ringbreak.model.accused_callers import COMPLAINANT

DESK = rf"{COMPLAINANT}|工单|用户原话|客诉|申诉|\bticket"
"""Headers of tables in which a desk notes what people complain of. RE2, ignoring case."""
TAKES_BACK = r"password|kick|revoke|appeal|freez|lock_account|remove_device|踢|撤销|收回|申诉|解封|冻结|改密|挂失|下线设备"
"""What an owner does to have his account for himself again. RE2, ignoring case."""
VISITS = 2
"""Days on which an account may be used from such machines; whoever works there comes back."""
BRIEF = 0.75
"""Share of a machine's accounts that must be used so."""
LEAST, PART = 5, 1 / 3
"""Owners who must complain or take their account back, and their share."""
DAYS = 60
"""Within which they do."""
CHANCE = 1e-4
"""The most often that chance may make so many of them do, by the share of the accounts that were never there."""


def taken_over(engine: Engine) -> list[tuple[tuple[str, str], tuple[str, str]]]:
    """Pairs of machines (each its platform and name) of one hand; machines at one address are one hand's.

    Reads: `worked` (record_id, space, evidence_id, actor, device, verb, acted_at, shared), ACTIONS, RECORDS, MAPPINGS.
    """
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE owner_signs AS
        WITH there AS (
          SELECT space, actor, min(acted_at) AS at, count(DISTINCT acted_at::DATE) AS days FROM worked WHERE shared GROUP BY ALL
        ), desks AS (
          SELECT evidence_id FROM mappings GROUP BY evidence_id HAVING bool_or(regexp_matches(header, {literal(DESK)}, 'i'))
        ), told AS (
          SELECT {SPACE} AS space, r.author AS actor, r.sent_at AS at FROM records r JOIN desks USING (evidence_id) WHERE r.author IS NOT NULL
          UNION ALL
          SELECT space, actor, acted_at FROM worked WHERE NOT shared AND regexp_matches(verb, {literal(TAKES_BACK)}, 'i')
        ), everybody AS (
          SELECT DISTINCT space, actor FROM worked
        )
        SELECT e.space, e.actor, t.actor IS NOT NULL AS was_there, coalesce(any_value(t.days), 0) AS days,
               coalesce(bool_or(s.actor IS NOT NULL AND (t.at IS NULL OR s.at IS NULL OR s.at::DATE BETWEEN t.at::DATE AND t.at::DATE + INTERVAL {DAYS} DAY)), false) AS signs
        FROM everybody e LEFT JOIN there t USING (space, actor) LEFT JOIN told s USING (space, actor) GROUP BY e.space, e.actor, t.actor
        """
    )
    usual = {
        row["space"]: (row["signs"] + 1) / (row["n"] + 2)
        for row in engine.sql(
            "SELECT space, count(*) AS n, count(*) FILTER (signs) AS signs FROM owner_signs WHERE NOT was_there GROUP BY space ORDER BY space"
        ).to_pylist()
    }
    _machines_by_address(engine)
    groups = engine.sql(
        f"""
        WITH accounts AS (
          SELECT DISTINCT m.machines, w.space, w.actor, o.days, o.signs
          FROM worked w JOIN owner_signs o USING (space, actor) JOIN machines_by_address m USING (space, device) WHERE w.shared
        )
        SELECT machines, space, count(*) AS accounts, count(*) FILTER (days <= {VISITS}) AS brief, count(*) FILTER (days <= {VISITS} AND signs) AS signs
        FROM accounts GROUP BY machines, space HAVING brief >= {BRIEF} * accounts AND signs >= greatest({LEAST}, {PART} * brief)
        ORDER BY machines, space
        """
    )
    engine.execute("DROP TABLE owner_signs")
    held = [
        group["machines"]
        for group in groups.to_pylist()
        if group["space"] in usual and tail(group["brief"], group["signs"], usual[group["space"]]) <= CHANCE
    ]
    engine.register("machines_held", pa.table({"machines": pa.array(held, pa.int32())}))
    machines = engine.sql(
        "SELECT space, device, first_value(device) OVER (PARTITION BY space, machines ORDER BY device) AS first "
        "FROM machines_by_address SEMI JOIN machines_held USING (machines) ORDER BY ALL"
    )
    spaces, devices, firsts = (machines[name].to_pylist() for name in ("space", "device", "first"))
    engine.execute("DROP TABLE machines_by_address")
    return [((s, first), (s, device)) for s, device, first in zip(spaces, devices, firsts, strict=True)]


def _machines_by_address(engine: Engine) -> None:
    """Make `machines_by_address` (space, device, machines): machines that stand at one address of a platform's log, one after the other or together."""
    places = engine.sql(
        """
        SELECT DISTINCT w.space, w.device, CAST(dense_rank() OVER (ORDER BY w.space, w.device) - 1 AS INTEGER) AS machine,
               CAST(dense_rank() OVER (ORDER BY w.space, coalesce(a.ip, '') = '', coalesce(nullif(a.ip, ''), w.device)) - 1 AS INTEGER) AS address
        FROM worked w JOIN actions a USING (record_id) WHERE w.shared AND a.device = w.device ORDER BY machine, address
        """
    )
    machine, address = (places[name].to_numpy() for name in ("machine", "address"))
    nodes = int(machine.max()) + 1 if machine.size else 0
    label = components(
        nodes + (int(address.max()) + 1 if address.size else 0), machine, address + np.int32(nodes)
    )
    engine.register("machines_seen", places.append_column("machines", pa.array(label[machine])))
    engine.execute(
        "CREATE OR REPLACE TEMP TABLE machines_by_address AS SELECT DISTINCT space, device, machines FROM machines_seen"
    )
