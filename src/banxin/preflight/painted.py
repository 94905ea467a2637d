"""What a page paints: colours, text, lines, pictures. Values that rules only look at.

Everything is measured from the trim's top left corner, y growing downwards, so that a finding
can be pointed at on the proof. A page that is turned (`PageFacts.turn`) is measured unturned.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from banxin.measure import Length, Rect
from banxin.preflight.geometry import Area, Frame, from_trim, placed


class Inks(StrEnum):
    """What a colour space comes down to on the press."""

    GREY = "grey"
    CMYK = "CMYK"
    RGB = "RGB"
    LAB = "Lab"
    SPOT = "spot"
    PATTERN = "pattern"
    UNKNOWN = "unknown"


PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
ALL, NONE = "All", "None"


@dataclass(frozen=True, slots=True)
class Spot:
    """A spot colour as one Separation or DeviceN space builds it from other inks.

    Attributes:
        name: As written, such as ``PANTONE 186 C``.
        alternate: Name of the space it is built in, such as ``DeviceCMYK``.
        solid: The build of its full tint; None where only a RIP can reckon it.
        build: Mark of alternate and tint transform together: equal for equal builds.
    """

    name: str
    alternate: str
    solid: tuple[float, ...] | None
    build: str


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space.

    Attributes:
        name: Its PDF name, such as ``DeviceRGB`` or ``ICCBased``; ``Indexed`` for a table.
        inks: What it comes to, seen through tables, patterns and alternates.
        components: Values to a colour; 0 where it cannot be told.
        colorants: Plates that a Separation or DeviceN names, ``All`` and ``None`` too.
        spots: How those that are no process colours are built, where that is said.
        profile: SHA-256 of an ICCBased space's profile, else empty.
    """

    name: str
    inks: Inks
    components: int = 0
    colorants: tuple[str, ...] = ()
    spots: tuple[Spot, ...] = ()
    profile: str = ""

    @property
    def is_for_screens(self) -> bool:
        return self.inks in {Inks.RGB, Inks.LAB}


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour in use; ``components`` are 0 to 1, and empty for a pattern."""

    space: Space
    components: tuple[float, ...]

    @property
    def plates(self) -> dict[str, float] | None:
        """Plate to share of ink, 0 to 1, those without ink too.

        None where no plate can be told: a pattern, a colour for screens, a table.
        """
        names = self._plate_names()
        if len(names) != len(self.components):
            return None
        if self.space.inks is Inks.GREY and not self.space.colorants:
            return {"Black": 1 - self.components[0]}
        return {
            name: share for name, share in zip(names, self.components, strict=True) if name != NONE
        }

    def _plate_names(self) -> tuple[str, ...]:
        if self.space.name == "Indexed":
            return ()
        if self.space.colorants:
            return self.space.colorants
        return {Inks.CMYK: PROCESS, Inks.GREY: PROCESS[3:]}.get(self.space.inks, ())


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour and how it is laid (ISO 32000-2:2020, 8.6.7 and 11.3 to 11.6).

    Attributes:
        overprints: OP for a stroke, op for a fill.
        nonzero: OPM 1: a DeviceCMYK component of 0 leaves that plate alone.
        alpha: CA or ca; 1 is opaque.
        blend: Blend mode such as ``Multiply``.
        masked: A soft mask is set.
    """

    colour: Colour
    overprints: bool = False
    nonzero: bool = False
    alpha: float = 1.0
    blend: str = "Normal"
    masked: bool = False

    @property
    def is_transparent(self) -> bool:
        return self.alpha < 1 or self.masked or self.blend not in {"Normal", "Compatible"}


@dataclass(frozen=True, eq=False)
class FontProgram:
    """The outlines that a font brings along.

    Attributes:
        key: ``FontFile`` (Type 1), ``FontFile2`` (TrueType) or ``FontFile3``.
        subtype: Of a FontFile3: ``Type1C``, ``CIDFontType0C`` or ``OpenType``; else empty.
        data: The program itself, unpacked.
    """

    key: str
    subtype: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Font:
    """A font as the PDF carries it.

    Attributes:
        name: BaseFont, with the subset's tag.
        kind: Its Subtype, such as ``Type0`` or ``TrueType``.
        descendant: Of a Type0: ``CIDFontType0`` or ``CIDFontType2``; else empty.
        embedded: Whether its outlines are in the file.
        subset: Whether only some of them are.
        to_unicode: Whether it says what its characters are.
        encoding: Name of its encoding or CMap, such as ``Identity-H``; empty where it has none.
        vertical: It is set from top to bottom.
        program: None where it is not embedded, and for Type3.
    """

    name: str
    kind: str
    embedded: bool
    subset: bool
    to_unicode: bool
    descendant: str = ""
    encoding: str = ""
    vertical: bool = False
    program: FontProgram | None = None


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph as a font's codes choose it.

    Attributes:
        code: The character code in the string.
        cid: Of a composite font; of a simple one the code again. None under a CMap that only
            Adobe's tables know.
        gid: Place in a TrueType program of a CIDFontType2; None where the program must be asked.
        name: Of a simple font's encoding, such as ``eacute``; empty where it names none.
        text: The characters it stands for; empty where nobody says.
        width: Advance across, in thousandths of the size.
        drop: Advance down the page in vertical writing, in thousandths, positive; else 0.
        origin: From the horizontal origin to the vertical one, in thousandths; (0, 0) else.
    """

    code: int
    cid: int | None
    gid: int | None
    name: str
    text: str
    width: float
    drop: float = 0.0
    origin: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class ShownCharacter:
    """One glyph where it stands; ``box`` is its advance wide and one em high."""

    glyph: Glyph
    box: Rect

    @property
    def text(self) -> str:
        return self.glyph.text


@dataclass(frozen=True)
class ShownText:
    """One text-showing operator.

    Attributes:
        font: None where the content shows text without having chosen a font.
        size: As printed, all matrices applied.
        mode: Text rendering mode, 0 to 7.
        fill, stroke: None where the mode does not ask for it.
        visible: False for text that only serves searching, or is clipped away, or quite
            transparent, or in a layer that is off, or off the sheet.
        box: Around all of its characters.
        glyphs: In the order shown.
        frame: Of text space, its unit the text size, in default user space.
        starts: Where each glyph starts along the line, in ``frame``.
        floor: How far below the baseline a character's box begins, in ems.
        trim: What places are measured from.
    """

    font: Font | None
    size: Length
    mode: int
    fill: Paint | None
    stroke: Paint | None
    visible: bool
    box: Rect
    glyphs: tuple[Glyph, ...] = ()
    frame: Frame = field(default=(1, 0, 0, 1, 0, 0), repr=False)
    starts: tuple[float, ...] = field(default=(), repr=False)
    floor: float = field(default=0.0, repr=False)
    trim: Area = field(default=(0, 0, 0, 0), repr=False)

    @cached_property
    def text(self) -> str:
        """What is shown, in the order shown, as far as anyone says."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def paints(self) -> tuple[Paint, ...]:
        return tuple(paint for paint in (self.fill, self.stroke) if paint is not None)

    def characters(self) -> Iterator[ShownCharacter]:
        """Every glyph with its place, in the order shown."""
        for glyph, start in zip(self.glyphs, self.starts, strict=True):
            area = placed(self.frame, cell(glyph, start, self.floor))
            yield ShownCharacter(glyph, from_trim(self.trim, area))


