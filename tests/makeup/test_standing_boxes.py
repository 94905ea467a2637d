"""Standing boxes: in their rectangles, nothing lost, and a word for whatever is wrong.

On the small paper's grid a box of columns 1 and 2 is 220 points wide, its words 200: inset by
an em of 10 points on either side. Lines are 15 points.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.makeup.paper import (
    LAYOUT,
    body,
    findings,
    han,
    issue,
    made,
    needs_of,
    page,
    photo,
    settled,
    story,
    text,
)

from banxin import makeup
from banxin.content.model import NO_TEXT, Page, PhotoFile, Spot, Standing, StandingBox
from banxin.diagnostics import Severity, SourcePlace
from banxin.makeup import Frame, IssueLayout, PageLayout, Part, every_picture
from banxin.makeup.furniture_boxes import box_faults
from banxin.makeup.grid import grid_of
from banxin.makeup.plan import StoryPlan
from banxin.measure import Length

LEFT = Spot(1, 2, 31, 40)
RIGHT = Spot(3, 4, 31, 40)


def box(
    kind: Standing,
    spot: Spot = LEFT,
    *words: str,
    title: str = "",
    picture: PhotoFile | None = None,
) -> StandingBox:
    return StandingBox(
        kind,
        text(title) if title else NO_TEXT,
        tuple(text(one) for one in words),
        picture,
        spot,
        SourcePlace("issue.toml", spot.first_column, 1),
    )


def page_with(*boxes: StandingBox) -> Page:
    """A page with a story on its lines 1 to 20, and boxes."""
    one = page(story("one", body(3)), template="one", places=(("one", 0, Spot(1, 4, 1, 20)),))
    return replace(one, boxes=boxes)


def made_with(*boxes: StandingBox) -> PageLayout:
    return made(issue(page_with(*boxes))).pages[0]


def frame_of(a_page: PageLayout, number: int = 1) -> Frame:
    (frame,) = (one for one in a_page.frames if one.box == number)
    return frame


def said(frame: Frame) -> list[str]:
    return [line.line.text for text_ in frame.texts for line in text_.lines]


def test_words_stand_inside_their_box_halfway_down() -> None:
    a_page = made_with(box(Standing.NOTICE, LEFT, han(8), han(8), title="启事"))
    frame = frame_of(a_page)
    assert said(frame) == ["启事", han(8), han(8)]
    above = frame.texts[0].top
    below = frame.rect.height - frame.texts[-1].bottom
    assert abs((above - below).mpt) <= 1
    for text_ in frame.texts:
        for placed in text_.lines:
            right = placed.x + text_.size.thousandths(placed.line.width)
            assert Length.pt(10) <= placed.x < right <= frame.rect.width - Length.pt(10)


def test_a_box_is_level_with_the_ink_of_the_lines_beside_it() -> None:
    """Type of 10 on 15 leaves 2.5 points of each line's height above its ink, and below."""
    a_page = made_with(box(Standing.NOTICE, LEFT, "文"))
    (placed,) = a_page.boxes
    top = 30 * 72 / 25.4 + 30 * 15
    assert placed.rect.y.in_pt == pytest.approx(top + 2.5, abs=0.01)
    assert placed.rect.bottom.in_pt == pytest.approx(top + 150 - 2.5, abs=0.01)
    assert placed.rect.width == Length.pt(220)
    assert placed.kind is Standing.NOTICE


@pytest.mark.parametrize(
    ("kind", "fill"),
    [
        (Standing.NOTICE, "black"),
        (Standing.CONTENTS, "black"),
        (Standing.PUBLISHER, ""),
        (Standing.ADVERT, ""),
    ],
)
def test_the_papers_own_words_stand_on_a_tint_and_all_in_a_frame(kind: Standing, fill: str) -> None:
    a_page = made_with(box(kind, LEFT, "文", title="题"))
    (panel,) = (one for one in a_page.panels if one.rect == a_page.boxes[0].rect)
    assert (panel.fill, panel.weight) == (fill, Length.pt(0.25))


def test_the_publishers_box_is_in_small_type() -> None:
    """The facts under the masthead are of 8 points on 12."""
    frame = frame_of(made_with(box(Standing.PUBLISHER, LEFT, "地址：某处", title="编辑部")))
    assert [(one.part, one.size.in_pt) for one in frame.texts] == [
        (Part.STANDING_TITLE, 10),
        (Part.STANDING_TEXT, 8),
    ]


def test_what_does_not_fit_is_counted_in_lines() -> None:
    """Ten lines of 15 less 5 of the frame's white and 10 above and below the words: 135 points.

    Twelve lines of 15 are 180, so 45 too many: three lines.
    """
    fits = made(issue(page_with(box(Standing.NOTICE, LEFT, *[han(8)] * 9))))
    over = made(issue(page_with(box(Standing.NOTICE, LEFT, *[han(8)] * 12))))
    assert findings(fits, "box-overset") == []
    (finding,) = findings(over, "box-overset")
    assert finding.severity is Severity.ERROR
    assert finding.params == {"box": han(8), "lines": 3}
    assert isinstance(finding.place, SourcePlace)


