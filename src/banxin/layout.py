"""A layout: how one paper looks. Read from ``layouts/NAME/layout.toml``, where every size is said.

A page is a grid of base columns and baseline lines. Columns and lines are counted from 1,
from the top left of the type area; a `Rectangle` names both of its ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from banxin.diagnostics import BadContent, SourcePlace, error
from banxin.line_style import LineStyle
from banxin.measure import Length
from banxin.shipped import shipped
from banxin.ticket import SpotName
from banxin.toml_sheet import NO_KEY, NotASheet, sheet_of, table_of
from banxin.typeset import MarkWidths, Turn

Positive = Annotated[float, Field(gt=0)]
Count = Annotated[int, Field(ge=1)]
Share = Annotated[float, Field(ge=0, le=100)]
Align = Literal["start", "centre", "end"]

# Names of colours and face roles become parts of class names in the style sheet.
Name = Annotated[str, Field(pattern=r"^\w[\w-]*$")]

_FACE_KEYS = frozenset({"face", "credit_face", "kai", "ruby_face", "strong"})
_COLOUR_KEYS = frozenset({"colour", "accent", "tint"})


# Tints are written in whole percents, so a tint of a mixture is half a percent off at most.
_SAME_HUE_PERCENT = 0.5


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Colour(_Part):
    """One colour of the palette, said for the press and for the screen.

    Attributes:
        cmyk: The four inks in percent.
        srgb: For the screen.
        spot: The ink of its own that it is printed in where the ticket orders that ink; of
            several colours with one spot the strongest is the solid ink, the others are its tints.
    """

    cmyk: tuple[Share, Share, Share, Share]
    srgb: Annotated[str, Field(pattern="^#[0-9a-f]{6}$")]
    spot: SpotName | None = None

    @property
    def inks(self) -> tuple[float, float, float, float]:
        """The four inks, each 0 to 1."""
        cyan, magenta, yellow, black = (percent / 100 for percent in self.cmyk)
        return cyan, magenta, yellow, black

    def tint_of(self, tint: Colour) -> float | None:
        """The share of this colour that ``tint`` is; None where it is another hue, or no ink."""
        strongest = max(range(len(self.cmyk)), key=lambda ink: self.cmyk[ink])
        if self.cmyk[strongest] == 0 or tint.cmyk[strongest] == 0:
            return None
        share = tint.cmyk[strongest] / self.cmyk[strongest]
        pairs = zip(self.cmyk, tint.cmyk, strict=True)
        alike = all(abs(ink * share - has) <= _SAME_HUE_PERCENT for ink, has in pairs)
        return share if alike else None


class Voice(_Part):
    """How one kind of text is set.

    Attributes:
        face: A role of `Layout.faces`.
        size_pt: Type size; this is the em that its lines are counted in.
        leading_pt: From one baseline to the next.
        colour: A name of the palette.
        align: Where a line stands in its measure; ``justify`` makes both edges flush.
        indent_em: Of a paragraph's first line.
    """

    face: str = "body"
    size_pt: Positive
    leading_pt: Positive
    colour: str = "black"
    align: Literal["start", "centre", "end", "justify"] = "start"
    indent_em: Annotated[int, Field(ge=0, le=4)] = 0

    @property
    def size(self) -> Length:
        return Length.pt(self.size_pt)

    @property
    def leading(self) -> Length:
        return Length.pt(self.leading_pt)


class TitleVoice(_Part):
    """A title's voice: its size is chosen in a range so that it fills its measure.

    Attributes:
        sizes_pt: Smallest and largest size.
        most_lines: Beyond it the title is too long and an error.
        leading: Thousandths of the chosen size.
    """

    face: str
    sizes_pt: tuple[Positive, Positive]
    most_lines: Count = 2
    leading: Count = 1200
    colour: str = "black"
    align: Align = "start"


class Rank(_Part):
    """How the head of a story of one weight is built, from the top down.

    Attributes:
        turn: Which line of a title that turns is to be the longer.
        marks: How wide its marks are: the half-em blank beside a mark in body type is a hole
            beside one in a head.
        kicker, subtitle, byline: Their voices.
        above_pt, below_pt: White kept clear over the first and under the last part, at least.
        between_pt: White between two parts of the head.
        most: How many stories of a page have it, in order of weight; None for all the rest.
        columns: How many base columns such a story takes, at least and at most.
        photo_columns: The same for its main photo.
    """

    most: Count | None = None
    columns: tuple[Count, Count] = (1, 99)
    photo_columns: tuple[Count, Count] = (1, 99)
    turn: Turn = Turn.EVEN
    marks: MarkWidths = MarkWidths.HALF
    title: TitleVoice
    kicker: Voice
    subtitle: Voice
    byline: Voice
    above_pt: float = 0
    below_pt: float = 0
    between_pt: float = 4


class Rectangle(_Part):
    """Columns and lines of the grid, both ends included."""

    columns: tuple[Count, Count]
    lines: tuple[Count, Count]


class PhotoSlot(_Part):
    """Where a template puts a story's photo, its caption included.

    Attributes:
        columns: First and last base column, both included.
        lines: Height in grid lines.
        at: Under the story's head, or on its last line.
    """

    columns: tuple[Count, Count]
    lines: Count
    at: Literal["head", "foot"] = "head"


class ContinuedSlot(Rectangle):
    """Where a template puts the rest of an earlier page's story, and its remaining photos."""

    photos: tuple[PhotoSlot, ...] = ()


