"""What the linkers of coordination, payments and people cost as the case grows: CPU time, peak memory, growth exponent.

    python bench/linkers.py                     10,000 to 100,000 rows each
    python bench/linkers.py --sizes 10000,1000000 --only coordination

Each size runs in a process of its own, on made-up rows: shares of popular pages by busy and quiet accounts at random times; payments that stand in
two ledgers with a fee, a day and a memo cut short between them; people described three times with common Chinese names.
"""

# ruff: noqa: E402
from __future__ import annotations

import sys

sys.path[:] = [p for p in sys.path if not p.rstrip("/").endswith("bench")]

import argparse
import json
import math
import resource
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红娥玲芬燕彬波辉"

ROWS = {
    "coordination": {
        "records": """SELECT i AS record_id, repeat('a', 64) AS evidence_id, 'forum' AS platform, 'u' || (hash(i * 3) % greatest(1, {n} // 10)) AS author,
            timestamptz '2025-01-01' + INTERVAL (hash(i * 5) % 31536000) SECOND AS sent_at, 'second' AS sent_at_precision, NULL::VARCHAR AS text
            FROM range({n}) t(i)""",
        "mentions": """SELECT i AS record_id, 'url' AS kind,
            'https://h' || CAST(floor(pow(hash(i * 7) % 1000000 / 1e6, 3) * ({n} / 20)) AS INT) AS value FROM range({n}) t(i)""",
    },
    "payments": {
        "records": "SELECT i AS record_id, repeat(CAST(i % 2 AS VARCHAR), 64) AS evidence_id, NULL::VARCHAR AS channel FROM range({n}) t(i)",
        "transfers": """SELECT i AS record_id, NULL::VARCHAR AS payer, NULL::VARCHAR AS payee, NULL::VARCHAR AS payer_name, NULL::VARCHAR AS payee_name,
            CAST((hash(i // 2) % 1000000 / 100.0) * (CASE WHEN hash(i // 2 * 3) % 2 = 0 AND i % 2 = 1 THEN 1.01 ELSE 1 END) + 1 AS DECIMAL(18, 2)) AS amount,
            'CNY' AS currency, true AS direction_known, upper(left(md5(CAST(i // 2 AS VARCHAR)), CAST(6 + hash(i) % 10 AS INT))) AS memo,
            timestamptz '2025-01-01' + INTERVAL (hash(i // 2 * 5) % 31536000) SECOND + INTERVAL (i % 2 * 86400) SECOND AS moved_at FROM range({n}) t(i)""",
    },
    "people": {
        "profiles": """SELECT i AS record_id, substr('{surnames}', 1 + CAST(hash(i // 3 * 7) % 32 AS INT), 1)
            || substr('{given}', 1 + CAST(hash(i // 3 * 11) % 34 AS INT), 1) || substr('{given}', 1 + CAST(hash(i // 3 * 13) % 34 AS INT), 1) AS name,
            DATE '1950-01-01' + CAST(hash(i // 3 * 17) % 20000 AS INT) AS born_on,
            '测试省示例市第' || (hash(i // 3 * 19) % 300) || '区样板路' || (hash(i // 3 * 23) % 2000) || '号' AS address,
            '199' || lpad(CAST(hash(i // 3 * 29 + i % 2) % 100000000 AS VARCHAR), 8, '0') AS phone,
            NULL::VARCHAR AS id_number, NULL::VARCHAR AS company, NULL::VARCHAR AS account, NULL::VARCHAR AS email, NULL::VARCHAR AS bank_card,
            NULL::VARCHAR AS wechat, NULL::VARCHAR AS qq FROM range({n}) t(i)""",
    },
}  # fmt: skip


def one(name: str, n: int) -> dict[str, float]:
    """Run one linker over n rows in this process."""
    from importlib import import_module

    from ringbreak.engine.duckdb import DuckDB
    from ringbreak.linking.linker import MINTED, LinkSettings
    from ringbreak.model.progress import SILENT
    from ringbreak.model.tables import TABLES

    engine = DuckDB(threads=2)
    for table in TABLES:
        engine.register(table.name, table.empty())
    engine.execute(
        "CREATE TEMP TABLE text_family (record_id BIGINT, family BIGINT, size BIGINT, warns BOOLEAN)"
    )
    engine.execute(MINTED)
    for table_name, statement in ROWS[name].items():
        engine.register(table_name, engine.sql(statement.format(n=n, surnames=SURNAMES, given=GIVEN)))
    linker = import_module(f"ringbreak.linking.linkers.{name}").LINKER
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    wall, cpu = time.perf_counter(), time.process_time()
    linker.mint(engine, LinkSettings(), SILENT)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    made = engine.sql("SELECT count(*) AS n, count(DISTINCT value) AS v FROM minted").to_pylist()[0]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "wall": wall,
        "cpu": cpu,
        "before": before,
        "peak": peak,
        "rows": made["n"],
        "selectors": made["v"],
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="10000,30000,100000")
    parser.add_argument("--only", choices=sorted(ROWS))
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(one(args.one[0], int(args.one[1]))))
        return
    print(
        "| linker | rows | CPU s | wall s | peak MB | rows minted | selectors | growth exponent of CPU time |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for name in [args.only] if args.only else sorted(ROWS):
        last: tuple[int, float] | None = None
        for size in (int(s) for s in args.sizes.split(",")):
            done = subprocess.run(
                [sys.executable, __file__, "--one", name, str(size)],
                capture_output=True,
                text=True,
                check=True,
            )
            it = json.loads(done.stdout.strip().splitlines()[-1])
            grown = "" if last is None else f"{math.log(it['cpu'] / last[1]) / math.log(size / last[0]):.2f}"
            print(
                f"| {name} | {size:,} | {it['cpu']:.1f} | {it['wall']:.1f} | {it['peak']:.0f} | {it['rows']:,} | {it['selectors']:,} | {grown} |",
                flush=True,
            )
            last = (size, it["cpu"])


if __name__ == "__main__":
    main()
