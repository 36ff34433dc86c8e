"""The demo finds its three rings exactly, links no innocent, and says why the hubs were held back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ringbreak.case.api import OpenCase, new_case
from ringbreak.case.authority import Authority
from ringbreak.case.query import rows

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> OpenCase:
    case = new_case(tmp_path_factory.mktemp("demo") / "case")
    case.add([EXAMPLES / "case"], authority=Authority.stated("test-data"))
    case.run()
    return case


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    told: dict[str, Any] = json.loads((EXAMPLES / "truth.json").read_text(encoding="utf-8"))
    return told


class Records:
    """Records of the case by the path of their evidence, members of archives as outer!/inner, with all they say."""

    def __init__(self, case: OpenCase) -> None:
        names: dict[str, str] = {}
        evidence = {
            r["evidence_id"]: r for r in rows(case, "SELECT evidence_id, parent_id, name FROM evidence")
        }

        def path(evidence_id: str) -> str:
            if evidence_id not in names:
                it = evidence[evidence_id]
                names[evidence_id] = (
                    it["name"] if it["parent_id"] is None else f"{path(it['parent_id'])}!/{it['name']}"
                )
            return names[evidence_id]

        said: dict[int, list[str]] = defaultdict(list)
        self.where: dict[str, list[int]] = defaultdict(list)
        for r in rows(
            case,
            "SELECT record_id, evidence_id, locator, title, text, author, author_name, counterpart, url FROM records ORDER BY evidence_id, ordinal",
        ):
            self.where[path(r["evidence_id"])].append(r["record_id"])
            said[r["record_id"]] += [v for k, v in r.items() if isinstance(v, str) and k != "evidence_id"]
        for r in rows(
            case,
            "SELECT record_id, value FROM fields UNION ALL SELECT record_id, text FROM regions ORDER BY ALL",
        ):
            said[r["record_id"]].append(r["value"])
        self.said = {k: "\n".join(v) for k, v in said.items()}

    def find(self, told: dict[str, Any]) -> int | None:
        """The record a line of the truth speaks of: the one at its locator, else the one that says its phrase."""
        for name, ids in self.where.items():
            if name == told["evidence"] or name.startswith(told["evidence"] + "!/"):
                for i in ids:
                    if all(part in self.said[i] for part in told["phrase"].split(" | ")):
                        return i
        return None


def test_the_rings_are_the_planted_ones(case: OpenCase, truth: dict[str, Any]) -> None:
    records = Records(case)
    planted = {
        label: {records.find(told) for told in ring["records"]} for label, ring in truth["rings"].items()
    }
    lost = [
        told for ring in truth["rings"].values() for told in ring["records"] if records.find(told) is None
    ]
    assert not lost, f"{len(lost)} planted records were not read: {lost[:5]}"
    found = [
        {m["member_id"] for m in ring["members"] if m["member_kind"] == "record"} for ring in case.rings()
    ]
    owner = {i: label for label, ids in planted.items() for i in ids if i is not None}
    # Records of the story that prove nothing by themselves may be in their ring or not; in another they may not.
    for label, ring in truth["rings"].items():
        for told in ring.get("beside", []):
            at = records.find(told)
            if at is not None:
                owner.setdefault(at, label)
    names = [sorted({owner.get(i, "nobody") for i in ids}) for ids in found]
    assert sorted(names) == [["A"], ["B"], ["C"]], names
    for ids, (label,) in zip(found, names, strict=True):
        missing = planted[label] - ids
        assert not missing, (
            f"ring {label} lacks {len(missing)} of {len(planted[label])}: {[records.said[i][:80] for i in list(missing)[:5]]}"
        )  # type: ignore[index]


def innocents(case: OpenCase, truth: dict[str, Any]) -> Iterator[int]:
    records = Records(case)
    for told in truth["innocents"]:
        found = records.find(told)
        if found is not None:
            yield found


def test_no_innocent_is_in_a_ring(case: OpenCase, truth: dict[str, Any]) -> None:
    inside = {
        m["member_id"] for ring in case.rings() for m in ring["members"] if m["member_kind"] == "record"
    }
    blamed = inside & set(innocents(case, truth))
    records = Records(case)
    assert not blamed, [records.said[i][:100] for i in blamed]
    assert len(list(innocents(case, truth))) > 100


def test_the_hotlines_and_the_quotation_are_held_back_with_a_reason(
    case: OpenCase, truth: dict[str, Any]
) -> None:
    for hub in truth["hubs"]:
        found = rows(
            case,
            "SELECT value, bits, suppressed_why FROM selectors WHERE kind = ? AND value IN (?, '+86' || ?)",
            hub["kind"],
            hub["value"],
            hub["value"],
        )
        assert found, f"no selector {hub}"
        assert all(s["suppressed_why"] and s["bits"] == 0 for s in found), found
    quoted = rows(
        case,
        "SELECT suppressed_why FROM selectors WHERE kind = 'template' AND value IS NOT NULL AND record_count >= 80",
    )
    assert any(s["suppressed_why"] for s in quoted)


def test_every_file_is_accounted_for(case: OpenCase, truth: dict[str, Any]) -> None:
    given = sum(1 for p in (EXAMPLES / "case").rglob("*") if p.is_file())
    assert rows(case, "SELECT count(*) AS n FROM places WHERE parent_id IS NULL") == [{"n": given}]
    unread = {r["name"] for r in rows(case, "SELECT name FROM evidence WHERE status <> 'read'")}
    assert unread == {it["evidence"] for it in truth["unreadable"]}
    assert rows(
        case,
        "SELECT count(*) AS n FROM evidence WHERE expected_count <> emitted_count + failed_count + refused_count",
    ) == [{"n": 0}]


def test_rebuilding_with_one_and_two_workers_gives_the_same_tables(case: OpenCase) -> None:
    one = case.rebuild(workers=1)
    two = case.rebuild(workers=2)
    assert one.digests == two.digests
    assert case.verify().valid


def test_the_dossier_is_written_in_both_languages(case: OpenCase) -> None:
    for lang in ("en", "zh"):
        written = case.dossier(lang=lang)
        assert {p.suffix for p in written.files.values()} == {".html", ".md", ".json"}
        again = case.dossier(lang=lang)
        assert written.digests == again.digests


def test_the_bulletin_is_doubted_where_it_contradicts_itself(case: OpenCase, truth: dict[str, Any]) -> None:
    told = [(r["kind"], r["statement"]) for r in rows(case, "SELECT kind, statement FROM flags")]
    for doubt in truth["doubts"]:
        words = (doubt["measure"], doubt["measure"].replace("_", " "))
        assert any(kind == doubt["kind"] and statement.startswith(words) for kind, statement in told), doubt
