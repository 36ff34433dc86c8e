"""What selectors says, in Chinese."""

from __future__ import annotations

SELECTORS: dict[str, str] = {
    "the lead word {word} stands before it": "前面有提示词“{word}”",
    "its check digits hold ({rule})": "校验位正确（{rule}）",
    "it has the form, but its check digits fail ({rule})": "形式相符，但校验位不符（{rule}）",
    "it has the form {form}": "形式为 {form}",
    "it is listed in {where}": "见于 {where}",
    "it stands in {what}": "位于 {what} 之中",
    'line {line} is not a JSON object with "id" and "text"': '第 {line} 行不是含有 "id" 和 "text" 的 JSON 对象',
}
