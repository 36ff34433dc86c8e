#!/usr/bin/env python3
"""Check a ringbreak bundle without ringbreak: python verify.py bundle.zip [--key VERIFIER-KEY]

Needs Python 3.9 or later and one library (pip install cryptography). Opens no connection, writes nothing, executes
nothing from the bundle. Prints VALID or INVALID with the name of everything that is not what was signed; exit code 0
or 1. Without --key the signatures are checked under the keys the bundle itself names: compare the fingerprints that are
printed with those its sender tells you by another way, or give the sender's key with --key.

What is checked, from the outside in:
  1. the zip is written the one way bundles are written, byte for byte;
  2. the checkpoint (C2SP signed note): every signature under the key given for it (Ed25519);
  3. the log entry of the dossier stands in the log the checkpoint is of (RFC 6962 inclusion proof);
  4. every row that the dossier cites stands in the tree the entry commits to; every value shown is the one committed to;
     fields and rows may be withheld: they are counted, and their hashes still have to fit;
  5. dossier files in the bundle are those the entry names; a time stamp is over this checkpoint;
  6. earlier checkpoints in the bundle are of a log this one grew from (RFC 6962 consistency proof).
verify.html beside this file checks the same in a browser and says the same.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
import zlib
from collections.abc import Callable
from typing import Any

HEX = re.compile("[0-9a-f]{64}")
BASE64 = re.compile("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
NUMBER = re.compile("0|[1-9][0-9]{0,14}")
FORMAT = "ringbreak bundle 1"
KEYS = ["checkpoint", "earlier", "entry", "format", "keys", "rows", "salts", "timestamp"]
BEFORE = [
    k for k in KEYS if k != "salts"
]  # as bundles were while the log named the plain hashes of dossier files


class Wrong(Exception):
    """Something is not what it must be: which part, and why."""

    def __init__(self, part: str, why: str) -> None:
        super().__init__(f"{part}: {why}")
        self.part, self.why = part, why


# -- the zip: stored, no dates, one way to write it ---------------------------------------------------------------------


def write_zip(files: list[tuple[str, bytes]]) -> bytes:
    """The one way these files are written: uncompressed, of 1980, in the order given."""
    directory = b""
    parts: list[bytes] = []
    at = 0
    for name, data in files:
        label = name.encode("ascii")
        middle = bytes.fromhex("0a0000000000") + bytes.fromhex("00002100")
        middle += zlib.crc32(data).to_bytes(4, "little") + len(data).to_bytes(4, "little") * 2
        middle += len(label).to_bytes(2, "little") + b"\0\0"
        parts += [b"PK\x03\x04", middle, label, data]
        directory += b"PK\x01\x02\x14\x00" + middle + b"\0" * 10 + at.to_bytes(4, "little") + label
        at += 30 + len(label) + len(data)
    count = len(files).to_bytes(2, "little")
    end = (
        b"PK\x05\x06\0\0\0\0"
        + count * 2
        + len(directory).to_bytes(4, "little")
        + at.to_bytes(4, "little")
        + b"\0\0"
    )
    return b"".join(parts) + directory + end


def read_zip(data: bytes) -> list[tuple[str, bytes]]:
    """Files of a bundle, in order; reads only what `write_zip` writes."""
    files: list[tuple[str, bytes]] = []
    at = 0
    while data[at : at + 4] == b"PK\x03\x04":
        size = int.from_bytes(data[at + 18 : at + 22], "little")
        length = int.from_bytes(data[at + 26 : at + 28], "little")
        label = data[at + 30 : at + 30 + length]
        content = data[at + 30 + length : at + 30 + length + size]
        if len(label) != length or len(content) != size or not re.fullmatch(rb"[A-Za-z0-9._/-]{1,80}", label):
            raise Wrong("container", "it cannot be taken apart")
        files.append((label.decode("ascii"), content))
        at += 30 + length + size
    if not files:
        raise Wrong("container", "it is no bundle")
    return files


# -- hashes -------------------------------------------------------------------------------------------------------------


def sha(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def sized(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def root_from(leaf: bytes, index: int, size: int, proof: list[bytes]) -> bytes | None:
    """RFC 9162 2.1.3.2; None when the proof cannot be of such a tree."""
    if not 0 <= index < size:
        return None
    fn, sn, r = index, size - 1, leaf
    for p in proof:
        if sn == 0:
            return None
        if fn & 1 or fn == sn:
            r = sha(b"\1", p, r)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = sha(b"\1", r, p)
        fn, sn = fn >> 1, sn >> 1
    return r if sn == 0 else None


def consistent(old: int, new: int, old_root: bytes, new_root: bytes, proof: list[bytes]) -> bool:
    """RFC 9162 2.1.4.2."""
    if old == new:
        return not proof and old_root == new_root
    if not 0 < old < new:
        return False
    path = ([old_root] if old & (old - 1) == 0 else []) + proof
    if not path:
        return False
    fn, sn = old - 1, new - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = sha(b"\1", c, fr), sha(b"\1", c, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = sha(b"\1", sr, c)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and fr == old_root and sr == new_root


# -- shapes -------------------------------------------------------------------------------------------------------------


def want(holds: object, part: str, why: str) -> None:
    if not holds:
        raise Wrong(part, why)


def hexed(value: Any, part: str) -> bytes:
    want(isinstance(value, str) and HEX.fullmatch(value), part, "it is not written as it must be")
    return bytes.fromhex(value)


def hashes(value: Any, part: str) -> list[bytes]:
    want(isinstance(value, list) and len(value) <= 64, part, "it is not written as it must be")
    return [hexed(v, part) for v in value]


def unbase64(value: str, part: str) -> bytes:
    want(BASE64.fullmatch(value), part, "it is not written as it must be")
    raw = base64.b64decode(value)
    want(base64.b64encode(raw).decode() == value, part, "it is not written as it must be")
    return raw


def whole(value: Any) -> bool:
    return type(value) is int and 0 <= value < 10**15


def utf8(value: str, part: str) -> bytes:
    try:
        return value.encode()
    except UnicodeEncodeError:
        raise Wrong(part, "it holds half a character") from None


# -- the parts ----------------------------------------------------------------------------------------------------------


def read_keys(values: Any) -> dict[tuple[str, bytes], bytes]:
    """Verifier keys (name+hash+base64) by (name, hash)."""
    part = "keys"
    want(
        isinstance(values, list) and all(isinstance(v, str) for v in values),
        part,
        "it is not written as it must be",
    )
    found: dict[tuple[str, bytes], bytes] = {}
    for value in values:
        pieces = value.split("+", 2)
        want(len(pieces) == 3, part, "it is not written as it must be")
        name, shown, data = pieces
        raw = unbase64(data, part)
        want(len(raw) == 33 and raw[0] == 1, part, "a key is no Ed25519 key")
        want(sha(utf8(name, part), b"\n", raw)[:4].hex() == shown, part, "a key's short hash is not its own")
        found[name, bytes.fromhex(shown)] = raw[1:]
    return found


def read_note(
    note: Any, keys: dict[tuple[str, bytes], bytes], part: str
) -> tuple[str, set[tuple[str, bytes]]]:
    """Text of a signed note; every line must be of a known key and hold."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    want(isinstance(note, str), part, "it is not written as it must be")
    head, gap, tail = note.rpartition("\n\n")
    want(gap and tail.endswith("\n"), part, "it is no signed note")
    text = head + "\n"
    signed: set[tuple[str, bytes]] = set()
    for line in tail[:-1].split("\n"):
        pieces = line.split(" ")
        want(len(pieces) == 3 and pieces[0] == "\u2014", part, "a signature line is none")
        blob = unbase64(pieces[2], part)
        public = keys.get((pieces[1], blob[:4]))
        if public is None:
            raise Wrong(part, "a signature is of a key the bundle does not name")
        try:
            Ed25519PublicKey.from_public_bytes(public).verify(blob[4:], utf8(text, part))
        except (InvalidSignature, ValueError):
            raise Wrong(part, "a signature does not hold") from None
        signed.add((pieces[1], blob[:4]))
    return text, signed


