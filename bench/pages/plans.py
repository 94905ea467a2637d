"""Plans as data: who stands where, in a form that anybody's planner can write.

A plan is turned into an issue on which the desk has placed everything by hand, and made up and
judged as such; so Banxin's own planner and any other are measured with one rule.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter

from banxin.content.model import Issue, Page, Placement, Spot, Story
from banxin.diagnostics import SourcePlace
from banxin.layout import Layout
from banxin.makeup import IssueLayout
from banxin.makeup.plan import PagePlan, StoryPlan
from bench.pages.copy import HERE
from bench.pages.problem import Pair

WITNESSES = HERE / "witnesses"
"""Plans that show a problem to be possible: each has been judged without overset and hole."""


@dataclass(frozen=True, slots=True)
class Corner:
    """The lower corner of a story's rectangle that it leaves to others, their white included."""

    columns: Pair
    lines: Pair


@dataclass(frozen=True, slots=True)
class PlannedPhoto:
    """A photo with its caption; ``photo`` counts from 1, in the problem's order."""

    photo: int
    columns: Pair
    lines: Pair


@dataclass(frozen=True, slots=True)
class PlannedStory:
    """A story's rectangle: columns and lines count from 1, both ends included.

    Attributes:
        rank: A rank of the layout; empty for that of its weight on the page.
    """

    story: str
    columns: Pair
    lines: Pair
    notch: Corner | None = None
    rank: str = ""
    photos: tuple[PlannedPhoto, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page's stories in order of weight; one that an earlier page had too goes on here.

    Attributes:
        step: Size and leading of its body in points, one of the layout's steps for a whole page.
    """

    stories: tuple[PlannedStory, ...]
    step: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole problem's plan; ``id`` is the problem's.

    Attributes:
        found_by: Who, or what, found it.
    """

    id: str
    pages: tuple[PlannedPage, ...]
    found_by: str = ""


_READER = TypeAdapter(Plan)


def read_plan(text: str) -> Plan:
    """A plan from its JSON."""
    return _READER.validate_json(text)


def write_plan(plan: Plan) -> str:
    """As JSON, a line for each story."""
    data = _READER.dump_python(plan, mode="json", exclude_defaults=True)
    pages = []
    for page in data["pages"]:
        stories = ",\n".join(f"  {json.dumps(story)}" for story in page["stories"])
        step = f', "step": {json.dumps(page["step"])}' if "step" in page else ""
        pages.append(f'{{"stories": [\n{stories}\n]{step}}}')
    who = f'"found_by": {json.dumps(plan.found_by)},\n' if plan.found_by else ""
    head = f'{{\n"id": {json.dumps(plan.id)},\n{who}"pages": [\n'
    return head + ",\n".join(pages) + "\n]\n}\n"


def load_plans(folder: Path) -> dict[str, Plan]:
    """Every plan of a folder by its problem's id."""
    plans = (read_plan(file.read_text("utf-8")) for file in sorted(folder.glob("*.json")))
    return {plan.id: plan for plan in plans}


def by_hand(issue: Issue, plan: Plan) -> Issue:
    """The issue with everything placed as a plan says, nothing left to choose."""
    stories = {story.name: story for story in (*issue.stories, *issue.fillers)}
    seen: set[str] = set()
    pages = []
    for page, planned in zip(issue.pages, plan.pages, strict=True):
        pages.append(_page(page, planned, stories, seen))
        seen |= {story.story for story in planned.stories}
    fillers = tuple(story for story in issue.fillers if story.name not in seen)
    return replace(issue, pages=tuple(pages), flow=(), fillers=fillers)


def unplaced(issue: Issue, plan: Plan) -> tuple[str, ...]:
    """Stories that must be printed and that a plan leaves out."""
    placed = {story.story for page in plan.pages for story in page.stories}
    return tuple(story.name for story in issue.stories if story.name not in placed)


def _page(page: Page, planned: PlannedPage, stories: dict[str, Story], seen: set[str]) -> Page:
    begun = [story.story for story in planned.stories if story.story not in seen]
    gone_on = [story.story for story in planned.stories if story.story in seen]
    return replace(
        page,
        stories=tuple(stories[name] for name in begun),
        continues=gone_on[0] if gone_on else "",
        placements=tuple(_placements(planned, page.place)),
        step=planned.step,
    )


def _placements(page: PlannedPage, place: SourcePlace) -> Iterator[Placement]:
    for one in page.stories:
        notch = Spot(*one.notch.columns, *one.notch.lines) if one.notch else None
        yield Placement(one.story, 0, one.columns, one.lines, place, notch, one.rank)
        for photo in one.photos:
            yield Placement(one.story, photo.photo, photo.columns, photo.lines, place)


def plan_of(name: str, plans: Sequence[PagePlan], made: IssueLayout, found_by: str) -> Plan:
    """A made-up issue's plan: its photos where they came to stand."""
    pages = []
    for plan, page in zip(plans, made.pages, strict=True):
        shapes = {shape.story: shape for shape in page.shape.stories}
        stories = (
            _story(one, shapes[one.story.name].photos, made.layout)
            for one in sorted(plan.stories, key=lambda story: story.order)
        )
        step = (plan.step.size_pt, plan.step.leading_pt) if plan.step else None
        pages.append(PlannedPage(tuple(stories), step))
    return Plan(name, tuple(pages), found_by)


def _story(plan: StoryPlan, photos: Sequence[Spot], layout: Layout) -> PlannedStory:
    numbers = [plan.story.photos.index(photo.photo) + 1 for photo in plan.photos]
    notch = plan.notch
    return PlannedStory(
        plan.story.name,
        _columns(plan.spot),
        _lines(plan.spot),
        Corner(_columns(notch), _lines(notch)) if notch else None,
        next((name for name, rank in layout.ranks.items() if rank == plan.rank), ""),
        tuple(
            PlannedPhoto(number, _columns(spot), _lines(spot))
            for number, spot in zip(numbers, photos, strict=True)
        ),
    )


def _columns(spot: Spot) -> Pair:
    return spot.first_column, spot.last_column


def _lines(spot: Spot) -> Pair:
    return spot.first_line, spot.last_line
