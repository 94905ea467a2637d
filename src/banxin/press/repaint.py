"""Repainting: every content stream of a page read and written once.

One pass does all that must be known operator by operator: black overprints, spot inks take the
place of their four, patterns follow the page as it moves, and of the resources only those stay
that are named. A form is written anew for every state that it is painted in, since its colours
may come from there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name, Operator

from banxin.measure import ZERO, Length
from banxin.press.overprint import KNOCK_OUT, Ink, Overprint, Painting
from banxin.press.spots import SpotPlates, exact

Operands: TypeAlias = list[Any]
Instruction: TypeAlias = tuple[Operands, Operator] | pikepdf.ContentStreamInlineImage

_BLACK = exact((0, 0, 0, 1))
_INKS = 4

_FILL_PATHS = frozenset({"f", "F", "f*"})
_STROKE_PATHS = frozenset({"S", "s"})
_PAINT_PATHS = frozenset({"B", "B*", "b", "b*"}) | _FILL_PATHS | _STROKE_PATHS
_BEGIN_PATHS = frozenset({"m", "re"})
_SHOW_TEXT = frozenset({"Tj", "TJ", "'", '"'})
_SET_STATE = frozenset({"q", "Q", "gs", "Tr"})
_SET_COLOURS = frozenset({"k", "K", "g", "G", "rg", "RG", "cs", "CS", "sc", "SC", "scn", "SCN"})

# ISO 32000-2:2020, table 34: which operator names a resource of which kind.
_NAMES = {
    "cs": "/ColorSpace",
    "CS": "/ColorSpace",
    "sh": "/Shading",
    "Tf": "/Font",
    "BDC": "/Properties",
    "DP": "/Properties",
}
_NOT_COPIED = frozenset({"/Length", "/Filter", "/DecodeParms", "/Resources"})


@dataclass(slots=True)
class Repainting:
    """One document being repainted; forms and patterns that were done are not done again.

    Attributes:
        document: Changed in place.
        black_overprints: Whether the press wants it.
        spots: What is printed in inks of its own.
    """

    document: pikepdf.Pdf
    black_overprints: bool
    spots: SpotPlates
    _done: dict[tuple[object, ...], pikepdf.Object] = field(default_factory=dict)
    _overprints: dict[Overprint, pikepdf.Object] = field(default_factory=dict)

    def page(self, page: pikepdf.Page, right: Length, up: Length) -> None:
        """Repaint a page, moved to the right and up; the graphics state is left as it was."""
        has = _Holder(page.resources, Painting(), (right, up))
        content, resources = self._repainted(page, has)
        move = f"q 1 0 0 1 {right.in_pt:.3f} {up.in_pt:.3f} cm\n".encode("ascii")
        page.obj.Contents = self.document.make_stream(move + content + b"\nQ\n")
        page.obj.Resources = resources

    def form(self, form: pikepdf.Object, holder: _Holder, painting: Painting) -> pikepdf.Object:
        """The form as it is painted in this state; ``holder`` is what paints it."""
        start = painting.on_entering(form)
        key = (form.objgen, start)
        if key not in self._done:
            self._done[key] = self._copied(form)
            self._write(form, self._done[key], _Holder(_resources(form, holder), start))
        return self._done[key]

    def pattern(self, pattern: pikepdf.Object, holder: _Holder) -> pikepdf.Object:
        """The pattern, moved with its page.

        A pattern keeps to its page and not to the matrix of what paints with it (ISO
        32000-2:2020, 8.7.2).
        """
        right, up = holder.moved
        key = (pattern.objgen, holder.start, right, up)
        if not pattern.is_indirect or key not in self._done:
            tiles = isinstance(pattern, pikepdf.Stream)
            copy = self._copied(pattern) if tiles else Dictionary(dict(pattern.as_dict()))
            matrix = Matrix(pattern.get(Name.Matrix, Array([1, 0, 0, 1, 0, 0])))
            copy.Matrix = (matrix @ Matrix(1, 0, 0, 1, right.in_pt, up.in_pt)).as_array()
            self._done[key] = copy
            if tiles:
                self._write(pattern, copy, _Holder(_resources(pattern, holder), holder.start))
        return self._done[key]

    def parameters(self, given: pikepdf.Object, holder: _Holder) -> pikepdf.Object:
        """The file's own ExtGState, the form in its soft mask repainted."""
        mask = given.get(Name.SMask)
        if not isinstance(mask, Dictionary) or Name.G not in mask:
            return given
        masked = Dictionary({**mask, "/G": self.form(mask.G, holder, Painting())})
        return Dictionary({**given.as_dict(), "/SMask": masked})

    def overprint(self, wanted: Overprint) -> pikepdf.Object:
        if wanted not in self._overprints:
            self._overprints[wanted] = self.document.make_indirect(wanted.parameters())
        return self._overprints[wanted]

    def _copied(self, stream: pikepdf.Object) -> pikepdf.Object:
        copy = self.document.make_stream(b"")
        for key, value in stream.stream_dict.items():
            if key not in _NOT_COPIED:
                copy[key] = value
        return copy

    def _write(self, source: pikepdf.Object, copy: pikepdf.Object, holder: _Holder) -> None:
        content, resources = self._repainted(source, holder)
        copy.write(content)
        copy.Resources = resources

    def _repainted(
        self, source: pikepdf.Object | pikepdf.Page, holder: _Holder
    ) -> tuple[bytes, pikepdf.Object]:
        run = _Run(self, holder)
        for instruction in pikepdf.parse_content_stream(source):
            run.take(instruction)
        content = pikepdf.unparse_content_stream(run.written)
        return content, self.document.make_indirect(run.resources())


