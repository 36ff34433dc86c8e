"""RFC 6962 trees and C2SP notes against published vectors, and against their own definition."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.case.merkle import (
    EMPTY,
    consistency_proof,
    consistent,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root,
    root_from_inclusion,
)
from ringbreak.case.note import Checkpoint, read_checkpoint, signed, signers, verifier_key
from ringbreak.errors import UsageError

DATA = [
    bytes.fromhex(h)
    for h in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
LEAVES = [leaf_hash(d) for d in DATA]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
"""Roots of the first 1..8 leaves: the test vectors of Google's Certificate Transparency implementation."""


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_equal_the_published_ones(size: int) -> None:
    assert root(LEAVES[:size]).hex() == ROOTS[size - 1]


def test_the_empty_tree_is_the_hash_of_nothing() -> None:
    assert root([]) == EMPTY
    assert EMPTY.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def by_definition(leaves: list[bytes]) -> bytes:
    """RFC 6962 section 2.1, word for word."""
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return node_hash(by_definition(leaves[:k]), by_definition(leaves[k:]))


sizes = st.integers(1, 70)


@given(sizes, st.data())
def test_every_leaf_proves_itself_and_no_other(size: int, data: st.DataObject) -> None:
    leaves = [leaf_hash(bytes([i])) for i in range(size)]
    assert root(leaves) == by_definition(leaves)
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(leaves, index)
    assert root_from_inclusion(leaves[index], index, size, proof) == root(leaves)
    assert root_from_inclusion(leaf_hash(b"other"), index, size, proof) != root(leaves)
    wrong = data.draw(st.integers(0, size + 3))
    if wrong != index:
        assert root_from_inclusion(leaves[index], wrong, size, proof) != root(leaves)


@given(sizes, st.data())
def test_a_log_that_grew_is_consistent_and_one_that_was_rewritten_is_not(
    size: int, data: st.DataObject
) -> None:
    leaves = [leaf_hash(bytes([i])) for i in range(size)]
    old = data.draw(st.integers(1, size))
    proof = consistency_proof(leaves, old)
    assert consistent(old, size, root(leaves[:old]), root(leaves), proof)
    changed = list(leaves)
    changed[data.draw(st.integers(0, old - 1))] = leaf_hash(b"rewritten")
    assert not consistent(old, size, root(changed[:old]), root(leaves), proof)
    if proof:
        assert not consistent(old, size, root(leaves[:old]), root(leaves), proof[:-1])


SEED = bytes(range(32))


def public(seed: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return (
        Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    )


def test_the_published_note_holds() -> None:
    """Example of golang.org/x/mod/sumdb/note, which C2SP signed-note generalises."""
    key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    note = (
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    )
    assert signers(note, [key])[1] == ["PeterNeumann"]
    with pytest.raises(UsageError, match="does not hold"):
        signers(note.replace("answer", "Answer"), [key])


def test_a_checkpoint_reads_back_and_unknown_signers_are_passed_over() -> None:
    checkpoint = Checkpoint("example/case", 42, root(LEAVES))
    note = signed(checkpoint, "example/case", SEED)
    text, names = signers(note, [verifier_key("example/case", public(SEED))])
    assert names == ["example/case"]
    assert read_checkpoint(text) == checkpoint
    assert signers(note, [verifier_key("example/case", public(bytes(32)))])[1] == []


@pytest.mark.parametrize(
    "text", ["", "x\n", "x\n1\nnot base64\n", "x\n01\n" + "A" * 43 + "=\n", "x\n1\nQUJD\n"]
)
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="not a checkpoint"):
        read_checkpoint(text)


@pytest.mark.parametrize("note", ["", "text\n", "text\n\n", "text\n\nsigned by me\n", "text\n\n— a !!!\n"])
def test_what_is_no_note_is_refused(note: str) -> None:
    with pytest.raises(UsageError):
        signers(note, [])
