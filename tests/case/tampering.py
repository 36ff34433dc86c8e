"""Ways to falsify a bundle, by people who know the format: each packs its forgery properly again.

A tamper takes the manifest, the other files and a source of chance, changes them, and returns how the part is named in
which the fault lies. Kinds that spoil the zip itself work on bytes and are in `BYTES`.
"""

from __future__ import annotations

import base64
import copy
import json
import random
from collections.abc import Callable
from typing import Any

from ringbreak.case.canonical import canonical
from ringbreak.case.commit import field_hash, row_leaf
from ringbreak.case.keys import Key
from ringbreak.case.merkle import inclusion_proof, leaf_hash, root
from ringbreak.case.note import sign
from ringbreak.case.standalone.verify import read_zip, write_zip

Manifest = dict[str, Any]
Files = list[tuple[str, bytes]]
Tamper = Callable[[Manifest, Files, random.Random], str]


def opened(data: bytes) -> tuple[Manifest, Files]:
    files = read_zip(data)
    return json.loads(files[0][1]), files[1:]


def packed(manifest: Manifest, files: Files) -> bytes:
    return write_zip([("bundle.json", canonical(manifest)), *files])


def without_dossier(manifest: Manifest, files: Files) -> bytes:
    """As any holder may pass it on: the dossier's files left out, and the salts their hashes could be tried out with."""
    manifest["salts"] = {}
    return packed(manifest, [f for f in files if not f[0].startswith("dossier/")])


def tampered(data: bytes, tamper: Tamper, chance: random.Random) -> tuple[bytes, str]:
    manifest, files = opened(data)
    manifest = copy.deepcopy(manifest)
    part = tamper(manifest, files, chance)
    return packed(manifest, files), part


def _shown(m: Manifest, r: random.Random) -> tuple[dict[str, Any], list[Any], str]:
    """A row and a field of it that are shown, and how the field is named."""
    row = r.choice([row for row in m["rows"] if any(len(f) == 4 for f in row.get("fields", ()))])
    field = r.choice([f for f in row["fields"] if len(f) == 4])
    return row, field, f"row {row['index']} ({row['table']})"


def _other(value: str | None) -> str | None:
    return "" if value is None else value + "0"


def _other_hash(shown: str, r: random.Random) -> str:
    at = r.randrange(64)
    return shown[:at] + ("0" if shown[at] != "0" else "1") + shown[at + 1 :]


def value_changed(m: Manifest, f: Files, r: random.Random) -> str:
    _, field, part = _shown(m, r)
    field[3] = _other(field[3])
    return f"{part}, field {field[0]}"


def null_for_a_text(m: Manifest, f: Files, r: random.Random) -> str:
    _, field, part = _shown(m, r)
    field[3] = None if field[3] is not None else ""
    return f"{part}, field {field[0]}"


def value_and_hash_changed(m: Manifest, f: Files, r: random.Random) -> str:
    _, field, part = _shown(m, r)
    field[3] = _other(field[3])
    field[1] = field_hash(field[0], field[3], bytes.fromhex(field[2])).hex()
    return part


def salt_changed(m: Manifest, f: Files, r: random.Random) -> str:
    _, field, part = _shown(m, r)
    field[2] = _other_hash(field[2], r)
    return f"{part}, field {field[0]}"


def column_renamed(m: Manifest, f: Files, r: random.Random) -> str:
    _, field, part = _shown(m, r)
    field[0] += "_"
    field[1] = field_hash(field[0], field[3], bytes.fromhex(field[2])).hex()
    return part


def field_dropped(m: Manifest, f: Files, r: random.Random) -> str:
    row, field, part = _shown(m, r)
    row["fields"].remove(field)
    return part


def field_put_in(m: Manifest, f: Files, r: random.Random) -> str:
    row, _, part = _shown(m, r)
    salt = bytes(32)
    row["fields"].append(["innocent", field_hash("innocent", "true", salt).hex(), salt.hex(), "true"])
    return part


def values_swapped(m: Manifest, f: Files, r: random.Random) -> str:
    row, field, part = _shown(m, r)
    other = r.choice([x for x in row["fields"] if x is not field and len(x) == 4])
    field[1:], other[1:] = other[1:], field[1:]
    first = min((field, other), key=row["fields"].index)
    return f"{part}, field {first[0]}"


