"""What a ring is: case types scored from independent cues; none when fewer than two of them speak.

Two cues are independent when they come from different *sources*: what the members offer, what other people complain
of, which accounts act together, which identifiers are named, which money moves, how many places carry it. However many
words of an offer fit, they are one source: an honest advert or a newspaper holds the words too.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.calls import read_calls
from ringbreak.rings.conduct.lures import read_lures
from ringbreak.rings.conduct.nights import read_nights
from ringbreak.rings.conduct.reading import read_words
from ringbreak.rings.conduct.referrals import read_referrals
from ringbreak.rings.conduct.registers import read_registers
from ringbreak.rings.conduct.structure import read_structure
from ringbreak.rings.conduct.terms import SELDOM, any_english, may_say, may_say_more, said_after
from ringbreak.words import say

PRIOR = -3.5
"""Log odds that a ring is of a given type before anything is known: ten types, most rings of a case of none."""
MOST = 0.97
"""Nobody has calibrated these weights on real cases, so no ring is called by its type more surely than this."""
ENOUGH = 0.5
SAMPLE = 2_000
"""Records of a ring in one voice that are read for cues: the first by record id, which is a hash, so they are a fair sample."""
LEAST_RECORDS, LEAST_SHARE = 2, 0.05
"""A cue of words counts when at least this many records of the ring say it, and this share of those that could."""
LEAST_TALKS, TALK_SHARE = 3, 0.25
"""Or when it is said in at least this many talks, and this share of the ring's: who wins somebody's trust for weeks asks for money once."""
PAGES, PAGE_SHARE = ("page", "article", "listing"), 0.5
"""Or by two of the ring's own pages, and this share of them: a house says on its site what it is, however much its people chat beside."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A reason to think a ring is of a type.

    source: Cues of one source are not independent of each other.
    weight: Log odds it adds. The reason says why.
    term: What is said, with `voice`, by at least `least` records; or measure with `least`: what is done.
    core: Without one such cue the type is never claimed, however much else fits.
    """

    name: str
    source: str
    weight: float
    reason: str
    term: str = ""
    also: str = ""
    voice: str = "own"
    measure: str = ""
    least: float = 0.0
    core: bool = False


# 3: what no honest business says or does. 2 to 2.5: rare among honest ones. 1 to 1.5: fits, but honest ones do it too.
CUES: dict[str, tuple[Cue, ...]] = {
    "account_control": (
        Cue("offers to find out who deleted you", "offer", 3.0, "the bait of account control", "cleaning", core=True),
        Cue("offers codes of other people's groups", "codes", 2.5, "nobody sells groups he did not take", "codes_offered", core=True),
        Cue("people complain of messages sent in their name", "complaint", 2.0, "the victims describe it", "captured", voice="complaint"),
        Cue("several accounts on one device", "accounts", 2.0, "a family has two or three", measure="shared_device", least=4, core=True),
        Cue("those whose accounts were used from its devices complain", "complaint", 2.5, "whoever lent his account does not", measure="owners_complain", least=3),
        Cue("one account writes to many within a minute", "burst", 1.5, "faster than by hand", measure="burst", least=8),
        Cue("invitations to several groups", "identifiers", 1.0, "a shop has one or two", measure="group_codes", least=4),
        Cue("press or police report it", "report", 1.5, "others describe what its own records offer", "cleaning", voice="report"),
    ),
    "trade": (
        Cue("offers personal data", "offer", 3.0, "its sale is a crime", "data_goods", also="sale_terms", core=True),
        Cue("offers cards, accounts, papers, counterfeits or arms", "offer", 2.5, "their sale is a crime or needs a licence", "other_goods", core=True),
        Cue("hires bank cards, accounts or telephone lines by the day", "offer", 2.5, "whoever has honest money uses his own", "hires_accounts", core=True),
        Cue("asks to be paid into several crypto addresses", "identifiers", 1.5, "a shop has one, if any", measure="wallets", least=2),
        Cue("many pay into one of its accounts", "money", 1.5, "the price is paid", measure="fan_in", least=3),
        Cue("stands in several places", "spread", 1.0, "the same contacts in unrelated files", measure="sources", least=2),
        Cue("several people want to buy", "buyers", 1.0, "buyers answer", "buys"),
        Cue("press or police report it", "report", 1.5, "others describe what its own records offer", "data_goods", voice="report"),
    ),
    "paid_engagement": (
        Cue("offers likes, comments or deletions for money", "offer", 2.5, "platforms forbid it", "engagement", core=True),
        Cue("accounts act together beyond chance", "accounts", 2.5, "tested against a null model", measure="coordination", least=1),
        Cue("clients order it", "buyers", 1.5, "orders are on record", "engagement_ordered"),
        Cue("many accounts on one device", "devices", 1.5, "a family has two or three", measure="shared_device", least=6),
        Cue("several devices with three accounts or more each", "devices", 1.5, "a family has one such device", measure="shared_devices", least=3),
        Cue("many pay into one of its accounts", "money", 1.0, "the price is paid", measure="fan_in", least=3),
        Cue("press or police report it", "report", 1.5, "others describe what its own records offer", "engagement", voice="report"),
        Cue("listed accounts write on listed pages", "tasks", 3.0, "tested against everybody else's writing", measure="task_list", least=1, core=True),
        Cue("keeps a book of likes, followers or reviews ordered", "orders", 1.5, "whoever writes for himself keeps none", "engagement_rows"),
        Cue("keeps a list of pages with a number or price for each", "orders", 1.5, "whoever writes for himself keeps none", measure="task_list", least=1),
        Cue("accounts of one device act on the same things", "driven", 3.0, "strangers at one machine do not", measure="driven", least=5, core=True),
    ),
    "gambling_shop": (
        Cue("offers bets or a casino", "offer", 2.0, "unlicensed in most places, licensed in some", "gambling", core=True),
        Cue("asks for a fee before it pays, or keeps the platform out", "offer", 2.5, "no lender or shop does", "fee_first", core=True),
        Cue("offers trading on signals, with a sure profit or by invitation", "offer", 2.0, "no licensed broker does", "sham_invest", core=True),
        Cue("sells draws for one yuan, or pays double", "shop", 2.5, "no shop does", "sham_shop", core=True),
        Cue("names several accounts to pay into", "identifiers", 2.0, "a shop has one; accounts that are closed are replaced", measure="accounts_named", least=2),
        Cue("several sites", "sites", 1.0, "sites that are closed are replaced", measure="domains", least=2),
        Cue("many pay into one of its accounts", "money", 1.5, "deposits gather", measure="fan_in", least=5),
        Cue("hired accounts collect and hand on", "money", 2.0, "a shop is paid to its own account", measure="collection", least=1),
        Cue("people complain of money that never came", "complaint", 1.5, "the victims describe it", "payout_refused", voice="complaint"),
        Cue("agents are hired", "agents", 1.0, "sales by agents", "agents"),
        Cue("press or police report it", "report", 1.5, "others describe what its own records offer", "gambling", voice="report"),
        Cue("accounts on its own devices win its draws", "wins", 3.0, "players do not share telephones and luck", measure="own_wins", least=10, core=True),
        Cue("many accounts on one device", "devices", 1.5, "a family has two or three", measure="shared_device", least=4),
        Cue("three people or more complain of a fee asked first", "complaint", 2.5, "the victims describe it", "fee_first", voice="complaint", least=3, core=True),
        Cue("three people or more complain of bets or draws they could not cash", "complaint", 2.5, "the victims describe it", "payout_refused", voice="complaint", least=3, core=True),
    ),
    "loan_extortion": (
        Cue("threatens to tell family and contacts", "offer", 3.0, "no lawful lender does", "threat", also="lending", core=True),
        Cue("charges for each day overdue", "terms", 1.0, "lawful lenders do too", "overdue", also="lending"),
        Cue("several apps", "apps", 1.5, "apps that are closed are replaced", measure="apps", least=2),
        Cue("names several accounts to pay into", "identifiers", 1.5, "a lender has one", measure="accounts_named", least=2),
        Cue("many pay into one of its accounts", "money", 1.5, "repayments gather", measure="fan_in", least=5),
        Cue("people complain of threats", "complaint", 2.0, "the victims describe it", "threat", also="lending", voice="complaint"),
        Cue("press or police report it", "report", 1.5, "others describe what its own records offer", "threat", voice="report"),
        Cue("threatens with shame before family and contacts", "offer", 2.5, "no lawful lender does", "threat", core=True),
        Cue("three people or more complain of threats over a loan", "complaint", 2.5, "the victims describe it", "threat", also="lending", voice="complaint", least=3, core=True),
    ),
    "forgery": (
        Cue("offers forged papers", "offer", 2.5, "no office has agents for it", "forged_papers", core=True),
        Cue("promises that the register will show it", "register", 1.5, "needs a false register or a bribed clerk", "verifiable"),
        Cue("rows inserted at odd hours by one operator", "accounts", 2.5, "offices are closed", measure="odd_inserts", least=5, core=True),
        Cue("register rows with nothing behind them", "register", 3.0, "no office enters what nobody asked for", measure="bare_rows", least=5, core=True),
        Cue("many pay into one of its accounts", "money", 1.5, "the price is paid", measure="fan_in", least=3),
        Cue("several sites", "sites", 1.0, "look-alike registers", measure="domains", least=2),
        Cue("press or police report it", "report", 1.5, "others describe what its own records offer", "forged_papers", voice="report"),
        Cue("sites that look like registers", "lookalike", 1.5, "real ones are offices'", "lookalike"),
        Cue("offices that checked found no such paper", "complaint", 2.5, "those who were shown the papers say so", "no_such_paper", voice="complaint"),
        Cue("people complain of false papers that they paid for", "complaint", 2.0, "the buyers describe it", "false_paper", voice="complaint"),
        Cue("links carry the codes of several accounts", "codes", 1.0, "schools and offices have no agents", measure="agent_codes", least=3),
        Cue("several accounts hand out the same contacts", "accounts", 1.5, "who sells what is his own gives his own", measure="handed_out", least=2),
        Cue("keeps a book of certificates ordered", "orders", 2.0, "offices keep theirs in a register", "order_rows", core=True),
        Cue("several people want to buy", "buyers", 1.0, "buyers answer", "buys"),
    ),
    "sms_interception": (
        Cue("speaks of taking other people's messages", "offer", 3.0, "nobody honest sells it", "interception", core=True),
        Cue("login codes at night to several people", "codes", 2.5, "sleepers do not log in", measure="night_codes", least=3, core=True),
        Cue("a terminal answers for other people's numbers while they are sent codes", "terminal", 3.0, "a telephone has one owner", measure="catchers", least=1, core=True),
        Cue("people complain of payments they did not make", "complaint", 2.0, "the victims describe it", "unpaid_night", voice="complaint"),
        Cue("many pay into one of its accounts", "money", 1.5, "the money gathers", measure="fan_in", least=3),
        Cue("press or police report it", "report", 1.5, "others describe what its own records offer", "interception", voice="report"),
        Cue("payments at night from several people", "night_money", 2.0, "sleepers do not pay", measure="night_payers", least=3),
        Cue("three people or more complain of payments in the night", "complaint", 2.5, "the victims describe it", "unpaid_night", voice="complaint", least=3, core=True),
    ),
    "telephone_fraud": (
        Cue("speaks as an office that wants money moved or silence kept", "offer", 3.0, "no office does by telephone or chat", "feigned_office", core=True),
        Cue("speaks as a service that takes back a charge or pays a loss", "offer", 2.0, "real ones do it in their own app", "feigned_service", core=True),
        Cue("three people or more complain of callers who posed as somebody", "complaint", 2.5, "the victims describe it", "posed", voice="complaint", least=3, core=True),
        Cue("people complain of callers who posed as somebody", "complaint", 2.0, "the victims describe it", "posed", voice="complaint"),
        Cue("one machine holds many telephone numbers", "machine", 2.0, "a telephone has one or two; a call centre has an exchange", measure="numbers_in_machine", least=4),
        Cue("speaks of scripts, lines and boxes for calls", "craft", 1.0, "call centres do too", "callers_craft"),
        Cue("speaks of fetching and handing over cash", "cash", 1.5, "who sells by telephone is paid by transfer", "cash_runs"),
        Cue("names several accounts to pay into", "identifiers", 1.5, "an office has one", measure="accounts_named", least=2),
        Cue("many pay into one of its accounts", "money", 1.5, "the money gathers", measure="fan_in", least=3),
        Cue("press or police report it", "report", 1.5, "others describe what its own records offer", "feigned_office", voice="report"),
        Cue("texts speak as a service and lead to its sites", "lure", 1.0, "couriers and banks write them too", measure="lures", least=3, core=True),
        Cue("such texts lead to several sites", "sites", 2.0, "a service has one; sites that are blocked are replaced", measure="lure_sites", least=2),
        Cue("such texts come from several telephone numbers", "senders", 1.0, "a service writes under its name", measure="lure_senders", least=2),
        Cue("a log of its pages says who gave a card, a code or a password there", "panel", 1.5, "shops keep such logs too", measure="panel_cards", least=3),
        Cue("people complain of cards and codes that they gave on a page", "complaint", 1.0, "the victims describe it", "card_taken", voice="complaint", least=2),
    ),
    "diversion": (
        Cue("offers systems that write or spread articles", "offer", 2.5, "few honest uses", "traffic_system", core=True),
        Cue("headlines that bait", "headlines", 2.0, "newspapers do it too", measure="baiting", least=0.4, core=True),
        Cue("many articles lead to one place", "identifiers", 1.5, "one landing site or one advertising account", measure="one_landing", least=10),
        Cue("many articles", "articles", 0.5, "a generator's output", measure="articles", least=30),
        Cue("press or police report it", "report", 1.5, "others describe what its own records offer", "traffic_system", voice="report"),
        Cue("links carry the codes of several accounts", "codes", 1.5, "each buyer of the system has his own", measure="agent_codes", least=3),
        Cue("buyers pay or ask", "buyers", 1.0, "buyers answer", "buys"),
        Cue("a book lists the codes of its pages and one account to pay", "book", 2.0, "who sells the pages keeps it", measure="code_books", least=1),
    ),
    "site_network": (
        Cue("speaks of running and moving sites", "offer", 1.5, "honest site owners do too", "site_trade", core=True),
        Cue("sites share one measuring or licence number", "identifiers", 2.0, "one hand holds the account", measure="one_tracker", least=3, core=True),
        Cue("links of many agents", "links", 2.0, "each agent has his own", measure="agent_links", least=5),
        Cue("agents are hired", "agents", 1.0, "sales by agents", "agents"),
        Cue("pays out to many", "money", 1.5, "agents are paid", measure="fan_out", least=5),
        Cue("press or police report it", "report", 1.0, "others describe what its own records offer", "agents", voice="report"),
    ),
}  # fmt: skip

TYPED = pa.schema(
    [
        ("ring_id", pa.large_string()),
        ("case_type", pa.large_string()),
        ("confidence", pa.float64()),
        ("why", pa.large_string()),
    ]
)


def read_conduct(engine: Engine) -> None:
    """Make the temporary tables that typing, roles and detectors share: words, structure, and the cues found.

    Makes: conduct_said (ring_id, term, voice, hits, could, in_talks, talks, on_pages, pages), conduct_cues (ring_id, case_type, cue, source, weight,
           core, figure), beside those of `read_words` and `read_structure`.
    """
    read_words(engine)
    read_structure(engine)
    read_registers(engine)
    read_nights(engine)
    read_calls(engine)
    read_lures(engine)
    read_referrals(engine)
    wanted = sorted({(c.term, c.also) for cues in CUES.values() for c in cues if c.term})
    terms = sorted({t for pair in wanted for t in pair if t})
    english = any_english(terms, "words")
    columns = ", ".join(
        f"{said_after(term, plain='words', squeezed='squeezed', english='english', chinese='seldom' if term in SELDOM else 'chinese')} AS t{i}"
        for i, term in enumerate(terms)
    )
    seldom = may_say([t for t in terms if t in SELDOM], "squeezed")
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_flags AS
        SELECT w.ring_id, w.record_id, w.voice, w.kind, w.kind IN {PAGES} AS shown,
               CASE WHEN w.kind = 'message' THEN r.evidence_id || ':' || r.channel END AS talk, {columns} FROM (
          SELECT *, CASE WHEN chinese THEN {seldom} ELSE FALSE END AS seldom FROM (
            SELECT *, {english} AS english, {may_say_more(terms, "words")} AS english_more, {may_say(terms, "squeezed")} AS chinese FROM conduct_words
            QUALIFY row_number() OVER (PARTITION BY ring_id, voice ORDER BY kind IN ('transfer', 'action'), record_id) <= {SAMPLE})
        ) w LEFT JOIN records r USING (record_id)
        """
    )
    said, sums = (
        ", ".join(form.format(i=i) for i in range(len(terms)))
        for form in (
            "sum(t{i}::INT) AS m{i}, count(*) FILTER (t{i} AND shown) AS q{i}",
            "sum(m{i}) AS n{i}, count(*) FILTER (talk IS NOT NULL AND m{i} > 0) AS c{i}, sum(q{i}) AS p{i}",
        )
    )
    # A statement's thousand rows offer nothing; they are no reason to hear the forty messages beside them less. Talk by talk first: to count
    # the different talks of each term by itself took half a gigabyte on a million messages.
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_sums AS
        SELECT ring_id, voice, coalesce(nullif(sum(spoken), 0), sum(rows)) AS could, count(talk) AS talks, sum(pages) AS pages, {sums} FROM (
          SELECT ring_id, voice, talk, count(*) FILTER (kind NOT IN ('transfer', 'action')) AS spoken, count(*) AS rows, count(*) FILTER (shown) AS pages, {said}
          FROM conduct_flags GROUP BY ring_id, voice, talk)
        GROUP BY ring_id, voice
        """
    )
    # In a chat the goods are in one message and the price in the next, so what must also be said may stand elsewhere in the ring.
    number = {term: f"n{i}" for i, term in enumerate(terms)}
    talks = {term: f"c{i}" for i, term in enumerate(terms)}
    pages = {term: f"p{i}" for i, term in enumerate(terms)}
    engine.execute(
        "CREATE OR REPLACE TEMP TABLE conduct_said AS "
        + " UNION ALL ".join(
            f"SELECT ring_id, '{term}' AS term, '{also}' AS also, voice, "
            + (f"CASE WHEN {number[also]} > 0 THEN {number[term]} ELSE 0 END" if also else number[term])
            + f" AS hits, could, {talks[term]} AS in_talks, talks, {pages[term]} AS on_pages, pages FROM conduct_sums"
            for term, also in wanted
        )
    )
    rows = [
        {
            "case_type": case_type,
            "cue": c.name,
            "source": c.source,
            "weight": c.weight,
            "core": c.core,
            "reason": c.reason,
            "term": c.term,
            "also": c.also,
            "voice": c.voice,
            "measure": c.measure,
            "least": c.least,
            "place": place,
        }
        for case_type, cues in CUES.items()
        for place, c in enumerate(cues)
    ]
    engine.register("conduct_declared", pa.Table.from_pylist(rows))
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_cues AS
        SELECT s.ring_id, d.case_type, d.cue, d.source, d.weight, d.core, d.reason, d.term, d.voice, d.measure, d.place,
               s.hits::DOUBLE AS figure
        FROM conduct_declared d JOIN conduct_said s ON s.term = d.term AND s.also = d.also AND s.voice = d.voice
        WHERE d.term <> '' AND (s.hits >= {LEAST_SHARE} * s.could OR s.in_talks >= {LEAST_TALKS} AND s.in_talks >= {TALK_SHARE} * s.talks
            OR s.voice = 'own' AND s.hits > 0 AND s.on_pages >= {LEAST_RECORDS} AND s.on_pages >= {PAGE_SHARE} * s.pages)
          AND s.hits >= d.least AND s.hits >= CASE WHEN d.voice IN ('complaint', 'report') THEN 1 ELSE {LEAST_RECORDS} END
        UNION ALL
        SELECT m.ring_id, d.case_type, d.cue, d.source, d.weight, d.core, d.reason, d.term, d.voice, d.measure, d.place, m.value
        FROM conduct_declared d JOIN conduct_measures m USING (measure)
        WHERE d.measure <> '' AND m.value >= d.least
        """
    )


