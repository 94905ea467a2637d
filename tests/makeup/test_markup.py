"""Marking up: every run its face, every block its parts, every character known with its place."""

from __future__ import annotations

from dataclasses import replace

from tests.makeup.paper import (
    LAYOUT,
    body,
    han,
    issue,
    on_stone,
    page,
    paragraph,
    photo,
    story,
    text,
)

from banxin import makeup
from banxin.content.model import (
    NO_TEXT,
    BodyBlock,
    BodyParagraph,
    Box,
    Byline,
    Ear,
    EditorsNote,
    Issue,
    PullQuote,
    SectionHead,
    Text,
    TextRun,
)
from banxin.diagnostics import SourcePlace
from banxin.makeup import MarkedPage, Part
from banxin.makeup.marked import MarkedBox, MarkedQuote, MarkedSection, MarkedText, MarkedTitle
from banxin.typeset import EM, LineSettings, SideLine


def marked_up(an_issue: Issue) -> tuple[MarkedPage, ...]:
    drafts, found = makeup.assign(an_issue, LAYOUT)
    assert found == ()
    planned = makeup.plan_issue(drafts, an_issue, on_stone())
    return makeup.mark_up(planned.plans, an_issue, LAYOUT)


def every_text_of(an_issue: Issue) -> tuple[MarkedText | MarkedTitle, ...]:
    """All that faces are cut for."""
    drafts, found = makeup.assign(an_issue, LAYOUT)
    assert found == ()
    return makeup.every_text(drafts, an_issue, LAYOUT)


def blocks_of(*blocks: BodyBlock) -> tuple[object, ...]:
    return marked_up(issue(page(story("one", *blocks))))[0].stories[0].blocks


def texts_of(*blocks: BodyBlock) -> list[MarkedText]:
    flat: list[MarkedText] = []
    for block in blocks_of(*blocks):
        assert isinstance(block, MarkedText | MarkedSection | MarkedQuote | MarkedBox)
        flat += [block] if isinstance(block, MarkedText) else block.texts
    return flat


def run(words: str, line: int = 1, column: int = 1, **voice: bool | str | SideLine) -> TextRun:
    place = SourcePlace("story.md", line, column, "　" * (column - 1) + words)
    return TextRun(words, place, **voice)  # type: ignore[arg-type]


def test_runs_get_the_face_of_their_own_emphasis() -> None:
    runs = (
        run("平"),
        run("黑", bold=True),
        run("楷", kai=True),
        run("黑楷", bold=True, kai=True),
        run("点", dots=True),
        run("字", ruby="zì"),
        run("链", link="https://example.org/"),
    )
    (made,) = texts_of(BodyParagraph(Text(runs)))
    assert [(one.text, one.face) for one in made.paragraph.runs] == [
        ("平", "body"),
        ("黑", "strong"),
        ("楷", "kai"),
        ("黑楷", "strong"),
        ("点", "body"),
        ("字", "body"),
        ("链", "body"),
    ]
    assert [one.text for one in made.paragraph.runs if one.dots] == ["点"]
    assert [(one.text, one.ruby) for one in made.paragraph.runs if one.ruby] == [("字", "zì")]
    assert [one.link for one in made.paragraph.runs if one.link] == ["https://example.org/"]


def test_marks_get_their_sizes_from_the_layout() -> None:
    """600 and 350 above, 600 and 120 under the line, 850 for small: what docs/layouts.md says."""
    runs = (
        run("平"),
        run("小", small=True),
        run("2", raised=True),
        run("2", lowered=True),
        run("2", small=True, raised=True),
    )
    (made,) = texts_of(BodyParagraph(Text(runs)))
    assert [(one.scale, one.rise) for one in made.paragraph.runs] == [
        (1000, 0),
        (850, 0),
        (600, 350),
        (600, -120),
        (510, 297),
    ]


def test_names_and_languages_reach_the_composer() -> None:
    runs = (
        run("孙", side_line=SideLine.PROPER_NAME),
        run("文", side_line=SideLine.PROPER_NAME, same_name=True),
        run("集", side_line=SideLine.BOOK_TITLE),
        run("Wort", language="de"),
    )
    (made,) = texts_of(BodyParagraph(Text(runs)))
    assert [(one.side_line, one.same_name, one.language) for one in made.paragraph.runs] == [
        (SideLine.PROPER_NAME, False, ""),
        (SideLine.PROPER_NAME, True, ""),
        (SideLine.BOOK_TITLE, False, ""),
        (SideLine.NONE, False, "de"),
    ]


def test_ruby_is_never_smaller_than_the_house_prints() -> None:
    """Half of 10 points is the least, 5; half of 8.5 of them is not."""
    runs = (run("字", ruby="zì"), run("字", ruby="zì", small=True))
    (made,) = texts_of(BodyParagraph(Text(runs)))
    assert [one.ruby_scale for one in made.paragraph.runs] == [500, 589]
    assert 8.5 * 0.589 >= 5 > 8.5 * 0.588


