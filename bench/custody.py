"""What custody costs: entries a second in the log, the sandbox a file, and the PDF row beside PDFium and pypdf.

    python -m bench.custody log
    python -m bench.custody sandbox
    python -m bench.custody pdf [FOLDER] [--peer-python PYTHON]   PYTHON has pypdf and pypdfium2; without FOLDER the PDFs of the bomb pack

Processor time is given beside wall-clock time, because others may use the machine.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

READERS = {
    "pdfium": "import pypdfium2 as p; d = p.PdfDocument(f); n = len(d); t = ''.join(x.get_textpage().get_text_range() for x in d)",
    "pypdf": "import pypdf; d = pypdf.PdfReader(f); n = len(d.pages); t = ''.join(x.extract_text() for x in d.pages)",
    "ringbreak": """
import tempfile
from pathlib import Path
from ringbreak.intake.driver import Job, read_all
from ringbreak.intake.part import batches
from ringbreak.model.records import RECORDS
with tempfile.TemporaryDirectory() as name:
    o = next(iter(read_all([Job("0" * 64, Path(f), Path(f).name, Path(f).stat().st_size)], scratch=Path(name), workers=1)))
    frames = o.frames.get("records") if o.part is not None else None
    rows = [r for b in batches(o.part, RECORDS, frames) for r in b.to_pylist()] if frames else []
    e, n, t = o.status, len(rows), "".join(r["text"] or "" for r in rows)
""",
}
"""Text `t`, pages `n` (ours: records, which are pages), end `e` of the file `f`. Ours goes the whole way, sandbox included,
and looks for codes and text in pictures besides."""
LIMIT_SECONDS, LIMIT_BYTES, LIMIT_WAIT = 15, 4 << 30, 300
"""Processor time and memory a file, and wall-clock time after which a reader is taken to hang whatever it waits for."""


def log(folder: Path) -> None:
    """Entries a second: one fsync an entry, and one for each 256, which is how evidence is added."""
    from ringbreak.case.log import Log

    body = {
        "authority_id": "0" * 16,
        "name": "folder/file.txt",
        "sha256": "0" * 64,
        "size": 1000,
        "sm3": "0" * 64,
    }
    for batch, count in ((1, 400), (16, 3_200), (256, 51_200)):
        held = Log(folder / f"log-{batch}", [], 0, b"")
        wall, cpu = time.perf_counter(), time.process_time()
        for _ in range(count // batch):
            held.append([("evidence.add", body)] * batch, who="bench", at="2026-03-05T00:00:00.000000Z")
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        print(
            f"{batch:4} entries an fsync: {count / wall:10,.0f} entries/s ({count / cpu:,.0f} a second of processor)"
        )


def sandbox(folder: Path) -> None:
    """Small text files read in this process, and in the sandbox; the worker's start is told apart."""
    from ringbreak.intake.driver import Job, read_all
    from ringbreak.intake.read import read_file

    jobs = []
    for i in range(600):
        path = folder / f"{i}.txt"
        path.write_text(f"2026-03-05 10:00:00 加微信 shili_heimai88 第{i}条\n" * 20, encoding="utf-8")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        jobs.append(Job(digest, path, path.name, path.stat().st_size))
    read_file(jobs[0].path)

    before = _spent()
    for job in jobs:
        read_file(job.path)
    plain = _spent() - before
    costs = {}
    for count in (1, len(jobs)):
        before, wall = _spent(), time.perf_counter()
        list(read_all(jobs[:count], scratch=folder / f"scratch-{count}", workers=1))
        costs[count] = _spent() - before, time.perf_counter() - wall
    each = (costs[len(jobs)][0] - costs[1][0]) / (len(jobs) - 1)
    print(f"without sandbox {1000 * plain / len(jobs):.2f} ms of processor a file")
    print(
        f"with sandbox    {1000 * each:.2f} ms a file, and {costs[1][0]:.2f} s to start the worker ({len(jobs)} files)"
    )


