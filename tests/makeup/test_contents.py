"""The contents: every page's main story with the page that it is on, in a box or in the ear."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.makeup.paper import LAYOUT, body, findings, issue, made, page, story, text
from tests.makeup.test_standing_boxes import box, said

from banxin import makeup
from banxin.content.model import (
    NO_TEXT,
    BodyParagraph,
    Ear,
    Issue,
    Page,
    Spot,
    Standing,
    Text,
    TextRun,
)
from banxin.diagnostics import SourcePlace
from banxin.makeup import Frame, Part
from banxin.makeup.contents import ContentsEntry, PageTitles, contents_of, spoken_title
from banxin.makeup.furniture_box_copy import possible_contents
from banxin.measure import Length
from banxin.typeset import EM

A, B, C, D = (text(letter) for letter in "甲乙丙丁")


def test_a_list_goes_page_by_page_and_by_weight_without_its_own_page() -> None:
    pages = (PageTitles(3, (D,)), PageTitles(1, (A,)), PageTitles(2, (B, C)))
    assert contents_of(pages, here=1) == (
        ContentsEntry(B, 2, 0),
        ContentsEntry(C, 2, 1),
        ContentsEntry(D, 3, 0),
    )
    assert [entry.title for entry in contents_of(pages, here=2)] == [A, D]


def test_an_issue_of_one_page_lists_that_page() -> None:
    assert contents_of((PageTitles(1, (A, B)),), here=1) == (
        ContentsEntry(A, 1, 0),
        ContentsEntry(B, 1, 1),
    )


def test_a_page_on_which_no_story_begins_is_not_listed() -> None:
    pages = (PageTitles(1, (A,)), PageTitles(2, ()))
    assert contents_of(pages, here=2) == (ContentsEntry(A, 1, 0),)


@pytest.mark.parametrize(
    ("lines", "one"),
    [
        (("一封信", "一笔钱"), "一封信　一笔钱"),
        (("一封信，", "一笔钱"), "一封信，一笔钱"),
        (("一封信　一笔钱",), "一封信　一笔钱"),
    ],
)
def test_the_lines_of_a_title_are_read_as_one(lines: tuple[str, ...], one: str) -> None:
    assert spoken_title(story("one", title=lines)).plain == one


def test_a_title_loses_ruby_and_link_and_keeps_what_stands_lower() -> None:
    place = SourcePlace("one.md", 1, 1)
    runs = (
        TextRun("侨", place, ruby="qiáo", link="https://example.org/", bold=True),
        TextRun("2", place, lowered=True),
    )
    two = replace(story("one"), title=(Text(runs),))
    kept, lowered = spoken_title(two).runs
    assert (kept.ruby, kept.link, kept.bold) == ("", "", False)
    assert lowered.lowered


def four_pages(*titles: str, box_lines: int = 10, ear: Ear | None = None) -> Issue:
    """A front page with a contents box in columns 1 and 2, and pages of two stories each."""
    front = page(
        story("front", BodyParagraph(text("文")), title=("头版",)),
        template="front",
        places=(("front", 0, Spot(1, 4, 12, 25)),),
    )
    contents = box(Standing.CONTENTS, Spot(1, 2, 27, 26 + box_lines), title="导读")
    inner = [
        page(
            *(story(title, body(3), title=(title,)) for title in titles[start : start + 2]),
            template="two",
        )
        for start in range(0, len(titles), 2)
    ]
    return issue(replace(front, boxes=(contents,)), *inner, ear=ear)


def listed(whole: Issue) -> list[tuple[str, str]]:
    """Titles and pages as they stand in the box, from the top down."""
    (frame,) = (one for one in made(whole).pages[0].frames if one.box == 1)
    return entries(frame)


def entries(frame: Frame) -> list[tuple[str, str]]:
    texts = [one for one in frame.texts if one.part in (Part.ENTRY, Part.ENTRY_PAGE)]
    words = ["".join(line.line.text for line in one.lines) for one in texts]
    return list(zip(words[::2], words[1::2], strict=True))


def test_a_box_fills_itself_from_the_issue() -> None:
    assert listed(four_pages("二一", "二二", "三一", "三二")) == [
        ("二一", "第2版"),
        ("二二", "第2版"),
        ("三一", "第3版"),
        ("三二", "第3版"),
    ]


def test_where_room_is_short_the_lighter_stories_stay_out() -> None:
    """Five lines of 15 are 75 points; 5 and 10 are white, and the title takes 15: 45 are left,
    for three entries of 12."""
    assert listed(four_pages("二一", "二二", "三一", "三二", box_lines=5)) == [
        ("二一", "第2版"),
        ("二二", "第2版"),
        ("三一", "第3版"),
    ]


def test_main_stories_never_stay_out() -> None:
    """Two lines of 15 hold 15 points of words; the title and two entries take 39: two over."""
    whole = four_pages("二一", "二二", "三一", "三二", box_lines=2)
    assert [title for title, _ in listed(whole)] == ["二一", "三一"]
    (finding,) = findings(made(whole), "box-overset")
    assert finding.params == {"box": "导读", "lines": 2}


def test_a_long_title_turns_and_its_page_stands_by_its_last_line() -> None:
    long = "海外华侨当年怎样给家里写信寄钱并且等着回信到来的故事新编"
    (frame,) = (one for one in made(four_pages(long)).pages[0].frames if one.box == 1)
    title, number = (one for one in frame.texts if one.part in (Part.ENTRY, Part.ENTRY_PAGE))
    assert len(title.lines) == 2
    assert "".join(line.line.text for line in title.lines) == long
    assert number.bottom == title.bottom
    # Numbers end an em of body type before the box does; titles end before numbers begin.
    right = number.lines[0].x + number.size.thousandths(number.lines[0].line.width)
    assert right == frame.rect.width - Length.pt(10)
    for line in title.lines:
        end = line.x + title.size.thousandths(line.line.width)
        assert end + title.size.thousandths(EM) <= number.lines[0].x


def test_a_leader_crosses_the_white_between_a_title_and_its_page() -> None:
    """Two characters of 8 points stand 10 in; the leader starts half an em on, at 30."""
    a_page = made(four_pages("二一", "二二")).pages[0]
    (frame,) = (one for one in a_page.frames if one.box == 1)
    inside = [one.rect for one in a_page.rules if frame.rect.overlaps(one.rect)]
    numbers = [one for one in frame.texts if one.part is Part.ENTRY_PAGE]
    assert len(inside) == 2
    for leader, number in zip(inside, numbers, strict=True):
        assert leader.x - frame.rect.x == Length.pt(10 + 16 + 4)
        assert leader.right - frame.rect.x == number.lines[0].x - Length.pt(4)
        assert leader.y - frame.rect.y == number.top + Length.pt(6)


def test_a_title_that_reaches_its_page_has_no_leader() -> None:
    """200 points less some 30 for the number and 8 of white hold twenty characters of 8."""
    a_page = made(four_pages("海外华侨当年怎样给家里写信寄钱等着回信到")).pages[0]
    (frame,) = (one for one in a_page.frames if one.box == 1)
    assert not [one for one in a_page.rules if frame.rect.overlaps(one.rect)]


def test_an_ear_with_a_title_alone_becomes_the_contents() -> None:
    whole = four_pages("二一", "二二", ear=Ear(text("本期导读"), ()))
    ear = next(f for f in made(whole).pages[0].frames if f.texts[0].part is Part.EAR_TITLE)
    assert entries(ear) == [("二一", "第2版"), ("二二", "第2版")]


def test_an_ear_with_words_keeps_to_them() -> None:
    whole = four_pages("二一", "二二", ear=Ear(text("天气"), (text("晴"),)))
    ear = next(f for f in made(whole).pages[0].frames if f.texts[0].part is Part.EAR_TITLE)
    assert said(ear) == ["天气", "晴"]


def test_an_ear_that_cannot_hold_the_contents_is_an_error() -> None:
    """Fifteen inner pages: a title of 15 points and 15 entries of 12 are 195.

    The masthead's 150 points less 16 for the facts and 7.5 of white are 126.5; six lines over.
    """
    titles = [f"第{number}条" for number in "一二三四五六七八九十"] * 3
    whole = four_pages(
        *(f"{title}{number}" for number, title in enumerate(titles)), ear=Ear(text("导读"), ())
    )
    (finding,) = findings(made(whole), "ear-overset")
    assert finding.params["lines"] == 6


def test_both_ends_of_an_entry_lead_to_its_page() -> None:
    (frame,) = (one for one in made(four_pages("二一")).pages[0].frames if one.box == 1)
    led = [one for one in frame.texts if one.part in (Part.ENTRY, Part.ENTRY_PAGE)]
    assert {run.link for one in led for line in one.lines for run in line.line.runs} == {"#page-2"}


def test_faces_can_be_asked_before_the_pages_are_known() -> None:
    """Whatever page a title comes to stand on, its characters and all digits are there."""
    whole = four_pages("二一", "二二")
    settings = LAYOUT.lines.settings
    possible = makeup.needs_of(possible_contents(whole, LAYOUT), settings)
    assert set("头版二一第0123456789") <= possible["body"]
    assert possible_contents(issue(page(story("one", body(3)))), LAYOUT) == ()


def test_the_page_that_a_story_turns_to_is_not_listed() -> None:
    first = page(story("one", body(200), title=("甲",)), template="one")
    contents = box(Standing.CONTENTS, Spot(3, 4, 30, 40), title="导读")
    rest: Page = page(template="rest", continues="one")
    third = page(story("two", body(3), title=("乙",)), template="two")
    whole = issue(first, replace(rest, boxes=(contents,)), third)
    (frame,) = (one for one in made(whole).pages[1].frames if one.box == 1)
    assert entries(frame) == [("甲", "第1版"), ("乙", "第3版")]


def test_a_contents_box_says_its_own_words_after_the_list() -> None:
    whole = four_pages("二一")
    front = whole.pages[0]
    named = replace(front.boxes[0], paragraphs=(text("下期：泉州"),), title=NO_TEXT)
    whole = replace(whole, pages=(replace(front, boxes=(named,)), *whole.pages[1:]))
    (frame,) = (one for one in made(whole).pages[0].frames if one.box == 1)
    assert said(frame) == ["二一", "第2版", "下期：泉州"]
