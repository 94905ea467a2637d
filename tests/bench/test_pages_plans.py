"""Plans as data: read, placed by hand, made up and judged like any other page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bench.pages.desk import make_up
from bench.pages.export import export
from bench.pages.issue import issue_of
from bench.pages.judged import judged
from bench.pages.plans import (
    WITNESSES,
    Corner,
    Plan,
    PlannedPage,
    PlannedStory,
    by_hand,
    load_plans,
    read_plan,
    unplaced,
    write_plan,
)
from bench.pages.problem import load_problem, load_problems
from bench.pages.run import run_plan
from bench.pages.witness import keeps_pins, points_of

from banxin.content import load_issue

SHOWN = load_plans(WITNESSES)
SINGLE = next(name for name in SHOWN if name.startswith("tabloid-plain"))


def moved(plan: Plan, by: int) -> Plan:
    """The first story's foot so many lines lower."""
    page = plan.pages[0]
    first, *others = page.stories
    lower = replace(first, lines=(first.lines[0], first.lines[1] + by))
    return replace(plan, pages=(PlannedPage((lower, *others)), *plan.pages[1:]))


def test_a_plan_reads_back() -> None:
    story = PlannedStory("s01", (1, 4), (12, 60), Corner((3, 4), (50, 60)), "lead")
    plan = Plan("x", (PlannedPage((story,)), PlannedPage((replace(story, notch=None),))))

    assert read_plan(write_plan(plan)) == plan


@pytest.mark.parametrize("name", [name for name in SHOWN if name.startswith(("a4", "tabloid"))])
def test_a_witness_solves_its_problem(name: str) -> None:
    assert points_of(load_problem(name), SHOWN[name]) is not None


def test_every_witness_is_one_of_a_possible_problem() -> None:
    possible = {problem.id for problem in load_problems() if problem.possible is not False}

    assert len(SHOWN) >= 12
    assert set(SHOWN) <= possible


def test_a_story_made_too_short_is_overset_and_one_too_long_leaves_a_hole() -> None:
    problem = load_problem(SINGLE)
    last = max(SHOWN[SINGLE].pages[0].stories, key=lambda story: story.lines[1])
    shorter = replace(last, lines=(last.lines[0], last.lines[1] - 6), notch=None)
    others = tuple(s for s in SHOWN[SINGLE].pages[0].stories if s is not last)
    plan = replace(SHOWN[SINGLE], pages=(PlannedPage((shorter, *others)),))
    made = make_up(by_hand(issue_of(problem), plan)).made

    if made:
        assert judged(made)[0].overset or judged(made)[0].hole
    assert points_of(problem, plan) is None


def test_lines_left_white_at_a_pages_foot_are_a_hole() -> None:
    made = make_up(by_hand(issue_of(load_problem(SINGLE)), SHOWN[SINGLE])).made
    assert made
    (page,) = made.pages
    taller = replace(page, shape=replace(page.shape, lines=page.shape.lines + 1))

    assert judged(made)[0].clean
    assert judged(replace(made, pages=(taller,)))[0].hole


def test_stories_over_each_other_are_no_solution() -> None:
    plan = moved(SHOWN[SINGLE], 4)

    assert not run_plan(SINGLE, plan).solved


def test_a_story_left_out_is_no_solution() -> None:
    page = SHOWN[SINGLE].pages[0]
    plan = Plan(SINGLE, (PlannedPage(page.stories[1:]),))

    assert unplaced(issue_of(load_problem(SINGLE)), plan) == (page.stories[0].story,)
    assert run_plan(SINGLE, plan).told == ("plan-incomplete",)


def test_a_pin_that_is_not_kept_is_seen() -> None:
    problem = next(p for p in load_problems("pinned") if p.pages[0].pins[0].columns)
    pin = problem.pages[0].pins[0]
    assert pin.columns
    stories = tuple(PlannedStory(name, pin.columns, (11, 40)) for name in problem.pages[0].stories)
    kept = Plan(problem.id, (PlannedPage(stories),))
    wide = (pin.columns[0], pin.columns[1] - 1)
    broken = tuple(replace(story, columns=wide) for story in stories)

    if not pin.photo and not pin.lines:
        assert keeps_pins(problem, kept)
    assert not keeps_pins(problem, replace(kept, pages=(PlannedPage(broken),)))


def test_an_exported_problem_is_the_issue_that_the_bench_plans(tmp_path: Path) -> None:
    problem = next(
        one
        for one in load_problems("a4")
        if any(story.photos for story in one.stories) and one.possible is None
    )
    read = load_issue(export(problem, tmp_path)).issue
    meant = issue_of(problem)

    for story, other in zip(read.stories, meant.stories, strict=True):
        assert "".join(line.plain for line in story.title) == other.title[0].plain
        assert [type(block) for block in story.blocks] == [type(block) for block in other.blocks]
        assert [photo.file.width_px for photo in story.photos] == [
            photo.file.width_px for photo in other.photos
        ]
        assert [photo.crop for photo in story.photos] == [photo.crop for photo in other.photos]
        assert (story.kicker.plain, story.subtitle.plain) == (
            other.kicker.plain,
            other.subtitle.plain,
        )
