"""What a message with a one-time code looks like: what it is called, and its digits close by in the same clause."""

from __future__ import annotations

_ZH = "(?:验证码|驗證碼|校验码|动态密?码|短信口令|随机码)"
_EN = "(?i:(?:verification|login|payment|security|one[- ]time|access|confirmation) ?(?:pass)?(?:code|word)|otp|passcode)"
_DIGITS = "[0-9]{4,8}"
_BETWEEN = "[^0-9，。,.;；]{0,12}"
CODE_TEXT = (
    f"{_ZH}{_BETWEEN}{_DIGITS}(?:[^0-9元]|$)|(?:^|[^0-9]){_DIGITS}[^0-9元块条，。,.]{{0,10}}{_ZH}|"
    f"{_EN}{_BETWEEN}{_DIGITS}(?:[^0-9]|$)|(?:^|[^0-9]){_DIGITS}{_BETWEEN}{_EN}"
)
"""RE2, against the text as it stands. A warning never to tell the code holds no digits, somebody's account of how many codes came
has a sum or a number of pieces beside them, and a parcel's pick-up code is called otherwise."""
