"""What is offered, asked for and complained of in English: recognised as in Chinese, and everyday sentences with its words are not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ringbreak.rings.conduct.reading import read_words
from ringbreak.rings.conduct.terms import BY_NAME
from ringbreak.rings.conduct.typing import type_rings
from ringbreak.rings.detectors.telephone_fraud import DETECTOR
from tests.rings.detectors.cases import Small
from tests.rings.detectors.test_positions import applied, mapped
from tests.rings.detectors.test_terms import holds

SAID = {
    "engagement": [
        "100 Google reviews $90, 250 for $200, drip feed included",
        "5k Instagram followers for £25, non drop, refill 30 days",
        "Trustpilot reviews: £6 each, minimum ten",
        "1,000 TikTok followers ₹300, 10k ₹2500",
        "verified-purchase reviews from accounts older than two years",
        "We post app store reviews for clients, your wording or ours",
        "removal of a bad review: ask for a quote",
    ],
    "engagement_ordered": [
        "can I get 30 more reviews this week",
        "another 20 please, same as last time",
        "need 5k followers by Friday",
        "12 of my reviews got removed, how much for reviews that stay",
    ],
    "engagement_rows": [
        "client Harbour Cafe\nitem 25 reviews\nprice 150",
        "service 5k followers\nstatus paid",
        "项目好评\n项目20条好评",
    ],
    "sham_invest": [
        "guaranteed daily returns, 3% per day profit paid out in USDT",
        "My mentor sends VIP signals twice a day, just copy his trades",
        "60-second contracts on gold and oil",
        "risk-free arbitrage, my uncle has insider information",
        "enter the code given by your teacher",
        "跟着导师做单，稳赚不赔",
    ],
    "fee_first": [
        "A tax of 12% is needed before we release your funds",
        "Kindly deposit 300 to activate your wallet",
        "once the verification fee is paid your withdrawal will be released",
        "You must top up a security deposit to unlock the account",
        "top up first, then withdraw",
        "they need twenty per cent tax first",
    ],
    "payout_refused": [
        "I could not withdraw anything after that",
        "my withdrawal was rejected and they want a fee",
        "then they said I must pay a bond",
        "account shows risk control",
    ],
    "complaint": [
        "I was conned out of my savings by these people",
        "My mum has been scammed",
        "Oga they chop 75k from my account",
        "I kena scammed lah",
        "we lost £4,000 to this site",
        "I have lodged a police report at the station",
        "kindly help me recover my money",
        "they took 500 quid off me",
    ],
    "told_me": ["He persuaded me to join", "she says I must pay again", "they asked for my card"],
    "somebody": ["a man on WhatsApp calling himself Peter", "posing as my bank", "said he was from the courier"],
    "i_paid": ["I have invested £300", "I topped up twice", "I gave them my card", "I've lost 900"],
    "came_to_nothing": ["now I cannot withdraw", "he blocked me", "it turned out to be a scam", "S$900 gone"],
    "warning": [
        "If someone offers you 50 reviews for £200, please don't.",
        "Selling fake reviews is forbidden on this marketplace",
        "We never write or buy reviews",
        "When anyone calls you about a fee, hang up",
    ],
    "lure": [
        "Your parcel is held at our depot, a fee is unpaid",
        "We tried to deliver your item today",
        "Outstanding toll charge on your vehicle",
        "Your account has been suspended, verify your identity",
        "HMRC: you are due a tax refund",
        "Final notice before enforcement",
        "您的包裹因地址不详已退回",
        "您的ETC已失效",
    ],
    "callers_craft": [
        "blasted 5k numbers last night",
        "the 07700 sim is dead, throw the sim",
        "page is up, test it",
        "the domain went red in Chrome",
        "rotate the senders every hour",
    ],
    "card_taken": [
        "I entered my card details and then £400 was gone",
        "gave the OTP, 1,180 taken in minutes",
        "我在网站上填了卡号，后来卡被盗刷",
    ],
}  # fmt: skip

EVERYDAY = {
    "engagement": [
        "4.5 stars from 200 reviews",
        "We ask your real customers for their opinion, £260 a month",
        "The hotel has 312 reviews and costs $90 a night",
        "Kettle, 1,245 ratings, £24.99",
        "Sea View, 4.6, 200 reviews. £85 per night",
        "Thanks for 10k followers!",
        "views of the harbour from every room",
    ],
    "engagement_ordered": ["I need a review of my contract", "please send two copies"],
    "engagement_rows": ["client Harbour Cafe\nitem 25 mugs\nprice 150", "customer reviews 20"],
    "sham_invest": [
        "Capital at risk. Past returns are no guide to future returns",
        "VIP parking behind the stand",
        "our fund returned 4.1% last year",
        "my uncle taught me to swim",
        "turn signals left",
    ],
    "fee_first": [
        "A customs charge is due before we release your parcel",
        "The course fee is due before term",
        "Tax is deducted from your salary",
    ],
    "payout_refused": ["I could not open the door", "the motion was withdrawn"],
    "complaint": [
        "She collected the parcel from my neighbour",
        "we took the train from my town",
        "I lost my keys",
    ],
    "told_me": ["he said it rained", "they got lost"],
    "came_to_nothing": ["he is gone for lunch", "the shop closed"],
    "warning": ["If someone asks, I am in the garden"],
    "lure": ["Your order has been delivered", "the bridge is closed on Sunday", "parcel shelf for a hatchback"],
    "callers_craft": ["a blast of cold air", "my phone is dead", "the page is torn", "lights went red"],
    "card_taken": ["we played card games", "the address is on the letter"],
}  # fmt: skip


@pytest.mark.parametrize(("name", "text"), [(n, t) for n, texts in SAID.items() for t in texts])
def test_it_is_recognised(name: str, text: str) -> None:
    assert holds(name, text)


@pytest.mark.parametrize(("name", "text"), [(n, t) for n, texts in EVERYDAY.items() for t in texts])
def test_everyday_sentences_are_not_taken_for_it(name: str, text: str) -> None:
    assert name in BY_NAME
    assert not holds(name, text)


def typed(case: Small) -> str | None:
    told = type_rings(case.engine()).to_pylist()[0]["case_type"]
    return str(told) if told else None


MAIL = "orders@praise-shop.example"


def praise(case: Small, *, booked: bool = True) -> list[int]:
    """A shop of reviews and followers, and its book of orders: the rows of the book."""
    for n in range(3):
        words = f"{n + 1}00 Google reviews £{n + 1}90, drip feed, write to {MAIL}"
        case.record(words, kind="post", author="seller", names=[("email", MAIL)])
    case.selector("email", MAIL)
    mapped(case, "book", ("date", "client", "contact", "item", "price", "status"))
    if not booked:
        return []
    rows = []
    for n, status in enumerate(("done", "done", "done", "no order, asked only")):
        mail = f"client{n}@shop{n}.example"
        cells = {
            "client": f"Shop {n}",
            "contact": mail,
            "item": "50 reviews",
            "price": "260",
            "status": status,
        }
        rows.append(case.record(None, kind="profile", evidence="book", cells=cells, names=[("email", mail)]))
        case.selector("email", mail)
    return rows


def signals(case: Small, *, fee: bool = True) -> None:
    """A sham investment: a persona who leads to its site and desk, wallets, and a form that victims filled in."""
    for n in range(3):
        case.record(f"VIP signals from my mentor at eight, open gold-node.example, part {n}", author="persona",
                    names=[("domain", "gold-node.example")])  # fmt: skip
        if fee:
            case.record("You must pay a 15% tax first to release your funds", author="desk")
    case.selector("domain", "gold-node.example")
    mapped(case, "form", ("Your name", "In your own words", "Amount lost", "Paid to"))
    for n in range(3):
        case.record(f"could not withdraw, my withdrawal was blocked {n}", evidence="form")
    for n in range(6):
        case.transfer(f"payer{n}", "T" + "9" * 33, "100.00", currency="USDT")
    case.selector("tron", "T" + "9" * 33)


SITES = ("parcel-fee.example", "parcel-hold.example")
SENDERS = ("+447700900001", "+447700900002")


def lures(case: Small, *, sites: tuple[str, ...] = SITES, senders: tuple[str, ...] = SENDERS) -> list[int]:
    """Texts that say a parcel waits for a fee."""
    made = []
    for n in range(8):
        site, sender = sites[n % len(sites)], senders[n % len(senders)]
        words = f"Your parcel is held at our depot, a fee is unpaid: {site}/{n}"
        made.append(case.record(words, author=sender, channel=sender, names=[("domain", site)]))
        case.rows["mentions"].append(
            case.rows["mentions"][-1]
            | {"field": "author", "kind": "phone", "value": sender, "as_written": sender, "shown_as": sender}
        )
    for site in sites:
        case.selector("domain", site)
    return made


def complaints(case: Small) -> None:
    mapped(case, "reg", ("Date", "Name", "What happened", "Loss"))
    for n in range(3):
        case.record(f"I entered my card on {SITES[0]} and £{n + 3}40 was taken", evidence="reg")


def honest_courier(case: Small) -> None:
    """Drivers who write from their own telephones, one site and its page for tracking, and customers who grumble."""
    lures(case, sites=("north-parcels.example", "track.north-parcels.example"))
    complaints(case)


def lures_and_complaints(case: Small) -> None:
    lures(case)
    complaints(case)


def praise_with_book(case: Small) -> None:
    praise(case)


def honest_agency(case: Small) -> None:
    """Helps shops ask their customers, and names what it does not do."""
    for n in range(4):
        case.record(f"We never write or buy reviews. 100 reviews for £90 is fraud. Shop {n}", kind="page")
    praise(case, booked=False)
    case.rows["ring_members"] = [m for m in case.rows["ring_members"] if m["member_id"] not in (5, 6, 7)]
    for n in range(4):
        cells = {"client": f"Shop {n}", "item": "30 reviews", "price": "260"}
        case.record(None, kind="row", evidence="book", cells=cells)


@pytest.mark.parametrize(
    ("plant", "told"),
    [
        (praise_with_book, "paid_engagement"),
        (signals, "gambling_shop"),
        (lures_and_complaints, "telephone_fraud"),
        (honest_courier, None),
        (honest_agency, None),
    ],
)
def test_what_a_ring_of_english_speakers_is(plant: Callable[[Small], None], told: str | None) -> None:
    case = Small()
    plant(case)
    assert typed(case) == told


def test_a_form_that_asks_for_the_story_is_a_register_of_complaints(tmp_path: Path) -> None:
    case = Small()
    signals(case)
    told = case.record("She was so kind to me.", evidence="form")
    roles = applied(case, tmp_path)
    assert roles["record", told] == "victim"
    assert [roles["record", n] for n in (1, 2)] == ["operator", "operator"]


@pytest.mark.parametrize(
    "words",
    [
        "why must I pay a tax first to release the funds",
        "the desk says pay a 15% tax first to release my balance",
        "someone offered VIP signals, is this legit or a scam",
        "I have paid the security deposit to unlock the account",
    ],
)
def test_who_is_asked_for_a_fee_repeats_the_words_and_does_not_ask_for_it(tmp_path: Path, words: str) -> None:
    case = Small()
    signals(case)
    said = [case.record(words, author="asked") for _ in range(2)]
    roles = applied(case, tmp_path)
    assert {roles["record", r] for r in said} <= {None, "victim"}


def test_whom_a_book_of_orders_is_about_is_a_customer_and_who_only_asked_is_nothing(tmp_path: Path) -> None:
    case = Small()
    rows = praise(case)
    roles = applied(case, tmp_path)
    assert [roles["record", r] for r in rows] == ["operator"] * 3 + [None]
    contacts = {
        s["value"]: roles["selector", s["selector_id"]] for s in case.rows["selectors"] if s["value"] != MAIL
    }
    assert list(contacts.values()) == ["buyer"] * 3 + [None]


def test_the_ring_says_how_many_texts_lead_where() -> None:
    case = Small()
    case.ring("r", "telephone_fraud")
    lures(case)
    complaints(case)
    made = DETECTOR.detect(case.engine())
    figures = {
        f["measure"]: (f["value"], f["statement"])
        for f in made.findings.to_pylist()
        if f["measure"] == "lures"
    }
    assert figures["lures"][0] == 8
    assert "2 sites" in figures["lures"][1]
    assert "2 numbers" in figures["lures"][1]


def test_texts_of_the_ring_are_its_operators_and_who_passes_one_on_is_not(tmp_path: Path) -> None:
    case = Small()
    sent = lures(case)
    complaints(case)
    lure = f"parcel is held at our depot, a fee is unpaid: {SITES[0]}/7"
    names = [("domain", SITES[0])]
    told = [
        case.record(f'Careful, this is doing the rounds: "Your {lure}"', author="aunt", names=names),
        case.record(f"Your {lure}", author="cousin", names=names),
        case.record(f"Your {lure}", evidence="phone", cells={"Type": "Sent"}, names=names),
    ]
    row = case.record(f"Your {lure}", evidence="phone", cells={"Number": "+447700900009"}, names=names)
    case.rows["links"].append(case.rows["links"][-1] | {"selector_id": 77, "field": "cell:Number"})
    receiver = case.selector("phone", "+447700900009")
    for link in case.rows["links"]:
        link["selector_id"] = receiver if link["selector_id"] == 77 else link["selector_id"]
    card = case.action("visitor", "submit_card", target=SITES[0])
    opened = case.action("visitor", "open", target=SITES[0])
    roles = applied(case, tmp_path)
    assert {roles["record", r] for r in (*sent, row)} == {"operator"}
    assert {roles["record", r] for r in (*told, opened)} == {None}
    assert roles["record", card] == "victim"
    assert roles["selector", receiver] is None


@pytest.mark.parametrize(
    ("note", "role"),
    [("I entered my details on {}, what now", "victim"), ("Is {} your page, or somebody else's", None)],
)
def test_whom_a_desk_hears_of_dealing_with_a_site_is_a_victim(
    tmp_path: Path, note: str, role: str | None
) -> None:
    case = Small()
    lures(case)
    complaints(case)
    mapped(case, "desk", ("opened", "customer", "question", "answer"))
    told = case.record(note.format(SITES[0]), evidence="desk", names=[("domain", SITES[0])])
    assert applied(case, tmp_path)["record", told] == role


def test_a_service_desks_tickets_are_told_to_it(tmp_path: Path) -> None:
    case = Small()
    mapped(case, "desk", ("opened", "customer", "question", "answer"))
    case.record("They asked for a fee, where is it", evidence="desk")
    case.record("They asked for a fee, where is it", evidence="elsewhere")
    engine = case.engine()
    read_words(engine)
    voices = engine.sql("SELECT voice FROM conduct_words ORDER BY record_id")["voice"].to_pylist()
    assert voices == ["told", "own"]


@pytest.mark.parametrize(("filled", "role"), [(True, None), (False, "money_handler")])
def test_a_wallet_that_fills_those_the_ring_names_changes_money(
    tmp_path: Path, filled: bool, role: str | None
) -> None:
    """Victims buy their coins there, and so does everybody else: neither it nor its other customers are of the ring."""
    case = Small()
    signals(case)
    till, other, till_of_all = (f"T{c * 33}" for c in "123")
    for wallet in (till, other):
        for _ in range(2):
            case.record(f"deposit to wallet {wallet}", author="desk", names=[("tron", wallet)])
        case.selector("tron", wallet)
    changer = case.selector("tron", till_of_all)
    for n in range(9):
        case.transfer(f"someone{n}", till_of_all, "50.00", currency="USDT", ring=None)
    for n in range(4):
        source = till_of_all if filled else f"victim{n}"
        case.transfer(source, (till, other)[n % 2], "100.00", currency="USDT")
        case.transfer(source, (till, other)[n % 2], "120.00", currency="USDT")
    paid = case.transfer("someone1", till_of_all, "51.00", currency="USDT")
    roles = applied(case, tmp_path)
    assert roles["selector", changer] == role
    assert roles["record", paid] == (None if filled else "victim")
