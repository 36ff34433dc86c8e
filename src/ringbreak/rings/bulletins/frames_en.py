"""Measures that words on both sides of an English count tell together."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.clients_en import part_of_clients
from ringbreak.rings.bulletins.context_en import of_police
from ringbreak.rings.bulletins.evidence_en import told_as_evidence
from ringbreak.rings.bulletins.lexicon_en import VERBS
from ringbreak.rings.bulletins.measures import FOUND_IN_RAIDS, PEOPLE, measure_of
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.people_en import said_of_people
from ringbreak.rings.bulletins.terms import Term

_DATA_OF = re.compile(
    r"\b(?:information|data|databases?|dossiers?|records|details|particulars|identities|profiles|leads|credentials|names|addresses|numbers)(?: \w+){0,2} (?:of|on|for|about|belonging to|from) (?:more than |over |about |around |nearly |some |at least )?$"
)
_SOLD_TO = re.compile(
    r"\b(?:sold|selling|resold|sell|sells|peddl(?:ed|ing)|hawk(?:ed|ing)|flogged|offloaded|marketed|supplied|provided)\b[^.;]{0,80} to (?:as many as )?$"
)
_GREW = re.compile(r"\b(?:developed|recruited|attracted|gained|enrolled|registered) (?:a total of )?$")
_FOR_SALE = re.compile(
    r" (?:went|go|going|were|was|are|put|offered)(?: put| offered)?(?: up)? (?:for|on) sale\b"
)
_SHUT_NEAR = re.compile(r"\b(?:fr[eo]ez|froz|block|shut|clos|suspend|seiz|confiscat)[a-z]*\b")
_SOLVED_SO_FAR = re.compile(r" (?:across|in|from) [a-z0-9 ]{2,30} (?:solved|cracked|detected)\b")
_ARRESTS_ARE = re.compile(
    r"\b(?:arrests|those (?:arrested|detained|held)) (?:include|included|including|were|are) (?:[^.;]{0,40}(?:, | and ))?$"
)
_ARMY_OF = re.compile(r"\b(?:network|army|farm|fleet|web|stable) of $")
_POLICE_OF = re.compile(r"\bpolice (?:force|forces|strength) of (?:more than |over |about |nearly |some )?$")
_WERE_REPORTED = re.compile(
    r"(?: (?:of|with|involving|worth|and) (?:[^.;,]|\.\d|,\d){2,80}?)? (?:were|was|have been|has been|had been) (?:also )?(?:reported|recorded|registered|logged|lodged|received)\b"
)
_KIND_WITH = re.compile(
    r"\b(?:frauds?|scams?|crimes?|phishing|offences|cheating|impersonation|theft|loans?|swindles)(?: scams?)? (?:with |at |accounted for |\()$"
)
"""A share of cases by kind: "telecommunication crimes with 5,774 cases", "e-commerce fraud (3,142 cases)"."""
_COMMITTED = re.compile(
    r"\b(?:committed|perpetrated|orchestrated|masterminded|carried out|responsible for|the hand behind|committing|facilitated|enabled|blamed for|accused of|suspected of)(?: a total of| some| about| over| nearly| as many as)? $"
)
_RETOLD = re.compile(
    r"\b(?:radio|papers?|newspapers?|tv|television|headlines?|website|blog|post|station|channel|media|neighbou?rs?|rumou?r)\b[^.;]{0,30}"
    r" (?:made (?:that|it|this)|puts? (?:it|that|this) at|turned (?:that|it|this) into|has it at|had it at)(?: about| some| over| nearly)? $"
)
""" "The local radio made that 16,400 phones": what somebody else says was taken."""
_LOST_A_SUM = re.compile(
    r"(?: (?:had|have|together|between them|in all))* (?:lost|been cheated out of) (?:[a-z ]{1,16})?(?:[a-z.]{0,4}[$€£¥₹] ?)?[0-9]"
)
_STOLEN_FROM = re.compile(
    r"\b(?:stole|stolen|steal|stealing|swindled|extorted|embezzled|conned|siphoned)\b(?:[^.;]|\.\d){0,60} from (?:about |some |at least |more than |over )?$"
)
_LOOKED_INTO = re.compile(r" (?:are|were|is|remain) (?:still |currently |now )?(?:under|being) investigat")
_THROUGH = re.compile(
    r" (?:through|via|using|by way of)(?: at least| some| about| more than| over| nearly)? $"
)
_LAUNDERED = re.compile(
    r"\b(?:launder|mov|transferr?|rout|channel|funnel|pass|siphon|process)(?:s|ed|ing|e|es|led|ling)?\b"
)
_DRAWN = re.compile(
    r"\b(?:draw|drew|drawn|draws|transfer|transferred|transfers|dispatch(?:ed)?|mobili[sz]ed?|organi[sz]ed?|select(?:ed)?|gather(?:ed)?|assemble[ds]?|adjust(?:ed)?|deploy(?:ed)?|send|sent|extract(?:ed)?|pump(?:ed)?)\b[^.;,]{0,40}$"
)
"""What translation makes of 抽调 and 组织."""


_THINGS = FOUND_IN_RAIDS - {"counterfeit"}
"""What police take along when they take it."""
_RING_OF = re.compile(
    r"\b(?:ring|gang|group|network|syndicate|crew|team) of (?:some |about |around |nearly |more than |over |at least )?$"
)
_WERE = re.compile(
    r" (?:were|was|have been|has been|had been|are) (?!part|members?|based|active|operating|believed|involved|said|made)[a-z]+(?:ed|ght|ld|en)\b"
)
_TAKEN_RING = re.compile(
    r"\b(?:arrest|detain|captur|nabb|apprehend|jail|sentenc|charg|round)[a-z]* (?:up )?(?:an? |the )?(?:[a-z-]+ ){0,2}(?:ring|gang|group|network|syndicate|crew|team) of (?:some |about |around |nearly |more than |over |at least )?$"
)
_JOINERS = frozenset(
    {
        "members",
        "people",
        "gamblers",
        "players",
        "users",
        "bettors",
        "punters",
        "netizens",
        "participants",
        "investors",
    }
)
_DREW = re.compile(
    r"\b(?:platforms?|sites?|websites?|apps?|games?|casinos?|schemes?|forums?|channels?|(?:gambling|betting) (?:networks?|rings?|operations?))\b[^.;]{0,60}?\b(?:had|has|having|counted|counts|boasted|boasts|claimed|with|enrolled|enrolling|signed up|solicited|soliciting|drew|attracted|attracting|lured|enticed|registered) (?:a total of )?$"
)
_SUSPECTS_OF = re.compile(
    r"\b(?:arrest|captur|caught|seiz|detain|nab|apprehend|round)[a-z]*\b[^.;]{0,60}\b(?:suspects|people|persons|individuals) (?:who were )?(?:involved|implicated) in (?:more than |over |nearly |about )?$"
)
_HELD_BY = re.compile(
    r"(?: (?:that|which) [^.,;]{3,60}?)? (?:are |were |is |was |have |has )?(?:(?:now|since|been) )*(?:(?:under (?:the )?control|in the hands) of|(?:taken over|taken down|seized|shut) by) (?:the )?(?:law enforcement|police|authorities|investigators)"
)
_FROZE = re.compile(r"\b(?:fr[eo]ez\w*|froze|frozen)(?: a total of| some| about| over| more than| nearly)? $")
_TRACED_TO = re.compile(
    r" (?:were|was|have been|had been|could be) (?:[a-z]+ly )?(?:traced|linked|connected|tied) (?:back )?to\b"
)
_TIED_TO = re.compile(
    r"\b(?:tie[sd]?|tying|link(?:s|ed|ing)?|connect(?:s|ed|ing)?|match(?:es|ed|ing)?)\b[^.;,]{0,40} to (?:more than |over |about |at least |some |nearly )?$"
)
_THERE_WERE = re.compile(
    r"\b(?:there (?:were|have been|was)|(?:topped|tops|topping|headed|led) the (?:list|table|ranking)s? with|followed by [^.;]{1,60} with)(?: a total of| more than| about| over| some)? $"
)
_OUT_OF = re.compile(
    r"\b(?:seiz|fr[eo]ez|froz|block|intercept|confiscat)[a-z]*\b(?:[^.;]|\.\d){0,60} (?:from|in|across|on) (?:more than |over |about |some )?$"
)
_OFFLINE = re.compile(
    r" (?:offline|off (?:the )?shelves|off (?:[a-z]+ ){1,3}|from (?:the )?(?:[a-z]+ )?(?:stores?|shelves)|down)\b"
)
_TOOK = re.compile(
    r"\b(?:took|take|takes|taking|removed|removing|removes|knocked|knocking|knocks|pulled|pulling|yanked|yanking|(?:carried|carry|carrying|wheeled|lugged|bagged|boxed|loaded)(?: (?:out|off|up|away))) (?:a total of |another )?(?:(?:[0-9][0-9,]*|two|three|four|five|six|seven|eight|nine|ten|the|all the|an?|several|some)(?: [a-z-]+){1,3}(?:, and |, | and )){0,4}$"
)


_OUT_OF_BUSINESS = re.compile(r" (?:[a-z]+ ){0,2}?(?:out of (?:business|action|operation|play))\b")
_PUT = re.compile(r"\b(?:put|puts|putting)(?: a total of| another| some| at least)? $")


_CAUGHT = re.compile(
    r"\b(?P<verb>detained|arrested|charged|sentenced|jailed|indicted|nabbed) (?:another |a further )?$"
)
_INTO = re.compile(
    r"\b(?:transactions?|transfers?|payments?|deposits?|transferred|sent|deposited|remitted|wired|diverted|routed|funnell?ed|siphoned|layered|moved|channell?ed|money)\b[^,.;]{0,30}? (?:in)?to (?:at least |some |about |over |more than )?$"
)
_THEN_FROZEN = re.compile(
    r" (?:with|holding|containing) (?:an? )?(?:total |combined |aggregate )?(?:balances?|funds|deposits|money|amounts?)[^;]{0,60}? (?:were|was|have been|has been) (?:also )?fr[eo]zen\b"
)
_FOUND_OPENED = re.compile(
    r" (?:were|was|had been|have been) (?:found|shown|discovered|believed|alleged) to (?:have been|be) (?:opened|set up|created|registered|used)\b"
)
_TAKEN_AMONG = re.compile(
    r"\b(?P<verb>arrest|detain|nabb|caught|captur|apprehend)\w*\b[^.;]{0,60}\b(?:including|among them|among whom)(?: at least)? $"
)
_SKIMMED = re.compile(
    r"\b(?:(?:skimm|harvest|stole|steal|compromis|leak|expos|clon|list|sold|sell|advertis)\w*|(?:computers?|laptops?|databases?|servers?|drives?|files?|phones?|devices?|disks?|lists?)\b[^,.;]{0,20} (?:contain|h[eo]ld|stor|list|reveal|show)\w*)\b[^,.;]{0,30}$"
)
_MANY = 1_000
"""Nobody skims a thousand cards of plastic."""
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to|against)|(?:increase|rise|jump|surge|decrease|drop|decline|fall|up|down|rose|fell|jumped|dropped|increased|decreased) (?:[a-z]+ )?from)(?: about| some| nearly| over)? $"
)
_NAMED_IN = re.compile(
    r"\b(?:named|wanted|booked|implicated|figur(?:e|es|ed|ing)|cited|sought|appear(?:s|ed|ing)?|(?:was|were|been) used|turn(?:ed|ing) up) in (?:as many as |at least |over |some |about )?$"
)
_SUMMONED = re.compile(r"\bsummon(?:ed|s|ing)(?: (?:a total of|about|some|over|more than|another))? $")
_BRIBABLE = frozenset(
    {
        "employees",
        "staff",
        "workers",
        "officers",
        "bank officers",
        "bank employees",
        "staff members",
        "clerks",
    }
)
_BRIBED = re.compile(
    r"\b(?:brib(?:ed|ing|es|e)|(?:collud|conspir)(?:ed|ing|es|e) with|bought off|corrupted|paid off|won over|in league with|with the help of|helped by) (?:at least |some )?$"
)
_SECURES = re.compile(r"\bsecur(?:es|ed|ing)(?: a total of| some| another)? $")
_AGENCY = re.compile(
    r"\b(?:police|immigration|customs|officers|authorities|bureau|task force|agents|directorate|investigators)\b"
)
_FOR_THEM = re.compile(r" (?:an?|the|their|places?|seats?|jobs?)\b")
_BRINGS = re.compile(
    r"\b(?:br(?:ings|ought|inging|ing)|fl(?:ies|ew|own|ying)|escort(?:s|ed|ing)?|tak(?:es|ing)|took|sen(?:t|ds|ding))(?: a total of| another| the)? $"
)
_BACK = re.compile(r" (?:back|home)\b")
_OPERATION_OF = re.compile(
    r"\b(?:operations?|raids?|action|sweep|search(?:es)?) involved(?: a total of| some| about| over| more than)? (?:[0-9]+ [a-z ]{3,30} and )?$"
)
_SECURED = re.compile(
    r"\b(?:secur|record|obtain|achiev|register|got|w[io]n)(?:ed|ing|s|e|es)? (?:a total of |over |more than |at least |about )?$"
)
_FORCE = re.compile(r"\b(?:police|afp|fbi|nca|rcmp|customs|efcc|army|force|agency)\b")
_TOOK_PART = re.compile(r" (?:took part|participated|were (?:deployed|involved|engaged|mobili[sz]ed))\b")
_ALREADY_TAKEN = re.compile(r" (?:[a-z-]+ )?(?:seized|confiscated|recovered|impounded) ")


def by_frame(
    low: str, cls: str, noun: Term, number: Number, after: int, verbs: list[Term], start: int, end: int
) -> str | None:
    """The measure of "sold ... to 2,000 people", "took 63 apps offline", "40 million records went on sale"; else None."""
    head = max(start, number.start - 110), number.start
    if cls == "buyer" and (caught := _CAUGHT.search(low, max(start, number.start - 30), number.start)):
        return measure_of("person", VERBS.get(caught["verb"]))
    if cls in ("bank_account", "account") and _INTO.search(low, *head):
        return "accounts_controlled"  # "the victim made 37 transactions into 11 bank accounts"
    if cls == "bank_account" and _THEN_FROZEN.match(low, after, end):
        return "accounts_frozen"
    if cls == "bank_account" and _FOUND_OPENED.match(low, after, end):
        return "accounts_controlled"
    if (
        cls == "person"
        and _TALKED.search(low, max(start, number.start - 32), number.start)
        and _INTO_PAYING.match(low, after, end)
    ):
        return "victims"  # "persuaded 34 people from ... to hand over thousands of pounds"
    if cls in ("suspect", "defendant") and _SENT_BACK.match(low, after, end):
        return "arrested"  # "55 suspects in fraud cases have been returned to China"
    if cls == "case" and (
        _ON_RECORD.match(low, after, end)
        or (
            low.find(" in ", max(start, number.start - 12), number.start) >= 0 and _LOST_IN.search(low, *head)
        )
    ):
        return "cases_filed"  # "HK$140 million was swindled in 443 phone scams"
    if cls == "den" and low.find("search", start, end) >= 0 and _SEARCHED.search(low, *head):
        return "dens_destroyed"  # "searched 15 locations, including five illegal call centres"
    if cls == "officer" and (caught := _CAUGHT.search(low, max(start, number.start - 30), number.start)):
        return measure_of("person", VERBS.get(caught["verb"]))  # "arrested four operatives" of a gang
    if cls == "officer" and (among := _TAKEN_AMONG.search(low, *head)):
        return "detained" if among["verb"].startswith("detain") else "arrested"  # they are no force sent out
    if cls == "bank_card" and (number.value or 0) >= _MANY and _SKIMMED.search(low, *head):
        return "personal_records"  # cards whose numbers were copied
    if cls == "case" and _COMPARED.search(low, max(start, number.start - 36), number.start):
        return "cases_filed"
    if cls in ("case", "complaint") and _NAMED_IN.search(low, max(start, number.start - 36), number.start):
        return "cases_related"  # "the accused are named in 672 FIRs across the country", "the numbers had been used in 120 cases"
    if cls in PEOPLE and _SUMMONED.search(low, max(start, number.start - 36), number.start):
        return "involved_people"  # "mobilized 72 agents and summoned 26 persons to the case"
    if noun.word in _BRIBABLE and _BRIBED.search(low, max(start, number.start - 36), number.start):
        return "insiders"
    if cls == "conviction":
        return "sentenced" if _SECURED.search(low, *head) else None
    if cls == "person" and _TOOK_PART.match(low, after, end) and _FORCE.search(low, number.end, noun.start):
        return "officers_deployed"  # "330 AFP members took part"
    if cls in _THINGS and told_as_evidence(low, number, after, start, end):
        return measure_of(cls, "seize")
    if (
        cls in ("gang", "den", "website")
        and _PUT.search(low, *head)
        and _OUT_OF_BUSINESS.match(low, after, end)
    ):
        return measure_of(cls, "dismantle")
    if cls in _THINGS and _ALREADY_TAKEN.match(low, number.end, noun.start):
        return measure_of(cls, "seize")
    if cls == "person" and said_of_people(low, number.start, after, start, end) == "victims":
        return "victims"  # "the card details of 1,700 people, who have lost $2.35 million"
    if (
        cls in ("person", "victim", "buyer", "member")
        and (number.value or 0) >= 100
        and _DATA_OF.search(low, *head)
    ):
        return "personal_records"  # "the particulars of 665,000 people"
    if cls in ("person", "enterprise", "shop", "gang") and _SOLD_TO.search(low, *head):
        return "buyers"
    if noun.word == "members" and _GREW.search(low, *head):
        return "members"
    if noun.word in _JOINERS and (number.value or 0) >= 100 and _DREW.search(low, *head):
        return "members"  # "a platform that had one million members", "sites that solicited 1 million people to gamble"
    if (
        cls in ("person", "suspect")
        and _RING_OF.search(low, *head)
        and not _TAKEN_RING.search(low, *head)
        and not _WERE.match(low, after, end)
    ):
        return "involved_people"
    if cls in ("case", "related_case") and _SUSPECTS_OF.search(low, *head):
        return "cases_solved"  # "arrested 80,000 suspects involved in 37,000 cases"
    if cls == "case" and _TRACED_TO.match(low, after, end):
        return "cases_related"
    if (
        cls == "case"
        and low.find(" to ", max(start, number.start - 24), number.start) >= 0
        and _TIED_TO.search(low, *head)
    ):
        return "cases_related"  # "tie the service to more than 3,200 fraud cases"
    if cls == "case" and _THERE_WERE.search(low, *head):
        return "cases_filed"  # "there were 97,344 cases of payment fraud", "followed by phishing with 2,955 cases"
    if (
        cls in PEOPLE
        and _SECURES.search(low, max(start, number.start - 24), number.start)
        and _AGENCY.search(low, start, end)
        and _FOR_THEM.match(low, after, end) is None
    ):
        return "arrested"  # "Immigration secured 57 foreigners"
    if (
        cls == "suspect"
        and _BRINGS.search(low, max(start, number.start - 30), number.start)
        and _BACK.match(low, after, end)
    ):
        return "arrested"  # "a chartered flight brings 186 suspects back"
    if cls == "person" and _OPERATION_OF.search(low, *head) and of_police(low, start, end):
        return "officers_deployed"  # "the operation involved 75 joint personnel"
    client = part_of_clients(low, cls, number, after, start, end)
    if client is not None:
        return client
    if (
        cls in PEOPLE
        and (
            told := said_of_people(
                low, number.start, after, start, end, acted=_acted_right_before(number, verbs)
            )
        )
        is not None
    ):
        return told  # "the three men appeared in court", "two pensioners lost Sh38 million"
    if cls in ("case", "complaint") and (
        _WERE_REPORTED.match(low, after, end)
        or _KIND_WITH.search(low, max(start, number.start - 40), number.start)
    ):
        return "cases_filed"
    if cls in ("person", "enterprise", "shop", "buyer") and _STOLEN_FROM.search(low, *head):
        return "victims"
    if cls in ("enterprise", "shop") and _LOST_A_SUM.match(low, after, end):
        return "victims"  # "forty-four companies lost $12.7 million"
    if cls == "case" and _LOOKED_INTO.match(low, after, end):
        return "cases_filed"
    if (
        cls in ("bank_account", "account")
        and _THROUGH.search(low, *head)
        and _LAUNDERED.search(low, start, number.start)
    ):
        return "accounts_controlled"
    if cls == "bank_account" and _OUT_OF.search(low, *head):
        return "accounts_frozen"  # "$2.3 million was seized from 41 bank accounts"
    if cls in ("person", "suspect") and _ARRESTS_ARE.search(low, *head):
        return "arrested"  # "the remaining arrests included four individuals"
    if cls == "bank_account" and _FROZE.search(low, max(start, number.start - 32), number.start):
        return "accounts_frozen"  # "froze 1,204 mule accounts opened with us"
    if cls == "bank_account" and "mule" in noun.word and not _SHUT_NEAR.search(low, start, end):
        return "accounts_controlled"  # "uncovered 2,500 mule accounts"
    if cls == "case" and _COMMITTED.search(low, *head):
        return "cases_related"  # "the gang has committed more than 310 cases"
    if cls in _THINGS and _RETOLD.search(low, *head):
        return measure_of(cls, "seize")
    if cls == "case" and _SOLVED_SO_FAR.match(low, after, end):
        return "cases_solved"
    if cls == "account" and _ARMY_OF.search(low, *head):
        return "accounts_controlled"
    if (
        cls == "officer"
        and noun.end <= number.start
        and _DRAWN.search(low, max(start, noun.start - 50), noun.start)
    ):
        return "officers_deployed"  # "draw-transfer capable police more than 40"
    if _POLICE_OF.search(low, *head) and cls == "person":
        return "officers_deployed"
    if cls in _THINGS and _TOOK.search(low, *head) and not _OFFLINE.match(low, after, end):
        return measure_of(cls, "seize")
    if cls in ("website", "server", "account") and _HELD_BY.match(low, after, end):
        return measure_of(cls, "close" if cls != "server" else "seize")
    if _FOR_SALE.match(low, after, end):
        return measure_of(cls, "sell")
    if _TOOK.search(low, *head) and _OFFLINE.match(low, after, end):
        return measure_of(cls, "remove") if cls == "app" else measure_of(cls, "close")
    return None


def _acted_right_before(number: Number, verbs: list[Term]) -> bool:
    """Does a verb of what is done to people end within a few words before the number?"""
    return any(
        number.start - 14 <= v.end <= number.start and measure_of("person", v.cls) is not None for v in verbs
    )


_TALKED = re.compile(
    r"\b(?:persuad|convinc|trick|dup|lur|conn|induc|fool|deceiv|manipulat)(?:ed|ing|es)(?: about| some| more than| over| nearly| at least)? $"
)
_INTO_PAYING = re.compile(
    r"[^.;]{0,130}? (?:to|into) (?:hand|transfer|pay|send|invest|part|deposit|wir|remit)(?:ing|ring|ting|e)?\b"
)
_SENT_BACK = re.compile(
    r"[^,.;0-9]{0,60}? (?:were|was|have been|has been|had been) (?:returned|handed over|escorted home) (?:back )?(?:to (?:china|the mainland|taiwan|the chinese)|from|on)\b"
)
_LOST_IN = re.compile(
    r"\b(?:lost|swindled|cheated|stolen|defrauded|scammed|conned|duped|loss(?:es)?)\b[^;]{0,50}(?:million|billion|[0-9]|lakh|crore|dollars|yuan|pounds|euros) in(?: about| some| over| more than| nearly| at least)? $"
    r"|(?:million|billion|[0-9]|lakh|crore|dollars|yuan|pounds|euros) (?:was|were|has been|had been) (?:lost|swindled|stolen) in(?: about| some| over| more than| nearly| at least)? $"
)
_ON_RECORD = re.compile(
    r" (?:were |was )?(?:also )?(?:recorded|reported|logged|lodged) (?:in|during|between|last|this|by|across|from)\b"
)
_SEARCHED = re.compile(
    r"\bsearch(?:ed|ing|es)(?: (?:a total of )?[0-9a-z]+ (?:[a-z]+ ){0,2}(?:locations|places|premises|addresses|properties|sites|buildings)\b[^.;]{0,80}\bincluding(?: [a-z]+ [a-z]+ and)?)?(?: a total of| another)? $"
    r"|\b(?:locations|places|premises|addresses|properties|buildings) were (?:also )?(?:searched|raided)\b[^.;]{0,60}\bincluding $"
    r"|\b(?:locations|places|premises|addresses|properties|buildings), including (?:[a-z]+ [a-z]+ and )?$"
)
