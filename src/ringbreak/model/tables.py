"""All tables, in the order in which the stages make them."""

from __future__ import annotations

from ringbreak.model.actions import ACTIONS
from ringbreak.model.citations import CITATIONS
from ringbreak.model.comparisons import COMPARISONS
from ringbreak.model.evidence import EVIDENCE
from ringbreak.model.fields import FIELDS
from ringbreak.model.findings import FINDINGS
from ringbreak.model.flags import FLAGS
from ringbreak.model.images import IMAGES
from ringbreak.model.issues import ISSUES
from ringbreak.model.judgements import JUDGEMENTS
from ringbreak.model.links import LINKS
from ringbreak.model.loose_groups import LOOSE_GROUPS
from ringbreak.model.mappings import MAPPINGS
from ringbreak.model.mentions import MENTIONS
from ringbreak.model.metrics import METRICS
from ringbreak.model.near_misses import NEAR_MISSES
from ringbreak.model.places import PLACES
from ringbreak.model.profiles import PROFILES
from ringbreak.model.records import RECORDS
from ringbreak.model.regions import REGIONS
from ringbreak.model.ring_changes import RING_CHANGES
from ringbreak.model.ring_joints import RING_JOINTS
from ringbreak.model.ring_members import RING_MEMBERS
from ringbreak.model.ring_transfers import RING_TRANSFERS
from ringbreak.model.rings import RINGS
from ringbreak.model.selectors import SELECTORS
from ringbreak.model.table import Table
from ringbreak.model.transfers import TRANSFERS
from ringbreak.model.weighing import WEIGHING

TABLES: tuple[Table, ...] = (
    EVIDENCE,
    PLACES,
    RECORDS,
    FIELDS,
    REGIONS,
    IMAGES,
    TRANSFERS,
    ACTIONS,
    METRICS,
    PROFILES,
    MAPPINGS,
    MENTIONS,
    SELECTORS,
    LINKS,
    COMPARISONS,
    RINGS,
    RING_MEMBERS,
    RING_JOINTS,
    LOOSE_GROUPS,
    NEAR_MISSES,
    RING_CHANGES,
    WEIGHING,
    RING_TRANSFERS,
    FINDINGS,
    CITATIONS,
    FLAGS,
    JUDGEMENTS,
    ISSUES,
)

BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
