"""The measure vocabulary, and which measure a counted thing under an action is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """A thing bulletins count. `unit` is what the value counts; `stage` is what it says of people, if anything."""

    name: str
    unit: str
    doc: str
    stage: str | None = None
    additive: bool = True
    """False for prices and reach, which cannot be summed."""


MEASURES: dict[str, Measure] = {
    m.name: m
    for m in (
        Measure("arrested", "people", "People caught by the police.", "arrested"),
        Measure(
            "detained",
            "people",
            "People in criminal detention or under other compulsory measures.",
            "detained",
        ),
        Measure("charged", "people", "People prosecuted or handed over for prosecution.", "charged"),
        Measure("sentenced", "people", "People sentenced by a court.", "sentenced"),
        Measure("punished", "people", "People given an administrative penalty or a warning.", "punished"),
        Measure("involved_people", "people", "People said to be involved or suspected.", "suspected"),
        Measure("contacts", "people", "Upstream and downstream contacts of a seller."),
        Measure("insiders", "people", "Staff who sold or leaked from inside.", "arrested"),
        Measure("hackers", "people", "Hackers among those caught.", "arrested"),
        Measure("members", "people", "Registered members, users or followers of a platform or account."),
        Measure("officers_deployed", "person-times", "Officers sent out."),
        Measure("victims", "people", "People harmed."),
        Measure("buyers", "people", "Those who bought the product or the data."),
        Measure("cases_solved", "cases", "Criminal cases cracked."),
        Measure("cases_related", "cases", "Cases connected with this one, not this gang's alone."),
        Measure("cases_administrative", "cases", "Administrative cases handled."),
        Measure("cases_targeted", "cases", "Cases put under special supervision."),
        Measure("cases_filed", "cases", "Cases opened or reported."),
        Measure("gangs_dismantled", "gangs", "Gangs broken up."),
        Measure("dens_destroyed", "places", "Hide-outs raided."),
        Measure("websites_closed", "websites", "Websites shut."),
        Measure("websites_rectified", "websites", "Websites put in order."),
        Measure("websites_listed", "websites", "Websites listed for supervision."),
        Measure("websites_fined", "websites", "Websites fined or penalised."),
        Measure("websites_warned", "websites", "Websites warned."),
        Measure("websites_suspended", "websites", "Websites told to pause."),
        Measure("idcs_listed", "companies", "Data centres listed for supervision."),
        Measure("enterprises_interviewed", "companies", "Companies summoned for talks."),
        Measure("enterprises_punished", "companies", "Companies penalised or ordered to rectify."),
        Measure("shops_closed", "shops", "Online shops shut."),
        Measure("accounts_closed", "accounts", "Accounts shut, banned or dealt with."),
        Measure("anchor_accounts_closed", "accounts", "Live-streamers' accounts shut."),
        Measure("accounts_frozen", "accounts", "Bank accounts frozen."),
        Measure("accounts_controlled", "accounts", "Accounts the gang ran, bought or took over."),
        Measure("live_rooms_closed", "rooms", "Live-streaming rooms shut."),
        Measure("chat_groups_closed", "groups", "Chat groups dissolved."),
        Measure("forums_destroyed", "forums", "Forums or boards destroyed."),
        Measure("apps_removed", "apps", "Apps taken down."),
        Measure("items_found", "items", "Posts, articles or pieces of information found."),
        Measure("items_removed", "items", "Posts, articles or pieces of information taken down."),
        Measure("pages_filtered", "pages", "Pages filtered or blocked."),
        Measure("clicks", "clicks", "Clicks."),
        Measure("views", "views", "Reads, plays or visits."),
        Measure("personal_records", "records", "Records of personal data."),
        Measure("group_codes", "codes", "Chat group QR codes."),
        Measure("black_cards", "cards", "SIM cards registered to others."),
        Measure("certificates", "certificates", "Forged certificates, licences and seals."),
        Measure("seized_computers", "computers", "Computers seized."),
        Measure("seized_phones", "phones", "Telephones seized."),
        Measure("seized_bank_cards", "cards", "Bank cards seized."),
        Measure("seized_disks", "disks", "Hard disks and memory sticks seized."),
        Measure("seized_servers", "servers", "Servers seized."),
        Measure(
            "seized_devices", "devices", "Other equipment seized: SIM boxes, modem pools, base stations."
        ),
        Measure("seized_vehicles", "vehicles", "Vehicles seized."),
        Measure("seized_guns", "guns", "Firearms seized."),
        Measure("seized_ammunition", "rounds", "Ammunition seized."),
        Measure("seized_counterfeits", "items", "Counterfeit goods seized."),
        Measure("money_involved", "CNY", "Money the case involves."),
        Measure("money_frozen", "CNY", "Money frozen or seized."),
        Measure("money_recovered", "CNY", "Money returned or saved."),
        Measure("illegal_profit", "CNY", "What the suspects earned."),
        Measure("loss", "CNY", "What victims lost."),
        Measure("fine", "CNY", "Fines imposed."),
        Measure("price", "CNY", "Price of one unit.", additive=False),
        Measure("provinces", "regions", "Provinces and regions touched.", additive=False),
        Measure("cities", "cities", "Cities touched.", additive=False),
        Measure("duration", "days", "How long a campaign took.", additive=False),
        Measure("prison_term", "years", "How long a sentence is.", "sentenced", additive=False),
        Measure("deaths", "people", "People who died."),
        Measure("injured", "people", "People injured."),
        Measure("missing", "people", "People missing."),
    )
}

PEOPLE = frozenset({"person", "suspect", "defendant"})

_PEOPLE = {
    "arrest": "arrested", "seize": "arrested", "detain": "detained", "charge": "charged",
    "sentence": "sentenced", "punish": "punished", "fine": "punished", "involve": "involved_people",
    "deploy": "officers_deployed", "cheat": "victims", "kill": "deaths", "injure": "injured", "miss": "missing",
    "solve": "arrested", "dismantle": "arrested", "transfer": "charged", "interview": "punished",
    "recruit": "involved_people", "collect": "arrested", "obtain": "victims", "wanted": "involved_people", "warn": "punished", "investigate": "involved_people", "control": "arrested",
}  # fmt: skip
_CLOSED = (
    "close",
    "dismantle",
    "seize",
    "remove",
    "punish",
    "fine",
    "handle",
    "solve",
    "find",
    "arrest",
    "filter",
)
_SHUT = tuple(verb for verb in _CLOSED if verb != "find")
"""Finding a group is not closing it."""
_SEIZED = ("seize", "arrest", "find", "dismantle", "collect", "detain")
_BY_NOUN: dict[str, dict[str, str]] = {
    "case": {
        "solve": "cases_solved", "investigate": "cases_solved", "find": "cases_solved", "dismantle": "cases_solved", "arrest": "cases_solved",
        "handle": "cases_solved", "seize": "cases_solved", "remove": "cases_solved", "charge": "cases_solved", "sentence": "cases_solved",
        "punish": "cases_administrative", "fine": "cases_administrative", "list": "cases_targeted",
        "involve": "cases_related", "relate": "cases_related", "file": "cases_filed", "register": "cases_filed", "occur": "cases_filed",
    },
    "related_case": {"": "cases_related", "solve": "cases_solved", "investigate": "cases_solved", "handle": "cases_solved", "dismantle": "cases_solved"},
    "administrative_case": {"": "cases_administrative"},
    "targeted_case": {"": "cases_targeted", "solve": "cases_solved"},
    "gang": dict.fromkeys(("dismantle", "solve", "arrest", "seize", "close", "find", "handle", "punish", "remove"), "gangs_dismantled"),
    "den": dict.fromkeys(("dismantle", "solve", "arrest", "seize", "close", "find", "handle", "remove"), "dens_destroyed"),
    "band": {"dismantle": "gangs_dismantled"},
    "place": {"dismantle": "dens_destroyed"},
    "website": dict.fromkeys(("close", "dismantle", "seize", "remove", "filter", "solve", "arrest"), "websites_closed")
    | {"rectify": "websites_rectified", "list": "websites_listed", "punish": "websites_fined", "fine": "websites_fined",
       "handle": "websites_closed", "interview": "enterprises_interviewed", "talk": "enterprises_interviewed", "warn": "websites_warned", "suspend": "websites_suspended"},
    "idc": {"list": "idcs_listed", "rectify": "enterprises_punished", "interview": "enterprises_interviewed", "talk": "enterprises_interviewed"},
    "enterprise": {"serve": "buyers", "interview": "enterprises_interviewed", "talk": "enterprises_interviewed", "punish": "enterprises_punished",
                   "fine": "enterprises_punished", "rectify": "enterprises_punished", "warn": "enterprises_punished", "cheat": "victims", "handle": "enterprises_punished"},
    "shop": dict.fromkeys(_SHUT, "shops_closed") | {"serve": "buyers", "cheat": "victims"},
    "account": dict.fromkeys(_CLOSED, "accounts_closed")
    | {"freeze": "accounts_frozen"}
    | dict.fromkeys(("control", "obtain", "sell", "buy", "register", "use", "file", "find"), "accounts_controlled"),
    "bank_account": dict.fromkeys(("freeze", "close"), "accounts_frozen")
    | dict.fromkeys(("seize", "arrest"), "seized_bank_cards")
    | dict.fromkeys(("obtain", "buy", "control", "use", "register", "sell", "file"), "accounts_controlled"),
    "anchor_account": dict.fromkeys(_SHUT, "anchor_accounts_closed") | {"cheat": "victims"},
    "live_room": dict.fromkeys(_SHUT, "live_rooms_closed"),
    "group": dict.fromkeys(_SHUT, "chat_groups_closed"),
    "forum": dict.fromkeys(_SHUT, "forums_destroyed"),
    "app": dict.fromkeys(("close", "remove", "handle", "dismantle", "punish", "filter", "rectify"), "apps_removed"),
    "item": {"remove": "items_removed", "close": "items_removed", "handle": "items_removed", "filter": "pages_filtered",
             "seize": "items_found", "find": "items_found", "arrest": "items_found", "post": "items_found", "deploy": "items_found",
             "solve": "items_removed", "dismantle": "items_removed", "obtain": "items_found", "fabricate": "items_found", "collect": "items_found", "involve": "items_found"},
    "page": {"filter": "pages_filtered", "dismantle": "items_removed", "remove": "items_removed", "close": "items_removed", "find": "items_found"},
    "click": {"": "clicks"},
    "view": {"": "views"},
    "personal": {"": "personal_records"},
    "data": dict.fromkeys((*_SEIZED, "obtain", "sell", "buy", "involve"), "personal_records"),
    "group_code": {"": "group_codes"},
    "black_card": dict.fromkeys((*_SEIZED, "sell", "buy", "obtain", "close", "handle", "register", "use", "remove", "file"), "black_cards"),
    "phone_number": dict.fromkeys(("seize", "register", "use", "close", "control"), "black_cards")
    | dict.fromkeys(("obtain", "sell", "buy", "collect", "find", "involve"), "personal_records"),
    "certificate": dict.fromkeys((*_SEIZED, "sell", "fabricate", "remove", "buy", "use", "obtain"), "certificates"),
    "computer": dict.fromkeys(_SEIZED, "seized_computers"),
    "phone": dict.fromkeys(_SEIZED, "seized_phones"),
    "bank_card": dict.fromkeys(_SEIZED, "seized_bank_cards") | {"freeze": "accounts_frozen"},
    "disk": dict.fromkeys(_SEIZED, "seized_disks"),
    "agency": {},
    "event": {},
    "conviction": {},
    "server": dict.fromkeys((*_SEIZED, "close", "remove"), "seized_servers"),
    "device": dict.fromkeys(_SEIZED, "seized_devices"),
    "vehicle": dict.fromkeys(_SEIZED, "seized_vehicles"),
    "gun": dict.fromkeys((*_SEIZED, "remove", "filter"), "seized_guns"),
    "ammunition": dict.fromkeys((*_SEIZED, "remove", "filter"), "seized_ammunition"),
    "counterfeit": dict.fromkeys((*_SEIZED, "remove", "filter"), "seized_counterfeits"),
    "victim": {"": "victims", "kill": "deaths", "injure": "injured"},
    "buyer": {"": "buyers", "cheat": "victims"},
    "contact": {"": "contacts"},
    "hacker": {"": "hackers"},
    "member": {"": "members", "cheat": "victims", "obtain": "victims"},
    "arrest_count": {"": "arrested"},
    "complaint": {"": "cases_filed"},
    "insider": {"": "insiders"},
    "officer": {"": "officers_deployed", "injure": "injured", "kill": "deaths"},
    "province": {"": "provinces"},
    "city": {"": "cities"},
}  # fmt: skip


SEIZABLE = frozenset(
    {"computer", "phone", "bank_card", "disk", "server", "device", "vehicle", "gun", "ammunition", "black_card", "counterfeit"}
)  # fmt: skip
"""Things a report counts because they were taken: a list without any act means that."""
FOUND_IN_RAIDS = SEIZABLE | {"certificate"}
"""Things that lie where police went in, and were taken by that."""


def tells_of_people(verb: str) -> bool:
    """Is it an act that says what became of people, whoever they are?"""
    return verb in _PEOPLE


def measure_of(noun: str, verb: str | None) -> str | None:
    """The measure of a counted thing under an action; None when the pair says nothing we know.

    Args:
        noun: Class of the thing counted (vocabulary of the two lexicons).
        verb: Class of the nearest action that governs it, if any.
    """
    if verb == "deal" and noun == "den":
        verb = "dismantle"
    if verb == "deal":
        verb = (
            "solve"
            if noun in ("case", "related_case", "targeted_case")
            else "arrest"
            if noun == "suspect"
            else "punish"
        )
    if noun in ("suspect", "defendant") and verb in ("obtain", "cheat"):
        return None  # what suspects are suspected of was not done to them
    if noun == "suspect" and verb == "deploy":
        verb = None  # suspects are sent nowhere as a force
    if noun in PEOPLE:
        if verb in _PEOPLE:
            return _PEOPLE[verb]
        return "involved_people" if noun == "suspect" else None
    table = _BY_NOUN.get(noun)
    if table is None:
        return None
    return table.get(verb or "", table.get(""))
