"""The types of page make-up: a made-up issue says where every line, photo and rule stands.

All rectangles are measured from the trim's top left corner, y grows downwards; what stands
inside a `Frame` is measured from the frame's top left corner.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from banxin.content.model import LinePicture, PhotoFile, Standing
from banxin.diagnostics import Diagnostic, SourcePlace
from banxin.layout import Layout
from banxin.makeup.grid import ColumnGrid
from banxin.makeup.judging.rules import Fault, Score, score
from banxin.makeup.shape import PageShape
from banxin.measure import Length, Rect
from banxin.typeset import Line, MilliEm

BASELINE: MilliEm = 880
"""How far under the top of the em box the baseline of every prepared face is; `banxin.fonts`."""


class Part(StrEnum):
    """What a piece of text is; the painter tags and styles it by this."""

    MASTHEAD = "masthead"
    MOTTO = "motto"
    FACTS = "facts"
    EAR_TITLE = "ear-title"
    EAR_TEXT = "ear-text"
    ENTRY = "entry"
    ENTRY_PAGE = "entry-page"
    STANDING_TITLE = "standing-title"
    STANDING_TEXT = "standing-text"
    FOLIO = "folio"
    FOOTER = "footer"
    KICKER = "kicker"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    NOTE = "note"
    BODY = "body"
    SECTION_LABEL = "section-label"
    SECTION = "section"
    QUOTE = "quote"
    QUOTE_SOURCE = "quote-source"
    BOX_TITLE = "box-title"
    BOX_TEXT = "box-text"
    CAPTION = "caption"
    NAMES = "names"
    JUMP = "jump"


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A composed line with the place of its measure's left edge in its frame."""

    line: Line
    x: Length


@dataclass(frozen=True, slots=True)
class PlacedText:
    """Lines of one paragraph that stand under each other, at one pitch.

    Attributes:
        part: What it is.
        lines: From the top down.
        top: Top of the first line's box in the frame; line ``i`` starts ``i`` leadings below.
        size: The em that the lines are counted in.
        leading: Line pitch.
        colour: A name of the palette.
        resumes: Its paragraph began in an earlier frame.
        pictures: What the atoms of its paragraph stand for, in reading order.
    """

    part: Part
    lines: tuple[PlacedLine, ...]
    top: Length
    size: Length
    leading: Length
    colour: str
    resumes: bool = False
    pictures: tuple[LinePicture, ...] = ()

    @property
    def bottom(self) -> Length:
        return self.top + self.leading * len(self.lines)


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of text: a head, a column part, a caption, a piece of furniture.

    Attributes:
        rect: On the page.
        story: The name of the story it belongs to; empty for furniture.
        texts: In reading order, from the top down.
        box: Which of the page's standing boxes it fills, from 1; 0 for none.
    """

    rect: Rect
    story: str
    texts: tuple[PlacedText, ...]
    box: int = 0


@dataclass(frozen=True, slots=True)
class Crop:
    """The part of a picture that is shown, in its own pixels, orientation applied."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A photo, artwork or a picture inside a line.

    Attributes:
        story: The name of the story it belongs to; empty for furniture.
        alternative: Read aloud instead of it.
        place: Where the desk names it.
        box: Which of the page's standing boxes it fills, from 1; 0 for none.
    """

    rect: Rect
    crop: Crop
    file: PhotoFile
    story: str
    alternative: str
    place: SourcePlace
    box: int = 0


@dataclass(frozen=True, slots=True)
class PlacedRule:
    """A straight rule, drawn as a filled rectangle so that its weight is exact."""

    rect: Rect
    colour: str


@dataclass(frozen=True, slots=True)
class PlacedPanel:
    """The ground of a box: a tint, empty for none, and a frame around it."""

    rect: Rect
    fill: str
    stroke: str
    weight: Length


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A standing box: what it is, and the rectangle that it fills.

    What stands in it are the frames and pictures of the page that bear its number.
    """

    kind: Standing
    rect: Rect


@dataclass(frozen=True, slots=True)
class PageLayout:
    """One page, complete.

    Attributes:
        number: From 1.
        frames: In reading order: furniture, story by story, then standing boxes.
        pictures: Photos and artwork, in the order of their stories. Those inside lines are
            their frames'; see `banxin.makeup.every_picture`.
        shape: Who has which columns and lines of its grid.
        boxes: Its standing boxes; the first one's number is 1.
        grid: What it was made up on; None for proofs of single lines and for samples.
        faults: What the rules of the page have against it.
    """

    number: int
    name: str
    frames: tuple[Frame, ...]
    pictures: tuple[PlacedPicture, ...]
    rules: tuple[PlacedRule, ...]
    panels: tuple[PlacedPanel, ...]
    shape: PageShape
    boxes: tuple[PlacedBox, ...] = ()
    grid: ColumnGrid | None = None
    faults: tuple[Fault, ...] = ()

    @property
    def score(self) -> Score:
        return score(self.faults)


@dataclass(frozen=True, slots=True)
class IssueLayout:
    """Every page of an issue, with what the files say about themselves.

    Attributes:
        headlines: Story name to its title, for bookmarks.
        findings: Text that does not fit, room left over, what else the desk should know.
    """

    title: str
    publisher: str
    date: datetime.date
    layout: Layout
    pages: tuple[PageLayout, ...]
    headlines: dict[str, str]
    findings: tuple[Diagnostic, ...]