def table_renamed(m: Manifest, f: Files, r: random.Random) -> str:
    row, _, _ = _shown(m, r)
    row["table"] = "hearsay"
    return f"row {row['index']} (hearsay)"


def hash_of_a_withheld_field_changed(m: Manifest, f: Files, r: random.Random) -> str:
    _, field, part = _shown(m, r)
    del field[2:]
    field[1] = _other_hash(field[1], r)
    return part


def leaf_of_a_withheld_row_changed(m: Manifest, f: Files, r: random.Random) -> str:
    row, _, _ = _shown(m, r)
    leaf = row_leaf(row["table"], [(c[0], bytes.fromhex(c[1])) for c in row["fields"]]).hex()
    m["rows"][row["index"]] = {"index": row["index"], "leaf": _other_hash(leaf, r), "proof": row["proof"]}
    return f"row {row['index']}"


def proof_changed(m: Manifest, f: Files, r: random.Random) -> str:
    row, _, part = _shown(m, r)
    at = r.randrange(len(row["proof"]))
    row["proof"][at] = _other_hash(row["proof"][at], r)
    return part


def proof_cut(m: Manifest, f: Files, r: random.Random) -> str:
    row, _, part = _shown(m, r)
    row["proof"].pop()
    return part


def rows_in_another_order(m: Manifest, f: Files, r: random.Random) -> str:
    i, j = sorted(r.sample(range(len(m["rows"])), 2))
    m["rows"][i], m["rows"][j] = m["rows"][j], m["rows"][i]
    return f"row {i}"


def rows_renumbered(m: Manifest, f: Files, r: random.Random) -> str:
    i = r.randrange(len(m["rows"]) - 1)
    one, two = m["rows"][i], m["rows"][i + 1]
    m["rows"][i], m["rows"][i + 1] = two, one
    two["index"], one["index"] = i, i + 1
    return f"row {i} ({two['table']})" if "table" in two else f"row {i}"


def row_dropped(m: Manifest, f: Files, r: random.Random) -> str:
    m["rows"].pop()
    return "rows"


def row_put_in(m: Manifest, f: Files, r: random.Random) -> str:
    m["rows"].append(m["rows"][-1] | {"index": len(m["rows"])})
    return "rows"


def everything_forged_up_to_the_entry(m: Manifest, f: Files, r: random.Random) -> str:
    """Values, hashes, leaves, proofs and the entry fit each other; the log does not know the entry."""
    _, field, _ = _shown(m, r)
    field[3] = _other(field[3])
    field[1] = field_hash(field[0], field[3], bytes.fromhex(field[2])).hex()
    tree = [
        bytes.fromhex(row["leaf"])
        if "leaf" in row
        else row_leaf(row["table"], [(c[0], bytes.fromhex(c[1])) for c in row["fields"]])
        for row in m["rows"]
    ]
    for i, row in enumerate(m["rows"]):
        row["proof"] = [h.hex() for h in inclusion_proof(tree, i)]
    entry = json.loads(m["entry"]["line"])
    entry["body"]["cited"]["root"] = root(tree).hex()
    m["entry"]["line"] = canonical(entry).decode()
    return "entry"


def everything_forged_up_to_the_signature(m: Manifest, f: Files, r: random.Random) -> str:
    """As before, and a checkpoint of a log of one's own; only the signature cannot be made."""
    everything_forged_up_to_the_entry(m, f, r)
    lines = m["checkpoint"].split("\n")
    leaf = leaf_hash(m["entry"]["line"].encode())
    m["entry"] |= {"index": json.loads(m["entry"]["line"])["seq"]}
    lines[2] = base64.b64encode(root([leaf])).decode()
    m["checkpoint"] = "\n".join(lines)
    return "checkpoint"


def entry_of_another_time(m: Manifest, f: Files, r: random.Random) -> str:
    entry = json.loads(m["entry"]["line"])
    entry["at"] = "2020" + entry["at"][4:]
    m["entry"]["line"] = canonical(entry).decode()
    return "entry"


def entry_at_another_place(m: Manifest, f: Files, r: random.Random) -> str:
    m["entry"]["index"] -= 1
    return "entry"


def entry_proof_changed(m: Manifest, f: Files, r: random.Random) -> str:
    at = r.randrange(len(m["entry"]["proof"]))
    m["entry"]["proof"][at] = _other_hash(m["entry"]["proof"][at], r)
    return "entry"


