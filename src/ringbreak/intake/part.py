"""Part files: what reading one file gave, in one file that stays readable up to where its writer died.

A part is a row of frames: kind (one byte), length, raw length (8 bytes each, little-endian), payload. Kinds 0.. are
tables in the order of PACKED, each payload an Arrow IPC message compressed with LZ4. A state frame says what has been
counted so far; an end frame how reading ended. A reader trusts frames up to the last state frame.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa

from ringbreak.engine.behind import Behind
from ringbreak.intake.pack import PACKED, Counts
from ringbreak.model.table import Table

_FRAME = struct.Struct("<BQQ")
_STATE, _END = 254, 255
_MAGIC = b"RBPART1\n"
_NUMBER = {table.name: n for n, table in enumerate(PACKED)}


@dataclass(frozen=True, slots=True)
class FoundInside:
    """A member as its container gave it. `file` is its name in the job's folder; null when another has the bytes."""

    name: str
    locator: str
    evidence_id: str
    size: int
    file: str | None = None


@dataclass(slots=True)
class State:
    """What a part says about its file."""

    status: str
    reason: str | None
    media_type: str | None
    parser: str | None
    counts: Counts
    members: tuple[FoundInside, ...] = ()
    ended: bool = False
    frames: dict[str, list[tuple[int, int, int]]] = field(default_factory=dict)
    """For each table: where its payloads stand, (offset, length, raw length)."""
    path: Path | None = None
    size: int = 0


class PartWriter:
    """Appends frames to a part file."""

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = open(path, "wb", buffering=0)  # noqa: SIM115 - close() closes it
        self._codec = pa.Codec("lz4_raw")
        self._behind = Behind(1)
        self._write(_MAGIC)
        self._members = 0

    def put(self, table: Table, batch: pa.RecordBatch | Callable[[], pa.RecordBatch]) -> None:
        """Append a batch; one that is still to be made is made and packed behind the parser, and so is all after it."""
        if callable(batch) or self._behind.begun:
            self._behind.do(0, lambda: self._put(table, batch))
        else:
            self._put(table, batch)

    def _put(self, table: Table, batch: pa.RecordBatch | Callable[[], pa.RecordBatch]) -> None:
        message = (batch() if callable(batch) else batch).serialize()
        payload = self._codec.compress(message, asbytes=True)
        self._write(_FRAME.pack(_NUMBER[table.name], len(payload), message.size) + payload)

    def state(self, state: Mapping[str, Any], *, last: bool = False) -> None:
        self._behind.wait()
        payload = json.dumps(state, ensure_ascii=True).encode()
        self._write(_FRAME.pack(_END if last else _STATE, len(payload), len(payload)) + payload)

    def close(self) -> None:
        self._behind.close()
        self._file.close()

    def _write(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[self._file.write(view) :]


def state_of(
    counts: Counts,
    members: list[FoundInside],
    *,
    status: str,
    reason: str | None,
    media_type: str | None,
    parser: str | None,
) -> dict[str, Any]:
    """The state frame's content. `members` are those found since the last state frame."""
    return {
        "status": status,
        "reason": reason,
        "media_type": media_type,
        "parser": parser,
        "counts": asdict(counts),
        "members": [[m.name, m.locator, m.evidence_id, m.size, m.file] for m in members],
    }


def read_state(path: Path) -> State | None:
    """What a part file says, looking at its frames only; null when there is not even one state frame."""
    state: State | None = None
    members: list[FoundInside] = []
    frames: dict[str, list[tuple[int, int, int]]] = {}
    waiting: list[tuple[str, tuple[int, int, int]]] = []
    try:
        with open(path, "rb") as f:
            size = f.seek(0, 2)
            f.seek(0)
            if f.read(len(_MAGIC)) != _MAGIC:
                return None
            offset = len(_MAGIC)
            while offset + _FRAME.size <= size:
                kind, length, raw = _FRAME.unpack(f.read(_FRAME.size))
                offset += _FRAME.size
                if offset + length > size:
                    break
                if kind in (_STATE, _END):
                    said = json.loads(f.read(length))
                    for name, frame in waiting:
                        frames.setdefault(name, []).append(frame)
                    waiting = []
                    members += [FoundInside(*m) for m in said["members"]]
                    state = State(
                        said["status"],
                        said["reason"],
                        said["media_type"],
                        said["parser"],
                        Counts(**said["counts"]),
                        ended=kind == _END,
                        path=path,
                        size=offset + length,
                    )
                    if state.ended:
                        break
                elif kind < len(PACKED):
                    waiting.append((PACKED[kind].name, (offset, length, raw)))
                    f.seek(length, 1)
                else:
                    break
                offset += length
    except (OSError, ValueError, TypeError, KeyError, struct.error):
        # A part from a child that went wild is worth no more than no part.
        return None
    if state is not None:
        state.members = tuple(members)
        state.frames = frames
    return state


def batches(path: Path, table: Table, frames: list[tuple[int, int, int]]) -> Iterator[pa.RecordBatch]:
    """The rows of one table in a part file, batch by batch."""
    codec = pa.Codec("lz4_raw")
    with open(path, "rb") as f:
        for offset, length, raw in frames:
            f.seek(offset)
            message = codec.decompress(f.read(length), decompressed_size=raw)
            yield pa.ipc.read_record_batch(message, table.schema)
