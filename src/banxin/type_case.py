"""The type case of one job: a layout's faces, cut to what is to be set."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from banxin.diagnostics import BadContent, Diagnostic, SourcePlace, warning
from banxin.fonts import (
    Catalogue,
    FontSet,
    Outlines,
    load_catalogue,
    missing_characters,
    outlines,
    prepare,
)
from banxin.layout import Layout
from banxin.typeset import Metrics
from banxin.typeset.centred import SQUEEZED_MARKS, marks_without_blank


@dataclass(frozen=True, slots=True)
class FaceOrder:
    """Whose faces a job is set in.

    Attributes:
        layout: Names them by role.
        layout_name: As the desk wrote it, for messages.
        folder: Where a ``faces.toml`` with the paper's own faces may lie.
        rare_face: Asked last, for characters that the others lack; may be empty.
    """

    layout: Layout
    layout_name: str
    folder: Path
    rare_face: str = ""

    @property
    def place(self) -> SourcePlace:
        return SourcePlace(f"{self.layout_name}/layout.toml")

    @property
    def stacks(self) -> Mapping[str, tuple[str, ...]]:
        """Role to its faces, in the order they are asked for a character."""
        rare = (self.rare_face,) if self.rare_face else ()
        return {role: faces + rare for role, faces in self.layout.faces.items()}


def fill_case(
    order: FaceOrder,
    needs: Mapping[str, frozenset[str]],
    cache: Path,
    place_of: Callable[[str, str], SourcePlace | None],
) -> FontSet:
    """Cut the faces to what is needed of them.

    Args:
        order: Whose faces.
        needs: Role to its characters.
        cache: Where fetched fonts lie.
        place_of: Where a role's character is first asked for in the copy.

    Raises:
        BadContent: A face that is not in the catalogue, or characters that no face holds; all
            of them.
        MissingTool: Fonts that were not fetched yet.
    """
    catalogue = _catalogue(order)
    unknown = catalogue.unknown(chain.from_iterable(order.stacks.values()), order.place)
    if unknown:
        raise BadContent(unknown)
    missing = missing_characters(catalogue, cache, order.stacks, needs)
    if missing:
        raise BadContent(one.as_error(place_of(one.role, one.character)) for one in missing)
    return prepare(catalogue, cache, order.stacks, needs)


def outlined(lines: Iterable[str], order: FaceOrder, cache: Path) -> tuple[Outlines, ...]:
    """Lines as outlines, in the furniture's faces and, for what they lack, the layout's others.

    Raises:
        BadContent, MissingTool: As of `fill_case`.
    """
    stacks = order.stacks
    faces = dict.fromkeys(chain(stacks[order.layout.furniture.face], *stacks.values()))
    catalogue = _catalogue(order)
    return tuple(outlines(line, tuple(faces), catalogue, cache) for line in lines)


def _catalogue(order: FaceOrder) -> Catalogue:
    own = order.folder / "faces.toml"
    return load_catalogue(extra=own if own.is_file() else None)


def centred_marks(
    order: FaceOrder, needs: Mapping[str, frozenset[str]], metrics: Metrics
) -> tuple[Diagnostic, ...]:
    """A warning for each face of running text that centres marks which this job sets."""
    layout = order.layout
    voices = (layout.body, layout.note, layout.box.text)
    running = dict.fromkeys([*(voice.face for voice in voices), layout.kai, layout.strong])
    found = {
        role: marks_without_blank(metrics, role, needs[role]) for role in running if role in needs
    }
    return tuple(
        warning("marks-centred", order.place, role=role, marks=_in_order(marks))
        for role, marks in found.items()
        if marks
    )


def _in_order(marks: frozenset[str]) -> str:
    return "".join(sorted(marks, key=SQUEEZED_MARKS.index))
