"""Import all that verbs use, once, so that forked children start warm; and fix what would make runs differ."""

from __future__ import annotations

import importlib
import os
import sys

FIXED = {
    "SOURCE_DATE_EPOCH": "1777104000",
    "RINGBREAK_LANG": "en",
    "RINGBREAK_WHO": "tester",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}

PARTS = (
    "case.api case.pipeline case.fsck case.verify case.write case.bundle case.purge case.checkpoint case.forms case.why case.judge "
    "case.query intake.driver intake.registry selectors.extract linking.link rings.form rings.conduct.apply rings.detect "
    "dossier.build dossier.summary dossier.exporters.registry"
)


def warm() -> None:
    """Call before the first fork."""
    os.environ.update(FIXED)
    from ringbreak.cli.main import VERBS

    for module, _ in VERBS.values():
        importlib.import_module(f"ringbreak.cli.{module}")
    for part in PARTS.split():
        importlib.import_module(f"ringbreak.{part}")
    # Children's workers must import the same code.
    os.environ["PYTHONPATH"] = os.pathsep.join(p for p in sys.path if p)
