"""English words of bulletins as papers of India, Nigeria, Kenya, the Philippines, Malaysia and Singapore write them."""

from __future__ import annotations

ABROAD_NOUNS = {
    "officer": "operatives|lawmen|sleuths|marshals|enforcement officers|customs officers|troops|law enforcement officials|commandos|rangers|cyber police officers|federal officers|police operatives|undercover officers|plainclothes officers|plainclothesmen|police detectives|immigration officers|anti-graft operatives",
    "person": "tenants|housewives|graduates|job applicants|expatriates|persons of interest|undergraduates|youngsters|hostages|foreign nationals|foreigners and locals|locals and foreigners|aliens|illegal aliens|undocumented aliens",
    "suspect": "yahoo boys|internet fraudsters|suspected internet fraudsters|tricksters|fraud suspects|mule account holders|account mules|telemarketers|touts|romance scammers|cyber fraudsters|cyber crooks|cyberfraudsters|cyber scammers"
    "|online scammers|foreign suspects|scam suspects|extortionists|miscreants|bookies|drug suspects|ring leaders|alleged scammers|alleged fraudsters|hawala operators|main accused|co-accused|prime accused|cyber suspects|sim sellers|impostors|impersonators"
    "|alleged cybercriminals|alleged hackers|suspected scammers|suspected fraudsters|suspected scam operators|scam operators|cybercrime suspects|syndicate leaders|bookmakers|illegal bookmakers|account sellers|love scammers",
    "victim": "complainant|duped investors|cheated investors|victims of fraud|defrauded customers|affected individuals|duped persons|gullible investors|affected borrowers|duped job seekers|deceived investors|affected account holders",
    "phone": "feature phones|keypad phones|basic phones|satellite phones|smart-phones|high-end phones|android mobile phones|android handsets|phone sets|phone handsets|mobile sets|units of cellphones|units of mobile phones|cellphone units",
    "computer": "desktop units|cpus|mac books|chromebooks|system units|computer sets|computer units|desktop sets|personal computers|desktop pcs|cpu units|gaming laptops|macbook pros|laptop units|laptops and desktops|units of laptops",
    "bank_card": "atm debit cards|debit and credit cards|credit and debit cards|visa cards|atm/debit cards|cloned cards|cash cards|debit/atm cards|automated teller machine cards|e-wallet cards|debit or credit cards|cloned credit cards|cloned bank cards",
    "black_card": "usim cards|usims|e-sims|preactivated sim cards|registered sim cards|sim packs|telecom cards|sim packets|phone sim cards|fake sim cards|prepaid sims|starter packs|gsm sim cards|mobile sims|simcards|phone sims|telephone sim cards|active sim cards|activated sim cards|used sim cards|unregistered sim cards",
    "bank_account": "mule bank accounts|e-wallets|beneficiary accounts|shell accounts|current accounts|savings accounts|gcash accounts|e-wallet accounts|upi ids|digital wallets|suspicious accounts|demat accounts|layered accounts|digital wallet accounts|crypto accounts|cryptocurrency accounts|stooge accounts|stooge bank accounts|puppet accounts|dummy accounts|nominee accounts",
    "vehicle": "lorries|suvs|exotic cars|two-wheelers|jeeps|scooters|buses|bikes|pick-ups|pickups|pickup trucks|four-wheelers|sport utility vehicles|high-end vehicles|autorickshaws|lorry|exotic vehicles|motorcars|speedboats|multi-purpose vehicles|mpvs|tankers|minivans|high-end cars|utility vehicles",
    "den": "fraud farms|scam hubs|scam farms|illegal call centres|illegal call centers|fake call centres|fake call centers|call-centres|gaming dens|fraud factories|bogus call centres|pogo hubs|cybercrime hubs|safehouses|illegal exchanges|illegal telephone exchanges|sim box exchanges"
    "|scam call centres|scam call centers|call centre|call center|gambling premises|illegal premises|gambling outlets|scam offices|scam operation centres|illegal factories|gambling parlours|love scam centres",
    "gang": "cyber gangs|organised gangs|cybercrime syndicates|love scam syndicates|drug rings|theft rings|job scam syndicates|criminal syndicates|cybercrime networks|scam networks",
    "case": "instances|firs|first information reports|love scam cases|phishing cases|commercial crime cases|cold cases|criminal complaints|cheating cases|investigation papers",
    "complaint": "online complaints|scam reports|written complaints|cyber complaints|citizen complaints|public complaints|petitions|reports received|reports filed|reports taken|reports made|fraud reports received",
    "website": "betting sites|betting websites|scam websites|fraudulent websites|online portals|betting portals|clone sites|cloned websites|fraud websites|malicious websites|scam sites|betting platforms|fraudulent domains|phishing pages|fake portals|phishing links|phishing domains|spoof sites|bogus websites|pirate sites|spoofed websites|scam domains",
    "account": "telegram accounts|social media pages|facebook pages|instagram accounts|fake profiles|social media handles|whatsapp accounts|whatsapp numbers|troll accounts|scam accounts|impostor accounts|messaging accounts|impersonation accounts|skype ids|telegram ids|user ids|whatsapp ids|login ids|apple ids",
    "group": "facebook groups|messenger groups|signal groups|line groups|viber groups|whatsapp channels|messaging channels|investment chat groups",
    "app": "small programs|betting apps|lending apps|gambling apps|digital lending apps|apk files|apks|investment apps|trading apps|illegal lending apps|fake loan apps|illegal loan apps|instant loan apps",
    "personal": "data sets|datasets|personal data records|customer details|customer data|passport scans|credit records|voter records|personal profiles|rows of data|aadhaar numbers|stolen credentials|stolen card details|stolen credit card details|login details|sets of personal data|bank customers' details",
    "device": "sim-boxes|gsm gateways|voip gateways|text blasters|imsi catchers|wifi routers|wi-fi routers|pos devices|swiping machines|card swiping machines|biometric devices|fingerprint scanners|skimming devices|cash counting machines|money counting machines|note counting machines|counting machines"
    "|dvrs|headsets|dongles|internet dongles|sim bank|sms blasters|card printers|electronic gadgets|bitcoin miners|cctv cameras|telecom devices|text blast machines|text blasting machines|blasting machines|blast machines|text machines|starlink kits|starlink devices|desk phones|landline phones|ip phones|card writers|text-blasting machines|sim modems|gsm modem pools|gadgets",
    "disk": "pendrives|sd cards|hard-disks|flash disks|usb thumb drives|micro sd cards|external hard disks|solid-state drives|data storage devices|digital storage devices|portable hard drives",
    "gun": "country-made pistols|countrymade pistols|pump-action guns|locally made guns|revolver|airsoft guns|locally made pistols|country-made guns",
    "ammunition": "live cartridges|live bullets|live ammunition|live ammunitions|rounds of live ammunition|ammo",
    "certificate": "rubber stamps|fake aadhaar cards|aadhaar cards|pan cards|fake identity cards|fake driving licences|voter ids|identification cards|forged passports|fake identity card|fake government ids|fake visas|stamp papers|mykads|fake mykads|travel documents|marksheets|mark sheets|fake marksheets|identification documents",
    "counterfeit": "fake notes|fake currency notes|fake indian currency notes|counterfeit watches|counterfeit handbags|fake branded goods|contraband cigarettes|smuggled cigarettes|counterfeit clothing|imitation goods|counterfeit currency|counterfeit bank notes|fake bags|fake watches|counterfeit toys|counterfeit earphones|fake branded items",
    "insider": "bank officials|bank officers|bank managers|bank manager|bank employee|telecom staff|point-of-sale agents|bank workers|telco employees|bank tellers|bank staffers|bank executives|rogue bankers|relationship managers|telco staff|bank officials and managers",
    "defendant": "convicts",
    "hacker": "cyberattackers|cyber-attackers|black-hat hackers",
    "buyer": "paying subscribers|end buyers",
    "city": "townships|metros",
    "agency": "member states|eu states|gulf states|baltic states|arab states|member countries",
    "province": "states|us states|u.s. states|federal states|provincial regions|chinese provinces|states and union territories|union territories|indian states",
}  # fmt: skip
ABROAD_VERB_BASES = {
    "arrest": "secure the arrest of|smoke out|effect the arrest of|bring back|snag|trace and arrest|trail and arrest|net in|round off",
    "charge": "produce in court|produce before court|haul to court|slap with charges|charge-sheet|chargesheet|file a chargesheet against|raise public prosecution|raise public prosecution against|initiate public prosecution|initiate public prosecution against|institute public prosecution"
    "|institute public prosecution against|lodge public prosecution|lift public prosecution|take to court|drag to court|haul up in court|commit for trial|bring before court|bring before the court|bring to court|present before court|arraign before court",
    "detain": "remand in police custody|detain for questioning|lodge in jail|detain to assist in investigations",
    "dismantle": "cripple|foil|raze|thwart",
    "solve": "work out",
    "seize": "forfeit|check seal|check and seal|check hold|check detain|buckle detain|seal and detain|check and hold",
    "freeze": "embargo|mark lien|put on lien|hotlist|restrain|debit-freeze|lien-mark|ring-fence|restrict",
    "cheat": "sextort|honey-trap|fall for|fall victim to|fall prey to",
}
ABROAD_MONEY = {
    "loss": "duped of|cheated of|fleeced of|defrauded of|conned out of|scammed of|monetary loss|loss incurred|robbed of|duped to the tune of|cheated to the tune of|total losses",
    "illegal_profit": "proceeds of crime|kickback|kickbacks|ill-gotten wealth|booty|ill-gotten gains",
    "money_frozen": "lien marked|put on hold|attached|put on lien|lien|provisionally attached|attached assets|attached properties|restrained",
    "money_recovered": "restituted|restitute|restituting|restitution of",
    "other": "duties and taxes|duty and tax|import duty|import duties|excise duty|unpaid duties",
    "money_involved": "routed|layered|routed through|funnelled|hawala transactions|suspicious transactions|illegal bets|street value",
}
ABROAD_VERBS = {
    "charge": "notified of suspicion|served with suspicion|served notices of suspicion on|transferred to the prosecutor's office|transferred to the prosecutors' office|transferred to the prosecutors|transferred to the district prosecutors office|handed over to prosecutors|turned over to prosecutors|referred to prosecutors|sent to prosecutors|sent to trial|chargesheet has been filed against|chargesheet was filed against|charge sheet has been filed against|charge sheet was filed against|charge-sheet filed against|chargesheet against|charge sheet against"
    "|charges were filed against|charges have been filed against|charges filed against|complaints were filed against|complaint was filed against|charges laid against|charges were laid against",
}
"""Acts told by a noun and its verb together."""
