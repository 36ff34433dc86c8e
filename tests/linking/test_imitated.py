"""Imitated brands: what a bank says of itself is public where others take its name and people complain of them; a swindle's own brand stays the swindle's."""

from __future__ import annotations

import pytest

from ringbreak.linking.imitated import core

from .small import Row, Small, mention, record

HOTLINE, OTHER = "+443456001111", "+447700900417"
SITE, FAKE = "redbourn.example", "redbourn-verify.example"


class Case:
    """Mails, pages and complaints about the bank Redbourn and whoever writes in its name."""

    def __init__(self) -> None:
        self.records: list[Row] = []
        self.mentions: list[Row] = []

    def add(self, text: str, *named: tuple[str, str, str], **more: object) -> int:
        """named: kind, value, as it stands in the text."""
        n = len(self.records) + 1
        self.records.append(record(n, text, **more))
        self.mentions += [mention(n, kind, value, text.index(shown)) for kind, value, shown in named]
        return n

    def mail(
        self, sender: str, receiver: str, text: str, *named: tuple[str, str, str], name: str = ""
    ) -> int:
        n = self.add(
            text,
            *named,
            author=sender,
            kind="mail",
            platform="email",
            counterpart=receiver,
            author_name=name or None,
        )
        self.mentions += [
            mention(n, "email", sender, 0, field="author"),
            mention(n, "email", receiver, 0, field="cell:To"),
        ]
        return n

    def letters(self, warns: bool = True) -> list[int]:
        """Newsletters of the bank, each with other words."""
        said = (
            "Branches close at noon on Friday.",
            "Our easy saver pays more from May.",
            "New opening hours in Leeds and York.",
            "The app has a new map of cash machines.",
        )
        return [
            self.mail(
                f"news@{SITE}",
                f"reader{i}@example.org",
                f"{text} {'We never ask for your password. ' if warns else ''}See https://www.{SITE}/news or call 0345 600 1111.",
                ("url", f"https://www.{SITE}/news", f"https://www.{SITE}/news"),
                ("domain", f"www.{SITE}", f"www.{SITE}"),
                ("phone", HOTLINE, "0345 600 1111"),
                name="Redbourn Bank",
            )
            for i, text in enumerate(said)
        ]

    def lures(self, site: str = FAKE) -> list[int]:
        held = (
            "Your card is on hold.",
            "A new device was paired.",
            "You are owed a refund.",
            "Your statement is ready.",
        )
        return [
            self.mail(
                f"alerts@{site}",
                f"victim{i}@example.net",
                f"{text} Please confirm at https://{site}/login{i} within 12 hours. Lost card? 0345 600 1111, other matters 07700 900417.",
                ("url", f"https://{site}/login{i}", f"https://{site}/login{i}"),
                ("domain", site, site),
                ("phone", HOTLINE, "0345 600 1111"),
                ("phone", OTHER, "07700 900417"),
                name="Redbourn Bank",
            )
            for i, text in enumerate(held)
        ]

    def complain(self, site: str = FAKE, writers: int = 4) -> list[int]:
        said = (
            "I think this is a scam: {}",
            "Fake page {} took my code",
            "Is {} a phishing site?",
            "Reporting {} as fraud",
        )
        return [
            self.mail(
                f"person{i}@example.com",
                "desk@cert.example.org",
                said[i % 4].format(site) + " !" * i,
                ("domain", site, site),
            )
            for i in range(writers)
        ]

    def link(self) -> Small:
        made = Small(records=self.records, mentions=self.mentions)
        made.run()
        return made


def ring_of(made: Small, record_id: int) -> set[int]:
    return next((set(g) for g in made.groups() if record_id in g), set())


def privacy(made: Small, value: str) -> str:
    return next(str(s["privacy"]) for s in made.tables["selectors"] if s["value"] == value)


def test_a_hotline_that_lures_copy_joins_no_newsletter_to_them() -> None:
    case = Case()
    letters, lures = case.letters(), case.lures()
    case.complain()
    made = case.link()
    assert privacy(made, HOTLINE) == privacy(made, f"www.{SITE}") == privacy(made, f"news@{SITE}") == "public"
    assert privacy(made, OTHER) == "private"
    ring = ring_of(made, lures[0])
    assert set(lures) <= ring
    assert not ring & set(letters)
    assert not any(set(g) & set(letters) for g in made.groups())


