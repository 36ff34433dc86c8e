"""Two tables of one case whose numbers are the same: found by what stands in their columns, not by what these are called.

A register names, row by row, the application, order or file it rests on. Where nearly all rows do, and the other table is in
the case, a row without a partner has nothing behind it. Everything here is counting; `weighing` says when it means something.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.model.ids import content_id
from ringbreak.words import say

LEAST_ROWS = 50
"""Rows of a table from which it is laid beside another: below, what is usual cannot be told from what is not."""
UNIQUE = 0.95
"""Share of different values from which a column numbers its rows."""
SHAPED = 0.9
"""Share of values that look like numbers of something."""
OVERLAP = 0.5
"""Share of the register's rows that must have a partner. The rest may be a gap of months; `NEIGHBOURS` tells."""
NEIGHBOURS = 25
"""Rows of other operators entered just before, and as many just after, by which it is told whether the other table covers a time."""
COVERED = 0.6
"""Share of them that must have a partner."""
MOST_COLUMNS = 120
"""Columns of numbers that are laid beside each other; the longest tables first."""
KINDS = "('row', 'profile', 'action', 'listing')"
"""Records that are rows of tables. Posts, messages and payments are what people do and rest on nothing."""
OPERATOR = "(?i)录入(?:人|员|账号)|经办(?:人|员)?|操作(?:人|员|者|账号)|受理(?:人|员)|登记(?:人|员)|审核人|柜员|工号|^operator|^clerk|entered.?by|created.?by|^user(?:_?id)?$|handled.?by"
"""Headers of the column that says who entered a row, where no log does."""

_NUMBER = "regexp_matches(v, '[0-9]') AND regexp_matches(v, '^[\\p{L}\\p{N}_/.()（）〔〕#-]{4,40}$')"
_NO_NUMBER = (
    "regexp_matches(v, '^(?:19|20)[0-9]{2}[-/.年][0-9]{1,2}(?:[-/.月]|$)') OR regexp_matches(v, '^[0-9]+[.][0-9]{1,4}$') "
    "OR regexp_matches(v, '^1[3-9][0-9]{9}$') OR regexp_matches(v, '^(?:[0-9]{1,3}[.]){3}[0-9]{1,3}$')"
)
"""Dates, sums, telephones and addresses: equal ones are met by chance, or say something else."""


def find_pairs(engine: Engine) -> int:
    """Make `register_pairs`: registers and the tables behind them.

    Reads: RECORDS, FIELDS, ACTIONS.
    Makes: register_cells (record_id, book, field, v): cells of tables that may be compared.
           register_keys (book, field, v, record_id): values of columns that number rows, one row a value.
           register_pairs (comparison_id, book, field, other_book, other_field, rows, other_rows, matched, ids): ids is what the
           columns share in words. A book is evidence and sheet.
    Returns: How many.
    """
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE register_books AS
        SELECT r.evidence_id, r.channel, r.evidence_id || '/' || coalesce(r.channel, '') AS book, count(*) AS rows
        FROM records r WHERE r.kind IN {KINDS} GROUP BY ALL HAVING count(*) >= {LEAST_ROWS}
        """
    )
    if engine.sql("SELECT count(*) AS n FROM register_books")["n"][0].as_py() < 2:
        return 0
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE register_cells AS
        SELECT f.record_id, b.book, f.field, upper(trim(f.value)) AS v
        FROM fields f JOIN records r USING (record_id)
        JOIN register_books b ON b.evidence_id = r.evidence_id AND b.channel IS NOT DISTINCT FROM r.channel
        WHERE r.kind IN {KINDS} AND length(f.value) BETWEEN 1 AND 60
        """
    )
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE register_columns AS
        SELECT book, field, n FROM (
          SELECT book, field, count(*) AS n, count(DISTINCT v) AS different,
                 count(*) FILTER ({_NUMBER} AND NOT ({_NO_NUMBER})) AS shaped,
                 count(*) FILTER (regexp_matches(v, '^[0-9]{{1,8}}$')) AS plain,
                 max(try_cast(v AS BIGINT)) - min(try_cast(v AS BIGINT)) + 1 AS span
          FROM register_cells GROUP BY book, field)
        WHERE n >= {LEAST_ROWS} AND different >= {UNIQUE} * n AND shaped >= {SHAPED} * n
          -- 1, 2, 3 ... numbers the rows of any table and means no row of another.
          AND NOT (plain = n AND span <= 2 * n)
        ORDER BY n DESC, book, field LIMIT {MOST_COLUMNS}
        """
    )
    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE register_keys AS
        SELECT c.book, c.field, c.v, min(c.record_id) AS record_id
        FROM register_cells c JOIN register_columns USING (book, field) GROUP BY ALL
        """
    )
    found = engine.sql(
        f"""
        WITH shared AS (
          SELECT a.book, a.field, b.book AS other_book, b.field AS other_field, count(*) AS matched
          FROM register_keys a JOIN register_keys b ON a.v = b.v AND a.book <> b.book GROUP BY ALL
        )
        SELECT s.*, x.rows, y.rows AS other_rows FROM shared s
        JOIN register_books x ON x.book = s.book JOIN register_books y ON y.book = s.other_book
        WHERE s.matched >= {LEAST_ROWS} AND s.matched >= {OVERLAP} * x.rows
        -- Of several columns that say the same, the one that says most.
        QUALIFY row_number() OVER (PARTITION BY s.book, s.other_book ORDER BY matched DESC, s.field, s.other_field) = 1
        ORDER BY s.book, s.other_book
        """
    )
    ids = [content_id("comparison", *(row[k] for k in ("book", "field", "other_book", "other_field")))[:16] for row in found.to_pylist()]  # fmt: skip
    import pyarrow as pa

    engine.register("register_pairs", found.append_column("comparison_id", pa.array(ids, pa.large_string())))
    return int(found.num_rows)


