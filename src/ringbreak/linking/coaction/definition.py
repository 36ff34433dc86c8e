"""The published definition of coordination, exactly: CooRTweet's detect_groups and its weighted network."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ringbreak.linking.coaction.shares import F64, I32, I64, Shares, pair_keys, within


@dataclass(frozen=True)
class Network:
    """left, right: Accounts of each edge, left the smaller number; sorted. weight: Pairs of shares behind it.
    above: Whether the weight exceeds the quantile asked for."""

    left: I32
    right: I32
    weight: I64
    above: npt.NDArray[np.bool_]


def network(
    shares: Shares,
    same_as_object: npt.NDArray[np.bool_],
    *,
    window: float = 10.0,
    participation: int = 2,
    edge_weight: float = 0.5,
    loops: bool = False,
) -> Network:
    """Accounts that shared one object within `window` seconds, after CooRTweet.

    Args:
        same_as_object: Shares whose content is the object itself (the original post); a loop by the definition.
        participation: Shares an account must have at all, and then among those found, for its pairs to stay.
        edge_weight: Quantile of the edges' weights that an edge must exceed to be `above`.
        loops: Keep pairs of one account, of one content, or with the original post.
    Source: CooRTweet 2.x, R/detect_groups.R and R/generate_coordinated_network.R; Righetti and Balluff, CooRTweet: A
        generalized R software for coordinated network detection, Computational Communication Research 7 (2025).
    """
    accounts = int(shares.account.max()) + 1 if shares.size else 0
    contents = int(shares.content.max()) + 1 if shares.size else 0
    kept = np.bincount(shares.account, minlength=accounts)[shares.account] >= participation
    active, original = shares.take(kept), same_as_object[kept]
    left, right = within(active, window)
    if not loops:
        clean = (
            ~original[left]
            & ~original[right]
            & (active.content[left] != active.content[right])
            & (active.account[left] != active.account[right])
        )
        left, right = left[clean], right[clean]
    if participation >= 1:
        found = np.zeros(contents, np.bool_)
        found[active.content[left]] = True
        found[active.content[right]] = True
        rows = found[active.content]
        often = (
            np.bincount(active.account[rows], minlength=accounts)[active.account] >= participation
        ) & rows
        stays = np.zeros(contents, np.bool_)
        stays[active.content[often]] = True
        # One of the two suffices, by the definition: a busy account keeps its pairs with a quiet one.
        either = stays[active.content[left]] | stays[active.content[right]]
        left, right = left[either], right[either]
    key, weight = np.unique(
        pair_keys(active.account[left], active.account[right], max(1, accounts)), return_counts=True
    )
    weight = weight.astype(np.int64)
    limit: float = float(np.quantile(weight.astype(np.float64), edge_weight)) if weight.size else 0.0
    least: F64 = np.array([limit])
    return Network(
        (key // max(1, accounts)).astype(np.int32),
        (key % max(1, accounts)).astype(np.int32),
        weight,
        weight > least[0],
    )
