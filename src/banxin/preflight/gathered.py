"""What has been found on one page so far."""

from __future__ import annotations

from dataclasses import dataclass, replace

from banxin.measure import Rect
from banxin.preflight.geometry import Area, from_trim
from banxin.preflight.library import Allowance
from banxin.preflight.painted import (
    Control,
    PageContent,
    Paint,
    PaintedPath,
    PlacedPicture,
    ShownText,
    Space,
    SpaceUse,
    Use,
)


@dataclass(slots=True)
class _Tally:
    """A space in use; holds it, so that its place in memory is not given to another."""

    space: Space
    use: Use
    box: Rect | None
    count: int = 0


class Gathered:
    """One page's findings.

    Attributes:
        trim: What places are measured from.
        instead: Where everything counts as painted while a pattern's cell is run, else None.
        mask_depth: Inside how many soft masks we are; what they paint is no ink on paper.
        hidden: In how many layers that are off we are.
        done: Patterns and glyphs that were run already.
    """

    def __init__(self, trim: Area) -> None:
        self.trim = trim
        self.instead: Rect | None = None
        self.mask_depth = self.hidden = 0
        self.done: set[object] = set()
        self.allowance = Allowance()
        self._uses: dict[tuple[int, Use], _Tally] = {}
        self._texts: list[ShownText] = []
        self._paths: list[PaintedPath] = []
        self._pictures: list[PlacedPicture] = []
        self._transparent: Rect | None = None
        self._controls: dict[Control, None] = {}
        self._shading_troubles: dict[str, Rect] = {}

    def content(self) -> PageContent:
        uses: dict[tuple[Space, Use], SpaceUse] = {}
        for tally in self._uses.values():
            key = tally.space, tally.use
            before = uses.get(key, SpaceUse(*key, tally.box, 0))
            uses[key] = SpaceUse(*key, before.box or tally.box, before.count + tally.count)
        return PageContent(
            tuple(uses.values()),
            tuple(self._texts),
            tuple(self._paths),
            tuple(self._pictures),
            self._transparent,
            tuple(self._controls),
            tuple(self._shading_troubles.items()),
        )

    def place(self, area: Area) -> Rect:
        """From the trim; of the whole patterned area inside a pattern."""
        return self.instead or from_trim(self.trim, area)

    def use(self, space: Space, use: Use, box: Rect | None) -> None:
        key = id(space), use
        if key not in self._uses:
            self._uses[key] = _Tally(space, use, box)
        self._uses[key].count += 1

    def add_text(self, text: ShownText) -> None:
        self._note(text.paints, text.box, visible=text.visible)
        if self.mask_depth:
            # A mask lays no ink, but its fonts must be there all the same.
            text = replace(text, visible=False, fill=None, stroke=None)
        self._texts.append(text)

    def add_path(self, path: PaintedPath) -> None:
        self._note(path.paints, path.box, visible=path.visible)
        if not self.mask_depth:
            self._paths.append(path)

    def add_picture(self, picture: PlacedPicture) -> None:
        if picture.space is not None:
            self.use(picture.space, Use.IMAGE, picture.box)
        self._note((picture.laid,) if picture.is_stencil else (), picture.box, visible=True)
        if picture.soft or picture.laid.is_transparent:
            self.add_transparency(picture.box)
        if not self.mask_depth:
            self._pictures.append(picture)

    def add_transparency(self, box: Rect) -> None:
        if self._transparent is None and not self.mask_depth:
            self._transparent = box

    def add_control(self, control: Control) -> None:
        self._controls[control] = None

    def add_shading_trouble(self, cause: str, box: Rect) -> None:
        self._shading_troubles.setdefault(cause, box)

    def _note(self, paints: tuple[Paint, ...], box: Rect, *, visible: bool) -> None:
        for paint in paints:
            self.use(paint.colour.space, Use.PAINT, box)
            if visible and paint.is_transparent:
                self.add_transparency(box)
