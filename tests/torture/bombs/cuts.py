"""What a disk or a careless copy makes of honest files: cut, doubled, bytes turned, under another name."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[2] / "golden" / "parsers"
ENDINGS = ("zip", "pdf", "docx", "xlsx", "eml", "png", "db", "json", "html", "7z")


def make(r: random.Random) -> Iterator[tuple[str, bytes]]:
    for path in sorted(SAMPLES.glob("*/*")):
        if path.name.endswith(".expected.json"):
            continue
        data = path.read_bytes()
        name = f"{path.parent.name} {path.name}"
        for cut in (0.1, 0.5, 0.9):
            yield f"{cut} of {name}", data[: int(len(data) * cut)]
        spoilt = bytearray(data)
        for _ in range(max(3, len(data) // 400)):
            spoilt[r.randrange(len(spoilt))] ^= 1 << r.randrange(8)
        yield f"bits turned in {name}", bytes(spoilt)
        middle = len(data) // 2
        yield f"zeroed page in {name}", data[:middle] + bytes(512) + data[middle + 512 :]
        yield f"twice {name}", data + data
        yield f"under another name {name}.{r.choice(ENDINGS)}", data
    for ending in ENDINGS:
        yield f"empty.{ending}", b""
        yield f"one byte.{ending}", b"\x00"
        yield f"noise.{ending}", r.randbytes(3_000)
