"""Imposition: the pages of any PDF, placed on sheets so that the folded sheet can be read.

Each page goes in as a form by its TrimBox; nothing in it is changed. The output intent stays, so
that a file that was ready for the press still is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Matrix, Name

from banxin.diagnostics import BadContent, Diagnostic, WrongUse, error, note
from banxin.measure import ZERO, Length
from banxin.press.boxes import Box
from banxin.press.imposition_identity import identify, keep_for_plates
from banxin.press.imposition_marks import ALL_PLATES, ROOM, sheet_marks
from banxin.press.imposition_order import (
    BLANK,
    Form,
    PrintedSheet,
    Scheme,
    booklet,
    side_by_side,
    work_and_turn,
)
from banxin.press.imposition_sheet import FormPlan, PageSize, Placed, Spacing, block_size, plan_form
from banxin.press.imposition_source import SourcePage, page_size, source_pages
from banxin.press.saving import FOR_PRESS, saved
from banxin.press.spots import MARKS_INK, separation

# A leaf that creeps by more than this share of its page has lost its margin.
_CREEP_MOST_SHARE = 10


@dataclass(frozen=True, slots=True)
class ImpositionJob:
    """How the pages shall be imposed.

    Attributes:
        sheet: Width and height; turned where the pages only fit so.
        per_sheet: Pages of one sheet, both sides counted; not for n-up.
        grid: Columns and rows of n-up; as many as fit where it is None.
        gutter: Between trims that are cut; twice the bleed where it is None.
        creep: Moves each leaf to the spine by so much for every leaf around it.
        marks: Crop, fold, guide and collating marks, outside the pages.
        work_and_turn: Both sides beside each other on one form.
    """

    scheme: Scheme
    sheet: tuple[Length, Length]
    per_sheet: int = 4
    grid: tuple[int, int] | None = None
    gutter: Length | None = None
    creep: Length = ZERO
    marks: bool = False
    work_and_turn: bool = False


@dataclass(frozen=True, slots=True)
class Imposed:
    """The imposed file, its sheets as they lie in it, and what should be known of it."""

    data: bytes
    sheets: tuple[PrintedSheet, ...]
    diagnostics: tuple[Diagnostic, ...]


def impose(pdf: bytes, job: ImpositionJob) -> Imposed:
    """The pages of ``pdf`` on sheets, a front and its back after one another.

    The same input gives the same bytes; no clock is read.

    Raises:
        BadContent: No PDF, an encrypted or a damaged one, no pages, pages of several sizes.
        WrongUse: The sheet is too small, or the creep too large.
    """
    with _opened(pdf) as document:
        pages = source_pages(document)
        size = page_size(pages)
        spacing = _spacing(job, size)
        sheets = _sheets(job, len(pages), size, spacing)
        form = sheets[0].front
        paper = _paper(job, form, size, spacing)
        _require_margin(sheets, job, size)
        told = _told(document, pages, sheets)
        _replace_pages(
            document,
            pages,
            [
                (plan_form(side, size, spacing, paper), number, side is sheet.front)
                for number, sheet in enumerate(sheets, 1)
                for side in (sheet.front, sheet.back)
                if side is not None
            ],
            _Look(paper, size.bleed, marks=job.marks),
        )
        keep_for_plates(document)
        identify(document, pdf + repr(job).encode())
        version = max(document.pdf_version, FOR_PRESS)
        return Imposed(saved(document, version), sheets, told)


@dataclass(frozen=True, slots=True)
class _Look:
    paper: tuple[Length, Length]
    bleed: Length
    marks: bool


def _opened(pdf: bytes) -> pikepdf.Pdf:
    try:
        document = pikepdf.open(BytesIO(pdf))
    except pikepdf.PasswordError as cause:
        raise BadContent([error("impose-encrypted")]) from cause
    except pikepdf.PdfError as cause:
        raise BadContent([error("impose-damaged", cause=str(cause))]) from cause
    if document.is_encrypted:
        document.close()
        raise BadContent([error("impose-encrypted")])
    return document


def _spacing(job: ImpositionJob, size: PageSize) -> Spacing:
    gutter = size.bleed * 2 if job.gutter is None else job.gutter
    return Spacing(gutter, job.creep, size.bleed + (ROOM if job.marks else ZERO))


def _sheets(
    job: ImpositionJob, pages: int, size: PageSize, spacing: Spacing
) -> tuple[PrintedSheet, ...]:
    if job.scheme is Scheme.N_UP:
        columns, rows = job.grid or _most_that_fit(job.sheet, size, spacing)
        return side_by_side(pages, columns, rows)
    nested = job.scheme is Scheme.SADDLE_STITCH
    sheets = booklet(pages, job.per_sheet, nested=nested)
    return tuple(map(work_and_turn, sheets)) if job.work_and_turn else sheets


def _most_that_fit(
    sheet: tuple[Length, Length], size: PageSize, spacing: Spacing
) -> tuple[int, int]:
    """Columns and rows, on the sheet as given or turned, whichever holds more; at least 1, 1."""
    ways = [_that_fit(paper, size, spacing) for paper in (sheet, sheet[::-1])]
    return max(ways, key=lambda way: way[0] * way[1])


def _that_fit(paper: tuple[Length, Length], size: PageSize, spacing: Spacing) -> tuple[int, int]:
    columns, rows = (
        max(1, (whole - spacing.around * 2 + spacing.gutter).mpt // (page + spacing.gutter).mpt)
        for whole, page in zip(paper, (size.width, size.height), strict=True)
    )
    return columns, rows


def _paper(
    job: ImpositionJob, form: Form, size: PageSize, spacing: Spacing
) -> tuple[Length, Length]:
    """The sheet as given, or turned where the pages only fit so."""
    width, height = block_size(form, size, spacing.gutter)
    needed = (width + spacing.around * 2, height + spacing.around * 2)
    for paper in (job.sheet, job.sheet[::-1]):
        if needed[0] <= paper[0] and needed[1] <= paper[1]:
            return paper
    raise WrongUse(
        [error("impose-sheet-small", None, needed=_in_mm(needed), sheet=_in_mm(job.sheet))]
    )


def _in_mm(size: tuple[Length, Length]) -> str:
    return f"{size[0].in_mm:.1f} × {size[1].in_mm:.1f} mm"


def _require_margin(sheets: Sequence[PrintedSheet], job: ImpositionJob, size: PageSize) -> None:
    deepest = max(seat.depth for sheet in sheets for seat in sheet.front.seats)
    if job.creep * deepest > size.width // _CREEP_MOST_SHARE:
        raise WrongUse([error("impose-creep", None, creep=f"{job.creep.in_mm:g}", leaves=deepest)])


def _told(
    document: pikepdf.Pdf, pages: Sequence[SourcePage], sheets: Sequence[PrintedSheet]
) -> tuple[Diagnostic, ...]:
    seats = [s for sheet in sheets for f in (sheet.front, sheet.back) if f for s in f.seats]
    blanks = sum(seat.page == BLANK for seat in seats)
    annotated = [page.number for page in pages if page.has_annotations]
    untrimmed = [page.number for page in pages if not page.has_trim]
    return tuple(
        note(code, None, **params)
        for code, there, params in (
            ("impose-blanks", blanks, {"count": blanks, "pages": len(pages)}),
            ("impose-annotations", annotated, {"count": len(annotated)}),
            ("impose-no-trim", untrimmed, {"count": len(untrimmed)}),
            ("impose-no-intent", Name.OutputIntents not in document.Root, {}),
        )
        if there
    )


def _replace_pages(
    document: pikepdf.Pdf,
    pages: Sequence[SourcePage],
    plans: Sequence[tuple[FormPlan, int, bool]],
    look: _Look,
) -> None:
    # Looked up once: every sheet's marks share it.
    all_plates = separation(document, MARKS_INK, (1, 1, 1, 1)) if look.marks else None
    for_press = Name.OutputIntents in document.Root
    for plan, number, front in plans:
        sheet = document.add_blank_page(page_size=(look.paper[0].in_pt, look.paper[1].in_pt))
        content = [_place(sheet, placed, pages) for placed in plan.placed]
        if all_plates is not None:
            content.append(sheet_marks(plan, look.bleed, number, front=front))
            sheet.obj.Resources.ColorSpace = Dictionary({ALL_PLATES: all_plates})
        sheet.obj.Contents = document.make_stream(b"".join(content))
        sheet.trimbox = plan.block.as_array()
        sheet.bleedbox = plan.block.grown(look.bleed).as_array()
        if for_press:
            sheet.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    del document.pages[: len(pages)]


def _place(sheet: pikepdf.Page, placed: Placed, pages: Sequence[SourcePage]) -> bytes:
    """The operators that show one page; nothing for a blank."""
    if placed.seat.page == BLANK:
        return b""
    source = pages[placed.seat.page - 1]
    name = f"/Page{source.number}"
    forms = sheet.obj.Resources.get(Name.XObject, Dictionary())
    sheet.obj.Resources.XObject = Dictionary({**forms.as_dict(), name: source.form})
    cm = " ".join(f"{number:.4f}" for number in _matrix(placed, source.upright).shorthand)
    return f"q {_rectangle(placed.seen)} re W n {cm} cm {name} Do Q\n".encode("ascii")


def _matrix(placed: Placed, upright: Box) -> Matrix:
    """From the page as seen upright to its place, moved to the spine, head down where asked."""
    if placed.seat.turned:
        right = placed.trim.right + upright.left + placed.shift
        up = placed.trim.top + upright.bottom
        return Matrix(-1, 0, 0, -1, right.in_pt, up.in_pt)
    right = placed.trim.left - upright.left + placed.shift
    up = placed.trim.bottom - upright.bottom
    return Matrix(1, 0, 0, 1, right.in_pt, up.in_pt)


def _rectangle(box: Box) -> str:
    edges = (box.left, box.bottom, box.width, box.height)
    return " ".join(f"{edge.in_pt:.3f}" for edge in edges)
