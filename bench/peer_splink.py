"""Splink with the settings of its own documentation, run by another interpreter; prints one JSON line.

    PYTHON bench/peer_splink.py payments ORIGIN.parquet DESTINATION.parquet
    PYTHON bench/peer_splink.py people HISTORICAL.parquet
    PYTHON bench/peer_splink.py described MADE.parquet      made-up people of bench/linking.py

PYTHON is an interpreter in which `pip install splink pandas pyarrow` was done; ringbreak need not be there. The settings are those of the
documentation's pages "Linking banking transactions" and "Linking a dataset of real historical persons" (Splink 5). Only what these pages
leave to the reader was added: which threshold, and for payments that each row has one partner (the best mutual one).
"""

# ruff: noqa: E402
from __future__ import annotations

import sys

# Another benchmark in this folder is called like a module of the standard library.
sys.path[:] = [p for p in sys.path if not p.rstrip("/").endswith("bench")]

import json
import resource
import time
from pathlib import Path
from typing import Any

THRESHOLDS = (0.5, 0.9, 0.95, 0.99, 0.999)


def peak_mb() -> int:
    """Peak memory of this process. getrusage would give that of the process it was forked from when that is larger."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def payments(origin: str, destination: str) -> dict[str, Any]:
    import pyarrow.parquet as pq
    import splink.comparison_level_library as cll
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    left, right = pq.read_table(origin), pq.read_table(destination)
    started, cpu = time.perf_counter(), time.process_time()
    alike = "substr(l.memo, 1,3) = substr(r.memo,1,3) and l.amount/r.amount > 0.7 and l.amount/r.amount < 1.3"
    rules = [
        f"strftime(l.transaction_date, '%Y%m') = strftime(r.transaction_date, '%Y%m') and {alike}",
        f"strftime(l.transaction_date+15, '%Y%m') = strftime(r.transaction_date, '%Y%m') and {alike}",
        block_on("substr(memo,1,9)"),
        "round(l.amount/2,0)*2 = round(r.amount/2,0)*2 and yearweek(r.transaction_date) = yearweek(l.transaction_date)",
        "round(l.amount/2,0)*2 = round((r.amount+1)/2,0)*2 and yearweek(r.transaction_date) = yearweek(l.transaction_date + 4)",
        # The page's last rule blocks on the row number, which gives the answer away; it is left out.
    ]
    amount = {
        "output_column_name": "amount",
        "comparison_levels": [
            cll.NullLevel("amount"),
            cll.ExactMatchLevel("amount"),
            *(cll.PercentageDifferenceLevel("amount", p) for p in (0.01, 0.03, 0.1, 0.3)),
            cll.ElseLevel(),
        ],
    }
    days = "transaction_date_r - transaction_date_l <= {n} and transaction_date_r >= transaction_date_l"
    date = {
        "output_column_name": "transaction_date",
        "comparison_levels": [
            cll.NullLevel("transaction_date"),
            *({"sql_condition": days.format(n=n), "label_for_charts": f"{n} days"} for n in (1, 4, 10, 30)),
            cll.ElseLevel(),
        ],
    }
    settings = SettingsCreator(
        link_type="link_only",
        probability_two_random_records_match=1 / left.num_rows,
        blocking_rules_to_generate_predictions=rules,
        comparisons=[amount, cl.LevenshteinAtThresholds("memo", [2, 6, 10]), date],
    )
    api = DuckDBAPI()
    linker = Linker(
        [api.register(left, dataset_display_name="__ori"), api.register(right, dataset_display_name="_dest")],
        settings,
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("memo"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("amount"))
    found = linker.inference.predict(threshold_match_probability=0.001)
    rows = found.as_duckdbpyrelation().fetchall()
    names = found.as_duckdbpyrelation().columns
    at = {n: names.index(n) for n in ("unique_id_l", "unique_id_r", "match_probability", "match_weight")}
    best_l: dict[int, tuple[float, int]] = {}
    best_r: dict[int, tuple[float, int]] = {}
    for row in rows:
        a, b, w = row[at["unique_id_l"]], row[at["unique_id_r"]], row[at["match_weight"]]
        best_l[a] = max(best_l.get(a, (-1e9, -1)), (w, b))
        best_r[b] = max(best_r.get(b, (-1e9, -1)), (w, a))
    probability = {
        (row[at["unique_id_l"]], row[at["unique_id_r"]]): row[at["match_probability"]] for row in rows
    }
    truth_l = dict(zip(left["unique_id"].to_pylist(), left["ground_truth"].to_pylist(), strict=True))
    truth_r = dict(zip(right["unique_id"].to_pylist(), right["ground_truth"].to_pylist(), strict=True))
    mutual = [
        (probability[a, b], truth_l[a] == truth_r[b])
        for a, (_, b) in sorted(best_l.items())
        if best_r[b][1] == a
    ]
    wanted = len(set(truth_l.values()) & set(truth_r.values()))
    every = [(p, truth_l[a] == truth_r[b]) for (a, b), p in probability.items()]
    return {
        "mutual": curve(mutual, wanted),
        "all": curve(every, wanted),
        "wall": time.perf_counter() - started,
        "cpu": time.process_time() - cpu,
    }


def curve(scored: list[tuple[float, bool]], wanted: int) -> dict[str, Any]:
    """Precision and recall at thresholds, best F1, precision at recall 0.8."""
    made: dict[str, Any] = {}
    for t in THRESHOLDS:
        kept = [ok for p, ok in scored if p >= t]
        hit = sum(kept)
        made[str(t)] = [hit / max(1, len(kept)), hit / wanted, 2 * hit / max(1, len(kept) + wanted)]
    best, hit, at_recall = 0.0, 0, None
    ordered = sorted(scored, key=lambda s: -s[0])
    for n, (p, ok) in enumerate(ordered, 1):
        hit += ok
        # Pairs of equal probability stand or fall together.
        if n < len(ordered) and ordered[n][0] == p:
            continue
        best = max(best, 2 * hit / (n + wanted))
        if at_recall is None and hit >= 0.8 * wanted:
            at_recall = hit / n
    made["best_f1"], made["precision_at_recall_80"] = best, at_recall
    return made


def people(path: str) -> dict[str, Any]:
    import pyarrow.parquet as pq
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    table = pq.read_table(path)
    started, cpu = time.perf_counter(), time.process_time()
    api = DuckDBAPI()
    # The page compares forename and surname together by their frequency, which needs the two in one column.
    data = api._con.from_arrow(table) if hasattr(api, "_con") else api.duckdb_con.from_arrow(table)
    data = data.project("*, first_name || ' ' || surname as first_name_surname_concat").to_arrow_table()
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("substr(first_name,1,3)", "substr(surname,1,4)"),
            block_on("surname", "dob"),
            block_on("first_name", "dob"),
            block_on("postcode_fake", "first_name"),
            block_on("postcode_fake", "surname"),
            block_on("dob", "birth_place"),
            block_on("substr(postcode_fake,1,3)", "dob"),
            block_on("substr(postcode_fake,1,3)", "first_name"),
            block_on("substr(postcode_fake,1,3)", "surname"),
            block_on("substr(first_name,1,2)", "substr(surname,1,2)", "substr(dob,1,4)"),
        ],
        comparisons=[
            cl.ForenameSurnameComparison(
                "first_name", "surname", forename_surname_concat_col_name="first_name_surname_concat"
            ),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.PostcodeComparison("postcode_fake"),
            cl.ExactMatch("birth_place").configure(term_frequency_adjustments=True),
            cl.ExactMatch("occupation").configure(term_frequency_adjustments=True),
        ],
    )
    linker = Linker(api.register(data), settings)
    linker.training.estimate_probability_two_random_records_match(
        [
            block_on("first_name", "surname", "dob"),
            block_on("substr(first_name,1,2)", "surname", "substr(postcode_fake,1,2)"),
            block_on("dob", "postcode_fake"),
        ],
        recall=0.6,
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    for rule in (block_on("first_name", "surname"), block_on("dob")):
        linker.training.estimate_parameters_using_expectation_maximisation(
            rule, estimate_without_term_frequencies=True
        )
    found = linker.inference.predict()
    pairs = found.as_duckdbpyrelation()
    made: dict[str, Any] = {}
    wall, used = time.perf_counter() - started, time.process_time() - cpu
    truth = dict(zip(table["unique_id"].to_pylist(), table["cluster"].to_pylist(), strict=True))
    rows = [
        (p, truth[a] == truth[b])
        for a, b, p in pairs.project("unique_id_l, unique_id_r, match_probability").fetchall()
    ]
    sizes: dict[str, int] = {}
    for c in truth.values():
        sizes[c] = sizes.get(c, 0) + 1
    made["pairs"] = curve(rows, sum(n * (n - 1) // 2 for n in sizes.values()))
    for t in THRESHOLDS:
        before, before_cpu = time.perf_counter(), time.process_time()
        grouped = linker.clustering.cluster_pairwise_predictions_at_threshold(
            found, threshold_match_probability=t
        )
        label = dict(grouped.as_duckdbpyrelation().project("unique_id, cluster_id").fetchall())
        if t == 0.95:
            wall += time.perf_counter() - before
            used += time.process_time() - before_cpu
        made[f"clusters_{t}"] = clusters(label, truth)
    return made | {"wall": wall, "cpu": used}


def described(path: str) -> dict[str, Any]:
    """Made-up people: five blocking rules, similar names and dates, training by expectation maximisation, groups at 0.95."""
    import pyarrow.parquet as pq
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    table = pq.read_table(path)
    started = time.perf_counter()
    api = DuckDBAPI()
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("first_name", "surname"),
            block_on("surname", "dob"),
            block_on("first_name", "dob"),
            block_on("dob", "city"),
            block_on("substr(surname,1,3)", "substr(first_name,1,2)", "city"),
        ],
        comparisons=[
            cl.JaroWinklerAtThresholds("first_name", [0.9, 0.75]),
            cl.JaroWinklerAtThresholds("surname", [0.9, 0.75]),
            cl.DamerauLevenshteinAtThresholds("dob", [1, 2]),
            cl.ExactMatch("city").configure(term_frequency_adjustments=True),
            cl.ExactMatch("occupation"),
        ],
    )
    linker = Linker(api.register(table), settings)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("first_name", "surname", "dob")], recall=0.5
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in (block_on("first_name", "surname"), block_on("dob")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=0.9)
    grouped = linker.clustering.cluster_pairwise_predictions_at_threshold(
        found, threshold_match_probability=0.95
    )
    label = dict(grouped.as_duckdbpyrelation().project("unique_id, cluster_id").fetchall())
    made = {
        "seconds": round(time.perf_counter() - started, 2),
        "cpu": round(time.process_time(), 2),
        "peak_mb": peak_mb(),
    }
    truth = dict(zip(table["unique_id"].to_pylist(), table["cluster"].to_pylist(), strict=True))
    scored = clusters(label, truth)
    return made | {"pair_recall": round(scored["r"], 3), "pair_precision": round(scored["p"], 4)}


def clusters(found: dict[str, str], truth: dict[str, str]) -> dict[str, float]:
    """Pairwise and B-cubed precision and recall of groups."""
    from collections import Counter

    both = Counter((found[i], truth[i]) for i in truth)
    left, right = Counter(found[i] for i in truth), Counter(truth.values())
    two = lambda c: sum(n * (n - 1) // 2 for n in c.values())  # noqa: E731
    hit = two(both)
    p, r = hit / max(1, two(left)), hit / max(1, two(right))
    bp = sum(n * n / left[f] for (f, _), n in both.items()) / len(truth)
    br = sum(n * n / right[t] for (_, t), n in both.items()) / len(truth)
    return {"p": p, "r": r, "f1": 2 * p * r / max(1e-9, p + r), "bp": bp, "br": br}


if __name__ == "__main__":
    import logging

    logging.getLogger("splink").setLevel(logging.ERROR)
    result = {"payments": payments, "people": people, "described": described}[sys.argv[1]](*sys.argv[2:])
    if "peak_mb" not in result:
        result["peak_mb"] = peak_mb()
    print(json.dumps(result))