def read_checkpoint(text: str, part: str) -> tuple[str, int, bytes]:
    lines = text.split("\n")
    want(len(lines) == 4 and lines[0] and lines[3] == "", part, "it is no checkpoint")
    want(NUMBER.fullmatch(lines[1]), part, "it is no checkpoint")
    root = unbase64(lines[2], part)
    want(len(root) == 32, part, "it is no checkpoint")
    return lines[0], int(lines[1]), root


def check_row(number: int, row: Any, count: int, root: bytes, held: dict[str, Any]) -> None:
    """One row: its fields, its leaf, its place in the tree."""
    part = f"row {number}"
    want(isinstance(row, dict), part, "it is not written as it must be")
    want(type(row.get("index")) is int and row["index"] == number, part, "it is not in its place")
    proof = hashes(row.get("proof"), part)
    if "fields" not in row:
        want(sorted(row) == ["index", "leaf", "proof"], part, "it is not written as it must be")
        leaf = hexed(row["leaf"], part)
        held["rows"] += 1
    else:
        table, fields = row.get("table"), row["fields"]
        good = (
            sorted(row) == ["fields", "index", "proof", "table"]
            and isinstance(table, str)
            and isinstance(fields, list)
        )
        want(good, part, "it is not written as it must be")
        part = f"row {number} ({table})"
        told = b"ringbreak row 1\n" + sized(utf8(table, part))
        for field in fields:
            good = isinstance(field, list) and len(field) in (2, 4) and isinstance(field[0], str)
            want(good, part, "a field is not written as it must be")
            column, where = utf8(field[0], part), f"{part}, field {field[0]}"
            digest = hexed(field[1], where)
            if len(field) == 4:
                salt, value = hexed(field[2], where), field[3]
                want(value is None or isinstance(value, str), where, "it is not written as it must be")
                data = b"\0" if value is None else b"\1" + utf8(value, where)
                made = sha(b"ringbreak field 1\n", salt, sized(column), data)
                want(made == digest, where, "the value is not the one that was committed to")
            else:
                key = f"{table}.{field[0]}"
                held["fields"][key] = held["fields"].get(key, 0) + 1
            told += sized(column) + digest
        leaf = sha(b"\0", told)
    want(
        root_from(leaf, number, count, proof) == root,
        part,
        "it does not stand in the tree the dossier commits to",
    )


