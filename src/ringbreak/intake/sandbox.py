"""Locks a process up before it looks at hostile bytes: limits, no new rights, no network, no files but its own.

Each layer is taken as far as the kernel allows and named in `level()`, for example "landlock-7+seccomp+rlimit".
On Linux: rlimits, no_new_privs, Landlock (read the input and the program's own files, write one folder), a seccomp
filter (no sockets, no new processes, no signals to others, no change of owners, modes or times). Elsewhere rlimits only.
Standard library only: a worker imports it first.
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import signal
import struct
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_PR_SET_SECCOMP = 22
_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_MODE_FILTER = 2
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000

_LINUX = sys.platform == "linux"


@dataclass(frozen=True, slots=True)
class Cage:
    """What a process may still do.

    readable: files and folders it may read beside Python's own. writable: the one folder it may write.
    """

    readable: tuple[Path, ...]
    writable: Path
    memory_bytes: int
    file_bytes: int
    open_files: int = 128


def enter(cage: Cage) -> str:
    """Lock this process up for good and say how far it went.

    Never raises for a layer the system lacks; the answer names the layers that hold.
    """
    layers = []
    if _LINUX:
        libc = _libc()
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0:
            abi = _landlock(libc, cage)
            if abi:
                layers.append(f"landlock-{abi}")
    _limits(cage)
    if _LINUX:
        if _seccomp(libc):
            layers.append("seccomp")
        elif libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0 or libc.unshare(_CLONE_NEWNET) == 0:
            layers.append("netns")
            _few_processes()
        else:
            _few_processes()
    layers.append("rlimit")
    return "+".join(layers)


def allow_cpu(seconds: float) -> None:
    """Give the process `seconds` more of CPU time: first a signal Python can answer, a second or two later death."""
    spent, hard = _cpu_spent(), resource.getrlimit(resource.RLIMIT_CPU)[1]
    last = int(spent + seconds) + 2
    if hard != resource.RLIM_INFINITY:
        # A limit from outside kills without a word; ours comes a second before it.
        last = min(last, max(1, hard - 1))
        seconds = max(0.05, min(seconds, last - 1 - spent))
    resource.setrlimit(resource.RLIMIT_CPU, (last, hard))
    signal.setitimer(signal.ITIMER_PROF, seconds)


def most_cpu(seconds: int) -> int:
    """Of `seconds` of CPU time a file may cost, those that a limit from outside leaves a process of ours."""
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    return seconds if hard == resource.RLIM_INFINITY else min(seconds, max(1, hard - 3))


def has_cpu(seconds: float) -> bool:
    """Whether a limit from outside leaves this process `seconds` more, or nearly all it began with."""
    spent, hard = _cpu_spent(), resource.getrlimit(resource.RLIMIT_CPU)[1]
    return hard == resource.RLIM_INFINITY or spent + seconds + 3 <= hard or spent < 0.05 * hard


def _cpu_spent() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


@cache
def level() -> str:
    """How far this machine can lock a worker up, for example "landlock-7+seccomp+rlimit" or "rlimit only".

    Measured by locking up a short-lived process.
    """
    code = (
        "import sys, tempfile; from pathlib import Path; from ringbreak.intake.sandbox import Cage, enter\n"
        "print(enter(Cage((), Path(tempfile.gettempdir()), 1 << 30, 1 << 20)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout.strip()
    if not said:
        return "none"
    return "rlimit only" if said == "rlimit" else said


def die_with_parent() -> None:
    """Have the kernel end this process when the one that started it ends (Linux)."""
    if _LINUX:
        _libc().prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


@cache
def _libc() -> ctypes.CDLL:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    return libc


def _limits(cage: Cage) -> None:
    size = data = 0
    if _LINUX:
        # Pages: total, resident, shared, text, lib, data+stack.
        fields = Path("/proc/self/statm").read_text().split()
        page = os.sysconf("SC_PAGE_SIZE")
        size, data = int(fields[0]) * page, int(fields[5]) * page
    for name, value in (
        ("RLIMIT_CORE", 0),
        ("RLIMIT_FSIZE", cage.file_bytes),
        ("RLIMIT_NOFILE", cage.open_files),
        # What is mapped already (libraries) does not count; address space gets slack for threads' stacks.
        ("RLIMIT_DATA", data + cage.memory_bytes),
        ("RLIMIT_AS", size + cage.memory_bytes + (1 << 30)),
    ):
        what = getattr(resource, name, None)
        if what is None or (not _LINUX and name in ("RLIMIT_DATA", "RLIMIT_AS")):
            continue
        hard = resource.getrlimit(what)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        try:
            resource.setrlimit(what, (value, value))
        except (ValueError, OSError):
            continue


def _few_processes() -> None:
    """Without seccomp, the count of processes is what stops a fork bomb. It counts all of the user's, so leave some."""
    if os.getuid() == 0:
        return
    mine = 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                mine += entry.stat().st_uid == os.getuid()
            except OSError:
                continue
    try:
        resource.setrlimit(resource.RLIMIT_NPROC, (mine * 4 + 16, mine * 4 + 16))
    except (ValueError, OSError):
        return


