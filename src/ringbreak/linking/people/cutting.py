"""Names cut into words, all names at once: what `names.words` says of one name, said of a column."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ringbreak.linking.agreement import I32
from ringbreak.linking.people.names import PARTICLES, TITLES, unmasked, words

Text = npt.NDArray[np.str_]


def first_words(names: Text, most: int) -> tuple[I32, list[str]]:
    """The first words of each name, and the different words in order.

    Returns: int32[names, most], the number of each word, -1 where a name has no more.
    """
    texts = pa.array(names.tolist(), pa.large_string())
    ascii_ = pc.string_is_ascii(texts).to_numpy(zero_copy_only=False).astype(np.bool_)
    plain = np.flatnonzero(ascii_)
    made = np.full((names.size, most), -1, np.int32)
    made[plain], said = _plain(texts.take(pa.array(plain)), most)
    met = {w: i for i, w in enumerate(said)}
    for n in np.flatnonzero(~ascii_).tolist():
        for i, w in enumerate(words(str(names[n]))[:most]):
            made[n, i] = met.setdefault(w, len(met))
    used = np.zeros(len(met) + 1, np.bool_)
    used[made] = True
    every = list(met)
    order = sorted(np.flatnonzero(used[:-1]).tolist(), key=every.__getitem__)
    place = np.full(len(met) + 1, -1, np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    return place[made], [every[i] for i in order]


def _plain(names: pa.Array, most: int) -> tuple[I32, list[str]]:
    """The first words of names in ASCII, and words that they are numbers of, some of them of none."""
    made = np.full((len(names), most), -1, np.int32)
    names = pc.replace_substring_regex(pc.ascii_lower(names), "['`.]", "")
    names = pc.utf8_trim(pc.replace_substring_regex(names, "[^a-z0-9]+", " "), " ")
    cut = pc.split_pattern(names, " ")
    held = cut.flatten().dictionary_encode()
    said: list[str] = held.dictionary.to_pylist()
    word = held.indices.to_numpy(zero_copy_only=False).astype(np.int32)
    begins = cut.offsets.to_numpy().astype(np.int64)
    name = np.repeat(np.arange(made.shape[0]), np.diff(begins))
    first = np.zeros(word.size, np.bool_)
    first[begins[:-1]] = True
    there = np.array([w != "" for w in said], np.bool_)[word]
    title = np.array([w in TITLES for w in said], np.bool_)[word]
    particle = np.array([w in PARTICLES for w in said], np.bool_)[word]
    kept = there & ~title & (first | ~particle)
    # A name of nothing but titles is as it is.
    some = np.bincount(name[kept], minlength=made.shape[0]) > 0
    met = {w: i for i, w in enumerate(said)}
    without = [met.setdefault(u, len(met)) for u in map(unmasked, said)]
    word = np.where(kept, np.array(without, np.int32)[word], word)
    kept |= there & ~some[name]
    nth = np.cumsum(kept)
    nth -= (nth - kept)[begins[name]] + 1
    kept &= nth < most
    made[name[kept], nth[kept]] = word[kept]
    return made, list(met)
