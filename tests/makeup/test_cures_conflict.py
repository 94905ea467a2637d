"""Cures of contradictions are put to the proof: done to the issue, the page fills."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.makeup import paper
from tests.makeup.paper import NOWHERE, body, on_stone, photo, text

from banxin import makeup
from banxin.content.model import NO_TEXT, Issue, Page, Placement, Spot, Standing, StandingBox, Story
from banxin.diagnostics import Diagnostic, Severity
from banxin.makeup import PageChoice
from banxin.makeup.planning.open_pages import MOST_STORIES
from banxin.messages import Language, as_text

LINES = 40


def story(name: str, *lines: int) -> Story:
    return paper.story(name, *(body(count) for count in lines))


FULL = (story("a", 20, 20), story("b", 10, 9, 8), story("c", 7, 8))
BESIDE_A_BOX = (story("a", 16, 17), story("b", 10, 9, 8), story("c", 4, 6))


def issue(*pages: Page) -> Issue:
    return replace(paper.issue(), pages=pages, flow=())


def page(
    *stories: Story, pins: tuple[Placement, ...] = (), boxes: tuple[StandingBox, ...] = ()
) -> Page:
    return replace(paper.page(*stories), placements=pins, boxes=boxes)


def box(title: str, spot: Spot) -> StandingBox:
    return StandingBox(Standing.NOTICE, text(title), (NO_TEXT,), None, spot, NOWHERE)


def pin(name: str, columns: tuple[int, int], lines: tuple[int, int], photo_: int = 0) -> Placement:
    return Placement(name, photo_, columns, lines, NOWHERE)


def cures(an_issue: Issue) -> list[Diagnostic]:
    drafts, _ = makeup.assign(an_issue, paper.LAYOUT)
    stone = on_stone()
    assert list(makeup.conflicts(drafts, an_issue, stone))
    return list(makeup.conflict_cures(drafts, an_issue, stone))


def fills(an_issue: Issue) -> bool:
    """Whether nothing contradicts itself and something stands on every page's last line."""
    drafts, _ = makeup.assign(an_issue, paper.LAYOUT)
    stone = on_stone()
    if list(makeup.conflicts(drafts, an_issue, stone)):
        return False
    planned = makeup.plan_issue(drafts, an_issue, stone)
    choices = [one for one in planned.pages if isinstance(one, PageChoice)]
    lowest = []
    for one in choices:
        spots = [story.spot for story in one.ways[0].stories]
        spots += [box.spot for box in one.draft.page.boxes]
        lowest.append(max(spot.last_line for spot in spots))
    return not planned.shortfalls and lowest == [LINES] * len(an_issue.pages)


def without_pins(one: Page, gone: Callable[[Placement], bool]) -> Page:
    return replace(one, placements=tuple(pin for pin in one.placements if not gone(pin)))


def done(an_issue: Issue, cure: Diagnostic) -> Issue:
    """The issue with a cure carried out, as its words say."""
    said = cure.params
    if cure.code == "cure-fewer-pages":
        return replace(an_issue, pages=an_issue.pages[: int(said["pages"])])
    number = int(said["page"]) - 1
    one = an_issue.pages[number]
    if cure.code == "cure-release-pin":
        one = without_pins(one, lambda p: p.story == said["story"])
    elif cure.code == "cure-release-photo":
        one = without_pins(one, lambda p: (p.story, p.photo) == (said["story"], said["photo"]))
    elif cure.code == "cure-release-all":
        one = without_pins(one, lambda _: True)
    elif cure.code == "cure-drop-box":
        one = replace(one, boxes=tuple(b for b in one.boxes if b.title.plain != said["box"]))
    elif cure.code == "cure-move-box":
        columns, lines = (
            [int(end) for end in str(said[key]).split("–")] for key in ("columns", "rows")
        )
        spot = Spot(*columns, *lines)
        moved = (replace(b, spot=spot) if b.title.plain == said["box"] else b for b in one.boxes)
        one = replace(one, boxes=tuple(moved))
    elif cure.code == "cure-hold":
        one = replace(one, stories=tuple(s for s in one.stories if s.name != said["stories"]))
    else:
        assert cure.code == "cure-keep"
        one = replace(one, stories=one.stories[: int(said["stories"])])
    pages = list(an_issue.pages)
    pages[number] = one
    return replace(an_issue, pages=tuple(pages))


