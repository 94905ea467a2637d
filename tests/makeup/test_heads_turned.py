"""Heads on a page: which turn and which size a rank chooses, and what stands beside the title."""

from __future__ import annotations

from dataclasses import replace

from tests.makeup.paper import LAYOUT, body, issue, made, page, paragraph, story, text

from banxin.content.model import Byline, PullQuote, SectionHead, Story
from banxin.layout import Layout
from banxin.makeup import Part, PlacedText
from banxin.measure import Length
from banxin.typeset import Turn


def head(one: Story, part: Part, layout: Layout = LAYOUT) -> PlacedText:
    made_up = made(issue(page(one, template="one")), layout)
    texts = [t for frame in made_up.pages[0].frames for t in frame.texts if t.part is part]
    return texts[0]


def lines(placed: PlacedText) -> list[str]:
    return [line.line.text for line in placed.lines]


def lead(title: str, **parts: str) -> Story:
    one = story("lead", body(3), title=(title,))
    return replace(one, **{name: text(words) for name, words in parts.items()})  # type: ignore[arg-type]


def ranked(**update: object) -> Layout:
    rank = LAYOUT.ranks["lead"].model_copy(update=update)
    return LAYOUT.model_copy(update={"ranks": {**LAYOUT.ranks, "lead": rank}})


LONG = "江门到香港的高铁每天增加到二十六趟，最早一趟六点开出"  # 25.5 em; 23 go at 20 points


def test_the_turn_is_chosen_first_and_the_size_after_it() -> None:
    """Even lines of thirteen would go at 35 points; at the comma 18 and 8 read better, at 26."""
    title = head(lead(LONG), Part.TITLE)
    assert lines(title) == ["江门到香港的高铁每天增加到二十六趟，", "最早一趟六点开出"]
    assert title.size == Length.pt(26)  # 460 / 17.5 is 26.3


def test_a_rank_says_which_line_is_the_longer() -> None:
    by_turn = {
        turn: [len(line) for line in lines(head(lead("森" * 25), Part.TITLE, ranked(turn=turn)))]
        for turn in Turn
    }
    assert by_turn == {
        Turn.EVEN: [12, 13],
        Turn.SHORT_FIRST: [11, 14],
        Turn.LONG_FIRST: [14, 11],
    }


def test_a_rank_of_one_line_never_turns() -> None:
    voice = LAYOUT.ranks["lead"].title.model_copy(update={"most_lines": 1})
    title = head(lead("森" * 23), Part.TITLE, ranked(title=voice))
    assert (lines(title), title.size) == (["森" * 23], Length.pt(20))


def test_words_of_the_story_stay_whole_in_its_head() -> None:
    """Alone the model parts 古|村落 or 古村|落; the story says 村落 over and over."""
    voice = LAYOUT.ranks["lead"].title.model_copy(update={"sizes_pt": (60, 60)})
    said = "村落里老屋多。村落外新楼多。有人看村落。"
    one = replace(lead("谁来给古村落当管家？"), blocks=(paragraph(said),))
    assert lines(head(one, Part.TITLE, ranked(title=voice))) == ["谁来", "给古村落当管家？"]


def test_kicker_and_subtitle_are_no_wider_than_the_title() -> None:
    """Eight squares at 40 points are 320; the kicker is 23½ of 14, 329, so it turns."""
    one = lead("森" * 8, kicker="稻田中间为什么还立着，一座座那样高的洋楼还不倒塌", subtitle="副题")
    kicker = head(one, Part.KICKER)
    assert lines(kicker) == ["稻田中间为什么还立着，", "一座座那样高的洋楼还不倒塌"]
    assert len(head(one, Part.SUBTITLE).lines) == 1


def test_beside_a_very_short_title_they_take_the_whole_measure() -> None:
    """One square at 40 points holds not even three of the kicker's in a line."""
    kicker = head(lead("森", kicker="稻田中间立着洋楼"), Part.KICKER)
    assert lines(kicker) == ["稻田中间立着洋楼"]


def test_a_title_narrower_than_two_of_the_kickers_squares() -> None:
    voice = LAYOUT.ranks["lead"].title.model_copy(update={"sizes_pt": (20, 20)})
    kicker = head(lead("森", kicker="稻田"), Part.KICKER, ranked(title=voice))
    assert lines(kicker) == ["稻田"]


def test_a_verse_takes_a_line_more_rather_than_be_parted_in_a_word() -> None:
    """At twelve points eight squares go into a column of a hundred; three lines would hold it."""
    verse = PullQuote(text("森森森森，森森森森。森森森森，森森森森。"), text("民谣"))
    one = story("lead", body(3), verse, body(3), title=("题",))
    assert lines(head(one, Part.QUOTE)) == ["森森森森，", "森森森森。", "森森森森，", "森森森森。"]


def test_a_byline_does_not_mind_the_title() -> None:
    one = replace(lead("森"), byline=Byline(text("本报记者"), at_end=False))
    assert lines(head(one, Part.BYLINE)) == ["本报记者"]


def test_section_heads_turn_where_their_phrases_meet() -> None:
    """Ten squares to a column; the sentence has eleven and a half."""
    section = SectionHead(text("做法"), text("墙里有“红毛泥”，墙角有燕子窝"))
    one = story("lead", section, body(6), title=("题",))
    assert lines(head(one, Part.SECTION)) == ["墙里有“红毛泥”，", "墙角有燕子窝"]
