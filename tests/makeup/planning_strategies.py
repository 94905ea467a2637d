"""Random issues for the planner: pages about as full as they can hold, on grids of any size.

How many lines everything takes is reckoned by hand here, from the voices of `tests.makeup.paper`,
and then a little too much or too little; so most pages can be filled, and some cannot.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import cycle, islice

from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter
from tests.makeup.paper import LAYOUT_TOML, NOWHERE, issue, page, paragraph, photo, story, text

from banxin.content.model import (
    NO_TEXT,
    Issue,
    Page,
    Photo,
    Spot,
    Standing,
    StandingBox,
    Story,
)
from banxin.layout import Layout

MASTHEAD = 6

# A head and the white over it, as far as it can be known before its width is.
_LEAD_LINES, _SHORT_LINES, _WHITE_LINES = 4, 2, 2
_MEASURE_EM, _GUTTER_EM, _INDENT_EM = 10, 2, 2

SIZES = ((2000, 1500), (1500, 2000), (3000, 1000), (900, 2700), (1201, 1199), (4000, 700))


@cache
def layout(columns: int, lines: int) -> Layout:
    """The small paper on another grid, with paper enough around it."""
    said = tomllib.loads(LAYOUT_TOML)
    said["page"] |= {
        "columns": columns,
        "lines": lines,
        "trim_mm": [columns * 45 + 20, lines * 6 + 60],
    }
    said["templates"] = [
        {"name": "one", "stories": [{"columns": [1, 1], "lines": [1, 2], "rank": "short"}]}
    ]
    said["makeup"] = {"masthead_lines": MASTHEAD}
    return Layout.model_validate(said)


@dataclass(frozen=True, slots=True, repr=False)
class Task:
    """An issue that is to be planned, and the look it is planned for."""

    issue: Issue
    layout: Layout

    def __repr__(self) -> str:
        """Sizes are all that matters; the words would fill a page of their own."""
        page = self.layout.page
        stories = [
            (
                [len(block.text.plain) for block in story.blocks],  # type: ignore[union-attr]
                [(one.file.width_px, one.file.height_px) for one in story.photos],
            )
            for story in self.issue.stories
        ]
        boxes = [box.spot for a_page in self.issue.pages for box in a_page.boxes]
        pages = len(self.issue.pages)
        return f"Task({page.columns}×{page.lines}, {pages} pages, {stories}, {boxes})"

    def _repr_pretty_(self, printer: RepresentationPrinter, _: bool) -> None:
        printer.text(repr(self))


@dataclass(frozen=True, slots=True)
class Wish:
    """What stories are made for.

    Attributes:
        shares: Of the text, a story each; a large number is a long story.
        photos: Sizes in pixels, story by story.
        paragraphs: Lines of the paragraphs, over and over; the last line of each is shorter by
            so many characters as ``short`` says, over and over.
        fullness: How much of the room the text takes, in hundredths.
    """

    shares: tuple[int, ...]
    photos: tuple[tuple[tuple[int, int], ...], ...]
    paragraphs: tuple[int, ...]
    short: tuple[int, ...]
    fullness: int = 100


def stories_for(room: int, columns: int, wish: Wish) -> tuple[Story, ...]:
    """Stories that together take about so many column lines, the heaviest first."""
    taken = _LEAD_LINES * (columns if len(wish.shares) == 1 else min(columns, 4))
    taken += (_SHORT_LINES + _WHITE_LINES) * 2 * (len(wish.shares) - 1)
    taken += sum(photo_lines(size) for sizes in wish.photos for size in sizes)
    left = max(room * wish.fullness // 100 - taken, 0)
    return tuple(
        _story(number, max(left * share // sum(wish.shares), 4), sizes, wish)
        for number, (share, sizes) in enumerate(zip(wish.shares, wish.photos, strict=True))
    )


def photo_lines(size: tuple[int, int], columns: int = 1) -> int:
    """The column lines of a photo, with the white under it; a base line is 1.5 em."""
    wide = columns * _MEASURE_EM + (columns - 1) * _GUTTER_EM
    return columns * (max(wide * size[1] * 2 // (size[0] * 3), 4) + 1)


def _story(number: int, lines: int, sizes: Sequence[tuple[int, int]], wish: Wish) -> Story:
    photos: tuple[Photo, ...] = tuple(
        photo(f"{number}-{order}.jpg", size) for order, size in enumerate(sizes)
    )
    words = _signs(number * 977)
    counts = zip(_cut(lines, wish.paragraphs), cycle(wish.short), strict=False)
    blocks = [
        paragraph("".join(islice(words, max(_MEASURE_EM * count - _INDENT_EM - short, 3))))
        for count, short in counts
    ]
    return story(f"s{number}", *blocks, photos=photos)


def _signs(start: int) -> Iterator[str]:
    """Han characters, no line like another, and a comma now and then that can give way."""
    signs = (chr(0x4E00 + (start + order) % 20_000) for order in range(1 << 20))
    return ("，" if order % 13 == 12 else sign for order, sign in enumerate(signs))


def _cut(lines: int, sizes: Sequence[int]) -> Iterator[int]:
    for size in cycle(sizes):
        if lines <= 0:
            return
        yield min(size, lines)
        lines -= size


def standing(spot: Spot) -> StandingBox:
    return StandingBox(Standing.NOTICE, NO_TEXT, (text("启事"),), None, spot, NOWHERE)


def issue_on(pages: Sequence[Page], flow: Sequence[Story] = ()) -> Issue:
    """An issue whose pages all wait for a plan; `tests.makeup.paper` looks for templates."""
    return replace(issue(), pages=tuple(pages), flow=tuple(flow))


PARAGRAPHS = st.lists(st.integers(2, 9), min_size=2, max_size=6).map(tuple)
SHORT = st.lists(st.integers(0, 8), min_size=2, max_size=5).map(tuple)


@st.composite
def wishes(
    draw: st.DrawFn, most: int, least: int = 1, full: Sequence[int] = (96, 99, 93, 90, 102)
) -> Wish:
    shares = draw(st.lists(st.integers(2, 9), min_size=least, max_size=most).map(tuple))
    sizes = st.lists(st.sampled_from(SIZES), max_size=2).map(tuple)
    none = st.just(())
    photos = tuple(draw(st.one_of(none, none, sizes)) for _ in shares)
    return Wish(shares, photos, draw(PARAGRAPHS), draw(SHORT), draw(st.sampled_from(full)))


@st.composite
def one_page(draw: st.DrawFn, most: int = 5, boxes: int = 0) -> Task:
    """One page under a masthead, with boxes in its lower corners, or with one across its foot."""
    columns, lines = draw(st.integers(3, 8)), draw(st.sampled_from((40, 52, 67, 80, 100)))
    corners = st.sampled_from(((0,), (1,), (2,), (1, 2))[: 2 * boxes + (boxes == 1)])
    spots = draw(corners) if boxes and columns > 3 else ()
    taken = tuple(_corner(kind, columns, lines, draw(st.integers(6, 12))) for kind in spots)
    room = columns * (lines - MASTHEAD - 1) - sum(_cells(spot) for spot in taken)
    written = stories_for(room, columns, draw(wishes(most, least=2)))
    a_page = replace(page(*written), boxes=tuple(standing(spot) for spot in taken))
    return Task(issue_on((a_page,)), layout(columns, lines))


@st.composite
def flowing(draw: st.DrawFn, pages: int = 4) -> Task:
    """Stories that are shared out over pages; long ones turn.

    A story has a head on every page that it goes on to, so it takes more than it is reckoned at.
    """
    count = draw(st.integers(2, pages))
    columns, lines = draw(st.integers(3, 5)), draw(st.sampled_from((40, 52)))
    return flow_over(count, columns, lines, draw(wishes(6, 2, full=(85, 80, 75, 90, 96))))


def flow_over(pages: int, columns: int, lines: int, wish: Wish) -> Task:
    """An issue of so many pages, over which stories flow."""
    written = stories_for(columns * (lines * pages - MASTHEAD - 1), columns, wish)
    return Task(issue_on([page() for _ in range(pages)], written), layout(columns, lines))


@st.composite
def with_fillers(draw: st.DrawFn) -> Task:
    """A page that lacks copy, or two over which stories flow, and short items in reserve."""
    wanting = wishes(5, 2, full=(80, 88, 84, 92))
    if draw(st.booleans()):
        task = flow_over(2, draw(st.integers(3, 5)), 52, draw(wanting))
    else:
        columns, lines = draw(st.integers(3, 8)), draw(st.sampled_from((40, 52, 67)))
        written = stories_for(columns * (lines - MASTHEAD - 1), columns, draw(wanting))
        task = Task(issue_on((page(*written),)), layout(columns, lines))
    lengths = draw(st.lists(st.integers(4, 24), min_size=1, max_size=5))
    wish = Wish((), (), draw(PARAGRAPHS), draw(SHORT))
    reserve = tuple(_story(20 + number, some, (), wish) for number, some in enumerate(lengths))
    return replace(task, issue=replace(task.issue, fillers=reserve))


def _corner(kind: int, columns: int, lines: int, tall: int) -> Spot:
    first, last = ((1, columns), (1, 2), (columns - 1, columns))[kind]
    return Spot(first, last, lines - tall + 1, lines)


def _cells(spot: Spot) -> int:
    return (spot.last_column - spot.first_column + 1) * (spot.last_line - spot.first_line + 1)
