"""Every write of a verb cut short, or interrupted: a shim in front of the C library writes half of what it is given.

The shim is compiled here when there is a C compiler; without one this part is not measured, and says so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from .ledger import Results
from .scenarios import SCENARIOS, Stage, facts
from .tracing import run
from .warm import FIXED

SHIM = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int mode, told = -1;
static unsigned long calls;
__attribute__((constructor)) static void start(void) {
  real_write = dlsym(RTLD_NEXT, "write");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  const char *m = getenv("RB_SHORT"), *t = getenv("RB_SHORT_TOLD");
  mode = m ? atoi(m) : 0;
  if (t) told = open(t, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
}
static size_t cut(size_t n) {
  if (n < 2 || !mode) return n;
  if (told >= 0) real_write(told, "x", 1);
  return mode == 2 ? (n > 8192 ? n / 2 : 1) : n / 2;
}
static int interrupted(void) {
  if (mode != 3 || __atomic_fetch_add(&calls, 1, __ATOMIC_RELAXED) % 2) return 0;
  if (told >= 0) real_write(told, "x", 1);
  errno = EINTR;
  return 1;
}
ssize_t write(int fd, const void *b, size_t n) { return interrupted() ? -1 : real_write(fd, b, mode == 3 ? n : cut(n)); }
ssize_t pwrite(int fd, const void *b, size_t n, off_t o) { return interrupted() ? -1 : real_pwrite(fd, b, mode == 3 ? n : cut(n), o); }
ssize_t pwrite64(int fd, const void *b, size_t n, off_t o) { return pwrite(fd, b, n, o); }
"""
MODES = {"half": "1", "one byte": "2", "interrupted": "3"}


def compiler() -> str | None:
    return shutil.which("cc") or shutil.which("gcc")


def go(results: Results, folder: Path, *, full: bool, shard: tuple[int, int] = (0, 1)) -> None:
    cc = compiler()
    if cc is None or shard[0]:
        return
    stage = Stage(folder / "shorts")
    stage.make()
    shim = stage.folder / "shim.so"
    (stage.folder / "shim.c").write_text(SHIM)
    subprocess.run(
        [cc, "-shared", "-fPIC", "-O1", "-w", "-o", str(shim), str(stage.folder / "shim.c"), "-ldl"],
        check=True,
    )
    case = stage.folder / "case"
    for scenario in SCENARIOS if full else [s for s in SCENARIOS if s.most > 100]:
        wanted = None
        for name, mode in MODES.items():
            if results.has("shorts", f"{scenario.name}/{name}"):
                continue
            if wanted is None:
                stage.copy(scenario, case)
                assert run(stage.work(stage.words(scenario, case)), folder=stage.folder).code in (0, 1)
                wanted = facts(case)
            stage.copy(scenario, case)
            told = stage.folder / "told"
            told.unlink(missing_ok=True)
            words = stage.words(scenario, case)
            key = stage.keys / ("second.key" if "--cosign" in words else "installation.key")
            ended = subprocess.run(
                [sys.executable, "-m", "ringbreak", *words],
                env={**os.environ, **FIXED, "PYTHONDONTWRITEBYTECODE": "1", "LD_PRELOAD": str(shim), "RB_SHORT": mode, "RB_SHORT_TOLD": str(told), "RINGBREAK_KEY": str(key)},
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                check=False,
            )  # fmt: skip
            wrong = []
            if "\ufffd" in ended.stdout + ended.stderr or not ended.stdout.endswith("\n"):
                wrong.append(f"what it printed was cut: {ended.stdout[-200:]!r}")
            if ended.returncode not in (0, 1) or "Traceback" in ended.stderr:
                wrong.append(f"it ended with {ended.returncode}: {ended.stderr[-400:]}")
            else:
                wrong += [
                    f"{k} is not what it would have been" for k, v in facts(case).items() if v != wanted[k]
                ]
            count = told.stat().st_size if told.exists() else 0
            results.put("shorts", f"{scenario.name}/{name}", wrong, writes=count)
    shutil.rmtree(stage.folder, ignore_errors=True)