@dataclass(frozen=True, slots=True)
class _Holder:
    """What holds a content stream: a page, a form or a pattern.

    Attributes:
        resources: As they were.
        start: The state that it begins in.
        moved: How far its patterns move, to the right and up.
    """

    resources: pikepdf.Object
    start: Painting
    moved: tuple[Length, Length] = (ZERO, ZERO)


def _resources(held: pikepdf.Object, holder: _Holder) -> pikepdf.Object:
    """A form without resources takes those of its page (ISO 32000-2:2020, 7.8.3)."""
    return held.get(Name.Resources, holder.resources)


class _Run:
    """One content stream being repainted."""

    def __init__(self, repainting: Repainting, holder: _Holder) -> None:
        self.written: list[Instruction] = []
        self._repainting = repainting
        self._holder = holder
        self._painting = holder.start
        self._saved: list[Painting] = []
        self._path_at: int | None = None
        self._kept: dict[str, dict[str, pikepdf.Object]] = defaultdict(dict)

    def resources(self) -> Dictionary:
        """Those that were named, sorted."""
        return Dictionary(
            {
                kind: Dictionary(dict(sorted(kept.items())))
                for kind, kept in sorted(self._kept.items())
            }
        )

    def take(
        self, instruction: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage
    ) -> None:
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            self._keep_names("/ColorSpace", [instruction.iimage.obj.get(Name.ColorSpace)])
            self._overprint(KNOCK_OUT)
            self.written.append(instruction)
            return
        operands, operator = list(instruction.operands), str(instruction.operator)
        if operator in _SET_COLOURS:
            self._set_colour(operator, operands, instruction.operator)
            return
        if operator == "Do":
            self._draw(operands)
            return
        if operator in _NAMES:
            self._keep_names(_NAMES[operator], operands)
        if operator in _SET_STATE:
            self._follow(operator, operands)
        else:
            self._paint(operator)
        self.written.append((operands, instruction.operator))

    def _follow(self, operator: str, operands: Operands) -> None:
        match operator:
            case "q":
                self._saved.append(self._painting)
            case "Q":
                self._painting = self._saved.pop() if self._saved else self._painting
            case "gs":
                self._set_parameters(str(operands[0]))
            case "Tr":
                self._painting = replace(self._painting, text_mode=int(operands[0]))

    def _paint(self, operator: str) -> None:
        if operator in _SHOW_TEXT:
            self._overprint(self._painting.wanted_for_text())
        elif operator in _BEGIN_PATHS:
            self._path_at = len(self.written) if self._path_at is None else self._path_at
        elif operator in _PAINT_PATHS:
            self._paint_path(operator)
        elif operator == "n":
            self._path_at = None
        elif operator == "sh":
            self._overprint(KNOCK_OUT)

    # Overprint

    def _paint_path(self, operator: str) -> None:
        wanted = self._painting.wanted(
            fills=operator not in _STROKE_PATHS, strokes=operator not in _FILL_PATHS
        )
        # Between a path's first point and its painting no state may be set (ISO 32000-2, 8.2).
        self._overprint(wanted, self._path_at)
        self._path_at = None

    def _overprint(self, wanted: Overprint, at: int | None = None) -> None:
        if not self._repainting.black_overprints:
            wanted = KNOCK_OUT
        if wanted == self._painting.overprint:
            return
        self._painting = replace(self._painting, overprint=wanted)
        self._kept["/ExtGState"][wanted.resource] = self._repainting.overprint(wanted)
        set_it = ([Name(wanted.resource)], Operator("gs"))
        self.written.insert(len(self.written) if at is None else at, set_it)

    def _set_parameters(self, name: str) -> None:
        given = self._holder.resources["/ExtGState"][name]
        self._painting = self._painting.after(given)
        self._kept["/ExtGState"][name] = self._repainting.parameters(given, self._holder)

    # Colours

    def _set_colour(self, operator: str, operands: Operands, written: Operator) -> None:
        strokes = operator.isupper()
        was = self._painting.stroke if strokes else self._painting.fill
        if operator in {"k", "K"} or (
            was is not Ink.OTHER
            and operator in {"sc", "scn", "SC", "SCN"}
            and len(operands) == _INKS
        ):
            self._set_inks(operands, strokes=strokes)
            return
        ink = Ink.OTHER
        if operator in {"cs", "CS"}:
            ink = Ink.BLACK if self._is_four_inks(operands[0]) else Ink.OTHER
            self._keep_names("/ColorSpace", operands)
        elif operands and isinstance(operands[-1], Name):
            self._keep_pattern(str(operands[-1]))
        self._now(ink, strokes=strokes)
        self.written.append((operands, written))

    def _is_four_inks(self, name: object) -> bool:
        """DeviceCMYK begins as black (ISO 32000-2:2020, 8.6.8)."""
        spaces = self._holder.resources.get("/ColorSpace", Dictionary())
        return str(spaces.get(str(name), name)) == "/DeviceCMYK"

    def _set_inks(self, operands: Operands, *, strokes: bool) -> None:
        """Four inks are always set together with their space: a spot may have been set before."""
        inks = exact(operands)
        self._now(Ink.BLACK if inks == _BLACK else Ink.FOUR, strokes=strokes)
        if inks not in self._repainting.spots.tints:
            self.written.append((operands, Operator("K" if strokes else "k")))
            return
        space, tint = self._repainting.spots.tints[inks]
        self._kept["/ColorSpace"][str(space)] = self._repainting.spots.spaces[str(space)]
        self.written.append(([space], Operator("CS" if strokes else "cs")))
        self.written.append(([tint], Operator("SCN" if strokes else "scn")))

    def _now(self, ink: Ink, *, strokes: bool) -> None:
        if strokes:
            self._painting = replace(self._painting, stroke=ink)
        else:
            self._painting = replace(self._painting, fill=ink)

    # Resources

    def _draw(self, operands: Operands) -> None:
        self._overprint(KNOCK_OUT)
        name = str(operands[0])
        drawn = self._holder.resources["/XObject"][name]
        if drawn.get(Name.Subtype) == Name.Form:
            drawn = self._repainting.form(drawn, self._holder, self._painting)
        name = self._name_for(drawn, name)
        self.written.append(([Name(name)], Operator("Do")))

    def _name_for(self, drawn: pikepdf.Object, name: str) -> str:
        """The same form has another name where it was painted in another state before."""
        kept = self._kept["/XObject"]
        while name in kept and kept[name].objgen != drawn.objgen:
            name += "-"
        kept[name] = drawn
        return name

    def _keep_pattern(self, name: str) -> None:
        patterns = self._holder.resources.get("/Pattern", Dictionary())
        if name in patterns:
            self._kept["/Pattern"][name] = self._repainting.pattern(patterns[name], self._holder)

    def _keep_names(self, kind: str, names: Iterable[object]) -> None:
        had = self._holder.resources.get(kind, Dictionary())
        for name in names:
            if isinstance(name, Name) and str(name) in had:
                self._kept[kind][str(name)] = had[str(name)]
