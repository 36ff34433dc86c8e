"""Make the list of widely used names that ships with ringbreak out of the MISP warning lists.

    pip download --no-deps -d DIR pymispwarninglists && unzip -d DIR DIR/*.whl
    python tools/make_lists.py DIR

Writes popular.tsv and hashes.tsv of src/ringbreak/linking/lists. A site counts as widely used when two of five independent rankings have it: one
ranking alone holds sites that a single large operation drives up.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

OUT = Path(__file__).parents[1] / "src/ringbreak/linking/lists"
RANKINGS = {
    "tranco10k": "Tranco",
    "majestic_million": "Majestic",
    "cisco_top10k": "Umbrella",
    "alexa": "Alexa",
    "moz-top500": "Moz",
}
AGREE = 2
"""Rankings that must name a site."""
CLASSES = {
    "bank-website": ("bank", "a bank's own site"),
    "url-shortener": ("short", "a link shortener"),
    "link-in-bio": ("short", "a page of links"),
    "automated-malware-analysis": ("tool", "a service that analyses files"),
    "whats-my-ip": ("tool", "a service that tells addresses"),
    "findip-host": ("tool", "a service that tells addresses"),
    "captive-portals": ("tool", "a connectivity check"),
    "security-provider-blogpost": ("site", "a security company's blog"),
    "university_domains": ("site", "a university"),
    "public-ipfs-gateways": ("tenants", "a public gateway"),
    "lots-project": ("tenants", "a host that many share"),
    "disposable-email": ("mail", "a throw-away mail service"),
}
"""Later ones do not replace earlier ones."""
HASHES = {
    "empty-hashes": "an empty file",
    "eicar.com": "the EICAR test file",
    "common-ioc-false-positive": "a harmless file that is often reported",
}
NAME = re.compile(r"(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+")
HASH = re.compile(r"[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}")


def main(folder: Path) -> None:
    """Read the lists under `folder` and write the tables."""
    (base,) = folder.rglob("misp-warninglists/lists")
    (told,) = folder.rglob("pymispwarninglists-*.dist-info")
    dates: dict[str, str] = {}

    def read(name: str) -> list[str]:
        held = json.loads((base / name / "list.json").read_text(encoding="utf-8"))
        dates[name] = str(held["version"])
        return sorted({v.lower().strip(".") for v in held["list"] if NAME.fullmatch(v.lower().strip("."))})

    rows: dict[str, tuple[str, str]] = {}
    for name, said in CLASSES.items():
        for value in read(name):
            rows.setdefault(value.removeprefix("www."), said)
    ranked: Counter[str] = Counter()
    for name in RANKINGS:
        ranked.update({v.removeprefix("www.") for v in read(name)})
    for value, times in ranked.items():
        if times >= AGREE:
            rows.setdefault(value, ("site", "a widely used site"))
    said = f"# Columns: domain, class, what it is. A widely used site is one that {AGREE} of {', '.join(RANKINGS.values())} rank."
    write("popular", told.name, dates, said, [(v, *rows[v]) for v in sorted(rows)])

    dates.clear()
    hashes: dict[str, str] = {}
    for name, what in HASHES.items():
        held = json.loads((base / name / "list.json").read_text(encoding="utf-8"))
        dates[name] = str(held["version"])
        for value in held["list"]:
            if HASH.fullmatch(value.lower()):
                hashes.setdefault(value.lower(), what)
    write(
        "hashes",
        told.name,
        dates,
        "# Columns: hash, class, what it is.",
        [(v, "file", hashes[v]) for v in sorted(hashes)],
    )


def write(
    name: str, package: str, dates: dict[str, str], said: str, rows: list[tuple[str, str, str]]
) -> None:
    """One table, its source and dates first."""
    with (OUT / f"{name}.tsv").open("w", encoding="utf-8", newline="\n") as out:
        source = package.removesuffix(".dist-info")
        print(
            f"# Made by tools/make_lists.py from {source} (MISP warning lists, CC0 or BSD-2-Clause).",
            file=out,
        )
        print("# Version of each list:", ", ".join(f"{n} {v}" for n, v in dates.items()), file=out)
        print(said, file=out)
        for row in rows:
            print(*row, sep="\t", file=out)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
