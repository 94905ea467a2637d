"""Plans as data: read, placed by hand, made up and judged like any other page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bench.pages import run
from bench.pages.desk import make_up
from bench.pages.export import export
from bench.pages.issue import issue_of
from bench.pages.judged import judged
from bench.pages.pinned import DRAWN_FROM
from bench.pages.plans import (
    WITNESSES,
    Corner,
    Plan,
    PlannedPage,
    PlannedStory,
    by_hand,
    load_plans,
    plan_of,
    read_plan,
    unplaced,
    write_plan,
)
from bench.pages.problem import Pin, load_problem, load_problems
from bench.pages.run import run_plan
from bench.pages.witness import keeps_pins, points_of

from banxin.content import load_issue

# Of the bench and not of the program.
pytestmark = pytest.mark.heavy

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
    other = PlannedPage((replace(story, notch=None),), (8.5, 13.5))
    plan = Plan("x", (PlannedPage((story,)), other), "somebody")

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


def pins_of(name: str) -> tuple[Pin, ...]:
    return load_problem(name).pages[0].pins


PINNED = [problem.id for problem in load_problems("pinned")]


def test_everything_that_can_be_pinned_is_pinned_somewhere() -> None:
    fixed = {
        (bool(pin.photo), bool(pin.columns), bool(pin.lines)) for n in PINNED for pin in pins_of(n)
    }

    assert len(PINNED) >= 8
    assert {(False, True, False), (False, False, True), (False, True, True)} <= fixed
    assert (True, True, True) in fixed
    assert all(load_problem(name).pages[0].boxes for name in PINNED)


@pytest.mark.parametrize("name", PINNED)
def test_a_pinned_problem_is_drawn_from_a_plan_that_solves_it(name: str) -> None:
    problem, plan = load_problem(name), load_plans(DRAWN_FROM)[name]

    assert keeps_pins(problem, plan)
    assert points_of(problem, plan) is not None
    assert name in SHOWN


@pytest.mark.parametrize("name", PINNED[3:6])
def test_the_planner_keeps_what_is_pinned(name: str) -> None:
    problem = load_problem(name)
    result = make_up(issue_of(problem))
    assert result.made
    plan = plan_of(name, result.plans, result.made, "")

    assert keeps_pins(problem, plan)
    assert points_of(problem, plan) is not None


def test_a_planner_that_moves_a_pin_has_solved_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run.run_planner(SINGLE).solved
    monkeypatch.setattr(run, "keeps_pins", lambda *_: False)
    found = run.run_planner(SINGLE)

    assert not found.solved
    assert "plan-incomplete" in found.told


@pytest.mark.parametrize("name", PINNED)
def test_a_pin_that_is_not_kept_is_seen(name: str) -> None:
    problem = load_problem(name)
    for order, pin in enumerate(pins_of(name)):
        pins = list(pins_of(name))
        elsewhere = replace(
            pin,
            columns=pin.columns and (pin.columns[0] + 1, pin.columns[1] + 1),
            lines=pin.lines and (pin.lines[0] + 1, pin.lines[1] + 1),
        )
        pins[order] = elsewhere
        moved_pin = replace(problem, pages=(replace(problem.pages[0], pins=tuple(pins)),))
        assert not keeps_pins(moved_pin, SHOWN[name])


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


@pytest.mark.parametrize("name", PINNED[:2])
def test_an_exported_page_has_the_pins_and_boxes_that_the_bench_plans(
    name: str, tmp_path: Path
) -> None:
    problem = load_problem(name)
    (read,), (meant,) = (
        load_issue(export(problem, tmp_path)).issue.pages,
        issue_of(problem).pages,
    )

    assert [(pin.story, pin.photo, pin.columns, pin.lines) for pin in read.placements] == [
        (pin.story, pin.photo, pin.columns, pin.lines) for pin in meant.placements
    ]
    assert [(box.spot, box.title.plain) for box in read.boxes] == [
        (box.spot, box.title.plain) for box in meant.boxes
    ]
