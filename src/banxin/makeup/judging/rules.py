"""What a page can do wrong, and what all of it adds up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from banxin.content.model import Spot


class PageRule(StrEnum):
    """The rules, in the words of the desk; each value is also the code it is reported with."""

    ROOM = "story-room"
    HOLE = "page-hole"
    FOOT_EMPTY = "page-foot-empty"
    PLACE_ORDER = "page-order"
    TITLE_ORDER = "title-order"
    AREA_ORDER = "area-order"
    HEADS_LEVEL = "page-heads-level"
    CUT_ACROSS = "page-cut-across"
    CUT_DOWN = "page-cut-down"
    HEAD_APART = "page-head-apart"
    LEG_FOLLOWS = "page-leg-follows"
    PHOTOS_TOUCH = "page-photos-touch"
    PHOTOS_BUNCHED = "page-photos-bunched"
    PHOTO_ORDER = "photo-order"
    THIN = "story-thin"
    FLAT = "story-flat"
    LEG_SHORT = "leg-short"
    LONE_LINE = "leg-lone-line"
    LEGS_UNEQUAL = "legs-unequal"
    TITLE_LOST = "title-lost"
    HEAD_IN_FOLD = "head-in-fold"
    COPYFIT = "story-copyfit"


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where a page breaks a rule.

    Attributes:
        points: What it costs; more than zero.
        stories: Whom it concerns, the heavier first; empty where it is the page's own.
        spot: Where, on the grid.
        amount: How much, in the rule's own unit; see `banxin.makeup.judging.prices`.
    """

    rule: PageRule
    points: int
    stories: tuple[str, ...]
    spot: Spot
    amount: int


@dataclass(frozen=True, slots=True)
class Score:
    """What a page costs; lower is better, 0 breaks no rule.

    Attributes:
        parts: Points by rule, in the order of `PageRule`; rules that are kept are left out.
    """

    parts: Mapping[PageRule, int]

    @property
    def total(self) -> int:
        return sum(self.parts.values())


def score(faults: Iterable[Fault]) -> Score:
    """Add up what a page did wrong, rule by rule."""
    sums: dict[PageRule, int] = {}
    for fault in faults:
        sums[fault.rule] = sums.get(fault.rule, 0) + fault.points
    return Score({rule: sums[rule] for rule in PageRule if rule in sums})
