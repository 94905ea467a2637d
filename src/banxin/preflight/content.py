"""Content streams, run as a press would run them (ISO 32000-2:2020, 8.4, 8.6 to 8.10 and 9.4).

Follows the graphics state through forms, patterns and soft masks. What it cannot follow is
raised, never skipped: a page that was half read must not pass.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Dictionary, Matrix, Name

from banxin.measure import Length
from banxin.preflight.colours import BLACK, space_of
from banxin.preflight.facts import (
    Colour,
    Edges,
    Font,
    PageContent,
    PlacedPicture,
    ScreenColour,
    ShownText,
    Space,
)
from banxin.preflight.gathered import Gathered, Operands, Unreadable
from banxin.preflight.geometry import Corners, least_ppi, square, vertical_scale
from banxin.preflight.images import Picture, inline_picture_of

# ISO 32000-1:2008, annex C, names 28 as the nesting that every reader can follow.
_DEPTH_MOST = 28

# ISO 32000-2:2020, table 104: text rendering modes.
_OUTLINES = frozenset({1, 5})
_UNSEEN = frozenset({3, 7})

_FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
_STROKES = frozenset({"S", "s", "B", "B*", "b", "b*"})


def follow_page(page: pikepdf.Page, trim: Edges) -> PageContent:
    """Everything that ``page`` paints, with places measured from ``trim``.

    Raises:
        Unreadable: It nests too deep, or repeats itself too often.
        pikepdf.PdfError, AttributeError, LookupError, TypeError, ValueError: Not well formed.
    """
    gathered = Gathered(trim)
    gathered.note_group(page.obj, page.resources)
    _follow(page.obj, page.resources, _State(Matrix()), gathered, 0)
    return gathered.content()


def _follow(
    source: pikepdf.Object,
    resources: pikepdf.Object,
    state: _State,
    gathered: Gathered,
    depth: int,
) -> None:
    if depth > _DEPTH_MOST:
        raise Unreadable(f"nested more than {_DEPTH_MOST} deep")
    run = _Run(gathered, resources, state, depth)
    for operator, operands in gathered.instructions_of(source):
        step = _STEPS.get(operator)
        if step is not None:
            step(run, operands)


@dataclass(slots=True)
class _State:
    """The graphics state of ISO 32000-2:2020, 8.4.1, as far as the rules ask."""

    ctm: Matrix
    fill: Colour = BLACK
    stroke: Colour = BLACK
    font: Font | None = None
    size: float = 0.0
    mode: int = 0
    leading: float = 0.0
    line: Matrix = field(default_factory=Matrix)


class _Run:
    """One content stream being run; each step is one operator of annex A."""

    def __init__(
        self, gathered: Gathered, resources: pikepdf.Object, state: _State, depth: int
    ) -> None:
        self.gathered = gathered
        self.resources = resources
        self.state = state
        self.base = state.ctm
        self.depth = depth
        self.saved: list[_State] = []
        self.path = Corners()

    def resource(self, kind: str, name: object) -> Any:
        return self.resources[kind][str(name)]

    def save(self, _: Operands) -> None:
        self.saved.append(copy(self.state))

    def restore(self, _: Operands) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def concatenate(self, operands: Operands) -> None:
        self.state.ctm = _matrix(operands) @ self.state.ctm

    def parameters(self, operands: Operands) -> None:
        given = self.resource("/ExtGState", operands[0])
        if Name.Font in given:
            self.state.font = self.gathered.font(given.Font[0])
            self.state.size = float(given.Font[1])
        mask = given.get(Name.SMask)
        if isinstance(mask, Dictionary) and Name.G in mask:
            self.form(mask.G)

    # Colour

    def fill_with(self, space: Space, components: tuple[float, ...]) -> None:
        self.state.fill = self._noted(Colour(space, components))

    def stroke_with(self, space: Space, components: tuple[float, ...]) -> None:
        self.state.stroke = self._noted(Colour(space, components))

    def _noted(self, colour: Colour) -> Colour:
        if colour.space.is_for_screens:
            self.gathered.screen_colours.append(ScreenColour(colour.space, None))
        return colour

    def components(self, operands: Operands) -> tuple[float, ...]:
        """The numbers of an `scn`; a pattern named after them is run at once."""
        if operands and isinstance(operands[-1], Name):
            self.pattern(self.resource("/Pattern", operands[-1]))
            return _numbers(operands[:-1])
        return _numbers(operands)

    def pattern(self, pattern: pikepdf.Object) -> None:
        if Name.Shading in pattern:
            self.shading(pattern.Shading)
            return
        placed = _placement(pattern) @ self.base
        self._inside(pattern, _State(placed, self.state.fill, self.state.stroke))

    def shading(self, shading: pikepdf.Object) -> None:
        self.gathered.shadings.append(space_of(shading.ColorSpace, self.resources))

    # Paths

    def rectangle(self, operands: Operands) -> None:
        x, y, width, height = _numbers(operands)
        self.path.add(self.state.ctm, (x, y), (x + width, y), (x, y + height))
        self.path.add(self.state.ctm, (x + width, y + height))

    def points(self, operands: Operands) -> None:
        numbers = _numbers(operands)
        self.path.add(self.state.ctm, *zip(numbers[::2], numbers[1::2], strict=True))

    def paint(self, *, fill: bool, stroke: bool) -> None:
        used = [self.state.fill] * fill + [self.state.stroke] * stroke
        screens = [colour.space for colour in used if colour.space.is_for_screens]
        box = self.path.seen_from(self.gathered.trim) if screens else None
        self.gathered.screen_colours += [ScreenColour(space, box) for space in screens]
        self.path = Corners()

    # Forms and images

    def draw(self, operands: Operands) -> None:
        drawn = self.resource("/XObject", operands[0])
        if drawn.get(Name.Subtype) == Name.Image:
            self.place(self.gathered.picture(drawn, self.resources))
        else:
            self.form(drawn)

    def form(self, form: pikepdf.Object) -> None:
        state = copy(self.state)
        state.ctm = _placement(form) @ state.ctm
        self._inside(form, state)

    def _inside(self, held: pikepdf.Object, state: _State) -> None:
        resources = held.get(Name.Resources, self.resources)
        self.gathered.note_group(held, resources)
        _follow(held, resources, state, self.gathered, self.depth + 1)

    def place(self, picture: Picture) -> None:
        self.gathered.pictures.append(
            PlacedPicture(
                picture.width_px,
                picture.height_px,
                picture.space,
                picture.bits,
                least_ppi(self.state.ctm, picture.width_px, picture.height_px),
                picture.trouble,
                square(self.state.ctm, 1, self.gathered.trim),
            )
        )

    def inline_picture(self, operands: Operands) -> None:
        self.place(inline_picture_of(operands[0], self.resources))

    # Text

    def begin_text(self, _: Operands) -> None:
        self.state.line = Matrix()

    def choose_font(self, operands: Operands) -> None:
        self.state.font = self.gathered.font(self.resource("/Font", operands[0]))
        self.state.size = float(operands[1])

    def render_as(self, operands: Operands) -> None:
        self.state.mode = int(operands[0])

    def lead(self, operands: Operands) -> None:
        self.state.leading = float(operands[0])

    def move(self, operands: Operands) -> None:
        across, up = _numbers(operands)
        self.state.line = Matrix(1, 0, 0, 1, across, up) @ self.state.line

    def move_and_lead(self, operands: Operands) -> None:
        self.state.leading = -float(operands[1])
        self.move(operands)

    def next_line(self, _: Operands) -> None:
        self.move((0, -self.state.leading))

    def set_line(self, operands: Operands) -> None:
        self.state.line = _matrix(operands)

    def show(self, _: Operands) -> None:
        """Text is placed where its line begins: glyph widths are not followed."""
        state = self.state
        placed = state.line @ state.ctm
        colour = state.stroke if state.mode in _OUTLINES else state.fill
        box = square(placed, state.size, self.gathered.trim)
        visible = state.mode not in _UNSEEN
        size = Length.pt(abs(state.size) * vertical_scale(placed))
        self.gathered.texts.append(ShownText(state.font, size, colour, visible, box))
        if visible and colour.space.is_for_screens:
            self.gathered.screen_colours.append(ScreenColour(colour.space, box))

    def show_on_next_line(self, operands: Operands) -> None:
        self.next_line(())
        self.show(operands)


def _numbers(operands: Operands) -> tuple[float, ...]:
    return tuple(float(each) for each in operands)


def _matrix(operands: Operands) -> Matrix:
    return Matrix(*_numbers(operands))


def _placement(held: pikepdf.Object) -> Matrix:
    """The Matrix of a form or pattern."""
    return Matrix(*(float(each) for each in held.get(Name.Matrix, (1, 0, 0, 1, 0, 0))))


def _paint_with(operator: str) -> Step:
    fill, stroke = operator in _FILLS, operator in _STROKES
    return lambda run, _: run.paint(fill=fill, stroke=stroke)


def _fill_device(name: Name) -> Step:
    return lambda run, operands: run.fill_with(space_of(name, run.resources), _numbers(operands))


def _stroke_device(name: Name) -> Step:
    return lambda run, operands: run.stroke_with(space_of(name, run.resources), _numbers(operands))


def _fill_components(run: _Run, operands: Operands) -> None:
    run.state.fill = Colour(run.state.fill.space, run.components(operands))


def _stroke_components(run: _Run, operands: Operands) -> None:
    run.state.stroke = Colour(run.state.stroke.space, run.components(operands))


Step = Callable[[_Run, Operands], None]

_STEPS: dict[str, Step] = {
    "q": _Run.save,
    "Q": _Run.restore,
    "cm": _Run.concatenate,
    "gs": _Run.parameters,
    "cs": lambda run, operands: run.fill_with(space_of(operands[0], run.resources), ()),
    "CS": lambda run, operands: run.stroke_with(space_of(operands[0], run.resources), ()),
    "sc": _fill_components,
    "scn": _fill_components,
    "SC": _stroke_components,
    "SCN": _stroke_components,
    "g": _fill_device(Name.DeviceGray),
    "rg": _fill_device(Name.DeviceRGB),
    "k": _fill_device(Name.DeviceCMYK),
    "G": _stroke_device(Name.DeviceGray),
    "RG": _stroke_device(Name.DeviceRGB),
    "K": _stroke_device(Name.DeviceCMYK),
    "re": _Run.rectangle,
    **dict.fromkeys("mlcvy", _Run.points),
    **{operator: _paint_with(operator) for operator in sorted(_FILLS | _STROKES | {"n"})},
    "sh": lambda run, operands: run.shading(run.resource("/Shading", operands[0])),
    "Do": _Run.draw,
    "BI": _Run.inline_picture,
    "BT": _Run.begin_text,
    "Tf": _Run.choose_font,
    "Tr": _Run.render_as,
    "TL": _Run.lead,
    "Td": _Run.move,
    "TD": _Run.move_and_lead,
    "Tm": _Run.set_line,
    "T*": _Run.next_line,
    "Tj": _Run.show,
    "TJ": _Run.show,
    "'": _Run.show_on_next_line,
    '"': _Run.show_on_next_line,
}
