"""What people write in English beside the patterns of `terms`: British, American, Indian, Singaporean and Nigerian ways of saying the same.

Each pattern is another alternative of the term of its name. RE2, matched without regard to case against the text as it stands.
"""

from __future__ import annotations

_ME = (
    r"(?:me|us|my (?:mum|mom|mother|dad|father|wife|husband|son|daughter|aunt|uncle|parents|sister|brother))"
)
_PRAISE = r"(?:ratings?|reviews?|testimonials|five[- ]stars?|5[- ]stars?|followers?|subscribers|likes|upvotes|views|plays|streams|retweets)"
"""What is bought so that something looks praised."""
_SUM = r"(?:[$£€₦₹]|usd[t]? ?|gbp ?|eur ?|s\$|rs[.]? ?|php ?|ngn ?)[0-9]"
_SUM_BEHIND = r"[0-9] ?(?:usd|usdt|gbp|eur|dollars|pounds|quid|euros?|rupees|naira|cents|per|each)\b"
_FANS = r"(?:followers?|subscribers|likes|upvotes|plays|streams|retweets)"
_FOR = r"[ :=,(/@-]{0,3}(?:for |at |only |just |from ){0,2}"

_LETS = r"releas|withdraw|unlock|unfreez|pay(?:s|ing)? ?out|transfer out|cash out|disburs|credit"
_HELD = r"funds?|money|balance|account|withdrawal|profits?|winnings|loan|prize|payout|wallet|investment|earnings|\busdt|\bbtc|crypto|inheritance"
"""What is said to be let go, and what is: an account's balance, never a parcel."""

LURED = (
    r"\b(?:parcel|package|shipment|delivery|driver|courier|item)\b[^\n]{0,50}\b(?:held|on hold|could not be|undeliver\w*|unpaid|returned|return to sender|customs|auction|incomplete|missed|resched\w*|redeliver\w*|rebook|postage due|suspended)"
    r"|\b(?:tried|attempted|unable|failed) to deliver\b|\bredelivery (?:fee|costs?|charge)|\b(?:fee|charge|levy|duty|postage|toll|fine|penalty) (?:of )?[£$€a-z]{0,3} ?[0-9.]*[^\n]{0,12}\b(?:unpaid|outstanding|overdue|due)\b"
    r"|\b(?:toll|crossing|congestion|parking|fine|penalty|pcn|tv licence|council tax)\b[^\n]{0,50}\b(?:unpaid|outstanding|overdue|penalty|final|settle|charge)\b|\b(?:outstanding|unpaid) (?:toll|fine|penalty|levy|fee|charge)"
    r"|\b(?:incomplete|incorrect|invalid|wrong) (?:delivery |house |street )?(?:address|house number|number|postcode)|\baddress[^\n]{0,8}(?:incomplete|not complete|invalid|missing)"
    r"|\b(?:update|verify|confirm|validate|renew)(?: your| the)? (?:address|card|billing|payment|account|details|identity|kyc|pan|bvn|nin)\b|\bcould not (?:charge|process|take) your\b"
    r"|\b(?:account|card|sim|wallet|netbanking|mobile banking|payee|apple id|subscription)\b[^\n]{0,30}\b(?:suspended|locked|restricted|limited|blocked|deactivated|will expire|expires? today|unusual)"
    r"|\bfinal (?:reminder|notice|warning)\b|\b(?:tax|council|energy|nhs|hmrc|irs)\b[^\n]{0,24}\b(?:refund|rebate)\b"
)
"""What a text says that leads somebody to a page on which he is asked for his card: held, unpaid, incomplete, locked, last notice."""

