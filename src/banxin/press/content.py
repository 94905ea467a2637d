"""One content stream rewritten, operator by operator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeAlias

import pikepdf
from pikepdf import Dictionary, Name, Operator

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


@dataclass(frozen=True, slots=True)
class Holder:
    """What holds a content stream: a page, a form or a pattern.

    Attributes:
        resources: As they were.
        start: The state that it begins in.
        moved: How far its patterns move, to the right and up.
    """

    resources: pikepdf.Object
    start: Painting
    moved: tuple[Length, Length] = (ZERO, ZERO)


class Painted(Protocol):
    """What a content stream asks of its document."""

    @property
    def black_overprints(self) -> bool: ...

    @property
    def spots(self) -> SpotPlates: ...

    def form(self, form: pikepdf.Object, holder: Holder, painting: Painting) -> pikepdf.Object:
        """The form rewritten for the state in which ``holder`` paints it."""

    def pattern(self, pattern: pikepdf.Object, holder: Holder) -> pikepdf.Object:
        """The pattern rewritten, and moved with its holder."""

    def parameters(self, given: pikepdf.Object, holder: Holder) -> pikepdf.Object:
        """An ExtGState, the form of its soft mask rewritten."""

    def overprint(self, wanted: Overprint) -> pikepdf.Object:
        """The ExtGState that sets it."""


class Rewriting:
    """A content stream on its way: operators are taken one by one, and `written` grows."""

    def __init__(self, painted: Painted, holder: Holder) -> None:
        self.written: list[Instruction] = []
        self._painted = painted
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
        if not self._painted.black_overprints:
            wanted = KNOCK_OUT
        if wanted == self._painting.overprint:
            return
        self._painting = replace(self._painting, overprint=wanted)
        self._kept["/ExtGState"][wanted.resource] = self._painted.overprint(wanted)
        set_it = ([Name(wanted.resource)], Operator("gs"))
        self.written.insert(len(self.written) if at is None else at, set_it)

    def _set_parameters(self, name: str) -> None:
        given = self._holder.resources["/ExtGState"][name]
        self._painting = self._painting.after(given)
        self._kept["/ExtGState"][name] = self._painted.parameters(given, self._holder)

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
        is_spot = inks in self._painted.spots.tints
        self._now(Ink.BLACK if inks == _BLACK and not is_spot else Ink.FOUR, strokes=strokes)
        if not is_spot:
            self.written.append((operands, Operator("K" if strokes else "k")))
            return
        space, tint = self._painted.spots.tints[inks]
        self._kept["/ColorSpace"][str(space)] = self._painted.spots.spaces[str(space)]
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
            drawn = self._painted.form(drawn, self._holder, self._painting)
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
            self._kept["/Pattern"][name] = self._painted.pattern(patterns[name], self._holder)

    def _keep_names(self, kind: str, names: Iterable[object]) -> None:
        had = self._holder.resources.get(kind, Dictionary())
        for name in names:
            if isinstance(name, Name) and str(name) in had:
                self._kept[kind][str(name)] = had[str(name)]
