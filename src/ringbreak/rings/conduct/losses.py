"""What registers of complaints in a ring add up to: how many complain, how many people they are, and what they say they lost.

The registers of a bank, a platform or a station are often all there is, and most frauds are of no type of docs/case-types.md.
Whoever holds them asks first how many were harmed and by how much, whatever the ring turns out to be. A complaint is no
payment seen: what is stated here is never added to what ledgers show.
"""

from __future__ import annotations

from typing import Any

from ringbreak.engine.engine import Engine
from ringbreak.model.accused_callers import OWN_NUMBER, PAID_OR_ACCUSED, around
from ringbreak.rings.conduct.claims import WIDEST, Claims, Passage
from ringbreak.rings.conduct.sheets import read_sheets
from ringbreak.words import say

LOSS = (
    r"损失|^(?:被?诈?骗|受骗|被盗|盗刷|骗走|骗取)(?:走|取|去|的)?(?:金额|数额|总额|资金|款项|钱款|价值|钱)?(?:$|[(（])|"
    r"^(?:诈骗)(?:金额|数额)|\b(?:loss(?:es)?|(?:amount |money |sum )?(?:lost|stolen|defrauded)|lost amount)\b"
)
"""Headers of columns that say what somebody lost. 涉案金额 is money involved, which is more or less than a loss. RE2, ignoring case."""
NO_LOSS = r"挽回|挽损|追回|止损|退赔|是否|时间|日期|类型|方式|次数|经过|平台|\b(?:recovered|date|time|type|reason|avoided|item|property)\b"
NAMED = r"^(?:报案|报警|投诉|举报|受害|被害|受骗|申诉|反映)(?:人|者)(?:姓名|名字|名称)?$|^事主(?:姓名)?$|^(?:complainant|victim|reporter|reported by)(?:'s)?(?: name)?$"
"""Headers of columns that name who complains."""
SUM = r"^(?:约|共|计|合计|人民币|rmb|cny|usd|[¥￥$]|us\$)*([0-9]{1,3}(?:[,，][0-9]{3})+|[0-9]+)(\.[0-9]+)?(万|w|k|千)?(?:余|多)?(元|块|圆|rmb|cny|usd|人民币|美元)?(?:整|左右)?$"
"""A cell that holds one sum and nothing else, lower case without white space: digits, their decimals, their unit."""
YUAN, DOLLARS = r"元|圆|人民币|rmb|cny|[¥￥]", r"美元|usd|us\$|\$"