ASKED = (
    r"\b(?:why|how come)\b[^.\n]{0,40}\b(?:pay|top|deposit|fee|tax|withdraw|need)|\bmy (?:balance|money|account|withdrawal|funds|savings|profit|wallet|bank|card|husband|wife|son|daughter|boy|niece|nephew|friend|mum|dad|mother|father)\b"
    r"|\bi (?:have |had |already |just |also ){0,2}(?:paid|sent|transferred|deposited|withdrew|lost|invested|clicked|typed|entered|got|received)\b|\bi['’]ve (?:got|had|paid|sent|lost|received)\b"
    r"|\b(?:he|she|they|(?:the|your|this) (?:account|platform|desk|site|app|website|agent|seller|man|lady|guy|firm|company)) (?:say|says|said|asked|asks|wanted|wants|told|offered|claims|claimed|demands|demanded)\b|\b(?:someone|somebody)\b[^.\n]{0,24}\b(?:offer|ask|say|said|want|messag|call|text|email)"
    r"|\b(?:offered|asked|told|texted|messaged|emailed|sent|rang|called|charged|contacted) (?:me|us)\b|\bi(?: a|['’])m (?:not|scared|worried|unsure|confused)\b|\bshould i\b|\bdo i (?:have|need|pay)\b|\bis (?:this|it|that) (?:real|legit|genuine|true|from you|you|yours|a (?:scam|fake))\b|\blegit or\b"
    r"|\bi (?:don['’]t|do not|didn['’]t|did not|can['’]t|cannot) \w+|\b(?:scam|scammers?|fake|fraud|phish\w*)\b|\b(?:mine|it) says?\b|\byou got this\b|\bgot (?:this|one|a text|the text)\b|\bdoing the rounds\b|\bcareful\b"
)
"""How somebody speaks who is asked for a fee or sent an offer, and who tells of it; who asks and offers does not."""

_QUOTED = r"[\"“”«][^\"“”»\n]{0,20}"
TOLD_OF = rf"{_QUOTED}(?:{LURED})"
"""A lure in somebody's quotation marks."""

