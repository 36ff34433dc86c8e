"""Forming rings: what holds together above the threshold, with stable names, weakest links and near misses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.engine.sink import Sink
from ringbreak.model.decisions import in_force
from ringbreak.model.loose_groups import LOOSE_GROUPS
from ringbreak.model.progress import SILENT, Progress
from ringbreak.model.ring_changes import RING_CHANGES
from ringbreak.model.weighing import WEIGHING
from ringbreak.rings import near, write
from ringbreak.rings.graph import Graph, build
from ringbreak.rings.identity import SKETCH, PreviousRing, name_rings
from ringbreak.rings.loose import CODES, I8
from ringbreak.rings.loose import table as loose_groups
from ringbreak.rings.payments import SPOKEN
from ringbreak.rings.threshold import Threshold, threshold

__all__ = ["PreviousRing", "RingSettings", "RingSummary", "form_rings"]


@dataclass(frozen=True, slots=True)
class RingSettings:
    """What a case may set.

    margin_bits: Added to the prior: 3 bits are odds of eight to one in favour before a link joins anything.
    min_records: Records from which a group is called a ring.
    """

    margin_bits: float = 3.0
    min_records: int = 3


@dataclass(frozen=True, slots=True)
class RingSummary:
    """What a run says about its rings; `sketches` go into the log's run entry and come back as `previous`."""

    rings: int
    records_in_rings: int
    threshold: Threshold
    sketches: tuple[PreviousRing, ...]
    changes: tuple[str, ...]


def form_rings(
    engine: Engine,
    sink: Sink,
    settings: RingSettings | None = None,
    progress: Progress = SILENT,
    previous: Sequence[PreviousRing] = (),
) -> RingSummary:
    """Write RINGS, RING_MEMBERS, RING_JOINTS, LOOSE_GROUPS, NEAR_MISSES, RING_CHANGES and WEIGHING.

    Reads: SELECTORS, LINKS, RECORDS, JUDGEMENTS.
    Args:
        previous: The rings of the run before, as its summary gave them; a ring keeps its id by the largest overlap.
    """
    settings = settings or RingSettings()
    decisions = in_force(engine.sql("SELECT * FROM judgements"))
    records = int(engine.sql("SELECT count(*) AS n FROM records")["n"][0].as_py())
    limit = threshold(records, settings.margin_bits)
    progress.step("rings", 0, None, "rings")
    graph = build(engine, limit.bits, decisions)
    loose = _loose(graph, settings.min_records)
    chosen = np.flatnonzero((graph.record_counts > 0) & (loose == 0)).tolist()
    known = _in_address_books(engine, graph, chosen)
    chosen = [label for label in chosen if label not in known]
    members = [graph.records_of(label) for label in chosen]
    names, changes = name_rings(members, previous, decisions.rejected)
    kept = [i for i, name in enumerate(names) if name not in decisions.rejected]
    order = sorted(kept, key=lambda i: (-len(members[i]), -graph.support(chosen[i]), names[i]))
    write.rings(engine, sink, graph, [(names[i], chosen[i]) for i in order], decisions)
    kept_names = {chosen[i]: names[i] for i in order}
    loose[sorted(known)] = CODES["listed"]
    loose[[label for label in chosen if label not in kept_names]] = CODES["rejected"]
    sink.write(LOOSE_GROUPS, loose_groups(engine, graph, loose, settings.min_records))
    near.parted(engine, graph, kept_names)
    near.paid(engine, graph, kept_names)
    near.write(engine, sink, limit.bits)
    sink.write(RING_CHANGES, write.changes(changes))
    sink.write(WEIGHING, write.weighing(limit, settings.min_records))
    progress.step("rings", len(order), len(order), "rings")
    return RingSummary(
        rings=len(order),
        records_in_rings=sum(len(members[i]) for i in order),
        threshold=limit,
        sketches=tuple(PreviousRing(names[i], tuple(members[i][:SKETCH].tolist())) for i in order),
        changes=tuple(change.why for change in changes if change.change not in ("new", "kept")),
    )


FEW = 5
"""Records from which one contact makes a ring even when nothing shows that more than one hand is behind it."""


def _loose(graph: Graph, least: int) -> I8:
    """By label, why a component is no ring (CODES), or 0: too few records, or not more than one hand or one means.

    One account whose posts are joined by nothing but itself and what only it shows is a person with a telephone, not an
    operation. Where accounts are unknown the group stands if two identifiers join it, or one in FEW records or more. Payments that
    share one account and nothing else are its statement: everybody who was ever paid has one, and a word or two of somebody's about
    the account, a complaint of his own perhaps, makes it no more. A saved chat knows its speakers by
    name: what one of them says, and nothing else joins, is one person's too, also where his id stands beside it (own_ids.py). Whoever else that
    account pays or is paid by makes a statement no more than that, as long as all the payments are its own. What a person told to
    count joins few records of unknown hands as well as many.
    """
    counts, authors = graph.record_counts, graph.author_counts
    one_voice = (graph.contact_counts == 0) & (graph.account_counts == 1)
    one_hand = (authors == 1) & (graph.unknown_authors == 0) | one_voice
    thin = (authors <= 1) & (graph.contact_counts <= 1) & (counts < FEW) & (graph.told_counts == 0)
    paid_alone = (graph.spoken_counts == 0) & (
        (graph.contact_counts <= 1) | graph.starred & (graph.contact_counts == graph.purse_counts)
    )
    told_little = (graph.spoken_counts < SPOKEN) & (graph.spoken_counts < counts)
    statement = paid_alone | told_little & (graph.contact_counts == 1) & (graph.purse_counts == 1)
    # The plainest reason of several is the one that is told.
    reasons = np.zeros(counts.size, np.int8)
    for reason, those in (
        ("statement", statement),
        ("thin", thin),
        ("one_hand", one_hand),
        ("few", counts < least),
    ):
        reasons[those] = CODES[reason]
    return reasons


def _in_address_books(engine: Engine, graph: Graph, labels: Sequence[int]) -> set[int]:
    """Components that are one person in lists of people: one name, no company, one number and what the lists say of it.

    The address book and the call list of a seized telephone name everybody its owner knows, each in several rows.
    """
    few = [label for label in labels if graph.contact_counts[label] <= 1]
    if not few:
        return set()
    records = [graph.records_of(label) for label in few]
    labels_of = np.repeat(few, [len(those) for those in records])
    engine.register("listed_people", pa.table({"label": labels_of, "record_id": np.concatenate(records)}))
    told = engine.sql(
        """
        SELECT l.label FROM listed_people l LEFT JOIN records r USING (record_id) LEFT JOIN profiles p USING (record_id)
        GROUP BY l.label
        HAVING bool_and(coalesce(r.kind = 'profile' AND p.name <> '' AND coalesce(p.company, '') = '', false))
          AND count(DISTINCT lower(regexp_replace(p.name, '\\s', '', 'g'))) = 1
        ORDER BY ALL
        """
    )
    return set(told["label"].to_pylist())
