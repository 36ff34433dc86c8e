"""Which role goes with which words, voices and columns in which case type: declarations, read by `rings.roles`."""

from __future__ import annotations

from dataclasses import dataclass

from ringbreak.model.kinds import MONEY

CONTACTS = (
    "phone", "email", "domain", "onion", "wechat", "wechat_official", "qq", "qq_group", "weibo", "douyin", "telegram",
    "whatsapp", "line", "handle", "apk", "account", "company", *MONEY,
)  # fmt: skip
"""Kinds by which somebody can be reached or paid; a template, a picture, a page or a group's code plays no role."""
TOWARDS = ("counterpart", "channel", "cell:talker", "cell:TalkerId")
"""Where a message names its other side."""
MARKS = ("tracking_id", "icp")
"""Numbers that stand in somebody's own pages: they are whose the pages are."""
SPOKEN = ("message", "post", "mail")


@dataclass(frozen=True, slots=True)
class Rule:
    """In rings of one type, a record in its author's own voice that says `term` shows this role. The first that fits."""

    case_type: str
    term: str
    role: str
    why: str
    also: str = ""
    kinds: tuple[str, ...] = ()
    """Kinds of records it is about; all when empty."""
    sheet: str = ""
    """A row of a table of this sort (see `sheets`), whatever it says; then `term` may be empty."""
    again: bool = False
    """Only where it is what the author mostly shows, in two records at least."""
    own: bool = False
    """Only from who offers under his own name: the contact he gives is called as he is, or others lead to the one he writes from."""
    leads: bool = False
    """Only where the author names, somewhere in the ring, a site, a contact or an account: an offer leads somewhere, and
    who plays or asks uses the same words and leads nowhere."""


