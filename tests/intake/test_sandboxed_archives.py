"""Archives give the same in the sandbox as outside it: no library needs what the sandbox forbids."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

from ringbreak.intake.driver import Job, read_all
from ringbreak.intake.outcome import Outcome
from ringbreak.intake.read import read_file

from .parsers import test_archives as samples


def test_every_kind_of_archive_is_read_in_the_sandbox_as_outside_it(tmp_path: Path) -> None:
    files = {
        "a.zip": samples.make_zip(samples.three),
        "cut.zip": samples.make_zip(samples.three)[:-40],
        "a.tar": samples.make_tar("", link=True),
        "a.tgz": samples.make_tar("gz"),
        "a.tar.xz": samples.make_tar("xz"),
        "a.7z": samples.make_7z(),
        "locked.7z": samples.make_7z("pw"),
        "a.rar": samples.make_rar5(b"a.txt", b"hello"),
        "a.txt.gz": gzip.compress(b"hello"),
        "a.txt.zst": samples.zstd(b"hello"),
        "big.gz": gzip.compress(bytes(40 << 20)),
    }
    jobs = []
    for name, data in files.items():
        path = tmp_path / hashlib.sha256(data).hexdigest()
        path.write_bytes(data)
        jobs.append(Job(path.name, path, name, len(data)))
    outcomes = list(read_all(jobs, scratch=tmp_path / "scratch", workers=2))
    given: dict[str, Outcome] = {o.name: o for o in outcomes if o.given}
    for job in jobs:
        alone = read_file(job.path, name=job.name)
        boxed = given[job.name]
        assert (boxed.status, boxed.reason, boxed.parser) == (alone.status, alone.reason, alone.parser)
        assert [(m.name, m.evidence_id) for m in boxed.members] == [
            (m.name, hashlib.sha256(samples.content(m)).hexdigest()) for m in alone.members
        ]
        assert boxed.counts == alone.counts