def type_rings(engine: Engine) -> pa.Table:
    """Say what each ring is.

    Reads:   RINGS, RING_MEMBERS, RECORDS, FIELDS, SELECTORS, MENTIONS, ACTIONS, TRANSFERS.
    Returns: TYPED, one row per ring in order of rank: case_type and confidence are null when there is not enough, why
             says which cues spoke.
    """
    read_conduct(engine)
    rings = [r["ring_id"] for r in engine.sql("SELECT ring_id FROM rings ORDER BY rank, ring_id").to_pylist()]
    found: dict[str, dict[str, list[dict[str, object]]]] = {}
    for row in engine.sql("SELECT * FROM conduct_cues ORDER BY ring_id, case_type, place").to_pylist():
        found.setdefault(row["ring_id"], {}).setdefault(row["case_type"], []).append(row)
    reports = {
        r["ring_id"]
        for r in engine.sql(
            """
            SELECT ring_id FROM conduct_words GROUP BY ring_id
            HAVING count(*) FILTER (voice IN ('report', 'warning')) > count(*) FILTER (voice = 'own')
            """
        ).to_pylist()
    }
    made = [_typed(ring, found.get(ring, {}), ring in reports) for ring in rings]
    return pa.Table.from_pylist(made, schema=TYPED)


def _typed(ring: str, cues: dict[str, list[dict[str, object]]], retold: bool) -> dict[str, object]:
    none: dict[str, object] = {"ring_id": ring, "case_type": None, "confidence": None}
    if not cues:
        return none | {"why": say("no cue of any case type was found")}
    if retold:
        return none | {"why": say("most of what its records say is reports and warnings about others")}
    cues = {name: kept for name, rows in cues.items() if (kept := _unreported(rows))}
    if not cues:
        return none | {"why": say("no cue of any case type was found")}
    # One of several: each type against all others and against none. What only fits, without a core, is no rival.
    cored = {name: rows for name, rows in cues.items() if any(row["core"] for row in rows)}
    strength = {name: PRIOR + _weight(rows) for name, rows in (cored or cues).items()}
    total = 1.0 + sum(exp(v) for v in strength.values())
    best = max(sorted(strength), key=lambda name: strength[name])
    rows = cues[best]
    chance = min(MOST, exp(strength[best]) / total)
    sources = {_class(row) for row in rows}
    told = "; ".join(str(row["cue"]) for row in rows)
    if not cored or len(sources) < 2:
        return none | {"why": say("fewer than two independent cues: {cues}", cues=told)}
    if chance < ENOUGH:
        return none | {
            "why": say("the cues fit more than one case type or weigh too little: {cues}", cues=told)
        }
    return {"ring_id": ring, "case_type": best, "confidence": round(chance, 4), "why": told}


def _unreported(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """Without reports of what none of its own records offers: they describe somebody else's ring."""
    offered = {row["term"] for row in rows if row["voice"] == "own"}
    return [row for row in rows if row["voice"] != "report" or row["term"] in offered]


def _class(row: dict[str, object]) -> object:
    """What members say themselves is one source, whatever they say; buyers who answer and a book of orders are others."""
    own = row["term"] and row["voice"] == "own" and row["source"] not in ("buyers", "orders")
    return "words" if own else row["source"]


def _weight(rows: list[dict[str, object]]) -> float:
    """The strongest cue of each source counts in full, the others of it not at all."""
    best: dict[object, float] = {}
    for row in rows:
        weight = row["weight"]
        assert isinstance(weight, float)
        best[row["source"]] = max(best.get(row["source"], 0.0), weight)
    return sum(best[source] for source in sorted(best, key=str))
