"""What the composer measures is what WeasyPrint paints: the same bytes, read back from the PDF."""

from __future__ import annotations

import base64
import io
import logging
from collections.abc import Iterator, Mapping
from pathlib import Path

import pikepdf
import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTComponent, LTContainer, LTPage
from weasyprint import HTML

from banxin.fonts import Catalogue, FontSet, absence, prepare

STACKS = {
    "body": ("song",),
    "strong": ("hei-bold",),
    "kai": ("kai", "song"),
    "title": ("song-heavy",),
    "masthead": ("masthead", "song-heavy"),
    "sign": ("masthead-xiaowei", "song"),
}
END = "末"
LINES = (
    "中文排版",
    "“你好”，他说：《诗》。",
    "AVATAR To Way",
    "AV，TA。Ta”VA",
    "“GDP”增长",
    "Mr. “Li” said",
    "——",
    "GDP——中——Typst",
    "2021—2022年",
    "……好……",
    "A3中3A 7A T2",
    "Tel. 020-1234, (V) [A] /A/V",
    "a b\u3000c\u00a0d\u2003e",
    "·茶·",
    "‘x’ y",
    "100%，50℃",
    "é è Ünïcode lǘ ǎ",
    "fi ffi office",
)
SIZE_PX = 100
# An em is 75 pt here; pdfminer reads positions off the text matrix, which WeasyPrint writes with
# enough digits.
TOLERANCE_MILLI_EM = 2


@pytest.fixture(scope="module")
def fonts(catalogue: Catalogue, cache: Path) -> FontSet:
    return prepare(catalogue, cache, STACKS, {role: {*"".join(LINES), END} for role in STACKS})


def paint(fonts: FontSet, lines: Mapping[str, tuple[str, ...]], spacing: float = 0) -> bytes:
    """One page a role, one line a paragraph, each ended by a sign in a box of its own."""
    faces = "".join(
        f'@font-face{{font-family:"{face.family}";src:url(data:font/ttf;base64,'
        f"{base64.b64encode(face.data).decode('ascii')})}}"
        for face in fonts.faces
    )
    roles = "".join(
        f".{role}{{break-after:page;font-family:"
        + ",".join(f'"{family}"' for family in fonts.families(role))
        + "}"
        for role in lines
    )
    style = (
        f"@page{{size:6000px 4000px;margin:0}}body{{margin:0}}p{{margin:0;white-space:pre;"
        f"font-size:{SIZE_PX}px;line-height:1.2;letter-spacing:{spacing}em}}"
        f"span{{display:inline-block}}"
    )
    pages = "".join(
        f'<div class="{role}">' + "".join(f"<p>{t}<span>{END}</span></p>" for t in texts) + "</div>"
        for role, texts in lines.items()
    )
    html = f'<html lang="zh-Hans"><style>{faces}{style}{roles}</style>{pages}'
    return bytes(HTML(string=html).write_pdf())


def characters(component: LTComponent) -> Iterator[LTChar]:
    if isinstance(component, LTChar):
        yield component
    elif isinstance(component, LTContainer):
        for inner in component:
            yield from characters(inner)


def widths(page: LTPage) -> list[float]:
    """Where the end sign stands in each line, from the top, in thousandths of an em."""
    signs = [c for c in characters(page) if c.get_text() == END]
    em_pt = SIZE_PX * 0.75
    return [sign.x0 / em_pt * 1000 for sign in sorted(signs, key=lambda sign: -sign.y0)]


@pytest.mark.parametrize("spacing", [0, 0.05])
def test_painted_widths_are_the_measured_ones(
    fonts: FontSet, caplog: pytest.LogCaptureFixture, spacing: float
) -> None:
    painted = paint(fonts, dict.fromkeys(STACKS, LINES), spacing)
    off = []
    for role, page in zip(STACKS, extract_pages(io.BytesIO(painted)), strict=True):
        for text, found in zip(LINES, widths(page), strict=True):
            clusters = fonts.shape(text, role)
            wanted = sum(cluster.advance + spacing * 1000 for cluster in clusters)
            if abs(found - wanted) > TOLERANCE_MILLI_EM:
                off.append((role, text, wanted, found))
    assert off == []
    assert caplog.records == []


def test_only_prepared_faces_are_painted(fonts: FontSet) -> None:
    """Law L6: no glyph from a face nobody chose."""
    pdf = pikepdf.open(io.BytesIO(paint(fonts, dict.fromkeys(STACKS, LINES))))
    painted = {
        str(font.BaseFont).partition("+")[2]
        for page in pdf.pages
        for font in page.Resources.Font.values()
    }
    # Pango adds the weight's word to the family.
    weight_word = {400: "", 700: "-Bold", 900: "-Heavy"}
    assert painted == {
        face.family.replace(" ", "-") + weight_word[face.weight] for face in fonts.faces
    }


def test_kai_of_many_characters_is_embedded_cut_down(
    catalogue: Catalogue, cache: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Unprepared, Debian's HarfBuzz gives up above some 800 glyphs and all is embedded: 9.8 MB."""
    caplog.set_level(logging.WARNING)
    many = "".join(map(chr, range(0x4E00, 0x4E00 + 1300)))
    fonts = prepare(catalogue, cache, {"kai": ("kai",)}, {"kai": {*many, END}})
    lines = tuple(many[start : start + 50] for start in range(0, len(many), 50))
    painted = paint(fonts, {"kai": lines})
    assert len(painted) < 4_000_000
    assert caplog.records == []
    (page,) = extract_pages(io.BytesIO(painted))
    assert {c.get_text() for c in characters(page)} == {*many, END}


def test_rare_character_is_painted_from_the_rare_face(catalogue: Catalogue, cache: Path) -> None:
    if absence(catalogue.faces["hanamin"], cache):
        pytest.skip("apt-get install fonts-hanazono")
    fonts = prepare(catalogue, cache, {"body": ("song", "hanamin")}, {"body": {*"𪚥中", END}})
    (page,) = extract_pages(io.BytesIO(paint(fonts, {"body": ("𪚥中 𪚥",)})))
    faces = {c.get_text(): c.fontname.partition("+")[2] for c in characters(page)}
    assert faces["𪚥"] == "Banxin-hanamin"
    assert faces["中"] == "Banxin-song"
    assert widths(page) == pytest.approx([3250], abs=TOLERANCE_MILLI_EM)