class StorySlot(ContinuedSlot):
    """Where a template puts a story: its rectangle, its rank, and its photos."""

    rank: str


class Template(_Part):
    """One way to divide a page. The slots take the page's stories in order of weight.

    Attributes:
        masthead: Its last line on the grid; 0 for a page without one.
        continued: Where the rest of an earlier page's story goes; None for nowhere.
        footer: Whether the foot lines stand on this page's last grid line.
    """

    name: str
    masthead: Annotated[int, Field(ge=0)] = 0
    continued: ContinuedSlot | None = None
    stories: tuple[StorySlot, ...] = ()
    footer: bool = False


class PageGrid(_Part):
    """The trimmed page and the grid of its type area.

    Attributes:
        top_mm: From the trim's top edge to the top of the first grid line. The grid is centred
            between left and right.
        folio_mm: From the trim's top edge to the top of the folio line of inner pages.
    """

    trim_mm: tuple[Positive, Positive]
    top_mm: Positive
    folio_mm: Positive
    columns: Count
    measure_em: Count
    gutter_em: Positive
    lines: Count


class SectionHeads(_Part):
    """小标题: a label line over a sentence; ``white_lines`` stay clear above."""

    label: Voice
    text: Voice
    white_lines: Annotated[int, Field(ge=0)] = 1


class Quotes(_Part):
    """Pull quotes, between two rules."""

    text: Voice
    source: Voice


class Boxes(_Part):
    """Side boxes: a frame of one column, its text indented by ``inset_em`` on both sides."""

    title: Voice
    text: Voice
    inset_em: Count = 1
    tint: str


class Captions(_Part):
    """The words under a photo, in whole grid lines."""

    text: Voice
    credit_face: str
    most_lines: Count = 2


class MastheadLook(_Part):
    """The name, the lines under it, and the ear beside it.

    Attributes:
        columns: Base columns of the name; what is left of the page's width is the ear's.
        name: Its size is chosen so that it fills its columns, up to the larger size.
    """

    columns: Count
    name: TitleVoice
    facts: Voice
    motto: Voice
    ear_title: Voice
    ear_text: Voice


class Shifted(_Part):
    """How raised or lowered characters are set, in thousandths of the em that they stand beside.

    Attributes:
        scale: Their type size.
        rise: Their baseline over the line's; below zero under it. Kept so small that they
            stay inside the line's own room.
    """

    scale: Annotated[int, Field(ge=400, le=900)]
    rise: Annotated[int, Field(ge=-250, le=500)]


class PageStep(_Part):
    """Type size and leading of a whole page's body, where the page does not fill otherwise."""

    size_pt: Positive
    leading_pt: Positive


class MakeUp(_Part):
    """How pages are made up: what page make-up may choose, and how far copyfit may go.

    Attributes:
        masthead_lines: Grid lines of the masthead on page one.
        gap_lines: White between two stories one above the other, at least and at most.
        looseness: Lines that one paragraph may gain or lose.
        section_white_lines: Most white above a section head.
        head_lines: Lines that a head may be taller than it must.
        photo_crop: Share of a photo's width or height that may be cut away.
        steps: For a whole page, never for one story, nearest to the house's own first.
    """

    masthead_lines: Annotated[int, Field(ge=0)] = 10
    gap_lines: tuple[Count, Count] = (1, 2)
    looseness: Annotated[int, Field(ge=0, le=3)] = 1
    section_white_lines: Annotated[int, Field(ge=0, le=4)] = 2
    head_lines: Annotated[int, Field(ge=0, le=3)] = 1
    photo_crop: Annotated[float, Field(ge=0, le=0.5)] = 0.2
    steps: tuple[PageStep, ...] = ()


