"""Machines: devices from which many accounts are worked by one hand.

Whoever takes accounts over, or runs a stock of them, works them from a few machines. To the account's other contacts such a machine looks
public: four hundred owners have nothing else in common. What gives the hand away is that the accounts do one thing from it: they name
the same contact to their friends, or they like, report or comment on the same things, and accounts that act from a device of their
own do so far less. A telephone that a family shares shows three accounts and no common errand; a placeholder that the log writes where
it knows no device has no errand either, and what all its accounts name is named from everywhere. A large stock of accounts is dealt
out so that hardly two of one machine do the same; then its machines act beside one another (coaction/beside.py). And where each account that is
taken over is used for something else, its owner comes to complain (coaction/owners.py).
"""

from __future__ import annotations

import hashlib

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import sentence
from ringbreak.linking.account_spaces import SPACE
from ringbreak.linking.coaction.owners import taken_over
from ringbreak.linking.columns import OPEN_TO_ALL, PEOPLE, TARGETS
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.model.progress import Progress

ACCOUNTS = 5
"""Accounts a device must have."""
SAME = 3
"""Accounts of one device that must show a thing before it is an errand of the device, and errands a device must have."""
OWN = 0.8
"""Share of a log's devices that must have one or two accounts: then the column names devices, not models of telephones."""
DEVICES = 8
"""Devices a log must name to show that."""
BEYOND = 30.0
"""Bits by which chance must fail to explain that the accounts that show a device's errands are those with shared devices."""
LOOKED_AT = "('view', 'visit', 'request', 'click', 'read', 'search', 'download')"
"""A room full of computers opens one page, and means nothing by it."""
NAMELESS = r"^(?:unknown|none|null|n/?a|nan|undefined|default|test|other|web|pc|h5|ios|android|windows|mac|linux|iphone|ipad|未知|无|其他|空|网页|电脑|手机|[0x:*?.\s_-]*)$"
"""What logs write where they know no device. RE2, ignoring case."""


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """`machine` on everything done from a set of devices that are one hand's.

    Devices are one set when accounts of both name the same contact, or show three of the same things.

    Reads: ACTIONS with actor and device, MENTIONS and what was minted of them, MAPPINGS.
    """
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE worked AS
        WITH acts AS (
          SELECT a.record_id, {SPACE} AS space, r.evidence_id, a.actor, a.device, lower(a.verb) AS verb, a.target, a.acted_at FROM actions a JOIN records r USING (record_id)
          WHERE coalesce(a.actor, '') <> '' AND coalesce(a.device, '') <> '' AND NOT regexp_matches(a.device, '{NAMELESS}', 'i')
        ), held AS (
          SELECT space, device, count(DISTINCT actor) AS accounts FROM acts GROUP BY ALL
        ), logs AS (
          SELECT space FROM held GROUP BY space
          HAVING count(*) >= {DEVICES} AND avg((accounts <= 2)::INT) >= {OWN} AND max(accounts) >= {ACCOUNTS}
        )
        SELECT a.*, h.accounts, h.accounts >= {ACCOUNTS} AS shared FROM acts a JOIN logs USING (space) JOIN held h USING (space, device)
        """
    )
    if not engine.sql("SELECT count(*) AS n FROM worked")["n"][0].as_py():
        engine.execute("DROP TABLE worked")
        return
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE errands AS
        WITH targets AS ({TARGETS}), things AS (
          SELECT record_id, kind || ':' || value AS thing, true AS named FROM minted
          WHERE field IN ('text', 'title') AND kind IN ({PEOPLE})
          UNION
          SELECT w.record_id, m.kind || ':' || m.value, false FROM worked w JOIN minted m USING (record_id)
          JOIN targets t ON t.evidence_id = w.evidence_id AND t.field = m.field
          WHERE m.kind NOT IN ({PEOPLE}, 'domain') AND w.verb IN ({OPEN_TO_ALL}) AND w.verb NOT IN {LOOKED_AT}
          UNION
          SELECT record_id, 'target:' || target, false FROM actions
          WHERE coalesce(target, '') <> '' AND lower(verb) IN ({OPEN_TO_ALL}) AND lower(verb) NOT IN {LOOKED_AT}
        )
        , said AS (
          -- What an account said or did in another file of its platform, where no device is told: reviews beside a log of sessions.
          SELECT r.record_id, {SPACE} AS space, coalesce(r.author, a.actor) AS actor FROM records r
          LEFT JOIN (SELECT record_id, min(actor) AS actor, bool_or(coalesce(device, '') <> '') AS told FROM actions GROUP BY record_id) a USING (record_id)
          WHERE coalesce(r.author, a.actor, '') <> '' AND NOT coalesce(a.told, false)
        ), mostly AS (
          -- Whoever borrowed a machine once said the rest from elsewhere.
          SELECT space, actor, device, any_value(shared) AS shared FROM worked GROUP BY space, actor, device
          QUALIFY 2 * sum(count(*) FILTER (shared)) OVER (PARTITION BY space, actor) >= sum(count(*)) OVER (PARTITION BY space, actor)
        ), each AS (
          SELECT DISTINCT space, device, actor, shared, record_id FROM worked
          UNION SELECT m.space, m.device, m.actor, m.shared, s.record_id FROM mostly m JOIN said s USING (space, actor)
        )
        SELECT e.space, e.device, e.actor, any_value(e.shared) AS shared, t.thing, any_value(t.named) AS named
        FROM each e JOIN things t USING (record_id) GROUP BY ALL
        """
    )
    sets = _sets(engine, settings)
    why = sentence(
        "it was done from one of {devices} machines, from which {accounts} accounts were worked that name or act on the same things, or whose owners complain",
        devices="z.devices", accounts="z.accounts",
    )  # fmt: skip
    if sets:
        import pyarrow as pa

        engine.register(
            "machine_sets",
            pa.table(
                {
                    "space": pa.array([s[0] for s in sets], pa.large_string()),
                    "device": pa.array([s[1] for s in sets], pa.large_string()),
                    "value": pa.array([s[2] for s in sets], pa.large_string()),
                }
            ),
        )
        engine.execute(
            f"""
            INSERT INTO minted
            WITH sized AS (
              SELECT s.value, count(DISTINCT w.device) AS devices, count(DISTINCT w.actor) AS accounts
              FROM machine_sets s JOIN worked w USING (space, device) GROUP BY s.value
            )
            SELECT DISTINCT w.record_id, 'machine', s.value, '× ' || z.devices, NULL, NULL, NULL, 0,
                   {why}
            FROM worked w JOIN machine_sets s USING (space, device) JOIN sized z ON z.value = s.value ORDER BY w.record_id
            """
        )
    engine.execute("DROP TABLE errands")
    engine.execute("DROP TABLE worked")


