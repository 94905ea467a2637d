"""What all programs get alike: paper, columns, sizes and font files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont

from banxin.layout import Layout


@dataclass(frozen=True, slots=True)
class Face:
    """A font file and what it calls itself; Typst finds faces by name, CSS by address."""

    path: Path
    family: str
    weight: int

    @property
    def in_typst(self) -> str:
        """As arguments of Typst's ``text``."""
        return f"font: {json.dumps(self.family)}, weight: {self.weight}"


def face_of(path: Path) -> Face:
    """A font file by what it says of itself."""
    with TTFont(path, lazy=True) as font:
        family = font["name"].getBestFamilyName()
        return Face(path.resolve(), str(family), int(font["OS/2"].usWeightClass))


def only_these(faces: Iterable[Face], folder: Path) -> Path:
    """A new folder that holds these faces alone, since Typst reads every font of its folder."""
    folder.mkdir()
    for face in faces:
        (folder / face.path.name).symlink_to(face.path)
    return folder


@dataclass(frozen=True, slots=True)
class Sheet:
    """Banxin's own layout, as far as an ordinary style sheet can say it.

    Attributes:
        width_mm, height_mm: The trimmed page.
        margin_mm: Left and right of the type area.
        top_mm, foot_mm: Over and under the type area.
        columns, gutter_pt: How the type area is divided.
        size_pt, leading_pt: Of the body.
        body, heavy, strong, kai: Faces.
    """

    width_mm: float
    height_mm: float
    margin_mm: float
    top_mm: float
    foot_mm: float
    columns: int
    gutter_pt: float
    size_pt: float
    leading_pt: float
    body: Face
    heavy: Face
    strong: Face
    kai: Face

    @property
    def faces(self) -> tuple[Face, ...]:
        return (self.body, self.heavy, self.strong, self.kai)


def sheet_of(layout: Layout, faces: dict[str, Face]) -> Sheet:
    """The sheet of ``layout``; ``faces`` are those of the manifest, by name."""
    page, size = layout.page, layout.body.size_pt
    set_pt = size * (page.columns * page.measure_em + (page.columns - 1) * page.gutter_em)
    width_mm, height_mm = page.trim_mm
    return Sheet(
        width_mm=width_mm,
        height_mm=height_mm,
        margin_mm=round(
            (layout.trim_width.in_pt - set_pt) / 2 / layout.trim_width.in_pt * width_mm, 2
        ),
        top_mm=page.top_mm,
        foot_mm=round(height_mm - page.top_mm - page.lines * layout.body.leading.in_mm, 2),
        columns=page.columns,
        gutter_pt=page.gutter_em * size,
        size_pt=size,
        leading_pt=layout.body.leading_pt,
        body=faces["song"],
        heavy=faces["song-heavy"],
        strong=faces["hei-bold"],
        kai=faces["kai"],
    )
