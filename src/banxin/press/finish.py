"""Finishing: a painted PDF gets the boxes, the output intent and the dates a press needs.

Nothing that is painted changes. The file does not call itself PDF/X: that label
is for a file that has been checked against all of the standard.
"""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import ImageCms

from banxin.measure import ZERO, Length
from banxin.press.identity import stamp
from banxin.press.imprint import Imprint
from banxin.press.resources import keep_only_used
from banxin.ticket import Ticket

_VERSION = "1.6"  # ISO 15930-7:2010, 6.1: what PDF/X-4 builds on

# What a reader clicks, runs or steps through: a plate has no use for it, and half of it
# points at the annotations that are taken away here.
_NOT_FOR_PLATES = (
    "/AA", "/AcroForm", "/Dests", "/MarkInfo", "/Names", "/OpenAction", "/Outlines",
    "/PageMode", "/StructTreeRoot", "/URI", "/ViewerPreferences",
)  # fmt: skip
_NOT_FOR_PLATES_ON_PAGES = ("/AA", "/Annots", "/ArtBox", "/CropBox", "/StructParents", "/Tabs")


def finish(pdf: bytes, ticket: Ticket, imprint: Imprint) -> bytes:
    """The same pages, ready for the printer that ``ticket`` describes.

    Takes a PDF painted in DeviceCMYK whose TrimBox is the ordered page. The trim keeps its
    size; BleedBox and MediaBox are the trim with ``ticket.boxes.bleed`` on every side, from 0 0.
    The imprint's date is the only one in the file. The same input gives the same bytes.

    Raises:
        pikepdf.PdfError: ``pdf`` is not a PDF, which is a bug of the stage before.
    """
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        _remove(document.Root, _NOT_FOR_PLATES)
        for page in document.pages:
            _cut_to_boxes(page, ticket.boxes.bleed)
            keep_only_used(document, page.obj)
        _blend_in_cmyk(document)
        _intend(document, ticket)
        stamp(document, imprint, seed=pdf)
        document.save(
            out,
            deterministic_id=True,
            force_version=_VERSION,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()


def _remove(holder: pikepdf.Object, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key in holder:
            del holder[key]


def _cut_to_boxes(page: pikepdf.Page, bleed: Length) -> None:
    """Sets the boxes of ISO 32000-2:2020, 14.11.2, and moves the paint along with them."""
    left, bottom, right, top = (Length.pt(float(edge)) for edge in page.trimbox)
    width, height = right - left, top - bottom
    _shift(page, bleed - left, bleed - bottom)
    page.trimbox = _box(bleed, bleed, bleed + width, bleed + height)
    page.mediabox = _box(ZERO, ZERO, bleed + width + bleed, bleed + height + bleed)
    page.bleedbox = page.mediabox
    _remove(page.obj, _NOT_FOR_PLATES_ON_PAGES)
    page.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)


def _box(left: Length, bottom: Length, right: Length, top: Length) -> Array:
    return Array([edge.in_pt for edge in (left, bottom, right, top)])


def _shift(page: pikepdf.Page, right: Length, up: Length) -> None:
    if right == up == ZERO:
        return
    move = f"q 1 0 0 1 {right.in_pt:.3f} {up.in_pt:.3f} cm\n"
    page.contents_add(move.encode("ascii"), prepend=True)
    page.contents_add(b"\nQ")
    page.contents_coalesce()
    # Patterns keep to the page and not to the matrix of its content (ISO 32000-2:2020, 8.7.2).
    patterns = page.resources.get(Name.Pattern, Dictionary())
    shift = pikepdf.Matrix(1, 0, 0, 1, right.in_pt, up.in_pt)
    moved = {name: _moved(patterns[name], shift) for name in patterns.keys()}  # noqa: SIM118
    page.obj.Resources = Dictionary({**page.resources.as_dict(), "/Pattern": Dictionary(moved)})


def _moved(pattern: pikepdf.Object, shift: pikepdf.Matrix) -> pikepdf.Object:
    """A moved copy: another page may paint with the same pattern."""
    matrix = pikepdf.Matrix(pattern.get(Name.Matrix, Array([1, 0, 0, 1, 0, 0])))
    copy = pattern.copy()
    copy.Matrix = (matrix @ shift).as_array()
    return copy


def _blend_in_cmyk(document: pikepdf.Pdf) -> None:
    """Transparency is mixed in ink, and no picture is smoothed by the RIP."""
    inks = {Name.DeviceCMYK, Name.DeviceGray}
    for held in document.objects:
        if not isinstance(held, pikepdf.Stream):
            continue
        if held.get(Name.Subtype) == Name.Image and Name.Interpolate in held:
            del held.Interpolate
        group = held.get(Name.Group)
        if group is not None and group.get(Name.CS) not in inks:
            group.CS = Name.DeviceCMYK


def _intend(document: pikepdf.Pdf, ticket: Ticket) -> None:
    """One output intent (ISO 32000-2:2020, 14.11.5) with the ticket's profile inside."""
    data = ticket.condition.profile.read_bytes()
    description = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(data))).strip()
    profile = document.make_stream(data, Dictionary(N=4, Alternate=Name.DeviceCMYK))
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(ticket.condition.name),
        OutputCondition=String(ticket.condition.name),
        RegistryName=String(ticket.condition.registry),
        Info=String(description),
        DestOutputProfile=profile,
    )
    document.Root.OutputIntents = Array([document.make_indirect(intent)])