def verify(data: bytes, key: str | None = None) -> dict[str, Any]:
    """Check the bytes of a bundle.

    Returns: {"valid": bool, "wrong": [[part, why], ...], "told": [lines for people]}. Parts are named so that a reader
    finds them: container, manifest, keys, checkpoint, entry, "row 12 (mentions), field as_written", a file's name.
    """
    wrong: list[list[str]] = []
    told: list[str] = []
    held: dict[str, Any] = {"rows": 0, "fields": {}}

    def attempt(work: Callable[..., Any], *args: Any) -> Any:
        try:
            return work(*args)
        except Wrong as e:
            wrong.append([e.part, e.why])
            return None

    files = attempt(read_zip, data)
    if files is None:
        return {"valid": False, "wrong": wrong, "told": told}
    if write_zip(files) != data:
        wrong.append(["container", "it is not written the one way bundles are written"])
    names = [n for n, _ in files]
    if names[0] != "bundle.json" or len(set(names)) != len(names):
        wrong.append(["container", "its files are not those of a bundle"])
        return {"valid": False, "wrong": wrong, "told": told}
    bundle = attempt(read_manifest, files[0][1])
    if bundle is None:
        return {"valid": False, "wrong": wrong, "told": told}

    keys = attempt(read_keys, bundle["keys"]) or {}
    origin = size = root = None
    noted = attempt(read_note, bundle["checkpoint"], keys, "checkpoint")
    point = attempt(read_checkpoint, (noted[0] if noted else split_note(bundle["checkpoint"])), "checkpoint")
    if noted and set(keys) - noted[1]:
        wrong.append(["keys", "a key has signed nothing here"])
    if point:
        origin, size, root = point
        if noted and origin not in [n for n, _ in noted[1]]:
            wrong.append(["checkpoint", "the log itself has not signed it"])
        told.append(f"log {origin}, {size} entries")
    for (name, _), public in sorted(keys.items()):
        told.append(f"signed by {name}, key fingerprint {hashlib.sha256(public).hexdigest()}")
    if key is not None:
        given = attempt(read_keys, [key])
        if given is not None and not set(given.values()) <= set(keys.values()):
            wrong.append(["checkpoint", "the key you trust has not signed it"])

    entry = attempt(check_entry, bundle["entry"], size, root)
    body: dict[str, Any] = entry["body"] if entry else {}
    if entry:
        told.append(f"dossier of {entry['at']}, entry {entry['seq']}, written by {entry['who']}")
        rows, cited = bundle["rows"], body["cited"]
        if not isinstance(rows, list) or len(rows) != cited["rows"]:
            wrong.append(["rows", "there are more or fewer than the dossier commits to"])
        if isinstance(rows, list):
            for number, row in enumerate(rows):
                attempt(check_row, number, row, cited["rows"], bytes.fromhex(cited["root"]), held)
            told.append(f"{len(rows)} rows the dossier stands on")
    for name, count in sorted(held["fields"].items()):
        told.append(f"withheld: {name} in {count} rows")
    if held["rows"]:
        told.append(f"withheld: {held['rows']} whole rows")

    salts = attempt(read_salts, bundle.get("salts", {}), names) or {}
    for name, content in files[1:]:
        if name == "checkpoint.tsr":
            attempt(check_stamp, content, bundle, told)
        elif name.startswith("dossier/"):
            files_said = body.get("files")
            said = files_said.get(name[8:]) if isinstance(files_said, dict) else None
            salt, found = salts.get(name[8:]), hashlib.sha256(content).digest()
            if "salts" in bundle:
                found = sha(b"ringbreak file 1\n", salt, found) if salt else b""
            if said != found.hex():
                wrong.append([name, "it is not the file the log entry names"])
        else:
            wrong.append([name, "it does not belong in a bundle"])
    if bundle["timestamp"] is not None and "checkpoint.tsr" not in names:
        wrong.append(["checkpoint.tsr", "it is missing"])
    earlier = bundle["earlier"]
    if isinstance(earlier, list):
        for number, it in enumerate(earlier):
            attempt(check_earlier, number, it, keys, origin, size, root)
    else:
        wrong.append(["earlier checkpoints", "it is not written as it must be"])
    return {"valid": not wrong, "wrong": wrong, "told": told}


