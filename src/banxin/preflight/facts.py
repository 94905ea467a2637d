"""What a PDF is, as far as the rules ask: read once, then only looked at.

Everything on a page is measured from the trim's top left corner, y growing downwards, so
that a finding can be pointed at on the proof. Only the page boxes keep PDF's own origin.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from banxin.measure import Length, Rect
from banxin.preflight.plate_facts import NO_PLATES, Plates


class Inks(StrEnum):
    """What a colour space comes down to on the press."""

    GREY = "grey"
    CMYK = "CMYK"
    RGB = "RGB"
    LAB = "Lab"
    SPOT = "spot"
    PATTERN = "pattern"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: its PDF name, such as ``DeviceRGB`` or ``ICCBased``, and what it comes to."""

    name: str
    inks: Inks

    @property
    def is_for_screens(self) -> bool:
        return self.inks in {Inks.RGB, Inks.LAB}


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour in use; ``components`` are 0 to 1, and empty for a pattern."""

    space: Space
    components: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Edges:
    """A page box of ISO 32000-2:2020, 14.11.2, from PDF's own origin, y growing upwards."""

    left: Length
    bottom: Length
    right: Length
    top: Length

    @property
    def width(self) -> Length:
        return self.right - self.left

    @property
    def height(self) -> Length:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Font:
    """A font as the PDF carries it; ``kind`` is its Subtype, such as ``Type0``."""

    name: str
    kind: str
    embedded: bool
    subset: bool
    to_unicode: bool


@dataclass(frozen=True, slots=True)
class ShownText:
    """One text-showing operator.

    Attributes:
        font: None where the content shows text without having chosen a font.
        size: As printed, all matrices applied.
        colour: Its fill, or its stroke where it is only outlined.
        visible: False for text that is only there to be searched.
        box: The em square its first glyph stands in.
    """

    font: Font | None
    size: Length
    colour: Colour
    visible: bool
    box: Rect


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """One painted image.

    Attributes:
        space: None for a stencil, which takes the current colour.
        bits: Bits per component; 1 for stencils and line art.
        ppi: The lesser of across and down, as printed; 0 where it has no extent.
        trouble: What is wrong with its data; empty for nothing.
    """

    width_px: int
    height_px: int
    space: Space | None
    bits: int
    ppi: int
    trouble: str
    box: Rect


@dataclass(frozen=True, slots=True)
class ScreenColour:
    """An RGB or Lab colour that an operator chose; ``box`` where something was painted with it."""

    space: Space
    box: Rect | None


@dataclass(frozen=True, slots=True)
class Annotation:
    """Something to click on, or a note."""

    kind: str
    box: Rect


@dataclass(frozen=True, slots=True)
class PageContent:
    """What the content streams of a page paint, forms and patterns included.

    ``blends`` are the colour spaces in which its transparency groups are mixed.
    """

    screen_colours: tuple[ScreenColour, ...] = ()
    texts: tuple[ShownText, ...] = ()
    pictures: tuple[PlacedPicture, ...] = ()
    shadings: tuple[Space, ...] = ()
    blends: tuple[Space, ...] = ()


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page.

    Attributes:
        number: From 1.
        trim, bleed: None where the page does not say.
        turned: True with a Rotate or a UserUnit, which platesetters treat differently.
        trouble: Why the content could not be read to its end; empty where it was.
    """

    number: int
    media: Edges
    trim: Edges | None
    bleed: Edges | None
    turned: bool
    annotations: tuple[Annotation, ...]
    content: PageContent
    trouble: str


@dataclass(frozen=True, slots=True)
class Intent:
    """An output intent of kind GTS_PDFX; class and space as in its profile's header, or empty."""

    condition: str
    profile_class: str
    profile_space: str


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """One file.

    Attributes:
        repairs: What had to be mended before it could be read at all.
        plates: Exposed from the same bytes by another program, once these facts were read.
    """

    encrypted: bool
    repairs: tuple[str, ...]
    intents: tuple[Intent, ...]
    pages: tuple[PageFacts, ...]
    plates: Plates = NO_PLATES
