"""Media: families of pictures that look alike. Decoded codes are identifiers and come through MENTIONS."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.model.progress import Progress
from ringbreak.words import say

DISTANCE = 31
"""Bits of 256 in which two PDQ hashes of one picture may differ; the value its authors recommend."""
QUALITY = 50
"""Below this the picture is too plain for its hash to tell anything; the value its authors recommend."""


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """One row an image whose PDQ hash lies within DISTANCE of another's, by single linkage.

    Two hashes that differ in at most 31 bits agree in at least one of 32 bytes, so looking among those that share a byte
    misses none. The value of a family is the smallest hash in it.
    """
    import numpy as np
    import pyarrow as pa

    from ringbreak.kernels.images import image_families

    images = engine.sql(
        "SELECT record_id, pdq FROM images WHERE pdq IS NOT NULL AND length(pdq) = 64 "
        "AND pdq_quality >= ? ORDER BY record_id",
        QUALITY,
    )
    if not images.num_rows:
        return
    hashes = np.frombuffer(bytes.fromhex("".join(images["pdq"].to_pylist())), np.uint8).reshape(-1, 32)
    label = image_families(hashes, DISTANCE)
    size = np.bincount(label, minlength=len(label))
    kept = np.flatnonzero(size[label] > 1)
    engine.register(
        "image_family_rows",
        pa.table(
            {
                "record_id": images["record_id"].take(pa.array(kept)),
                "family": pa.array(label[kept].astype(np.int64)),
                "pdq": images["pdq"].take(pa.array(kept)),
            }
        ),
    )
    why = literal(say("it shows this picture"))
    engine.execute(
        f"""INSERT INTO minted
            WITH f AS (SELECT record_id, min(pdq) OVER (PARTITION BY family) AS value FROM image_family_rows)
            SELECT record_id, 'image', value, left(value, 8), NULL, NULL, NULL, 0, {why} FROM f"""
    )


LINKER = Linker(
    name="media",
    title="Pictures that look alike",
    kinds=("image",),
    mint=mint,
    source="Facebook, The TMK+PDQF video-hashing algorithm and the PDQ image-hashing algorithm, 2019",
)
