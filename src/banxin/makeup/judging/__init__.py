"""The rules of a page: what an editor minds about its shape, and how much."""

from __future__ import annotations

from banxin.makeup.judging.judge import judge
from banxin.makeup.judging.order import place_points
from banxin.makeup.judging.prices import LEAD_PLACE_COUNTS, PRICES, Price, is_strong
from banxin.makeup.judging.rules import Fault, PageRule, Score, score

__all__ = [
    "LEAD_PLACE_COUNTS",
    "PRICES",
    "Fault",
    "PageRule",
    "Price",
    "Score",
    "is_strong",
    "judge",
    "place_points",
    "score",
]
