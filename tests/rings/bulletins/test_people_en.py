"""What is said of people, whoever they are called: each turn beside a near miss that says something else."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.read import read_facts

_TURNS = [
    # behind a noun, a bare number, "of them", a word no lexicon has
    ("In all, 29 people now stand accused.", ["charged 29"]),
    ("Nineteen of the gang were arrested, and a further six surrendered the next day.", ["arrested 19", "arrested 6"]),
    ("Six were arrested this morning; three remain at large.", ["arrested 6", "involved_people 3"]),
    ("All 17 deny the charges.", ["charged 17"]),
    ("Seven runners surrendered to police on Friday.", ["arrested 7"]),
    ("Four underlings received suspended sentences.", ["sentenced 4"]),
    ("Police arrested 54 mainlanders.", ["arrested 54"]),
    ("Of the 155 arrested, 18 employees were placed in police remand.", ["arrested 155", "detained 18"]),
    ("Eleven men stood in the dock.", ["charged 11"]),
    ("A jury found five former employees guilty.", ["sentenced 5"]),
    ("More than 300 people came forward with complaints after the appeal.", ["victims >300"]),
    ("Three suspects, including two brothers, remain in custody.", ["arrested 3", "arrested 2"]),
    # before them
    ("The syndicate employed 46 agents who called pensioners.", ["involved_people 46"]),
    ("The agency employed 46 people in 2020.", []),
    ("Warrants have been issued for nine more.", ["involved_people 9"]),
    # not yet done, done to somebody else, said of nobody
    ("Efforts are under way to arrest the two kingpins.", ["involved_people 2"]),
    ("The raid led to the arrest of five alleged cybercriminals.", ["arrested 5"]),
    ("His phone held chats with 57 women.", []),
    ("They swindled 108,000 euros from 61 individuals.", ["loss 108000", "victims 61"]),
    ("The remaining five were released pending further inquiries.", []),
    # what stands between people and what became of them
    ("Three other people, who had let their accounts be used, were sentenced in May.", ["sentenced 3"]),
    ("18 websites were ordered to rectify, 2 websites that refused to comply were fined.",
     ["websites_rectified 18", "websites_fined 2"]),
    ("27 administrative cases were handled and 31 people received administrative penalties.",
     ["cases_administrative 27", "punished 31"]),
    ("Another 190 Filipinos found on the premises were interviewed.", []),
    ("Those arrested included 87 Chinese, 41 Vietnamese and 25 Malaysians.", ["arrested 87", "arrested 41", "arrested 25"]),
    ("The court gave Gareth five years and two months and Owen four years.", ["prison_term 62", "prison_term 4"]),
    ("The gang obtained the card details of 1,700 people, who have lost $2.35 million.", ["victims 1700", "loss 2350000"]),
    ("Seven suspects are expected to appear in the Palm Ridge Specialised Commercial Crimes Court today.", ["charged 7"]),
    ("Police arrested 450 people on Monday. The suspects, who were held overnight, included 423 Hongkongers.",
     ["arrested 450", "arrested 423"]),
    ("Police acted after five core members allegedly defrauded a bank.", ["involved_people 5"]),
    ("Police said 70 players were cheated.", ["victims 70"]),
    ("The raid ended in the release of 69 foreigners who could not be detained legally.", []),
    ("Twenty-two (22) suspects were arrested and six (6) accused persons were convicted.", ["arrested 22", "sentenced 6"]),
    ("Police arrested 57 people in 25 separate incidents.", ["arrested 57"]),
    ("Police probe three Indonesian nationals whose passports were found.", []),
    ("Police arrested six men over a multi-million shilling SIM card racket.", ["arrested 6"]),
    ("Police froze bank accounts with a total balance of HK$100 million.", ["money_frozen 100000000"]),
    ("The gang used 29 bank accounts to process HK$100 million in ill-gotten gains.",
     ["accounts_controlled 29", "money_involved 100000000"]),
    ("Police prevented transfers totalling HK$16 million.", ["money_recovered 16000000"]),
    ("The court convicted 11 of the 13 defendants.", ["sentenced 11"]),
    ("Of these 126 victims, 15 were re-victimized.", ["victims 126", "victims 15"]),
    ("Officers carried arrest warrants for 50 suspects and raided three flats.", ["involved_people 50"]),
    ("The organization, which was composed of 42 people, sold tickets.", ["involved_people 42"]),
    ("Police had already identified 62 dens.", []),
    ("He was the victim of a fraud worth 132,000 euros.", ["loss 132000"]),
    ("The amount defrauded from victims in these cases amounted to $52,998.", ["loss 52998"]),
    ("The culprits have made transactions to a tune of Rs 91 lakh.", ["money_involved 9100000"]),
    ("Police arrested 26 suspects along with 30 million baht of assets.", ["arrested 26", "money_frozen 30000000"]),
    # poor translation
    ("Police grasp return23suspects, buckle hand machine460 department, computer31 platform ,beat off gang8pieces.",
     ["arrested 23", "seized_phones 460", "seized_computers 31", "gangs_dismantled 8"]),
    ("Through check, involved case capital 760 many ten thousand yuan.", ["money_involved >7600000"]),
    # places and things
    ("The syndicate is linked to 38 incidents in four states.", ["cases_related 38", "provinces 4"]),
    ("Ministers of 27 member states met, and the two states signed.", []),
    ("The haul: 1,200 SIM cards, 35 modems and 14 laptops.", ["black_cards 1200", "seized_devices 35", "seized_computers 14"]),
    ("Police have recovered Rs 14.5 lakh of hawala money, 22 desktop computers and 31 mobiles.",
     ["money_frozen 1450000", "seized_computers 22", "seized_phones 31"]),
    ("He was ordered to repay $2.2 million.", ["money_recovered 2200000"]),
    ("Customers lost, on average, $4,000 each.", []),
    ("The defendants stole personal information for more than 100 million people.", ["personal_records >100000000"]),
    ("There were 143 reports, and victims lost $6.1 million.", ["cases_filed 143", "loss 6100000"]),
]  # fmt: skip
_SIGN = {"exact": "", "about": "~", "more_than": ">", "less_than": "<", "up_to": "<="}


@pytest.mark.parametrize(("text", "expected"), _TURNS)
def test_what_is_said_of_people(text: str, expected: list[str]) -> None:
    found = [f"{f.measure} {_SIGN[f.comparator]}{f.value:.0f}" for f in read_facts(text).facts]
    assert found == expected