def test_a_picture_fills_its_box_and_is_read_aloud_by_the_boxs_title() -> None:
    file = photo("tea.jpg", (2900, 2000)).file
    a_page = made_with(box(Standing.ADVERT, LEFT, title="茶楼", picture=file))
    (picture,) = (one for one in every_picture(a_page) if one.box == 1)
    assert picture.rect == a_page.boxes[0].rect
    assert picture.alternative == "茶楼"
    assert not [frame for frame in a_page.frames if frame.box]
    across, down = picture.crop.right - picture.crop.left, picture.crop.bottom - picture.crop.top
    assert across / down == pytest.approx(220 / 145, rel=0.002)


def test_a_picture_without_a_title_is_read_aloud_by_its_name() -> None:
    a_page = made_with(box(Standing.ADVERT, picture=photo("tea.jpg").file))
    assert [one.alternative for one in a_page.pictures if one.box] == ["图片：tea.jpg"]


@pytest.mark.parametrize(
    ("size", "percent"), [((2200, 1450), 0), ((2200, 1460), 0), ((2900, 1450), 25)]
)
def test_a_picture_cut_at_its_edge_is_told(size: tuple[int, int], percent: int) -> None:
    """The box is 220 by 145 points: a picture 290 wide loses 70 of 290, a bit less than 25 %."""
    whole = issue(page_with(box(Standing.ADVERT, picture=photo("tea.jpg", size).file)))
    told = [one.params["percent"] for one in findings(made(whole), "box-picture-cut")]
    assert told == ([percent] if percent else [])


@pytest.mark.parametrize("spot", [Spot(4, 5, 31, 40), Spot(1, 2, 35, 41), Spot(9, 9, 50, 60)])
def test_a_box_off_the_grid_is_an_error_and_named(spot: Spot) -> None:
    whole = made(issue(page_with(box(Standing.NOTICE, spot, "文", title="启事"))))
    (finding,) = findings(whole, "box-off-grid")
    assert finding.params == {"box": "启事", "columns": 4, "lines": 40}
    assert finding.severity is Severity.ERROR


def test_a_box_over_the_masthead_over_a_story_over_another_is_an_error() -> None:
    over_two = box(Standing.NOTICE, Spot(2, 3, 18, 33), "文", title="启事")
    front = page(story("one", body(3)), template="front")
    on_front = replace(front, boxes=(box(Standing.ADVERT, Spot(1, 1, 10, 11), "文"),))
    assert findings(made(issue(on_front)), "box-over-masthead")[0].params == {
        "box": "文",
        "lines": 10,
    }
    whole = made(issue(page_with(box(Standing.CONTENTS, LEFT, title="导读"), over_two)))
    (story_under,) = findings(whole, "box-over-story")
    assert story_under.params == {"box": "启事", "story": "one"}
    (box_under,) = findings(whole, "boxes-overlap")
    assert box_under.params == {"box": "启事", "other": "导读"}


@pytest.mark.parametrize(("spot", "covers"), [(Spot(3, 4, 15, 20), 0), (Spot(2, 4, 15, 20), 1)])
def test_a_box_may_stand_in_a_storys_notch(spot: Spot, covers: int) -> None:
    whole = issue(page_with(box(Standing.NOTICE, spot, "文")))
    (plan,) = settled(whole)
    (one,) = plan.stories
    cut: StoryPlan = replace(one, notch=Spot(3, 4, 14, 20))
    pages = makeup.mark_up((replace(plan, stories=(cut,)),), whole, LAYOUT)
    faults = box_faults(pages[0].plan, grid_of(LAYOUT))
    assert [fault.code for fault in faults] == ["box-over-story"] * covers


def test_boxes_are_read_after_the_stories() -> None:
    a_page = made_with(
        box(Standing.NOTICE, RIGHT, "右"), box(Standing.PUBLISHER, LEFT, "左", title="题")
    )
    assert [frame.box for frame in a_page.frames][-2:] == [1, 2]
    assert all(frame.box == 0 for frame in a_page.frames[:-2])


def test_faces_are_asked_for_every_character_of_a_box() -> None:
    whole = issue(page_with(box(Standing.NOTICE, LEFT, "邮编", title="启")))
    needs = needs_of(whole)
    assert set("邮编") <= needs["kai"]
    assert "启" in needs["strong"]


def test_an_issue_without_boxes_has_none() -> None:
    whole: IssueLayout = made(issue(page_with()))
    assert whole.pages[0].boxes == ()
    assert not [code for code in (one.code for one in whole.findings) if code.startswith("box")]
