"""Witnesses: plans that are checked in because they show that a problem can be solved."""

from __future__ import annotations

from collections.abc import Iterable

from bench.pages.desk import make_up
from bench.pages.issue import issue_of
from bench.pages.judged import judged
from bench.pages.lawbook import broken_laws
from bench.pages.plans import WITNESSES, Plan, by_hand, load_plans, unplaced, write_plan
from bench.pages.problem import Problem


def points_of(problem: Problem, plan: Plan) -> int | None:
    """A plan's score; None where it does not solve its problem.

    It does not where it leaves something out, over, or empty, or breaks a pin or a law.
    """
    issue = issue_of(problem)
    if unplaced(issue, plan) or not keeps_pins(problem, plan):
        return None
    result = make_up(by_hand(issue, plan))
    if not result.made:
        return None
    pages = judged(result.made)
    if broken_laws(problem, result.made):
        return None
    return sum(page.total for page in pages) if all(page.clean for page in pages) else None


def shown(problems: Iterable[Problem]) -> frozenset[str]:
    """Those of some problems whose witness solves them today, its laws kept."""
    plans = load_plans(WITNESSES)
    return frozenset(
        problem.id
        for problem in problems
        if problem.id in plans and points_of(problem, plans[problem.id]) is not None
    )


def keeps_pins(problem: Problem, plan: Plan) -> bool:
    """Whether everything that the problem fixes stands as it says."""
    for task, page in zip(problem.pages, plan.pages, strict=True):
        places = {(one.story, 0): (one.columns, one.lines) for one in page.stories}
        places |= {
            (one.story, photo.photo): (photo.columns, photo.lines)
            for one in page.stories
            for photo in one.photos
        }
        for pin in task.pins:
            columns, lines = places.get((pin.story, pin.photo), (None, None))
            if pin.columns not in (None, columns) or pin.lines not in (None, lines):
                return False
        if not set(task.stories) <= {one.story for one in page.stories}:
            return False
    return True


def keep(problem: Problem, plan: Plan) -> bool:
    """Check a plan in if it solves its problem, better than any before it."""
    points = points_of(problem, plan)
    if points is None:
        return False
    WITNESSES.mkdir(exist_ok=True)
    before = load_plans(WITNESSES).get(problem.id)
    if before:
        earlier = points_of(problem, before)
        if earlier is not None and earlier <= points:
            return True
    (WITNESSES / f"{problem.id}.json").write_text(write_plan(plan), "utf-8")
    return True
