"""Templates: families of near-duplicate texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ringbreak.engine.engine import Engine
from ringbreak.engine.memory import give_back
from ringbreak.engine.sentences import literal
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.model.progress import Progress
from ringbreak.words import say

if TYPE_CHECKING:
    import pyarrow as pa

    from ringbreak.kernels.reworded import Blanks

SHOWN = 24
"""Code points of a family's first text that stand for it in lists; whatever may be an identifier is left out of them."""

LOOKED_AT = 4_000
"""Code points from which those are taken. A hostile text has millions, and each record of the family would pay for all."""

WARNING = (
    "警方提醒|警方提示|民警提醒|谨防|反诈|防骗|预防诈骗|提高警惕|切勿|不要相信|请转发|互相转告|转发扩散|"
    "beware|scam alert|police warn|do not fall for"
)
"""Words by which a text reads as a warning that people pass on. Such a text quotes numbers; it does not advertise them."""


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """One row a record whose text is of a family of two or more.

    Copies are found first, then what fills in what they have in common (kernels/outlines.py), then what rewords them (kernels/reworded.py). The value of a family is the hash of its smallest
    text by code points, so it depends on what the texts say and not on the order in which they were read. Also leaves `text_family` (record_id, family, size, whether it reads
    as a warning) for the weighing.
    """
    import numpy as np
    import pyarrow as pa

    from ringbreak.kernels.texts import text_families

    texts = engine.sql(
        "SELECT record_id, text, CAST(length(text) AS INTEGER) AS length FROM records "
        "WHERE text IS NOT NULL AND length(text) >= ? ORDER BY record_id",
        settings.template_least,
    )
    progress.step("templates", 0, texts.num_rows, "texts")
    written = texts["text"].cast(pa.large_string())
    texts = texts.drop_columns(["text"])
    reworded = settings.template_reworded if texts.num_rows <= settings.template_reworded_most else None
    if reworded is not None:
        # One copy of the texts in memory, not two: the pieces the query gave go before the work begins.
        written = written.combine_chunks()
        give_back()
    found = text_families(
        written,
        threshold=settings.template_jaccard,
        least=settings.template_least,
        threads=settings.threads,
        filled=settings.template_filled,
        reworded=reworded,
        blanks=_identifiers(engine, texts["record_id"]),
    )
    sizes = np.bincount(found.label, minlength=texts.num_rows)
    kept = np.flatnonzero(sizes[found.label] > 1)
    members = pa.table(
        {
            "record_id": texts["record_id"].take(pa.array(kept)),
            "label": pa.array(found.label[kept].astype(np.int64)),
            "size": pa.array(sizes[found.label[kept]].astype(np.int64)),
            # Kept here, or every text would be read once more for it.
            "length": texts["length"].take(pa.array(kept)),
        }
    )
    del texts, written
    progress.step("templates", members.num_rows, members.num_rows, "texts")
    engine.register("text_family_rows", members)
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE family_text AS
        SELECT f.label AS family, left(md5(min(r.text)), 16) AS value, left(min(r.text), {LOOKED_AT}) AS example,
               regexp_matches(lower(min(r.text)), '{WARNING}') AS warns
        FROM text_family_rows f JOIN records r USING (record_id) GROUP BY f.label
        """
    )
    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE text_family AS
        SELECT f.record_id, f.label AS family, f.size, t.warns
        FROM text_family_rows f JOIN family_text t ON t.family = f.label
        """
    )
    why = literal(say("its text is of this family"))
    engine.execute(
        f"""
        INSERT INTO minted
        SELECT f.record_id, 'template', t.value,
               left(regexp_replace(regexp_replace(t.example, '[0-9A-Za-z_@.+-]{{5,}}', '…', 'g'), '\\s+', ' ', 'g'), {SHOWN}),
               'text', 0, f.length, 0, {why}
        FROM text_family_rows f JOIN family_text t ON t.family = f.label
        """
    )
    engine.execute("DROP TABLE family_text")


def _identifiers(engine: Engine, record_ids: pa.ChunkedArray) -> Blanks:
    """The passages that MENTIONS holds in the texts of the records, ids ascending: evidence of their own, not of rewording."""
    import numpy as np

    from ringbreak.kernels.reworded import Blanks

    rows = engine.sql(
        'SELECT record_id, start, "end" FROM mentions WHERE field = \'text\' AND start IS NOT NULL ORDER BY record_id, start, "end"'
    )
    ids, owner = record_ids.to_numpy(), rows["record_id"].to_numpy()
    return Blanks(
        np.searchsorted(owner, np.append(ids, np.iinfo(np.int64).max)).astype(np.int64),
        rows["start"].to_numpy().astype(np.int32),
        rows["end"].to_numpy().astype(np.int32),
    )


LINKER = Linker(
    name="templates",
    title="Near-duplicate texts",
    kinds=("template",),
    mint=mint,
    source="Broder, On the resemblance and containment of documents, 1997; docs/weighing.md",
)
