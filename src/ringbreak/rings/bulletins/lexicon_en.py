"""English words of bulletins: what is counted, what is done to it, what money is; odd renderings included."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.currencies_en import CURRENCIES as CURRENCIES
from ringbreak.rings.bulletins.currencies_en import CURRENCY as CURRENCY
from ringbreak.rings.bulletins.currencies_en import SIGNS as SIGNS
from ringbreak.rings.bulletins.inflect_en import forms
from ringbreak.rings.bulletins.nouns_en import MORE_NOUNS
from ringbreak.rings.bulletins.thesaurus_en import BROAD_MONEY_BASES, BROAD_NOUNS, BROAD_VERB_BASES, CALLINGS
from ringbreak.rings.bulletins.trie import words_pattern
from ringbreak.rings.bulletins.words_abroad_en import (
    ABROAD_MONEY,
    ABROAD_NOUNS,
    ABROAD_VERB_BASES,
    ABROAD_VERBS,
)

_NOUNS = {
    "suspect": "backbone|backbones|suspects|suspect|criminal suspects|criminals|gamblers|suspected gamblers|gang leaders|leaders|masterminds|offenders|perpetrators|culprits|fraudsters|scammers"
    "|swindlers|gang members|members of the gang|thieves|lawbreakers|law breakers|illegal elements|criminal elements"
    "|suspected criminals|key members|backbone members|principal offenders|ringleaders|traffickers|gangsters|fugitives|thugs|cyber thugs|cyber criminals|cybercriminals|illegal criminals|accomplices|violators|counterfeiters|forgers|middlemen|intermediaries|dealers|sellers|smugglers|launderers|money launderers|mules|money mules|card dealers|spammers|gunmen|brokers",
    "person": "elderly|people|persons|person|individuals|men|women|members|personnel|involved personnel|employees|staff|residents"
    "|citizens|students|youths|teenagers|foreigners|nationals|others|illegal personnel|man|woman|agents|heads|borrowers|players|netizens|internet users|elderly people|investors|job seekers|technical personnel|technicians|technicians and engineers|engineers|programmers|staff members|salespeople|brothers|couriers|college students|university students|pensioners|villagers|minors|children|girls|boys|passengers|travellers|travelers|job-seekers|consumers|taxpayers|patients|voters|policyholders|cardholders|candidates|examinees|users who paid|women and men|senior citizens",
    "member": "customer accounts|registered members|registered users|users|subscribers|followers|fans|registered accounts of users",
    "arrest_count": "arrests",
    "defendant": "defendants|defendant|accused|accused persons",
    "victim": "victims|victim|complainants|aggrieved parties|injured parties|victimized people|victimised people|consumers cheated",
    "officer": "police officers|officers|police forces|police force|policemen|police|detectives|police personnel|policemen and women"
    "|agents deployed|auxiliary police|police times|civilian police|criminal police",
    "hacker": "hackers|hacker",
    "insider": "ghosts|inner ghost|inside ghosts|insiders|insider|moles|industry insiders|inside staff|internal staff|internal personnel|inner ghosts|internal employees|inside employees",
    "buyer": "buyers|buyer|purchasing users|purchasers|customers|clients|users who bought|paying users|paying members|purchase users",
    "contact": "up and down line|upline and downline|up line and down line|upper and lower lines|upstream and downstream"
    "|uplines and downlines|upper and lower line|online and offline contacts|contacts|downlines|upstream and downstream contacts|lines up and down|line up and down|up and down lines|upper and lower line members",
    "case": "cases|case|criminal cases|incidents|crimes|frauds|online cases",
    "related_case": "related cases|similar cases|associated cases|connected cases|linked cases|relevant cases",
    "administrative_case": "public security cases|public-security cases|administrative cases|administrative punishment cases|cases of administrative punishment",
    "targeted_case": "key cases|supervised cases|listed cases|cases under listed supervision|major cases under supervision",
    "gang": "gangs|gang|criminal gangs|groups of criminals|criminal groups|criminal group|rings|syndicates|criminal organizations"
    "|criminal organisations|fraud rings|criminal rings|fraud gangs|organized groups",
    "den": "nest points|nest point|dens|den|hideouts|hide-outs|hiding places|strongholds|nests|lairs|dens of crime|workshops|studios|criminal dens|black dens"
    "|dark dens|bases|call centres|call centers|scam compounds|premises",
    "website": "website platform|network platform|internet platform|columns|website columns|websites|website|web sites|sites|websites and apps|illegal websites|platforms|web site|network platforms|online platforms",
    "idc": "idcs|idc|data centers|data centres|idc companies|idc enterprises|idc rooms|internet data centers|hosting providers|idc service providers",
    "enterprise": "enterprises|companies|firms|internet companies|businesses|company|internet enterprises|website operators|units|operators|service providers|merchants|shop owners|shopkeepers|store owners|restaurants|outlets|retailers|vendors|institutions",
    "shop": "online stores|online shops|shops|stores|web shops|e-shops|network shops|storefronts|shop|online shop",
    "account": "accounts|account|social accounts|wechat accounts|microblog accounts|user accounts|public accounts|network accounts|weibo accounts"
    "|account numbers|self-media accounts|official accounts|social media accounts|qq accounts|qq numbers|wechat ids|profiles",
    "anchor_account": "accounts of anchors|anchors' accounts|accounts of live streamers|accounts of livestreamers|accounts of streamers|accounts of hosts|anchor accounts|anchors|live streamers|streamer accounts|streamers' accounts|host accounts|hosts' accounts|live-streamer accounts|broadcaster accounts|presenters|livestreamers|live-streamers|live streaming accounts|live-streaming accounts|livestreaming accounts|streaming accounts|live broadcast accounts|influencers",
    "live_room": "live rooms|live broadcast rooms|live streaming rooms|live-streaming rooms|broadcast rooms|livestreaming rooms|live broadcasting rooms|studios closed|livestreaming studios|live streaming studios|live-streaming studios|virtual rooms|live streaming virtual rooms|streaming rooms",
    "group": "chat groups|groups|group chats|wechat groups|qq groups|telegram groups|communication groups|illegal groups|channels|messaging groups",
    "forum": "forums|forum|bulletin boards|post bars|message boards|discussion boards|dark web forums",
    "app": "apps|app|applications|mobile apps|mobile applications|programs|mini programs|software packages|client apps",
    "item": "posts|articles|messages|pieces of information|information|harmful information|items of information|illegal information|false information|rumors|rumours"
    "|videos|short videos|video clips|clips|links|comments|advertisements|ads|items of harmful information|text messages|adverts|false articles"
    "|illegal and harmful information|bad information|pieces of content|pieces of news|tweets|notes|negative information|essays|manuscripts|soft articles",
    "page": "pages|web pages|webpages|page|urls",
    "click": "clicks|click volume|hits|click-throughs|click rate|click count|clicks volume|number of clicks|click amount|click-through volume|click quantity|click quantities|amount of clicks",
    "view": "views|page views|reads|readings|plays|visits|reading volume|visitors|playback volume|browsing volume|number of views|number of readings|traffic volume|reading amount|reading quantity|amount of reading|amount of readings|playing amount|playback amount|play amount|browsing amount|browse amount|visit amount",
    "personal": "personal information|citizen information|citizens' information|personal data|citizens' personal information|pieces of citizen information"
    "|user data|user records|personal records|records of personal information|citizen data|pieces of personal information|data records|records|user information"
    "|citizen personal information|personal details|identities|pieces of data|customer records|privacy information|private information|personal information of citizens|data|information of citizens|citizens' data"
    "|id records|personal information data|customer information|student records|household records|express delivery information|delivery records",
    "group_code": "group qr codes|group codes|group chat qr codes|wechat group chat qr codes|wechat group qr codes|group qr code|group two-dimensional codes|group chat two-dimensional codes|group chat codes|qr codes|two-dimensional codes|group chat qr code",
    "black_card": "black cards|sim cards|phone cards|mobile phone cards|calling cards|telephone cards|mobile cards|cell phone cards|phone black cards|real-name cards|mobile phone black cards|virtual numbers|sim card",
    "phone_number": "phone numbers|mobile phone numbers|cell phone numbers|telephone numbers|mobile numbers",
    "agency": "organized crime|organised crime|police departments|police stations|police bureaus|public security organs|public security bureaus|departments|bureaus|police forces of|ministries|government departments|police units",
    "certificate": "certificates|forged certificates|fake certificates|licences|licenses|fake documents|fake ids|diplomas|fake diplomas|forged documents|seals|fake seals|official seals|fake papers|forged papers|certificate|forgeries|identity documents|fake identity documents|permits|fake permits|stamps|fake stamps|false certificates|identity cards|id cards|fake id cards|passports|fake passports|business licenses",
    "computer": "computers|computer|laptops|notebooks|computer hosts|desktop computers|laptop computers|pcs|computer equipment|notebook computers|host computers|mainframes|tablet computers",
    "phone": "hand machines|hand machine|phones|mobile phones|cell phones|cellphones|smartphones|telephones|handsets|phone|mobile phone|cell phone|mobiles|smart phones|control phones|work phones|mobile telephones|handphones|handphone",
    "bank_card": "bank cards|bank card|debit cards|credit cards|payment cards|savings cards",
    "bank_account": "bank accounts|bank account|payment accounts|financial accounts|fund accounts|involved accounts",
    "disk": "hard disks|hard drives|disks|usb drives|usb disks|u disks|u-disks|u disk|usb disk|usb flash drives|memory sticks|hard disk|hard disk drives|mobile hard disks|storage devices|flash drives|drives",
    "server": "servers|server|hosts|cloud servers|network servers",
    "device": "cheating equipment|eavesdropping equipment|wireless equipment|cheating devices|devices|gsm modems|modems|cat pools|modem pools|sim boxes|goip devices|pseudo base stations|fake base stations|base stations|gateways|pieces of equipment|sets of equipment|group control devices|group-control devices|routers|card readers|printers|pos machines|equipment|tools of crime",
    "vehicle": "vehicles|cars|vehicle|trucks|motorcycles|luxury cars",
    "gun": "guns|firearms|rifles|pistols|gun|weapons|guns of various kinds|air guns|imitation guns|handguns|shotguns",
    "ammunition": "bullets|rounds of ammunition|cartridges|rounds|ammunition|lead bullets|shells|rounds of bullets|air gun pellets|pellets",
    "counterfeit": "counterfeit goods|counterfeits|fake goods|counterfeit products|fake products|counterfeit items|fakes|counterfeit cigarettes|fake liquor|counterfeit medicines|bottles of fake liquor|fake medicines|counterfeit notes|counterfeit banknotes|counterfeit bills",
    "province": "provinces and cities|provinces|provinces and municipalities|provincial-level regions|provinces and regions|provinces, cities|regions|province-level regions|provinces (cities)|provinces, autonomous regions and municipalities",
    "city": "cities|prefectures|prefecture-level cities|cities and counties|counties|cities and prefectures",
    "weak": "names|name|famous|pieces|items|sets|units|copies|kinds|times|batches|strips|number|numbers|pcs|piece|lots|sheets|bottles|boxes|rolls|tons|kilograms|kg|scene numbers|entries|pairs|rounds of|groups of|goods|products|orders|transactions|copies of|tips|clues|suspicious leads",
}  # fmt: skip
_VERBS = {
    "arrest": "catched|repatriate|repatriated|repatriating|extradited|deported|escorted back|brought back|brought home|bringing home|arrested|arrest|arrests|arresting|captured|capture|captures|capturing|caught|nabbed|nab|catch|catches|nabs|grab|apprehended|apprehend|rounded up"
    "|grabbed|netted|busted|hunted down|brought to justice|brought to the case|arrived in the case|arrived at the case|seized criminal|subdued|taken away|taken into custody|in custody|custody|controlled suspects|under control|bring to justice|held|picked up|rounding up|apprehending|catching|handcuffed",
    "detain": "approved the custody of|approved custody of|ordered the custody of|granted the custody of|approved the detention of|ordered the detention of|held incommunicado|held by court order|detained incommunicado|detaining|detained|detain|detention|criminally detained|criminal detention|coercive measures|criminal compulsory measures|compulsory measures|criminal coercive measures|released on bail|released on police bail|freed on bail|on bail|remanded|bail pending trial|guarantor pending trial|bail waiting for trial",
    "charge": "charging|prosecuting|indicting|charged|charge|prosecuted|prosecute|indicted|transferred for prosecution|transferred for review and prosecution|sued|stand trial|stood trial|on trial|transferred to the procuratorial organ for prosecution|transferred to prosecutors|transferred to procuratorial organs|review and prosecution",
    "sentence": "sentenced|sentence|sentencing|convicted|jailed|jails|jailing|imprisoned|sentences|found guilty|were judged|was judged|jail|fixed-term imprisonment|given prison terms|imprisonment|prison terms|jail terms|prison term|life sentences|suspended sentences|pleaded guilty",
    "warn": "warned|given warnings|warning|warnings",
    "punish": "punishing|penalizing|penalising|punished|punish|administratively punished|penalized|penalised|administrative punishment|administrative punishments|administrative penalties|administratively detained|administrative detention|reprimanded|admonished|public security punishment|administrative penalty|penalties|imposed administrative punishments on",
    "suspend": "told to suspend|ordered to suspend|asked to suspend|required to suspend|instructed to suspend|told to pause|ordered to pause|suspended the updating of|suspended the update of|suspended updates of|suspended updating|suspended the service of|suspended services of|suspended new registrations on",
    "deal": "investigate and deal with|investigates and deals with|investigate and punish|investigated and punished|investigated and dealt with",
    "fine": "fined|fines imposed on|fine on|fines on|administrative fines|imposed fines|administrative fines on|fining",
    "seize": "taken back|confiscation of|confiscating|impounding|recovering|withholding|confiscates|seized|seize|seizing|seizure|confiscated|confiscate|impounded|recovered|collected on the spot|intercepted goods|uncovered stash|captured goods|withheld|deducted|searched out|detained goods|sealed up|took away|hauled",
    "find": "finding|identifying|uncovering|discovering|detecting|find|uncover|found|discovered|uncovered|detected|checked out|identified|investigated and seized|spotted|verified|verify|verifying|sorted out|locked|traced",
    "investigate": "took action against|taken action against|taking action against|takes action against|investigated|investigate|investigating|investigated and handled|investigate and handle|looked into",
    "solve": "breaking|cracks|resolves|resolve|cracked|crack|solved|solve|broke|broken|cracking|cleared up|solving|broke the case|resolved|unravelled|detection of|concluded",
    "dismantle": "dismantled|dismantle|smash|smashes|crush|crushed|destroyed|destroy|smashed|knocked out|knocked down|wiped out|eradicated|broke up|broken up|took down|eliminated|destroying|dismantling|smashing|busting|taken apart|stormed|storming|raiding|raid|bust|busted a gang|busting up|taking down|raided|demolished|pulled out|tore down|overturned|hit|uprooted|knock out|knocking out|wiping out|taken down gang|beaten down|destroyed gang",
    "close": "shuts down|shuts|bans|blocks|blacklisted|blacklist|blacklisting|blocking|suspending|banning|disbanding|closes|cancelling|shut down|shut|shutdown|shutting|shuttered|close down|closed|close|closing|closed down|banned|ban|blocked accounts|suspended|cancelled|canceled|disabled|shutting down|taken offline|dissolved|disbanded|terminated|blocked|sealed|deactivated|title sealed|closure of|shuttered|revoked|disposed of accounts|banned permanently|dismissed",
    "remove": "taken off app stores|taken off the app stores|taken off the stores|taken off stores|taken off shelves|clear|clears|cleans up|clean up|cleared|removed|deleted|remove|delete|cleaned up|cleaned|taken down|took down posts|clearing|removing|deleting|cleanup of|purged|cleared up posts|taken off shelves|removed from shelves|taken off the shelves|scrubbed|wiped|off the shelf|erased|withdrawn|deletion of|removal of",
    "filter": "filters|blocked pages|filtered|filter|intercepted|screened out|blocked pages|filtering|intercept|shielded|masked",
    "handle": "disposed of|dealt with|handled|handle|processed|dealing with|disposing of",
    "rectify": "completed the rectification|completed rectification|completed their rectification|completed the required rectification|concentration and control of|concentration and control|concentrated rectification of|focus on remediation of|focus on the remediation of|focused on rectifying|remediation of|remediated|remediate|rectify|rectifying|correcting|rectified|rectify|ordered to rectify|rectification|ordered to correct|put in order|ordered to make corrections|corrected|put right|brought into order|brought into line|ordered to make rectification|rectifications",
    "list": "put under listed supervision|placed under listed supervision|put under supervision|brought under supervision|named|listed|supervised|listing|put on a list|listed for supervision|listing and supervising|placed under supervision|supervised and handled|listed supervision|under listed supervision|listed for rectification|under supervision|named and supervised",
    "interview": "in for talks|in for a talk|summoning|summon|interviewed and rectified|interviewed|interviewing|summoned|talked to|called in|interviews with|admonition talks|summoned for talks|interview",
    "deploy": "deploying|mobilizing|mobilising|sending|deploy|dispatch|organized|organised|dispatched|deployed|mobilized|mobilised|sent out|sent|assigned|gathered|mustered|dispatching|more than police|assembled|organizing",
    "involve": "involving|involved in|involves|involve|related to the case|covering|implicated|implicating|involved",
    "relate": "link|links|linking|linked|related|connected|associated|tied to|merged|strung",
    "file": "initiated|instituted|filing|opening|file|filed|opened|accepted|registered cases|reported cases|filed for investigation|received reports of",
    "cheat": "affected|affecting|affects|impacted|impacting|cheated|threatened|threatening|harassed|harassing|extorted|extorting|blackmailed|blackmailing|targeted|defrauded|defrauding|cheating|deceiving|scamming|swindling|to scam|to swindle|defraud|cheat|deceived|scammed|swindled|duped|tricked|conned|fell victim|were victims|victimized|victimised|harmed",
    "serve": "offered service to|offered services to|offered service for|offered services for|offering services to|offering service to|offering services for|offers services to|provided service to|provided services to|provided services for|provided service for|providing services to|providing services for|served|serving|had charged|provide services for|provide services to",
    "freeze": "froze|frozen|freeze|freezing|freezes|stop pay|stopped payment on|stopped payment of|stop payment|stop payment on|stop payment of|stop payments on|stopped payments on",
    "collect": "collected|collecting|collect|gathered up|handed over|surrendered",
    "obtain": "exposed|exposing|compromised|compromising|breached|leaks|leaking|dumped|obtaining|stealing|harvesting|steal|obtain|obtained|stole|stolen|harvested|crawled|acquired|leaked|illegally obtained|captured data|gathered data|hacked|copied",
    "sell": "for sale|on sale|offered|offering|sells|sold|sell|selling|resold|trafficked|traded|sales of|sale of|resale|reselling|trafficking",
    "buy": "bought|purchased|buying|purchasing",
    "control": "control|operate|operating|controlled|controlling|operated|ran|running|manipulated|took over|hijacked|taken over",
    "register": "registered|registering|opened accounts",
    "use": "used|using|utilised|utilized|utilising|utilizing|put to use|had in hand|had in their hands|had in his hands|have in their hands|have in hand",
    "post": "spreading|publication|publication of|posted|published|released|publish|spread|posting|publishing|disseminated|sent messages|distributed|pushed|wrote|post|promoted|issued",
    "fabricate": "fabricated|forged|made up|counterfeited|produced|manufactured|fabricating|forging",
    "kill": "killing|kill|killed|died|dead|deaths|death|dying|kills|lost their lives",
    "injure": "injured|wounded|injuring|injuries|hurt|injury",
    "miss": "missing|unaccounted",
}  # fmt: skip
_MONEY = {
    "price": "quoted|quoting|quotes|going rate|tariff|asking price|rate|price|prices|priced|priced at|per piece|apiece|each|unit price|charged|charging|charges|fee|fees|a piece|per item|per account|per record|at a price|cost|costs|price of|sold for|sell for|sold at|per month|a month|per copy|prices ranging|rate of|per",
    "illegal_profit": "admitted that he had taken|admitted taking|had taken in|has taken in|have taken in|his cut|her cut|their cut|its cut|benefited|yielded|takings|illegal fees|personal take|share of the take|total take|took in|take in|taking in|garnered|reaped|profit|profits|profited|made|make|making|illegal profits|illegal gains|illegal income|earned|earning|earnings|made a profit|illegal profit|proceeds|income|gains|illicit gains|illegally earned|gained|profiting|illegal proceeds|illegally profited|commission|commissions|netted profits|pocketed|raked in|illicit profit|illicit profits|revenue|made money|benefit|benefits|profited from|making money|dirty money|ill-gotten|advertising revenue",
    "money_involved": "stakes added up to|stakes totalled|stakes totaled|stakes came to|total stakes|stakes of|stake money|gambling stakes|gambling money|gambling funds|case fund|case funds|funds of the case|case money|case amount|fraud money|fraudulent money|fraudulent funds|illicit money|stolen funds|money involved|amount involved|involved amount|funds involved|involving|involves|involve|amount of money|involved money|amount of the case|involved funds|involved in the case|turnover|transactions|transaction volume|capital flow|flow of funds|worth|value|valued at|case value|amounted|running water|cash flow|sums involved|funds|amount|involved|sales|sales volume|flow|totaling|totalling|total value|laundered|laundering|transferred|bets|betting",
    "money_frozen": "withheld|confiscation order for|confiscation order of|confiscation orders for|forfeiture of|confiscation of|seizure of|seized|seizing|seize|confiscating|frozen|froze|freeze|freezing|frozen funds|seized cash|seized funds|stopped payment|stop payment|stopped payments|intercepted funds|confiscated|seized money|in cash seized|detained funds",
    "money_recovered": "brought back|bring back|chased back|pursued back|chased and recovered|pursued and recovered|recovered by pursuit|clawed back|got back|recovery of|restitution|recovered|returned|recouped|recovering|refunded|retrieved|saved losses|recover losses|recovered losses|recover loss|recover the loss|recover the losses|recovering losses|recovered the losses|recover economic losses|recover economic loss|recovered economic losses|retrieve loss|retrieve losses|retrieved losses|save loss|save losses|redeem loss|redeem losses|returned to victims|restored|losses recovered|avoided losses|saved",
    "loss": "fraud amount|fraud amounts|amount of fraud|amount of the fraud|amount defrauded|amount cheated|cheated amount|cheated money|scam amount|fraud of|cyber fraud of|scam of|theft of|to the tune of|out of|loss|losses|lost|defrauded|cheated|swindled|scammed|economic loss|economic losses|direct economic losses|stolen|deceived|damage|damages|tricked|conned|stole|transferred away|duped|defrauding",
    "other": "wage|wages|salary|salaries|reward|rewards|deposit|deposits|rent|invested|investment|loan|loans|borrowed|registered capital|bonus|paid|spent|budget|donated",
    "fine": "fine|fined|fines|penalty|penalties",
}  # fmt: skip


def _table(classes: dict[str, str]) -> dict[str, str]:
    table: dict[str, str] = {}
    for name, words in classes.items():
        for word in words.split("|"):
            table.setdefault(word, name)
    return table


_VERB_BASES = {
    "recruit": "recruit|enlist",
    "arrest": "send back|send home|fly back|fly home|arrest|capture|catch|grasp|parade|nab|apprehend|round up|grab|net|hunt down|subdue|take away|take into custody|take into police custody|bring to justice"
    "|pick up|handcuff|collar|nick|snare|haul in|haul away|lock up|cuff|put the cuffs on|put handcuffs on|put in handcuffs|bring in|corner|ensnare|track down"
    "|scoop up|place under arrest|put under arrest|trap|book|nail|lead away|take in custody|round in|run down|seize and obtain|seize and catch|swoop on|bag"
    "|bring into custody|bring to book|catch and bring|fall into the net|fall into the law net|fall into the legal net|land in the net|bring to the case|arrest and bring|extradite|deport|repatriate|hook"
    "|arrive at case|come to the case|put the handcuffs on|make arrests of|lead out in handcuffs|lead out in cuffs|lead off in handcuffs|march out in handcuffs|walk out in handcuffs|frogmarch|lead to police cars|sweep up|pull in|take into the case|detain and arrest",
    "detain": "detain|remand|put behind bars|place in custody|hold in custody|remand in custody|place in detention|put in detention|keep in custody|throw behind bars"
    "|take criminal compulsory measures against|take compulsory measures against|take criminal coercive measures against|take coercive measures against",
    "charge": "charge|prosecute|indict|arraign|put on trial|stand trial|go on trial|transfer for prosecution|send for prosecution|hand over to prosecutors"
    "|file charges against|bring charges against|press charges against|haul before court|send to trial|refer for prosecution|face charges|hand over for prosecution"
    "|move for prosecution|transfer and prosecute|sue|face trial",
    "sentence": "sentence|convict|jail|imprison|hand down sentences to|hand sentences to|send to prison|find guilty|plead guilty|lock away|put away|send to jail",
    "punish": "punish|penalize|penalise|reprimand|admonish|discipline|sanction|take to task",
    "warn": "warn|caution",
    "seize": "seize|confiscate|impound|recover|withhold|deduct|sequester|buckle|check and buckle|check and deduct|buckle and hold|buckle down|haul|take possession of|carry off|cart off|cart away|lay hands on|retrieve|sweep up|yield|turn up"
    "|dig up|unearth|take away|walk off with|walk away with|leave with|come away with|make off with|capture and seize|lay hold of|carry away|collect and seize|withhold and seize|receive and seize|pull out|take custody of",
    "find": "find|catalogue|locate|discover|uncover|detect|identify|spot|trace|unmask|come across|stumble on|stumble upon|turn over",
    "solve": "clarify|crack|solve|break|resolve|unravel|clear up|detect and solve|close the book on|wrap up|conclude|get to the bottom of",
    "dismantle": "end off|beat off|finish off|mop up|dismantle|smash|crush|destroy|knock out|knock down|wipe out|eradicate|break up|take down|eliminate|raid|bust|demolish|tear down|overturn|uproot"
    "|topple|root out|root up|stamp out|neutralise|neutralize|disrupt|shatter|roll up|take apart|bring down|storm|annihilate|put out of business|bust up|hit"
    "|cut off|sweep away|uncover and destroy|ruin|crack down on|clean out|blow up|snuff out|pull apart|squash|strike down|take out|pull up|beat off|catch and destroy|bash|nix|hammer",
    "close": "seize control of|take control of|gain control of|wrest control of|shut down|shut|ban|block|blacklist|suspend|disband|close|close down|cancel|disable|take offline|dissolve|terminate|seal|deactivate|shutter|revoke|boot"
    "|kick off|pull the plug on|axe|knock offline|take off the air|mute|silence|black out|delist|turn off|switch off|kick out|shut off|shutter down|seal off|cut"
    "|bring offline|halt|stop|bar|expel|outlaw|unplug|drop|disconnect",
    "remove": "clear|clean up|remove|delete|take down|purge|scrub|wipe|erase|withdraw|yank|pull|strip|expunge|nuke|weed out|sweep away|zap|get rid of|clear away|clean|scrap"
    "|take off the shelves|pull from the shelves|clear out|cleanse|flush|flush out|mop up|drop|filter out|cull|dispose of|evict|wipe off|remove from the shelves|take off shelves|discard",
    "filter": "filter|intercept|screen out|mask",
    "rectify": "tell to rectify|order to rectify|ask to rectify|require to rectify|instruct to rectify|urge to rectify|order to correct|rectify|correct|remediate|put in order|put right|bring into line|straighten out|whip into shape",
    "interview": "interview|summon|summon for talks|call in",
    "talk": "talk to|talk with|hold talks with|have talks with|have a talk with|make appointments with|make an appointment with|make appointment talks with|appoint and talk with|sit down with",
    "deploy": "deploy|mobilise|mobilize|dispatch|muster|send out|send in|assemble|field|commit|call out|assign|despatch|throw in",
    "file": "register cases|log|lodge|receive|register",
    "cheat": "cheat|threaten|harass|extort|blackmail|target|defraud|deceive|scam|swindle|dupe|trick|con|victimise|victimize|harm|bilk|fleece|rip off|hoodwink|fool|bamboozle"
    "|prey on|sucker|hoax|exploit|take for a ride|affect|impact|lure|inveigle|delude",
    "freeze": "blockade|freeze|lock|put a hold on|put on hold",
    "obtain": "expose|compromise|breach|leak|steal|harvest|obtain|acquire|hack|copy|swipe|siphon|siphon off|scrape|pilfer|crawl|intrude|break into|exfiltrate|dump|grab|misappropriate|make off with|walk off with",
    "sell": "sell|resell|trade|traffic|peddle|hawk|flog|offload|market|vend|push|retail|dump on the market",
    "buy": "buy|purchase|snap up|procure|rent|lease",
    "control": "control|operate|run|manipulate|take over|hijack|manage|command",
    "register": "register|sign up|open|set up|create|establish",
    "post": "post|publish|spread|release|disseminate|distribute|push|circulate|churn out|put out|upload|pump out|send",
    "fabricate": "fabricate|forge|make up|counterfeit|produce|manufacture|concoct|churn out|print",
    "kill": "kill|claim the lives of",
    "injure": "injure|wound|hurt",
}  # fmt: skip
_MONEY_BASES = {
    "illegal_profit": "keep|land|obtain|collect|extract|milk|earn|profit|make|gain|garner|reap|pocket|rake in|net|amass|take home|walk away with|derive|cash in|bank|clear|line their pockets with|collect fees of"
    "|obtain benefit|obtain benefits|rake|haul in|bring in|pull in|clock up|mint|turn a profit of|generate|skim|skim off|cream off|gain profits|get benefit|seek profits|gross",
    "money_frozen": "forfeit|freeze|seize|confiscate|impound|stop payment|lock up|put a hold on|intercept|withhold|sequester",
    "money_recovered": "prevent|pay restitution of|recover|return|recoup|refund|retrieve|claw back|reimburse|salvage|get back|win back|save|restore|pay back|hand back|give back|retain for the victims",
    "loss": "appropriate|run up losses of|lose|defraud|cheat|swindle|scam|bilk|fleece|dupe|trick|con|rip off|hoodwink|deceive|rob|siphon|siphon off|drain|make off with|embezzle|steal|fool|part with|be taken for|fork out|fork over|cough up|stump up|squeeze|shake down|wring|relieve of|talk out of|trick out of"
    "|extort|blackmail|bamboozle|wire|hand over|shell out|misappropriate|pilfer|walk off with|skim from victims|squander|pinch|sucker",
    "money_involved": "launder|transfer|funnel|channel|wash|move|handle|process|shift|turn over|circulate|bet|wager|gamble|transact|remit|funnel through|clean",
    "other": "owe|invest|borrow|donate|spend|demand|lend",
    "fine": "fine|penalise|penalize",
}  # fmt: skip


_DEEDS = {
    "arrest": "arrest of|arrests of|capture of|apprehension of|detainment of|round-up of|roundup of",
    "detain": "detention of",
    "charge": "laid with|prosecution of|indictment of|charges against|indictments against",
    "sentence": "conviction of|convictions of|imprisonment of",
    "punish": "punishment of",
    "seize": "forfeiture of|seizure of|confiscation of|recovery of|impoundment of|impounding of",
    "solve": "resolution of|detection of",
    "dismantle": "elimination of|destruction of|dismantlement of|break-up of|breakup of|takedown of|demolition of|disruption of",
    "close": "closure of|closures of|shutdown of|suspension of|cancellation of|termination of|takedown of",
    "remove": "removal of|deletion of|clearance of|clean-up of|withdrawal of|takedown of",
    "freeze": "freeze of|freeze on",
    "rectify": "correction of",
}  # fmt: skip
"""Acts told as nouns: "the apprehension of 905 suspects"."""
_NOUNS_TOO = frozenset(
    "net book bag hook trap corner field run cut drop bar stop mask log trade market push release process move print copy dump leak "
    "hack breach con trick target exploit impact command open haul catch yield pull bust raid hit lock bank gross clear bet handle land".split()
)
"""Verbs whose base is as soon a noun: "a clean net" arrests nobody. Their other forms tell."""
_PLURALS_TOO = _NOUNS_TOO - {"net", "catch", "haul", "bust", "yield"}


_NOUNS_TOO_BROAD = frozenset(
    "grab snatch tackle ambush snag fake plant seed craft air broadcast pound lift pinch coin cream rescue cycle stream".split()
)
"""Bases of the thesaurus that are as soon nouns."""
_NOUNS_OF_CRIME = frozenset({"scam", "hoax", "swindle"})
"""What "arrested in connection with the scam" names is no act; as the cause of a sum it is."""


def _with_bases(
    table: dict[str, str], bases: dict[str, str], nouns: frozenset[str] = frozenset()
) -> dict[str, str]:
    """The lexicon with the forms of verbs listed by their base; a word listed as it stands keeps its class.

    Args:
        nouns: Bases that are left out with their third person, because they are as soon nouns here.
    """
    for name, verbs in bases.items():
        for verb in verbs.split("|"):
            base, third, *others = forms(verb)
            for form in others:
                table.setdefault(form, name)
            if base not in _NOUNS_TOO and base not in nouns:
                table.setdefault(base, name)
            if base not in _PLURALS_TOO and base not in nouns:
                table.setdefault(third, name)
    return table


NOUNS = _table(_NOUNS)
for _word, _class in (
    *_table(MORE_NOUNS).items(),
    *_table(ABROAD_NOUNS).items(),
    *_table(BROAD_NOUNS).items(),
    *_table({"person": CALLINGS}).items(),
):
    NOUNS.setdefault(_word, _class)
BROAD = frozenset(word for group in BROAD_NOUNS.values() for word in group.split("|")) - frozenset(
    word
    for more in (_NOUNS, MORE_NOUNS, ABROAD_NOUNS)
    for group in more.values()
    for word in group.split("|")
)
"""Things and places that the thesaurus alone has."""
CALLED = frozenset(CALLINGS.split("|"))
"""People called after what they do or own."""
VERBS = _with_bases(_with_bases(_table(_VERBS), _VERB_BASES, _NOUNS_OF_CRIME), ABROAD_VERB_BASES)
_with_bases(VERBS, BROAD_VERB_BASES, _NOUNS_TOO_BROAD)
for _word, _class in _table(ABROAD_VERBS).items():
    VERBS.setdefault(_word, _class)
VERBS.pop("convicts")  # "the convicts were among them": people, no act
for _word, _class in _table(_DEEDS).items():
    VERBS.setdefault(_word, _class)
MONEY = _with_bases(_with_bases(_table(_MONEY), _MONEY_BASES), BROAD_MONEY_BASES, _NOUNS_TOO_BROAD)
for _word, _class in _table(ABROAD_MONEY).items():
    MONEY.setdefault(_word, _class)
NOUN = re.compile(r"(?<![^\W\d])" + words_pattern(NOUNS) + r"(?![A-Za-z])")
VERB = re.compile(r"\b" + words_pattern(VERBS) + r"(?![A-Za-z])")
CUE = re.compile(r"\b" + words_pattern(MONEY) + r"(?![A-Za-z])")
STOP = re.compile(
    r"[,;:.!?()“”\"\[\]\n]|\b(?:of|in|from|who|whose|which|that|were|was|are|is|have|has|had|been|and|or|with|for|to|on|by|at|including|containing"
    r"|involving|through|across|during|after|before|as|worth|using|against|under|nationwide|nationally|while|when|where|received|receiving|receive"
    r"|but|being|than|throughout|over|until|since|between|he|they|it|she|we|the|this|a|an|has|will|can|did|do|does|made|because|under|within|per|each|off|into|onto|out|about|via|inside|without|towards|toward|behind|beyond|around|among|alongside|along)\b"
)
