"""The compiled scanner's tables, and its findings as columns; what it will not decide is asked of the plain twin."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ringbreak.selectors import chain, leads
from ringbreak.selectors.columns import SCHEMA, table_of
from ringbreak.selectors.extract import extract
from ringbreak.selectors.leadwords import KINDS, SLANG
from ringbreak.selectors.numbers import CHINESE, HOMOPHONES
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.plans import international
from ringbreak.selectors.reasons import both, formed, holds, led, listed, within
from ringbreak.selectors.regions import CHINA, regions_of
from ringbreak.selectors.registry import by_name
from ringbreak.selectors.scantables import lead_names, tables, trie
from ringbreak.selectors.selector import Mention

_COMMON_NUMBERS = (("WHY_SERVICE", 0.02), ("WHY_SERVICE_LED", 0.02), ("WHY_HOTLINE", 0.3))
"""Reasons whose numbers belong to everybody, and how much of a tie one is; as the twin says."""


@cache
def _why(kind: str, why: int, lead: int) -> str:
    from ringbreak.kernels import scancodes as s

    said = None
    if lead >= 0:
        word = lead_names()[lead]
        said = led(leads.Lead(word, frozenset(KINDS[word]), False, 0))
    match why:
        case s.WHY_PLAN:
            return both(said, listed("the number plan of China"))
        case s.WHY_COUNTRY:
            return both(said, listed("the number plan of its country code"))
        case s.WHY_ID:
            return both(said, holds("GB 11643, MOD 11-2; place and birth date plausible"))
        case s.WHY_CARD:
            return both(formed("of a card issuer's range"), holds("Luhn"))
        case s.WHY_CARD_LED:
            return both(said, holds("Luhn"))
        case s.WHY_IMEI:
            return both(said or formed("of an IMEI, reporting body known"), holds("Luhn"))
        case s.WHY_WXID:
            return formed("of an id WeChat gives out (wxid_...)")
        case s.WHY_PSL:
            return both(said, listed("the public suffix list"))
        case s.WHY_IN_URL:
            return within("a URL")
        case s.WHY_ETH:
            return both(said, formed("of an address (EIP-55 not used)"))
        case s.WHY_ETH_SUM:
            return both(said, holds("EIP-55"))
        case s.WHY_BASE58:
            return both(said, holds("base58check"))
        case s.WHY_TELEGRAM:
            return formed("of a Telegram link")
        case s.WHY_HEX64:
            return both(said, formed("of 64 hex digits"))
        case s.WHY_URL:
            return formed("of a URL")
        case s.WHY_RESERVED:
            return both(said, formed("of a reserved name"))
        case s.WHY_MAIL:
            return both(said, formed("of a mail address"))
        case s.WHY_AT:
            return formed("of an @name, platform unknown")
        case s.WHY_SPOKEN:
            return within("a text that speaks of Telegram")
        case s.WHY_SERVICE | s.WHY_SERVICE_LED:
            return both(said, formed("of a service number"))
        case s.WHY_HOTLINE:
            return both(said, formed("of a 400/800 hotline"))
    return said or ""


def _strings(ends: npt.NDArray[np.int64], data: npt.NDArray[np.uint8]) -> pa.Array:
    offsets = np.concatenate([np.zeros(1, np.int64), ends])
    size = int(offsets[-1])
    return pa.LargeStringArray.from_buffers(
        len(ends), pa.py_buffer(offsets), pa.py_buffer(np.ascontiguousarray(data[:size]))
    )


def _chosen(keys: npt.NDArray[np.int64], names: Mapping[int, str | None]) -> pa.Array:
    """A string column from small integers and what each stands for."""
    order = sorted(names)
    places = np.searchsorted(np.array(order, np.int64), keys)
    return pa.DictionaryArray.from_arrays(
        pa.array(places, pa.int32()), pa.array([names[k] for k in order], pa.large_string())
    ).cast(pa.large_string())


_DULL = re.compile(r"[0-9, -]{0,14}(?:\.[0-9]{1,4})?")
"""A number too short for anything that would be found against a header such as 金额 or 订单号."""


@lru_cache(maxsize=65_536)
def _announces(header: str) -> frozenset[str]:
    """Kinds a column header announces, as `Passage` reads it; empty for most."""
    leads_ = Passage("", hint=header).hint_leads
    return frozenset().union(*(lead.kinds for lead in leads_))


@cache
def _machine_code() -> tuple[Path, str] | None:
    """(folder where numba keeps the scanner's machine code, digest of the scanner's sources); None: it cannot be kept."""
    from numba.core.caching import CompileResultCacheImpl

    from ringbreak.kernels import scancodes

    try:
        folder = Path(CompileResultCacheImpl(scancodes._plan).locator.get_cache_path())
    except (OSError, RuntimeError):
        return None
    sources = sorted(Path(scancodes.__file__).parent.glob("scan*.py"))
    return folder, hashlib.blake2b(b"".join(p.read_bytes() for p in sources), digest_size=16).hexdigest()


@cache
def kernel() -> Any:
    """The scanner, with machine code on disk thrown away that was made from other sources.

    numba holds the code of a function against its own file only, so a change in a module that it calls would go
    unnoticed. Beside the code lies a digest of all of the scanner's modules. Importing the module compiles it or loads it.
    """
    kept = _machine_code()
    if kept is not None:
        folder, digest = kept
        stamp = folder / "scantext.sources"
        try:
            if not stamp.exists() or stamp.read_text("ascii") != digest:
                for old in folder.glob("scan*.nb?"):
                    old.unlink(missing_ok=True)
                folder.mkdir(parents=True, exist_ok=True)
                stamp.write_text(digest, "ascii")
        except OSError:
            pass  # a folder that cannot be written: nothing stale can be read
    from ringbreak.selectors.warm import wait

    wait()
    from ringbreak.kernels import scantext

    return scantext.scan


def can_be_kept() -> bool:
    """Whether machine code can be kept on disk, for another process to find."""
    return _machine_code() is not None


def is_compiled() -> bool:
    """Whether the scanner is loaded or its machine code lies on disk. Loading it takes about a second; making it, about fifty."""
    if kernel.cache_info().currsize:
        return True
    kept = _machine_code()
    if kept is None:
        return False
    folder, digest = kept
    stamp = folder / "scantext.sources"
    try:
        return stamp.read_text("ascii") == digest and any(folder.glob("scantext.scan-*.nbc"))
    except OSError:
        return False


_NUMERAL = rf"[\pN{re.escape(''.join([*CHINESE, *HOMOPHONES]))}]"
_FIVE = rf"(?s)(?:{_NUMERAL}.*){{5}}|[0-9OoIliQZzSsBbqg]{{11}}"
_SPELT = "(?i)zero|one|two|three|four|five|six|seven|eight|nine|double|triple"
_PLAIN = r"\A[\x00-\x7f\x{a0}\x{a5}\x{b7}\x{2010}-\x{203a}\x{3000}-\x{303f}\x{3400}-\x{9fff}\x{ff01}-\x{ff0f}\x{ff1a}-\x{ff20}]*\z"


def _may_hold_a_number(texts: pa.Array) -> npt.NDArray[np.bool_]:
    """Texts whose answer may depend on the region: five numerals of any script, letters in a digit's place, a digit spelt, or other scripts."""
    numeral = pc.match_substring_regex(texts, _FIVE)
    spelt = pc.match_substring_regex(texts, _SPELT)
    strange = pc.invert(pc.match_substring_regex(texts, _PLAIN))
    out: npt.NDArray[np.bool_] = pc.or_(pc.or_(numeral, spelt), strange).to_numpy(zero_copy_only=False)
    return out