def read_manifest(content: bytes) -> dict[str, Any]:
    part = "manifest"
    try:
        bundle = json.loads(content.decode("utf-8"))
        again = json.dumps(bundle, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    except (ValueError, RecursionError):
        raise Wrong(part, "it cannot be read") from None
    want(again == content, part, "it is not written the one way it is written")
    want(
        isinstance(bundle, dict) and sorted(bundle) in (KEYS, BEFORE) and bundle["format"] == FORMAT,
        part,
        "it is not of this format",
    )
    return dict(bundle)


def read_salts(it: Any, names: list[str]) -> dict[str, bytes]:
    """The salts of the dossier's files that are in the bundle, and of no others."""
    part = "salts"
    want(isinstance(it, dict), part, "it is not written as it must be")
    want(all("dossier/" + name in names for name in it), part, "there is one of a file that is not here")
    return {name: hexed(salt, part) for name, salt in it.items()}


def split_note(note: Any) -> str:
    return note.rpartition("\n\n")[0] + "\n" if isinstance(note, str) else ""


def check_entry(it: Any, size: int, root: bytes | None) -> dict[str, Any]:
    """The log entry: in the log, and of a dossier that commits to rows."""
    part = "entry"
    good = isinstance(it, dict) and sorted(it) == ["index", "line", "proof"] and isinstance(it["line"], str)
    want(good and whole(it["index"]), part, "it is not written as it must be")
    line, proof = utf8(it["line"], part), hashes(it["proof"], part)
    if root is not None:
        stands = root_from(sha(b"\0", line), it["index"], size, proof) == root
        want(stands, part, "it does not stand in the log the checkpoint is of")
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        raise Wrong(part, "it cannot be read") from None
    good = isinstance(entry, dict) and entry.get("what") == "dossier" and whole(entry.get("seq"))
    good = (
        good
        and all(isinstance(entry.get(k), str) for k in ("at", "who"))
        and isinstance(entry.get("body"), dict)
    )
    want(good and entry["seq"] == it["index"], part, "it is not the entry of a dossier")
    cited = entry["body"].get("cited")
    good = isinstance(cited, dict) and cited.get("format") == "ringbreak rows 1" and whole(cited.get("rows"))
    want(
        good and isinstance(cited.get("root"), str) and HEX.fullmatch(cited["root"]),
        part,
        "it commits to no rows",
    )
    return dict(entry)


def check_stamp(content: bytes, bundle: dict[str, Any], told: list[str]) -> None:
    part = "checkpoint.tsr"
    want(
        hashlib.sha256(content).hexdigest() == bundle["timestamp"],
        part,
        "it is not the time stamp of this bundle",
    )
    text = split_note(bundle["checkpoint"])
    want(sha(utf8(text, part)) in content, part, "it is not over this checkpoint")
    told.append("a time stamp over this checkpoint; check its signature with: openssl ts -verify")


def check_earlier(
    number: int,
    it: Any,
    keys: dict[tuple[str, bytes], bytes],
    origin: str | None,
    size: int,
    root: bytes | None,
) -> None:
    part = f"earlier checkpoint {number}"
    want(isinstance(it, dict) and sorted(it) == ["note", "proof"], part, "it is not written as it must be")
    text, _ = read_note(it["note"], keys, part)
    its_origin, its_size, its_root = read_checkpoint(text, part)
    proof = hashes(it["proof"], part)
    want(its_origin == origin, part, "it is of another log")
    if root is not None:
        want(consistent(its_size, size, its_root, root, proof), part, "the log did not grow from it")


def main(arguments: list[str]) -> int:
    key = None
    if "--key" in arguments[:-1]:
        at = arguments.index("--key")
        key, arguments = arguments[at + 1], arguments[:at] + arguments[at + 2 :]
    if len(arguments) != 1 or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 2
    try:
        with open(arguments[0], "rb") as f:
            data = f.read()
    except OSError as e:
        print(ascii_safe(f"{arguments[0]} cannot be read: {e.strerror}"))
        return 2
    verdict = verify(data, key)
    print("VALID" if verdict["valid"] else "INVALID")
    for part, why in verdict["wrong"][:50]:
        print(ascii_safe(f"  {part}: {why}"))
    if len(verdict["wrong"]) > 50:
        print(f"  and {len(verdict['wrong']) - 50} more")
    for line in verdict["told"]:
        print(ascii_safe(f"  {line}"))
    if verdict["valid"] and key is None:
        print("  compare the fingerprints with what the sender told you by another way, or give --key")
    return 0 if verdict["valid"] else 1


def ascii_safe(text: str) -> str:
    """One harmless line: what a bundle says must not steer a terminal."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
