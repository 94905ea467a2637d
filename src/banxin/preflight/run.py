"""One content stream being run: what its operators do to state, page and each other.

Follows the graphics state through forms, patterns, soft masks and Type 3 glyphs. What it cannot
follow is raised, never skipped: a page that was half read must not pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

import pikepdf
from pikepdf import Dictionary, Name

from banxin.measure import Length
from banxin.preflight.colours import initial
from banxin.preflight.fonts import FontReader
from banxin.preflight.gathered import Gathered
from banxin.preflight.geometry import (
    UPRIGHT,
    Area,
    Frame,
    common,
    is_seen_in,
    least_ppi,
    placed,
    within,
)
from banxin.preflight.images import Picture, inline_picture_of
from banxin.preflight.library import Library, Operands, Unreadable
from banxin.preflight.painted import (
    Colour,
    Control,
    Paint,
    PaintedPath,
    PlacedPicture,
    ShownText,
    Space,
    Use,
)
from banxin.preflight.paths import Path
from banxin.preflight.settings import apply_settings
from banxin.preflight.shadings import shading_trouble
from banxin.preflight.showing import Cursor
from banxin.preflight.state import State

# ISO 32000-1:2008, annex C, names 28 as the nesting that every reader can follow.
_DEPTH_MOST = 28

FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
STROKES = frozenset({"S", "s", "B", "B*", "b", "b*"})
_CLOSES = frozenset({"s", "b", "b*"})

_EVERYWHERE: Area = (-1e9, -1e9, 1e9, 1e9)
_UNCOLOURED = 2  # table 74: PaintType of a pattern that takes the current colour
_SHADED = 2  # table 75: PatternType


Step: TypeAlias = Callable[["Run", Operands], None]
Steps: TypeAlias = Mapping[str, Step]


class Run:
    """One content stream being run; ``steps`` has a step for each operator of annex A."""

    def __init__(
        self,
        gathered: Gathered,
        library: Library,
        resources: pikepdf.Object,
        state: State,
        depth: int,
        steps: Steps,
    ) -> None:
        self.gathered = gathered
        self.library = library
        self.resources = resources
        self.state = state
        self.base = state.ctm
        self.depth = depth
        self.steps = steps
        self.saved: list[State] = []
        self.path = Path()
        self.clips = False
        self.text = Cursor()
        self.marked: list[bool] = []
        self.is_coloured = True
        self.spaces: dict[str, Space] = {}
        self.fonts: dict[str, FontReader] = {}

    def follow(self, source: pikepdf.Object) -> None:
        if self.depth > _DEPTH_MOST:
            raise Unreadable(f"nested more than {_DEPTH_MOST} deep")
        count, instructions = self.library.instructions(source)
        self.gathered.allowance.spend(count)
        hidden = self.gathered.hidden
        for operator, operands in instructions:
            step = self.steps.get(operator)
            if step is not None:
                step(self, operands)
        self.gathered.hidden = hidden

    def resource(self, kind: str, name: object) -> Any:
        return self.resources[kind][str(name)]

    def space(self, named: object) -> Space:
        if not isinstance(named, Name):
            return self.library.space(named, self.resources)
        key = str(named)
        if key not in self.spaces:
            self.spaces[key] = self.library.space(named, self.resources)
        return self.spaces[key]

    def inner(self, held: pikepdf.Object, state: State) -> Run:
        """A run of what this one holds, with the resources of its own, else of this one."""
        resources = held.get(Name.Resources, self.resources)
        return Run(self.gathered, self.library, resources, state, self.depth + 1, self.steps)

    # State

    def save(self, _: Operands) -> None:
        self.saved.append(self.state.copy())

    def restore(self, _: Operands) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def concatenate(self, operands: Operands) -> None:
        self.state.ctm = within(six(operands), self.state.ctm)

    def settings(self, operands: Operands) -> None:
        given = self.resource("/ExtGState", operands[0])
        for control in apply_settings(given, self.state, self.library.font):
            self.gathered.add_control(control)
        mask = given.get(Name.SMask)
        if isinstance(mask, Dictionary) and isinstance(mask.get(Name.G), pikepdf.Stream):
            self._mask(mask.G)

    def _mask(self, group: pikepdf.Object) -> None:
        """A soft mask's group: its colours count, but it lays no ink."""
        key = ("mask", group.objgen)
        if key in self.gathered.done:
            return
        self.gathered.done.add(key)
        state = State(_EVERYWHERE, within(_placement(group), self.state.ctm))
        run = self.inner(group, state)
        run.note_group(group, Use.MASK)
        self.gathered.mask_depth += 1
        run.follow(group)
        self.gathered.mask_depth -= 1

    def note_group(self, holder: pikepdf.Object, use: Use) -> None:
        space = holder.get(Name.Group, Dictionary()).get(Name.CS)
        if space is not None:
            self.gathered.use(self.space(space), use, None)

    # Layers

    def begin_marked(self, operands: Operands) -> None:
        off = False
        if len(operands) > 1 and operands[0] == Name.OC and isinstance(operands[1], Name):
            content = self.resources.get(Name.Properties, Dictionary()).get(str(operands[1]))
            off = self.library.layers.hide(content)
        self.marked.append(off)
        self.gathered.hidden += off

    def end_marked(self, _: Operands) -> None:
        if self.marked:
            self.gathered.hidden -= self.marked.pop()

    # Colour

    def colour(
        self,
        space: Space,
        components: Iterable[float],
        *,
        stroke: bool,
        pattern: pikepdf.Object | None = None,
    ) -> None:
        if not self.is_coloured:
            return
        colour = Colour(space, tuple(components))
        if stroke:
            self.state.stroke, self.state.stroke_pattern = colour, pattern
        else:
            self.state.fill, self.state.fill_pattern = colour, pattern
        self.state.changed()

    def choose(self, operands: Operands, *, stroke: bool) -> None:
        space = self.space(operands[0])
        self.colour(space, initial(space).components, stroke=stroke)

    def tint(self, operands: Operands, *, stroke: bool) -> None:
        space = (self.state.stroke if stroke else self.state.fill).space
        if operands and isinstance(operands[-1], Name):
            pattern = self.resource("/Pattern", operands[-1])
            self.colour(space, numbers(operands[:-1]), stroke=stroke, pattern=pattern)
        else:
            self.colour(space, numbers(operands), stroke=stroke)

    def lay(self, paint: Paint, area: Area, *, stroke: bool) -> None:
        """Runs the pattern that a paint consists of, once a page, where it is painted first."""
        pattern = self.state.stroke_pattern if stroke else self.state.fill_pattern
        if pattern is None:
            return
        key = ("pattern", pattern.objgen, paint.colour if _is_uncoloured(pattern) else None)
        if key in self.gathered.done:
            return
        # A pattern without a number of its own is not known again.
        if pattern.is_indirect:
            self.gathered.done.add(key)
        if int(pattern.get(Name.PatternType, 1)) == _SHADED:
            self.shade(pattern.Shading, area)
            return
        state = State(_EVERYWHERE, within(_placement(pattern), self.base))
        run = self.inner(pattern, state)
        if _is_uncoloured(pattern):
            space = paint.colour.space
            run.colour(Space(space.name, space.inks), paint.colour.components, stroke=False)
            run.colour(Space(space.name, space.inks), paint.colour.components, stroke=True)
            run.is_coloured = False
        outside, self.gathered.instead = self.gathered.instead, self.gathered.place(area)
        run.follow(pattern)
        self.gathered.instead = outside

    def shade(self, shading: pikepdf.Object, area: Area) -> None:
        box = self.gathered.place(area)
        space = self.space(shading.ColorSpace)
        self.gathered.use(space, Use.SHADING, box)
        if trouble := shading_trouble(shading, space):
            self.gathered.add_shading_trouble(trouble, box)

    def paint_shading(self, operands: Operands) -> None:
        area = self.state.clip
        self.shade(self.resource("/Shading", operands[0]), area)
        if self.state.fill_paint.is_transparent:
            self.gathered.add_transparency(self.gathered.place(area))

    # Paths

    def point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.state.ctm
        return a * x + c * y + e, b * x + d * y + f

    def rectangle(self, operands: Operands) -> None:
        x, y, width, height = numbers(operands)
        corners = (x, y), (x + width, y), (x + width, y + height), (x, y + height)
        self.path.box(*(self.point(*corner) for corner in corners))

    def begin_path(self, operands: Operands) -> None:
        self.path.begin(self.point(*numbers(operands)))

    def go(self, operands: Operands) -> None:
        given = numbers(operands)
        points = zip(given[::2], given[1::2], strict=True)
        self.path.go(*(self.point(x, y) for x, y in points))

    def clip(self, _: Operands) -> None:
        self.clips = True

    def paint(self, operator: str) -> None:
        if operator in _CLOSES:
            self.path.close()
        fill, stroke = operator in FILLS, operator in STROKES
        if self.path and (fill or stroke):
            self._paint(operator, fill=fill, stroke=stroke)
        if self.clips and self.path:
            self.state.clip = common(self.state.clip, self.path.area)
        self.clips = False
        self.path = Path()

    def _paint(self, operator: str, *, fill: bool, stroke: bool) -> None:
        state, gathered = self.state, self.gathered
        area = self.path.area
        filled, stroked = state.fill_paint if fill else None, state.stroke_paint if stroke else None
        bar = self.path.bar(even_odd=operator.endswith("*")) if fill else None
        line = self.path.thinnest(state.line_width, state.ctm) if stroke else None
        by = (line or 0.0) / 2
        reach = _grown(area, by)
        parts = (_grown(part, by) for part in self.path.areas)
        gathered.add_path(
            PaintedPath(
                filled,
                stroked,
                Length.pt(line) if line is not None else None,
                Length.pt(bar[0]) if bar else None,
                gathered.place(bar[1]) if bar else None,
                gathered.place(reach),
                tuple(gathered.place(part) for part in parts if is_seen_in(state.clip, part)),
                visible=not gathered.hidden
                and any(paint.alpha > 0 for paint in (filled, stroked) if paint)
                and is_seen_in(state.clip, reach),
            )
        )
        if filled:
            self.lay(filled, area, stroke=False)
        if stroked:
            self.lay(stroked, area, stroke=True)

    # Forms and images

    def draw(self, operands: Operands) -> None:
        drawn = self.resource("/XObject", operands[0])
        off = self.library.layers.hide(drawn.get(Name.OC))
        self.gathered.hidden += off
        if Name.OPI in drawn:
            self.gathered.add_control(Control.OPI)
        match str(drawn.get(Name.Subtype)):
            case "/Image":
                self.place(self.library.picture(drawn, self.resources))
            case "/PS":
                self.gathered.add_control(Control.POSTSCRIPT)
            case _:
                self.form(drawn)
        self.gathered.hidden -= off

    def form(self, form: pikepdf.Object) -> None:
        if form.get(Name.Subtype2) == Name.PS or Name.PS in form:
            self.gathered.add_control(Control.POSTSCRIPT)
        if Name.Ref in form:
            self.gathered.add_control(Control.REFERENCE)
        state = self.state.copy()
        state.ctm = within(_placement(form), state.ctm)
        if (bounds := form.get(Name.BBox)) is not None:
            state.clip = common(state.clip, placed(state.ctm, _upright(bounds)))
        gone = False
        if Name.Group in form:
            gone = self._enter_group(state)
        self.gathered.hidden += gone
        run = self.inner(form, state)
        run.is_coloured = self.is_coloured
        run.note_group(form, Use.GROUP)
        run.follow(form)
        self.gathered.hidden -= gone

    def _enter_group(self, state: State) -> bool:
        """Says what the group as a whole goes through; True where nothing is left of it."""
        paint = state.fill_paint
        if paint.is_transparent:
            self.gathered.add_transparency(self.gathered.place(state.clip))
        state.be_opaque()
        return paint.alpha == 0

    def place(self, picture: Picture) -> None:
        frame, paint = self.state.ctm, self.state.fill_paint
        area = placed(frame, (0.0, 0.0, 1.0, 1.0))
        self.gathered.add_picture(
            PlacedPicture(
                picture.width_px,
                picture.height_px,
                picture.space,
                picture.bits,
                least_ppi(frame, picture.width_px, picture.height_px),
                picture.trouble,
                self.gathered.place(area),
                visible=not self.gathered.hidden
                and paint.alpha > 0
                and is_seen_in(self.state.clip, area),
                laid=paint,
                is_stencil=picture.is_stencil,
                soft=picture.soft,
            )
        )
        if picture.is_stencil:
            self.lay(paint, area, stroke=False)

    def inline_picture(self, operands: Operands) -> None:
        self.place(inline_picture_of(operands[0], self.resources, self.library.space))

    # Text

    def choose_font(self, operands: Operands) -> None:
        name = str(operands[0])
        if name not in self.fonts:
            self.fonts[name] = self.library.font(self.resource("/Font", name))
        self.state.font = self.fonts[name]
        self.state.size = float(operands[1])

    def show(self, parts: Iterable[object]) -> None:
        state = self.state
        start = self.text.next
        text = self.text.show(parts, state, self.gathered)
        if text.fill:
            self.lay(text.fill, state.clip, stroke=False)
        if text.stroke:
            self.lay(text.stroke, state.clip, stroke=True)
        if state.font is not None and state.font.drawn:
            self.draw_glyphs(text, start)

    def draw_glyphs(self, text: ShownText, start: Frame) -> None:
        """Type 3 glyphs, each run once a page and font, where it stands first (9.6.4)."""
        font, state = self.state.font, self.state
        if font is None:
            return
        sized = (state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise)
        for glyph, at in zip(text.glyphs, text.starts, strict=True):
            key = ("glyph", font, glyph.code)
            procedure = font.drawn.get(glyph.code)
            if procedure is None or key in self.gathered.done:
                continue
            self.gathered.done.add(key)
            inside = state.copy()
            here = (1.0, 0.0, 0.0, 1.0, at, 0.0)
            inside.ctm = within(
                font.drawn_in, within(here, within(sized, within(start, state.ctm)))
            )
            resources = font.resources if font.resources is not None else self.resources
            Run(self.gathered, self.library, resources, inside, self.depth + 1, self.steps).follow(
                procedure
            )

    def show_on_next_line(self, string: object) -> None:
        self.text.move(0.0, -self.state.leading)
        self.show([string])

    def show_spaced(self, operands: Operands) -> None:
        self.state.words_apart, self.state.characters_apart = numbers(operands[:2])
        self.show_on_next_line(operands[2])

    def move_and_lead(self, operands: Operands) -> None:
        self.state.leading = -float(operands[1])
        self.text.move(*numbers(operands))

    def uncoloured_glyph(self, _: Operands) -> None:
        """`d1`: the glyph is a stencil for the text's own colour."""
        self.is_coloured = False


def numbers(operands: Operands) -> tuple[float, ...]:
    """Operands as numbers; raises where one is none."""
    return tuple(float(each) for each in operands)


def six(operands: Operands) -> Frame:
    """The operands of `cm` and `Tm`."""
    a, b, c, d, e, f = numbers(operands)
    return a, b, c, d, e, f


def _upright(box: pikepdf.Object) -> Area:
    across, up, other_across, other_up = (float(each) for each in box)
    return (
        min(across, other_across), min(up, other_up), max(across, other_across), max(up, other_up)
    )  # fmt: skip


def _placement(held: pikepdf.Object) -> Frame:
    """The Matrix of a form or pattern."""
    matrix = held.get(Name.Matrix)
    return UPRIGHT if matrix is None else six(list(matrix))


def _is_uncoloured(pattern: pikepdf.Object) -> bool:
    return int(pattern.get(Name.PaintType, 1)) == _UNCOLOURED


def _grown(area: Area, by: float) -> Area:
    return area[0] - by, area[1] - by, area[2] + by, area[3] + by