def test_ruby_is_set_in_the_layouts_face_for_it() -> None:
    runs = (run("字", ruby="zì"), run("粗", ruby="cū", bold=True))
    body = BodyParagraph(Text(runs))
    sans = LAYOUT.model_copy(update={"ruby_face": "hei"})
    for layout, face in ((LAYOUT, ""), (sans, "hei")):
        (made,) = makeup.mark_up_running((body,), layout)
        assert [one.ruby_face for one in made.paragraph.runs] == [face, face]


def test_a_missing_character_of_ruby_is_looked_for_in_its_own_face() -> None:
    runs = (run("字", 4, 6, ruby="zì"), run("词", 4, 20, ruby="cí"))
    sans = LAYOUT.model_copy(update={"ruby_face": "hei"})
    texts = makeup.mark_up_running((BodyParagraph(Text(runs)),), sans)
    place = makeup.place_in(texts, "hei", "í")
    assert place
    assert (place.line, place.column) == (4, 20)
    assert makeup.place_in(texts, "body", "í") is None
    assert makeup.place_in(texts, "hei", "词") is None


def test_emphasis_in_a_head_beats_the_heads_face() -> None:
    one = replace(story("one"), title=(Text((run("粗"), run("楷", kai=True))),))
    head = marked_up(issue(page(one)))[0].stories[0].head
    assert head
    assert [one.face for one in head.title.lines[0].runs] == ["head", "kai"]


def test_a_dateline_is_strong_and_a_blank_away_from_the_text() -> None:
    (made,) = texts_of(BodyParagraph(text("正文。"), dateline=text("本报江门11月20日讯")))
    assert [(one.text, one.face) for one in made.paragraph.runs] == [
        ("本报江门11月20日讯", "strong"),
        ("　", "body"),
        ("正文。", "body"),
    ]
    assert made.source.plain == "本报江门11月20日讯正文。"


def test_a_flush_paragraph_has_no_indent() -> None:
    first, second = texts_of(paragraph("起。"), BodyParagraph(text("续。"), flush=True))
    assert (first.paragraph.indent, second.paragraph.indent) == (2 * EM, 0)
    assert first.paragraph.justified


def test_a_section_head_is_one_piece_of_label_and_sentence() -> None:
    (both,) = blocks_of(SectionHead(text("第一步"), text("量尺寸")))
    assert isinstance(both, MarkedSection)
    assert [(t.part, t.source.plain) for t in both.texts] == [
        (Part.SECTION_LABEL, "第一步"),
        (Part.SECTION, "量尺寸"),
    ]
    (plain,) = blocks_of(SectionHead(NO_TEXT, text("量尺寸")))
    assert isinstance(plain, MarkedSection)
    assert [t.part for t in plain.texts] == [Part.SECTION]


def test_quote_box_and_note() -> None:
    blocks = blocks_of(
        EditorsNote((text("编者按一"), text("编者按二"))),
        PullQuote(text("一句话"), text("—— 某人")),
        Box(text("链接"), (text("甲"), text("乙"))),
    )
    first, second, quote, box = blocks
    assert isinstance(first, MarkedText)
    assert isinstance(second, MarkedText)
    assert [one.part for one in (first, second)] == [Part.NOTE, Part.NOTE]
    assert first.paragraph.runs[0].face == "kai"
    assert isinstance(quote, MarkedQuote)
    assert [t.part for t in quote.texts] == [Part.QUOTE, Part.QUOTE_SOURCE]
    assert isinstance(box, MarkedBox)
    assert [t.part for t in box.texts] == [Part.BOX_TITLE, Part.BOX_TEXT, Part.BOX_TEXT]
    assert [t.paragraph.indent for t in box.texts] == [0, 2 * EM, 2 * EM]


def test_a_byline_stands_where_the_desk_wants_it() -> None:
    for at_end in (True, False):
        one = story("one", body(2), byline=Byline(text("本报记者"), at_end=at_end))
        marked = marked_up(issue(page(one)))[0].stories[0]
        assert marked.head
        last = marked.blocks[-1]
        assert isinstance(last, MarkedText)
        assert (last.part is Part.BYLINE) is at_end
        assert (marked.head.byline is None) is at_end


def test_caption_and_credit_are_one_paragraph_in_two_faces() -> None:
    both = photo("1.jpg", caption="一座楼", credit="某 摄")
    plain = photo("2.jpg")
    credit = photo("3.jpg", credit="某 摄")
    first = story("one", body(2), photos=(both, plain))
    marked = marked_up(issue(page(first, story("two"), template="two")))
    captions = [one.caption for one in marked[0].stories[0].photos]
    assert captions[0]
    assert [(one.text, one.face) for one in captions[0].paragraph.runs] == [
        ("一座楼", "kai"),
        ("　", "kai"),
        ("某 摄", "hei"),
    ]
    assert captions[1] is None
    alone = marked_up(issue(page(story("one", photos=(credit,)), template="front")))
    caption = alone[0].stories[0].photos[0].caption
    assert caption
    assert [one.text for one in caption.paragraph.runs] == ["某 摄"]


