"""What contradicts itself is named, with both sides of it, before anything is searched for."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

import pytest
from tests.makeup.paper import LAYOUT, NOWHERE, body, han, issue, on_stone, page, photo, story, text

from banxin import makeup
from banxin.content.model import NO_TEXT, Issue, Page, Placement, Spot, Standing, StandingBox, Story
from banxin.diagnostics import Diagnostic, Severity
from banxin.makeup.planning.open_pages import MOST_STORIES
from banxin.messages import Language, as_text

ONE = replace(story("one", body(12), body(12), body(12)), photos=(photo("p.jpg"), photo("q.jpg")))
TWO = story("two", body(10), body(9), body(8))
THREE = story("three", body(7), body(8))


def pinned(
    name: str,
    columns: tuple[int, int] | None,
    lines: tuple[int, int] | None,
    photo_: int = 0,
    notch: Spot | None = None,
) -> Placement:
    return Placement(name, photo_, columns, lines, NOWHERE, notch)


def box(title: str, spot: Spot) -> StandingBox:
    return StandingBox(Standing.NOTICE, text(title), (NO_TEXT,), None, spot, NOWHERE)


def a_page(*pins: Placement, boxes: tuple[StandingBox, ...] = ()) -> Issue:
    return with_page(replace(page(ONE, TWO, THREE), placements=pins, boxes=boxes))


def with_page(*pages: Page, flow: tuple[Story, ...] = ()) -> Issue:
    return replace(issue(), pages=pages, flow=flow)


def found(an_issue: Issue) -> list[Diagnostic]:
    drafts, faults = makeup.assign(an_issue, LAYOUT)
    assert faults == ()
    return list(makeup.conflicts(drafts, an_issue, on_stone()))


def told(an_issue: Issue) -> list[Diagnostic]:
    """What is told of an issue whose pages find no plan."""
    drafts, _ = makeup.assign(an_issue, LAYOUT)
    stone = on_stone()
    planned = makeup.plan_issue(drafts, an_issue, stone)
    assert planned.shortfalls
    return list(makeup.told(planned, drafts, an_issue, stone))


LEFT_TOP = pinned("one", (1, 2), (12, 30))

Said: TypeAlias = dict[str, str | int]

CONFLICTS: dict[str, tuple[Placement, Said]] = {
    "place-off-grid columns": (pinned("one", (3, 5), None), {"story": "one", "columns": 4}),
    "place-off-grid lines": (pinned("one", None, (30, 41)), {"story": "one", "lines": 40}),
    "place-off-grid photo": (pinned("one", (5, 5), None, 1), {"story": "one"}),
    # Ten lines of masthead, and a clear one under it.
    "story-over-masthead": (pinned("two", None, (11, 20)), {"story": "two", "lines": 11}),
    "photo-over-masthead": (pinned("one", None, (9, 15), 2), {"story": "one", "name": "q.jpg"}),
    "place-of-nothing story": (pinned("four", (1, 2), None), {"story": "four"}),
    "place-of-nothing photo": (pinned("one", (1, 2), None, 3), {"story": "one", "photo": 3}),
    "rank-unknown": (replace(pinned("one", (1, 2), None), rank="giant"), {"name": "giant"}),
}


@pytest.mark.parametrize("case", CONFLICTS)
def test_a_pin_that_cannot_be_is_named(case: str) -> None:
    pin, said = CONFLICTS[case]
    (one,) = found(a_page(pin))
    assert one.code == case.split(maxsplit=1)[0]
    assert one.severity is Severity.ERROR
    assert said.items() <= dict(one.params).items()


PAIRS: dict[str, tuple[tuple[Placement, ...], Said]] = {
    "stories-overlap": (
        (LEFT_TOP, pinned("two", (2, 3), (30, 40))),
        {"story": "one", "other": "two"},
    ),
    "photos-overlap": (
        (pinned("one", (1, 1), (20, 26), 1), pinned("one", (1, 2), (26, 30), 2)),
        {"story": "one", "name": "q.jpg", "other": "p.jpg"},
    ),
    "photo-leaves-story": (
        (LEFT_TOP, pinned("one", (2, 3), (15, 22), 1)),
        {"story": "one", "name": "p.jpg", "columns": "1–2", "lines": "12–30"},
    ),
    "photo-over-story": (
        (pinned("two", (3, 4), (12, 30)), pinned("one", (2, 3), (15, 22), 1)),
        {"story": "one", "name": "p.jpg", "other": "two"},
    ),
}


@pytest.mark.parametrize("code", PAIRS)
def test_two_pins_for_one_place_are_both_named(code: str) -> None:
    pins, said = PAIRS[code]
    (one,) = found(a_page(*pins))
    assert (one.code, one.severity) == (code, Severity.ERROR)
    assert said.items() <= dict(one.params).items()


def test_pins_beside_each_other_are_no_conflict() -> None:
    beside = pinned("two", (3, 4), (12, 30))
    inside = pinned("one", (1, 1), (15, 22), 1)
    assert found(a_page(LEFT_TOP, beside, inside)) == []


def test_a_pin_in_the_notch_of_another_is_no_conflict() -> None:
    notch = Spot(2, 2, 20, 30)
    around = replace(LEFT_TOP, notch=notch)
    assert found(a_page(around, pinned("two", (2, 2), (21, 30)))) == []
    (one,) = found(a_page(around, pinned("two", (2, 2), (19, 30))))
    assert one.code == "stories-overlap"


BOXES: dict[str, tuple[tuple[StandingBox, ...], Said]] = {
    "box-off-grid": ((box("启事", Spot(4, 5, 20, 30)),), {"box": "启事", "columns": 4}),
    "box-over-masthead": ((box("启事", Spot(3, 4, 10, 20)),), {"box": "启事", "lines": 10}),
    "boxes-overlap": (
        (box("启事", Spot(1, 2, 20, 30)), box("导读", Spot(2, 3, 30, 40))),
        {"box": "导读", "other": "启事"},
    ),
}


@pytest.mark.parametrize("code", BOXES)
def test_a_box_where_it_cannot_be_is_named(code: str) -> None:
    boxes, said = BOXES[code]
    (one,) = found(a_page(boxes=boxes))
    assert one.code == code
    assert said.items() <= dict(one.params).items()


def test_a_box_over_a_pinned_story_or_photo_names_both() -> None:
    advert = box("启事", Spot(2, 3, 28, 34))
    (one,) = found(a_page(LEFT_TOP, boxes=(advert,)))
    assert (one.code, one.params["box"], one.params["story"]) == ("box-over-story", "启事", "one")
    (one,) = found(a_page(pinned("one", (3, 3), (20, 28), 1), boxes=(advert,)))
    assert (one.code, one.params["box"], one.params["name"]) == ("photo-over-box", "启事", "p.jpg")
    assert found(a_page(LEFT_TOP, boxes=(box("启事", Spot(2, 3, 31, 34)),))) == []


def test_a_page_without_stories_a_story_without_text_and_a_crowd_are_named() -> None:
    assert [one.code for one in found(with_page(page()))] == ["page-empty"]
    advert = replace(page(), boxes=(box("启事", Spot(1, 4, 12, 40)),))
    assert found(with_page(advert)) == []
    pictures = replace(story("one"), photos=(photo("p.jpg"),))
    (one,) = found(with_page(page(pictures)))
    assert (one.code, one.params["story"], one.params["photos"]) == ("story-without-text", "one", 1)
    stubs = [story(f"s{number}", body(2)) for number in range(MOST_STORIES + 1)]
    (one,) = found(with_page(page(*stubs)))
    assert (one.code, one.params["stories"]) == ("page-crowded", MOST_STORIES + 1)
    assert found(with_page(page(*stubs[1:]))) == []
    (one,) = found(with_page(page(), flow=tuple(stubs)))
    assert one.code == "page-crowded"
    assert found(with_page(page(), page(), flow=tuple(stubs))) == []


def test_settled_pages_are_left_to_those_who_make_them_up() -> None:
    front = replace(page(TWO, template="front"), boxes=(box("启事", Spot(4, 5, 20, 30)),))
    assert found(with_page(front)) == []


def test_a_title_that_fits_no_column_it_may_have_is_named_and_cured() -> None:
    long = replace(story("one", body(20), body(20)), title=(text(han(14)),))
    others = (TWO, THREE)
    pin = pinned("one", (1, 1), None)
    # At 20 points a column holds five characters, and the title may have two lines.
    one, *cures = told(with_page(replace(page(long, *others), placements=(pin,))))
    assert (one.code, one.params["characters"], one.params["columns"]) == ("head-too-wide", 14, 1)
    (cure,) = (each for each in cures if each.code == "cure-title-free")
    short = replace(long, title=(text(han(int(cure.params["characters"]))),))
    drafts, _ = makeup.assign(with_page(page(short, *others)), LAYOUT)
    assert not makeup.plan_issue(drafts, with_page(page(short, *others)), on_stone()).shortfalls


def test_a_photo_as_tall_as_no_page_is_named_and_cured() -> None:
    tall = replace(
        story("one", body(12), body(12), body(12)), photos=(photo("p.jpg", (100, 2000)),)
    )
    one, *cures = told(with_page(page(tall, TWO, THREE)))
    assert (one.code, one.params["name"], one.params["allowed"]) == ("photo-extreme", "p.jpg", 20)
    # A column is 100 points wide: 2000 points of photo for 29 lines of 15 less a gap of 5.
    assert one.params["percent"] == 79
    codes = {cure.code for cure in cures}
    assert "cure-drop-photo" in codes
    assert codes <= {"cure-recut", "cure-drop-photo"}
    recuts = [cure for cure in cures if cure.code == "cure-recut"]
    if not recuts:
        dropped = with_page(page(replace(tall, photos=()), TWO, THREE))
        drafts, _ = makeup.assign(dropped, LAYOUT)
        assert not makeup.plan_issue(drafts, dropped, on_stone()).shortfalls
        return
    shape = [int(side) for side in str(recuts[0].params["shape"]).split(":")]
    recut = replace(tall, photos=(photo("p.jpg", (shape[0] * 500, shape[1] * 500)),))
    an_issue = with_page(page(recut, TWO, THREE))
    drafts, _ = makeup.assign(an_issue, LAYOUT)
    assert not makeup.plan_issue(drafts, an_issue, on_stone()).shortfalls


@pytest.mark.parametrize(
    ("lines", "code"),
    [((12, 14), "pin-overset"), ((12, 38), "pin-room"), ((15, 30), "pin-overset")],
)
def test_a_pinned_rectangle_of_the_wrong_size_is_named(lines: tuple[int, int], code: str) -> None:
    # Fifteen lines of text and a head of two in one column.
    pages = replace(page(ONE, TWO, THREE), placements=(pinned("three", (1, 1), lines),))
    one, *_ = told(with_page(pages))
    assert (one.code, one.params["story"]) == (code, "three")
    room = lines[1] - lines[0] + 1
    assert one.params["rows"] == f"{lines[0]}–{lines[1]}"
    assert 0 < int(one.params["lines"]) <= abs(room - 17)
    assert one.params["characters"] == int(one.params["lines"]) * 10


def test_all_of_it_has_words() -> None:
    every = [found(a_page(pin)) for pin, _ in CONFLICTS.values()]
    every += [found(a_page(*pins)) for pins, _ in PAIRS.values()]
    for language in Language:
        for one in (one for group in every for one in group):
            assert "{" not in as_text(one, language)