def cell(glyph: Glyph, start: float, floor: float) -> Area:
    """A glyph's box in the frame of its text, whose unit is the size."""
    if glyph.drop:
        left, top = -glyph.origin[0] / 1000, start
        return left, top - glyph.drop / 1000, left + glyph.width / 1000, top
    return start, floor, start + glyph.width / 1000, floor + 1


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """One painted image.

    Attributes:
        space: None for a stencil, which takes the current colour, and for JPEG 2000 without one.
        bits: Bits per component; 1 for stencils and line art.
        ppi: The lesser of across and down, as printed; 0 where it has no extent.
        trouble: What is wrong with its data; empty for nothing.
        visible: As of `ShownText`.
        laid: How; its colour means something only for a stencil.
        is_stencil: It lets the current colour through.
        soft: It has a soft mask of its own.
    """

    width_px: int
    height_px: int
    space: Space | None
    bits: int
    ppi: int
    trouble: str
    box: Rect
    visible: bool
    laid: Paint
    is_stencil: bool = False
    soft: bool = False


@dataclass(frozen=True, slots=True)
class PaintedPath:
    """One path-painting operator.

    Attributes:
        fill, stroke: None where the operator does not ask for it.
        line: Thickness of the stroke as printed, all matrices applied, where it is thinnest; 0
            for the thinnest line that a device can make. None without a stroke.
        bar: Thickness of the thinnest straight bar or frame that is filled; None without one.
        bar_box: Where that bar is.
        box: Around the path with its stroke, as if nothing clipped it.
        parts: The same for each subpath that is not clipped away, where they are few enough to be
            marks; else the box.
        visible: As of `ShownText`.
    """

    fill: Paint | None
    stroke: Paint | None
    line: Length | None
    bar: Length | None
    bar_box: Rect | None
    box: Rect
    parts: tuple[Rect, ...]
    visible: bool

    @property
    def paints(self) -> tuple[Paint, ...]:
        return tuple(paint for paint in (self.fill, self.stroke) if paint is not None)


class Use(StrEnum):
    """What a colour space serves."""

    PAINT = "paint"
    IMAGE = "image"
    SHADING = "shading"
    PAGE = "page"
    GROUP = "group"
    MASK = "mask"

    @property
    def blends(self) -> bool:
        """It is the space in which a transparency group is mixed."""
        return self in {Use.PAGE, Use.GROUP, Use.MASK}


@dataclass(frozen=True, slots=True)
class SpaceUse:
    """A colour space in use on a page: what for, where first, and how often.

    Those inside soft masks and patterns are among them. ``box`` is None where no place is known.
    """

    space: Space
    use: Use
    box: Rect | None
    count: int


class Control(StrEnum):
    """What takes settings out of the press's hands, or is nothing that a press file may hold."""

    TRANSFER = "transfer curve"
    HALFTONE = "halftone"
    POSTSCRIPT = "PostScript"
    OPI = "OPI"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class PageContent:
    """What the content streams of a page paint, forms, patterns and Type 3 glyphs included.

    Attributes:
        uses: Every colour space with every use, once; also those of text and paths.
        texts, paths, pictures: In the order painted. Of what soft masks show there are only texts,
            unseen and without paint.
        transparent: Where something transparent is painted first; None where nothing is.
        controls: Device settings, PostScript and OPI that are used.
        broken_shadings: What is wrong with gradients, and where.
    """

    uses: tuple[SpaceUse, ...] = ()
    texts: tuple[ShownText, ...] = ()
    paths: tuple[PaintedPath, ...] = ()
    pictures: tuple[PlacedPicture, ...] = ()
    transparent: Rect | None = None
    controls: tuple[Control, ...] = ()
    broken_shadings: tuple[tuple[str, Rect], ...] = ()