# --- Landlock -------------------------------------------------------------------------------------------------------
# Source: include/uapi/linux/landlock.h; the three system calls have the same numbers on every architecture.

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 2, 4, 8
_ALL_ABI_1 = (1 << 13) - 1
_REFER, _TRUNCATE, _IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
_OF_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEV


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed_access", ctypes.c_uint64), ("parent_fd", ctypes.c_int32))


def _landlock(libc: ctypes.CDLL, cage: Cage) -> int:
    """Restrict files. Returns: the ABI the kernel offers, 0 when it has no Landlock or it could not be set."""
    abi = libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(1))
    if abi < 1:
        return 0
    handled = _ALL_ABI_1
    handled |= _REFER if abi >= 2 else 0
    handled |= _TRUNCATE if abi >= 3 else 0
    handled |= _IOCTL_DEV if abi >= 5 else 0
    attributes = struct.pack("<Q", handled)
    if abi >= 4:
        attributes += struct.pack("<Q", 3)  # bind and connect by TCP
    if abi >= 6:
        attributes += struct.pack("<Q", 3)  # abstract sockets and signals outside
    ruleset = libc.syscall(_CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint32(0))
    if ruleset < 0:
        return 0
    try:
        for path in cage.readable:
            _allow(libc, ruleset, path, _READ_FILE | _READ_DIR, handled)
        for path in (*own_files(), Path(f"/proc/{os.getpid()}")):
            _allow(libc, ruleset, path, _READ_FILE | _READ_DIR | _EXECUTE, handled)
        _allow(libc, ruleset, Path("/dev/null"), _READ_FILE | _WRITE_FILE, handled)
        if not _allow(libc, ruleset, cage.writable, handled & ~_EXECUTE, handled):
            return 0
        return int(abi) if libc.syscall(_RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0)) == 0 else 0
    finally:
        os.close(ruleset)


def _allow(libc: ctypes.CDLL, ruleset: int, path: Path, access: int, handled: int) -> bool:
    try:
        fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        if not path.is_dir():
            access &= _OF_FILES
        rule = _PathBeneath(access & handled, fd)
        done = libc.syscall(
            _ADD_RULE, ctypes.c_int(ruleset), ctypes.c_int(1), ctypes.byref(rule), ctypes.c_uint32(0)
        )
        return bool(done == 0)
    finally:
        os.close(fd)


@cache
def own_files() -> tuple[Path, ...]:
    """What Python and its libraries read while they run. A parent asks once, so that its children need not look."""
    found = [Path(sys.prefix), Path(sys.base_prefix), *map(Path, sys.path)]
    found += map(
        Path,
        (
            "/usr/lib",
            "/usr/lib64",
            "/usr/local/lib",
            "/lib",
            "/lib64",
            "/usr/share/zoneinfo",
            "/etc/localtime",
            "/etc/ld.so.cache",
            "/etc/mime.types",
            "/dev/urandom",
            "/dev/zero",
            "/proc/cpuinfo",
            "/proc/meminfo",
            "/sys/devices/system/cpu",
        ),
    )
    # The root of the file system would open everything; sys.path may hold it when somebody runs from there.
    kept: Iterable[Path] = (p.resolve() for p in found if p.exists())
    return tuple(dict.fromkeys(p for p in kept if p != Path("/") and p != Path.home()))


# --- seccomp --------------------------------------------------------------------------------------------------------
# Numbers: arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h. -1: the architecture has none.

