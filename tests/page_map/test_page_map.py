"""The map of a page: a schema that holds it, boxes on the trim, an order to read it in."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from tests.makeup.paper import body, issue, made, page, photo, story, text

from banxin.content.model import Ear, PhotoFile, Spot, Standing, StandingBox, Text
from banxin.diagnostics import SourcePlace
from banxin.makeup import IssueLayout
from banxin.page_map import MapPage, PageMap, PartKind, as_json, page_map
from banxin.page_map.schemas import SCHEMA_FOLDER, schemas

# The paper's type area starts 30 mm down; 460 of 566.929 points wide, so 53.464 points in.
LEFT, TOP = 53.464 * 25.4 / 72, 30.0
PT = 25.4 / 72


def notice(number: int, spot: Spot, picture: PhotoFile | None = None) -> StandingBox:
    place = SourcePlace("issue.toml", number, 1)
    words = () if picture else (text("启事"),)
    return StandingBox(Standing.NOTICE, Text(()), words, picture, spot, place)


@pytest.fixture(scope="module")
def layout() -> IssueLayout:
    lead = story("lead", body(40), photos=(photo("1.jpg", caption="图说"),))
    inner = story("inner", body(5), photos=(photo("2.jpg"),))
    below = story("below", body(3))
    second = replace(
        page(inner, below, template="two"),
        boxes=(
            notice(1, Spot(3, 4, 23, 30)),
            notice(2, Spot(3, 4, 33, 40), replace(photo("ad.jpg").file, sha256="ad")),
        ),
    )
    ear = Ear(text("导读"), ())
    return made(issue(page(lead, template="front"), second, ear=ear, footer=("地址",)))


@pytest.fixture(scope="module")
def drawn(layout: IssueLayout) -> PageMap:
    return page_map(layout)


def test_the_published_schema_is_that_of_the_map() -> None:
    (path,) = SCHEMA_FOLDER.glob("*.json")
    assert {path.name: path.read_text("utf-8")} == schemas(), "run banxin.page_map.schemas"


def test_the_schema_takes_the_map_and_refuses_a_damaged_one(layout: IssueLayout) -> None:
    schema = json.loads((SCHEMA_FOLDER / "page-map.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    said = json.loads(as_json(layout))
    Draft202012Validator(schema).validate(said)
    part = said["pages"][0]["parts"][0]
    for damage in ({"box_mm": [0, 0, 1]}, {"kind": "picture"}, {"colour": "red"}):
        said["pages"][0]["parts"][0] = part | damage
        assert not Draft202012Validator(schema).is_valid(said)


def test_the_same_issue_gives_the_same_bytes(layout: IssueLayout) -> None:
    assert as_json(layout) == as_json(layout)
    assert as_json(layout).endswith(b"}\n")


def test_it_says_what_the_issue_is(drawn: PageMap) -> None:
    assert drawn.title == "版心报第3期（2026-11-20）"
    assert drawn.date == datetime.date(2026, 11, 20)
    assert drawn.trim_mm == (200, 300)
    assert [one.number for one in drawn.pages] == [1, 2]


def test_every_box_lies_on_the_trim(drawn: PageMap) -> None:
    width, height = drawn.trim_mm
    boxes = [
        box
        for one in drawn.pages
        for part in one.parts
        for box in (part.box_mm, *(text_.box_mm for text_ in part.texts))
    ]
    boxes += [story_.box_mm for one in drawn.pages for story_ in one.stories]
    assert len(boxes) > 30
    for left, top, across, down in boxes:
        assert 0 <= left < left + across <= width
        assert 0 <= top < top + down <= height


def test_a_story_stands_where_its_rectangle_is(drawn: PageMap) -> None:
    """`below` has columns 1 and 2 (220 points) and lines 23 to 40, 15 points each."""
    (_, below) = drawn.pages[1].stories
    assert (below.name, below.order, below.begins, below.title) == ("below", 2, True, "题")
    wanted = LEFT, TOP + 22 * 15 * PT, 220 * PT, 18 * 15 * PT
    assert below.box_mm == pytest.approx(wanted, abs=0.002)
    left, top, across, down = below.box_mm
    corners = [(left, top), (left + across, top), (left + across, top + down), (left, top + down)]
    for said, corner in zip(below.outline_mm, corners, strict=True):
        assert said == pytest.approx(corner, abs=0.002)


@pytest.mark.parametrize(
    ("notch", "wanted"),
    [
        # Column 2 ends 220 points in; the lines above the notch are 12.
        (
            Spot(3, 4, 13, 20),
            [(0, 0), (460, 0), (460, 180), (220, 180), (220, 300), (0, 300)],
        ),
        # The notch is column 1 alone, so column 2 begins 120 points in.
        (
            Spot(1, 1, 13, 20),
            [(0, 0), (460, 0), (460, 300), (120, 300), (120, 180), (0, 180)],
        ),
    ],
)
def test_the_outline_goes_round_a_notch(
    layout: IssueLayout, notch: Spot, wanted: list[tuple[int, int]]
) -> None:
    one = layout.pages[1]
    shape = replace(one.shape.stories[0], notch=notch)
    cut = replace(one, shape=replace(one.shape, stories=(shape,)), frames=(), pictures=())
    (drawn_story,) = page_map(replace(layout, pages=(cut,))).pages[0].stories
    for said, (x, y) in zip(drawn_story.outline_mm, wanted, strict=True):
        assert said == pytest.approx((LEFT + x * PT, TOP + y * PT), abs=0.002)


def kinds(drawn_page: MapPage) -> list[str]:
    return [str(part.kind) for part in drawn_page.parts]


def test_parts_are_in_reading_order(drawn: PageMap) -> None:
    front, inside = drawn.pages
    furniture = ["masthead", "ear", "facts", "footer"]
    assert kinds(front)[:7] == [*furniture, "head", "photo", "caption"]
    assert set(kinds(front)[7:]) == {"column"}
    assert kinds(inside)[:4] == ["folio", "footer", "head", "photo"]
    assert kinds(inside)[-3:] == ["column", "box", "box"]
    stories = [part.story for part in inside.parts if part.story]
    assert stories == sorted(stories)
    assert set(stories) == {one.id for one in inside.stories}


def test_ids_are_unique(drawn: PageMap) -> None:
    ids = [part.id for one in drawn.pages for part in one.parts]
    ids += [one.id for page_ in drawn.pages for one in page_.stories]
    assert len(set(ids)) == len(ids)


def test_standing_boxes_hold_their_words_and_pictures(drawn: PageMap) -> None:
    boxes = [part for part in drawn.pages[1].parts if part.kind is PartKind.BOX]
    assert [(part.standing, part.picture) for part in boxes] == [(1, ""), (2, "ad.jpg")]
    for part, standing in zip(boxes, drawn.pages[1].standing, strict=True):
        assert standing.number == part.standing
        assert part.box_mm[1] >= standing.box_mm[1]
        assert part.box_mm[3] <= standing.box_mm[3]


def test_texts_stand_under_each_other_in_their_part(drawn: PageMap) -> None:
    for one in drawn.pages:
        for part in one.parts:
            left, top, across, down = part.box_mm
            for text_ in part.texts:
                inner_left, inner_top, inner_across, inner_down = text_.box_mm
                assert (inner_left, inner_across) == (left, across)
                assert top - 0.002 <= inner_top
                assert inner_top + inner_down <= top + down + 0.002
