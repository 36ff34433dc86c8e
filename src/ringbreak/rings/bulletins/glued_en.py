"""Words that a machine that translates leaves without a space behind or before an English number."""

from __future__ import annotations

from ringbreak.rings.bulletins.trie import words_pattern

GLUED_NOUN = words_pattern(
    "people persons suspects buyers victims members users customers clients gamblers players employees officers policemen police criminals "
    "defendants computers laptops phones mobile cell cellphones handsets cards bank accounts disks hard servers devices vehicles cars guns bullets "
    "individuals arrests arrested suspected criminal internet mobile cellular fake forged illegal online social notebook notebooks laptop credit debit phone computer server men women fraudsters "
    "scammers accused residents investors firms luxury hideouts domains applications candidates students telephone registered customer citizens smartphones tablets foreign names passports seals "
    "gangs dens cases websites platforms groups chat rooms live forums apps posts articles messages videos pieces sets units sheets copies pairs "
    "per each apiece related similar usd eur yuan rmb dollars euros pounds ringgit pesos rupees provinces cities stores shops companies enterprises sim qq wechat set piece sheet".split()
)
"""What a machine that translates leaves without a space behind its number: "4700buyers", "2000yuan"."""

GLUED_BOTH = words_pattern(
    "people persons suspects men women victims members officers telecom fraud phone mobile yuan provinces cities places websites gangs dens groups related similar computers phones cards accounts cases pieces sets sheets names strips person set piece sheet".split()
)

GLUED_BEFORE_UNIT = words_pattern(
    "pieces sets sheets names strips units platform department place places root".split()
)
"""A unit of translation that may stand behind digits glued to the noun before them: "machine460 department"."""
"""What may stand glued behind a number that is glued to the word before it too: "arrested9persons"."""
