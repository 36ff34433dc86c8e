"""Make a virtual environment from a lock file. Assumes nothing but Python 3.11 or newer.

Usage: python3 tools/bootstrap.py FOLDER LOCK

Everything comes as wheels whose hashes stand in the lock; nothing is compiled. A system Python without ensurepip
(Debian's, without python3-venv) gets pip from the package index instead, checked against the hash the index states.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
import venv
from pathlib import Path


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs this may have an older one
        print(
            f"ringbreak needs Python 3.11 or newer; this is {sys.version.split()[0]}. Try: make PYTHON=python3.12 ..."
        )
        return 2
    folder, lock = Path(sys.argv[1]), Path(sys.argv[2])
    started = time.monotonic()
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists() or not runs(python):
        print(f"setting up {folder} (once; a minute or two)", flush=True)
        venv.EnvBuilder(clear=True, symlinks=os.name != "nt").create(folder)
    runner = pip_of(python, folder)
    # The project itself is put on the path as it lies here: no build step, and edits count at once.
    done = subprocess.run(
        [*runner, "install", "--quiet", "--no-input", "--disable-pip-version-check", "--require-hashes",
         "--only-binary", ":all:", "-r", str(lock)],
        check=False,
    )  # fmt: skip
    if done.returncode:
        print(
            f"\ninstalling from {lock} failed (above). Is the package index reachable? Then run the same command again."
        )
        return done.returncode
    answer = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    site = Path(answer.stdout.strip())
    (site / "ringbreak-checkout.pth").write_text(str(Path(__file__).resolve().parent.parent / "src") + "\n")
    command = python.parent / "ringbreak"
    command.write_text(f"#!{python.absolute()}\nfrom ringbreak.cli.main import entry\nentry()\n")
    command.chmod(0o755)
    print(f"ready after {time.monotonic() - started:.0f} s: {folder}", flush=True)
    return 0


def runs(python: Path) -> bool:
    return subprocess.run([str(python), "-c", "pass"], check=False, capture_output=True).returncode == 0


def pip_of(python: Path, folder: Path) -> list[str]:
    """How to run pip in the new environment: its own, or a wheel of pip fetched from the index."""
    own = [str(python), "-m", "pip"]
    if subprocess.run([*own, "--version"], check=False, capture_output=True).returncode == 0:
        return own
    if (
        subprocess.run(
            [str(python), "-m", "ensurepip", "--default-pip"], check=False, capture_output=True
        ).returncode
        == 0
    ):
        return own
    wheel = fetch_pip(folder)
    return [str(python), str(wheel / "pip")]


def fetch_pip(folder: Path) -> Path:
    index = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/")
    request = urllib.request.Request(
        f"{index}/pip/", headers={"Accept": "application/vnd.pypi.simple.v1+json"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        files = json.load(answer)["files"]
    wheels = [
        f
        for f in files
        if re.fullmatch(r"pip-\d+(\.\d+)+-py3-none-any\.whl", f["filename"]) and not f.get("yanked")
    ]
    newest = max(wheels, key=lambda f: tuple(int(n) for n in f["filename"].split("-")[1].split(".")))
    with urllib.request.urlopen(newest["url"], timeout=120) as answer:
        data = answer.read()
    if hashlib.sha256(data).hexdigest() != newest["hashes"]["sha256"]:
        raise SystemExit("the wheel of pip is not what the index says it is; nothing was installed")
    target = Path(tempfile.mkdtemp(dir=folder)) / newest["filename"]
    target.write_bytes(data)
    return target


if __name__ == "__main__":
    sys.exit(main())