VOICES: dict[str, str] = {
    # Who forbids or advises against names what he forbids.
    "warning": r"please (?:do not|don['’]t)\b|(?:if|when) (?:someone|somebody|anyone|anybody) (?:offers|asks|calls|texts|messages|contacts) you\b"
    rf"|(?:buying|selling|fake|paid|false)[^.\n]{{0,24}}{_PRAISE}[^.\n]{{0,16}}\b(?:is|are) (?:forbidden|prohibited|banned|illegal|against|not allowed)"
    rf"|we (?:will |would |do )?(?:never|not) (?:write|buy|sell|offer|filter)\b[^.\n]{{0,30}}{_PRAISE}",
    # A complaint that says so, in as many words.
    "complaint": rf"\b(?:i|we|i['’]ve|{_ME}) (?:was|were|got|been|have been|has been|had been|kena|kana) (?:also |just |badly )?(?:scammed|cheated|conned|tricked|duped|swindled|ripped off|defrauded|hacked|phished)"
    rf"|\b(?:scammed|cheated|conned|tricked|duped|swindled|robbed|defrauded) {_ME}\b|\b(?:i|we|{_ME})(?: have| has| had|['’]ve)? lost (?:all |over |about |nearly )?(?:my (?:money|savings|life savings|pension)|[$£€₦₹]|(?:rs|s\$|usdt?|rm)[ .]?[0-9])"
    r"|\b(?:stole|stolen|took|taken|chop(?:ped)?|debited|charged)\b[^.\n]{0,12}(?:[$£€₦₹]|[0-9]|money|savings|quid|everything)[^.\n]{0,20} (?:from|off|out of) (?:me|my|our)\b|\btook my (?:[a-z]+ ){0,2}(?:money|savings|pension)\b"
    r"|\bi (?:have |had |already |just ){0,2}(?:make|made|filed?|lodged?|put in) (?:a |an |the )?(?:police report|f\.?i\.?r\b|report (?:to|with|at))|\bi (?:wish|want|would like) to (?:report|lodge|make a (?:complaint|report))"
    r"|(?:how (?:can|do) i|can you|please|kindly|pls) (?:help (?:me )?)?(?:get|recover|claim|trace)[^.\n]{0,16} (?:back|my money|the money)\b|my (?:bank|card company) (?:will not|won['’]t|refuses? to|refused to) refund",
    "told_me": r"\b(?:persuaded|convinced|tricked|instructed|guided|coached|pressured|encouraged|led|invited|introduced|forced) me\b|\bgot me to\b|\basked for (?:my|another|more|a fee)\b|\b(?:says?|said|claims?|insists?) (?:that )?i (?:must|have to|need to|should)\b",
    "somebody": r"\bcalling (?:him|her|them)sel(?:f|ves)\b|\bposing as\b|\bpretending (?:to be|bank|they|he|she)|\bimpersonat|\b(?:a|one|some) (?:man|lady|woman|girl|guy|gentleman|mr|mrs|miss)\b[^.\n]{0,30}\b(?:called|rang|texted|messaged|wrote|said|on whatsapp|on telegram)"
    r"|\bsaid (?:he|she|they|it) (?:is|was|were|are)\b|\bsomebody called\b|\bthe (?:scammers?|fraudsters?|con[- ]?m[ae]n|swindlers?|culprits?)\b",
    "i_paid": r"\bi (?:have |had |then |also |already |only ){0,2}(?:invested|wired|topped up|put (?:in )?(?:money|[$£€0-9])|bought (?:usdt|btc|bitcoin|crypto|gift cards?|steam cards?)|handed over|key(?:ed)? in|typed|entered|gave (?:them|him|her|my|the)|clicked|lost)\b|\bi['’]ve (?:paid|sent|transferred|deposited|invested|lost)\b|\bi was (?:putting|sending|paying) money\b",
    "came_to_nothing": r"(?:can ?not|can['’]t|could ?n[o'’]t|couldn['’]t|unable to|not able to|won['’]t let me|refused? to let me) (?:withdraw|cash out|take (?:it|my money|anything) out|get (?:my money|it) (?:back|out)|log ?in|reach|contact)"
    r"|\b(?:blocked|deleted|removed|unfriended) me\b|\b(?:he|she|they|account|desk|site|number|website|page)\b[^.\n]{0,12}(?:has |have |is |are )?(?:gone silent|went silent|disappeared|vanished|ghosted|switched off|no longer (?:works?|exists?))"
    r"|\bturned out (?:to be )?(?:a )?(?:fake|scam|fraud)|\b(?:money|everything|savings|balance|£[0-9,.]+|\$[0-9,.]+|[0-9]+) (?:is |are |was |were |had |has |all )?gone\b|\b(?:now|again|then)\b[^.\n]{0,24}\bi (?:must|have to|should|need to) (?:first )?(?:pay|top up|deposit|send)\b|\bnothing (?:came|arrived|happened) (?:after|since)",
}

