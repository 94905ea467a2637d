"""Pictures inside lines get their boxes: in the small paper, type is 10 points on 15."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.makeup.paper import LAYOUT, body, findings, han, issue, made, page, photo, story, text

from banxin import makeup
from banxin.content.model import (
    BodyParagraph,
    Box,
    EditorsNote,
    LinePicture,
    PhotoFile,
    PullQuote,
    Text,
    TextRun,
)
from banxin.diagnostics import SourcePlace
from banxin.makeup import Frame, IssueLayout, PlacedPicture, every_picture
from banxin.makeup.marked import set_run
from banxin.ticket import load_ticket
from banxin.typeset import ATOM


def picture(
    name: str = "a.png", size: tuple[int, int] = (300, 300), *, small: bool = False
) -> TextRun:
    place = SourcePlace("story.md", 3, 7)
    file = PhotoFile(Path("/photos") / name, name, *size, sha256=name)
    return TextRun(ATOM, place, picture=LinePicture(file, f"画 {name}", place), small=small)


def words(*parts: str | TextRun) -> Text:
    """Text in which a string is plain words."""
    return Text(
        tuple(
            run for part in parts for run in (text(part).runs if isinstance(part, str) else (part,))
        )
    )


def paragraph(*parts: str | TextRun) -> BodyParagraph:
    return BodyParagraph(words(*parts))


def set_pictures(layout: IssueLayout) -> list[PlacedPicture]:
    """Those inside lines, page by page."""
    return [
        picture
        for page_ in layout.pages
        for picture in every_picture(page_)
        if picture not in page_.pictures
    ]


def frame_of(layout: IssueLayout, placed: PlacedPicture) -> Frame:
    """The frame that a picture stands in."""
    (found,) = (
        frame
        for page_ in layout.pages
        for frame in page_.frames
        if frame.rect.overlaps(placed.rect)
    )
    return found


def inside(layout: IssueLayout, placed: PlacedPicture) -> tuple[float, float, float, float]:
    """Left, top, width and height in points, from the corner of the picture's frame."""
    rect, frame = placed.rect, frame_of(layout, placed).rect
    edges = (rect.x - frame.x, rect.y - frame.y, rect.width, rect.height)
    return tuple(edge.in_pt for edge in edges)  # type: ignore[return-value]


def test_the_atom_is_as_wide_as_its_picture() -> None:
    """In thousandths of the line's em; small type is 850 of it."""
    runs = (picture(), picture(size=(250, 100)), picture(size=(100, 300)), picture(small=True))
    set_runs = [set_run(run, "body", LAYOUT.body_size, LAYOUT) for run in runs]
    assert [(run.text, run.atom, run.scale) for run in set_runs] == [
        (ATOM, 1000, 1000),
        (ATOM, 2500, 1000),
        (ATOM, 333, 1000),
        (ATOM, 850, 850),
    ]
    hair = set_run(picture(size=(1, 4000), small=True), "body", LAYOUT.body_size, LAYOUT)
    assert hair.atom == 1


def test_a_picture_has_the_square_of_its_line() -> None:
    """Behind the indent of 20, two characters and the gap; 2.5 under the line's top."""
    layout = made(issue(page(story("one", paragraph("一二", picture(), "三")))))
    (placed,) = set_pictures(layout)
    assert inside(layout, placed) == (42.5, 2.5, 10, 10)
    assert (placed.crop.right, placed.crop.bottom) == (300, 300)
    assert (placed.alternative, placed.story) == ("画 a.png", "one")
    assert placed.place == SourcePlace("story.md", 3, 7)


def test_in_small_type_it_stands_on_the_same_baseline() -> None:
    """8.5 high, and 0.88 of what is missing lower down."""
    layout = made(issue(page(story("one", paragraph("一", picture(small=True), "二")))))
    (placed,) = set_pictures(layout)
    _, top, width, height = inside(layout, placed)
    assert (top, width, height) == (3.82, 8.5, 8.5)


def test_pictures_go_with_their_lines_from_column_to_column() -> None:
    """Lines of ten: each paragraph's picture opens its third line, wherever that one comes."""
    paragraphs = [
        paragraph(han(18, first), picture(name), han(21, chr(ord(first) + 50)))
        for name, first in (("a.png", "一"), ("b.png", "丁"), ("c.png", "下"), ("d.png", "丰"))
    ]
    layout = made(issue(page(story("one", *paragraphs))))
    found = set_pictures(layout)
    assert [placed.file.name for placed in found] == ["a.png", "b.png", "c.png", "d.png"]
    assert len({placed.rect.x.mpt for placed in found}) > 1
    for placed in found:
        left, top, _, _ = inside(layout, placed)
        assert (left, top % 15) == (0, 2.5)


def test_captions_boxes_notes_and_quotes() -> None:
    """A caption's credit takes a line of its own here, and the picture stays in the caption's."""
    caption = words(han(16), picture("a.png"), "字")
    shown = replace(photo("1.jpg", credit="甲乙丙丁戊己庚辛壬癸 摄"), caption=caption)
    one = story(
        "one",
        EditorsNote((words("按", picture("b.png"), "语"),)),
        body(6),
        PullQuote(words("引", picture("c.png"), "文"), Text(())),
        Box(text("题"), (words("框", picture("d.png"), "文"),)),
        photos=(shown,),
    )
    layout = made(issue(page(one, story("two"), template="two")))
    sizes = {placed.file.name: placed.rect.height.in_pt for placed in set_pictures(layout)}
    assert sizes == {"a.png": 8, "b.png": 10, "c.png": 12, "d.png": 10}
    (in_caption,) = (p for p in set_pictures(layout) if p.file.name == "a.png")
    assert len(frame_of(layout, in_caption).texts[0].lines) == 2
    assert inside(layout, in_caption)[:2] == (16 * 8 + 2, 2)


def test_a_page_has_its_photos_first_and_then_its_signs() -> None:
    one = story("one", paragraph("一", picture(), "二"), photos=(photo("1.jpg", caption="图"),))
    made_page = made(issue(page(one, story("two"), template="two"))).pages[0]
    assert [one.file.name for one in every_picture(made_page)] == ["1.jpg", "a.png"]
    assert [one.file.name for one in made_page.pictures] == ["1.jpg"]


@pytest.mark.parametrize(
    ("pixels", "codes"),
    [
        # 10 points at 150 and 225 to the inch are 20.8 and 31.25 pixels.
        (20, ["photo-coarse"]),
        (21, ["photo-coarse"]),
        (31, ["photo-coarse"]),
        (32, []),
    ],
)
def test_a_picture_must_be_as_sharp_as_a_photo(pixels: int, codes: list[str]) -> None:
    layout = made(issue(page(story("one", paragraph("一", picture(size=(pixels, pixels)), "二")))))
    (placed,) = set_pictures(layout)
    ticket = load_ticket("sheetfed-coated", Path())
    found = makeup.sharpness(placed, ticket)
    assert [finding.code for finding in found] == codes
    if pixels == 20:
        assert found[0].severity.value == "error"
    assert not findings(layout, "line-overrun")
