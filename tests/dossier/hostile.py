"""A case whose every text tries to be something else: markup, mark-down, direction changes, formulas."""

from __future__ import annotations

from decimal import Decimal

from .synthetic import START, Tables

PAYLOADS = (
    "<script>document.title='owned'</script>",
    "</style><script>document.title='owned'</script>",
    "</title></head><body onload=\"document.title='owned'\">",
    "<img src=x onerror=\"document.title='owned'\">",
    "<svg onload=\"document.title='owned'\"><style>*{display:none}</style>",
    '"><a href="javascript:document.title=\'owned\'">x</a>',
    "' onmouseover='document.title=1' x='",
    "{{ 7*7 }}{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}",
    "]]><!--<iframe src=https://evil.invalid>-->",
    "&lt;script&gt;&#60;script&#62;",
    "[click](https://evil.invalid) ![x](https://evil.invalid/x.png) <https://evil.invalid>",
    "`` ` ``` ```\n# heading\n| a | b |\n***",
    '=HYPERLINK("https://evil.invalid")',
    "+1+cmd|'/C calc'!A0",
    "abc\u202e\u2066gpj.exe\u2069\u200b\u200d\ufeff\x00\x07\x1b[2J\x85\u2028\U000e0041end",
    "\u3164\u2800\u115f" + "a\u0300" * 50 + "\u0301" * 200,
    "url(https://evil.invalid) ;}body{background:url(//evil.invalid)}",
    '\\"; content: url(https://evil.invalid); \\000022',
)


def hostile() -> Tables:
    """Every payload as name, text, title, author, channel, selector, reason, statement, party and currency."""
    t = Tables()
    ids, sids = [], set()
    for i, bad in enumerate(PAYLOADS):
        evidence = t.evidence(
            f"{i}{bad}.txt",
            status="read" if i % 2 else "partly",
            reason=None if i % 2 else bad,
            media_type=bad or "x",
        )
        text = f"{bad} contact {bad} 12900008000"
        record = t.record(
            evidence, text, title=bad, author=f"{bad}{i}", author_name=bad, channel=bad, platform=bad, kind=bad,
            url=f"javascript:{bad}", locator=bad, language="en\"><script>", counterpart=bad, sent_at=START,
        )  # fmt: skip
        ids.append(record)
        sids.add(t.bear(record, "handle", "h" + bad, bad, bad, why=bad))
        sids.add(t.bear(record, "phone", "+8612900008000", "129****8000", "12900008000", why=bad))
        t.add(
            "transfers",
            record_id=record,
            payer=bad,
            payee=f"p{bad}",
            amount=Decimal("1.00"),
            currency=bad[:9],
            direction_known=True,
            memo=bad,
            moved_at=START,
        )
        t.finding(
            f"{i} {bad}",
            [(record, "text", 0, len(bad))],
            measure=bad,
            unit=bad,
            value=1.0,
            speaker=bad,
            scope=bad,
            stage=bad,
            detector=bad,
            case_no=bad,
        )
        t.add("flags", flag_id=f"f{i}", kind=bad, statement=bad, finding_ids=bad)
    for s in t.rows["selectors"]:
        s["why"] = PAYLOADS[0]
    ring = t.ring(1, ids, sorted(sids), title=PAYLOADS[0], case_type=PAYLOADS[1], case_type_confidence=0.99)
    for m in t.rows["ring_members"]:
        m.update(role=PAYLOADS[3], why=PAYLOADS[4])
    other = t.record(t.evidence("o.txt"), "near")
    t.add(
        "near_misses",
        ring_id=ring,
        member_kind="record",
        member_id=other,
        bits=1.0,
        record_count=1,
        why=PAYLOADS[0],
    )
    held = t.bear(other, "handle", "near", PAYLOADS[3], "near", bits=0.0)
    twin = t.record(t.evidence("p.txt"), "near")
    t.bear(twin, "handle", "near", PAYLOADS[3], "near", bits=0.0)
    for s in t.rows["selectors"]:
        if s["selector_id"] == held:
            s.update(suppressed_why=PAYLOADS[0], privacy="ask")
    return t
