"""What the detectors of forgery, interception and diversion say, in Chinese."""

from __future__ import annotations

RINGS_TYPES: dict[str, str] = {
    "no office enters what nobody asked for": "没有人申请，机关不会登记",
    "it is a register row that nothing is behind, or the entry that made it": "该行没有依据，或该日志条目录入了这样一行",
    "it offers what somebody inside would enter": "兜售由内部人员录入的档案",
    "a code came to it or money left it, at night and without its owner": "夜间有验证码发到该号码，或有款项从该卡转出，其主人并不知情",
    "a telephone has one owner": "一个号码只有一个机主",
    "a terminal answers for other people's numbers while they are sent codes": "有终端在他人收到验证码时代其号码应答",
    "nights of theft": "作案夜数",
    "{low} to {high} login codes came between midnight and six: {count} in its records, to {people} people, and {beside} more on telephones whose owner nothing names, at the minutes of its payments or terminals; {payments} payments into or out of its accounts followed within two hours": "零时至六时之间共有 {low} 至 {high} 条登录验证码：本团伙记录中 {count} 条，涉及 {people} 人；另有 {beside} 条出现在机主不明的手机中，时间与其收款或终端活动相合；两小时之内其账户随即有 {payments} 笔进出款项",
    "codes, payments or its terminals' doings fall into {count} different nights": "验证码、付款或其终端活动分布在 {count} 个夜晚",
    "{count} rows of the register were entered with nothing behind them, {odd} of them between nine in the evening and seven in the morning, on {days} days, by {operators} operators; for comparison a row that has a partner, and that partner, are shown": "登记簿中有 {count} 行录入时没有任何依据，其中 {odd} 行在晚九时至早七时之间录入，分布在 {days} 天，由 {operators} 名操作员录入；为便于对照，另列出一行有对应依据的登记及其依据",
    "{rows} rows of the register were laid beside {other_rows} rows of another table: {matched} have a partner there, {bare} have none, for {uncovered} it cannot be told because their neighbours have none either; {unclaimed} rows of the other table have none here": "将登记簿 {rows} 行与另一张表 {other_rows} 行逐行比对：{matched} 行在彼处有对应，{bare} 行没有；{uncovered} 行因前后相邻各行同样没有对应而无法判断；另一张表有 {unclaimed} 行在此没有对应",
    "{count} further rows of the register have nothing behind them and nothing else stands out about them: late paper, a mistyped number, another office; they are not counted as inserted": "登记簿另有 {count} 行没有依据，但此外并无异常，可能是补交的纸质材料、编号误录或其他机关办理，不计入非法录入",
    "editions sold": "售出版本",
    "credited by advertising": "广告结算所得",
    "who sells the pages keeps it": "只有出售这套系统的人才会保管这样的账册",
    "a book lists the codes of its pages and one account to pay": "有账册登记其页面推广码并写明同一收款账户",
    "it is a row about a buyer in the book of codes": "该行为推广码账册中的买家登记",
    "it says what a code of its pages earned": "该行记载其页面推广码的结算收入",
    "the book of codes lists it as a buyer's": "推广码账册将其登记为买家",
    "{count} articles and pages stand under the codes of {codes} accounts, each address counted once; {more} more texts with a headline stand under none": "{codes} 个账号的推广码之下共有 {count} 篇文章或页面，每个网址只计一次；另有 {more} 篇带标题的文本未挂推广码",
    "{count} articles and posts with a headline, each address counted once": "带标题的文章和帖子 {count} 篇，每个网址只计一次",
    "{low} {measure} by the source that states most, {high} by all {sources} sources together ({records} records); two sources may count the same ones": "所载最多的来源为 {low}（{measure}），{sources} 个来源合计 {high}（{records} 条记录）；两个来源可能统计的是同一批",
    "the seller's book has {count} rows for buyers, {low} of them under codes of pages in the case, each code once": "卖方账册中有 {count} 行买家登记，其中 {low} 个推广码在本案页面中出现，每码只计一次",
    "{count} editions are sold by its book: {names}": "账册显示售出 {count} 个版本：{names}",
    "{amount} {currency} was credited to its codes by a list of what each earned ({count} rows, column {field}); it is what was earned by clicks, and no loss of anybody it was taken from": "按各推广码结算清单（{count} 行，“{field}”一栏），共结算 {amount} {currency}；此为点击所得，并非任何人的损失",
    "its pages under codes stand on {count} sites: {names}": "挂有推广码的页面分布在 {count} 个网站：{names}",
}
