"""Shapes of pages as small pictures: heads black, text grey, photos blue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from banxin.content.model import Spot
from banxin.makeup import PageShape

# Sizes of a sketch in pixels.
_COLUMN, _GUTTER, _ROW, _EDGE = 30, 6, 9, 10


def side_by_side(pages: Sequence[tuple[PageShape, Sequence[Spot]]], each: int) -> str:
    """Pages from left to right as SVG, spots framed in red; ``each`` lines make a row."""
    shapes = [shape for shape, _ in pages]
    widths = [_width(shape) for shape in shapes]
    width = sum(widths) + 4 * _EDGE + 2 * _EDGE
    height = max(shape.lines // each for shape in shapes) * _ROW + 2 * _EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    left = _EDGE
    for (shape, framed), wide in zip(pages, widths, strict=True):
        parts.append(f'<g transform="translate({left},{_EDGE})">')
        parts += _paper(shape, each)
        parts += [_frame(spot, each) for spot in framed]
        parts.append("</g>")
        left += wide + 4 * _EDGE
    return "\n".join((*parts, "</svg>", ""))


def _width(shape: PageShape) -> int:
    return shape.columns * (_COLUMN + _GUTTER) - _GUTTER


def _paper(shape: PageShape, each: int) -> Iterator[str]:
    wide, tall = _width(shape), shape.lines // each * _ROW
    yield (
        f'<rect x="-4" y="-4" width="{wide + 8}" height="{tall + 8}" fill="none" stroke="#ccc"/>'
    )
    for box in shape.standing:
        yield _rect(box, each, 'fill="#eee" stroke="#888"')
    for story in shape.stories:
        for leg in story.legs:
            for line in range(leg.first_line, leg.first_line + leg.used, each):
                spot = Spot(leg.column, leg.column, line, line + each - 1)
                yield _rect(spot, each, 'fill="#c8c8c8"', inset=2)
        for photo in story.photos:
            yield _rect(photo, each, 'fill="#7f97ad"', inset=1)
        if story.head:
            share = story.title_share
            yield _rect(story.head, each, 'fill="#222"', inset=1, share=share)


def _rect(spot: Spot, each: int, look: str, *, inset: int = 0, share: int = 1000) -> str:
    x = (spot.first_column - 1) * (_COLUMN + _GUTTER)
    y = (spot.first_line - 1) // each * _ROW
    width = (spot.last_column - spot.first_column + 1) * (_COLUMN + _GUTTER) - _GUTTER
    height = (spot.last_line - spot.first_line + 1) // each * _ROW
    return (
        f'<rect x="{x}" y="{y + inset}" width="{width * share // 1000}"'
        f' height="{height - 2 * inset}" {look}/>'
    )


def _frame(spot: Spot, each: int) -> str:
    return _rect(spot, each, 'fill="#d22" fill-opacity="0.12" stroke="#d22" stroke-width="2"')
