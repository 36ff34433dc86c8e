"""How many codes of zxing-cpp's own samples we read to the letter, beside the library by itself, and how fast.

    python bench/qr.py [FOLDER] [--json]

FOLDER holds qrcode-1 .. qrcode-6 (NAME.txt beside each picture is its exact payload) and falsepositives-1/2, in which
nothing may be read. Without it the answer is "not measured". Source of the data: the zxing-cpp repository, test/samples.
"""

# ruff: noqa: E402
from __future__ import annotations

import sys

sys.path[:1] = []  # this folder's selectors.py would stand before the standard library's, which PIL needs

import json
import time
from pathlib import Path
from typing import Any

import zxingcpp
from PIL import Image

from ringbreak.intake.images.codes import read_codes

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "qr" / "zxing_cpp_samples"
PICTURES = {".png", ".jpg", ".jpeg", ".webp"}


def plain(image: Image.Image) -> list[tuple[str, bytes]]:
    """zxing-cpp with its default options."""
    return [(b.text, b.bytes) for b in zxingcpp.read_barcodes(image.convert("L"))]


def ours(image: Image.Image) -> list[tuple[str, bytes]]:
    return [(r.text, b"") for r in read_codes(image)]


def measure(folder: Path) -> dict[str, Any]:
    """Read every picture with both, one after the other, in one process.

    Returns: per reader: exact payloads read as text, the same counting raw bytes too (kinder to the library, whose guess
    at the encoding is not then held against it), false reads, and pictures a second of processor time.
    """
    paths = sorted(p for p in folder.glob("*/*") if p.suffix in PICTURES)
    positives = [p for p in paths if p.parent.name.startswith("qrcode-") and p.with_suffix(".txt").exists()]
    negatives = [p for p in paths if p.parent.name.startswith("falsepositives")]
    report: dict[str, Any] = {"pictures": len(positives), "negatives": len(negatives)}
    for name, reader in (("zxing-cpp", plain), ("ringbreak", ours)):
        exact = exact_bytes = false = 0
        seconds = {"positives": 0.0, "negatives": 0.0}
        slowest = 0.0
        missed = []
        for group, members in (("positives", positives), ("negatives", negatives)):
            for path in members:
                with Image.open(path) as image:
                    image.load()
                    start = time.process_time()
                    read = reader(image)
                    took = time.process_time() - start
                seconds[group] += took
                slowest = max(slowest, took)
                if group == "negatives":
                    false += len(read)
                    continue
                payload = path.with_suffix(".txt").read_bytes()
                as_text = any(text.encode() == payload for text, _ in read)
                exact += as_text
                exact_bytes += as_text or any(raw == payload for _, raw in read)
                if not as_text:
                    missed.append(f"{path.parent.name}/{path.name}")
        report[name] = {
            "exact": exact,
            "exact_text_or_bytes": exact_bytes,
            "false_reads": false,
            "pictures_a_second": round(len(positives) / seconds["positives"], 1),
            "negatives_a_second": round(len(negatives) / seconds["negatives"], 1) if negatives else None,
            "slowest_seconds": round(slowest, 3),
            "missed": missed,
        }
    return report


def main(arguments: list[str]) -> int:
    as_json = "--json" in arguments
    given = [a for a in arguments if a != "--json"]
    folder = Path(given[0]) if given else DATA
    if not folder.is_dir():
        print(f"not measured: no folder {folder.name} with zxing-cpp's test samples")
        return 0
    report = measure(folder)
    if as_json:
        print(json.dumps(report, indent=1))
        return 0
    print(f"{report['pictures']} pictures with a known payload, {report['negatives']} without a code\n")
    print("reader      exact  or bytes  false  pictures/s  negatives/s  slowest s")
    for name in ("zxing-cpp", "ringbreak"):
        r = report[name]
        print(
            f"{name:<10} {r['exact']:>6} {r['exact_text_or_bytes']:>9} {r['false_reads']:>6}"
            f" {r['pictures_a_second']:>11} {r['negatives_a_second']:>12} {r['slowest_seconds']:>10}"
        )
    print("\nmissed by ringbreak:", ", ".join(report["ringbreak"]["missed"]) or "none")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
