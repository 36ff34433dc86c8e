"""Numbers of Hong Kong, Taiwan and North America without their country code, in a text read as one of the mainland.

Eight digits say nothing by themselves, and ten are an order as soon as a telephone. So the text must bear the sign of the
place (Cantonese words, HK$, a town; NT$, 賴, 門號, a town; no Chinese character at all) and the number a word for calling,
or a grouping that only telephones have.
"""

from __future__ import annotations

import re

from ringbreak.selectors.leadwords import CANTONESE, TRADITIONAL
from ringbreak.selectors.numbers import Number
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.plans import glued, international
from ringbreak.selectors.reasons import both, formed, led, listed
from ringbreak.selectors.selector import Found

_CANTONESE = re.compile(f"[{CANTONESE}]")
_HONG_KONG = re.compile(
    (
        r"hk\$|(?<![a-z])(?:hk|fps|payme|octopus)(?![a-z])|港[幣币纸紙元島岛鐵铁]|香港|九龍|九龙|新界|屯門|元朗|荃灣|沙田|旺角|尖沙咀|銅鑼灣|灣仔|中環|觀塘|將軍澳|大埔|葵[芳涌]|深水埗|佐敦|油麻地|北角|柴灣|天水圍|粉嶺|上水|東涌|轉數快|八達通"
    ).translate(TRADITIONAL)
)
_TAIWAN = re.compile(
    (
        r"nt\$|ntd|新[臺台]?[幣币]|[臺台][幣币]|[臺台]灣|[臺台][北中南東]|新北|板橋|桃園|新竹|基隆|嘉義|屏東|宜蘭|花蓮|彰化|雲林|苗栗|南投|高雄|三重|中壢|永和|中和|新莊|(?<![a-z.])tw(?![a-z])|加[賴赖]|[賴赖] ?id|門號|统编|統編|面交|超商|店到店|匯款|臉書|簡訊|腳踏車|機車"
    ).translate(TRADITIONAL)
)
_GROUPED_BRITISH = (
    r"(?<![0-9])(?:07[0-9]{3} (?:[0-9]{6}|[0-9]{3} [0-9]{3})|01[2-9][0-9]{2} [0-9]{6})(?![0-9])"
)
"""Digits as only the British group them."""
_SHAPED_BRITISH = re.compile(_GROUPED_BRITISH)
_ABROAD = {
    "GB": rf"£|{_GROUPED_BRITISH}|\.(?:co|org|gov|ac)\.uk(?![a-z])|(?<![a-z])(?:sheffield|leicester|nottingham|newcastle|brighton|plymouth|southampton|portsmouth|croydon|luton|coventry|norwich|swansea|aberdeen|dundee|belfast|wolverhampton|sunderland|middlesbrough|doncaster|stockport|salford|lloyds|citizens advice|trading standards|uk|london|manchester|birmingham|leeds|glasgow|edinburgh|bristol|liverpool|cardiff|belfast|england|scotland|wales|nhs|hmrc|royal mail|evri|council tax|quid|ono|gbp|sort code|action fraud|monzo|barclays|natwest)(?![a-z])",
    "AU": r"a\$|\.com\.au(?![a-z])|(?<![a-z])(?:hobart|darwin|gold coast|geelong|dubbo|cairns|wollongong|townsville|ballarat|bendigo|fremantle|commbank|westpac|bunnings|aud|australia|aussie|sydney|melbourne|brisbane|perth|adelaide|canberra|parramatta|nsw|qld|auspost|australia post|mygov|centrelink|osko|payid|rego|rwc|arvo|strata plan)(?![a-z])",
    "NZ": r"nz\$|\.co\.nz(?![a-z])|(?<![a-z])(?:hamilton nz|dunedin|tauranga|rotorua|nzd|new zealand|auckland|wellington|christchurch|trade me|kiwibank)(?![a-z])",
    "SG": r"s\$|\.com\.sg(?![a-z])|(?<![a-z])(?:tampines|jurong|bedok|yishun|toa payoh|ang mo kio|sengkang|punggol|bishan|clementi|hougang|ntuc|dbs|posb|ocbc|sgd|singapore|hdb|mrt|paynow|singpass|carousell sg|singtel)(?![a-z])",
    "MY": r"(?<![a-z])rm ?[0-9]|\.com\.my(?![a-z])|(?<![a-z])(?:petaling|shah alam|ipoh|kuching|subang|klang|melaka|cimb|myr|malaysia|kuala lumpur|penang|johor|selangor|maybank|duitnow)(?![a-z])",
    "PH": r"₱|(?<![a-z0-9])p ?[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|\.com\.ph(?![a-z])|(?<![a-z])(?:taguig|pasig|iloilo|pampanga|batangas|cavite|pasay|mandaluyong|bacolod|baguio|bdo|kuya|barangay|philippines|manila|gcash|cebu|quezon|makati|davao|pesos|peso|lang po|po sa|salamat|nyo|sya|naman|katipunan|bahala|yung|mga|kayo|ninyo)(?![a-z])",
    "IN": r"₹|\.co\.in(?![a-z])|(?<![a-z])(?:noida|gurgaon|gurugram|ahmedabad|jaipur|lucknow|kochi|indore|nagpur|bhopal|patna|coimbatore|hdfc|icici|sbi|gpay|inr|india|mumbai|delhi|bangalore|bengaluru|chennai|kolkata|hyderabad|pune|paytm|phonepe|lakhs|lakh|crore|aadhaar|upi|rupees|rupee|ifsc|kyc|rs\.? ?[0-9]+)(?![a-z])",
    "NG": r"₦|\.com\.ng(?![a-z])|(?<![a-z])(?:ikeja|lekki|surulere|yaba|enugu|kaduna|onitsha|benin city|warri|abeokuta|kano|ilorin|access bank|uba|oga|sabi|wey|ngn|naira|nigerian|nigeria|lagos|abuja|ibadan|port harcourt|gtbank|gtb|zenith bank|opay|palmpay|kuda|moniepoint|abeg|naija|dey|wahala|wetin)(?![a-z])",
    "KE": r"\.co\.ke(?![a-z])|(?<![a-z])(?:kisumu|nakuru|eldoret|thika|kenyan|westlands|till number|paybill|kplc|equity bank|ksh|kes|kenya|nairobi|mombasa|m-pesa|mpesa|safaricom)(?![a-z])",
    "GH": r"\.com\.gh(?![a-z])|(?<![a-z])(?:tema|takoradi|ghanaian|ghs|cedis|cedi|ghana|accra|kumasi)(?![a-z])",
    "PK": r"\.com\.pk(?![a-z])|(?<![a-z])(?:pkr|pakistan|karachi|lahore|islamabad|rawalpindi|easypaisa|jazzcash)(?![a-z])",
    "BD": r"৳|\.com\.bd(?![a-z])|(?<![a-z])(?:bdt|taka|bangladesh|dhaka|chittagong|bkash|nagad)(?![a-z])",
    "ID": r"\.co\.id(?![a-z])|(?<![a-z])(?:idr|rupiah|indonesia|jakarta|surabaya|bandung|gopay)(?![a-z])",
    "IE": r"(?<![a-z])(?:waterford|kilkenny|sligo|irish|ireland|dublin|galway|limerick|eircode|an post|eircom)(?![a-z])",
    "ZA": r"\.co\.za(?![a-z])|(?<![a-z])(?:joburg|soweto|bloemfontein|port elizabeth|gqeberha|capitec|fnb|south african|south africa|johannesburg|cape town|durban|pretoria)(?![a-z])",
}
"""Signs of a country in an English text: its money, its towns, its post, its web addresses."""
_ABROAD_ZH = {
    "AU": r"澳洲|澳大利亚|悉尼|墨尔本|布里斯班|珀斯|阿德莱德|堪培拉",
    "GB": r"英国|伦敦|曼彻斯特|伯明翰|爱丁堡|格拉斯哥",
    "NZ": r"新西兰|纽西兰|奥克兰|惠灵顿",
    "MY": r"马来西亚|大马|吉隆坡|槟城|新山",
    "JP": r"日本|东京|大阪|名古屋|横滨",
}
"""Towns and names of countries in Chinese; a number needs a mobile's grouping of there as well."""
_COUNTRY_ZH = re.compile("|".join(f"(?P<{region}>{words})" for region, words in _ABROAD_ZH.items()))
_MOBILE_ZH = {
    "AU": ("04", ((4, 3, 3),)),
    "GB": ("07", ((5, 6), (5, 3, 3))),
    "NZ": ("02", ((3, 3, 4), (3, 4, 4))),
    "MY": ("01", ((3, 3, 4), (3, 4, 4))),
    "JP": ("0", ((3, 4, 4),)),
}
_MINE = re.compile(r"号[^。！？!?\n0-9]{0,4}$")
_COUNTRY = re.compile("|".join(f"(?P<{region}>{words})" for region, words in _ABROAD.items()))
_SINGLE = {"GB": ("07",), "NG": ("07", "08", "09"), "PH": ("09",), "PK": ("03",), "BD": ("01",)}
"""How eleven digits begin that are a mobile number there, so that no word need say so in a text of that country."""
_FIRST = frozenset(
    word
    for signs in _ABROAD.values()
    for word in re.findall(r"(?<=[(|:])[a-z]+|(?<=\\.)[a-z]{2}(?=\()", signs)
) | {"rm", "p"}
"""How the signs begin that are words, and the countries of their web addresses: most texts have none, and that is soon seen."""
_LATIN = re.compile(r"[a-z]+")
_SHAPED: dict[str, tuple[str | tuple[str, ...], tuple[tuple[int, ...], ...]]] = {
    "AU": ("04", ((4, 3, 3),)), "PH": ("09", ((4, 3, 4),)), "GB": ("01", ((5, 6), (5, 3, 3))), "NG": (("07", "08", "09"), ((4, 3, 4),)),
    "KE": (("07", "01"), ((4, 3, 3),)), "ZA": (("06", "07", "08"), ((3, 3, 4),)), "NZ": ("02", ((3, 3, 4),)), "IE": ("08", ((3, 3, 4),)),
    "GH": (("02", "05"), ((3, 3, 4),)), "PK": ("03", ((4, 7),)),
}  # fmt: skip
"""How a number begins and is grouped there and hardly anywhere else: one that the plan has not given out is a number all the same."""
_BRITISH = frozenset({(5, 6), (5, 3, 3)})
"""How nobody but the British groups eleven digits that begin 07."""
_OF_CHINA = re.compile(
    r"\+ ?86|0086|\.cn(?![a-z])|(?<![a-z])(?:china|chinese|beijing|shanghai|guangzhou|canton|shenzhen|chengdu|wuhan|nanjing|xi'?an|shenyang|chongqing|tianjin|rmb|cny|yuan|wechat|weixin|alipay)(?![a-z])"
)
"""020 is London, and Guangzhou: an English text that names neither is taken for one of Britain."""
_MAINLAND = re.compile(r"人民[幣币]|(?<![a-z])rmb(?![a-z])|身份证|微信|支付宝")
_CALLED = re.compile(
    (
        r"(?:whats ?app|电话|電話|致电|致電|[打撥拨]|来电|來電|热线|熱線|手机|手機|联络|聯絡|联系|聯繫|搵|专线|專線|[请請][洽电電]|洽[询詢]|市话|市話|(?<![a-z])number(?: is)?(?![a-z])|(?<![a-z])(?:tel|call|phone|ws|wtsapp|mobile|toll[- ]free)(?![a-z]))[^。！？!?\n0-9]{0,12}$"
    ).translate(TRADITIONAL)
)
_REACHED = re.compile(
    r"(?<![a-z])(?:line|number|num|mobile|cell|landline|phone|ring|rang|called|texted|dialled|dialed|dial|rung|reach|reached)(?:'s)?(?:(?: number| no\.?)?(?: is| was| are| will be)?| (?:me|us|him|her|them|it|[a-z]{3,10}))(?: (?:back |up |again )?(?:on|at|from|to))?(?: my| his| her| the)?[ :(]{1,3}$"
)
"""In English: her mobile is, the number was, rang me from, reach us at."""
_WHATSAPP_TO = re.compile(
    r"(?:what'?s ?app|watsapp)(?: (?:me|us|him|her|them|it|to|on|at|is|was|number|no|now|only|pls|please|this|my|his|her|the|their|and|or|via|from)){1,5}[ :]{1,2}$"
)
_TO_CALL = re.compile(
    r"[,.!]? ?[-–(]? ?(?:text|txt|call|ring|hit|hmu|whatsapp|sms)(?: (?:me|us|only|now|or|anytime|preferred)(?![a-z])|[.!)]|$)"
)
"""What tells the reader to use the number before it: 2025550147 text me."""
_WROTE_FROM = re.compile(
    r"(?:what'?s ?app|watsapp|whatsap|(?<![a-z])w(?:h?ats)?app|(?<![a-z])wapp)(?:(?!call|phone|sms|text|tel|viber|signal|line|bank|account|landline|office|[.:;] )[^。！!?\n0-9+]){0,60}$"
)
"""Before a number with its country's code a clause may stand between: move to WhatsApp and wrote from +44 ..."""
_WHATSAPP = re.compile(r"whats ?app[^。！？!?\n0-9]{0,12}$")
_ON_WHATSAPP = re.compile(
    r"[ ,]{1,2}(?:(?:and|saying|said|but) )?(?:(?:that|i|we|you|to|should|must|can|could|he|she) ){0,4}whats ?app (?:only|him|her|me|us|it|that)(?![a-z])|[ /|,，、(（\[-]{1,3}(?:(?:the )?same (?:number |one |no\.? )?(?:is )?|also )?(?:on |via |my |our )?whats ?app(?: only| number| msg| me)?(?=$|[)）\].,，。;；!！?？\n]| ?[^:： +0-9(（])"
)
_NO_PHONE = re.compile(
    (
        r"(?:单号|單號|编号|編號|订单|訂單|order|meeting|zoom|(?<![a-z])(?:id|ref|no|ticket|case|acc|account|pin|code|isbn|invoice|docket|serial|model|part|sku|lot|item)|户口|戶口|帐号|賬號|帳號|卡号|卡號|验证码|驗證碼|证号|證號|[$￥¥€£#])(?:'s|number|num|号|號)?[^A-Za-z0-9\u4e00-\u9fff\n]{0,3}(?:is |was |number |no\.? ?|# ?|是|为|為)?[:：# ]{0,2}$"
    ).translate(TRADITIONAL)
)
_TAIPEI = frozenset({(10,), (4, 3, 3), (4, 6), (4, 2, 2, 2), (1,) * 10})
_TAIPEI_LINES = frozenset({(2, 4, 4), (2, 8), (3, 7), (3, 3, 4)})
_HONGKONG = frozenset({(8,), (4, 4), (1,) * 8})
_AMERICAN = frozenset({(3, 3, 4), (1, 3, 3, 4)})
_OPEN = re.compile(r"[(（]\s?$")
_PLACED = re.compile(r"(?:香港|(?<![a-z])hk)[:： ]{1,2}$")
_COUNTED = re.compile(r" ?[-–~—]? ?[元块圆万人名户个台套件年月日%]")
"""A place alone before a number: 深圳 138... 香港 9000-0291."""


