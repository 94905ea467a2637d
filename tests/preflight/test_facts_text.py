"""Text by hand: encodings, CMaps, widths, vertical writing. MuPDF is asked where that helps."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from tests.preflight.sound import add_page, program
from tests.preflight.witnesses import traced

from banxin.measure import Length
from banxin.preflight.cmaps import read_cmap
from banxin.preflight.painted import ShownText
from banxin.preflight.reading import read

SIDE = 283.465


def texts(content: bytes, font: Dictionary | None = None, **more: object) -> list[ShownText]:
    return list(read(written(content, font, **more)).pages[0].content.texts)


def written(content: bytes, font: Dictionary | None = None, **more: object) -> bytes:
    pdf = pikepdf.new()
    add_page(pdf, SIDE, content)
    held = pdf.pages[0].resources.Font.F1
    if font is not None:
        pdf.pages[0].resources.Font.F1 = font
    for key, value in more.items():
        held[f"/{key}"] = pdf.make_stream(value) if isinstance(value, bytes) else value
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def helvetica(**more: object) -> Dictionary:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for key, value in more.items():
        font[f"/{key}"] = value
    return font


@pytest.mark.parametrize(
    ("encoding", "codes", "text"),
    [
        (Name.WinAnsiEncoding, b"<41 80 92 e9>", "A€’é"),
        (Name.MacRomanEncoding, b"<41 8e d5>", "Aé’"),
        (None, b"<41 27 60>", "A’‘"),  # StandardEncoding has quotation marks there
        (
            Dictionary(Differences=Array([65, Name.eacute, Name("/uni7248"), 97, Name.f_i])),
            b"<41 42 43 61>",
            "é版Cfi",
        ),
        (
            Dictionary(BaseEncoding=Name.WinAnsiEncoding, Differences=Array([65, Name("/g123")])),
            b"<41 42>",
            "B",  # g123 says nothing
        ),
    ],
)
def test_a_simple_font_says_its_characters_by_its_encoding(
    encoding: pikepdf.Object | None, codes: bytes, text: str
) -> None:
    font = helvetica() if encoding is None else helvetica(Encoding=encoding)
    (shown,) = texts(b"BT /F1 9 Tf " + codes + b" Tj ET", font)
    assert shown.text == text


def test_a_map_to_characters_has_the_last_word() -> None:
    pdf = pikepdf.new()
    cmap = pdf.make_stream(b"1 beginbfchar <41> <7248> endbfchar")
    font = helvetica()
    font.ToUnicode = cmap
    add_page(pdf, SIDE, b"BT /F1 9 Tf (AB) Tj ET")
    pdf.pages[0].resources.Font.F1 = font
    out = BytesIO()
    pdf.save(out)
    (shown,) = read(out.getvalue()).pages[0].content.texts
    assert shown.text == "版B"


def test_simple_widths_begin_at_the_first_character() -> None:
    font = helvetica(FirstChar=65, LastChar=66, Widths=Array([700, 300]))
    (shown,) = texts(b"BT /F1 10 Tf 20 20 Td (ABA) Tj ET", font)
    starts = [each.box.x - shown.box.x for each in shown.characters()]
    assert starts == [Length.pt(0), Length.pt(7), Length.pt(10)]


def test_words_apart_is_for_the_single_byte_32_alone() -> None:
    font = helvetica(FirstChar=32, LastChar=33, Widths=Array([250, 250]))
    (shown,) = texts(b"BT /F1 10 Tf 5 Tw (! !) Tj ET", font)
    assert [each.box.x - shown.box.x for each in shown.characters()] == [
        Length.pt(0), Length.pt(2.5), Length.pt(10),
    ]  # fmt: skip
    (composite,) = texts(b"BT /F1 10 Tf 5 Tw <00200001> Tj ET")
    last = list(composite.characters())[-1]
    assert last.box.x - composite.box.x == Length.pt(10)  # DW alone


def test_glyphs_are_named_by_cid_and_place_in_the_program() -> None:
    (shown,) = texts(b"BT /F1 9 Tf <00010002> Tj ET")
    assert [(glyph.cid, glyph.gid, glyph.text) for glyph in shown.glyphs] == [
        (1, 1, "版"),
        (2, 2, "A"),
    ]
    assert shown.font is not None
    assert shown.font.program is not None
    assert shown.font.program.data == program()


@pytest.mark.parametrize(
    ("encoding", "codes", "text"),
    [
        (Name("/UniGB-UCS2-H"), b"<72480041>", "版A"),
        (Name("/UniGB-UTF16-H"), b"<7248d840dc0b>", "版\U0002000b"),
        (Name("/GBK-EUC-H"), b"<41b0e6>", "A版"),
        (Name("/GBK2K-H"), b"<95328337b0e6>", b"\x95\x32\x83\x37\xb0\xe6".decode("gb18030")),
        (Name("/ETen-B5-H"), b"<41aaa9>", "A版"),
        (Name("/90ms-RKSJ-H"), b"<4194c5>", "A版"),
    ],
)
def test_without_a_map_the_predefined_cmap_says_the_characters(
    encoding: Name, codes: bytes, text: str
) -> None:
    content = b"BT /F1 9 Tf " + codes + b" Tj ET"
    (shown,) = texts(content, Encoding=encoding, ToUnicode=Name.Identity)
    assert shown.text == text
    assert {glyph.cid for glyph in shown.glyphs} == {None}


def test_a_cmap_of_its_own_is_followed() -> None:
    cmap = b"""2 begincodespacerange <00> <80> <8100> <ffff> endcodespacerange
    1 begincidrange <8140> <817e> 100 endcidrange 1 begincidchar <41> 2 endcidchar"""
    (shown,) = texts(b"BT /F1 9 Tf <41814241> Tj ET", Encoding=cmap)
    assert [(glyph.code, glyph.cid) for glyph in shown.glyphs] == [
        (0x41, 2), (0x8142, 102), (0x41, 2),
    ]  # fmt: skip


def test_ranges_are_followed_and_not_unrolled() -> None:
    cmap = read_cmap(
        b"""1 beginbfrange <00000000> <ffffffff> <0041> endbfrange
        2 beginbfrange <0010> <0012> [<0061> <00620063> <d840dc0b>]
        <0020> <002f> <7248> endbfrange"""
    )
    assert [cmap.text(2, code) for code in (0x10, 0x11, 0x12, 0x13, 0x21)] == [
        "a", "bc", "\U0002000b", None, "\u7249",
    ]  # fmt: skip
    assert cmap.text(4, 3) == "D"


def test_vertical_writing_goes_down_the_page(tmp_path: Path) -> None:
    pdf = written(b"BT /F1 10 Tf 100 200 Td <00010001> Tj ET", Encoding=Name("/Identity-V"))
    path = tmp_path / "vertical.pdf"
    path.write_bytes(pdf)
    (page,) = read(pdf).pages
    (shown,) = page.content.texts
    first, second = shown.characters()
    assert second.box.x == first.box.x
    assert second.box.y - first.box.y == Length.pt(10)
    # The em square hangs from the point at its middle, which is where MuPDF puts its glyphs too.
    assert first.box.x + Length.pt(5) == Length.pt(100) - page.product.left
    (theirs,) = traced(path)
    assert theirs[1].y - theirs[0].y == pytest.approx(10, abs=0.01)


def test_own_vertical_metrics_count() -> None:
    font_w2 = Array([1, Array([-500, 500, 880])])
    pdf = pikepdf.open(BytesIO(written(b"BT /F1 10 Tf 100 200 Td <00010001> Tj ET")))
    held = pdf.pages[0].resources.Font.F1
    held.Encoding = Name("/Identity-V")
    held.DescendantFonts[0].W2 = font_w2
    out = BytesIO()
    pdf.save(out)
    (shown,) = read(out.getvalue()).pages[0].content.texts
    first, second = shown.characters()
    assert second.box.y - first.box.y == Length.pt(5)


def test_a_type_1_program_says_its_own_codes() -> None:
    font = helvetica()
    pdf = pikepdf.new()
    program_in_clear = b"""%!PS-AdobeFont-1.0: Own
/Encoding 256 array 0 1 255 {1 index exch /.notdef put} for
dup 65 /eacute put
dup 66/uni7248 put readonly def currentfile eexec"""
    add_page(pdf, SIDE, b"BT /F1 9 Tf (ABC) Tj ET")
    font.FontDescriptor = Dictionary(
        Type=Name.FontDescriptor, FontFile=pdf.make_stream(program_in_clear)
    )
    pdf.pages[0].resources.Font.F1 = font
    out = BytesIO()
    pdf.save(out)
    (shown,) = read(out.getvalue()).pages[0].content.texts
    assert [glyph.text for glyph in shown.glyphs] == ["é", "版", ""]
