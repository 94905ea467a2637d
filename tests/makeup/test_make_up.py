"""Whole small issues made up: nothing lost, nothing over anything else, what is over counted."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.makeup.paper import (
    LAYOUT,
    body,
    findings,
    han,
    issue,
    made,
    page,
    photo,
    story,
    text,
)

from banxin.content.model import BodyBlock, Box, Ear, Issue, PullQuote, SectionHead, Spot, Story
from banxin.makeup import IssueLayout, PageLayout, Part
from banxin.makeup.grid import grid_of
from banxin.measure import ZERO, Length, Rect

GRID = grid_of(LAYOUT)

# A title of one character takes 48 points, 5 above it and 10 below: five lines of the 40.
HEAD_LINES = 5
ROOM = 4 * (40 - HEAD_LINES)


def one(*blocks: BodyBlock, **more: object) -> Issue:
    return issue(page(replace(story("one", *blocks), **more), template="one"))  # type: ignore[arg-type]


def codes(layout: IssueLayout) -> list[str]:
    return [finding.code for finding in layout.findings]


def test_a_photo_and_its_caption_fill_whole_lines() -> None:
    """Eight lines of 15 less one for the caption; 2.5 points level the edges with the ink."""
    first = replace(story("one", body(2)), photos=(photo("1.jpg", caption="图说", credit="某 摄"),))
    layout = made(issue(page(first, template="front")))
    (picture,) = layout.pages[0].pictures
    area = GRID.rect(Spot(3, 4, 12 + HEAD_LINES, 12 + HEAD_LINES + 7))
    edge = Length.pt(2.5)
    assert picture.rect == Rect(area.x, area.y + edge, area.width, Length.pt(120 - 15 - 5))
    caption = next(f for f in layout.pages[0].frames if f.texts[0].part is Part.CAPTION)
    assert (caption.rect.y, caption.rect.bottom) == (area.bottom - Length.pt(15), area.bottom)
    assert caption.rect.width == area.width


def test_a_photo_of_which_nothing_is_said_is_read_aloud_by_its_name() -> None:
    """A tagged page without alternative text is no accessible page, and is not painted."""
    silent = replace(photo("tower.jpg"), alternative="")
    layout = made(issue(page(story("one", body(2), photos=(silent,)), template="front")))
    assert [picture.alternative for picture in layout.pages[0].pictures] == ["图片：tower.jpg"]


def test_text_keeps_a_line_clear_of_a_photo() -> None:
    first = replace(story("one", body(30)), photos=(photo("1.jpg"),))
    layout = made(issue(page(first, template="front")))
    (picture,) = layout.pages[0].pictures
    below = [
        frame.rect
        for frame in layout.pages[0].frames
        if frame.story and frame.rect.x >= picture.rect.x and frame.texts[0].part is Part.BODY
    ]
    assert below
    assert all(rect.y == picture.rect.bottom + Length.pt(2.5 + 15) for rect in below)


def test_a_long_caption_is_told() -> None:
    """27 characters of 8 points in 220: three lines of them, and the layout allows two."""
    said = photo("1.jpg", caption=han(60))
    first = replace(story("one", body(2)), photos=(said,))
    (found,) = findings(made(issue(page(first, template="front"))), "caption-long")
    assert found.params == {"name": "1.jpg", "story": "one", "lines": 3, "most": 2}


@pytest.mark.parametrize(
    ("spot", "codes_"),
    [
        (Spot(1, 2, 6, 9), []),
        (Spot(1, 2, 6, 8), ["photo-no-room"]),
        (Spot(1, 2, 5, 9), ["photo-no-room"]),
        (Spot(1, 2, 37, 40), []),
    ],
)
def test_a_photo_by_hand_lies_below_the_head_and_is_no_stamp(spot: Spot, codes_: list[str]) -> None:
    """The head ends on line 5; a photo has at least four lines, caption and all."""
    first = replace(story("one", body(ROOM - 8)), photos=(photo("1.jpg"),))
    layout = made(issue(page(first, template="one", places=(("one", 1, spot),))))
    assert [code for code in codes(layout) if code.startswith("photo")] == codes_


@pytest.mark.parametrize(
    ("spot", "codes_"),
    [
        (Spot(2, 3, 13, 20), ["photos-overlap"]),
        (Spot(2, 3, 14, 20), []),
        (Spot(1, 1, 10, 15), []),
    ],
)
def test_photos_over_each_other_are_told(spot: Spot, codes_: list[str]) -> None:
    pair = tuple(photo(name) for name in ("1.jpg", "2.jpg"))
    first = replace(story("one", body(2)), photos=pair)
    places = (("one", 1, Spot(2, 3, 6, 13)), ("one", 2, spot))
    layout = made(issue(page(first, template="one", places=places)))
    assert [code for code in codes(layout) if code.startswith("photo")] == codes_


def test_section_head_quote_and_box_take_whole_lines() -> None:
    """Label 18 and sentence 14 are three lines; a quote 16, 12 and 15 around it three; a box

    with a title of 18, one line of 15 and 15 around them four."""
    blocks = (
        body(3),
        SectionHead(text("标"), text("句")),
        body(3),
        PullQuote(text("引"), text("源")),
        body(3),
        Box(text("框"), (text("链"),)),
        body(3),
    )
    narrow = page(story("one", *blocks), template="one", places=(("one", 0, Spot(1, 1, 1, 40)),))
    layout = made(issue(narrow))
    frame = layout.pages[0].frames[-1]
    tops = [placed.top.in_pt / 15 for placed in frame.texts if placed.part in {Part.BODY}]
    # 3 lines, white, 3 of head; 3 lines, white, 3 of quote, white; 3, white, 4 of box, white.
    assert tops == [0, 7, 15, 24]
    label, sentence = (t for t in frame.texts if "section" in t.part)
    assert (label.top - Length.pt(60)).in_pt == (45 - 32) / 2
    assert sentence.top == label.bottom


def test_what_an_ear_cannot_hold_is_an_error() -> None:
    ear = Ear(text("眼"), tuple(text(han(30)) for _ in range(6)))
    layout = made(issue(page(story("one", body(ROOM)), template="front"), ear=ear))
    (found,) = findings(layout, "ear-overset")
    assert found.severity == "error"


@pytest.fixture(scope="module")
def full() -> IssueLayout:
    """Two pages of everything."""
    captioned = tuple(photo(f"{n}.jpg", caption="图说", credit="某 摄") for n in range(1, 4))
    long = replace(
        story(
            "long",
            body(20),
            SectionHead(text("标"), text("句")),
            body(24),
            PullQuote(text(han(12)), text("源")),
            body(30),
            Box(text("框"), (text(han(40)),)),
            body(40),
        ),
        photos=captioned[:2],
    )
    front = page(long, template="front")
    there = page(story("short", body(20)), template="rest-and-one", continues="long")
    hand = (("long", 0, Spot(1, 2, 1, 40)), ("long", 2, Spot(1, 2, 20, 29)))
    pages = (front, replace(there, placements=page(places=hand).placements))
    return made(issue(*pages, ear=Ear(text("眼"), (text("导"),)), footer=("印",)))


def areas(page_: PageLayout) -> list[Rect]:
    return [*(frame.rect for frame in page_.frames), *(one.rect for one in page_.pictures)]


def test_nothing_lies_over_anything_else(full: IssueLayout) -> None:
    for page_ in full.pages:
        assert len(areas(page_)) > 6
        for one_, other in combinations(areas(page_), 2):
            assert not one_.overlaps(other)


def test_texts_stand_under_each_other_inside_their_frames(full: IssueLayout) -> None:
    for page_ in full.pages:
        for frame in page_.frames:
            if not frame.story:
                continue
            assert frame.texts[0].top >= ZERO
            assert frame.texts[-1].bottom <= frame.rect.height
            assert all(above.bottom <= below.top for above, below in pairwise(frame.texts))


def test_stories_stand_in_the_type_area_and_furniture_on_the_page(full: IssueLayout) -> None:
    type_area = GRID.rect(Spot(1, 4, 1, 40))
    trim = Rect(ZERO, ZERO, LAYOUT.trim_width, LAYOUT.trim_height)
    for page_ in full.pages:
        for frame in page_.frames:
            assert within(frame.rect, type_area if frame.story else trim)
        for picture in page_.pictures:
            assert within(picture.rect, type_area)
        grounds = [*(rule.rect for rule in page_.rules), *(panel.rect for panel in page_.panels)]
        assert all(within(rect, trim) for rect in grounds)


def within(inner: Rect, outer: Rect) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.right <= outer.right
        and inner.bottom <= outer.bottom
    )


def test_body_lines_stand_on_the_grid(full: IssueLayout) -> None:
    for page_ in full.pages:
        for frame in page_.frames:
            for placed in frame.texts:
                if placed.part is Part.BODY:
                    top = frame.rect.y + placed.top
                    assert (top - GRID.y).mpt % GRID.leading.mpt == 0
                    assert placed.leading == GRID.leading


def test_lines_are_no_wider_than_their_frames(full: IssueLayout) -> None:
    for page_ in full.pages:
        for frame in page_.frames:
            for placed in frame.texts:
                for line in placed.lines:
                    assert line.x >= ZERO
                    reach = line.x + placed.size.thousandths(line.line.width)
                    assert reach.mpt <= frame.rect.width.mpt + 1


def test_rules_between_columns_stand_in_gutters(full: IssueLayout) -> None:
    gutters = [
        Rect(GRID.left_of(column) - GRID.gutter, GRID.y, GRID.gutter, GRID.leading * 40)
        for column in range(2, 5)
    ]
    upright = [
        rule.rect
        for page_ in full.pages
        for rule in page_.rules
        if rule.rect.width < rule.rect.height
    ]
    assert upright
    assert all(any(within(rule, gutter) for gutter in gutters) for rule in upright)


def test_the_foot_lines_stand_on_the_last_page_and_where_the_template_wants_them(
    full: IssueLayout,
) -> None:
    for page_ in full.pages:
        feet = [f for f in page_.frames if f.texts[0].part is Part.FOOTER]
        assert [f.rect.y >= GRID.top_of(41) for f in feet] == [True]


def test_reading_order_is_furniture_first_then_story_by_story(full: IssueLayout) -> None:
    """A page's own stories come before the rest of another page's."""
    assert {frame.story for frame in full.pages[1].frames} == {"", "short", "long"}
    for page_ in full.pages:
        order = [frame.story for frame in page_.frames]
        assert order == sorted(order, key=["", "short", "long"].index)


def test_the_same_issue_makes_the_same_layout() -> None:
    an_issue = one(body(50), SectionHead(text("标"), text("句")), body(70))
    assert made(an_issue) == made(an_issue)


STORIES = st.lists(
    st.one_of(
        st.integers(1, 30).map(body),
        st.just(SectionHead(text("标"), text("句"))),
        st.just(PullQuote(text(han(15)), text("源"))),
        st.just(Box(text("框"), (text(han(30)),))),
    ),
    min_size=1,
    max_size=10,
)


@settings(max_examples=25, deadline=None)
@given(STORIES, STORIES)
def test_any_two_stories_keep_off_each_other_and_lose_nothing(
    first: list[BodyBlock], second: list[BodyBlock]
) -> None:
    one_, two = story("one", *first), story("two", *second)
    layout = made(issue(page(one_, two, template="two"), page(continues="one")))
    overset = {str(f.params["story"]): f for f in findings(layout, "story-overset")}
    for story_ in (one_, two):
        missing = overset.get(story_.name)
        lost = int(missing.params["characters"]) if missing else 0
        assert written(story_) - lost == set_(layout, story_.name)
    for page_ in layout.pages:
        for left, right in combinations(areas(page_), 2):
            assert not left.overlaps(right)


def written(story_: Story) -> int:
    """Characters of a story's body, counted block by block."""
    count = 0
    for block in story_.blocks:
        match block:
            case SectionHead(label, sentence):
                count += len(label.plain + sentence.plain)
            case PullQuote(words, source):
                count += len(words.plain + source.plain)
            case Box(title, paragraphs):
                count += len(title.plain) + sum(len(p.plain) for p in paragraphs)
            case _:
                count += len(block.text.plain)  # type: ignore[union-attr]
    return count


def set_(layout: IssueLayout, name: str) -> int:
    """Characters of a story's body on all pages."""
    heads = {Part.TITLE, Part.CAPTION, Part.JUMP}
    return sum(
        len(line.line.text)
        for page_ in layout.pages
        for frame in page_.frames
        if frame.story == name
        for placed in frame.texts
        if placed.part not in heads
        for line in placed.lines
    )