Device = tuple[str, str]
"""Its platform and its name."""


def _sets(engine: Engine, settings: LinkSettings) -> list[tuple[str, str, str]]:
    """Platform, device and name of its set, of every device that is one hand's."""
    import numpy as np

    from ringbreak.kernels.components import components

    moments = _by_moments(engine, settings.coordination_window)
    pairs = [*_by_errands(engine), *_by_names(engine), *moments, *taken_over(engine)]
    names = sorted({device for pair in pairs for device in pair})
    if not names:
        return []
    number = {device: n for n, device in enumerate(names)}
    left, right = (np.array([number[pair[side]] for pair in pairs], np.int32) for side in (0, 1))
    group = components(len(names), left, right)
    members: dict[int, list[int]] = {}
    for n, root in enumerate(group.tolist()):
        members.setdefault(root, []).append(n)
    value = {
        root: hashlib.sha256("\n".join("/".join(names[n]) for n in held_by).encode()).hexdigest()[:16]
        for root, held_by in members.items()
    }
    return [(*names[n], value[root]) for n, root in enumerate(group.tolist())]


def _by_errands(engine: Engine) -> list[tuple[Device, Device]]:
    """Pairs of devices that run the same errands; each device that has any is paired with itself too."""
    import pyarrow as pa

    from ringbreak.linking.coaction.chance import binomial_surprise

    things = engine.sql(
        """
        WITH logs AS (
          SELECT space, count(DISTINCT actor) FILTER (shared) AS inside, count(DISTINCT actor) AS everybody FROM worked GROUP BY ALL
        )
        SELECT space, thing, bool_or(named) AS named, count(DISTINCT actor) AS accounts, count(DISTINCT actor) FILTER (shared) AS shared,
               any_value(inside) / any_value(everybody) AS expected
        FROM errands JOIN logs USING (space) GROUP BY ALL HAVING count(DISTINCT actor) FILTER (shared) >= $1 ORDER BY ALL
        """.replace("$1", str(SAME))
    )
    surprise = binomial_surprise(
        things["shared"].to_numpy(), things["accounts"].to_numpy(), things["expected"].to_numpy()
    )
    engine.register("errand_bits", things.append_column("bits", pa.array(surprise)))
    shown = engine.sql(
        f"""
        SELECT e.space, e.device, e.thing, bool_or(e.named) AS named, any_value(b.bits) AS bits
        FROM errands e JOIN errand_bits b USING (space, thing) WHERE e.shared
        GROUP BY e.space, e.device, e.thing HAVING count(DISTINCT e.actor) >= {SAME} ORDER BY ALL
        """
    )
    if not shown.num_rows:
        return []
    engine.register("errand_shown", shown)
    pairs = engine.sql(
        f"""
        WITH held AS (
          SELECT space, device FROM errand_shown GROUP BY ALL HAVING count(*) >= {SAME} AND sum(bits ORDER BY thing) >= {BEYOND}
        ), s AS (
          SELECT space, device, thing, named, bits FROM errand_shown SEMI JOIN held USING (space, device)
        )
        SELECT a.space AS ls, a.device AS l, b.space AS rs, b.device AS r FROM s a
        JOIN s b ON a.thing = b.thing AND (a.space, a.device) < (b.space, b.device)
        WHERE a.bits > 0 AND b.bits > 0 GROUP BY ALL HAVING count(*) >= {SAME} OR bool_or(a.named)
        UNION SELECT space, device, space, device FROM held ORDER BY ALL
        """
    )
    ls, left, rs, right = (pairs[c].to_pylist() for c in ("ls", "l", "rs", "r"))
    return list(zip(zip(ls, left, strict=True), zip(rs, right, strict=True), strict=True))