class Weights(_Part):
    """Rule weights in points."""

    hairline_pt: Positive
    rule_pt: Positive
    heavy_pt: Positive


class Layout(_Part):
    """Everything about one paper's look that is not its content.

    Attributes:
        faces: Role to faces of the manifest, in the order they are asked for a character.
        lines: The composer's switches; a layout names those in which its paper differs.
        ruby_face: The role that ruby is set in; None for that of the text under it.
        small: The size of 小字 beside its own line's type, in thousandths.
        raised, lowered: Note marks, powers, the figures of formulas.
        furniture: The folio and foot lines.
        ranks: From the highest down.
    """

    title: dict[str, str]
    page: PageGrid
    faces: dict[Name, Annotated[tuple[str, ...], Field(min_length=1)]]
    palette: dict[Name, Colour]
    accent: str
    lines: LineStyle = LineStyle()
    body: Voice
    kai: str = "kai"
    strong: str = "strong"
    ruby_face: str | None = None
    ruby_least_pt: Positive = 5
    small: Annotated[int, Field(ge=500, le=1000)] = 850
    raised: Shifted = Shifted(scale=600, rise=350)
    lowered: Shifted = Shifted(scale=600, rise=-120)
    note: Voice
    end_byline: Voice
    section: SectionHeads
    quote: Quotes
    box: Boxes
    caption: Captions
    furniture: Voice
    masthead: MastheadLook
    weights: Weights
    makeup: MakeUp = MakeUp()
    ranks: Annotated[dict[str, Rank], Field(min_length=1)]
    templates: Annotated[tuple[Template, ...], Field(min_length=1)]

    @property
    def trim_width(self) -> Length:
        return Length.mm(self.page.trim_mm[0])

    @property
    def trim_height(self) -> Length:
        return Length.mm(self.page.trim_mm[1])

    @property
    def columns(self) -> int:
        return self.page.columns

    @property
    def measure_em(self) -> int:
        return self.page.measure_em

    @property
    def body_size(self) -> Length:
        return self.body.size

    @property
    def leading(self) -> Length:
        return self.body.leading

    def stepped(self, step: PageStep | None) -> Layout:
        """The layout of a page whose body departs from the house's size and leading.

        Every voice that stands on the body's grid goes with it, and as many lines as the type
        area holds; columns stay as many em wide.
        """
        if step is None:
            return self
        body = self.body

        def voiced(voice: Voice) -> Voice:
            on_grid = (voice.size_pt, voice.leading_pt) == (body.size_pt, body.leading_pt)
            new = {"size_pt": step.size_pt, "leading_pt": step.leading_pt}
            return voice.model_copy(update=new) if on_grid else voice

        # A hair more than nothing, since heights are sums of decimals.
        lines = int(self.page.lines * body.leading_pt / step.leading_pt + 1e-6)
        return self.model_copy(
            update={
                "page": self.page.model_copy(update={"lines": lines}),
                "body": voiced(body),
                "note": voiced(self.note),
                "end_byline": voiced(self.end_byline),
                "box": self.box.model_copy(update={"text": voiced(self.box.text)}),
            }
        )


def solid_of(palette: Mapping[str, Colour], spot: str) -> Colour:
    """The colour that is a spot ink at full strength: of all that name it, the one of most ink.

    Raises:
        ValueError: No colour names it.
    """
    return max((one for one in palette.values() if one.spot == spot), key=lambda c: sum(c.cmyk))