TERMS: dict[str, str] = {
    # A price list of praise: so many for so much, in either order, or a sum for each.
    # A listing of a hotel says how many reviews it has, and its price behind: so followers for a sum, but reviews only by round numbers.
    "engagement": rf"\b[0-9][0-9,.]* ?[km]?[+]? (?:[a-z/-]+ ){{0,3}}?{_FANS}{_FOR}(?:{_SUM}|{_SUM_BEHIND})|\b(?:[0-9,]*0|[1-7]?5|[0-9]+ ?k) (?:[a-z/-]+ ){{0,3}}?{_PRAISE}{_FOR}(?:{_SUM}|{_SUM_BEHIND})"
    rf"|{_PRAISE}\b[^?.\n]{{0,40}}[:,(-] ?(?:{_SUM}|{_SUM_BEHIND})[0-9.,]* ?(?:each|a ?piece|(?:per|a|/) ?(?:{_PRAISE}|thousand|1000|1k|post|piece))"
    rf"|\b(?:verified[- ]purchase|drip[- ]feed|slow[- ]drip|non[- ]drop|aged[- ]account|organic[- ]looking|real[- ]looking) {_PRAISE}"
    rf"|{_PRAISE}[^.\n]{{0,24}}\b(?:slow drip|drip[- ]?fe?e?d?|non[- ]drop|that stick|refill|from aged accounts|no password needed)\b"
    rf"|(?:we|i|can|will) (?:also )?(?:place|post|write|leave|drip|supply|boost|deliver) (?:[a-z-]+ ){{0,2}}{_PRAISE}\b[^.\n]{{0,60}}(?:{_SUM}|{_SUM_BEHIND}|\byour (?:own )?wording\b|\bfor (?:dentists|traders?|shops|restaurants|sellers|clients))"
    r"|\bdrip (?:over|across) [0-9]+ (?:days|weeks)\b|\bfrom accounts (?:older|aged)\b|\b(?:text|reviews?) written by natives\b|\bremoval of (?:a )?bad (?:one|review|rating)s?\b",
    # Who orders says how many, or asks for what went missing.
    "engagement_ordered": rf"\b(?:need|want|order|ordering|another|send|get me|do me|can i (?:get|have|order)|put me down for) (?:[a-z]+ ){{0,2}}?[0-9][0-9,.]* ?k? (?:more |[a-z-]+ ){{0,2}}{_PRAISE}\b"
    r"|\b(?:another|same) [0-9]+ (?:pls|please|same|as (?:last|before))\b"
    rf"|[0-9]+ (?:of (?:the|my) )?{_PRAISE} (?:dropped|fell off|got removed|went missing|disappeared)|how much (?:for|to)[^.\n]{{0,24}}{_PRAISE}",
    # A sham platform: pay before anything is paid out. A landlord asks for a deposit too, a courier for duty; neither holds anybody's balance.
    "fee_first": rf"\b(?:tax|fee|bond|levy|deposit|commission|margin|insurance|verification|top[- ]?up)\b[^.\n]{{0,44}}\b(?:before|to|then|and|will|which|that)\b[^.\n]{{0,24}}(?:{_LETS})[^.\n]{{0,20}}(?:{_HELD})"
    rf"|(?:{_LETS})[^.\n]{{0,24}}(?:{_HELD})[^.\n]{{0,24}}(?:after|once|when|until|upon)[^.\n]{{0,24}}\b(?:tax|fee|bond|levy|deposit|commission|margin|top[- ]?up)\b"
    r"|\b(?:need|needs|requires?|must pay|have to pay|pay|charge)\b[^.\n]{0,20}(?:%|per ?cent) (?:[a-z]+ ){0,2}(?:tax|fee|bond|margin|deposit|levy)(?: first\b| before\b| to )|\b(?:refundable )?(?:integrity|security|compliance|verification|guarantee|liquidity|anti[- ]money[- ]laundering|aml) (?:bond|deposit|margin|fee)\b[^.\n]{0,40}\b(?:releas|unlock|unfreez|withdraw|refundable|within the hour)"
    r"|\btop[- ]?up(?: first| now| [0-9]+ ?%?)?,? ?(?:and|then)[^.\n]{0,16}(?:release|withdraw|unlock|unfreeze)|\b(?:kindly|please|must|need to|have to) (?:deposit|pay|send|top[- ]?up|transfer)\b[^.\n]{0,16} to (?:activate|unlock|unfreeze|reactivate|upgrade|release|verify) (?:the |your )?(?:new )?(?:wallet|account|balance|funds|withdrawal|vip|loan)",
    "payout_refused": r"(?:could ?n[o'’]t|couldn['’]t|unable to|not able to|won['’]t let me|not allowed to|can ?not|can['’]t) (?:withdraw|cash ?out|take (?:out )?(?:my|the|any) (?:money|funds)|get (?:my|the) (?:money|funds) out)|\bwithdraw(?:al)?s? (?:request )?(?:is|are|was|were|got|been|has been|have been)? ?(?:blocked|refused|declined|pending|locked|rejected|denied|on hold)"
    r"|\b(?:must|have to|had to|told to|asked to|need to|wants? me to) (?:first )?(?:pay|top up|deposit|send)\b[^.\n]{0,30}\b(?:bond|tax|fee|security deposit|margin|to withdraw|before)|\bpay a bond\b|\b(?:balance|account|money|wallet) (?:is |was )?(?:locked|blocked)\b|\brisk control\b|\b(?:believed|thought) was a trading (?:account|platform|site)",
    # How those who send texts in bulk speak of numbers, pages and cards of telephones.
    "callers_craft": r"\bblast(?:s|ed|ing)?\b[^.\n]{0,20}\b(?:[0-9][0-9,.]* ?k? )?(?:numbers|sms|texts)\b|\bsims? (?:is |are |got )?(?:already )?(?:dead|burnt|burned|blocked|banned)\b|\bthrow (?:away |out )?the sims?\b|\b(?:kit|page|panel|link)(?:['’]s| is) (?:up|live|in|burnt|burned|dead|flagged)\b"
    r"|\b(?:marked|flagged|goes|went) red in\b|\bred[- ]?(?:screen|page|flagged) (?:again|already|in)\b|\b(?:spoof|rotate)(?:s|d|ing)? (?:the )?(?:senders?|sims?|numbers|domains?)\b",
    # Rows of a book of orders: what was ordered, and how many.
    "engagement_rows": r"\b(?:item|product|service|package|pack|ordered|what|type|goods)[a-z_ ]{0,8} [0-9][0-9,.]* ?[km]?[+]? (?:[a-z-]+ ){0,2}(?:ratings|reviews|negatives|followers|subscribers|likes|upvotes|views|comments|stars|testimonials)\b",
    # Trading on signals, sure of its profit, by invitation of somebody met on the telephone.
    "sham_invest": r"\bguaranteed? (?:[a-z]+ ){0,2}(?:profits?|returns?|roi|income)\b|[0-9.]+ ?% ?(?:[a-z]+ )?(?:daily|per day|a day|per week|weekly|in 24 ?h(?:ours|rs)?)\b[^.\n]{0,20}(?:profit|return|roi|interest|guaranteed)|(?:profit|return|roi|interest)s? (?:of )?(?:up to )?[0-9.]+ ?% ?(?:daily|per day|a day|per week|weekly)|double your (?:money|btc|bitcoin|deposit|investment|usdt|crypto)"
    r"|\b(?:vip|insider|node|secret|pro|premium)(?: (?:members?|group|clients?))?[^.\n]{0,14}\b(?:signals?|trading round|round|node)\b|\b(?:node|insider) (?:team|signals?|data|trades?)\b|\b(?:follow|copy) (?:the|my|our|his|her) (?:[a-z]+ )?(?:signals?|trades?)\b|\b(?:uncle|cousin|aunt|mentor|teacher|professor|analyst)\b[^.\n]{0,40}\b(?:taught me to trade|signals?|insider|node|order flow|inside information)"
    r"|\bcontracts? from [0-9]+ ?(?:seconds|s\b)|\b(?:30|60|90|120)[- ]?second (?:contracts?|options?|trades?)\b|\b(?:code|link) (?:given|sent|issued|provided) by your (?:mentor|teacher|advisor|adviser|manager)|\b(?:trading|profit)s? (?:is|are|with) (?:no risk|zero risk|risk[- ]free)|\brisk[- ]free (?:profits?|trad|arbitrage|returns?)|\b(?:ai|arbitrage|quant) (?:trading )?(?:bot|robot)\b[^.\n]{0,30}(?:profit|earn|%)",
    "lure": LURED,
    "card_taken": r"\b(?:typed|entered|put|filled|key(?:ed)?|gave|submitted|used)\b[^.\n]{0,24}\b(?:everything|card|details|otp|code|pin|number|address|[a-z0-9-]+\.[a-z.]{2,})|\b(?:took|taken|gone|debited|charged|chop(?:ped)?|spent|lost|refunded)\b[^\n]{0,24}(?:[$£€₦₹]|rs|s\$)? ?[0-9]|(?:[$£€₦₹]|s\$) ?[0-9][0-9.,]*[^\n]{0,16}\b(?:then|gone|taken|afterwards|went|stolen|left my)\b",
}

ENGLISH: dict[str, str] = VOICES | TERMS
