"""More English names of the things bulletins count: what agencies abroad, blogs and machines that translate call them."""

from __future__ import annotations

MORE_NOUNS = {
    "event": "malware families|virus families|ransomware families|families of malware|families of viruses|trojan families",
    "suspect": "associates|co-defendants|subjects|arrestees|detainees|suspected members|cybercrime suspects|ring members|members of a gang|members of a network|members of a ring|members of a syndicate"
    "|members of the ring|members of the network|members of the syndicate|syndicate members|suspected fraudsters|con artists|conmen|con men|crooks|bad actors|wrongdoers"
    "|conspirators|co-conspirators|accomplice|kingpins|recruiters|suspected launderers|law-breaking criminals|criminal|gang bosses|hustlers|racketeers|members of an organized gang",
    "person": "operatives|families|households|experts|specialists|analysts|accountants|chartered accountants|lawyers|doctors|businessmen|businesswomen|bankers|managers|directors|drivers|executives|telecallers|tele-callers|callers|participants|participant|bettors|punters|foreign nationals|villager|teens|adults|locals|workers|trainees|account holders|netizen|parents|retirees|seniors|women and girls|chinese nationals|foreign workers"
    "|men and women|individual|citizen|employee|student"
    "|australians|americans|canadians|indians|malaysians|singaporeans|indonesians|filipinos|russians|ukrainians|nigerians|ghanaians|kenyans|south africans|zimbabweans|ugandans|ethiopians|egyptians|moroccans|germans|britons|italians|spaniards|romanians|bulgarians|hungarians|serbians|albanians|georgians|armenians|latvians|lithuanians|estonians|belgians|austrians|norwegians|koreans|south koreans|cambodians|mongolians|thais|pakistanis|bangladeshis|iraqis|israelis|emiratis|nepalis|sri lankans|brazilians|colombians|venezuelans|mexicans|peruvians|argentines|cubans|turks|poles|new zealanders|hongkongers|hong kongers",
    "den": "warehouses|warehouse|nest|lair|hideout|stronghold|workshop|studio|safe houses|boiler rooms|scam centres|scam centers|hide-out|gambling dens|fraud dens|crime dens|criminal nests|scam dens"
    "|fraud nests|scam factories|den points|counterfeit workshops|underground workshops|illegal workshops|black workshops|grow houses|locations raided|production sites",
    "website": "domains|domain names|web domains|phishing sites|phishing websites|fake websites|fake sites|web portals|portals|leak sites|darknet markets|marketplaces|online marketplaces"
    "|darknet marketplaces|gambling websites|gambling sites|porn sites|pornographic websites|internet sites|internet addresses",
    "device": "hardware wallets|hardware wallet|cold wallets|fake bases|pseudo bases|illicit base stations|illegal base stations|forged base stations|illegal devices|illicit devices|receivers|satellite receivers|satellite dishes|dishes|terminals|satellite terminals|starlink terminals|internet terminals|modem|router|gateway|device|printer|pos machine|pos terminals|point-of-sale terminals|card skimmers|skimmers|goip|goip machines|goip gateways|sim box|sim banks|sim farms"
    "|simboxes|digital devices|electronic devices|communication devices|transmitters|antennas|jammers|cat pool|cat pool equipment|cat pond|modem pool|phone racks|network equipment"
    "|communication equipment|phone walls|mining machines|mining rigs|hidden cameras|cameras|pinhole cameras|card reader|pos terminal|signal boosters|cat pond equipment|voip devices",
    "vehicle": "car|truck|motorbikes|luxury vehicles|sports cars|supercars|automobiles|sedans|vans|limousines|motorcycle|van|motor vehicles",
    "black_card": "cell phone card|phone card|mobile phone card|black card|telephone card|sims|prepaid cards|prepaid sim cards|pre-registered sim cards|iot cards|internet of things cards|traffic cards"
    "|flow cards|mobile sim cards|handset cards|number cards|mobile number cards|real name cards|unregistered sim cards|esims|pre-activated sim cards|activated sim cards",
    "disk": "drive|thumb drives|usb sticks|usb keys|pen drives|external drives|external hard drives|ssds|mobile hard drives|usbs|usb flash disks|usb drive|hard drive|u disc|memory cards",
    "computer": "tablets|ipads|desktops|workstations|macbooks|laptop|notebook|pc|desktop|computer host|desk computers|tablet|host machines|mainframe|computer terminals|laptop computer",
    "phone": "iphones|handset|smartphone|cellphone|cellular phones|cell telephones|mobile handsets|mobile devices|burner phones|hand phones|cell-phones|mobile-phones|android phones",
    "bank_card": "atm cards|bankcards|payment card|debit card|credit card|unionpay cards|bank card sets|four-piece sets|sets of bank cards|passbooks|bank books|chequebooks|bank passbooks|cheque books|check books|checkbooks|cheque book|passbook",
    "bank_account": "corporate accounts|company accounts|mule accounts|crypto wallets|wallets|crypto accounts|cryptocurrency wallets|cryptocurrency accounts|virtual currency accounts"
    "|wallet addresses|virtual asset wallets|money mule accounts|virtual wallets|financial account|bank account numbers",
    "gun": "rifle|pistol|shotgun|handgun|pieces of guns|revolvers|machine guns|submachine guns|airguns|air rifles|replica guns|long guns|ghost guns|firearm|gun parts",
    "live_room": "live room|livestreams|live streams|live-streams|livestreaming channels|streaming channels|live broadcast room|live-stream rooms|livestream rooms|livestream channels",
    "group": "chat rooms|chatrooms|group chat|wechat group|qq group|telegram channels|chat channels|social groups|instant messaging groups|message groups|whatsapp groups|chat group",
    "account": "whatsapp lines|messaging lines|telegram lines|lines on whatsapp|public numbers|public number|wechat public number|wechat public numbers|social media profiles|user ids|fake accounts|bot accounts|bots|bogus accounts|twitter accounts|facebook accounts|self-media|weibo account|douyin accounts|tiktok accounts"
    "|email accounts|game accounts|gaming accounts|online accounts|blogger accounts|marketing accounts|internet accounts|accounts of network",
    "item": "posting|postings|online posts|social media posts|web posts|pieces of online content|pieces of harmful content|false posts|reviews|fake reviews|listings|emails|e-mails|phishing emails"
    "|spam emails|spam messages|scam messages|scam texts|texts|sms messages|blog posts|images|photos|pictures|pieces of false information|online rumors|online rumours|rumor posts|post"
    "|items of content|content items|harmful posts|pieces of harmful information|pieces of illegal information",
    "personal": "travel information|trip information|trip records|travel records|itinerary information|passenger information|passengers' information|names, numbers and addresses|names, addresses and phone numbers|names, phone numbers and addresses|names and addresses|names and phone numbers|names and numbers|customer files|client files|account details|people's details|people's records|people's information|users' details|customers' details|customers' information|clients' data|phone-book entries|phone book entries|phonebook entries|address book entries|contact entries|contact records|contact details|id photos|id photo|face video|face videos|id card photos|identity photos|identity card photos|pin codes|card numbers|bank card details|card details|bank details|particulars|personal particulars|records of customers|sets of personal data|identity records|customers' data|customers' records|passwords|credentials|login credentials"
    "|account credentials|medical records|patient records|health records|social security numbers|face photos|facial data|facial recognition data|express waybills|express waybill|waybills|waybill|courier records"
    "|hotel records|phone records|credit reports|resumes|user profiles|pieces of user data|pieces of private information|personal info|pieces of citizens' personal data|bank records"
    "|database records|pieces of citizens' personal information|citizen records|people's data|details of people",
    "counterfeit": "fake cosmetics|counterfeit cosmetics|fake handbags|fake shoes|pirated books|pirated discs|pirated dvds|counterfeit garments|counterfeit drugs|fake drugs|knock-offs|knockoffs"
    "|counterfeit bags|infringing goods|infringing products|infringing items|counterfeit shoes|fake cigarettes|counterfeit liquor|counterfeit alcohol|bogus goods|bootleg products|shoddy goods"
    "|fake and shoddy goods|counterfeit and shoddy products|fake brand goods|counterfeit bottles|counterfeit luxury goods|fake wine|imitation products|forged banknotes",
    "certificate": "forged policies|fake policies|forged insurance policies|fake insurance policies|fake passports|fake licences|fake licenses|counterfeit certificates|counterfeit documents|bogus certificates|false documents|false papers|driving licences|driver's licenses"
    "|bogus documents|press cards|fake press cards|id card|chops|official stamps|business licences|academic certificates|fake seals and certificates|forged seals|counterfeit seals",
    "victim": "fraud victims|scam victims|deceived people|affected people|affected users|affected customers|victims nationwide|people deceived|people cheated|dupes|deceived victims",
    "officer": "cops|law enforcement officers|investigators|special agents|federal agents|constables|troopers|officers and men|civilian policemen|auxiliary officers|law enforcers"
    "|law enforcement personnel|policewomen|task force members|public security officers|police men|investigation personnel",
    "gang": "cybercrime networks|cyber crime networks|cyber fraud networks|cyber-fraud networks|hacking networks|mule networks|gambling networks|gambling rings|gambling gangs|gambling syndicates|gambling rackets|betting rings|betting networks|betting syndicates|rackets|racket|phishing gangs|phishing rings|laundering networks|laundering rings|smuggling rings|fraud networks|scam networks|crime networks|trafficking networks|crime groups|crime rings|crime gangs|organised crime groups|organized crime groups|crime syndicates|criminal networks|cartels|cybercrime gangs|cybercrime groups"
    "|crime organizations|criminal enterprises|ring|syndicate|criminal gang|hacking groups|hacker groups|fraud groups|scam gangs|scam rings|scam syndicates|fraud syndicates|telecom fraud gangs",
    "case": "phone scams|telephone scams|online scams|phone deceptions|telephone deceptions|deceptions|deception cases|scam cases|fraud cases|offences|offenses|illegal cases|law cases|police cases|criminal offences|criminal offenses|scams|telecom fraud cases|cybercrime cases|cyber crime cases"
    "|network cases|crime cases|internet-related crime cases|internet crime cases|cyber cases|criminal case|cyber fraud cases|gambling cases|network crime cases|internet crimes|cybercrimes"
    "|cyber crimes|illegal and criminal cases|internet-related crimes|online crimes|network-related cases|internet-related cases",
    "enterprise": "providers|internet services providers|platform providers|data brokers|lenders|exchanges|web companies|tech companies|platform companies|internet firms|tech firms|internet platforms|app operators|internet service providers|isps|telecom operators|network operators"
    "|networking units|internet enterprises and units|organizations|organisations|corporations|internet cafes|internet bars|hotels|hospitals|schools|network service providers",
    "member": "player accounts|players' accounts|gambler accounts|gamblers' accounts|gambling accounts|betting accounts|member accounts|gaming accounts of players|registered player accounts|paid members|active users|vip members|paid subscribers|platform users|registered gamblers|registered customers|users registered|registrants|registered players|active members",
    "insider": "corrupt employees|corrupt staff|bank employees|telecom employees|bank insiders|rogue employees|inside employee|internal employee|industry insider|industry moles|inner-ghosts|internal ghosts|inside ghosts|inner ghost"
    "|industry inner ghosts|industry ghosts|bank staff|corrupt insiders|mole|company insiders",
    "buyer": "buy users|buy user|purchase user|bought users|shoppers|takers|paying customers|paying clients|customers who bought|users who purchased",
    "contact": "resellers|sub-agents|sub agents|lower-level agents|downline agents|middlemen|distribution agents|sales agents|upstream and downstream personnel|upper and lower houses|upper home and lower home|uppers and lowers|upstream and downstream lines|upper and lower family",
    "hacker": "cyber hackers|network hackers|computer hackers|cyber attackers|intruders",
    "app": "extensions|browser extensions|plug-ins|plugins|add-ons|malicious apps|illegal apps|smartphone apps|phone apps|fake apps|software programs|application software|scam apps|loan apps|mobile phone applications|software applications"
    "|mobile phone apps|application programs|mini-programs|harmful apps|problematic apps",
    "city": "municipalities|towns|districts|urban areas|prefectural cities|prefectural-level cities",
    "province": "provincial regions|provincial areas|provincial-level areas|provinces and autonomous regions",
    "weak": "nos|portions|heads of|branches|sticks|parts|cartons|barrels|packs|packets|bags|platforms of|heads|strips of|bits",
    "ammunition": "shotgun shells|live rounds|air-gun pellets|airgun pellets|lead pellets|projectiles|gun bullets|bullet|lead shot|steel balls",
    "shop": "storefront|internet shops|taobao shops|e-commerce shops|e-stores|online outlets|web stores|internet stores|network stores|online retailers",
    "forum": "hacking forums|cybercrime forums|online forums|hacker forums|darknet forums|internet forums|discussion forums",
    "page": "internet pages|search pages|webpage|landing pages",
    "view": "viewings|pageviews|reading times|play times|play counts|number of plays|number of visits|viewership",
    "conviction": "convictions",
    "data": "email addresses|e-mail addresses|mailing addresses|home addresses|payment card details|card records|bank account details",
    "complaint": "reports from victims|reports from members of the public|complaints|complaint|crime reports|police reports|fraud reports|reports of fraud|victim complaints|reports of scams",
}  # fmt: skip