def shipped_layouts() -> tuple[str, ...]:
    """The names of the layouts that come with Banxin, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in shipped("layouts").glob("*/layout.toml")))


def load_layout(name: str, folder: Path) -> Layout:
    """The layout called ``name``, or one of the paper's own: ``./folder`` inside ``folder``.

    Raises:
        BadContent: No such layout, or a ``layout.toml`` that is not one; every fault is named.
    """
    own = name.startswith("./")
    home = (folder / name).resolve() if own else shipped("layouts") / name
    if own and not home.is_relative_to(folder.resolve()):
        raise BadContent([error("path-outside", SourcePlace(name), name=name)])
    path = home / "layout.toml"
    if not path.is_file() or (not own and name not in shipped_layouts()):
        known = "、".join(shipped_layouts())
        raise BadContent([error("layout-unknown", SourcePlace(name), name=name, known=known)])
    return _read(path, name)


def _read(path: Path, name: str) -> Layout:
    place = SourcePlace(f"{name}/layout.toml")
    try:
        layout = sheet_of(Layout, table_of(path.read_text("utf-8")))
        faults = tuple(_loose_ends(layout))
    except UnicodeDecodeError as cause:
        faults = ((NO_KEY, str(cause)),)
    except NotASheet as cause:
        faults = cause.faults
    if faults:
        told = [error("layout-broken", place, name=name, key=k, cause=why) for k, why in faults]
        raise BadContent(told)
    return layout


# Half an em hangs out; the column rule or the neighbour needs as much again.
_LEAST_GUTTER_TO_HANG_EM = 1.0


def _loose_ends(layout: Layout) -> Iterator[tuple[str, str]]:
    """Names that lead nowhere and rectangles off the grid: what a schema alone cannot see."""
    for key, part in _parts(layout):
        for name, value in part:
            where = f"{key}.{name}".lstrip(".")
            if name in _FACE_KEYS and value is not None and value not in layout.faces:
                yield where, f"no face role called {value}"
            if name in _COLOUR_KEYS and value not in layout.palette:
                yield where, f"no colour called {value}"
            if name == "sizes_pt" and value[0] > value[1]:
                yield where, f"{value[0]:g} is larger than {value[1]:g}"
    if layout.masthead.columns > layout.columns:
        yield "masthead.columns", f"{layout.masthead.columns} of {layout.columns} columns"
    if layout.lines.hanging and layout.page.gutter_em < _LEAST_GUTTER_TO_HANG_EM:
        yield "page.gutter_em", f"{layout.page.gutter_em:g} cannot hold marks that hang"
    for template in layout.templates:
        for cause in _off_the_grid(template, layout):
            yield f"templates.{template.name}", cause
    yield from _spots_at_odds(layout.palette)


def _spots_at_odds(palette: Mapping[str, Colour]) -> Iterator[tuple[str, str]]:
    """What is painted tells colours apart by their inks alone, and a spot has one build."""
    by_inks: dict[tuple[float, ...], tuple[str, Colour]] = {}
    for name, colour in palette.items():
        other, same = by_inks.setdefault(colour.cmyk, (name, colour))
        if colour.spot != same.spot:
            yield f"palette.{name}.spot", f"{other} has the same inks and another spot"
        if colour.spot is not None and solid_of(palette, colour.spot).tint_of(colour) is None:
            yield f"palette.{name}.spot", f"is no tint of {colour.spot}"


def _parts(part: BaseModel, key: str = "") -> Iterator[tuple[str, BaseModel]]:
    """Every part of a layout with the key it stands under, itself first."""
    yield key, part
    for name, value in part:
        below = value.items() if isinstance(value, dict) else [("", value)]
        for entry, inner in below:
            if isinstance(inner, BaseModel):
                yield from _parts(inner, ".".join(filter(None, (key, name, entry))))


def _off_the_grid(template: Template, layout: Layout) -> Iterator[str]:
    if template.masthead > layout.page.lines:
        yield f"a masthead of {template.masthead} lines is off the grid"
    for slot in template.stories:
        if slot.rank not in layout.ranks:
            yield f"no rank called {slot.rank}"
    for box in _rectangles(template):
        if not _on_grid(box, layout.page):
            yield f"{box.columns} × {box.lines} is off the grid"
        for photo in box.photos:
            if not box.columns[0] <= photo.columns[0] <= photo.columns[1] <= box.columns[1]:
                yield f"a photo in columns {photo.columns} leaves its story {box.columns}"


def _rectangles(template: Template) -> list[ContinuedSlot]:
    return [*template.stories, *([template.continued] if template.continued else [])]


def _on_grid(box: Rectangle, grid: PageGrid) -> bool:
    (left, right), (top, bottom) = box.columns, box.lines
    return left <= right <= grid.columns and top <= bottom <= grid.lines
