"""How fast bulletins are read: megabytes of UTF-8 a second on one core, whole reading (article, cases, figures, doubts).

    python bench/facts.py [--rounds 5]

CPU time of this process, best of the rounds, so that neighbours on the machine disturb little. The kinds of text differ a
hundredfold in how many numbers they hold, so each is reported with its figures per kilobyte.
"""

from __future__ import annotations

import argparse
import sys
import tarfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(ROOT / "tests" / "corpora" / "bulletins"))

from annotated import load_folder  # noqa: E402

from ringbreak.rings.bulletins.read import read_facts  # noqa: E402


def texts() -> dict[str, list[str]]:
    """The kinds of text that are here."""
    own = [
        d.text
        for half in ("dev", "test")
        for d in load_folder(ROOT / "tests" / "corpora" / "bulletins" / half)
    ]
    found = {"own bulletins (all figures, no prose)": own}
    if (SHARED / "bulletins").is_dir():
        found["shared press texts"] = [
            p.read_text("utf-8") for p in sorted((SHARED / "bulletins").glob("*.txt"))
        ]
    news = SHARED / "data" / "press_facts"
    if (news / "cec" / "raw").is_dir():
        found["Chinese news (CEC raw)"] = [_decoded(p) for p in sorted((news / "cec" / "raw").iterdir())]
    if (news / "casie" / "casie_dev.tar.gz").is_file():
        with tarfile.open(news / "casie" / "casie_dev.tar.gz") as archive:
            handles = (archive.extractfile(m) for m in archive.getmembers() if m.name.endswith(".txt"))
            found["English news (CASIE)"] = [h.read().decode("utf-8", "replace") for h in handles if h]
    return found


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    print(f"{'text':38} {'KB':>7} {'figures/KB':>11} {'MB/s':>6}")
    for name, documents in texts().items():
        size = sum(len(t.encode("utf-8", "replace")) for t in documents)
        best, figures = float("inf"), 0
        for _ in range(rounds):
            start = time.process_time()
            figures = sum(len(read_facts(t).facts) for t in documents)
            best = min(best, time.process_time() - start)
        print(f"{name:38} {size / 1000:7.0f} {figures / size * 1000:11.2f} {size / best / 1e6:6.2f}")


if __name__ == "__main__":
    main()