def size_of_the_log_changed(m: Manifest, f: Files, r: random.Random) -> str:
    lines = m["checkpoint"].split("\n")
    lines[1] = str(int(lines[1]) + 1)
    m["checkpoint"] = "\n".join(lines)
    return "checkpoint"


def signature_changed(m: Manifest, f: Files, r: random.Random) -> str:
    head, _, line = m["checkpoint"][:-1].rpartition(" ")
    blob = bytearray(base64.b64decode(line))
    blob[r.randrange(4, len(blob))] ^= 1 << r.randrange(8)
    m["checkpoint"] = f"{head} {base64.b64encode(blob).decode()}\n"
    return "checkpoint"


def signature_by_a_stranger(m: Manifest, f: Files, r: random.Random) -> str:
    text = m["checkpoint"].rpartition("\n\n")[0] + "\n"
    m["checkpoint"] = text + "\n" + sign(text, text.split("\n")[0], r.randbytes(32))
    return "checkpoint"


def signature_by_a_stranger_under_his_name(m: Manifest, f: Files, r: random.Random) -> str:
    text = m["checkpoint"].rpartition("\n\n")[0] + "\n"
    key = Key(r.randbytes(32))
    m["checkpoint"] = text + "\n" + sign(text, key.name, key.seed)
    m["keys"] = [key.verifier()]
    return "checkpoint"


def signature_taken_off(m: Manifest, f: Files, r: random.Random) -> str:
    m["checkpoint"] = m["checkpoint"].rpartition("\n\n")[0] + "\n\n"
    return "checkpoint"


def key_changed(m: Manifest, f: Files, r: random.Random) -> str:
    name, shown, data = m["keys"][0].split("+", 2)
    raw = bytearray(base64.b64decode(data))
    raw[r.randrange(1, 33)] ^= 1
    m["keys"][0] = f"{name}+{shown}+{base64.b64encode(raw).decode()}"
    return "keys"


def key_that_signed_nothing(m: Manifest, f: Files, r: random.Random) -> str:
    m["keys"] = sorted([*m["keys"], Key(r.randbytes(32)).verifier()])
    return "keys"


def earlier_checkpoint_of_another_log(m: Manifest, f: Files, r: random.Random) -> str:
    proof = m["earlier"][0]["proof"]
    if proof:
        proof[-1] = _other_hash(proof[-1], r)
    else:
        proof.append("0" * 64)
    return "earlier checkpoint 0"


def earlier_checkpoint_rewritten(m: Manifest, f: Files, r: random.Random) -> str:
    lines = m["earlier"][0]["note"].split("\n")
    lines[2] = base64.b64encode(bytes(32)).decode()
    m["earlier"][0]["note"] = "\n".join(lines)
    return "earlier checkpoint 0"


def time_stamp_of_something_else(m: Manifest, f: Files, r: random.Random) -> str:
    f.insert(0, ("checkpoint.tsr", b"\x30\x03\x02\x01\x00"))
    return "checkpoint.tsr"


def time_stamp_promised(m: Manifest, f: Files, r: random.Random) -> str:
    m["timestamp"] = "0" * 64
    return "checkpoint.tsr"


def dossier_rewritten(m: Manifest, f: Files, r: random.Random) -> str:
    f.append(("dossier/index.md", b"# Nothing to see here\n"))
    f[:-1] = [one for one in f[:-1] if one[0] != "dossier/index.md"]
    return "dossier/index.md"


def salt_of_a_file_changed(m: Manifest, f: Files, r: random.Random) -> str:
    names = sorted(m["salts"])
    if not names:
        m["salts"]["index.md"] = "0" * 64
        return "salts"
    name = r.choice(names)
    m["salts"][name] = _other_hash(m["salts"][name], r)
    return f"dossier/{name}"


def salt_of_a_file_taken_out(m: Manifest, f: Files, r: random.Random) -> str:
    if not m["salts"]:
        m["salts"] = []
        return "salts"
    name = r.choice(sorted(m["salts"]))
    del m["salts"][name]
    return f"dossier/{name}"


