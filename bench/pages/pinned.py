"""Pages of which something is pinned, each drawn so that it is known to be possible.

A pin drawn by chance is most often one that no page can keep. So a page with an advertisement is
drawn first and planned with nothing pinned; of one of the plans found, a story or photo is pinned
where it stands there. Those plans are checked in under ``pinned/``: the problems are drawn from
them alone, and the same bytes come out whatever plans better later.

    python -m bench.pages.pinned    # plan the pages again, and draw from what is found
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import replace

from banxin import makeup
from banxin.makeup import PageChoice
from bench.pages.copy import HERE
from bench.pages.desk import made_of, open_issue
from bench.pages.dice import Dice
from bench.pages.draw import Wish, draw_stories
from bench.pages.issue import issue_of
from bench.pages.plans import Plan, PlannedStory, load_plans, plan_of, write_plan
from bench.pages.problem import BoxTask, PageTask, Pin, Problem
from bench.pages.room import ROOMS, Room
from bench.pages.witness import keep, points_of

KIND = "pinned"
PLANNER = "Banxin's planner with nothing pinned"
DRAWN_FROM = HERE / "pinned"
"""A plan for every problem of the class, from which its pins are taken."""

SEEDS = range(800, 820)

_SECONDS = 20.0
_MOST_WAYS = 12
_PHOTOS = (0.9, 0.6, 0.25)


def draw_pinned() -> tuple[Problem, ...]:
    """A problem for each plan that is checked in."""
    plans = load_plans(DRAWN_FROM)
    bare = (draw_bare(seed) for seed in SEEDS)
    return tuple(pinned(problem, plans[problem.id]) for problem in bare if problem.id in plans)


def draw_bare(seed: int) -> Problem:
    """A page with an advertisement at its foot, on the right or from side to side."""
    dice = Dice(seed)
    layout = ("broadsheet", "tabloid")[seed % 2]
    room = ROOMS[layout]
    box = _advert(dice, room)
    taken = (box.columns[1] - box.columns[0] + 1) * (box.lines[1] - box.lines[0] + 2)
    count = dice.whole(4, 7) if layout == "broadsheet" else dice.whole(3, 5)
    drawn = draw_stories(dice, room, Wish(count, room.page(1) - taken, _PHOTOS))
    page = PageTask("要闻", tuple(story.name for story in drawn), (box,))
    return Problem(f"{KIND}-{seed}", KIND, seed, layout, (page,), drawn)


def pinned(problem: Problem, plan: Plan) -> Problem:
    """The page with something fixed where a plan has it: what, goes by its seed."""
    dice = Dice(problem.seed)
    (page,), (planned,) = problem.pages, plan.pages
    kind = (problem.seed - SEEDS.start) // 2 % 5
    pins = _pins(dice, kind, planned.stories)
    return replace(problem, pages=(replace(page, pins=pins),))


def _advert(dice: Dice, room: Room) -> BoxTask:
    wide = dice.one_of((room.columns, room.columns // 2, 2))
    tall = dice.whole(room.lines // 8, room.lines // 5)
    columns = (room.columns - wide + 1, room.columns)
    return BoxTask("advert", dice.line(), columns, (room.lines - tall + 1, room.lines))


def _pins(dice: Dice, kind: int, stories: Sequence[PlannedStory]) -> tuple[Pin, ...]:
    """A story's columns, its lines, both; a photo; or one story's columns and another's lines.

    Where no story has a photo, or every one leaves a corner, columns and lines of two are fixed.
    """
    whole = [one for one in stories if not one.notch]
    with_photo = [one for one in stories if one.photos]
    if kind == 0:
        one = dice.one_of(stories)
        return (Pin(one.story, columns=one.columns),)
    if kind == 1:
        one = dice.one_of(stories)
        return (Pin(one.story, lines=one.lines),)
    if kind == 2 and whole:
        one = dice.one_of(whole)
        return (Pin(one.story, columns=one.columns, lines=one.lines),)
    if kind == 3 and with_photo:
        one = dice.one_of(with_photo)
        photo = dice.one_of(one.photos)
        return (Pin(one.story, photo.photo, photo.columns, photo.lines),)
    one = dice.one_of(stories)
    other = dice.one_of([story for story in stories if story is not one])
    return Pin(one.story, columns=one.columns), Pin(other.story, lines=other.lines)


def find_plan(problem: Problem) -> Plan | None:
    """One of the best plans of a page with nothing pinned, by chance: not always the best.

    None where none is found that solves the page with its pins.
    """
    issue = issue_of(problem)
    stone, drafts = open_issue(issue)
    begin = time.process_time()
    found = makeup.plan_issue(drafts, issue, stone, lambda: time.process_time() - begin < _SECONDS)
    for page in found.pages[:1] if not found.shortfalls else ():
        if not isinstance(page, PageChoice):
            continue
        way = Dice(problem.seed).whole(0, min(len(page.ways), _MOST_WAYS) - 1)
        plans = (page.plan(way),)
        made = made_of(plans, issue, stone).made
        plan = plan_of(problem.id, plans, made, PLANNER) if made else None
        if plan and points_of(pinned(problem, plan), plan) is not None:
            return plan
    return None


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.parse_args()
    DRAWN_FROM.mkdir(exist_ok=True)
    for old in DRAWN_FROM.glob("*.json"):
        old.unlink()
    for seed in SEEDS:
        problem = draw_bare(seed)
        plan = find_plan(problem)
        if plan:
            (DRAWN_FROM / f"{problem.id}.json").write_text(write_plan(plan), "utf-8")
            keep(pinned(problem, plan), plan)
        print(problem.id, "drawn" if plan else "no plan", flush=True)


if __name__ == "__main__":
    main()
