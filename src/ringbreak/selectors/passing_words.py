"""The closed lists of English words over which `in_passing` walks."""

from __future__ import annotations

LEADS_ON = frozenset(
    "is was are were am be been its it's it im i'm i i've ive he he's she she's they they're we we're you u ur your my mine the our his her "
    "their theirs a an this that that's thats which who whose who's and or also both too n same one ones other another second third first "
    "old new main backup back-up spare alt current former previous business work personal private public real actual handle handles name "
    "names username usernames user id ids account accounts acct page profile tag nick nickname screen display called named goes go went "
    "going by as under at me us him her them on over there here via to from now then just still currently only mostly usually formerly "
    "previously later before used changed renamed switched moved back again add dm dms pm message msg text hmu hit up reach contact find "
    "follow following search look for looking if ask spelt spelled typed written sorry typo correction meant mean no not wait actually "
    "yes yep yeah ya ok okay sure so lol btw pls plz please can could will would has have had got get use uses using with for of in "
    "everywhere across all else either signed sign registered listed posted posting posts selling sells sold trading wrote writes messaged messaging "
    "added gives gave give sent send pays pay paid shared typed dropped calld callled caled kalled contacted answers answer replied reply online always even think was/is said says saying first-name lowercase uppercase caps "
    "underscore dot letter number numbers people know knew known me/us myself himself herself themselves where fellow guy girl lady man woman person bloke".split()
)
"""Words that may stand between a platform and a name: they say nothing but that one follows."""
NAMES = frozenset(
    "is was it's its im i'm i'm mine handle name username user id called named as under by tag nick nickname gamertag account page profile "
    "renamed changed be that's who's s".split()
)
"""Words right before a name that say it is one, so that mere letters will do."""
BACK = frozenset(
    "on via over my is was that's thats the his her their our your in at this account handle name username profile page user id it's its was "
    "mine there from through to using same both and or also just only new old a an an he she for".split()
)
TIES = frozenset("on via over is was that's thats it's in from through using for at".split())
"""One of them must stand between a name and the platform behind it."""
ADDRESSED = frozenset(
    "im i'm he's she's dm pm add follow find message msg as by under user name called named hmu ask is was account".split()
)
"""Right before a name of mere letters that its platform follows: add loafandlarder on kik."""
ROLES = frozenset(
    "username user handle nick nickname alias aka seller vendor buyer reseller scammer account profile admin mod moderator member agent trader "
    "dealer supplier poster recruiter dm pm hmu".split()
)
"""Words for somebody's account or for who has one, where no platform is named: their account was dusk_lantern."""
NOUNS = frozenset("account acct handle name username user id page profile nick".split())
PAYS = frozenset("venmo cashapp".split())
"""Names of services that are verbs of paying: Venmo bakedbymaine."""
DIRECT = frozenset("dm pm hmu".split())
OWN = frozenset(
    "my his her their your our old new current former other main second the same instagram".split()
)
"""Before handle, username: their handle dusk_lantern. Without one of them it may be a verb or a thing of programs."""
ADDRESSES = frozenset(
    "follow add dm pm message messaged msg text texted find search searching look hmu contact contacted reach called named as under by is was it's its i'm im he's she's shes hes that's "
    "account handle username user name id nick nickname profile page seller @ to from".split()
)
"""Right before a marked name in a text that names a platform somewhere near: my ig got hacked so follow marnie_rides2."""
CALLS = frozenset(
    "called named account handle username user name nick nickname profile @ i'm im he's she's".split()
)
EVERYDAY = frozenset(
    "dm session signal ins line threads steam disc dc sc messenger chess spotify dread hinge bumble gram tele github gitlab".split()
)
"""Names of platforms that are everyday words, or where what is called anything may be a program's."""
UNHYPHENED = frozenset(
    "instagram insta ins ig gram tiktok twitter facebook fb threads discord disc dc reddit telegram".split()
)
"""Platforms on which no name can have a hyphen."""
FILLING = frozenset(
    "me us him her the a an old new main now just only on up for at other instead my his their".split()
)
BRANDS = frozenset(
    "whatsapp youtube tiktok linkedin paypal gcash ebay iphone ipad imessage macbook onlyfans facetime github cashapp aliexpress snapchat "
    "paynow opay palmpay m-pesa wechat wifi javascript airbnb doordash bitcoin openai metamask trustwallet trust_wallet mtn bybit okx trc20 erc20 bep20 usdt-trc20 usdt-erc20 usdt-bep20".split()
)
CONNECTS = LEADS_ON | BACK | ADDRESSED | ADDRESSES | FILLING | ROLES
CALLING = NAMES | ADDRESSED
"""The words of all lists above, for the compiled scanner."""