def salts_taken_out_and_the_plain_hash_trusted(m: Manifest, f: Files, r: random.Random) -> str:
    """As bundles were before: then the log has to name the plain hashes."""
    del m["salts"]
    f[:] = [("dossier/index.md", b"# Nothing to see here\n")]
    return "dossier/index.md"


def file_put_in(m: Manifest, f: Files, r: random.Random) -> str:
    f.append(("confession.txt", b"it was me"))
    return "confession.txt"


def another_format(m: Manifest, f: Files, r: random.Random) -> str:
    m["format"] = "ringbreak bundle 2"
    return "manifest"


def something_more_in_the_manifest(m: Manifest, f: Files, r: random.Random) -> str:
    m["comment"] = "trust me"
    return "manifest"


def row_that_is_none(m: Manifest, f: Files, r: random.Random) -> str:
    m["rows"] = [{"index": 0, "odd": True}, *m["rows"][1:]]
    return "row 0"


TAMPERS: tuple[Tamper, ...] = (
    value_changed,
    null_for_a_text,
    value_and_hash_changed,
    salt_changed,
    column_renamed,
    field_dropped,
    field_put_in,
    values_swapped,
    table_renamed,
    hash_of_a_withheld_field_changed,
    leaf_of_a_withheld_row_changed,
    proof_changed,
    proof_cut,
    rows_in_another_order,
    rows_renumbered,
    row_dropped,
    row_put_in,
    everything_forged_up_to_the_entry,
    everything_forged_up_to_the_signature,
    entry_of_another_time,
    entry_at_another_place,
    entry_proof_changed,
    size_of_the_log_changed,
    signature_changed,
    signature_by_a_stranger,
    signature_by_a_stranger_under_his_name,
    signature_taken_off,
    key_changed,
    key_that_signed_nothing,
    earlier_checkpoint_of_another_log,
    earlier_checkpoint_rewritten,
    time_stamp_of_something_else,
    time_stamp_promised,
    dossier_rewritten,
    salt_of_a_file_changed,
    salt_of_a_file_taken_out,
    salts_taken_out_and_the_plain_hash_trusted,
    file_put_in,
    another_format,
    something_more_in_the_manifest,
    row_that_is_none,
)


def bit_flipped(data: bytes, r: random.Random) -> bytes:
    made = bytearray(data)
    made[r.randrange(len(made))] ^= 1 << r.randrange(8)
    return bytes(made)


def cut_short(data: bytes, r: random.Random) -> bytes:
    return data[: r.randrange(len(data))]


def something_behind_the_end(data: bytes, r: random.Random) -> bytes:
    return data + r.randbytes(1 + r.randrange(40))


def something_before_the_start(data: bytes, r: random.Random) -> bytes:
    return b"#!/bin/sh\n" + data


def compressed(data: bytes, r: random.Random) -> bytes:
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, content in read_zip(data):
            z.writestr(name, content)
    return out.getvalue()


def manifest_written_otherwise(data: bytes, r: random.Random) -> bytes:
    files = read_zip(data)
    return write_zip([("bundle.json", json.dumps(json.loads(files[0][1])).encode()), *files[1:]])


def manifest_with_a_lone_surrogate(data: bytes, r: random.Random) -> bytes:
    files = read_zip(data)
    return write_zip([("bundle.json", files[0][1].replace(b'"message"', b'"\\ud800"', 1)), *files[1:]])


BYTES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    bit_flipped,
    cut_short,
    something_behind_the_end,
    something_before_the_start,
    compressed,
    manifest_written_otherwise,
    manifest_with_a_lone_surrogate,
)


def withheld(data: bytes, r: random.Random) -> tuple[bytes, int, int]:
    """Keep some fields and rows back, as any holder of a bundle may. Returns it with the numbers of both."""
    manifest, files = opened(data)
    fields = rows = 0
    share, whole = r.random(), r.random() * 0.5
    for i, row in enumerate(manifest["rows"]):
        if "fields" not in row:
            rows += 1
        elif r.random() < whole:
            leaf = row_leaf(row["table"], [(c[0], bytes.fromhex(c[1])) for c in row["fields"]])
            manifest["rows"][i] = {"index": i, "leaf": leaf.hex(), "proof": row["proof"]}
            rows += 1
        else:
            for field in row["fields"]:
                if r.random() < share:
                    del field[2:]
                fields += len(field) == 2
    return without_dossier(manifest, files), fields, rows