def _by_names(engine: Engine) -> list[tuple[Device, Device]]:
    """Pairs of devices whose accounts name what accounts of other such devices name in what they send, as nobody else's do.

    However many contacts the hand has: no two accounts of one device need to name the same.
    """
    import numpy as np

    from ringbreak.linking.coaction.beside import in_common
    from ringbreak.linking.coaction.chance import binomial_surprise

    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE machine_names AS
        WITH named AS (SELECT DISTINCT space, device, actor, shared, thing FROM errands WHERE named), things AS (
          SELECT thing, count(DISTINCT (space, device)) FILTER (shared) AS devices, count(DISTINCT (space, actor)) FILTER (shared) AS inside,
                 count(DISTINCT (space, actor)) AS accounts
          FROM named GROUP BY thing
        )
        SELECT n.*, t.inside, t.accounts FROM named n JOIN things t USING (thing) WHERE t.devices >= CASE WHEN n.shared THEN 2 ELSE 1 END
        """
    )
    held = engine.sql(
        f"""
        WITH there AS (
          SELECT space, device, any_value(shared) AS shared, count(DISTINCT actor) AS accounts FROM worked GROUP BY space, device
        ), naming AS (
          SELECT space, device, count(DISTINCT actor) AS accounts FROM machine_names GROUP BY space, device
        ), usual AS (
          SELECT t.space, (sum(coalesce(n.accounts, 0)) + 1) / (sum(t.accounts) + 1) AS usual, sum(t.accounts) AS everybody
          FROM there t LEFT JOIN naming n USING (space, device) WHERE NOT t.shared GROUP BY t.space
        )
        SELECT t.space, t.device, n.accounts AS naming, t.accounts, CAST(u.usual AS DOUBLE) AS usual
        FROM there t JOIN naming n USING (space, device) JOIN usual u USING (space)
        WHERE t.shared AND n.accounts >= {ACCOUNTS} ORDER BY t.space, t.device
        """
    )
    surprise = binomial_surprise(
        held["naming"].to_numpy(), held["accounts"].to_numpy(), held["usual"].to_numpy()
    )
    held = held.filter(surprise >= BEYOND)
    names = list(zip(held["space"].to_pylist(), held["device"].to_pylist(), strict=True))
    engine.register("machines_naming", held)
    # A contact that everybody else names as often as they do joins no two of them.
    things = engine.sql(
        """
        WITH logs AS (SELECT count(DISTINCT (space, actor)) FILTER (shared) / count(DISTINCT (space, actor)) AS inside FROM worked)
        SELECT DISTINCT CAST(dense_rank() OVER (ORDER BY thing) - 1 AS INTEGER) AS thing,
               CAST(dense_rank() OVER (ORDER BY space, device) - 1 AS INTEGER) AS machine, n.inside, n.accounts, l.inside AS expected
        FROM machine_names n JOIN machines_naming USING (space, device), logs l ORDER BY ALL
        """
    )
    engine.execute("DROP TABLE machine_names")
    theirs = (
        binomial_surprise(
            things["inside"].to_numpy(), things["accounts"].to_numpy(), things["expected"].to_numpy()
        )
        > 0.0
    )
    thing, machine = (np.ascontiguousarray(things[c].to_numpy()[theirs]) for c in ("thing", "machine"))
    left, right = in_common(thing, machine, len(names))
    return [(names[a], names[b]) for a, b in zip(left.tolist(), right.tolist(), strict=True)]


def _by_moments(engine: Engine, window: float) -> list[tuple[Device, Device]]:
    """Pairs of devices that act on the same things within `window` seconds of each other, as nobody else does beside them."""
    import numpy as np

    from ringbreak.linking.coaction.beside import worked_together
    from ringbreak.linking.coaction.shares import Shares

    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE moments AS
        SELECT space, device, actor, CAST(dense_rank() OVER (ORDER BY space, verb, target) - 1 AS INTEGER) AS object,
               CAST(dense_rank() OVER (ORDER BY space, device) - 1 AS INTEGER) AS machine,
               CAST(row_number() OVER (ORDER BY record_id, verb, target) - 1 AS INTEGER) AS content,
               CAST(epoch_us(acted_at) AS DOUBLE) / 1e6 AS time
        FROM worked WHERE coalesce(target, '') <> '' AND acted_at IS NOT NULL AND verb IN ({OPEN_TO_ALL}) AND verb NOT IN {LOOKED_AT}
        """
    )
    rows = engine.sql("SELECT object, machine, content, time FROM moments ORDER BY object, time, content")
    known = engine.sql(
        f"SELECT space, device, count(DISTINCT actor) >= {ACCOUNTS} AS many FROM moments GROUP BY machine, space, device ORDER BY machine"
    )
    engine.execute("DROP TABLE moments")
    many = known["many"].to_numpy()
    if not np.any(many):
        return []
    shares = Shares(*(rows[name].to_numpy() for name in ("object", "machine", "content", "time")))
    left, right = worked_together(shares, many, window)
    names = list(zip(known["space"].to_pylist(), known["device"].to_pylist(), strict=True))
    return [(names[a], names[b]) for a, b in zip(left.tolist(), right.tolist(), strict=True)]


LINKER = Linker(
    name="machines",
    title="Devices from which one hand works many accounts",
    kinds=("machine",),
    mint=mint,
    source="docs/case-types.md",
)