def test_the_rest_of_a_story_says_where_it_comes_from_and_has_no_text_of_its_own() -> None:
    """Its text is what the page before has left; marking it up again would double it."""
    pages = marked_up(issue(page(story("one", body(5))), page(template="rest", continues="one")))
    here, there = pages[0].stories[0], pages[1].stories[0]
    assert here.jump
    assert here.jump.paragraph.text == "（下转第2版）"
    assert there.head
    assert there.head.kicker
    assert there.head.kicker.paragraph.text == "（上接第1版）"
    assert (there.blocks, there.jump) == ((), None)


def everything() -> Issue:
    """An issue with one private character for every place that text can stand in."""
    full = replace(
        story(
            "one",
            EditorsNote((text("按"),)),
            BodyParagraph(Text((run("文"), run("黑", bold=True), run("楷", kai=True))), text("讯")),
            BodyParagraph(Text((run("字", ruby="zì"),))),
            SectionHead(text("标"), text("句")),
            PullQuote(text("引"), text("源")),
            Box(text("框"), (text("链"),)),
            title=("题",),
            photos=(photo("1.jpg", caption="图", credit="摄"),),
            byline=Byline(text("署"), at_end=True),
        ),
        kicker=text("肩"),
        subtitle=text("副"),
    )
    ear = Ear(text("眼"), (text("导"),))
    return issue(page(full, template="front"), ear=ear, footer=("印",))


def test_needs_are_complete_by_role() -> None:
    needs = makeup.needs_of(every_text_of(everything()), LineSettings())
    wanted = {
        "body": "文字zì导",
        "kai": "按楷引源链肩图署字",  # 字 of the motto
        "hei": "标副摄印主办某责编",
        "head": "题版心报",
        "strong": "黑讯句框眼",
    }
    for role, characters in wanted.items():
        assert set(characters) <= needs[role], role
    assert set(needs) == set(wanted)
    assert needs["head"] == set("题版心报")
    assert needs["strong"] == set("黑讯句框眼")
    assert set("2026年11月20日星期五农历丙午年十月十二第3期总第27期本期1版") <= needs["hei"]


def test_needs_hold_no_blank() -> None:
    needs = makeup.needs_of(
        every_text_of(issue(page(story("one", paragraph("a b\tc"))))), LineSettings()
    )
    assert not {" ", "\t", "\n"} & set().union(*needs.values())
    assert set("abc") <= needs["body"]


def test_every_painted_character_was_asked_for() -> None:
    """Whatever the composer makes of a text, its characters are in its role's needs."""
    from tests.makeup.paper import made  # noqa: PLC0415 only here is anything composed

    an_issue = everything()
    needs = makeup.needs_of(every_text_of(an_issue), LineSettings())
    blanks = set(" 　")
    for made_page in made(an_issue).pages:
        for frame in made_page.frames:
            for placed in (line for one in frame.texts for line in one.lines):
                line = placed.line
                for words, index in zip(line.texts, line.run_indices, strict=True):
                    assert set(words) - blanks <= needs[line.runs[index].face] | blanks


def test_place_of_a_character_is_its_line_and_column() -> None:
    runs = (run("甲乙", 7, 1), run("丙丁", 7, 5, bold=True), run("丙", 9, 3))
    texts = every_text_of(issue(page(story("one", BodyParagraph(Text(runs))))))
    strong = makeup.place_in(texts, "strong", "丁")
    assert strong
    assert (strong.file, strong.line, strong.column) == ("story.md", 7, 6)
    assert makeup.place_in(texts, "strong", "甲") is None
    assert makeup.place_in(texts, "body", "无") is None


def test_place_of_a_character_is_that_of_the_voice_asked_for() -> None:
    """The same character stands earlier in a face that holds it."""
    runs = (run("丙", 3, 1), run("丙", 7, 5, bold=True))
    texts = every_text_of(issue(page(story("one", BodyParagraph(Text(runs))))))
    strong, plain = (makeup.place_in(texts, role, "丙") for role in ("strong", "body"))
    assert strong
    assert plain
    assert (strong.line, strong.column, plain.line) == (7, 5, 3)


def test_place_of_a_character_in_ruby_is_its_base() -> None:
    runs = (run(han(3), 4, 1), run("字", 4, 6, ruby="zǐ"))
    texts = every_text_of(issue(page(story("one", BodyParagraph(Text(runs))))))
    place = makeup.place_in(texts, "body", "ǐ")
    assert place
    assert (place.line, place.column) == (4, 6)


def test_words_that_the_paper_sets_itself_have_their_cause_as_place() -> None:
    place = makeup.place_in(every_text_of(issue(page(story("one"), template="one"))), "strong", "1")
    assert place
    assert place.file == "issue.toml"
