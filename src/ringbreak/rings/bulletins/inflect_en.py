"""The forms of an English verb out of its base, so that a lexicon of actions lists each verb once."""

from __future__ import annotations

_IRREGULAR = {
    "break": ("broke", "broken"), "bring": ("brought", "brought"), "buy": ("bought", "bought"), "catch": ("caught", "caught"),
    "cut": ("cut", "cut"), "dig": ("dug", "dug"), "draw": ("drew", "drawn"), "drive": ("drove", "driven"), "find": ("found", "found"),
    "freeze": ("froze", "frozen"), "get": ("got", "got"), "give": ("gave", "given"), "go": ("went", "gone"), "hit": ("hit", "hit"),
    "hold": ("held", "held"), "lay": ("laid", "laid"), "lose": ("lost", "lost"), "make": ("made", "made"), "pay": ("paid", "paid"),
    "put": ("put", "put"), "run": ("ran", "run"), "send": ("sent", "sent"), "set": ("set", "set"), "shut": ("shut", "shut"),
    "spread": ("spread", "spread"), "steal": ("stole", "stolen"), "strike": ("struck", "struck"), "strip": ("stripped", "stripped"),
    "sweep": ("swept", "swept"), "take": ("took", "taken"), "tear": ("tore", "torn"), "throw": ("threw", "thrown"), "tell": ("told", "told"), "leave": ("left", "left"), "come": ("came", "come"), "arise": ("arose", "arisen"), "seek": ("sought", "sought"),
    "weed": ("weeded", "weeded"), "write": ("wrote", "written"), "spend": ("spent", "spent"), "sell": ("sold", "sold"), "swindle": ("swindled", "swindled"),
    "part": ("parted", "parted"), "fall": ("fell", "fallen"), "hand": ("handed", "handed"), "lead": ("led", "led"), "cost": ("cost", "cost"),
    "rip": ("ripped", "ripped"), "put up": ("put up", "put up"), "win": ("won", "won"), "undo": ("undid", "undone"), "shoot": ("shot", "shot"), "keep": ("kept", "kept"), "bet": ("bet", "bet"), "sit": ("sat", "sat"),
    "traffic": ("trafficked", "trafficked"), "carry": ("carried", "carried"),
}  # fmt: skip
_DOUBLED = frozenset(
    "net nab grab bust trap nick con scam bag ban axe cap dip dupe hog nip pin plug rip rob run scan scrap scrub shut sin slam snap strip stop "
    "tip trip wrap zap wipe cut dig get hit put set cancel entrap kidnap outwit remit commit deter unplug label expel compel control dispel strip top "
    "nuke rid bar drop flog log mop skim spot refer transfer whip bet sit".split()
) - {"axe", "dupe", "wipe", "nuke", "bust"}  # fmt: skip


def forms(verb: str) -> tuple[str, ...]:
    """All forms of a verb or of a phrase that begins with one: "round up" -> round up, rounds up, rounded up, rounding up."""
    head, _, rest = verb.partition(" ")
    tail = " " + rest if rest else ""
    past = _IRREGULAR.get(head) or (_past(head),) * 2
    made = (head, _third(head), *past, _participle(head))
    return tuple(dict.fromkeys(form + tail for form in made))


def _third(head: str) -> str:
    if head.endswith(("s", "x", "z", "ch", "sh", "o")):
        return head + "es"
    return head[:-1] + "ies" if _is_consonant_y(head) else head + "s"


def _past(head: str) -> str:
    if head.endswith("e"):
        return head + "d"
    if _is_consonant_y(head):
        return head[:-1] + "ied"
    return head + (head[-1] if head in _DOUBLED else "") + "ed"


def _participle(head: str) -> str:
    if head.endswith("e") and not head.endswith(("ee", "oe", "ye")):
        return head[:-1] + "ing"
    if head.endswith("ic"):
        return head + "king"  # trafficking
    return head + (head[-1] if head in _DOUBLED else "") + "ing"


def _is_consonant_y(head: str) -> bool:
    return len(head) > 1 and head[-1] == "y" and head[-2] not in "aeiou"
