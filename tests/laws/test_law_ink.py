"""L7, its first part: no RGB anywhere in press.pdf, and black text in black ink alone.

The scan is this file's own and a coarse one: it walks every object and every content stream.
"""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream
from tests.laws.pressed import Pressed
from tests.laws.setting import Spread

from banxin.makeup import every_picture

INK_SPACES = {"/DeviceCMYK", "/DeviceGray", "/Pattern"}
RGB_OPERATORS = {"rg", "RG"}
SPACE_OPERATORS = {"cs", "CS"}

# From here on an ink mixture looks black.
DARK = 0.85


def ink_violations(pdf: bytes) -> list[str]:
    """Every use of a colour space that is not ink."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [*_stream_faults(document), *_object_faults(document)]


def black_violations(spread: Spread) -> list[str]:
    """Dark text that is not black ink alone, and black text below full strength."""
    return [
        f"page {number}: {glyph.text} in {glyph.colour}"
        for number, page in enumerate(spread.painted.pages, start=1)
        for glyph in page.glyphs
        if glyph.colour[0] != "DeviceCMYK" or _is_mixed(glyph.colour[1])
    ]


def _is_mixed(inks: tuple[float, ...]) -> bool:
    *chromatic, black = inks
    return any(chromatic) and (black >= DARK or min(chromatic) > 0)


def _stream_faults(document: Pdf) -> Iterator[str]:
    painted: list[tuple[str, Object | pikepdf.Page]] = [
        (f"page {number}", page) for number, page in enumerate(document.pages, start=1)
    ]
    painted += [
        (f"form {held.objgen}", held)
        for held in document.objects
        if isinstance(held, Stream)
        and (held.get(Name.Subtype) == Name.Form or Name.PatternType in held)
    ]
    for where, holder in painted:
        for instruction in pikepdf.parse_content_stream(holder):
            operands, name = instruction.operands, str(instruction.operator)
            if name in RGB_OPERATORS:
                yield f"{where}: {name}"
            elif name in SPACE_OPERATORS and not _is_ink(str(operands[0]), holder):
                yield f"{where}: {name} {operands[0]}"


def _is_ink(name: str, holder: Object | pikepdf.Page) -> bool:
    """One of the spaces of ink, or a Separation that is mixed of the four (marks, spot inks)."""
    if name in INK_SPACES:
        return True
    held = holder.obj if isinstance(holder, pikepdf.Page) else holder
    space = held.get(Name.Resources, Dictionary()).get(Name.ColorSpace, Dictionary()).get(name)
    if not isinstance(space, Array):
        return False
    return str(space[0]) == "/Separation" and str(space[2]) == "/DeviceCMYK"


def _object_faults(document: Pdf) -> Iterator[str]:
    for held in document.objects:
        if not isinstance(held, Stream | Dictionary):
            continue
        for key in (Name.ColorSpace, Name.CS):
            space = held.get(key)
            if space is not None and not isinstance(space, Dictionary):
                name = space[0] if isinstance(space, Array) else space
                if str(name) not in INK_SPACES:
                    yield f"object {held.objgen}: {key} {name}"


def test_nothing_is_painted_in_rgb(pressed: Pressed) -> None:
    assert ink_violations(pressed.pdf) == []


def test_black_text_is_black_ink_alone(pressed: Pressed) -> None:
    assert black_violations(pressed.spread) == []
    colours = [g.colour for page in pressed.spread.painted.pages for g in page.glyphs]
    assert colours.count(("DeviceCMYK", (0, 0, 0, 1))) > 0.9 * len(colours)


def test_poppler_finds_pictures_in_ink_only(pressed: Pressed, tmp_path: Path) -> None:
    (tmp_path / "press.pdf").write_bytes(pressed.pdf)
    run = subprocess.run(
        ["pdfimages", "-list", tmp_path / "press.pdf"], capture_output=True, text=True, check=True
    )
    spaces = [line.split()[5] for line in run.stdout.splitlines()[2:]]
    assert len(spaces) == sum(len(every_picture(page)) for page in pressed.spread.layout.pages)
    assert set(spaces) <= {"cmyk", "gray"}


def paint_in_rgb(document: Pdf) -> None:
    document.pages[0].contents_add(b"0 0 0 rg", prepend=True)


def stroke_in_rgb_space(document: Pdf) -> None:
    document.pages[0].contents_add(b"/DeviceRGB CS 1 0 0 SCN", prepend=True)


def hide_rgb_in_a_spot(document: Pdf) -> None:
    spot = Array([Name.Separation, Name.Red, Name.DeviceRGB, Dictionary()])
    document.pages[0].obj.Resources = Dictionary(ColorSpace=Dictionary(Spot=spot))
    document.pages[0].obj.Contents = document.make_stream(b"/Spot cs 1 scn 0 0 9 9 re f")


def bring_an_rgb_picture(document: Pdf) -> None:
    picture = pikepdf.Stream(
        document, bytes(3), Subtype=Name.Image, Width=1, Height=1, ColorSpace=Name.DeviceRGB
    )
    document.pages[0].add_resource(picture, Name.XObject)


def blend_in_rgb(document: Pdf) -> None:
    document.pages[0].obj.Group = document.make_indirect(
        Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    )


def hide_rgb_in_a_form(document: Pdf) -> None:
    form = pikepdf.Stream(document, b"1 0 0 rg 0 0 9 9 re f", Subtype=Name.Form)
    document.pages[0].add_resource(form, Name.XObject)


@pytest.mark.parametrize(
    "damage",
    [
        paint_in_rgb,
        stroke_in_rgb_space,
        hide_rgb_in_a_spot,
        bring_an_rgb_picture,
        blend_in_rgb,
        hide_rgb_in_a_form,
    ],
)
def test_rgb_is_seen(small: Pressed, damage: Callable[[Pdf], None]) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(small.pdf)) as document:
        damage(document)
        document.save(out)
    assert ink_violations(out.getvalue())


@pytest.mark.parametrize(
    "colour",
    [
        ("DeviceRGB", (0.0, 0.0, 0.0)),
        ("DeviceGray", (0.0,)),
        ("DeviceCMYK", (0.75, 0.68, 0.67, 0.9)),
        ("DeviceCMYK", (0.0, 0.0, 0.1, 1.0)),
    ],
)
def test_black_that_is_not_black_ink_is_seen(
    small: Pressed, colour: tuple[str, tuple[float, ...]]
) -> None:
    first, *others = small.spread.painted.pages
    glyph, *rest = first.glyphs
    page = replace(first, glyphs=(replace(glyph, colour=colour), *rest))
    painted = replace(small.spread.painted, pages=(page, *others))
    assert len(black_violations(replace(small.spread, painted=painted))) == 1
