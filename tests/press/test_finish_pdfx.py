"""PDF/X-4 in fact: a judge of the tests' own finds nothing, and sees every damage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from tests.press.bare_pages import black_pixel, form
from tests.press.pdfx import pdfx_faults
from tests.press.test_finish import IMPRINT, painted, photo  # noqa: F401 a fixture

from banxin.press import Spot, finish
from banxin.ticket import Ticket

Damage = Callable[[Pdf], None]
RED = (0.0, 1.0, 1.0, 0.0)


@pytest.fixture(scope="module")
def press_file(photo: bytes, coated: Ticket) -> bytes:  # noqa: F811
    """With marks, a spot ink that is ordered, transparency, patterns, links, photos."""
    imprint = replace(IMPRINT, publishers=("主办：甲", "承办：乙"), keywords=("侨批", "碉楼"))
    return finish(painted(photo), _ordering(coated), imprint, (Spot("Red", RED, RED),))


def _ordering(ticket: Ticket) -> Ticket:
    return ticket.model_copy(update={"ink": ticket.ink.model_copy(update={"spots": ("Red",)})})


def test_a_finished_file_keeps_the_standard(press_file: bytes, coated: Ticket) -> None:
    assert pdfx_faults(press_file, coated) == []


def test_what_was_painted_did_not(photo: bytes, coated: Ticket) -> None:  # noqa: F811
    faults = pdfx_faults(painted(photo), coated)
    assert {"version", "no XMP", "0 output intents of PDF/X", "page has /Annots", "page group"} <= {
        *faults
    }
    assert any("Lab" in fault for fault in faults)
    assert any(fault.startswith("Interpolate") for fault in faults)


def xmp(key: str, value: str | None) -> Damage:
    def change(document: Pdf) -> None:
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
            if value is None:
                del told[key]
            else:
                told[key] = value

    return change


def info(key: Name, value: pikepdf.Object) -> Damage:
    def change(document: Pdf) -> None:
        document.trailer.Info[key] = value

    return change


def catalog(key: Name) -> Damage:
    def change(document: Pdf) -> None:
        document.Root[key] = Dictionary()

    return change


def crop_the_view(document: Pdf) -> None:
    document.Root.ViewerPreferences.ViewArea = Name.CropBox


def page(key: str, value: pikepdf.Object | None) -> Damage:
    def change(document: Pdf) -> None:
        holder = document.pages[0].obj
        if value is None:
            del holder[key]
        else:
            holder[key] = value

    return change


def intent(key: str, value: pikepdf.Object | None) -> Damage:
    def change(document: Pdf) -> None:
        held = document.Root.OutputIntents[0]
        if value is None:
            del held[key]
        else:
            held[key] = value

    return change


def another_intent(document: Pdf) -> None:
    document.Root.OutputIntents.append(document.Root.OutputIntents[0])


def a_profile_for_screens(document: Pdf) -> None:
    profile = document.Root.OutputIntents[0].DestOutputProfile
    profile.write(profile.read_bytes().replace(b"prtrCMYK", b"mntrRGB ", 1))


def a_space(name: pikepdf.Object) -> Damage:
    def change(document: Pdf) -> None:
        document.pages[0].resources.ColorSpace = Dictionary(Other=name)

    return change


def in_a_form(change_form: Callable[[Pdf, pikepdf.Object], None]) -> Damage:
    def change(document: Pdf) -> None:
        held = form(document, b"")
        change_form(document, held)
        document.pages[0].resources.XObject = Dictionary(Added=held)

    return change


def in_a_picture(key: str, value: pikepdf.Object | bool) -> Damage:
    def change(document: Pdf) -> None:
        held = black_pixel(document)
        held[key] = value
        document.pages[0].resources.XObject = Dictionary(Added=held)

    return change


def set_space(document: Pdf, held: pikepdf.Object) -> None:
    held.Resources = Dictionary(ColorSpace=Dictionary(Other=Name.DeviceRGB))


def set_group(document: Pdf, held: pikepdf.Object) -> None:
    held.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


def set_layer(document: Pdf, held: pikepdf.Object) -> None:
    held.OC = Dictionary(Type=Name.OCG)


def no_font(document: Pdf) -> None:
    for held in document.objects:
        if isinstance(held, Dictionary) and held.get(Name.Type) == Name.FontDescriptor:
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                if key in held:
                    del held[key]


BLACK_IN_RGB = Array([Name.Separation, Name.Red, Name.DeviceRGB, Dictionary()])


@pytest.mark.parametrize(
    ("damage", "seen"),
    [
        (xmp("pdfxid:GTS_PDFXVersion", None), "pdfxid:GTS_PDFXVersion"),
        (xmp("pdfxid:GTS_PDFXVersion", "PDF/X-4p"), "pdfxid:GTS_PDFXVersion"),
        (xmp("pdf:Trapped", "True"), "pdf:Trapped"),
        (xmp("pdf:Trapped", None), "pdf:Trapped"),
        (info(Name.Trapped, Name.Unknown), "Trapped is not known"),
        (info(Name.Title, String("x")), "dc:title"),
        (info(Name.Author, String("x")), "/Author"),
        (info(Name.Subject, String("x")), "/Subject"),
        (info(Name.Keywords, String("x")), "/Keywords"),
        (xmp("pdf:Keywords", None), "/Keywords"),
        (info(Name.ModDate, String("D:20261121000000Z")), "xmp:ModifyDate"),
        (info(Name.Producer, String("x")), "pdf:Producer"),
        (xmp("xmpMM:DocumentID", None), "no xmpMM:DocumentID"),
        (xmp("xmpMM:VersionID", None), "no xmpMM:VersionID"),
        (xmp("xmpMM:RenditionClass", None), "no xmpMM:RenditionClass"),
        (xmp("xmp:MetadataDate", None), "no xmp:MetadataDate"),
        (catalog(Name.OCProperties), "catalog has /OCProperties"),
        (catalog(Name.AcroForm), "catalog has /AcroForm"),
        (crop_the_view, "reader told /ViewArea"),
        (page("/Annots", Array([])), "page has /Annots"),
        (page("/CropBox", Array([0, 0, 9, 9])), "page has /CropBox"),
        (page("/TrimBox", None), "no /TrimBox"),
        (page("/BleedBox", Array([28.3465, 28.3465, 300, 250])), "boxes"),
        (page("/Group", Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)), "page group"),
        (page("/Group", None), "page group"),
        (page("/UserUnit", pikepdf.Object.parse(b"2")), "page has /UserUnit"),
        (intent("/OutputConditionIdentifier", String("SWOP")), "another condition"),
        (intent("/RegistryName", None), "another registry"),
        (intent("/DestOutputProfile", None), "no profile"),
        (another_intent, "2 output intents"),
        (a_profile_for_screens, "no CMYK output profile"),
        (a_space(Name.DeviceRGB), "resource /Other"),
        (a_space(Array([Name.Lab, Dictionary()])), "resource /Other"),
        (a_space(BLACK_IN_RGB), "resource /Other"),
        (in_a_form(set_space), "resource /Other"),
        (in_a_form(set_group), "group in /DeviceRGB"),
        (in_a_form(set_layer), "/OC in"),
        (in_a_picture("/Interpolate", True), "Interpolate"),
        (in_a_picture("/ColorSpace", Name.DeviceRGB), "picture in /DeviceRGB"),
        (in_a_picture("/OPI", Dictionary()), "/OPI"),
        (no_font, "not embedded"),
    ],
)  # fmt: skip
def test_damage_is_seen(damage: Damage, seen: str, press_file: bytes, coated: Ticket) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(press_file)) as document:
        damage(document)
        document.save(out, force_version="1.6", fix_metadata_version=False)
    faults = pdfx_faults(out.getvalue(), coated)
    assert any(seen in fault for fault in faults), faults


def test_a_file_of_another_version_or_locked_is_seen(press_file: bytes, coated: Ticket) -> None:
    old, locked = BytesIO(), BytesIO()
    with pikepdf.open(BytesIO(press_file)) as document:
        document.save(old, force_version="1.7")
        document.save(locked, encryption=pikepdf.Encryption(owner="a", user=""))
    assert "version" in pdfx_faults(old.getvalue(), coated)
    assert "encrypted" in pdfx_faults(locked.getvalue(), coated)