def place(keys: str) -> str | None:
    """HK or TW where a text, as `leads.lead_text` has it, bears signs of one of them and not of both; None otherwise."""
    hongkong = len(set(_CANTONESE.findall(keys))) + 2 * (_HONG_KONG.search(keys) is not None)
    taiwan = 2 if _TAIWAN.search(keys) is not None else 0
    if hongkong >= 1 and not taiwan:
        return "HK" if hongkong >= 2 or _MAINLAND.search(keys) is None else None
    return "TW" if taiwan and hongkong < 2 else None


_CODES = {
    "44": "GB",
    "61": "AU",
    "64": "NZ",
    "65": "SG",
    "60": "MY",
    "63": "PH",
    "91": "IN",
    "234": "NG",
    "254": "KE",
    "233": "GH",
    "27": "ZA",
    "353": "IE",
}
_CODE = re.compile(r"\+ ?(" + "|".join(sorted(_CODES, key=len, reverse=True)) + r")(?=[ (.-]?[0-9(])")


def country(keys: str) -> str | None:
    """The country whose signs an English text bears, or whose code its numbers have where it bears none, when it is one only."""
    return _signed(keys) or _coded(keys)


def _coded(keys: str) -> str | None:
    regions = {_CODES[match.group(1)] for match in _CODE.finditer(keys)} if "+" in keys else ()
    return next(iter(regions)) if len(regions) == 1 else None