_BOOKED = "it is a row of its book of orders"
RULES: tuple[Rule, ...] = (
    Rule("account_control", "codes_offered", "reseller", "it offers codes of other people's groups"),
    Rule("account_control", "buys", "buyer", "it asks to buy"),
    Rule("account_control", "cleaning", "operator", "it offers the service that takes accounts over"),
    Rule("trade", "", "reseller", _BOOKED, sheet="orders"),
    Rule("paid_engagement", "", "operator", _BOOKED, sheet="orders"),
    Rule(
        "gambling_shop", "", "promoter", "it is a row about an agent and what is due to him", sheet="agents"
    ),
    Rule("site_network", "", "promoter", "it is a row about an agent and what is due to him", sheet="agents"),
    Rule(
        "gambling_shop",
        "",
        "front_company",
        "it is a company's application for an account to be paid on",
        sheet="merchants",
    ),
    Rule(
        "loan_extortion",
        "",
        "front_company",
        "it is a company's application for an account to be paid on",
        sheet="merchants",
    ),
    Rule("trade", "insider", "data_source", "its author says where the data comes from: himself"),
    Rule("trade", "asks_for", "buyer", "it asks to buy"),
    Rule("trade", "data_goods", "reseller", "it offers personal data", also="sale_terms"),
    Rule("trade", "other_goods", "reseller", "it offers illicit goods"),
    Rule("trade", "hires_accounts", "reseller", "it hires cards, accounts or lines"),
    Rule("trade", "buys", "buyer", "it asks to buy"),
    Rule("gambling_shop", "staff_money", "money_handler", "it is a row of its payroll: money"),
    Rule("loan_extortion", "staff_money", "money_handler", "it is a row of its payroll: money"),
    Rule("loan_extortion", "staff_tools", "tool_maker", "it is a row of its payroll: technics"),
    Rule("loan_extortion", "staff_sales", "promoter", "it is a row of its payroll: promotion"),
    Rule("loan_extortion", "staff", "operator", "it is a row of its payroll"),
    Rule("gambling_shop", "staff", "operator", "it is a row of its payroll"),
    Rule("paid_engagement", "engagement_ordered", "buyer", "it orders posts, likes or deletions"),
    Rule("paid_engagement", "engagement", "operator", "it offers posts, likes or deletions"),
    Rule(
        "gambling_shop",
        "agents",
        "promoter",
        "it leads on under an account's code",
        also="own_link",
        kinds=SPOKEN,
    ),
    Rule(
        "gambling_shop",
        "agents",
        "promoter",
        "it leads on under an account's code",
        also="agent_code",
        kinds=SPOKEN,
    ),
    # Who pays the agents is not one of them.
    Rule("gambling_shop", "agents", "operator", "it hires agents", leads=True),
    Rule(
        "gambling_shop",
        "gambling",
        "promoter",
        "it offers bets under an agent's code",
        also="agent_code",
        kinds=SPOKEN,
    ),
    Rule(
        "gambling_shop",
        "gambling",
        "promoter",
        "it offers bets under an agent's code",
        also="own_link",
        kinds=SPOKEN,
    ),
    Rule(
        "gambling_shop",
        "sham_shop",
        "promoter",
        "it leads on under an account's code",
        also="own_link",
        kinds=SPOKEN,
    ),
    Rule("gambling_shop", "gambling", "promoter", "it spreads the offer of bets", kinds=SPOKEN, leads=True),
    Rule(
        "gambling_shop",
        "gambling",
        "operator",
        "it offers bets",
        kinds=("page", "article", "document", "listing", "image", "row", "profile"),
    ),
    Rule("gambling_shop", "own_link", "promoter", "it leads on under an account's code", kinds=SPOKEN),
    Rule("gambling_shop", "sham_shop", "operator", "it offers what no shop gives"),
    Rule("gambling_shop", "fee_first", "operator", "it asks for a fee before it pays"),
    Rule(
        "gambling_shop",
        "sham_invest",
        "operator",
        "it offers trading that no licensed broker offers",
        leads=True,
    ),
    # Who waits for his loan speaks of it too, and leads nowhere.
    Rule("gambling_shop", "lending", "operator", "it offers loans", leads=True),
    Rule("loan_extortion", "threat", "operator", "it threatens"),
    Rule("loan_extortion", "overdue", "operator", "it demands repayment"),
    # Who waits for his loan speaks of it too, and leads nowhere.
    Rule("loan_extortion", "lending", "operator", "it offers loans", leads=True),
    Rule(
        "loan_extortion",
        "collectors_craft",
        "operator",
        "it speaks of collecting: lists, scripts, numbers and apps that are changed",
        kinds=SPOKEN,
        again=True,
    ),
    Rule("forgery", "buys", "buyer", "it asks to buy"),
    Rule(
        "forgery",
        "order_rows",
        "promoter",
        "it is a row of the book of orders and says who took this one",
        also="order_taker",
        kinds=("row", "profile", "listing"),
    ),
    Rule("forgery", "order_rows", "operator", _BOOKED, kinds=("row", "profile", "listing")),
    Rule("forgery", "workshop", "operator", "it speaks of making the papers or of moving their register"),
    Rule(
        "forgery",
        "lookalike",
        "operator",
        "it is a site that looks like a register",
        kinds=("page", "article"),
    ),
    Rule("forgery", "inside_man", "reseller", "it offers what somebody inside would enter"),
    Rule(
        "forgery",
        "forged_papers",
        "operator",
        "it offers forged papers under its author's own name",
        kinds=SPOKEN,
        own=True,
    ),
    Rule(
        "forgery",
        "forged_papers",
        "promoter",
        "it spreads the offer of forged papers",
        kinds=SPOKEN,
        leads=True,
    ),
    Rule("forgery", "forged_papers", "operator", "it offers forged papers"),
    Rule("sms_interception", "interception", "operator", "it speaks of taking other people's messages"),
    Rule("sms_interception", "login_code", "victim", "it is a login code that somebody else used"),
    Rule(
        "telephone_fraud",
        "feigned_office",
        "operator",
        "it speaks as an office that wants money moved or silence kept",
        again=True,
    ),
    Rule(
        "telephone_fraud", "feigned_service", "operator", "it speaks as a service that it is not", again=True
    ),
    Rule(
        "telephone_fraud",
        "cash_runs",
        "money_handler",
        "it speaks of fetching and handing over cash",
        kinds=SPOKEN,
        again=True,
    ),
    Rule(
        "telephone_fraud",
        "callers_craft",
        "operator",
        "it speaks of scripts, lines and boxes for calls",
        kinds=SPOKEN,
        again=True,
    ),
    Rule("diversion", "traffic_system", "tool_maker", "it offers systems that write or spread articles"),
    Rule(
        "diversion",
        "agent_link",
        "promoter",
        "it leads on under an account's code",
        kinds=("article", "page", "post"),
    ),
    Rule("diversion", "buys", "buyer", "it asks to buy"),
    Rule("diversion", "bait", "promoter", "it is an article that baits"),
    Rule("site_network", "own_link", "promoter", "it leads on under an account's code", kinds=SPOKEN),
    Rule("site_network", "agents", "operator", "it hires agents", leads=True),
    Rule("site_network", "site_trade", "operator", "it speaks of running the sites"),
)

