"""Lists of names in a story: rows on the grid of the body, cut between rows, all of it there."""

from __future__ import annotations

from tests.makeup.paper import body, grave, issue, made, page, painted, story, text

from banxin.content.model import NameList
from banxin.makeup import Part

NAMES = NameList(tuple(text(name) for name in ("王明", "李小龙", "阿卜杜·热西提", "张三", "李四")))


def test_names_stand_in_columns_of_the_measure() -> None:
    """Ten em hold two columns of three, at 0 and 7."""
    layout = made(issue(page(story("one", body(3), NAMES, body(3)), template="one")))
    rows = painted(layout, "one", Part.NAMES)
    assert [row.line.text for row in rows] == ["王明 李小龙", "阿卜杜·热西提", "张三 李四"]
    assert rows[0].line.xs == (0, 2000, 3000, 7000, 8000, 9000)
    assert {f.code for f in grave(layout)} <= {"story-room"}


def test_rows_take_one_line_of_the_grid_each() -> None:
    layout = made(issue(page(story("one", body(3), NAMES, body(3)), template="one")))
    (names,) = (
        text_
        for frame in layout.pages[0].frames
        for text_ in frame.texts
        if text_.part is Part.NAMES
    )
    assert names.leading == layout.layout.leading
    assert names.top.mpt % layout.layout.leading.mpt == 0


def test_a_list_is_poured_on_into_the_next_column() -> None:
    many = NameList(tuple(text("王明") for _ in range(200)))
    layout = made(issue(page(story("one", body(3), many, body(3)), template="one")))
    frames = [f for f in layout.pages[0].frames if any(t.part is Part.NAMES for t in f.texts)]
    assert len(frames) > 1
    said = "".join(row.line.text for row in painted(layout, "one", Part.NAMES))
    assert said.count("王明") == 200
