"""Painting: from assets alone, every warning an error, the machine left as it was."""

from __future__ import annotations

import ctypes
import logging
import os
import sys
from collections.abc import Mapping
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from PIL import Image

from banxin.diagnostics import BanxinError
from banxin.pdf import Asset, libraries, missing_libraries, paint, proofs

IDENTIFIER = b"sixteen bytes it"
PAGE = "<html lang=zh><style>@page { size: 72pt 36pt; margin: 0 } html { font-size: 9pt }</style>"


def red_square() -> Asset:
    file = BytesIO()
    Image.new("RGB", (20, 20), (200, 0, 0)).save(file, "PNG")
    return Asset("image/png", file.getvalue())


def painted(body: str, assets: Mapping[str, Asset] | None = None, *, tagged: bool = False) -> bytes:
    return paint(PAGE + body, assets or {}, tagged=tagged, identifier=IDENTIFIER)


def refused(
    body: str, assets: Mapping[str, Asset] | None = None, code: str = "painter-warned"
) -> str:
    """What the painter said of a document that was not painted."""
    with pytest.raises(BanxinError) as caught:
        painted(body, assets)
    assert {found.code for found in caught.value.diagnostics} == {code}
    assert caught.value.exit_code == 70
    return str(caught.value)


def test_an_asset_is_painted_as_a_page_of_the_right_size() -> None:
    data = painted('<img src="asset:one" style="width:18pt">', {"one": red_square()})
    with pikepdf.open(BytesIO(data)) as document:
        (page,) = document.pages
        assert [float(edge) for edge in page.MediaBox] == [0, 0, 72, 36]
        assert len(page.Resources.XObject) == 1


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A picture that a document has no business with."""
    path = tmp_path / "secret.png"
    path.write_bytes(red_square().data)
    return path


@pytest.mark.parametrize(
    "body",
    [
        '<img src="{}">',
        '<div style="background: url({})"></div>',
        '<link rel="stylesheet" href="{}">',
        "<style>@import url({});</style>",
        '<object data="{}"></object>',
        '<link rel="attachment" href="{}">',
    ],
)
@pytest.mark.parametrize("address", ["file", "http", "data", "asset"])
def test_nothing_but_an_asset_can_be_reached(body: str, address: str, secret: Path) -> None:
    """The failing address is in the error, so that a bug can be found from its report."""
    addresses = {
        "file": secret.as_uri(),
        "http": "http://192.0.2.1/secret.png",
        "data": "data:image/png;base64,c2VjcmV0",
        "asset": "asset:secret",
    }
    assert addresses[address] in refused(body.format(addresses[address]), code="painter-refused")


def test_nothing_is_reached_out_of_a_drawing(secret: Path) -> None:
    """The painter says only that the drawing failed; our documents hold none."""
    drawing = '<svg viewBox="0 0 9 9"><image href="{}" width="9" height="9"/></svg>'
    assert "SVG" in refused(drawing.format(secret.as_uri()))
    assert painted(drawing.format("asset:one"), {"one": red_square()})


def test_a_relative_address_is_no_way_out() -> None:
    assert "secret.png" in refused('<img src="secret.png">', code="painter-refused")
    assert "etc" in refused('<img src="../../etc/passwd">', code="painter-refused")


def test_a_broken_asset_is_an_error_and_named() -> None:
    broken = Asset("image/png", red_square().data[:40])
    assert "broken" in refused('<img src="asset:broken">', {"broken": broken})


def test_a_face_that_is_none_is_an_error() -> None:
    style = "<style>@font-face { font-family: x; src: url(asset:face) }</style>"
    words = '<p style="font-family: x">.</p>'
    assert "face" in refused(style + words, {"face": Asset("font/ttf", b"no font at all")})


def test_every_warning_is_told() -> None:
    said = refused('<style>p { colour: red; bleed: 9apples }</style><p style="wdith: 1pt"></p>')
    assert all(word in said for word in ("colour", "9apples", "wdith"))


def test_warnings_of_others_stay_theirs(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("somebody").warning("not ours")
    painted("<div></div>")
    assert [record.message for record in caplog.records] == ["not ours"]


def test_no_face_of_the_machine_stands_in_for_a_missing_glyph() -> None:
    """The document's own face holds 版 alone; every machine has another that holds 心."""
    style = "<style>@font-face { font-family: own; src: url(asset:face) }</style>"
    words = '<p style="font-family: own, serif">{}</p>'
    face = {"face": Asset("font/ttf", square_face("版"))}
    assert painted(style + words.format("版"), face)
    assert "U+5FC3" in refused(style + words.format("版心"), face)