def _signed(keys: str) -> str | None:
    if not any(sign in keys for sign in "£₹₱₦৳$") and _FIRST.isdisjoint(_LATIN.findall(keys)):
        # What is left are digits that only the British group so; the words of all countries take ten times as long.
        shaped = ("07" in keys or "01" in keys) and _SHAPED_BRITISH.search(keys) is not None
        return "GB" if shaped else None
    regions = {match.lastgroup for match in _COUNTRY.finditer(keys)}
    return next(iter(regions)) if len(regions) == 1 else None


def country_named(keys: str) -> str | None:
    """The country that a Chinese text names, as `leads.lead_text` has it, when it is one only."""
    regions = {match.lastgroup for match in _COUNTRY_ZH.finditer(keys)}
    return next(iter(regions)) if len(regions) == 1 else None


def is_reference(passage: Passage, start: int) -> bool:
    """Whether what stands before says that the digits are an order, a case, a meeting, an account, money."""
    return _NO_PHONE.search(passage.keys, max(0, start - 28), start) is not None


def foreign(passage: Passage, number: Number) -> Found | None:
    """A number by the plan of the country that a text without any Chinese character speaks of; None when it is none or nothing says so."""
    digits, groups, start = number.digits, number.groups, number.start
    free = groups == (4, 3, 3) and digits.startswith(("1800", "1300")) and passage.country in ("AU", None)
    if (
        not 8 <= len(digits) <= 11
        or (digits[0] == "1" and not free)
        or number.listed
        or passage.speaks_of("chinese")
        or glued(passage, number)
    ):
        return None
    british = digits.startswith("07") and (
        groups in _BRITISH or (number.single and len(digits) == 11 and passage.country == "GB")
    )
    town = (
        (digits[:2] == "02" and groups == (3, 4, 4) and digits[2] in "03489")
        or (
            digits[:2] == "01"
            and (groups in _BRITISH or (groups == (4, 3, 4) and (digits[3] == "1" or digits[2] == "1")))
        )
    ) and not passage.anywhere(_OF_CHINA)
    australian = digits.startswith("04") and groups == (4, 3, 3)
    region = passage.country or ("GB" if british or town else "AU" if australian or free else None)
    if region is None or passage.denied(start) or not (number.whole or number.single):
        return None
    if is_reference(passage, start):
        return None
    lead = passage.lead(start, "phone") or passage.lead(start, "whatsapp")
    called = (
        lead is not None
        or _TO_CALL.match(passage.keys, number.end) is not None
        or (not passage.leads(start) and _REACHED.search(passage.keys, max(0, start - 32), start) is not None)
    )
    # eleven in one that begin as a mobile number there need no word, nor do ten that only Indians group so
    whole = number.single and digits.startswith(_SINGLE.get(region, ())) and len(digits) == 11
    whole = whole or (region == "IN" and groups == (5, 5) and digits[0] in "6789")
    begins, usual = _SHAPED.get(region, ("", ()))
    shaped = british or (groups in usual and digits.startswith(begins))
    shaped = shaped or (region == "SG" and called and len(digits) == 8 and digits[0] in "689")
    if (
        not called
        and not (whole or free)
        and (number.single or digits[0] != "0" or len(digits) < 10 or not number.known)
    ):
        return None  # ten digits and more that begin 0, grouped as they are there, are no order and no price
    got = international(digits, region)
    if got is None or not (got[1] or shaped):
        return None
    text = passage.text
    opened = _OPEN.search(text, max(0, start - 2), start)
    if opened and ")" in text[start : number.end]:
        start = opened.start()
    why = both(
        led(lead) if lead else None,
        listed(f"the number plan of {region}") if got[1] else formed("of a telephone number in no plan"),
    )
    validity = "lexicon" if got[1] else "format"
    return Found("phone", start, number.end, got[0], validity, why, 29, disguise=number.disguise)


