"""An issue taken all the way to its press file, and that file damaged."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pikepdf
from tests.laws.reading import read
from tests.laws.setting import Spread

from banxin import edition
from banxin.content import load_issue
from banxin.diagnostics import Diagnostic
from banxin.edition import Target

# CSS counts 96 pixels to the inch, a PDF 72 points.
PX_PER_PT = 96 / 72

LAYOUTS = ("broadsheet", "tabloid", "a4")


@dataclass(frozen=True)
class Pressed:
    """A built issue.

    Attributes:
        path: What was built.
        spread: Its copy, its make-up, and what was read back from ``pdf``.
        pdf: The bytes of press.pdf.
        diagnostics: What the build said.
    """

    path: Path
    spread: Spread
    pdf: bytes
    diagnostics: tuple[Diagnostic, ...]

    def damaged(self, change: Callable[[TextObjects], None]) -> Spread:
        """The same issue with the texts of its first page changed in the PDF."""
        return replace(self.spread, painted=read(damaged(self.pdf, change)))


def press_issue(path: Path, cache: Path) -> Pressed:
    """Build an issue for the press and read it back."""
    issue = load_issue(path).issue
    built = edition.build(issue, cache, frozenset({Target.PRESS}), lambda _: None)
    pdf = built.files["press.pdf"]
    return Pressed(path, Spread(issue, built.layout, read(pdf)), pdf, built.diagnostics)


Instruction = list[object]


@dataclass(frozen=True)
class ShownText:
    """One text of a content stream: where its Tm and its TJ stand among the instructions."""

    placed: int
    shown: int


@dataclass(frozen=True)
class TextObjects:
    """The shown texts of one page, to be damaged in place.

    Attributes:
        instructions: The whole content stream, operands and operator each.
        body: Texts of at least eight glyphs in the body's face.
    """

    instructions: list[Instruction]
    body: tuple[ShownText, ...]

    def move(self, text: ShownText, right_pt: float = 0, down_pt: float = 0) -> None:
        """Move one text; the page's own matrix scales CSS pixels and points y down."""
        a, b, c, d, x, y = _numbers(self.instructions[text.placed])
        self.instructions[text.placed][0] = [
            a, b, c, d, x + right_pt * PX_PER_PT, y + down_pt * PX_PER_PT
        ]  # fmt: skip

    def codes(self, text: ShownText) -> list[bytes]:
        """Its glyph codes."""
        return _codes(self.instructions[text.shown])

    def show(self, text: ShownText, codes: list[bytes]) -> None:
        """Paint these glyphs there instead, at their natural widths."""
        strings = pikepdf.Array([pikepdf.String(b"".join(codes))])
        self.instructions[text.shown][0] = [strings]


def damaged(pdf: bytes, change: Callable[[TextObjects], None]) -> bytes:
    """The PDF with its first page's texts changed."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        page = document.pages[0]
        parsed = pikepdf.parse_content_stream(page)
        instructions: list[Instruction] = [[list(one.operands), one.operator] for one in parsed]
        change(TextObjects(instructions, tuple(_body_texts(instructions, page))))
        stream = pikepdf.unparse_content_stream([(one[0], one[1]) for one in instructions])  # type: ignore[misc]  # numbers are taken, too
        page.obj.Contents = document.make_stream(stream)
        document.save(out)
    return out.getvalue()


def _body_texts(instructions: list[Instruction], page: pikepdf.Page) -> Iterator[ShownText]:
    faces = {name: str(font.BaseFont) for name, font in page.resources.Font.items()}
    placed, face = 0, ""
    for number, instruction in enumerate(instructions):
        operator = str(instruction[1])
        if operator == "Tf":
            face = faces[str(_operands(instruction)[0])]
        elif operator == "Tm":
            placed = number
        elif operator == "TJ" and face.endswith("+Banxin-song") and len(_codes(instruction)) >= 8:
            yield ShownText(placed, number)


def _codes(instruction: Instruction) -> list[bytes]:
    strings = (part for part in _operands(instruction)[0] if isinstance(part, pikepdf.String))
    joined = b"".join(bytes(part) for part in strings)
    return [joined[i : i + 2] for i in range(0, len(joined), 2)]


def _numbers(instruction: Instruction) -> list[float]:
    return [float(number) for number in _operands(instruction)]


def _operands(instruction: Instruction) -> list[Any]:
    operands = instruction[0]
    assert isinstance(operands, list)
    return operands
