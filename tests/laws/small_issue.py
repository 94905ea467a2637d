"""A small issue written to disk for any layout: a page of every kind of matter, and a second page.

Its rectangles are worked out from the layout's own grid, so that it fits however the layout is
tuned. Its stories lie in ``copy/``: prose made for these tests, with every kind of matter in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from banxin.layout import Layout, load_layout

COPY = Path(__file__).parent / "copy"

_SENTENCE = (
    "第{n}段说的仍是同一件事：一段话分在两栏里，断开的地方不能是段落的最后一行，也不能丢字{tail}。"
)
_TAILS = (
    "",
    "，更不能乱",
    "，更不能把次序弄乱",
    "，次序更不能乱，一个字也不行",
    "，哪怕只丢一个",
)


@dataclass(frozen=True)
class Room:
    """A layout's grid as far as a page plan needs it.

    Attributes:
        front, inner: A template with a masthead and, where there is one, a template without.
        front_line, inner_line: The first grid line that a story may take on each.
    """

    name: str
    columns: int
    lines: int
    front: str
    inner: str
    front_line: int
    inner_line: int


def room_of(layout_name: str) -> Room:
    """Of a shipped layout."""
    layout: Layout = load_layout(layout_name, Path())
    templates = [template for template in layout.templates if template.stories]
    front = max(templates, key=lambda template: template.masthead)
    inner = min(templates, key=lambda template: template.masthead)
    starts = [t.masthead + 2 if t.masthead else 1 for t in (front, inner)]
    return Room(
        layout_name, layout.columns, layout.page.lines, front.name, inner.name, starts[0], starts[1]
    )


def write_small_issue(folder: Path, layout: str) -> Path:
    """Write the issue into ``folder``; the folder itself is what `load_issue` takes."""
    room = room_of(layout)
    (folder / "photos").mkdir(parents=True, exist_ok=True)
    _draw_stairs(folder / "photos/stairs.png")
    _draw_bands(folder / "photos/bands.png")
    _draw_rule(folder / "photos/rule.png")
    filler = "\n\n".join(
        _SENTENCE.format(n=number, tail=_TAILS[number % len(_TAILS)]) for number in range(1, 25)
    )
    for story in sorted(COPY.glob("*.md")):
        text = story.read_text("utf-8").replace("{filler}", filler)
        (folder / story.name).write_text(text, "utf-8")
    (folder / "issue.toml").write_text(_issue_toml(room), "utf-8")
    return folder


def _issue_toml(room: Room) -> str:
    head = f"""\
layout = "{room.name}"
ticket = "newsprint"
number = 3
total = 27
date = 2026-03-15
footer = ["试排专用，不作发行", "地址：排字房二楼"]
[masthead]
name = "版心试报"
motto = "行行相对，字字不落"
publishers = ["主办：版心试排组", "承办：排字房"]
registration = "试排第003号"
website = "example.org"
[ear]
title = "本期导读"
paragraphs = ["排字的尺寸与分寸，一行一行地磨出来的“灰度”", "第三版：接着排"]
"""
    return head + "\n".join(_pages(room))


def _pages(room: Room) -> list[str]:
    """The lead over the front page, its rest on the next one, every column part filled level."""
    foot = min(room.front_line + 11 + _rows(70, room), room.lines)
    rest = room.inner_line + _HEAD_OF_REST + _rows(75, room)
    wide = min(3, room.columns)
    return [
        _page("试排", ["lead"], room.front),
        _place("lead", 0, (1, room.columns), (room.front_line, foot)),
        _place("lead", 1, (1, 2), (foot - 9, foot)),
        _page("分栏", ["second"], room.inner, continues="lead"),
        _place("lead", 0, (1, room.columns), (room.inner_line, rest)),
        _place("second", 0, (1, wide), (rest + 2, room.lines)),
        _place("second", 1, (wide, wide), (room.lines - 9, room.lines)),
        _page("接排", ["third"], room.inner),
        _place("third", 0, (1, min(4, room.columns)), (room.inner_line, room.lines)),
    ]


# A rest stands under the line that says where it comes from, and its title.
_HEAD_OF_REST = 4


def _rows(column_lines: int, room: Room) -> int:
    return -(-column_lines // room.columns)


def _page(name: str, stories: list[str], template: str, continues: str = "") -> str:
    goes_on = f'continues = "{continues}"\n' if continues else ""
    listed = ", ".join(f'"{story}"' for story in stories)
    return (
        f'[[page]]\nname = "{name}"\ntemplate = "{template}"\nstories = [{listed}]\n{goes_on}'
        'staff = ["责编 试排组"]'
    )


def _place(story: str, photo: int, columns: tuple[int, int], lines: tuple[int, int]) -> str:
    numbered = f"photo = {photo}\n" if photo else ""
    return (
        f'[[page.place]]\nstory = "{story}"\n{numbered}'
        f"columns = [{columns[0]}, {columns[1]}]\nlines = [{lines[0]}, {lines[1]}]"
    )


def _draw_stairs(path: Path) -> None:
    picture = Image.new("RGB", (1800, 1200), (236, 228, 210))
    pen = ImageDraw.Draw(picture)
    for step in range(6):
        shade = 40 * step
        pen.rectangle((step * 300, 1000 - step * 150, 1800, 1200), fill=(shade, shade // 2, 90))
    picture.save(path)


def _draw_rule(path: Path) -> None:
    """A sign for the text: a rule between two columns, a third wider than it is high."""
    picture = Image.new("L", (400, 300), 255)
    ImageDraw.Draw(picture).rectangle((195, 0, 205, 300), fill=0)
    picture.save(path)


def _draw_bands(path: Path) -> None:
    picture = Image.new("RGB", (1200, 1500), (250, 250, 250))
    pen = ImageDraw.Draw(picture)
    for band in range(5):
        pen.rectangle((0, band * 300, 1200, band * 300 + 150), fill=(30, 60 + band * 40, 160))
    picture.save(path)
