"""The pages that are to be imposed: whose size and boxes can be trusted, and as forms."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Matrix, Name

from banxin.diagnostics import BadContent, error
from banxin.measure import ZERO, Length
from banxin.press.boxes import Box
from banxin.press.imposition_sheet import PageSize

# As exactly as printers' tickets ask a page to keep its size.
_TOLERANCE = Length.mm(0.1)
# ISO 32000-1:2008, annex C.2: the largest page of a reader that knows no UserUnit, times ten.
_POINTS_MOST = 144_000

_BREAKS = (
    pikepdf.PdfError, ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError,
    ValueError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page as it came.

    Attributes:
        form: Shows no more of the page than its bleed.
        upright: Its trim as it is seen, turned by /Rotate and scaled by /UserUnit.
        bleed: What its BleedBox shows outside the trim, on the side that has least.
        has_trim: Whether the file says where the trim is; else the visible page is taken.
    """

    number: int
    form: pikepdf.Object
    upright: Box
    bleed: Length
    has_trim: bool
    has_annotations: bool


def source_pages(document: pikepdf.Pdf) -> tuple[SourcePage, ...]:
    """All pages in order.

    Raises:
        BadContent: There is none, or one whose boxes make no sense.
    """
    try:
        pages = list(document.pages)
    except _BREAKS as cause:
        raise BadContent([error("impose-damaged", cause=str(cause))]) from cause
    if not pages:
        raise BadContent([error("impose-no-pages")])
    return tuple(_read(number, page) for number, page in enumerate(pages, 1))


def page_size(pages: Sequence[SourcePage]) -> PageSize:
    """What the pages have in common.

    Raises:
        BadContent: Pages of several sizes.
    """
    first = pages[0].upright
    others = [page for page in pages if not _alike(page.upright, first)]
    if others:
        raise BadContent([error("impose-unequal", None, **_named(others, first))])
    return PageSize(first.width, first.height, min(page.bleed for page in pages))


def _alike(one: Box, other: Box) -> bool:
    apart = (one.width - other.width, one.height - other.height)
    return all(-_TOLERANCE <= off <= _TOLERANCE for off in apart)


def _named(others: Sequence[SourcePage], first: Box) -> dict[str, str | int]:
    odd = others[0]
    return {
        "page": odd.number,
        "size": _in_mm(odd.upright),
        "first": _in_mm(first),
        "count": len(others),
    }


def _in_mm(box: Box) -> str:
    return f"{box.width.in_mm:.1f} × {box.height.in_mm:.1f} mm"


def _read(number: int, page: pikepdf.Page) -> SourcePage:
    try:
        trim, shown = _box(page.trimbox), _box(page.bleedbox)
        form = page.as_form_xobject()
        # What /Rotate and /UserUnit do to the page as it is seen stands in the form's matrix.
        seen = Matrix(form.get(Name.Matrix, Array([1, 0, 0, 1, 0, 0])))
        upright = _box(_around(trim, seen))
        has_trim = Name.TrimBox in page.obj
        form.BBox = shown.as_array()
    except _BREAKS as cause:
        raise BadContent([error("impose-page", None, page=number, cause=str(cause))]) from cause
    scale = math.sqrt(abs(seen.a * seen.d - seen.b * seen.c))
    beyond = min(
        trim.left - shown.left,
        trim.bottom - shown.bottom,
        shown.right - trim.right,
        shown.top - trim.top,
    )
    bleed = Length.pt(max(beyond, ZERO).in_pt * scale)
    return SourcePage(number, form, upright, bleed, has_trim, Name.Annots in page.obj)


def _box(array: Iterable[object]) -> Box:
    """A rectangle by any two corners (ISO 32000-2:2020, 7.9.5)."""
    x1, y1, x2, y2 = (float(str(edge)) for edge in array)
    edges = (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
    sides = (edges[2] - edges[0], edges[3] - edges[1])
    if not all(map(math.isfinite, edges)) or not all(1 <= side <= _POINTS_MOST for side in sides):
        raise ValueError(f"box {edges}")
    left, bottom, right, top = map(Length.pt, edges)
    return Box(left, bottom, right, top)


def _around(box: Box, matrix: Matrix) -> list[float]:
    corners = [
        matrix.transform((x.in_pt, y.in_pt))
        for x in (box.left, box.right)
        for y in (box.bottom, box.top)
    ]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return [min(across), min(up), max(across), max(up)]