_ANNOUNCED = r"[A-Za-z@\x{ff0d}\x{ff0e}\x{ff10}-\x{ff19}\x{ff20}-\x{ff3a}\x{ff3f}-\x{ff5a}]|[0-9][0-9._-]{2}"


def _of_no_account(texts: pa.Array) -> npt.NDArray[np.bool_]:
    """Cells in which a header can announce nothing: no letter, no @, not three digits together, not five numerals of any sort."""
    held = pc.or_(pc.match_substring_regex(texts, _ANNOUNCED), pc.match_substring_regex(texts, _FIVE))
    out: npt.NDArray[np.bool_] = pc.invert(held).to_numpy(zero_copy_only=False)
    return out


def scan_column(
    texts: pa.Array, *, region: str, hints: Sequence[str | None] | None, platforms: pa.Array | None
) -> pa.Table:
    """Mentions of a large_string column by the compiled scanner, the plain twin where it asks. Same rows as the twin alone.

    Args:
        hints: A hint or None a text; texts with one go to the twin, they are cells.
    """
    from ringbreak.kernels import scancodes as s

    scan = kernel()
    from ringbreak.kernels.scanout import Lexicon, Sheet, Text

    count = len(texts)
    offsets = np.frombuffer(texts.buffers()[1], np.int64, count + 1, texts.offset * 8)
    blob = texts.buffers()[2]
    data = np.frombuffer(blob, np.uint8) if blob is not None and blob.size else np.zeros(1, np.uint8)
    skip = np.zeros(count, np.bool_)
    telling: list[str | None] | None = None
    if hints is not None:
        # Most headers say nothing about identifiers; their cells are texts like others.
        meaning = {h: _announces(h) for h in set(hints) if h}
        telling = [h if h and meaning[h] else None for h in hints]
        skip[[i for i, h in enumerate(telling) if h]] = True
        skip &= ~_of_no_account(texts) if skip.any() else skip
    if regions_of(region) != CHINA:
        skip |= _may_hold_a_number(texts)
    state = np.zeros(count, np.uint8)
    classes, forms, tab = tables()
    words, tails = trie()
    lexicon = Lexicon(tab, words, tails, classes)
    telegram = np.zeros(count, np.bool_)
    if platforms is not None:
        telegram[:] = pc.fill_null(pc.equal(platforms, "telegram"), False).to_numpy(zero_copy_only=False)
    parts: list[pa.Table] = []
    done = 0
    while done < count:
        # Room for a mention in three bytes never runs out; most texts need far less, so rows are taken by size.
        stop = min(count, int(np.searchsorted(offsets, offsets[done] + (4 << 20), "right")))
        stop = max(stop, done + 1)
        size = int(offsets[stop] - offsets[done])
        largest = int((offsets[done + 1 : stop + 1] - offsets[done:stop]).max())
        room = size // 24 + largest // 3 + 64
        sheet = Sheet(
            found=np.empty((room, 9), np.int32),
            ends=np.empty((room, 2), np.int64),
            value=np.empty(size + 2 * largest + 4096, np.uint8),
            shown=np.empty(size + 2 * largest + 4096, np.uint8),
            cover=np.empty((64, 2), np.int32),
            at=np.zeros(4, np.int64),
            leads=np.empty(4, np.int32),
            digits=np.empty(24, np.int64),
        )
        text = Text(
            np.empty(largest + 1, np.int32), np.empty(largest + 1, np.int32), np.empty(largest + 1, np.uint16)
        )
        rows = int(
            scan(
                data,
                offsets,
                done,
                stop,
                forms,
                lexicon,
                skip,
                telegram,
                state[done:stop],
                sheet,
                text,
                np.empty(largest + 2, np.int64),
                np.empty((2, 66), np.int32),
                np.empty(55, np.uint64),
                np.empty(72, np.uint8),
            )
        )
        k = int(sheet.at[0])
        if k:
            parts.append(_columns(sheet, k, data, offsets, state))
        done += rows
    ask = np.flatnonzero(state == s.ASK)
    rows_asked: list[int] = []
    mentions: list[Mention] = []
    if len(ask):
        asked = texts.take(pa.array(ask)).to_pylist()
        where = platforms.take(pa.array(ask)).to_pylist() if platforms is not None else [None] * len(ask)
        known: dict[tuple[str, str | None, str | None], list[Mention]] = {}
        for row, text, platform in zip(ask.tolist(), asked, where, strict=True):
            hint = telling[row] if telling is not None else None
            if not text or (hint and meaning[hint] == {"-"} and _DULL.fullmatch(text)):
                continue
            # Cells repeat (the same account in every row of a ledger); messages seldom do.
            got = known.get((text, hint, platform)) if hint else None
            if got is None:
                got = extract(text, region=region, hint=hint, platform=platform)
                if hint:
                    known[text, hint, platform] = got
            rows_asked.extend([row] * len(got))
            mentions.extend(got)
    if parts:
        plain = pa.concat_tables(parts)
        # A failed check of an address or a foreign number turned its text over to the twin after the fact.
        if (state[plain["row"].to_numpy()] == s.ASK).any():
            plain = plain.filter(pa.array(state[plain["row"].to_numpy()] != s.ASK))
        table = pa.concat_tables([plain, table_of(rows_asked, mentions)])
    else:
        table = table_of(rows_asked, mentions)
    order = [("row", "ascending"), ("start", "ascending"), ("end", "ascending"), ("kind", "ascending")]
    return table.sort_by(order).combine_chunks() if table.num_rows else table


