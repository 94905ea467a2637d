"""What ISO 15930-7:2010 asks of a PDF/X-4 file, as far as structure shows it, checked by hand.

A judge of the tests' own: it shares no code with finishing or with preflight. What it cannot see
(whether a picture is what was meant, whether a font's outlines are whole) it does not ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from banxin.ticket import Ticket

_NS = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
}
_DEVICE = {"/DeviceCMYK", "/DeviceGray"}


def pdfx_faults(pdf: bytes, ticket: Ticket) -> list[str]:
    """What keeps the file from being PDF/X-4 for this ticket; nothing for a good one."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [
            *_file_faults(document, pdf),
            *_metadata_faults(document),
            *_intent_faults(document, ticket),
            *(fault for page in document.pages for fault in _page_faults(page, ticket)),
            *(fault for held in document.objects for fault in _object_faults(held)),
        ]


def _file_faults(document: pikepdf.Pdf, pdf: bytes) -> Iterator[str]:
    if not pdf.startswith(b"%PDF-1.6\n"):
        yield "version"
    if document.is_encrypted:
        yield "encrypted"
    if len(document.trailer.get(Name.ID, [])) != 2:
        yield "no identifier"
    allowed = {"/Type", "/Pages", "/Metadata", "/OutputIntents", "/Lang", "/ViewerPreferences"}
    shown = document.Root.get(Name.ViewerPreferences, Dictionary())
    yield from (f"reader told {key}" for key in shown if key != "/DisplayDocTitle")
    yield from (f"catalog has {key}" for key in sorted(set(document.Root.keys()) - allowed))


def _metadata_faults(document: pikepdf.Pdf) -> Iterator[str]:
    info = document.trailer.get(Name.Info, Dictionary())
    if Name.Metadata not in document.Root:
        yield "no XMP"
        return
    told = fromstring(document.Root.Metadata.read_bytes())  # noqa: S314 our own file
    wanted = {
        "pdfxid:GTS_PDFXVersion": "PDF/X-4",
        "dc:title": str(info.get(Name.Title, "")),
        "pdf:Producer": str(info.get(Name.Producer, "")),
        "xmp:CreatorTool": str(info.get(Name.Creator, "")),
        "pdf:Trapped": str(info.get(Name.Trapped, "")).lstrip("/"),
        "xmp:CreateDate": _iso(str(info.get(Name.CreationDate, ""))),
        "xmp:ModifyDate": _iso(str(info.get(Name.ModDate, ""))),
    }
    for key, other in (
        ("/Author", "dc:creator"),
        ("/Subject", "dc:description"),
        ("/Keywords", "pdf:Keywords"),
    ):
        if str(info.get(key, "")) != _told(told, other):
            yield f"{key}: {info.get(key)} for {_told(told, other)!r}"
    for key, value in wanted.items():
        if not value or _told(told, key) != value:
            yield f"{key}: {_told(told, key)!r} for {value!r}"
    for key in ("xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass", "xmp:MetadataDate"):
        if not _told(told, key):
            yield f"no {key}"
    if wanted["pdf:Trapped"] not in {"True", "False"}:
        yield "Trapped is not known"


def _told(told: Element, key: str) -> str:
    """A property, be it an element or an attribute, in its default language."""
    prefix, name = key.split(":")
    full = f"{{{_NS[prefix]}}}{name}"
    for about in told.iter(f"{{{_NS['rdf']}}}Description"):
        if full in about.attrib:
            return about.attrib[full]
        found = about.find(full)
        if found is not None:
            return "".join(found.itertext()).strip()
    return ""


def _iso(date: str) -> str:
    """A date of PDF as XMP writes it."""
    parts = re.fullmatch(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z", date)
    return "{}-{}-{}T{}:{}:{}Z".format(*parts.groups()) if parts else ""


def _intent_faults(document: pikepdf.Pdf, ticket: Ticket) -> Iterator[str]:
    intents = [one for one in document.Root.get(Name.OutputIntents, []) if one.S == Name.GTS_PDFX]
    if len(intents) != 1:
        yield f"{len(intents)} output intents of PDF/X"
        return
    (intent,) = intents
    if str(intent.get(Name.OutputConditionIdentifier, "")) != ticket.condition.name:
        yield "the intent names another condition"
    if str(intent.get(Name.RegistryName, "")) != ticket.condition.registry:
        yield "the intent names another registry"
    if Name.DestOutputProfile not in intent:
        yield "no profile"
        return
    data = intent.DestOutputProfile.read_bytes()
    # ICC.1:2022, 7.2: class and colour space stand in the header.
    components = int(intent.DestOutputProfile.N)
    if (data[12:20], data[36:40], components) != (b"prtrCMYK", b"acsp", 4):
        yield "the intent's profile is no CMYK output profile"


def _page_faults(page: pikepdf.Page, ticket: Ticket) -> Iterator[str]:
    boxes: dict[str, list[float]] = {}
    for key in ("/MediaBox", "/BleedBox", "/TrimBox"):
        if key not in page.obj:
            yield f"no {key}"
            return
        boxes[key] = [float(edge) for edge in page.obj[key]]
    media, bleed, trim = boxes.values()
    room = ticket.boxes.bleed.in_pt
    for outer, inner, least in ((bleed, trim, room), (media, bleed, 0)):
        clear = (inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3])
        if min(clear) < least - 0.01:
            yield f"boxes: {clear}"
    for key in ("/CropBox", "/ArtBox", "/Annots", "/AA", "/Rotate", "/UserUnit", "/PresSteps"):
        if key in page.obj:
            yield f"page has {key}"
    group = page.obj.get(Name.Group, Dictionary())
    if group.get(Name.S) != Name.Transparency or group.get(Name.CS) != Name.DeviceCMYK:
        yield "page group"
    yield from _space_faults(page.obj.Resources)


def _object_faults(held: Any) -> Iterator[str]:
    if not isinstance(held, Stream | Dictionary):
        return
    forbidden = ("/Alternates", "/OPI", "/PS", "/Ref", "/OC", "/TR", "/HTP", "/JS", "/EF")
    yield from (f"{key} in {held.objgen}" for key in forbidden if key in held)
    if held.get(Name.Interpolate, False):
        yield f"Interpolate in {held.objgen}"
    if held.get(Name.Subtype) == Name.PS or Name.PS in held:
        yield "PostScript"
    group = held.get(Name.Group)
    if group is not None and str(group.get(Name.CS, Name.DeviceCMYK)) not in _DEVICE:
        yield f"group in {group.CS}"
    if held.get(Name.Subtype) == Name.Image and not _is_ink(held.get(Name.ColorSpace)):
        yield f"picture in {held.get(Name.ColorSpace)}"
    if isinstance(held, Stream) and Name.Resources in held:
        yield from _space_faults(held.Resources)
    if held.get(Name.Type) == Name.FontDescriptor and not any(
        key in held for key in ("/FontFile", "/FontFile2", "/FontFile3")
    ):
        yield f"font {held.get(Name.FontName)} is not embedded"
    filters = held.get(Name.Filter, Array()) if isinstance(held, Stream) else Array()
    if Name.LZWDecode in (filters if isinstance(filters, Array) else [filters]):
        yield "LZW"


def _space_faults(resources: Any) -> Iterator[str]:
    for name, space in resources.get(Name.ColorSpace, Dictionary()).items():
        if not _is_ink(space):
            yield f"resource {name} is {space}"


def _is_ink(space: Any) -> bool:
    if isinstance(space, Array):
        return str(space[0]) == "/Separation" and str(space[2]) in _DEVICE
    return str(space) in {*_DEVICE, "None"}
