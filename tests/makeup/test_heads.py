"""Heads: the largest size with the fewest lines, even lines, whole grid lines, and too long."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from tests.makeup.paper import LAYOUT, body, findings, grave, han, issue, made, page, story, text

from banxin.content.model import Byline, Issue, Story
from banxin.makeup import Frame, IssueLayout, Part, PlacedText
from banxin.measure import ZERO, Length

MEASURE_PT = 460


def woods(count: int) -> str:
    """A head without phrases, so that nothing but evenness decides where it turns."""
    return "森" * count


def lead(*title: str) -> Story:
    return story("lead", body(3), title=title)


def of_one_story(one: Story) -> Issue:
    return issue(page(one, template="one"))


def head_of(layout: IssueLayout) -> Frame:
    return next(frame for frame in layout.pages[0].frames if frame.story == "lead")


def title_of(layout: IssueLayout) -> PlacedText:
    (title,) = (one for one in head_of(layout).texts if one.part is Part.TITLE)
    return title


def counts(title: PlacedText) -> list[int]:
    return [len(line.line.text) for line in title.lines]


@pytest.mark.parametrize(
    ("characters", "size_pt", "lines"),
    [
        (4, 40, [4]),  # the range's largest
        (11, 40, [11]),  # 440 of 460 points
        (12, 38, [12]),  # 460 / 12 is 38.3
        (23, 20, [23]),  # 460 / 23 is 20 on the dot: unbroken at the smallest size
        (24, 38, [12, 12]),  # 19.2 is under the range, so it turns, and may be large again
        (25, 35, [12, 13]),  # 13 into a line: 460 / 13 is 35.4
        (46, 20, [23, 23]),
    ],
)
def test_largest_size_of_the_fewest_lines(characters: int, size_pt: int, lines: list[int]) -> None:
    layout = made(of_one_story(lead(woods(characters))))
    title = title_of(layout)
    assert (title.size, counts(title)) == (Length.pt(size_pt), lines)
    assert findings(layout, "head-too-long") == []


@pytest.mark.parametrize("blank", [" ", "\u3000"])
def test_a_title_too_long_for_one_line_turns_at_the_blank_between_its_phrases(blank: str) -> None:
    title = title_of(made(of_one_story(lead(han(9) + blank + han(16)))))
    assert counts(title) == [9, 16]
    assert title.size == Length.pt(28)  # 460 / 16 is 28.75


def test_a_title_that_fits_keeps_its_blank() -> None:
    title = title_of(made(of_one_story(lead(f"{han(5)}\u3000{han(5)}"))))
    assert [line.line.text for line in title.lines] == [f"{han(5)}\u3000{han(5)}"]


def test_smallest_size_counts_though_it_is_no_whole_step_from_the_largest() -> None:
    rank = LAYOUT.ranks["lead"]
    voice = rank.title.model_copy(update={"sizes_pt": (20, 40.5)})
    ranks = {**LAYOUT.ranks, "lead": rank.model_copy(update={"title": voice})}
    layout = LAYOUT.model_copy(update={"ranks": ranks})
    title = title_of(made(of_one_story(lead(han(23))), layout))
    assert (title.size, counts(title)) == (Length.pt(20), [23])


def test_forty_characters_take_two_even_lines() -> None:
    title = title_of(made(of_one_story(lead(woods(40)))))
    assert (title.size, counts(title)) == (Length.pt(23), [20, 20])


def test_a_title_too_long_for_its_smallest_size_is_an_error_with_its_numbers() -> None:
    layout = made(of_one_story(lead(han(47))))
    (found,) = findings(layout, "head-too-long")
    assert found.params == {"story": "lead", "characters": 47, "lines": 2, "smallest": "20"}
    assert "".join(line.line.text for line in title_of(layout).lines) == han(47)


def test_the_desks_own_turns_are_kept_at_one_size() -> None:
    layout = made(of_one_story(lead(han(6), han(15, "木"))))
    title = title_of(layout)
    assert (title.size, counts(title)) == (Length.pt(30), [6, 15])


def test_one_of_the_desks_lines_too_long() -> None:
    layout = made(of_one_story(lead(han(6), han(24, "木"))))
    assert [found.code for found in findings(layout, "head-too-long")] == ["head-too-long"]


def test_a_kicker_that_turns_does_so_into_even_lines() -> None:
    """32 characters of 14 points go into 460; forty turn into twice twenty, not 32 and 8."""
    layout = made(of_one_story(replace(lead(woods(11)), kicker=text(woods(40)))))
    kicker = head_of(layout).texts[0]
    assert (kicker.part, counts(kicker)) == (Part.KICKER, [20, 20])


def test_centred_lines_stand_in_the_middle() -> None:
    title = title_of(made(of_one_story(lead(woods(25)))))
    for line in title.lines:
        right = Length.pt(MEASURE_PT) - line.x - title.size.thousandths(line.line.width)
        assert abs((line.x - right).mpt) <= 1


def test_parts_stand_in_order_with_the_white_of_their_rank() -> None:
    """Kicker 18, title 40 × 1.2 = 48, subtitle 16, byline 15; three times 5 between them."""
    one = replace(
        lead("四字之题"),
        kicker=text("引题"),
        subtitle=text("副题"),
        byline=Byline(text("本报记者"), at_end=False),
    )
    frame = head_of(made(of_one_story(one)))
    assert [one.part for one in frame.texts] == [
        Part.KICKER,
        Part.TITLE,
        Part.SUBTITLE,
        Part.BYLINE,
    ]
    # 18 + 48 + 16 + 15 + 15 + 5 above + 10 below = 127 points: nine lines of 15, 135.
    assert frame.rect.height == Length.pt(135)
    tops = [one.top for one in frame.texts]
    assert frame.texts[-1].bottom == Length.pt(135 - 10)
    assert [b - a for a, b in pairwise(tops)] == [
        Length.pt(18 + 5),
        Length.pt(48 + 5),
        Length.pt(16 + 5),
    ]


def test_the_body_starts_on_the_line_under_the_head() -> None:
    """A title alone: 48 + 5 + 10 = 63 points, five lines."""
    layout = made(of_one_story(lead("四字之题")))
    column = next(frame for frame in layout.pages[0].frames if frame.texts[0].part is Part.BODY)
    assert column.rect.y - head_of(layout).rect.y == Length.pt(5 * 15)
    assert column.texts[0].top == ZERO


def test_a_head_that_leaves_no_line_for_the_text() -> None:
    rank = LAYOUT.ranks["lead"].model_copy(update={"below_pt": 15.0 * 40})
    layout = LAYOUT.model_copy(update={"ranks": {"lead": rank}})
    found = grave(made(of_one_story(lead("题")), layout))
    assert [one.code for one in found] == ["head-too-tall", "story-overset"]
    assert found[0].params == {"story": "lead", "lines": 44, "room": 40}


def test_a_head_without_room_over_an_empty_body_does_not_break() -> None:
    rank = LAYOUT.ranks["lead"].model_copy(update={"below_pt": 15.0 * 40})
    layout = LAYOUT.model_copy(update={"ranks": {"lead": rank}})
    found = grave(made(of_one_story(story("lead")), layout))
    assert [one.code for one in found] == ["head-too-tall"]