def neighbour(passage: Passage, number: Number) -> Found | None:
    """A number of Hong Kong, Taiwan or North America; None when it is none or nothing says so."""
    digits, groups, start = number.digits, number.groups, number.start
    if (abroad := _in_chinese(passage, number)) is not None:
        return abroad
    if digits[0] == "0" and len(digits) == 10 and (groups in _TAIPEI or groups in _TAIPEI_LINES):
        region = "TW"
    elif len(digits) == 8 and groups in _HONGKONG and digits[0] in "2356789":
        region = "HK"
    elif (
        (groups in _AMERICAN or (groups in ((10,), (1,) * 10) and not passage.speaks_of("chinese")))
        and len(digits) - (len(digits) == 11) == 10
        and _north(digits)
    ):
        region = "US"
    else:
        return None
    if glued(passage, number) or passage.denied(start) or not (number.whole or number.single):
        return None
    near = max(0, start - 28)
    if _NO_PHONE.search(passage.keys, near, start) is not None:
        return None
    lead = passage.lead(start, "phone") or passage.lead(start, "whatsapp")
    called = lead is not None or _CALLED.search(passage.keys, near, start) is not None
    placed = (
        region == "HK"
        and groups == (4, 4)
        and _PLACED.search(passage.keys, near, start) is not None
        and _COUNTED.match(passage.keys, number.end) is None
    )
    called = called or (region == "US" and _TO_CALL.match(passage.keys, number.end) is not None)
    if region == "US":
        if (
            groups == (10,)
            and lead is None
            and (passage.leads(start) or not _TO_CALL.match(passage.keys, number.end))
        ):
            return None
        if number.listed or not _american(passage, number, called):
            return None
    elif (
        (passage.place or ("TW" if passage.traditional and digits.startswith("09") else None)) != region
        or (number.listed and not number.disguise)
        or (
            region == "HK" and lead is None and not placed and not (called and passage.speaks_of("cantonese"))
        )
        or (region == "TW" and not (called or (digits.startswith("09") and groups in ((4, 3, 3), (4, 6)))))
    ):
        return None
    got = international(digits, region)
    if got is None or not (got[1] or region == "HK"):
        return None
    text = passage.text
    opened = _OPEN.search(text, max(0, start - 2), start)
    if opened and ")" in text[start : number.end]:
        start = opened.start()
    return Found(
        "phone",
        start,
        number.end,
        got[0],
        "lexicon" if got[1] else "format",
        both(
            led(lead) if lead else None,
            listed(f"the number plan of {region}") if got[1] else formed("of a telephone number in no plan"),
        ),
        37 if got[1] else 46,
        disguise=number.disguise,
    )


