"""What facts says, in Chinese."""

from __future__ import annotations

FACTS: dict[str, str] = {
    "no detector is called {name}; known are {known}": "没有名为 {name} 的检测器；现有：{known}",
    "the bulletin states {measure}: {value} {unit}": "通报称 {measure}：{value} {unit}",
    "{measure}: {left} against {right}; both cannot hold": "{measure}：一处为 {left}，一处为 {right}，二者不能同时成立",
    "{measure}: the text says {left} and also {right}; the values differ {ratio}-fold, so zeros may have been lost or a unit changed": "{measure}：文中既称 {left}，又称 {right}，相差 {ratio} 倍，可能漏了零或换了单位",
    "{measure}: {large} may include the {small}; the scope differs, so the two are never added": "{measure}：{large} 可能已包含 {small}；口径不同，两数不得相加",
    "{measure}: {count} {unit} at {price} yuan give at most {product} yuan, but {money} yuan is claimed": "{measure}：{count} {unit}，单价 {price} 元，至多合计 {product} 元，而文中称 {money} 元",
    "{measure}: {money} yuan is absurdly little for {scale}; zeros or a unit such as ten thousand may have been lost": "{measure}：{money} 元与 {scale} 的规模相比小得离谱，可能漏了零或“万”等单位",
    "illegal_profit: {profit} yuan of profit is more than the {money} yuan the case involves": "illegal_profit：获利 {profit} 元，多于涉案金额 {money} 元",
    "{measure}: {value} is given in {currency} for a sale inside China; the amount may be in yuan": "{measure}：{value} 以 {currency} 计价，而交易发生在中国境内，原文可能是人民币",
    "place: {left} against {right}; they look like two spellings of one place": "地名：{left} 与 {right}，疑为同一地点的两种写法",
    "{measure}: the parts {parts} make {sum}, more than the total {total}; some may be counted twice": "{measure}：各部分 {parts} 合计 {sum}，多于总数 {total}，可能有重复计算",
    "{host} is not this machine; the text would leave it, so it is not asked": "{host} 不是本机，文本会因此外传，故不询问",
    "the reader at {url} did not answer as it should: {why}": "位于 {url} 的读取服务未按约定应答：{why}",
    "the bulletin names {quote}": "通报提到 {quote}",
    "the bulletin names the place {quote}, GB/T 2260 code {code}": "通报提到地点 {quote}，GB/T 2260 代码 {code}",
    "the bulletin gives the time {quote}; the year is not known from the text": "通报提到时间 {quote}；文中看不出年份",
    "the bulletin gives the time {quote}: {days}": "通报提到时间 {quote}：{days}",
    "the bulletin gives the time {quote}: {days}, the year taken from {anchor}": "通报提到时间 {quote}：{days}，年份取自 {anchor}",
    "{count} reports tell of one event; what only one event has: {why}": "{count} 篇报道讲的是同一事件；只有同一事件才会同时具备的是：{why}",
    "date: {quote} is a day the calendar does not have": "日期：{quote} 这一天并不存在",
    "date: {quote} lies after the day the text was posted, {posted}": "日期：{quote} 晚于发布日期 {posted}",
    "date: {caught} comes before {began}, when the acts are said to have begun": "日期：{caught} 早于所称作案开始时间 {began}",
    "{measure}: {left} says {a} {unit_a}, {right} says {b} {unit_b}; the currency changed": "{measure}：{left} 称 {a} {unit_a}，{right} 称 {b} {unit_b}；币种变了",
    "{measure}: {left} says {a}, {right} says {b}; both cannot hold{ratio}": "{measure}：{left} 称 {a}，{right} 称 {b}；二者不能同时成立{ratio}",
    "{value}: {left} counts them as {a} ({unit_a}), {right} as {b} ({unit_b}); unit or action changed in the retelling": "{value}：{left} 记作 {a}（{unit_a}），{right} 记作 {b}（{unit_b}）；转述中单位或行为变了",
}