PAYERS: dict[str, tuple[str, str]] = {
    "account_control": ("buyer", "it pays into an account of the ring"),
    "trade": ("buyer", "it pays into an account of the ring"),
    "paid_engagement": ("buyer", "it pays into an account of the ring"),
    "forgery": ("buyer", "it pays into an account of the ring"),
    "diversion": ("buyer", "it pays into an account of the ring"),
    "gambling_shop": ("victim", "it pays into an account of the ring"),
    "loan_extortion": ("victim", "it pays into an account of the ring"),
    "sms_interception": ("victim", "it pays into an account of the ring"),
    "telephone_fraud": ("victim", "it pays into an account of the ring"),
}
"""Who pays in, by case type. A network of sites is paid by too many kinds of people to say."""

HIRED = ("gambling_shop", "loan_extortion", "sms_interception", "telephone_fraud")
"""Types whose accounts are other people's than whose the business is: who pays out of them handles money. A seller's wallet is the seller's."""

TELLERS: dict[str, str] = {"loan_extortion": "operator", "paid_engagement": "operator", "forgery": "promoter"}
"""Who names the accounts to pay into, by case type. In others the buyer, the source and the agent name accounts too."""
COMPLAINED_OF = ("gambling_shop", "loan_extortion", "account_control", "telephone_fraud")
"""Types in which those who complain name whom they dealt with; a buyer's or an office's complaint may name anybody."""
LEAST_COMPLAINTS = 2
"""Complaints that must name a contact before it is more than one person's word."""
CUSTOMER_CELL = r"^cell:.*(?:买家|买方|买主|客户|顾客|会员|学员|收货|下单人|订货|\b(?:buyer|client|customer|consignee|ship(?:ped|ping)? ?to))"
"""Fields of a book of orders that name whom a row is with. RE2, ignoring case."""
THEIR_CELL = r"^cell: *(?:contact(?: details)?|e-?mail(?: address)?|phone|mobile|tel|telephone|whatsapp|telegram|wechat|联系方式|联系电话|电话|手机号?|邮箱|微信号?)$"
"""Fields of a book of orders that say how to reach somebody, and nothing else of him: the customer whom the row is about. RE2, ignoring case."""
NOT_ORDERED = r"\b(?:no order|not ordered|asked only|only asked|no answer|no reply|declined|enquiry|inquiry|quote only|prospect|not interested)\b|未下单|没下单|未成交|只问(?:价|了)|仅咨询|无回复|没回复|意向客户"
"""What a row of a book of orders says that is about somebody who ordered nothing. RE2, ignoring case."""
BOOKED = ("trade", "paid_engagement", "forgery", "account_control")
"""Types whose book of orders lists buyers."""
DEALT = (
    r"(?:充|投|追加|入金|存|打|转|付|交|还|汇|借|出去)(?:了|进|入|给|到|款)*[^，。,；]{0,8}[0-9]|(?:叫|让|带|教|拉|催|骂|吓|要)我|对方|自称|拉黑|提现|不回|踢出|催收|点进去|下载[^，。]{0,6}(?:的|了)|刷了|把我|骂|威胁|"
    r"\b(?:i|customer|client|caller) (?:(?:has|have|had|already) ){0,2}(?:paid|sent|deposited|transferred|borrowed|invested|typed|entered|gave|filled|keyed|clicked)\b|\b(?:took|taken|charged)\b[^.\n]{0,20}\b(?:off|from) (?:me|him|her)\b|blocked (?:me|him|her)|cannot withdraw|(?:told|asked|made) (?:me|him|her) "
)
"""How a desk notes that somebody dealt with those he names, and does not only ask who they are. RE2, ignoring case."""
HUBS = ("gambling_shop", "site_network")
ACTED_ON = 3
"""Acts of a ring's hired accounts on a site or page, from which it is what they were hired against and has no role."""
LEAST_PROMOTERS = 3
"""Promoters who all lead to one contact or site, from which it is nobody's of them: it is whose they work for."""
LEAST_TILL = 8
"""Others than the ring's accounts who pay a payer, from which he may be a till himself and is not called a victim or a buyer."""
OWN_PAGES = ("gambling_shop", "loan_extortion", "site_network")
VOICED = 2
"""Records by which an author shows a part before it is his in the others too."""
ON_DEVICES = ("account_control", "paid_engagement", "gambling_shop")
