"""Reading: bytes of any PDF become `PdfFacts`, with whatever is wrong about them as facts too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name
from pikepdf.settings import get_qpdf_limits, set_qpdf_limits

from banxin.measure import Length
from banxin.preflight.content import follow_page
from banxin.preflight.declared import (
    actions_of,
    attachments_of,
    fields_of,
    held_actions,
    info_of,
    intents_of,
    xmp_of,
)
from banxin.preflight.facts import Annotation, PageFacts, PdfFacts
from banxin.preflight.gathered import Gathered
from banxin.preflight.geometry import Edges, seen_from
from banxin.preflight.library import Library, Unreadable

# ISO 32000-2:2020, annex I: the mark is to be found in the first 1024 bytes.
_MARK, _MARK_WITHIN = b"%PDF-", 1024

# What a malformed dictionary or operand throws at whoever believes it.
_MALFORMED = (
    pikepdf.PdfError, Unreadable, ArithmeticError, AttributeError, LookupError,
    RecursionError, TypeError, ValueError,
)  # fmt: skip

_TREE_DEPTH_MOST = 64  # against a page tree that bites its own tail
_FULL_TURN = 360

# No stream of a press file unpacks to more: a broadsheet page of bare CMYK at 600 ppi has 2.2 GB,
# but pictures are counted by the piece, and content, fonts and profiles have megabytes.
_UNPACKED_MOST = 512_000_000
_LIMITS = ("flate_max_memory", "run_length_max_memory", "png_max_memory")


class _Bytes(BytesIO):
    """Called so in what pikepdf complains of; it would give the place in memory."""

    def __repr__(self) -> str:
        return "PDF"


class NotAPdf(Exception):
    """Nothing in the bytes can be read as a PDF; says why."""


class Locked(Exception):
    """The file wants a password before it shows anything."""


def read(pdf: bytes) -> PdfFacts:
    """Reads the whole file.

    Raises:
        NotAPdf, Locked: There is nothing to judge.
    """
    if _MARK not in pdf[:_MARK_WITHIN]:
        raise NotAPdf("%PDF-")
    try:
        with _bounded_unpacking(), pikepdf.open(_Bytes(pdf)) as document:
            return _facts(document)
    except pikepdf.PasswordError as cause:
        raise Locked from cause
    except _MALFORMED as cause:
        raise NotAPdf(str(cause)) from cause


@contextmanager
def _bounded_unpacking() -> Iterator[None]:
    """Lets qpdf refuse streams that unpack to too much. Its limits hold for the whole process."""
    before = get_qpdf_limits()
    _limit_unpacking(_UNPACKED_MOST, _UNPACKED_MOST, _UNPACKED_MOST)
    try:
        yield
    finally:
        _limit_unpacking(*(before[name] for name in _LIMITS))


def _limit_unpacking(flate: int, run_length: int, predicted: int) -> None:
    set_qpdf_limits(
        flate_max_memory=flate,
        run_length_max_memory=run_length,
        png_max_memory=predicted,
    )


def _facts(document: pikepdf.Pdf) -> PdfFacts:
    library = Library(document)
    pages = tuple(
        _page(page, number, library) for number, page in enumerate(document.pages, start=1)
    )
    if not pages:
        raise NotAPdf("0 pages")
    root = document.Root
    return PdfFacts(
        version=document.pdf_version,
        encrypted=document.is_encrypted,
        repairs=tuple(str(repair) for repair in document.get_warnings()),
        intents=intents_of(root),
        info=info_of(document),
        xmp=xmp_of(document),
        layers=library.layers.names,
        fields=fields_of(root),
        actions=actions_of(root),
        attachments=attachments_of(root),
        pages=pages,
    )


def _page(page: pikepdf.Page, number: int, library: Library) -> PageFacts:
    unit = float(page.obj.get(Name.UserUnit, 1))
    media = _edges(page.mediabox, unit)
    crop, trim = _box(page, "/CropBox", unit), _box(page, "/TrimBox", unit)
    product = trim or media
    gathered, trouble = Gathered(product.area), ""
    try:
        follow_page(page, gathered, media.area, unit, library)
    except _MALFORMED as cause:
        trouble = str(cause) or type(cause).__name__
    listed = _annotations(page)
    return PageFacts(
        number=number,
        media=media,
        crop=crop,
        bleed=_box(page, "/BleedBox", unit),
        trim=trim,
        art=_box(page, "/ArtBox", unit),
        turn=int(_inherited(page.obj, "/Rotate") or 0) % _FULL_TURN,
        unit=unit,
        annotations=tuple(_annotation(each, product, unit) for each in listed),
        actions=tuple(
            dict.fromkeys(kind for each in (page.obj, *listed) for kind in held_actions(each))
        ),
        content=gathered.content(),
        trouble=trouble,
    )


def _box(page: pikepdf.Page, name: str, unit: float) -> Edges | None:
    """The box as written: pikepdf's own properties make one up where there is none.

    Only the CropBox may be inherited (ISO 32000-2:2020, table 31).
    """
    box = _inherited(page.obj, name) if name == "/CropBox" else page.obj.get(name)
    return _edges(box, unit) if box is not None else None


def _edges(box: pikepdf.Object, unit: float) -> Edges:
    across, up, other_across, other_up = (Length.pt(float(edge) * unit) for edge in box.as_list())
    return Edges(
        min(across, other_across), min(up, other_up), max(across, other_across), max(up, other_up)
    )


def _inherited(node: pikepdf.Object | None, key: str) -> pikepdf.Object | None:
    """What the page or the nearest node above it says (7.7.3.4)."""
    for _ in range(_TREE_DEPTH_MOST):
        if node is None or key in node:
            break
        node = node.get(Name.Parent)
    return node[key] if node is not None and key in node else None


def _annotations(page: pikepdf.Page) -> list[pikepdf.Object]:
    return [each for each in page.obj.get(Name.Annots, Array()) if isinstance(each, Dictionary)]


def _annotation(held: pikepdf.Object, product: Edges, unit: float) -> Annotation:
    kind = str(held.get(Name.Subtype, "?")).removeprefix("/")
    box = _edges(held.get(Name.Rect, Array([0, 0, 0, 0])), unit)
    return Annotation(kind, seen_from(product, box))