def _in_chinese(passage: Passage, number: Number) -> Found | None:
    """A mobile number of the one country that a Chinese text names, grouped as they group there, where a word calls it a number."""
    digits, start = number.digits, number.start
    if digits[0] != "0" or len(number.groups) < 2 or not 10 <= len(digits) <= 11 or number.listed:
        return None
    region = passage.country_named
    if region is None:
        return None
    begins, usual = _MOBILE_ZH[region]
    if not digits.startswith(begins) or number.groups not in usual:
        return None
    if glued(passage, number) or passage.denied(start) or not number.whole or is_reference(passage, start):
        return None
    near = max(0, start - 28)
    lead = passage.lead(start, "phone") or passage.lead(start, "whatsapp")
    if (
        lead is None
        and _CALLED.search(passage.keys, near, start) is None
        and _MINE.search(passage.keys, near, start) is None
    ):
        return None
    got = international(digits, region)
    if got is None or not got[1]:
        return None
    return Found(
        "phone", start, number.end, got[0], "lexicon",
        both(led(lead) if lead else None, listed(f"the number plan of {region}")), 37, disguise=number.disguise,
    )  # fmt: skip


def on_whatsapp(passage: Passage, start: int, end: int) -> bool:
    """Whether WhatsApp is named in the clause before a number or right behind it: whatsapp 打俾我啦，9000 0318; +65 8000 1234 / WhatsApp only."""
    keys = passage.keys
    return (
        _WHATSAPP.search(keys, max(0, start - 28), start) is not None
        or (keys[start] == "+" and _WROTE_FROM.search(keys, max(0, start - 72), start) is not None)
        or _WHATSAPP_TO.search(keys, max(0, start - 32), start) is not None
        or _ON_WHATSAPP.match(keys, end, min(len(keys), end + 46)) is not None
    )


def is_sent_to(passage: Passage, start: int) -> bool:
    """Whether the words right before a number say that it is WhatsApp's: send proof by WhatsApp to 07700 900146."""
    return _WHATSAPP_TO.search(passage.keys, max(0, start - 32), start) is not None


def _north(digits: str) -> bool:
    """Whether ten digits, or eleven after a 1, have an area code and an exchange as North America's plan allows them."""
    if len(digits) == 11:
        if digits[0] != "1":
            return False
        digits = digits[1:]
    return digits[0] in "23456789" and digits[3] in "23456789" and digits[1] != "9"


def _american(passage: Passage, number: Number, called: bool) -> bool:
    written = passage.text[number.start : number.end]
    if passage.speaks_of("chinese"):
        return called and number.known and "+" not in written
    if "words_between" in number.disguise:
        return True  # nobody spells out a price
    marks = re.sub(r"[0-9A-Za-z]", "", written)
    dressed = marks.replace(" ", "") == ".." or marks in (
        "--",
        "..",
        ") -",
        ")-",
        ") .",
        "---",
        ") ",
        "...",
        "-) -",
    )
    return dressed or called
