"""A made-up issue judged: pages with overset or holes, broken rules, the score by its parts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from banxin.diagnostics import Severity
from banxin.makeup import IssueLayout, PageLayout
from banxin.makeup.judging import PageRule, judge, score

_EMPTY = frozenset({PageRule.ROOM, PageRule.HOLE, PageRule.FOOT_EMPTY})


@dataclass(frozen=True, slots=True)
class JudgedPage:
    """One page.

    Attributes:
        overset: Text, a head or a photo has found no room, or covers something.
        hole: Column lines stay empty: under a story, between two, or at the page's foot.
        points: By rule.
        breaks: How often each rule is broken.
    """

    overset: bool
    hole: bool
    points: dict[str, int]
    breaks: dict[str, int]

    @property
    def clean(self) -> bool:
        return not self.overset and not self.hole

    @property
    def total(self) -> int:
        return sum(self.points.values())


def judged(made: IssueLayout) -> tuple[JudgedPage, ...]:
    """Every page of an issue; an error that names no story of a page counts for all of them."""
    errors = [one for one in made.findings if one.severity is Severity.ERROR]
    named = [str(one.params.get("story", "")) for one in errors]
    return tuple(_page(page, made, named) for page in made.pages)


def _page(page: PageLayout, made: IssueLayout, errors: list[str]) -> JudgedPage:
    faults = judge(page.shape, made.layout)
    here = {shape.story for shape in page.shape.stories}
    return JudgedPage(
        overset=any(not name or name in here for name in errors),
        hole=any(fault.rule in _EMPTY for fault in faults),
        points={rule.value: points for rule, points in score(faults).parts.items()},
        breaks=dict(Counter(fault.rule.value for fault in faults)),
    )