PICTURED = replace(story("a", 12, 12, 12), photos=(photo("p.jpg"),))
OUTSIDE = box("启事", Spot(4, 5, 31, 40))
CASES: dict[str, tuple[Issue, set[str]]] = {
    "two stories in one place": (
        issue(page(*FULL, pins=(pin("a", (1, 2), (12, 30)), pin("b", (2, 3), (30, 40))))),
        {"cure-release-all"},
    ),
    "a pin off the page": (
        issue(page(*FULL, pins=(pin("c", (4, 5), (12, 30)),))),
        {"cure-release-pin"},
    ),
    "a box off the page": (issue(page(*BESIDE_A_BOX, boxes=(OUTSIDE,))), {"cure-move-box"}),
    "a box over a box": (
        issue(
            page(
                *BESIDE_A_BOX,
                boxes=(box("启事", Spot(3, 4, 36, 40)), box("广告", Spot(2, 3, 36, 40))),
            )
        ),
        {"cure-move-box"},
    ),
    "a story without text": (
        issue(page(*FULL, replace(story("d"), photos=(photo("p.jpg"),)))),
        {"cure-hold"},
    ),
    "a crowd": (
        issue(page(*FULL, *(story(f"s{n}", 2) for n in range(MOST_STORIES)))),
        {"cure-keep"},
    ),
    "a page without stories": (issue(page(*FULL), page()), {"cure-fewer-pages"}),
}


@pytest.mark.parametrize("case", CASES)
def test_every_cure_settles_the_contradiction_and_fills_the_page(case: str) -> None:
    an_issue, codes = CASES[case]
    found = cures(an_issue)

    assert codes <= {cure.code for cure in found}
    assert {cure.severity for cure in found} == {Severity.NOTE}
    assert not fills(an_issue)
    for cure in found:
        assert fills(done(an_issue, cure)), cure


def test_a_box_is_moved_no_further_than_it_must() -> None:
    an_issue = issue(page(*BESIDE_A_BOX, boxes=(OUTSIDE,)))
    first = next(cure for cure in cures(an_issue) if cure.code == "cure-move-box")

    assert (first.params["columns"], first.params["rows"]) == ("3–4", "31–40")


def test_a_photo_pinned_over_another_story_is_released_alone() -> None:
    pins = (pin("b", (3, 4), (12, 25)), pin("a", (2, 3), (15, 22), 1))
    an_issue = issue(page(PICTURED, *FULL[1:], pins=pins))
    found = cures(an_issue)

    assert found
    for cure in found:
        assert fills(done(an_issue, cure)), cure


def test_nothing_is_told_where_nothing_was_found() -> None:
    assert cures(issue(page())) == []
    off_page = Placement("a", 0, (5, 6), None, NOWHERE)
    assert cures(issue(page(story("a", 2), pins=(off_page,)))) == []


def test_a_cure_that_works_only_with_another_is_not_told_by_itself() -> None:
    both = page(*FULL, pins=(pin("a", (1, 2), (12, 30)), pin("b", (2, 3), (30, 40))))
    kept = without_pins(both, lambda p: p.story == "a")
    released = {cure.params.get("story") for cure in cures(issue(both))}

    assert fills(issue(kept)) == ("a" in released)


@pytest.mark.parametrize("case", CASES)
def test_the_cures_have_words(case: str) -> None:
    for language in Language:
        for one in cures(CASES[case][0]):
            assert "{" not in as_text(one, language)
