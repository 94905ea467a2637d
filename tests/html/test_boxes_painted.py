"""Standing boxes and turned stories in the document: marked as what they are, led to on screen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.html.looks import parsed, written
from tests.makeup.paper import body, issue, made, page, painted, photo, story
from tests.makeup.test_standing_boxes import box

from banxin.content.model import Spot, Standing
from banxin.makeup import IssueLayout, Part


@pytest.fixture(scope="module")
def boxed() -> IssueLayout:
    """Two pages; the first has a contents box and an advertisement under its story."""
    front = page(
        story("front", body(3), title=("头版",)),
        template="front",
        places=(("front", 0, Spot(1, 4, 12, 28)),),
    )
    advert = box(Standing.ADVERT, Spot(3, 4, 30, 40), title="茶楼", picture=photo("tea.jpg").file)
    contents = box(Standing.CONTENTS, Spot(1, 2, 30, 40), title="导读")
    inner = page(story("inner", body(3), title=("内页",)), template="one")
    return made(issue(replace(front, boxes=(contents, advert)), inner))


def test_every_box_is_a_section_after_the_stories(boxed: IssueLayout) -> None:
    document = written(boxed)
    first, second = document.split('id="page-2"')
    assert first.count("<section>") == 2
    assert second.count("<section>") == 0
    assert first.rindex("</article>") < first.index("<section>")
    assert parsed(document).all_closed


def test_an_advertisements_picture_is_painted_once_with_its_words(boxed: IssueLayout) -> None:
    assert parsed(written(boxed)).attributes("img", "alt") == ["茶楼"]


def test_the_contents_lead_to_pages_that_are_there(boxed: IssueLayout) -> None:
    read = parsed(written(boxed))
    assert read.attributes("a", "href") == ["#page-2", "#page-2"]
    assert "page-2" in read.attributes("section", "id")


def test_the_press_has_no_leads(boxed: IssueLayout) -> None:
    document = written(boxed, for_press=True)
    assert parsed(document).attributes("a", "href") == []
    assert "第2版" in document.replace("</i>", "")


def test_a_box_without_a_tint_asks_for_no_ground() -> None:
    one = page(story("one", body(3)), template="one", places=(("one", 0, Spot(1, 4, 1, 20)),))
    bare = replace(one, boxes=(box(Standing.ADVERT, Spot(1, 2, 30, 40), "文"),))
    classes = [c.split() for c in parsed(written(made(issue(bare)))).attributes("div", "class")]
    assert [c for c in classes if "c-black" in c] == [["box", "c-black"]]
    assert "bg-" not in {name for one_ in classes for name in one_}


def turned() -> IssueLayout:
    """A story that turns from page 1 to page 2."""
    whole = issue(
        page(story("one", body(200), title=("题",)), template="one"),
        page(template="rest", continues="one"),
    )
    return made(whole)


def test_a_jump_line_is_a_paragraph_of_its_own_that_leads_to_the_rest() -> None:
    layout = turned()
    document = written(layout)
    read = parsed(document)
    jumps = [values for tag, values in read.tags if "jump" in values.get("class", "").split()]
    assert len(jumps) == 2
    assert set(read.attributes("a", "href")) == {"#page-2", "#page-1"}
    assert "（下转第2版）" in [block.strip() for block in read.blocks]
    assert parsed(written(layout, for_press=True)).attributes("a", "href") == []


def test_only_stories_that_turn_say_so() -> None:
    whole = made(issue(page(story("one", body(3)), template="one")))
    assert not [t for f in whole.pages[0].frames for t in f.texts if t.part is Part.JUMP]
    there = painted(turned(), "one", Part.JUMP)
    assert [line.line.text for line in there] == ["（下转第2版）", "（上接第1版）"]
