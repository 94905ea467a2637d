"""Finishing: a painted PDF becomes PDF/X-4, on the sheet and in the inks that a ticket asks for.

What it takes to call a file PDF/X-4 (ISO 15930-7:2010) is listed in docs/press.md with how each
point was checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import ImageCms

from banxin.press.boxes import set_boxes, sheet_of, trim_of
from banxin.press.identity import stamp
from banxin.press.imprint import Imprint
from banxin.press.marks import draw_marks, mark_inks
from banxin.press.repaint import Repainting
from banxin.press.saving import saved
from banxin.press.slug import OutlinedLine
from banxin.press.spots import Spot, spot_plates
from banxin.ticket import Ticket

# What a reader clicks, runs, shows or steps through: a plate has no use for it, and half of it
# points at the annotations that are taken away here.
_NOT_FOR_PLATES = (
    "/AA", "/AF", "/AcroForm", "/Dests", "/MarkInfo", "/Names", "/OCProperties", "/OpenAction",
    "/Outlines", "/PageMode", "/StructTreeRoot", "/URI", "/ViewerPreferences",
)  # fmt: skip
_NOT_FOR_PLATES_ON_PAGES = ("/AA", "/AF", "/Annots", "/StructParents", "/Tabs")


def finish(
    pdf: bytes,
    ticket: Ticket,
    imprint: Imprint,
    spots: Sequence[Spot] = (),
    slug: Sequence[OutlinedLine] = (),
) -> bytes:
    """The same pages as PDF/X-4, ready for the printer that ``ticket`` describes.

    Takes a PDF painted in DeviceCMYK whose TrimBox is the ordered page. The trim keeps its
    size; around it come the ticket's bleed, then room for its marks if it wants any. Text and
    line art in black ink alone overprints where the ticket says so. The imprint's date is the
    only one in the file. The same input gives the same bytes.

    Args:
        pdf: As painted.
        ticket: What the printer asks for.
        imprint: What the file says of itself.
        spots: Which inks are tints of a spot ink; only spots that the ticket orders become one.
        slug: The slug line of each page, drawn where the ticket has one; none for no line.

    Raises:
        pikepdf.PdfError: ``pdf`` is not a PDF, which is a bug of the stage before.
        ValueError: Not as many slug lines as pages.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        _remove(document.Root, _NOT_FOR_PLATES)
        plates = spot_plates(document, spots, ticket.ink.spots)
        repainting = Repainting(document, ticket.ink.black_overprints, plates)
        inks = mark_inks(document, plates.spaces)
        lines: Sequence[OutlinedLine | None] = slug or [None] * len(document.pages)
        for page, line in zip(document.pages, lines, strict=True):
            trim = trim_of(page)
            sheet = sheet_of(trim, ticket)
            move = sheet.trim.left - trim.left, sheet.trim.bottom - trim.bottom
            repainting.page(page, *move)
            set_boxes(page, sheet)
            draw_marks(page, sheet, ticket.marks, inks, line)
            _remove(page.obj, _NOT_FOR_PLATES_ON_PAGES)
            page.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
        _blend_in_cmyk(document)
        _intend(document, ticket)
        stamp(document, imprint, seed=pdf, also_pdfa=ticket.files.also_pdfa)
        return saved(document)


def _remove(holder: pikepdf.Object, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key in holder:
            del holder[key]


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
    """One output intent (ISO 32000-2:2020, 14.11.5) with the ticket's profile inside.

    PDF/A asks for one of its own; both have the same profile (ISO 19005-2:2011, 6.2.3).
    """
    data = ticket.condition.profile.read_bytes()
    description = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(data))).strip()
    profile = document.make_stream(data, Dictionary(N=4, Alternate=Name.DeviceCMYK))
    standards = [Name.GTS_PDFX] + [Name.GTS_PDFA1] * ticket.files.also_pdfa
    intents = [
        Dictionary(
            Type=Name.OutputIntent,
            S=standard,
            OutputConditionIdentifier=String(ticket.condition.name),
            OutputCondition=String(ticket.condition.name),
            RegistryName=String(ticket.condition.registry),
            Info=String(description),
            DestOutputProfile=profile,
        )
        for standard in standards
    ]
    document.Root.OutputIntents = Array([document.make_indirect(intent) for intent in intents])
