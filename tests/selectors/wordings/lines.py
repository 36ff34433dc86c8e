"""Landlines with their area code in groups that few use: with ordinary signs between they are one number, masked or in crumbs they are none."""

READ = [
    ("找我 0755-812-34567 谢谢", "phone", "+8675581234567"),
    ("看这里：0571 885 51288 ok", "phone", "+8657188551288"),
    ("图 0898-89100-507", "phone", "+8689889100507"),
]
NOTHING = [
    "见 0898-45076*947 一行",
    "看这里：0755-18\x7f988907",
    "0898 - 118 - 8 - 10 - 22",
    "图 010\x00243048#86",
    "比分 020 2)120 0202",
]