def pdf(folder: Path, peer: str) -> None:
    """Each PDF by each reader, in a process of its own with 15 s of processor and 4 GB."""
    files = sorted(folder.rglob("*.pdf"))
    print(f"{len(files)} files of {folder}")
    for name, work in READERS.items():
        python = sys.executable if name == "ringbreak" else peer
        ends = {"read": 0, "partly": 0, "refused": 0, "failed": 0, "crashed or killed": 0, "hung": 0}
        characters, pages, most, seconds = 0, 0, 0, 0.0
        for path in files:
            script = (
                f"import json, resource, sys\nf = sys.argv[1]; e = 'read'\n{work}\n"
                "m = max(resource.getrusage(w).ru_maxrss for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))\n"
                "print(json.dumps([len(t), n, e, m]))"
            )
            if sys.stderr.isatty():
                print(f"\r{name} {path.name[:60]:60}", end="", file=sys.stderr, flush=True)
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            ended = _ended([python, "-c", script, str(path)], ours=name == "ringbreak")
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds += after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            if ended is None:
                ends["hung"] += 1
            elif ended.returncode == 0:
                count, leaves, status, size = json.loads(ended.stdout.splitlines()[-1])
                ends[status] += 1
                characters, pages, most = characters + count, pages + leaves, max(most, size)
            else:
                # A refusal is an exception of the reader's own; the interpreter ends with 1 then.
                ends["crashed or killed" if ended.returncode < 0 else "refused"] += 1
        print(
            f"{name:10} {ends} {pages} pages, {characters:,} characters, {seconds:.1f} s of processor, {most >> 10} MB at most",
            flush=True,
        )


def together(folder: Path, scratch: Path) -> None:
    """The same files by ours as a case reads them: one worker for all, with a case's own limits."""
    from ringbreak.intake.driver import Job, read_all

    files = sorted(folder.rglob("*.pdf"))
    jobs = [
        Job(hashlib.sha256(p.read_bytes()).hexdigest(), p.absolute(), p.name, p.stat().st_size) for p in files
    ]
    before, ends = _spent(), dict.fromkeys(("read", "partly", "refused", "failed"), 0)
    given = [o for o in read_all(jobs, scratch=scratch, workers=1) if not o.depth]
    for outcome in given:
        ends[outcome.status] += 1
    print(f"ringbreak, all in one run {ends} {_spent() - before:.1f} s of processor for {len(given)} files")


def _spent() -> float:
    mine, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return mine.ru_utime + mine.ru_stime + theirs.ru_utime + theirs.ru_stime


def _ended(words: list[str], *, ours: bool) -> subprocess.CompletedProcess[bytes] | None:
    """Run under the limits; null when it had to be ended for waiting."""
    try:
        return subprocess.run(
            words,
            capture_output=True,
            check=False,
            timeout=LIMIT_WAIT,
            preexec_fn=_limit,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)} if ours else None,
        )
    except subprocess.TimeoutExpired:
        return None


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT_SECONDS, LIMIT_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT_BYTES, LIMIT_BYTES))


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("what", choices=("log", "sandbox", "pdf"))
    p.add_argument("folder", nargs="?", type=Path)
    p.add_argument("--peer-python", default=sys.executable, help="an interpreter with pypdf and pypdfium2")
    it = p.parse_args()
    with tempfile.TemporaryDirectory(dir=".") as name:
        if it.what == "log":
            log(Path(name).absolute())
        elif it.what == "sandbox":
            sandbox(Path(name).absolute())
        elif it.folder is not None:
            pdf(it.folder, it.peer_python)
            together(it.folder, Path(name))
        else:
            from tests.torture.bombs import pack

            for file in pack(groups=("documents", "cuts")):
                if file.name.endswith(".pdf"):
                    (Path(name) / file.name.replace("/", "_")).write_bytes(file.data)
            pdf(Path(name), it.peer_python)
            together(Path(name), Path(name) / "scratch")


if __name__ == "__main__":
    main()
