"""Finished PDFs, painted by WeasyPrint, read back with poppler, mupdf and Ghostscript."""

from __future__ import annotations

import datetime
import subprocess
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Array, Dictionary, Name
from PIL import Image
from tests.press.bare_pages import NO_MARKS, bare, form, pages
from tests.press.separations import ghostscript
from tests.tickets import changed
from weasyprint import HTML

from banxin.measure import Length
from banxin.preflight import Order, inspect
from banxin.press import Imprint, PixelBox, finish, separate
from banxin.ticket import Ticket

DATE = datetime.date(2026, 11, 20)
TITLE = "侨乡 第3期"
IMPRINT = Imprint(TITLE, "侨乡", DATE, number=3)
MM = 72 / 25.4


def square_font() -> bytes:
    """A font whose every glyph is a square, so that no test waits for a real one."""
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for point in ((100, 800), (900, 800), (900, 0)):
        pen.lineTo(point)
    pen.closePath()
    names = [".notdef", "A", "ni"]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord("A"): "A", ord("你"): "ni"})
    builder.setupGlyf(dict.fromkeys(names, pen.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Square", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    out = BytesIO()
    builder.save(out)
    return out.getvalue()


def uri(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{b64encode(data).decode('ascii')}"


def painted(photo: bytes, bleed_mm: float = 3, pages: int = 2) -> bytes:
    page = f"""<section><p><a href="https://example.org/">A你A</a></p><div class=tint></div>
        <div class=tiled></div><img src="{uri("image/jpeg", photo)}" alt=""></section>"""
    return bytes(
        HTML(
            string=f"""<!DOCTYPE html><html lang=zh><head><title>x</title><style>
        @font-face {{ font-family: Square; src: url({uri("font/ttf", square_font())}) }}
        @page {{ size: 100mm 80mm; margin: 10mm; bleed: {bleed_mm}mm }}
        body {{ font: 9pt Square; color: device-cmyk(0 0 0 1) }}
        a {{ color: inherit; text-decoration: none }}
        section {{ break-after: page; position: relative; height: 50mm }}
        .tint {{ background: device-cmyk(0 1 1 0); opacity: .5; height: 5mm }}
        .tiled {{ background: url({uri("image/jpeg", photo)}); background-size: 7mm; height: 9mm }}
        img {{ width: 25.4mm }}
        </style></head><body>{page * pages}</body></html>"""
        ).write_pdf()
    )


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory, coated: Ticket) -> bytes:
    path = tmp_path_factory.mktemp("photo") / "a.png"
    Image.linear_gradient("L").resize((400, 300)).convert("RGB").save(path)
    inch = Length.mm(25.4)
    return separate(path, PixelBox(0, 0, 400, 300), inch, Length.mm(25.4 * 0.75), coated)


@pytest.fixture(scope="module")
def finished(photo: bytes, coated: Ticket) -> bytes:
    return finish(painted(photo), coated, IMPRINT)


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., str]:
    def run(pdf: bytes, *command: str) -> str:
        path = tmp_path / "press.pdf"
        path.write_bytes(pdf)
        done = subprocess.run(
            [*command, path], capture_output=True, text=True, check=True, cwd=tmp_path
        )
        return done.stdout + done.stderr

    return run


def read_boxes(listing: str) -> dict[str, list[float]]:
    rows = [line.split() for line in listing.splitlines() if "Box:" in line]
    return {row[-5].rstrip(":"): [float(edge) for edge in row[-4:]] for row in rows}


def test_our_own_preflight_has_nothing_to_say(finished: bytes, coated: Ticket) -> None:
    assert inspect(finished, Order(coated)).diagnostics == ()


def test_and_it_had_before_finishing(photo: bytes, coated: Ticket) -> None:
    codes = {found.code for found in inspect(painted(photo), Order(coated)).diagnostics}
    assert codes == {
        "preflight-annotation",
        "preflight-black-knockout",
        "preflight-blend-missing",
        "preflight-intent-missing",
        "preflight-marks-missing",
        "preflight-rgb-group",
        "preflight-trapped",
        "preflight-x4-missing",
    }


@pytest.mark.parametrize(
    ("painted_mm", "bleed_mm", "marks", "room_mm"),
    [
        (0, 3, {}, 0),
        (3, 3, {}, 0),
        (5, 3, {}, 0),
        (3, 0, {}, 0),
        (3, 5.5, {}, 0),
        (3, 3, {"crop": True}, 10),
        (0, 0, {"slug": True, "slug_mm": 12.5}, 12.5),
        (3, 3, {"folds_across": (0.5,), "slug_mm": 9}, 9),
        (3, 3, {"slug_mm": 20}, 0),
    ],
)
def test_boxes_as_poppler_reads_them(
    painted_mm: float,
    bleed_mm: float,
    marks: dict[str, Any],
    room_mm: float,
    photo: bytes,
    coated: Ticket,
    run: Callable[..., str],
) -> None:
    boxes = {"bleed_mm": float(bleed_mm)}
    ticket = changed(coated, boxes=boxes, marks={**NO_MARKS, "offset_mm": 5.5, **marks})
    seen = read_boxes(run(finish(painted(photo, painted_mm), ticket, IMPRINT), "pdfinfo", "-box"))

    def grown(by_mm: float) -> Any:
        """The trim, grown, in points from the corner of the sheet."""
        inner = room_mm + bleed_mm - by_mm
        edges = [inner, inner, inner + 100 + 2 * by_mm, inner + 80 + 2 * by_mm]
        return pytest.approx([edge * MM for edge in edges], abs=0.01)

    assert seen["TrimBox"] == grown(0)
    assert seen["BleedBox"] == grown(bleed_mm)
    assert seen["MediaBox"] == seen["CropBox"] == grown(bleed_mm + room_mm)


def test_a_trim_anywhere_on_the_sheet_is_found(coated: Ticket, run: Callable[..., str]) -> None:
    """Its painter may have left more room on one side than on the other."""
    with pikepdf.open(BytesIO(pages([b"0 1 0 0 k 10 30 20 40 re f"]))) as document:
        document.pages[0].trimbox = Array([10, 30, 90, 95])
        document.pages[0].CropBox = Array([0, 0, 50, 50])
        document.pages[0].ArtBox = Array([0, 0, 50, 50])
        out = BytesIO()
        document.save(out)
    finished = finish(out.getvalue(), bare(coated), IMPRINT)
    seen = read_boxes(run(finished, "pdfinfo", "-box"))
    assert {name: edges == [0, 0, 80, 65] for name, edges in seen.items()} == dict.fromkeys(
        ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox"), True
    )
    (page,) = ghostscript(finished)
    assert page.plates["Magenta"].shape == (65, 80)
    assert page.at(1, 63) == page.at(19, 30) == {"Magenta": 100}
    assert page.at(21, 63) == page.at(1, 20) == {}


def test_every_page_looks_as_it_was_painted(photo: bytes, coated: Ticket, tmp_path: Path) -> None:
    # Patterns shared by pages are where a moved origin shows: each must move once.
    before = painted(photo)
    after = finish(before, changed(coated, marks=NO_MARKS), IMPRINT)
    for name, pdf in (("before", before), ("after", after)):
        (tmp_path / f"{name}.pdf").write_bytes(pdf)
        subprocess.run(
            ["mutool", "draw", "-q", "-r", "144", "-o", f"{name}%d.png", f"{name}.pdf"],
            check=True, cwd=tmp_path, capture_output=True,
        )  # fmt: skip
    for page in ("1", "2"):
        old, new = (pixels(tmp_path / f"{name}{page}.png") for name in ("before", "after"))
        assert old.shape == new.shape
        assert old.min() < 50
        # Where a group's edge falls between pixels, mixing in CMYK shades it otherwise.
        other = np.abs(old - new).max(axis=2) > 16
        assert other.mean() < 0.003


def pixels(path: Path) -> npt.NDArray[np.int16]:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB")).astype(np.int16)


def test_fonts_and_pictures_as_poppler_lists_them(finished: bytes, run: Callable[..., str]) -> None:
    fonts = run(finished, "pdffonts").splitlines()[2:]
    assert fonts
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in fonts)
    pictures = [row.split() for row in run(finished, "pdfimages", "-list").splitlines()[2:]]
    assert {row[5] for row in pictures} == {"cmyk"}
    assert {row[9] for row in pictures} == {"no"}


