"""Every rule passes the sound PDF, and is seen failing on one that was damaged for it."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from banxin.diagnostics import Diagnostic, PagePlace, Severity
from banxin.measure import Length
from banxin.preflight import RULES, Order, inspect
from banxin.ticket import Ticket

Damage = Callable[[pikepdf.Pdf], None]
Judge = Callable[[Damage], tuple[Diagnostic, ...]]


def paint(extra: bytes) -> Damage:
    return lambda pdf: pdf.pages[0].contents_add(extra)


def page(**changes: object) -> Damage:
    def damage(pdf: pikepdf.Pdf) -> None:
        for key, value in changes.items():
            if value is None:
                del pdf.pages[0].obj[f"/{key}"]
            else:
                pdf.pages[0].obj[f"/{key}"] = value

    return damage


def font(**changes: object) -> Damage:
    def damage(pdf: pikepdf.Pdf) -> None:
        held = pdf.pages[0].resources.Font.F1
        for key, value in changes.items():
            if value is None:
                del held[f"/{key}"]
            else:
                held[f"/{key}"] = value

    return damage


def photo(**changes: object) -> Damage:
    def damage(pdf: pikepdf.Pdf) -> None:
        for key, value in changes.items():
            pdf.pages[0].resources.XObject.Photo[f"/{key}"] = value

    return damage


def resource(kind: str, name: str, value: object, content: bytes) -> Damage:
    def damage(pdf: pikepdf.Pdf) -> None:
        resources = pdf.pages[0].resources
        resources[kind] = Dictionary({**resources.get(kind, Dictionary()).as_dict(), name: value})
        pdf.pages[0].contents_add(content)

    return damage


def indexed_rgb() -> Array:
    return Array([Name.Indexed, Name.DeviceRGB, 0, String(b"\0\0\0")])


def icc_rgb(pdf: pikepdf.Pdf) -> None:
    space = Array([Name.ICCBased, pdf.make_stream(b"profile", Dictionary(N=3))])
    resource("/ColorSpace", "/Mine", space, b" /Mine cs 1 0 0 scn 0 0 9 9 re f")(pdf)


def rgb_inside_a_pattern(pdf: pikepdf.Pdf) -> None:
    tile = pdf.make_stream(b"1 0 0 rg 0 0 5 5 re f")
    tile.stream_dict = Dictionary(
        PatternType=1, PaintType=1, TilingType=1, XStep=5, YStep=5,
        BBox=Array([0, 0, 5, 5]), Resources=Dictionary(),
    )  # fmt: skip
    resource("/Pattern", "/Tile", tile, b" /Pattern cs /Tile scn 0 0 9 9 re f")(pdf)


def rgb_inside_a_form(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].resources.XObject.Form.write(b"1 0 0 RG 0 0 m 9 9 l S")


def small_type_inside_a_form(pdf: pikepdf.Pdf) -> None:
    form = pdf.pages[0].resources.XObject.Form
    form.Resources = pdf.pages[0].resources
    form.Matrix = Array([0.5, 0, 0, 0.5, 0, 0])
    form.write(b"BT /F1 9 Tf <0001> Tj ET")


def rgb_soft_mask(pdf: pikepdf.Pdf) -> None:
    group = pdf.make_stream(b"")
    group.stream_dict = Dictionary(
        Subtype=Name.Form, BBox=Array([0, 0, 5, 5]), Resources=Dictionary(),
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB),
    )  # fmt: skip
    state = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group))
    resource("/ExtGState", "/Masked", state, b" /Masked gs")(pdf)


def rgb_shading(pdf: pikepdf.Pdf) -> None:
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([0, 0, 9, 9]))
    resource("/Shading", "/Sky", shading, b" /Sky sh")(pdf)


def font_without_program(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].resources.Font.F1.DescendantFonts[0].FontDescriptor.FontFile2


def type3(pdf: pikepdf.Pdf) -> None:
    drawn = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 1000, 1000]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), FirstChar=1, LastChar=1, Widths=Array([1000]),
        Encoding=Dictionary(Differences=Array([1, Name.dot])), Resources=Dictionary(),
        CharProcs=Dictionary(dot=pdf.make_stream(b"1000 0 0 0 1000 1000 d1 0 0 900 900 re f")),
        ToUnicode=pdf.make_stream(b"map"),
    )  # fmt: skip
    resource("/Font", "/T3", drawn, b" BT /T3 9 Tf <01> Tj ET")(pdf)


def photo_cut_short(pdf: pikepdf.Pdf) -> None:
    held = pdf.pages[0].resources.XObject.Photo
    data = held.read_raw_bytes()
    held.write(data[: len(data) // 2], filter=Name.DCTDecode)


def photo_flate_short(pdf: pikepdf.Pdf) -> None:
    held = pdf.pages[0].resources.XObject.Photo
    held.write(bytes(300 * 300 * 4 - 1))


def photo_at(points: int) -> Damage:
    return paint(b" q %d 0 0 %d 20 20 cm /Photo Do Q" % (points, points))


def second_page_larger(pdf: pikepdf.Pdf) -> None:
    pdf.pages.append(pdf.pages[0])
    left, bottom, right, top = (float(edge) for edge in pdf.pages[1].TrimBox)
    pdf.pages[1].TrimBox = Array([left, bottom, right - 1, top])


def form_in_itself(pdf: pikepdf.Pdf) -> None:
    form = pdf.pages[0].resources.XObject.Form
    form.Resources = Dictionary(XObject=Dictionary(Again=form))
    form.write(b"/Again Do")


def forms_without_end(pdf: pikepdf.Pdf) -> None:
    inner = pdf.pages[0].resources.XObject.Form
    for _ in range(9):
        outer = pdf.make_stream(b"/F Do " * 10)
        outer.stream_dict = Dictionary(
            Subtype=Name.Form,
            BBox=Array([0, 0, 9, 9]),
            Resources=Dictionary(XObject=Dictionary(F=inner)),
        )
        inner = outer
    resource("/XObject", "/Bomb", inner, b" /Bomb Do")(pdf)


def intent(**changes: object) -> Damage:
    def damage(pdf: pikepdf.Pdf) -> None:
        for key, value in changes.items():
            pdf.Root.OutputIntents[0][f"/{key}"] = value

    return damage


def intent_with_rgb_profile(pdf: pikepdf.Pdf) -> None:
    header = bytes(12) + b"mntr" + b"RGB " + bytes(108)
    intent(DestOutputProfile=pdf.make_stream(header))(pdf)


def no_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def link_at(*box: int) -> Damage:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(list(box)))
    return page(Annots=Array([link]))


CASES: list[tuple[str, Damage]] = [
    ("preflight-page-unreadable", paint(b" /Missing Do")),
    ("preflight-page-unreadable", paint(b" 1 0 cm")),
    ("preflight-page-unreadable", form_in_itself),
    ("preflight-page-unreadable", forms_without_end),
    ("preflight-intent-missing", no_intent),
    ("preflight-intent-missing", intent(S=Name.GTS_PDFA1)),
    ("preflight-intent-profile", intent(DestOutputProfile=String("none"))),
    ("preflight-intent-profile", intent_with_rgb_profile),
    ("preflight-intent-other", intent(OutputConditionIdentifier=String("FOGRA51"))),
    ("preflight-annotation", link_at(20, 20, 60, 60)),
    ("preflight-trim-missing", page(TrimBox=None)),
    ("preflight-bleed-missing", page(BleedBox=None)),
    ("preflight-boxes-nested", page(TrimBox=Array([-5, 8.504, 291.969, 291.969]))),
    ("preflight-boxes-nested", page(BleedBox=Array([0, 0, 300.473, 310]))),
    ("preflight-bleed-short", page(BleedBox=Array([0, 0, 300.473, 295]))),
    ("preflight-trim-unequal", second_page_larger),
    ("preflight-page-turned", page(Rotate=90)),
    ("preflight-page-turned", page(UserUnit=2)),
    ("preflight-rgb", paint(b" 0 0 0 rg 0 0 9 9 re f")),
    ("preflight-rgb", paint(b" 0 0 0 RG 0 0 m 9 9 l S")),
    ("preflight-rgb", paint(b" /DeviceRGB cs 0 0 0 scn 0 0 9 9 re f")),
    ("preflight-rgb", icc_rgb),
    ("preflight-rgb", rgb_inside_a_pattern),
    ("preflight-rgb", rgb_inside_a_form),
    ("preflight-rgb-image", photo(ColorSpace=Name.DeviceRGB)),
    ("preflight-rgb-image", photo(ColorSpace=indexed_rgb())),
    ("preflight-rgb-image", paint(b" BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI")),
    ("preflight-rgb-shading", rgb_shading),
    ("preflight-rgb-group", page(Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB))),
    ("preflight-rgb-group", rgb_soft_mask),
    ("preflight-black-mixed", paint(b" 0.75 0.66 0.64 0.95 k BT /F1 9 Tf <0001> Tj ET")),
    ("preflight-black-mixed", paint(b" 0.8 0.8 0.8 0 k BT /F1 9 Tf <0001> Tj ET")),
    ("preflight-black-rich", paint(b" 0.4 0 0 1 k BT /F1 36 Tf <0001> Tj ET")),
    ("preflight-font-missing", font_without_program),
    ("preflight-font-whole", font(BaseFont=Name.Song)),
    ("preflight-font-unicode", font(ToUnicode=None)),
    ("preflight-font-type3", type3),
    ("preflight-font-unset", lambda pdf: pdf.pages[0].Contents.write(b"BT <0001> Tj ET")),
    ("preflight-type-small", paint(b" BT /F1 4.9 Tf <0001> Tj ET")),
    ("preflight-type-small", paint(b" q .5 0 0 .5 0 0 cm BT /F1 9 Tf <0001> Tj ET Q")),
    ("preflight-type-small", small_type_inside_a_form),
    ("preflight-photo-coarse", photo_at(145)),  # 300 px on 145 pt: 149 ppi
    ("preflight-photo-soft", photo_at(97)),  # 223 ppi
    ("preflight-photo-broken", photo_cut_short),
    ("preflight-photo-broken", photo_flate_short),
    ("preflight-photo-broken", photo(Width=301)),
    ("preflight-photo-broken", photo(ColorSpace=Name.DeviceGray)),
]


@pytest.mark.parametrize(("code", "damage"), CASES)
def test_the_damage_is_found(code: str, damage: Damage, judged: Judge) -> None:
    assert code in {found.code for found in judged(damage)}


HARMLESS: list[Damage] = [
    paint(b" 0 g 0 0 9 9 re f"),
    paint(b" 0 0 0 .84 k BT /F1 9 Tf <0001> Tj ET"),
    paint(b" 0 1 1 0 k BT /F1 36 Tf <0001> Tj ET"),
    paint(b" 1 0 0 1 k BT /F1 9 Tf 3 Tr <0001> Tj ET"),
    paint(b" BT /F1 5 Tf <0001> Tj ET"),
    page(BleedBox=Array([0, 0, 300.47, 300.47])),
    photo_at(95),  # 227 ppi, over the 225 of the ticket
]


@pytest.mark.parametrize("change", HARMLESS)
def test_what_is_allowed_is_not_found(change: Damage, judged: Judge) -> None:
    assert judged(change) == ()


def only_within_bleed(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.BleedBox = Array([6, 6, 294, 294])
    link_at(0, 0, 5, 5)(pdf)


def test_a_link_outside_the_bleed_is_no_annotation_on_the_page(judged: Judge) -> None:
    assert {found.code for found in judged(only_within_bleed)} == {"preflight-bleed-short"}


def test_the_sound_pdf_has_no_finding(sound_pdf: bytes, ticket: Ticket) -> None:
    assert inspect(sound_pdf, Order(ticket)).diagnostics == ()


# Locks and damage to the file itself: test_foreign_files; bounds: test_bounds; what
# takes Ghostscript: test_ink_on_plates, test_edges_on_plates.
IN_OTHER_TESTS = {
    "preflight-not-exposed",
    "preflight-ink-heavy",
    "preflight-edge-short",
    "preflight-not-pdf",
    "preflight-too-heavy",
    "preflight-encrypted",
    "preflight-damaged",
}


def test_every_rule_has_been_seen_failing() -> None:
    tried = {code for code, _ in CASES} | IN_OTHER_TESTS
    assert {rule.id for rule in RULES} == tried


def test_the_photo_is_pointed_at_from_the_trims_top_left(judged: Judge) -> None:
    found = next(each for each in judged(photo_at(145)) if each.code == "preflight-photo-coarse")
    assert found.severity is Severity.ERROR
    assert found.params["have"] == 149
    place = found.place
    assert isinstance(place, PagePlace)
    assert place.box is not None
    # Painted at 20 20: 11.496 pt right of the trim's edge, 291.969 - 165 pt below its top.
    assert (place.page, place.box.x, place.box.y) == (1, Length(11_496), Length(126_969))
    assert place.box.width == Length.pt(145)


def test_a_rotated_photo_keeps_its_resolution(judged: Judge) -> None:
    upright = paint(b" q 0 145 -72 0 200 20 cm /Photo Do Q")
    found = {each.code: each.params for each in judged(upright)}
    assert found["preflight-photo-coarse"]["have"] == 149


def test_rgb_is_counted_once_a_page_and_space(judged: Judge) -> None:
    damage = paint(b" 1 0 0 rg 20 20 10 10 re f 0 1 0 rg 40 40 10 10 re f")
    (found,) = judged(damage)
    assert found.params["space"] == "DeviceRGB"
    place = found.place
    assert isinstance(place, PagePlace)
    assert place.box is not None
    assert place.box.width == Length.pt(10)


def test_state_is_restored(judged: Judge) -> None:
    assert judged(paint(b" q .1 0 0 .1 0 0 cm Q BT /F1 9 Tf <0001> Tj ET")) == ()
