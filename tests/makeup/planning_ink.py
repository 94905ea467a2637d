"""Where ink stands on a made-up page, in thousandths of a point and without the planner's grid."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from banxin.layout import Layout
from banxin.makeup import PageLayout, Part
from banxin.measure import Length, Rect

Ink = tuple[str, Rect]


def ink_faults(page: PageLayout, layout: Layout) -> Iterator[str]:
    """Texts, photos and boxes that lie over each other, outside the type area or off the grid."""
    area = type_area(layout)
    yield from _grid_faults(page, layout, area.y)
    inked = [*_texts(page), *_pictures(page), *_boxes(page)]
    for name, rect in inked:
        if not _inside(rect, area):
            yield f"{name} at {_said(rect)} leaves the type area {_said(area)}"
    for (one, first), (other, second) in combinations(inked, 2):
        if first.overlaps(second):
            yield f"{one} at {_said(first)} lies over {other} at {_said(second)}"


def type_area(layout: Layout) -> Rect:
    """In the middle between the trim's sides, from the top margin down; reckoned by hand."""
    page, body = layout.page, layout.body
    count = page.columns
    width = Length.pt(body.size_pt * (page.measure_em * count + page.gutter_em * (count - 1)))
    left = Length((Length.mm(page.trim_mm[0]).mpt - width.mpt) // 2)
    return Rect(left, Length.mm(page.top_mm), width, Length.pt(body.leading_pt) * page.lines)


def _grid_faults(page: PageLayout, layout: Layout, top: Length) -> Iterator[str]:
    """Body lines stand on the lines of the page, all columns alike."""
    pitch = Length.pt(layout.body.leading_pt).mpt
    for frame in page.frames:
        for text in frame.texts:
            off = (frame.rect.y + text.top - top).mpt % pitch
            if text.part is Part.BODY and (off or text.leading.mpt != pitch):
                yield f"{frame.story} stands {off / 1000:g} pt off the grid"


def _texts(page: PageLayout) -> Iterator[Ink]:
    """Lines by their em boxes, of stories only; furniture has margins of its own."""
    for frame in page.frames:
        if not frame.story:
            continue
        for text in frame.texts:
            for number, _ in enumerate(text.lines):
                slack = Length((text.leading.mpt - text.size.mpt) // 2)
                top = frame.rect.y + text.top + text.leading * number + slack
                rect = Rect(frame.rect.x, top, frame.rect.width, text.size)
                yield f"{frame.story} {text.part} {number}", rect


def _pictures(page: PageLayout) -> Iterator[Ink]:
    return ((f"photo of {one.story}", one.rect) for one in page.pictures if one.story)


def _boxes(page: PageLayout) -> Iterator[Ink]:
    return ((f"box {one.kind}", one.rect) for one in page.boxes)


def _inside(rect: Rect, area: Rect) -> bool:
    across = area.x <= rect.x and rect.right <= area.right
    return across and area.y <= rect.y and rect.bottom <= area.bottom


def _said(rect: Rect) -> str:
    return f"{rect.x.in_pt:g}, {rect.y.in_pt:g} of {rect.width.in_pt:g} × {rect.height.in_pt:g}"
