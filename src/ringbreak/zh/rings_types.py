"""What the detectors of forgery, interception and diversion say, in Chinese."""

from __future__ import annotations

RINGS_TYPES: dict[str, str] = {
    "no office enters what nobody asked for": "没有人申请，机关不会登记",
    "it is a register row that nothing is behind, or the entry that made it": "该行没有依据，或该日志条目录入了这样一行",
    "it offers what somebody inside would enter": "兜售由内部人员录入的档案",
    "{count} rows of the register were entered with nothing behind them, {odd} of them between nine in the evening and seven in the morning, on {days} days, by {operators} operators; for comparison a row that has a partner, and that partner, are shown": "登记簿中有 {count} 行录入时没有任何依据，其中 {odd} 行在晚九时至早七时之间录入，分布在 {days} 天，由 {operators} 名操作员录入；为便于对照，另列出一行有对应依据的登记及其依据",
    "{rows} rows of the register were laid beside {other_rows} rows of another table: {matched} have a partner there, {bare} have none, for {uncovered} it cannot be told because their neighbours have none either; {unclaimed} rows of the other table have none here": "将登记簿 {rows} 行与另一张表 {other_rows} 行逐行比对：{matched} 行在彼处有对应，{bare} 行没有；{uncovered} 行因前后相邻各行同样没有对应而无法判断；另一张表有 {unclaimed} 行在此没有对应",
    "{count} further rows of the register have nothing behind them and nothing else stands out about them: late paper, a mistyped number, another office; they are not counted as inserted": "登记簿另有 {count} 行没有依据，但此外并无异常，可能是补交的纸质材料、编号误录或其他机关办理，不计入非法录入",
}
