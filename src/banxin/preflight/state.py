"""The graphics state of ISO 32000-2:2020, 8.4.1 and 9.3.1, as far as the rules ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banxin.preflight.colours import BLACK
from banxin.preflight.geometry import UPRIGHT, Area, Frame
from banxin.preflight.painted import Colour, Paint

if TYPE_CHECKING:
    import pikepdf

    from banxin.preflight.fonts import FontReader


class State:
    """The state while a stream runs.

    Attributes:
        ctm: From user space to default user space.
        clip: The upright rectangle around what is not clipped away.
        fill_pattern, stroke_pattern: The pattern that the colour names, to be run when it paints.
        characters_apart, words_apart, stretch, rise, leading: Tc, Tw, Tz as a factor, Ts, TL.
    """

    __slots__ = (
        "_fill_paint", "_stroke_paint", "blend", "characters_apart", "clip", "ctm", "fill",
        "fill_alpha", "fill_overprint", "fill_pattern", "font", "leading", "line_width", "masked",
        "mode", "nonzero", "rise", "size", "stretch", "stroke", "stroke_alpha",
        "stroke_overprint", "stroke_pattern", "words_apart",
    )  # fmt: skip

    def __init__(self, clip: Area, ctm: Frame = UPRIGHT) -> None:
        self.ctm = ctm
        self.clip = clip
        self.line_width = 1.0
        self.fill: Colour = BLACK
        self.stroke: Colour = BLACK
        self.fill_pattern: pikepdf.Object | None = None
        self.stroke_pattern: pikepdf.Object | None = None
        self.fill_overprint = self.stroke_overprint = self.nonzero = False
        self.be_opaque()
        self.font: FontReader | None = None
        self.size = 0.0
        self.mode = 0
        self.leading = self.characters_apart = self.words_apart = self.rise = 0.0
        self.stretch = 1.0

    def copy(self) -> State:
        """What `q` keeps."""
        twin = State.__new__(State)
        for name in State.__slots__:
            setattr(twin, name, getattr(self, name))
        return twin

    def be_opaque(self) -> None:
        """As a transparency group begins (11.6.6)."""
        self.fill_alpha = self.stroke_alpha = 1.0
        self.blend = "Normal"
        self.masked = False
        self.changed()

    def changed(self) -> None:
        """To be said after colours, overprint or transparency have been set."""
        self._fill_paint: Paint | None = None
        self._stroke_paint: Paint | None = None

    @property
    def fill_paint(self) -> Paint:
        """What a fill lays down; one value as long as nothing changes."""
        if self._fill_paint is None:
            self._fill_paint = Paint(
                self.fill, self.fill_overprint, self.nonzero,
                self.fill_alpha, self.blend, self.masked,
            )  # fmt: skip
        return self._fill_paint

    @property
    def stroke_paint(self) -> Paint:
        """What a stroke lays down."""
        if self._stroke_paint is None:
            self._stroke_paint = Paint(
                self.stroke, self.stroke_overprint, self.nonzero,
                self.stroke_alpha, self.blend, self.masked,
            )  # fmt: skip
        return self._stroke_paint