def _columns(
    sheet: Any, count: int, data: npt.NDArray[np.uint8], offsets: npt.NDArray[np.int64], state: npt.NDArray[np.uint8]
) -> pa.Table:  # fmt: skip
    """What one call of the scanner found, as columns; texts whose addresses fail their checksum are marked to be asked."""
    from ringbreak.kernels import scancodes as s
    from ringbreak.kernels.scanout import gather

    kinds = by_name()
    found, ends, value, shown = sheet.found[:count], sheet.ends[:count], sheet.value, sheet.shown
    kind, why, lead = found[:, 3].astype(np.int64), found[:, 4].astype(np.int64), found[:, 5].astype(np.int64)
    starts = offsets[found[:, 0]] + found[:, 7]
    sizes = (found[:, 8] - found[:, 7]).astype(np.int64)
    written = np.empty(int(sizes.sum()), np.uint8)
    gather(data, starts, sizes, written)
    values = _strings(np.ascontiguousarray(ends[:, 0]), value)
    for i in np.flatnonzero((kind == s.TRON) | (kind == s.BTC)):
        body = chain.base58check(values[int(i)].as_py())
        versions = (0x41,) if kind[i] == s.TRON else (0, 5)
        if body is None or len(body) != 21 or body[0] not in versions:
            state[found[i, 0]] = s.ASK
    for i in np.flatnonzero((kind == s.PHONE) & (why == s.WHY_COUNTRY)):
        number = values[int(i)].as_py()
        if not number.startswith("+86") and international(number, None) != (number, True):
            state[found[i, 0]] = s.ASK
    reason = (kind * 32 + why) * 65536 + lead + 1
    names = {
        int(v): _why(s.KINDS[int(v) // 65536 // 32], int(v) // 65536 % 32, int(v) % 65536 - 1)
        for v in np.unique(reason)
    }
    specificity = np.array([kinds[name].specificity for name in s.KINDS], np.float32)[kind]
    for reason_, low in _COMMON_NUMBERS:
        specificity[why == getattr(s, reason_)] = low
    slang = np.array([name in SLANG for name in lead_names()] + [False])
    hidden = (slang[lead] & (found[:, 6] == s.V_CONTEXT)).astype(np.int64)
    digits = np.flatnonzero((written[:-2] == 0xEF) & (written[1:-1] == 0xBC) & (written[2:] & 0xF0 == 0x90))
    if len(digits):  # U+FF10 to U+FF19
        digits = digits[written[digits + 2] <= 0x99]
        hidden[np.searchsorted(np.cumsum(sizes), digits, "right")] |= 2
    return pa.Table.from_arrays(
        [
            pa.array(found[:, 0].astype(np.int64)),
            pa.array(np.ascontiguousarray(found[:, 1])),
            pa.array(np.ascontiguousarray(found[:, 2])),
            _chosen(kind, dict(enumerate(s.KINDS))),
            values,
            _strings(np.cumsum(sizes), written),
            _strings(np.ascontiguousarray(ends[:, 1]), shown),
            _chosen(found[:, 6].astype(np.int64), {0: "checksum", 1: "lexicon", 2: "format", 3: "context"}),
            _chosen(hidden, {0: None, 1: "slang_lead", 2: "full_width", 3: "full_width,slang_lead"}),
            _chosen(reason, names),
            pa.array(specificity),
        ],
        schema=SCHEMA,
    )
