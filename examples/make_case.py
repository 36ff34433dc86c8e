"""Writes the example case: examples/case (the evidence) and examples/truth.json (what is true about it).

    python examples/make_case.py [FOLDER]

Three rings and the innocents around them, in more than twenty formats, Chinese and English. Fixed seed, fixed times:
two runs with the same libraries give the same bytes (Parquet, Office files and pictures carry the version of what wrote
them: `made_with` in truth.json). Nobody in it exists; casebook/identifiers.py says why every number is nobody's.
"""

from __future__ import annotations

import shutil
import sys
import zlib
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from casebook import fans, loans, public, trade
from casebook.ledger import Case

LIBRARIES = ("pillow", "pyarrow", "python-docx", "xlsxwriter", "zxing-cpp")


def make() -> tuple[dict[str, bytes], bytes]:
    """The files of the case by path, and truth.json."""
    case = Case()
    for part in (fans, trade, loans, public):
        part.plant(case)
    return dict(sorted(case.files.items())), case.truth(
        {**{name: version(name) for name in LIBRARIES}, "zlib": zlib.ZLIB_RUNTIME_VERSION}
    )


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if arguments else Path(__file__).resolve().parent
    files, truth = make()
    shutil.rmtree(folder / "case", ignore_errors=True)
    for name, data in files.items():
        path = folder / "case" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (folder / "truth.json").write_bytes(truth)
    print(f"{len(files)} files, {sum(map(len, files.values())):,} bytes in {folder / 'case'}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
