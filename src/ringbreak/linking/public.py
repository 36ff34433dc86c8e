"""Lists of what very many strangers name, shipped with source and date, and forms that give a public value away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

import pyarrow as pa

RANKED = "a widely used site"
"""What tools/make_lists.py says of a site that two rankings have."""


@cache
def hosts() -> pa.Table:
    """Listed domains and rented hosts: value, class, what, rented, alone.

    Our own list comes first, then the names that other people's lists agree on (tools/make_lists.py), then the private
    section of the public suffix list in the version that is installed. `rented` marks suffixes under which strangers hold
    names of their own: the suffix is everybody's, a name below it one tenant's. `alone` marks sites known only by their
    rank: what stands below them may be the site's own or a tenant's, so it is left to the case.
    """
    shared = rented()
    rows: dict[str, tuple[str, str]] = {}
    for name in ("domains", "popular"):
        for row in listed(name).to_pylist():
            rows.setdefault(row["value"], (row["class"], row["what"]))
    ranked = {v for v, (_, what) in rows.items() if what == RANKED}
    for value in sorted(shared):
        rows.setdefault(value, ("host", "a host that many share"))
    return pa.table(
        {
            "value": pa.array(list(rows), pa.large_string()),
            "class": pa.array(["host" if c == "tenants" else c for c, _ in rows.values()], pa.large_string()),
            "what": pa.array([what for _, what in rows.values()], pa.large_string()),
            "rented": [v in shared or c == "tenants" for v, (c, _) in rows.items()],
            "alone": [v in ranked for v in rows],
        }
    )


FORM = r"^(?:www[0-9]?|m|wap|h5|mobile|touch|web|app|pc)[.]."
"""Hosts whose first label says in what form a site is shown, and not whose it is. RE2."""
_DOCUMENTATION = frozenset(("example.com", "example.net", "example.org"))
"""Names for documents (RFC 2606), which belong to nobody: what stands below them stands for sites of strangers."""


def forms(hosts: Sequence[str]) -> pa.Table:
    """Hosts that are forms of a registered site: host, site.

    | host | site |
    |---|---|
    | www.a.com.cn | a.com.cn |
    | m.a.b.com | none: a.b.com is below a registered name |
    | www.github.io | none: a suffix below which strangers hold names |

    Source: https://publicsuffix.org/list/, both sections.
    """
    pairs = [(host, host.partition(".")[2]) for host in hosts]
    if pairs:
        # Reading the list takes longer than linking a small case.
        from publicsuffixlist import PublicSuffixList

        suffixes = PublicSuffixList()
        pairs = [
            (host, site)
            for host, site in pairs
            if suffixes.privatesuffix(site) == site and site not in _DOCUMENTATION
        ]
    return pa.table(
        {
            "host": pa.array([host for host, _ in pairs], pa.large_string()),
            "site": pa.array([site for _, site in pairs], pa.large_string()),
        }
    )


@cache
def rented() -> frozenset[str]:
    """Suffixes of the private section of the public suffix list, without wildcards and exceptions."""
    import publicsuffixlist

    found: set[str] = set()
    private = False
    with open(publicsuffixlist.PSLFILE, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("// ===BEGIN PRIVATE"):
                private = True
            elif private and line.strip() and not line.startswith(("//", "!", "*")):
                found.add(
                    line.split()[0].encode("idna").decode("ascii") if not line.isascii() else line.split()[0]
                )
    return frozenset(found)


@cache
def listed(name: str) -> pa.Table:
    """A shipped list (`domains`, `popular`, `phones` or `hashes`): value, class, what. Lines starting with # tell source and date."""
    text = resources.files("ringbreak.linking.lists").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return pa.table(
        {
            "value": pa.array(
                [r[0].replace("-", "") if name == "phones" else r[0] for r in rows], pa.large_string()
            ),
            "class": pa.array([r[1] for r in rows], pa.large_string()),
            "what": pa.array([r[2] for r in rows], pa.large_string()),
        }
    )