def test_ghostscript_finds_no_ink_beside_black_in_text(photo: bytes, coated: Ticket) -> None:
    html = """<style>@page{size:50mm 50mm;margin:5mm;bleed:3mm}
        div{height:10mm;background:device-cmyk(0 0 0 1)}</style><div></div>"""
    ticket = changed(coated, marks=NO_MARKS)
    pdf = finish(bytes(HTML(string=html).write_pdf()), ticket, IMPRINT)
    done = subprocess.run(
        ["gs", "-q", "-o", "-", "-sDEVICE=inkcov", "-"], input=pdf, capture_output=True, check=True
    )
    cyan, magenta, yellow, black = (float(share) for share in done.stdout.split()[:4])
    assert cyan == magenta == yellow == 0
    assert black == pytest.approx(40 * 10 / 56**2, abs=0.01)


def test_no_rgb_name_is_left_anywhere(finished: bytes) -> None:
    with pikepdf.open(BytesIO(finished)) as pdf:
        text = b"".join(
            held.unparse(resolved=True) if not isinstance(held, pikepdf.Stream)
            else held.stream_dict.unparse() + (held.read_bytes() if "/BBox" in held else b"")
            for held in pdf.objects
        )  # fmt: skip
    for name in (b"RGB", b"/Lab", b"Interpolate", b"/Annot"):
        assert name not in text


