"""When the accounts of a ring were active, and which selectors they share: the figures behind three pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from ringbreak.dossier.document import Heat, Lane, Matrix, SelectorLine, Timeline
from ringbreak.dossier.labels import selector_name, zone
from ringbreak.dossier.summary import rows
from ringbreak.engine.engine import Engine
from ringbreak.model.dossier import DossierContext

MOST_LANES, MOST_ROWS, MOST_COLUMNS = 8, 18, 16

_HOURLY = """
    SELECT floor(epoch(sent_at) / 3600)::BIGINT AS hour, count(*) AS n FROM dossier_members
    WHERE ring_id = ? AND sent_at IS NOT NULL AND coalesce(sent_at_precision, 'second') IN ({precisions}) {author}
    GROUP BY hour ORDER BY hour
"""
_TO_THE_DAY = "'second', 'minute', 'hour', 'day'"
_TO_THE_HOUR = "'second', 'minute', 'hour'"


def timeline(
    engine: Engine, ring_id: str, labels: Mapping[str, str], context: DossierContext
) -> Timeline | None:
    """Records by hour, day, week, month or year, whichever gives a readable number of bins; None without dates."""
    local = zone(context.time_zone)

    def hours(author: str | None) -> list[tuple[datetime, int]]:
        text = _HOURLY.format(precisions=_TO_THE_DAY, author="" if author is None else "AND author = ?")
        params = (ring_id,) if author is None else (ring_id, author)
        return [
            (datetime.fromtimestamp(r["hour"] * 3600, UTC).astimezone(local), r["n"])
            for r in rows(engine, text, *params)
        ]

    every = hours(None)
    if not every:
        return None
    first, last = every[0][0], every[-1][0]
    days = (last.date() - first.date()).days
    unit = (
        "hour"
        if days <= 2
        else "day"
        if days <= 92
        else "week"
        if days <= 730
        else "month"
        if days <= 3650
        else "year"
    )
    bins = list(_bins(first, last, unit))
    at = {name: i for i, name in enumerate(bins)}

    def binned(found: Sequence[tuple[datetime, int]]) -> tuple[int, ...]:
        made = [0] * len(bins)
        for when, n in found:
            made[at[_bin(when, unit)]] += n
        return tuple(made)

    drawn = list(labels.items())[:MOST_LANES]
    total = rows(
        engine,
        "SELECT count(DISTINCT author) AS authors, count(*) AS n FROM dossier_members WHERE ring_id = ?",
        ring_id,
    )[0]
    return Timeline(
        unit=unit,
        labels=tuple(bins),
        counts=binned(every),
        lanes=tuple(Lane(label, binned(hours(author))) for author, label in drawn),
        other_accounts=max(0, total["authors"] - len(drawn)),
        undated=total["n"] - sum(n for _, n in every),
    )


def _bin(when: datetime, unit: str) -> str:
    if unit == "hour":
        return when.strftime("%Y-%m-%d %H:00")
    if unit == "month":
        return when.strftime("%Y-%m")
    if unit == "year":
        return when.strftime("%Y")
    day = when.date()
    if unit == "week":
        day -= timedelta(days=day.weekday())
    return day.isoformat()


def _bins(first: datetime, last: datetime, unit: str) -> list[str]:
    """Every bin from first to last, empty ones too: a gap is shown as a gap."""
    if unit == "hour":
        made, when = [], first
        while when <= last:
            made.append(_bin(when, unit))
            when = (when.astimezone(UTC) + timedelta(hours=1)).astimezone(first.tzinfo)
        return list(dict.fromkeys([*made, _bin(last, unit)]))
    if unit in ("day", "week"):
        day = date.fromisoformat(_bin(first, unit))
        step = timedelta(days=1 if unit == "day" else 7)
        end = last.date()
        made = []
        while day <= end:
            made.append(day.isoformat())
            day += step
        return made
    if unit == "month":
        months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        return [f"{m // 12:04d}-{m % 12 + 1:02d}" for m in months]
    return [f"{year:04d}" for year in range(first.year, last.year + 1)]


def heat(engine: Engine, ring_id: str, context: DossierContext) -> Heat | None:
    """Records by weekday and hour; None when fewer than ten are timed to the hour, which would show chance only."""
    local = zone(context.time_zone)
    counts: Counter[tuple[int, int]] = Counter()
    for r in rows(engine, _HOURLY.format(precisions=_TO_THE_HOUR, author=""), ring_id):
        when = datetime.fromtimestamp(r["hour"] * 3600, UTC).astimezone(local)
        counts[when.weekday(), when.hour] += r["n"]
    timed = sum(counts.values())
    if timed < 10:
        return None
    total = rows(engine, "SELECT count(*) AS n FROM dossier_members WHERE ring_id = ?", ring_id)[0]["n"]
    return Heat(
        tuple(tuple(counts[day, hour] for hour in range(24)) for day in range(7)),
        untimed=total - timed,
        zone=context.time_zone,
    )


def matrix(
    engine: Engine,
    ring_id: str,
    labels: Mapping[str, str],
    selectors: Mapping[int, SelectorLine],
    context: DossierContext,
) -> Matrix | None:
    """Accounts by the selectors that two of them or more bear; None when no two accounts share one."""
    cells: dict[tuple[str, int], int] = {}
    bearers: Counter[int] = Counter()
    for r in rows(
        engine,
        """
        SELECT author, selector_id, count(*) AS n FROM dossier_links
        WHERE ring_id = ? AND author IS NOT NULL GROUP BY ALL ORDER BY author, selector_id
        """,
        ring_id,
    ):
        if r["author"] in labels and r["selector_id"] in selectors:
            cells[r["author"], r["selector_id"]] = r["n"]
            bearers[r["selector_id"]] += 1
    shared = [
        s
        for s, n in sorted(bearers.items(), key=lambda item: (-item[1], -selectors[item[0]].bits, item[0]))
        if n > 1
    ]
    columns = shared[:MOST_COLUMNS]
    authors = [a for a in labels if any((a, s) in cells for s in columns)]
    chosen = authors[:MOST_ROWS]
    if not columns or len(chosen) < 2:
        return None
    order_rows, order_columns = _blocks([[cells.get((a, s), 0) for s in columns] for a in chosen])
    totals = rows(
        engine,
        "SELECT count(DISTINCT author) AS n FROM dossier_links WHERE ring_id = ? AND author IS NOT NULL",
        ring_id,
    )[0]["n"]
    return Matrix(
        row_labels=tuple(labels[chosen[i]] for i in order_rows),
        column_labels=tuple(
            selector_name(selectors[columns[j]].kind, selectors[columns[j]].shown, context.lang)
            for j in order_columns
        ),
        counts=tuple(tuple(cells.get((chosen[i], columns[j]), 0) for j in order_columns) for i in order_rows),
        hidden_rows=max(0, totals - len(chosen)),
        hidden_columns=len(shared) - len(columns),
    )


def _blocks(counts: list[list[int]]) -> tuple[list[int], list[int]]:
    """Orders of rows and columns that bring what belongs together side by side: barycentres, a few sweeps."""
    order_rows = list(range(len(counts)))
    order_columns = list(range(len(counts[0])))
    for _ in range(12):
        place = {i: p for p, i in enumerate(order_rows)}
        order_columns.sort(key=lambda j: (_centre([(place[i], row[j]) for i, row in enumerate(counts)]), j))
        place = {j: p for p, j in enumerate(order_columns)}
        order_rows.sort(key=lambda i: (_centre([(place[j], n) for j, n in enumerate(counts[i])]), i))
    return order_rows, order_columns


def _centre(weighted: Sequence[tuple[int, int]]) -> float:
    total = sum(n > 0 for _, n in weighted)
    return sum(place for place, n in weighted if n) / total if total else float(len(weighted))
