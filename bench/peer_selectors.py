"""Run neighbours of ringbreak's selectors over texts; started by `accuracy_selectors.py --peer-python PYTHON`.

It needs an interpreter of its own with `pip install presidio-analyzer ioc-finder iocextract`, nothing of ringbreak, and -P
(this folder holds a file called selectors). Presidio's recognisers are called by themselves (language en, no language
model); every score above 0 counts, but not what lies inside a find of another recogniser with at least that score.

In:  JSON lines {"text", "region"}.   Out, in the same order: {"presidio": [...], "ioc-finder": [...], "iocextract": [...]},
each entry [kind, value, start, end] in ringbreak's kind names; start and end are null where a neighbour gives no place.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from typing import Any

Found = list[list[Any]]
DEFAULT_REGIONS = ("US", "GB", "DE", "FR", "IL", "IN", "CA", "BR")
"""What Presidio's telephone recogniser tries by itself."""


class Presidio:
    def __init__(self) -> None:
        from presidio_analyzer import predefined_recognizers as p

        self.phone = p.PhoneRecognizer
        self.phones: dict[str, Any] = {}
        self.all = [
            ("bank_card", p.CreditCardRecognizer()),
            ("iban", p.IbanRecognizer()),
            ("btc", p.CryptoRecognizer()),
            ("email", p.EmailRecognizer()),
            ("url", p.UrlRecognizer()),
            ("ip", p.IpRecognizer()),
            ("mac", p.MacAddressRecognizer()),
        ]

    def find(self, text: str, region: str) -> Found:
        if region not in self.phones:
            regions = sorted({*DEFAULT_REGIONS, *region.split(",")})
            self.phones[region] = self.phone(supported_regions=regions)
        found = []
        for kind, recogniser in [*self.all, ("phone", self.phones[region])]:
            results = recogniser.analyze(text, recogniser.supported_entities, None) or []
            found += [(kind, r) for r in recogniser.remove_duplicates([r for r in results if r.score > 0])]
        return [
            [kind, text[r.start : r.end], r.start, r.end]
            for kind, r in found
            if not any(
                k != kind
                and o.start <= r.start
                and r.end <= o.end
                and o.score >= r.score
                and o.end - o.start > r.end - r.start
                for k, o in found
            )
        ]


IOC_FINDER = {
    "urls_complete": "url", "domains": "domain", "email_addresses": "email", "ipv4s": "ip", "ipv6s": "ip",
    "bitcoin_addresses": "btc", "monero_addresses": "xmr", "mac_addresses": "mac", "md5s": "md5", "sha1s": "sha1",
    "sha256s": "sha256", "google_adsense_publisher_ids": "tracking_id",
    "google_analytics_tracker_ids": "tracking_id",
}  # fmt: skip


def ioc_finder(text: str) -> Found:
    from ioc_finder.ioc_finder import SUPPORTED_IOC_TYPES, find_iocs

    try:
        found = find_iocs(text, included_ioc_types=SUPPORTED_IOC_TYPES)
    except Exception:  # noqa: BLE001 - a text the peer cannot read counts as nothing found
        return []
    return [[kind, str(v), None, None] for key, kind in IOC_FINDER.items() for v in found.get(key) or []]


def iocextract_(text: str) -> Found:
    import iocextract as i

    calls = [
        ("url", lambda: i.extract_urls(text, refang=True)),
        ("ip", lambda: i.extract_ipv4s(text, refang=True)),
        ("ip", lambda: i.extract_ipv6s(text)),
        ("email", lambda: i.extract_emails(text, refang=True)),
        ("md5", lambda: i.extract_md5_hashes(text)),
        ("sha1", lambda: i.extract_sha1_hashes(text)),
        ("sha256", lambda: i.extract_sha256_hashes(text)),
        ("phone", lambda: i.extract_telephone_nums(text)),
    ]
    out: Found = []
    for kind, call in calls:
        try:
            out += [[kind, str(v).strip(), None, None] for v in call()]
        except Exception:  # noqa: BLE001 - as above
            continue
    return out


def main() -> None:
    """An argument names the one neighbour to run; its processor seconds go to stderr, loading left out."""
    logging.disable(logging.CRITICAL)  # without a network they speak of the lists they could not fetch
    presidio = Presidio()
    tools = {
        "presidio": presidio.find,
        "ioc-finder": lambda text, region: ioc_finder(text),
        "iocextract": lambda text, region: iocextract_(text),
    }
    if len(sys.argv) > 1:
        tools = {sys.argv[1]: tools[sys.argv[1]]}
    for find in tools.values():
        find("load http://www.example.com 13800138000", "CN")
    spent = 0.0
    for line in sys.stdin:
        row = json.loads(line)
        begun = time.process_time()
        answer = {name: find(row["text"], row["region"]) for name, find in tools.items()}
        spent += time.process_time() - begun
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    print(f"cpu {spent:.3f}", file=sys.stderr)


if __name__ == "__main__":
    main()