def test_the_output_intent_names_the_condition_and_holds_the_profile(
    finished: bytes, coated: Ticket
) -> None:
    with pikepdf.open(BytesIO(finished)) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        assert str(intent.RegistryName) == "http://www.color.org"
        assert "ISO Coated v2 300%" in str(intent.Info)
        assert intent.DestOutputProfile.N == 4
        assert intent.DestOutputProfile.read_bytes() == coated.condition.profile.read_bytes()


def test_info_and_xmp_agree_and_hold_the_issues_date(
    finished: bytes, run: Callable[..., str]
) -> None:
    info = run(finished, "pdfinfo", "-isodates")
    xmp = run(finished, "pdfinfo", "-meta")
    assert "2026-11-20T00:00:00" in info
    assert TITLE in info
    assert "PDF version:     1.6" in info
    assert xmp.count("2026-11-20T00:00:00Z") == 3
    assert TITLE in xmp
    assert ">False<" in xmp


def test_the_same_pages_give_the_same_bytes(photo: bytes, coated: Ticket) -> None:
    source = painted(photo)
    assert finish(source, coated, IMPRINT) == finish(source, coated, IMPRINT)
    other_day = finish(source, coated, replace(IMPRINT, date=DATE + datetime.timedelta(days=1)))
    assert other_day != finish(source, coated, IMPRINT)


def test_a_title_cannot_break_out_of_the_metadata(photo: bytes, coated: Ticket) -> None:
    pdf = finish(painted(photo), coated, replace(IMPRINT, title="a)<&>\x00] 侨"))
    with pikepdf.open(BytesIO(pdf)) as document:
        assert str(document.docinfo["/Title"]).startswith("a)<&>")
        assert "侨" in document.open_metadata()["dc:title"]


def test_a_form_without_resources_has_those_of_each_page(coated: Ticket) -> None:
    """ISO 32000-2:2020, 7.8.3 calls it obsolete, and files are full of it."""
    with pikepdf.open(BytesIO(pages([b"/Bare Do"] * 2))) as document:
        held = form(document, b"/Look gs 0 0 0 1 k 40 40 20 20 re f")
        del held.Resources
        for page, alpha in zip(document.pages, (0.5, 1), strict=True):
            page.obj.Resources = document.make_indirect(
                Dictionary(
                    XObject=Dictionary(Bare=held),
                    ExtGState=Dictionary(Look=Dictionary(ca=alpha)),
                )
            )
        out = BytesIO()
        document.save(out)
    half, full = ghostscript(finish(out.getvalue(), bare(coated), IMPRINT))
    assert (half.at(50, 50), full.at(50, 50)) == ({"Black": 50}, {"Black": 100})


def test_what_no_content_names_is_taken_out(coated: Ticket) -> None:
    content = b"/Over gs /Square Do /Pattern cs /Dots scn 0 0 9 9 re f BT /D 9 Tf (n) Tj ET"
    with pikepdf.open(BytesIO(finish(pages([content]), bare(coated), IMPRINT))) as document:
        kept = document.pages[0].resources
        named = {kind: sorted(kept[kind].keys()) for kind in kept.keys()}  # noqa: SIM118
    assert named == {
        "/ExtGState": ["/BanxinKnockOut", "/Over"],
        "/Font": ["/D"],
        "/Pattern": ["/Dots"],
        "/XObject": ["/Square"],
    }


def test_what_a_mask_does_not_name_is_taken_out_too(coated: Ticket) -> None:
    with pikepdf.open(BytesIO(pages([b"/Masked gs 0 0 0 1 k 40 40 20 20 re f"]))) as document:
        mask = document.pages[0].resources.ExtGState.Masked.SMask.G
        mask.Resources = Dictionary(ColorSpace=Dictionary(Unused=Array([Name.Lab, Dictionary()])))
        out = BytesIO()
        document.save(out)
    finished = finish(out.getvalue(), bare(coated), IMPRINT)
    with pikepdf.open(BytesIO(finished)) as document:
        state = document.pages[0].resources.ExtGState.Masked
        assert list(state.SMask.G.Resources.keys()) == []
    assert ghostscript(finished)[0].at(50, 50) == {"Black": 100}