def test_a_contact_page_alone_tells_what_is_the_brands_own() -> None:
    case = Case()
    page = case.add(
        "Our numbers: 0345 600 1111. If somebody asks you to move money, hang up.",
        ("phone", HOTLINE, "0345 600 1111"),
        kind="page",
        platform=None,
        url=f"https://www.{SITE}/help",
    )
    lures = case.lures()
    case.complain()
    made = case.link()
    assert privacy(made, HOTLINE) == "public"
    assert page not in ring_of(made, lures[0])


def test_a_notice_that_says_what_is_not_the_banks_is_no_member() -> None:
    case = Case()
    case.letters()
    lures = case.lures()
    case.complain()
    text = f"Mails name {FAKE} and 07700 900417. They are not ours. Our only number is 0345 600 1111."
    notice = case.add(
        text, ("domain", FAKE, FAKE), ("phone", OTHER, "07700 900417"), ("phone", HOTLINE, "0345 600 1111"), kind="document", platform=None
    )  # fmt: skip
    assert notice not in ring_of(case.link(), lures[0])


def _nobody_complains(case: Case) -> None:
    case.letters()
    case.lures()


def _of_the_site_itself(case: Case) -> None:
    case.letters()
    case.lures()
    case.complain()
    case.complain(f"www.{SITE}", 3)


def _mirrors_that_differ_by_a_number(case: Case) -> None:
    """A swindle's own newsletters, and the next of its numbered sites."""
    for n in case.letters():
        case.records[n - 1]["author_name"] = "Team"
    case.lures("redbourn2.example")
    for r in case.records:
        r["author_name"] = None
    case.complain("redbourn2.example")


def _asks_for_money(case: Case) -> None:
    letters = case.letters()
    case.lures()
    case.complain()
    for n in letters[:2]:
        case.mentions.append(mention(n, "iban", "GB00TEST00000000000001", 0))


def _says_nothing_of_fakes(case: Case) -> None:
    case.letters(warns=False)
    case.lures()
    case.complain()


@pytest.mark.parametrize(
    "told",
    [
        _nobody_complains,
        _of_the_site_itself,
        _mirrors_that_differ_by_a_number,
        _asks_for_money,
        _says_nothing_of_fakes,
    ],
)
def test_a_swindles_own_brand_is_not_made_public(told: object) -> None:
    case = Case()
    assert callable(told)
    told(case)
    made = case.link()
    assert "a brand that others imitate" not in " ".join(str(s["why"]) for s in made.tables["selectors"])
    assert "a brand that others imitate" not in " ".join(str(x["why"]) for x in made.tables["links"])


@pytest.mark.parametrize(
    ("label", "left"),
    [("northvalebank", "northvale"), ("secure-redbourn", "redbourn"), ("online-bank24", ""), ("abc", ""), ("my-news", ""), ("hengxin888", "hengxin"), ("x" + "1" * 60 + "x", "x" + "1" * 60 + "x")],
)  # fmt: skip
def test_what_a_sites_name_says_of_whose_it_is(label: str, left: str) -> None:
    assert core(label) == left


def test_who_reports_to_one_desk_is_a_stranger_to_the_others_there() -> None:
    case = Case()
    told = [
        case.mail(f"person{i}@example.com", "desk@cert.example.org", f"I lost money. The site was {site}, is it a scam?", ("domain", site, site))
        for i, site in enumerate(f"shop-{name}.example" for name in ("amber", "birch", "cedar", "dune", "elm", "fern"))
    ]  # fmt: skip
    answer = case.mail("desk@cert.example.org", "person1@example.com", "Thank you, we look into it.")
    assert not any(set(told) & set(g) for g in case.link().groups())
    assert answer


def test_a_mailbox_that_lures_name_is_no_desk() -> None:
    case = Case()
    for i, site in enumerate(
        f"shop-{name}.example" for name in ("amber", "birch", "cedar", "dune", "elm", "fern")
    ):
        case.mail(f"person{i}@example.com", "orders@deal.example.org", f"I paid for {site} and got nothing, scam?", ("domain", site, site))  # fmt: skip
    case.add("Write to orders@deal.example.org", ("email", "orders@deal.example.org", "orders@"), author="x")
    made = case.link()
    assert not any("strangers report" in str(x["why"]) for x in made.tables["links"])