def lay_beside(engine: Engine) -> None:
    """Make `register_rows`, one row a row of a register and comparison.

    Makes: register_rows (comparison_id, record_id, log_id, operator, ip, device, entered_at, exact, other_id, covered, name):
           other_id is null where nothing is behind the row; covered says whether the other table covers its time, as far as it is
           known; log_id is the row of the log that entered it; exact: the time is known to the minute.
    """
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE register_rows AS
        WITH bodies AS (
          SELECT p.comparison_id, r.record_id, b.book, p.field, p.other_book, p.other_field
          FROM register_pairs p JOIN register_books b USING (book)
          JOIN records r ON r.evidence_id = b.evidence_id AND r.channel IS NOT DISTINCT FROM b.channel AND r.kind IN {KINDS}
        ), logged AS (
          -- A log names the row it wrote by one of the row's own numbers.
          SELECT k.book, k.record_id, arg_min(a.record_id, (a.acted_at, a.record_id)) AS log_id
          FROM register_keys k JOIN actions a ON upper(trim(a.target)) = k.v
          JOIN records r ON r.record_id = a.record_id WHERE a.record_id <> k.record_id
          AND regexp_matches(a.verb, '(?i)insert|add|create|new|enter|录入|新增|登记|制证|写入|入库')
          GROUP BY k.book, k.record_id
        ), own AS (
          SELECT c.record_id, arg_min(c.v, (c.field, c.v)) AS operator FROM register_cells c
          WHERE regexp_matches(c.field, '{OPERATOR}') GROUP BY c.record_id
        ), told AS (
          SELECT b.comparison_id, b.record_id, l.log_id, coalesce(upper(trim(x.actor)), upper(trim(y.actor)), o.operator) AS operator,
                 coalesce(x.ip, y.ip) AS ip, coalesce(x.device, y.device) AS device,
                 coalesce(x.acted_at, r.sent_at) AS entered_at,
                 x.acted_at IS NOT NULL OR coalesce(r.sent_at_precision IN ('second', 'minute'), false) AS exact,
                 k.record_id AS other_id
          FROM bodies b JOIN records r USING (record_id)
          LEFT JOIN logged l ON l.book = b.book AND l.record_id = b.record_id
          LEFT JOIN actions x ON x.record_id = l.log_id
          LEFT JOIN actions y ON y.record_id = b.record_id
          LEFT JOIN own o ON o.record_id = b.record_id
          LEFT JOIN register_cells c ON c.record_id = b.record_id AND c.field = b.field
          LEFT JOIN register_keys k ON k.book = b.other_book AND k.field = b.other_field AND k.v = c.v
        ), named AS (
          SELECT record_id, min(name) AS name FROM profiles WHERE name IS NOT NULL GROUP BY record_id
        ), each_one AS (
          SELECT * FROM told QUALIFY row_number() OVER (PARTITION BY comparison_id, record_id ORDER BY log_id) = 1
        ), windows AS (
          SELECT comparison_id, record_id, sum((other_id IS NOT NULL)::INT) OVER near - (other_id IS NOT NULL)::INT AS met,
                 count(*) OVER near - 1 AS seen
          FROM each_one WHERE entered_at IS NOT NULL
          WINDOW near AS (PARTITION BY comparison_id ORDER BY entered_at, record_id ROWS BETWEEN {NEIGHBOURS} PRECEDING AND {NEIGHBOURS} FOLLOWING)
        )
        SELECT e.*, coalesce(w.seen > 0 AND w.met >= {COVERED} * w.seen, false) AS covered, n.name
        FROM each_one e LEFT JOIN windows w USING (comparison_id, record_id) LEFT JOIN named n USING (record_id)
        """
    )


def why_paired(pair: dict[str, object]) -> str:
    """How two columns were found to belong together, for people."""
    return say(
        "{matched} of {rows} rows bear in {field} a number that one row of the other table bears in {other}",
        matched=pair["matched"],
        rows=pair["rows"],
        field=pair["field"],
        other=pair["other_field"],
    )
