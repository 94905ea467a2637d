"""Marks outside the bleed (裁切线、折线、套准线、色标、版外信息行).

They stand in the strip between the bleed and the sheet's edge, and never within the bleed. The
register marks stand at the middle of each side, the colour bar above the page and the slug line
below it, both clear of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Name

from banxin.measure import ZERO, Length
from banxin.press.boxes import Sheet
from banxin.press.drawing import Drawing
from banxin.press.slug import OutlinedLine
from banxin.press.spots import MARKS_INK, separation
from banxin.ticket import Marks

# Our own choices; no standard says how large a mark is.
_ARM = Length.mm(3.5)
_CLEAR = Length.mm(2)
_PATCH = Length.mm(5)
_PATCH_WIDTHS = tuple(Length.mm(halves / 2) for halves in range(10, 1, -1))
_SLUG_SIZE = Length.pt(7)
_FROM_CORNER = Length.mm(5)
_DASH = Length.mm(1)

_ALL = "/BanxinAll"

_SOLIDS = ((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1))
_TINTS = tuple(tuple(share * tint for share in inks) for tint in (0.5, 0.25) for inks in _SOLIDS)
_OVERPRINTS = ((0, 1, 1, 0), (1, 0, 1, 0), (1, 1, 0, 0), (1, 1, 1, 0))
_SPOT_TINTS = (1.0, 0.5)


@dataclass(frozen=True, slots=True)
class MarkInks:
    """Colour spaces of the marks, by the name of their resource.

    Attributes:
        spots: Spot inks of the file, each with a patch.
        all_plates: The space of marks that every plate carries.
    """

    spots: Mapping[str, pikepdf.Object]
    all_plates: pikepdf.Object


def mark_inks(document: pikepdf.Pdf, spots: Mapping[str, pikepdf.Object]) -> MarkInks:
    """Colour spaces made once for all pages of the document."""
    return MarkInks(spots, separation(document, MARKS_INK, (1, 1, 1, 1)))


def draw_marks(
    page: pikepdf.Page, sheet: Sheet, marks: Marks, inks: MarkInks, line: OutlinedLine | None
) -> None:
    """Draw over a page whose content leaves the graphics state as it was."""
    if not marks.any:
        return
    spots = tuple(inks.spots) if marks.colour_bar else ()
    page.contents_add(_drawn(sheet, marks, spots, line if marks.slug else None))
    spaces = page.resources.get(Name.ColorSpace, Dictionary())
    used = {_ALL: inks.all_plates, **{name: inks.spots[name] for name in spots}}
    page.resources.ColorSpace = Dictionary({**spaces.as_dict(), **used})


def _drawn(sheet: Sheet, marks: Marks, spots: Sequence[str], line: OutlinedLine | None) -> bytes:
    drawing = Drawing()
    drawing.colour(_ALL, strokes=True, fills=True)
    drawing.weight(marks.weight)
    if marks.crop:
        _crop(drawing, sheet, marks)
    _folds(drawing, sheet, marks)
    if marks.registration:
        for side in _sides(sheet, marks):
            _register(drawing, *side.middle, _arm(marks))
    _, _, above, below = _sides(sheet, marks)
    if line is not None:
        _slug(drawing, below, marks, line)
    if marks.colour_bar:
        _colour_bar(drawing, above, marks, spots)
    return drawing.content()


def _crop(drawing: Drawing, sheet: Sheet, marks: Marks) -> None:
    """Two at each corner, in line with the edges of the trim."""
    trim, near, far = sheet.trim, marks.offset, marks.offset + marks.length
    for x in (trim.left, trim.right):
        drawing.line((x, trim.top + near), (x, trim.top + far))
        drawing.line((x, trim.bottom - near), (x, trim.bottom - far))
    for y in (trim.bottom, trim.top):
        drawing.line((trim.left - near, y), (trim.left - far, y))
        drawing.line((trim.right + near, y), (trim.right + far, y))


def _folds(drawing: Drawing, sheet: Sheet, marks: Marks) -> None:
    """Dashed, at both ends of a fold."""
    trim, near, far = sheet.trim, marks.offset, marks.offset + marks.length
    if marks.folds:
        drawing.dash(_DASH)
    for share in marks.folds_across:
        y = trim.top - _share(trim.height, share)
        drawing.line((trim.left - near, y), (trim.left - far, y))
        drawing.line((trim.right + near, y), (trim.right + far, y))
    for share in marks.folds_down:
        x = trim.left + _share(trim.width, share)
        drawing.line((x, trim.top + near), (x, trim.top + far))
        drawing.line((x, trim.bottom - near), (x, trim.bottom - far))
    drawing.dash(ZERO)


@dataclass(frozen=True, slots=True)
class _Side:
    """The strip along one side of the page.

    Attributes:
        upright: Whether it runs from the top down; the others run from left to right.
        start: Where the trim begins along it.
        length: Of the trim along it.
        across: The middle of the strip's width, from PDF's own origin.
        kept_clear: Places along it, with how far to stay away to both sides, where another
            mark stands.
    """

    upright: bool
    start: Length
    length: Length
    across: Length
    register: Length
    kept_clear: tuple[tuple[Length, Length], ...]

    @property
    def middle(self) -> tuple[Length, Length]:
        """Where its register mark stands."""
        return (self.across, self.register) if self.upright else (self.register, self.across)

    def free(self) -> Iterator[tuple[Length, Length]]:
        """Stretches without a mark: where each begins, and how long it is."""
        at = self.start + _FROM_CORNER
        for place, away in sorted(self.kept_clear):
            if place - away > at:
                yield at, place - away - at
            at = place + away
        end = self.start + self.length - _FROM_CORNER
        if end > at:
            yield at, end - at


def _sides(sheet: Sheet, marks: Marks) -> tuple[_Side, _Side, _Side, _Side]:
    """Left, right, above and below the page."""
    trim, media, half = sheet.trim, sheet.media, marks.room // 2
    down = [trim.top - _share(trim.height, share) for share in marks.folds_across]
    along = [trim.left + _share(trim.width, share) for share in marks.folds_down]

    def side(upright: bool, across: Length) -> _Side:
        start, length = (trim.bottom, trim.height) if upright else (trim.left, trim.width)
        folds = down if upright else along
        register = _clear_of(folds, start + length // 2, marks)
        away = _arm(marks) + _CLEAR
        taken = [(register, away)] if marks.registration else []
        return _Side(
            upright, start, length, across, register, (*taken, *((f, _CLEAR) for f in folds))
        )

    return (
        side(True, media.left + half),
        side(True, media.right - half),
        side(False, media.top - half),
        side(False, media.bottom + half),
    )


def _clear_of(folds: Sequence[Length], place: Length, marks: Marks) -> Length:
    """The middle of a side, or a step further where the page is folded just there."""
    away = _arm(marks) + _CLEAR
    while any(abs((fold - place).mpt) < away.mpt for fold in folds):
        place += away * 2
    return place


def _arm(marks: Marks) -> Length:
    """Of a register mark: from its middle to its end."""
    return min(_ARM, marks.room // 2 - Length.mm(0.5))


def _register(drawing: Drawing, x: Length, y: Length, arm: Length) -> None:
    """Cross and circle, on every plate: where they lie on each other, so do the plates."""
    drawing.line((x - arm, y), (x + arm, y))
    drawing.line((x, y - arm), (x, y + arm))
    drawing.circle((x, y), arm.thousandths(600))


def _slug(drawing: Drawing, below: _Side, marks: Marks, line: OutlinedLine) -> None:
    """In the longest stretch that is free, smaller where the words would not fit."""
    start, length = max(below.free(), key=lambda free: free[1], default=(ZERO, ZERO))
    size = min(_SLUG_SIZE, marks.room - _CLEAR)
    if line.width > 0:
        size = min(size, Length(length.mpt * 1000 // line.width))
    if size > ZERO:
        drawing.outlines(line.steps, (start, below.across - size.thousandths(380)), size)


def _colour_bar(drawing: Drawing, above: _Side, marks: Marks, spots: Sequence[str]) -> None:
    """Solids, tints and overprints of the four inks, then every spot ink, from left to right."""
    height = min(_PATCH, marks.room - _CLEAR)
    count = len(_SOLIDS + _TINTS + _OVERPRINTS) + len(spots) * len(_SPOT_TINTS)
    width = _patch_width(count, [length for _, length in above.free()])
    places = (
        start + width * number
        for start, length in above.free()
        for number in range(length.mpt // width.mpt)
    )
    bottom = above.across - height // 2
    for inks, x in zip((*_SOLIDS, *_TINTS, *_OVERPRINTS), places, strict=False):
        drawing.inks(inks)
        drawing.patch(x, bottom, width, height)
    for (name, tint), x in zip(
        ((name, tint) for name in spots for tint in _SPOT_TINTS), places, strict=False
    ):
        drawing.colour(name, fills=True, tint=tint)
        drawing.patch(x, bottom, width, height)


def _patch_width(count: int, free: Sequence[Length]) -> Length:
    """As wide as lets all patches stand; on a page too narrow for that, the last are left out."""
    fitting = (
        width for width in _PATCH_WIDTHS if sum(length.mpt // width.mpt for length in free) >= count
    )
    return next(fitting, _PATCH_WIDTHS[-1])


def _share(length: Length, share: float) -> Length:
    return Length(round(length.mpt * share))
