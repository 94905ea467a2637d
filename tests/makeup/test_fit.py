"""What fits, what is over and what stays empty, counted as an editor counts, page after page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.makeup.paper import LAYOUT, body, grave, han, issue, made, page, painted, photo, story

from banxin.content.model import BodyBlock, Issue
from banxin.diagnostics import Diagnostic
from banxin.layout import MakeUp
from banxin.makeup import IssueLayout, PageLayout, Part
from banxin.makeup.grid import grid_of
from banxin.measure import Length

GRID = grid_of(LAYOUT)

# A title of one character takes 48 points, 5 above it and 10 below: five lines of the 40.
HEAD_LINES = 5
ROOM = 4 * (40 - HEAD_LINES)

# Nothing gives way in it, so what does not fit by itself is counted.
STIFF = LAYOUT.model_copy(update={"makeup": MakeUp(looseness=0, head_lines=0)})


def one(*blocks: BodyBlock) -> Issue:
    return issue(page(story("one", *blocks), template="one"))


def fitted(layout: IssueLayout) -> list[Diagnostic]:
    """What is grave about stories; that the templates leave a page's foot free is on purpose."""
    return [finding for finding in grave(layout) if finding.code != "page-foot-empty"]


def codes(layout: IssueLayout) -> list[str]:
    return [finding.code for finding in fitted(layout)]


def painted_text(layout: IssueLayout, name: str, part: Part = Part.BODY) -> str:
    return "".join(line.line.text for line in painted(layout, name, part))


def column_feet(page_: PageLayout, name: str) -> dict[Length, Length]:
    """Where the text of each column of a story ends, by the column's left edge."""
    feet: dict[Length, Length] = {}
    for frame in page_.frames:
        if frame.story == name and frame.texts[0].part is Part.BODY:
            feet[frame.rect.x] = frame.rect.y + frame.texts[-1].bottom
    return feet


def test_a_story_that_fills_its_place_needs_no_word() -> None:
    layout = made(one(body(ROOM)))
    assert grave(layout) == ()
    assert set(column_feet(layout.pages[0], "one").values()) == {GRID.top_of(41)}
    assert painted_text(layout, "one") == han(8 + 10 * (ROOM - 1))


def test_one_line_too_many_is_overset_with_the_line_that_may_not_stand_alone() -> None:
    """The last column could hold all but the last line, so it leaves two for the next."""
    layout = made(one(body(ROOM + 1)))
    (found,) = fitted(layout)
    assert found.code == "story-overset"
    assert found.severity == "error"
    assert found.params == {
        "story": "one",
        "lines": 2,
        "characters": 20,
        "total": 8 + 10 * ROOM,
    }


def test_what_is_overset_is_counted_in_characters_without_blanks() -> None:
    layout = made(one(body(ROOM), body(1, "木"), body(2, "水")))
    (found,) = fitted(layout)
    assert found.params["lines"] == 3
    assert found.params["characters"] == 8 + (8 + 10)
    assert painted_text(layout, "one") == han(8 + 10 * (ROOM - 1))


@pytest.mark.parametrize(
    ("lines", "room", "rows"),
    [
        (ROOM - 1, 1, 0),
        (ROOM - 4, 4, 1),
        (100, 40, 10),
        (3, 137, 33),
    ],
)
def test_room_is_counted_in_column_lines_and_whole_rows(lines: int, room: int, rows: int) -> None:
    (found,) = grave(made(one(body(lines)), STIFF))
    assert (found.code, found.severity) == ("story-room", "warning")
    assert found.params == {"story": "one", "lines": room, "rows": rows}


@pytest.mark.parametrize("lines", [ROOM - 1, ROOM - 4])
def test_a_little_room_is_taken_up(lines: int) -> None:
    """A paragraph gains a line; or the head, and with it four columns are a line shorter."""
    layout = made(one(body(lines)))
    assert grave(layout) == ()
    assert set(column_feet(layout.pages[0], "one").values()) == {GRID.top_of(41)}
    assert painted_text(layout, "one") == han(8 + 10 * (lines - 1))
    assert layout.pages[0].shape.stories[0].copyfit > 0


def test_lines_beside_a_photo_at_the_foot_are_room_and_those_under_it_are_none() -> None:
    """Columns of 8, 6, 6 and 15 lines around two photos; the second one stands on the foot."""
    pair = tuple(photo(name) for name in ("1.jpg", "2.jpg"))
    first = replace(story("one", body(20)), photos=pair)
    layout = made(issue(page(first, story("two", body(2)), template="two")))
    found = next(f for f in grave(layout) if f.params["story"] == "one")
    assert found.params == {"story": "one", "lines": 8 + 6 + 6 + 15 - 20, "rows": 0}


def test_columns_end_level() -> None:
    feet = column_feet(made(one(body(100))).pages[0], "one")
    assert set(feet.values()) == {GRID.top_of(1 + HEAD_LINES + 25)}


def test_a_rest_goes_on_where_the_text_stopped() -> None:
    """139 lines and the jump line here, 61 there: four columns of 17 under a head of three."""
    layout = made(issue(page(story("one", body(200)), template="one"), page(continues="one")))
    lines = [placed.line for placed in painted(layout, "one", Part.BODY)]
    assert [line.start for line in lines[1:]] == [line.end for line in lines[:-1]]
    assert painted_text(layout, "one") == han(8 + 10 * 199)
    assert codes(layout) == ["story-room"]
    assert grave(layout)[0].params == {"story": "one", "lines": 4 * 17 - 61, "rows": 1}
    there = [
        text_
        for frame in layout.pages[1].frames
        for text_ in frame.texts
        if text_.part is Part.BODY
    ]
    assert all(text_.resumes for text_ in there)
    here = [text_ for frame in layout.pages[0].frames for text_ in frame.texts]
    assert not next(text_ for text_ in here if text_.part is Part.BODY).resumes


def test_a_rest_overset_again_is_held_against_the_whole_story() -> None:
    layout = made(issue(page(story("one", body(300)), template="one"), page(continues="one")))
    (found,) = fitted(layout)
    assert found.params == {
        "story": "one",
        "lines": 300 - (ROOM - 1) - 4 * 17,
        "characters": 10 * (300 - (ROOM - 1) - 4 * 17),
        "total": 8 + 10 * 299,
    }


def test_a_story_over_three_pages() -> None:
    rest = page(template="rest", continues="one")
    layout = made(issue(page(story("one", body(270)), template="one"), rest, rest))
    assert painted_text(layout, "one") == han(8 + 10 * 269)
    assert codes(layout) == []