_DENIED: dict[str, tuple[int, int]] = {
    # name: (x86_64, aarch64)
    "socket": (41, 198),
    "socketpair": (53, 199),
    "connect": (42, 203),
    "bind": (49, 200),
    "listen": (50, 201),
    "accept": (43, 202),
    "accept4": (288, 242),
    "sendto": (44, 206),
    "sendmsg": (46, 211),
    "sendmmsg": (307, 269),
    "recvmsg": (47, 212),
    "fork": (57, -1),
    "vfork": (58, -1),
    "execve": (59, 221),
    "execveat": (322, 281),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "process_mrelease": (448, 448),
    "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438),
    "pidfd_send_signal": (424, 424),
    "tkill": (200, 130),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "chmod": (90, -1),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "chown": (92, -1),
    "fchown": (93, 55),
    "lchown": (94, -1),
    "fchownat": (260, 54),
    "utime": (132, -1),
    "utimes": (235, -1),
    "futimesat": (261, -1),
    "utimensat": (280, 88),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
    "setxattrat": (463, 463),
    "removexattrat": (466, 466),
    "setuid": (105, 146),
    "setgid": (106, 144),
    "setreuid": (113, 145),
    "setregid": (114, 143),
    "setgroups": (116, 159),
    "setresuid": (117, 147),
    "setresgid": (119, 149),
    "setfsuid": (122, 151),
    "setfsgid": (123, 152),
    "setpriority": (141, 140),
    "ioprio_set": (251, 30),
    "sched_setparam": (142, 118),
    "sched_setscheduler": (144, 119),
    "sched_setattr": (314, 274),
    "personality": (135, 92),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "unshare": (272, 97),
    "setns": (308, 268),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "quotactl": (179, 60),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "reboot": (169, 142),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    "iopl": (172, -1),
    "ioperm": (173, -1),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    # io_uring opens sockets behind the filter's back.
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
}
_CLONE, _CLONE3 = (56, 220), 435
_KILL, _TGKILL, _PRLIMIT = (62, 129), (234, 131), (302, 261)
_CLONE_THREAD = 0x10000

_ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}

_LD, _JEQ, _JGE, _JSET, _RET = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL_PROCESS, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_EPERM, _ENOSYS = 1, 38
_NUMBER_AT, _ARCH_AT, _ARGUMENT_AT = 0, 4, 16


def _program(column: int, arch: int, pid: int) -> bytes:
    """The filter: struct sock_filter instructions. A jump's distances count instructions, at most 255."""
    code: list[tuple[int, int, int, int]] = [
        (_LD, 0, 0, _ARCH_AT),
        (_JEQ, 1, 0, arch),
        (_RET, 0, 0, _KILL_PROCESS),
        (_LD, 0, 0, _NUMBER_AT),
    ]
    if column == 0:
        # The x32 numbers reach the same calls by another door.
        code += [(_JGE, 0, 1, 0x40000000), (_RET, 0, 0, _ERRNO | _EPERM)]
    # glibc falls back to clone when clone3, whose flags no filter can see, is not there.
    code += [(_JEQ, 0, 1, _CLONE3), (_RET, 0, 0, _ERRNO | _ENOSYS)]
    code += [
        (_JEQ, 0, 4, _CLONE[column]),
        (_LD, 0, 0, _ARGUMENT_AT),
        (_JSET, 0, 1, _CLONE_THREAD),
        (_RET, 0, 0, _ALLOW),
        (_RET, 0, 0, _ERRNO | _EPERM),
    ]
    for number in (_KILL[column], _TGKILL[column]):
        code += [
            (_JEQ, 0, 4, number),
            (_LD, 0, 0, _ARGUMENT_AT),
            (_JEQ, 0, 1, pid),
            (_RET, 0, 0, _ALLOW),
            (_RET, 0, 0, _ERRNO | _EPERM),
        ]
    code += [
        (_JEQ, 0, 5, _PRLIMIT[column]),
        (_LD, 0, 0, _ARGUMENT_AT),
        (_JEQ, 1, 0, 0),
        (_JEQ, 0, 1, pid),
        (_RET, 0, 0, _ALLOW),
        (_RET, 0, 0, _ERRNO | _EPERM),
    ]
    numbers = [n[column] for n in _DENIED.values() if n[column] >= 0]
    for i, number in enumerate(numbers):
        code.append((_JEQ, len(numbers) - i, 0, number))
    code += [(_RET, 0, 0, _ALLOW), (_RET, 0, 0, _ERRNO | _EPERM)]
    return b"".join(struct.pack("=HBBI", *line) for line in code)


class _Fprog(ctypes.Structure):
    _fields_ = (("len", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def _seccomp(libc: ctypes.CDLL) -> bool:
    known = _ARCHITECTURES.get(platform.machine())
    if known is None:
        return False
    program = _program(*known, os.getpid())
    header = _Fprog(len(program) // 8, program)
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(header), 0, 0) == 0)