def square_face(characters: str) -> bytes:
    """A face in which every character is the same square."""
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for corner in ((100, 800), (900, 800), (900, 0)):
        pen.lineTo(corner)
    pen.closePath()
    glyph = pen.glyph()
    names = {ord(character): f"u{ord(character):04X}" for character in (" " + characters)}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    builder.setupGlyf(dict.fromkeys([".notdef", *names.values()], glyph))
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names.values()], (1000, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Own", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    data = BytesIO()
    builder.save(data)
    return data.getvalue()


@pytest.mark.parametrize("before", [None, "/somebody/elses/fonts.conf"])
def test_the_environment_is_as_before(before: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if before is None:
        monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    else:
        monkeypatch.setenv("FONTCONFIG_FILE", before)
    painted("<div></div>")
    assert os.environ.get("FONTCONFIG_FILE") == before
    refused('<img src="asset:none">', code="painter-refused")
    assert os.environ.get("FONTCONFIG_FILE") == before


def test_loggers_are_as_before() -> None:
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    handlers = [list(logger.handlers) for logger in loggers]
    refused('<img src="asset:none">', code="painter-refused")
    assert [list(logger.handlers) for logger in loggers] == handlers


def test_the_same_document_gives_the_same_bytes() -> None:
    body = '<img src="asset:one" alt="one" style="display:block;width:18pt">'
    first, second = (painted(body, {"one": red_square()}, tagged=True) for _ in range(2))
    assert first == second


def test_the_identifier_is_the_files() -> None:
    with pikepdf.open(BytesIO(painted("<div></div>"))) as document:
        assert bytes(document.trailer.ID[0]) == IDENTIFIER


@pytest.mark.parametrize("tagged", [True, False])
def test_structure_is_written_where_it_is_wanted(*, tagged: bool) -> None:
    with pikepdf.open(BytesIO(painted("<div></div>", tagged=tagged))) as document:
        assert ("/StructTreeRoot" in document.Root) is tagged


def three_pages() -> bytes:
    page = '<section style="height:36pt;break-after:page;background:#{}"></section>'
    return painted("".join(page.format(colour) for colour in ("f00", "0f0", "00f")))


def test_proofs_are_one_a_page_at_the_size_asked_for() -> None:
    pages = [Image.open(BytesIO(data)) for data in proofs(three_pages(), ppi=144)]
    assert [page.format for page in pages] == ["PNG"] * 3
    assert [page.size for page in pages] == [(144, 72)] * 3
    colours = [page.convert("RGB").getpixel((70, 30)) for page in pages]
    assert colours == [(255, 0, 0), (0, 255, 0), (0, 0, 255)]


def test_proofs_repeat() -> None:
    one, other = (list(proofs(three_pages())) for _ in range(2))
    assert one == other
    assert all(left != right for left, right in pairwise(one))


def test_no_library_is_missing_where_pages_are_painted() -> None:
    assert missing_libraries() == ()


def test_a_library_that_is_not_there_is_named_with_its_package(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    needed = (
        ("Pango", ("libpango-1.0.so.0", "libpango-1.0.dylib"), "libpango-1.0-0"),
        ("Nothing", ("libbanxin-nothing.so.9",), "libbanxin-nothing9"),
        ("Either", ("libbanxin-nothing.so.9", "libpango-1.0.so.0"), "libeither"),
    )
    monkeypatch.setattr(libraries, "_NEEDED", needed)
    (found,) = missing_libraries()
    assert found.code == "library-missing"
    assert found.params == {
        "name": "Nothing",
        "package": "libbanxin-nothing9",
        "platform": sys.platform,
    }


def test_every_library_is_looked_for_by_loading_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is there but does not load is as good as none."""

    def broken(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", broken)
    assert [found.params["name"] for found in missing_libraries()] == [
        "Pango",
        "PangoFT2",
        "HarfBuzz",
        "HarfBuzz subset",
        "Fontconfig",
    ]