def read_losses(engine: Engine) -> None:
    """Make `complaint_rows` (ring_id, record_id, person, loss, currency, cell, length), one row a row of a register of complaints in a ring.

    person: the complainant's own number, else his name, else null. loss: in the currency, null where no cell holds one sum.
    cell, length: what to cite: the header of the cell with the loss, else with the name, else of any, and its characters.
    Reads: RING_MEMBERS, RECORDS, FIELDS, MENTIONS, MAPPINGS.
    """
    read_sheets(engine)
    header, own = "replace(f.field, '_', ' ')", "replace(substr(n.field, 6), '_', ' ')"
    bare = "regexp_replace(f.field, '[\\s_]+', '', 'g')"
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE complaint_rows AS
        WITH rows AS (
          SELECT m.ring_id, m.member_id AS record_id FROM ring_members m JOIN records r ON r.record_id = m.member_id
          WHERE m.member_kind = 'record' AND r.evidence_id IN (SELECT evidence_id FROM conduct_sheets WHERE sort = 'complaints')
        ), cells AS (
          SELECT f.record_id, f.field, length(f.value) AS length, lower(regexp_replace(f.value, '\\s+', '', 'g')) AS value,
                 regexp_matches(lower(f.field), '万') AS tens, {around(NAMED, bare)} AS named,
                 ({around(LOSS, bare)} OR {around(LOSS, header)}) AND NOT ({around(NO_LOSS, header)}) AS lost
          FROM fields f SEMI JOIN rows USING (record_id) WHERE f.value <> ''
        ), sums AS (
          SELECT record_id, field, length, field || ' ' || value AS written, tens, regexp_extract(value, '{SUM}', ['whole', 'part', 'unit', 'coin']) AS told
          FROM cells WHERE lost
        ), losses AS (
          SELECT record_id, field, length, written,
                 try_cast(replace(replace(told.whole, ',', ''), '，', '') || told.part AS DECIMAL(24, 6))
                   * CASE WHEN told.unit IN ('万', 'w') OR tens AND told.unit = '' AND told.coin = '' THEN 10000 WHEN told.unit IN ('千', 'k') THEN 1000 ELSE 1 END AS loss
          FROM sums WHERE told.whole <> ''
        ), largest AS (
          SELECT record_id, field, length, loss, CASE WHEN regexp_matches(written, '{DOLLARS}', 'i') THEN 'USD' WHEN regexp_matches(written, '{YUAN}', 'i') THEN 'CNY' END AS currency
          FROM losses WHERE loss > 0 QUALIFY row_number() OVER (PARTITION BY record_id ORDER BY loss DESC, written) = 1
        ), numbers AS (
          SELECT n.record_id, min(n.value) AS number FROM mentions n SEMI JOIN rows USING (record_id)
          WHERE n.kind = 'phone' AND starts_with(n.field, 'cell:') AND {around(OWN_NUMBER, own)} AND NOT ({around(PAID_OR_ACCUSED, own)}) GROUP BY ALL
        ), names AS (
          SELECT record_id, min(value) FILTER (named) AS name, arg_min((field, length), (NOT named, field, length)) AS first FROM cells GROUP BY ALL
        )
        SELECT r.ring_id, r.record_id, coalesce(u.number, a.name) AS person, l.loss, l.currency,
               coalesce(l.field, a.first[1]) AS cell, coalesce(l.length, a.first[2]) AS length
        FROM rows r LEFT JOIN numbers u USING (record_id) LEFT JOIN names a USING (record_id) LEFT JOIN largest l USING (record_id)
        """
    )


def complaint_findings(engine: Engine, claims: Claims) -> None:
    """Claim how many rows of registers of complaints a ring holds, where its type has no such figure of its own."""
    for row in _rows(
        engine,
        """
        SELECT ring_id, count(*) AS n, count(DISTINCT person) + least(1, count(*) FILTER (person IS NULL)) AS people,
               list((record_id, cell, length) ORDER BY loss DESC NULLS LAST, record_id) FILTER (cell IS NOT NULL)[1:5] AS shown
        FROM complaint_rows JOIN rings USING (ring_id) WHERE case_type IS NULL GROUP BY ring_id ORDER BY ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "complaints",
            say(
                "{count} rows of registers of complaints are in its records, by {people} people at least, as far as names and numbers tell",
                count=row["n"],
                people=row["people"],
            ),
            _cited(row["shown"]),
            low=float(row["people"]),
            high=float(row["n"]),
            unit="records",
            confidence=0.8,
        )


def loss_findings(engine: Engine, claims: Claims) -> None:
    """Claim what those who complain say they lost: each person once with his largest sum at least, every row at most."""
    for row in _rows(
        engine,
        """
        WITH each_one AS (
          SELECT ring_id, currency, coalesce(person, record_id::VARCHAR) AS person, max(loss) AS most, sum(loss) AS every, count(*) AS n,
                 arg_max((record_id, cell, length), (loss, -record_id)) AS shown
          FROM complaint_rows WHERE loss IS NOT NULL GROUP BY ALL
        ), silent AS (SELECT ring_id, count(*) AS all_rows FROM complaint_rows GROUP BY ALL)
        SELECT ring_id, currency, sum(most) AS low, sum(every) AS high, sum(n) AS n, any_value(all_rows) AS all_rows,
               list(shown ORDER BY most DESC, shown)[1:5] AS shown
        FROM each_one JOIN silent USING (ring_id) GROUP BY ring_id, currency ORDER BY ring_id, currency
        """,
    ):
        told: dict[str, Any] = {
            "count": int(row["n"]),
            "all": row["all_rows"],
            "low": f"{row['low']:,.2f}",
            "high": f"{row['high']:,.2f}",
            "currency": row["currency"] or say("(currency not stated)"),
        }
        claims.add(
            row["ring_id"],
            "loss",
            say(
                "{count} of {all} complaints state what was lost: {low} {currency} together; it is what they say, and stands beside what payments show",
                **told,
            )
            if row["low"] == row["high"]
            else say(
                "{count} of {all} complaints state what was lost: {low} {currency} if each person is counted once, {high} if every row is; it is what they say, and stands beside what payments show",
                **told,
            ),
            _cited(row["shown"]),
            low=float(row["low"]),
            high=float(row["high"]),
            currency=row["currency"],
            confidence=0.75,
            key=row["currency"] or "",
        )


def _cited(shown: list[dict[str, Any]]) -> list[Passage]:
    return [
        (record, f"cell:{cell}", 0, min(length, WIDEST))
        for record, cell, length in (s.values() for s in shown)
    ]


def _rows(engine: Engine, statement: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = engine.sql(statement).to_pylist()
    return rows
