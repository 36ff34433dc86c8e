"""Short messages in Chinese and English for benchmarks: `python bench/make_messages.py COUNT OUT.jsonl [SEED]`.

A fifth are in template families (2 to 500 members, fields varied), a tenth of those with a rotating contact; a third of
the rest carry a contact of their own; every hundredth quotes a hotline; every two-hundredth is a warning that goes
round. Words are drawn by rank from small lists of our own, so real text brings more chance overlap, not less. All
numbers are invented: phones of the block 199 0000 xxxx, hosts under .example.
"""

from __future__ import annotations

import json
import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

ZH = (
    "的 了 在 是 我 有 和 就 不 人 都 一 个 上 也 很 到 说 要 去 你 会 着 没有 看 好 自己 这 今天 明天 昨天 老板 朋友 客户 公司 手机 微信 支付 转账 银行 "
    "价格 优惠 活动 会员 充值 返利 平台 下载 注册 链接 群里 资料 名单 一手 出售 收购 长期 合作 联系 咨询 快递 包裹 退款 客服 订单 账号 密码 验证 短信 电话 "
    "贷款 额度 利息 审核 放款 征信 刷单 兼职 佣金 日结 工资 时间 自由 在家 学生 宝妈 赚钱 项目 投资 理财 股票 内幕 老师 带单 盈利 亏损 天气 吃饭 回家 孩子 "
    "学校 医院 周末 电影 音乐 旅游 机票 酒店 房子 装修 家具 衣服 鞋子 新款 现货 批发 零售 包邮 质量 保证 售后 正品 代购 香港 北京 上海 广州 深圳 成都 重庆"
).split()
EN = (
    "the of and to in is you that it for on with as are this be at have from or by not but what all were when we there can an your which their said if do "
    "will each about how up out them then she many some so these would other into has more her two like him see time could no make than first been its who "
    "now people my made over did down only way find use may water long little very after words called just where most know get through back much before go "
    "good new write our used me man too any day same right look think also around another came come work three word must because does part even place well "
    "such here take why things help put years different away again off went old number great tell men say small every found still between name should home "
    "account payment refund order parcel customs deposit bonus agent loan fee interest transfer wallet support service verify code link join group"
).split()
START = datetime(2026, 1, 1, tzinfo=UTC)
HOTLINE = "95588"
WARNING = "警方提醒：凡是要求转账到安全账户的都是诈骗，请立即拨打96110咨询，不轻信、不透露、不转账。"


def words(r: random.Random, count: int) -> list[str]:
    chinese = r.random() < 0.6
    pool = ZH if chinese else EN
    out = [pool[min(int(r.expovariate(1) * len(pool) / 4), len(pool) - 1)] for _ in range(count)]
    return out if chinese else [w + " " for w in out]


def contact(r: random.Random) -> str:
    which = r.random()
    if which < 0.4:
        return f"电话1990000{r.randrange(10_000):04d}"
    if which < 0.6:
        return f"加微信 wx_demo{r.randrange(10**6):06d}"
    if which < 0.75:
        return f"QQ {r.randrange(10**8, 10**9)}"
    if which < 0.9:
        return f"https://shop{r.randrange(10**5)}.example/{r.randrange(10**4)}"
    return f"TG @demo_{r.randrange(10**6)}"


def main() -> None:
    count, out = int(sys.argv[1]), Path(sys.argv[2])
    r = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 7)
    made = 0
    with open(out, "w", encoding="utf-8") as f:

        def emit(author: str, text: str) -> None:
            nonlocal made
            at = (START + timedelta(seconds=r.randrange(300 * 86_400))).isoformat()
            row = {
                "id": made,
                "author": author,
                "time": at,
                "channel": f"group-{r.randrange(500)}",
                "text": text,
            }
            f.write(json.dumps(row, ensure_ascii=False) + "\n")
            made += 1

        while made < count:
            if r.random() < 0.01:
                base = words(r, r.randrange(30, 110))
                pool = [contact(r) for _ in range(r.randrange(1, 6))]
                team = [f"u{r.randrange(10**7)}" for _ in range(r.randrange(1, 8))]
                rate = r.uniform(0.05, 0.2)
                for _ in range(min(count - made, int(min(500, 2 + r.paretovariate(1.1))))):
                    body = [r.choice(ZH) if r.random() < rate else w for w in base]
                    if r.random() < 0.6:
                        body.insert(len(body) // 2, r.choice(pool) + " ")
                    emit(r.choice(team), "".join(body))
                continue
            body = words(r, r.randrange(20, 110))
            chance = r.random()
            if chance < 0.33:
                body.insert(r.randrange(len(body)), contact(r) + " ")
            elif chance < 0.34:
                body.append(f"客服{HOTLINE}")
            elif chance < 0.345:
                body = [WARNING]
            emit(f"u{r.randrange(10**7)}", "".join(body))


if __name__ == "__main__":
    main()
