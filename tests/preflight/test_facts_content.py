"""What a page paints, by hand: state, forms, patterns, glyph procedures, layers, bounds."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from tests.preflight.damages import (
    Damage,
    blank_page,
    both,
    cell,
    drawn,
    form_with,
    gradient,
    lab,
    layered,
    paint,
    resource,
    state,
    type3,
)
from tests.preflight.sound import separation

from banxin.measure import Length
from banxin.preflight import library as reading_room
from banxin.preflight import reading
from banxin.preflight.facts import PageFacts
from banxin.preflight.geometry import UPRIGHT, within
from banxin.preflight.layers import Layers
from banxin.preflight.painted import Inks, PageContent, Use
from banxin.preflight.paths import Path
from banxin.preflight.reading import read
from banxin.preflight.tints import solid_of

SIDE = 283.465


@pytest.fixture
def painted(sound_pdf: bytes) -> Callable[..., PageContent]:
    """What the sound page paints beside its own, once a damage has been done to it."""

    def run(damage: Damage) -> PageContent:
        return page_of(sound_pdf, damage).content

    return run


Painted = Callable[..., PageContent]


def page_of(pdf: bytes, damage: Damage) -> PageFacts:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        damage(document)
        document.save(out)
    return read(out.getvalue()).pages[0]


def test_op_alone_is_for_strokes_and_fills(painted: Painted) -> None:
    content = painted(state(b"0 0 0 1 k 20 20 60 60 re B", OP=True, OPM=1))
    path = content.paths[-1]
    assert path.fill is not None
    assert path.stroke is not None
    assert path.fill.overprints
    assert path.stroke.overprints
    assert path.fill.nonzero


def test_op_and_its_small_twin_are_two(painted: Painted) -> None:
    path = painted(state(b"0 0 0 1 k 20 20 60 60 re B", OP=True, op=False)).paths[-1]
    assert path.fill is not None
    assert path.stroke is not None
    assert (path.fill.overprints, path.stroke.overprints) == (False, True)


def test_the_state_comes_back_with_its_q(painted: Painted) -> None:
    content = b" q 0 1 0 0 k 9 w 2 Tr /Over gs Q 20 20 60 60 re f BT /F1 9 Tf <0001> Tj ET"
    found = painted(paint(content))
    fill = found.paths[-1].fill
    assert fill is not None
    assert fill.colour.components == (0.0,)  # DeviceGray black, as a page begins
    assert not fill.overprints
    assert found.texts[-1].mode == 0


def test_a_form_is_painted_where_its_matrices_put_it(painted: Painted) -> None:
    made = form_with(b"0 0 5 5 re f", Matrix=Array([1, 0, 0, 1, 3, 0]), Resources=Dictionary())
    box = painted(drawn(made)).paths[-1].box
    # Drawn 20 times as large at 20 20.
    assert (box.width, box.height) == (Length.pt(100), Length.pt(100))
    assert box.x == Length.pt(20 + 3 * 20 - 8.504)


def test_what_a_form_s_box_cuts_off_is_not_seen(painted: Painted) -> None:
    made = form_with(b"0 0 5 5 re f 6 6 1 1 re f", Resources=Dictionary())
    inside, outside = painted(drawn(made)).paths[-2:]
    assert inside.visible
    assert not outside.visible


def test_a_group_without_any_alpha_is_not_seen(painted: Painted) -> None:
    grouped = form_with(
        b"0 0 5 5 re f", Group=Dictionary(S=Name.Transparency), Resources=Dictionary()
    )
    damage = both(
        resource("/ExtGState", "/Gone", Dictionary(ca=0), b" /Gone gs"),
        drawn(grouped),
    )
    last = painted(damage).paths[-1]
    assert not last.visible
    assert last.fill is not None
    assert last.fill.alpha == 1  # inside, the group starts afresh


@pytest.mark.parametrize(("first", "seen"), [(b"1000 0 d0", True), (b"1000 0 0 0 9 9 d1", False)])
def test_a_glyph_s_own_colours_count_only_where_it_says_so(
    first: bytes, *, seen: bool, painted: Painted
) -> None:
    glyph = first + b" 1 0 0 rg 0 0 900 900 re f"
    font = resource(
        "/Font", "/T3", lambda pdf: type3(pdf, glyph), b" BT /T3 9 Tf 20 30 Td <01> Tj ET"
    )
    content = painted(font)
    assert any(used.space.inks is Inks.RGB for used in content.uses) is seen
    box = content.paths[-1].box
    assert box.width == Length.pt(8.1)  # 900 thousandths of 9 pt
    assert box.x == Length.pt(20 - 8.504)


def test_patterns_without_numbers_are_not_taken_for_each_other(painted: Painted) -> None:
    skies = Dictionary(
        One=Dictionary(PatternType=2, Shading=gradient(Name.DeviceCMYK, 4)),
        Two=Dictionary(PatternType=2, Shading=gradient(Name.DeviceRGB, 3)),
    )

    def damage(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].resources.Pattern = skies
        pdf.pages[0].contents_add(b" /Pattern cs /One scn 0 0 9 9 re f /Two scn 20 20 9 9 re f")

    used = {each.space.inks for each in painted(damage).uses if each.use is Use.SHADING}
    assert used == {Inks.CMYK, Inks.RGB}


def test_a_pattern_is_run_once_for_all_that_it_fills(painted: Painted) -> None:
    tiled = resource(
        "/Pattern",
        "/Tile",
        lambda pdf: cell(pdf, b"0 0 0 1 k 0 0 2 2 re f"),
        b" /Pattern cs /Tile scn " + b"20 20 9 9 re f " * 50,
    )
    paths = painted(tiled).paths
    small = [path for path in paths if path.fill and path.fill.colour.space.name == "DeviceCMYK"]
    # The fills of the page itself are of space Pattern.
    assert sum(path.fill.colour.space.name == "Pattern" for path in paths if path.fill) == 50
    assert small[-1].box.width == Length.pt(9)  # where it is seen, not where its cell lies


def test_a_page_s_default_space_stands_for_the_device_s(painted: Painted) -> None:
    defaults = form_with(
        b"0 g 0 0 5 5 re f", Resources=Dictionary(ColorSpace=Dictionary(DefaultGray=lab()))
    )
    assert any(used.space.inks is Inks.LAB for used in painted(drawn(defaults)).uses)


def test_a_page_that_breaks_off_keeps_what_came_before(sound_pdf: bytes) -> None:
    page = page_of(sound_pdf, paint(b" 20 20 9 9 re f /Missing Do 40 40 9 9 re f"))
    assert "Missing" in page.trouble
    whole = page_of(sound_pdf, paint(b"")).content
    assert len(page.content.paths) == len(whole.paths) + 1
    assert [text.text for text in page.content.texts] == [text.text for text in whole.texts]


@pytest.mark.parametrize(
    ("policy", "off", "hidden"),
    [
        ("/AnyOn", 1, False), ("/AnyOn", 2, True), ("/AllOn", 1, True), ("/AllOn", 0, False),
        ("/AnyOff", 1, False), ("/AnyOff", 0, True), ("/AllOff", 1, True), ("/AllOff", 2, False),
    ],
)  # fmt: skip
def test_a_membership_follows_its_policy(policy: str, off: int, *, hidden: bool) -> None:
    pdf = pikepdf.new()
    groups = [
        pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("one", "two")
    ]
    pdf.Root.OCProperties = Dictionary(OCGs=Array(groups), D=Dictionary(OFF=Array(groups[:off])))
    # With none off, another layer is, so that there is something to look up.
    other = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("other")))
    pdf.Root.OCProperties.D.OFF.append(other)
    member = Dictionary(Type=Name.OCMD, OCGs=Array(groups), P=Name(policy))
    assert Layers(pdf.Root).hide(member) is hidden


def test_all_layers_are_off_but_those_that_are_on(sound_pdf: bytes) -> None:
    def damage(pdf: pikepdf.Pdf) -> None:
        layered(pdf)
        layer = pdf.Root.OCProperties.OCGs[0]
        pdf.Root.OCProperties.D = Dictionary(BaseState=Name.OFF)
        content = b" /OC /Layer BDC 20 20 9 9 re f EMC 40 40 9 9 re f"
        resource("/Properties", "/Layer", layer, content)(pdf)

    first, second = page_of(sound_pdf, damage).content.paths[-2:]
    assert (first.visible, second.visible) == (False, True)


def test_functions_give_their_solid() -> None:
    pdf = pikepdf.new()
    assert solid_of(separation(pdf, "Red", (0, 1, 0.5, 0))[3]) == (0, 1, 0.5, 0)
    sampled = Dictionary(
        FunctionType=0, Domain=Array([0, 1]), Range=Array([0, 1, 0, 100]), Size=Array([2]),
        BitsPerSample=8,
    )  # fmt: skip
    assert solid_of(pdf.make_stream(bytes([0, 0, 255, 51]), sampled)) == (1.0, 20.0)
    stitched = Dictionary(
        FunctionType=3, Encode=Array([0, 1, 0, 1]),
        Functions=Array([Dictionary(FunctionType=2), Dictionary(FunctionType=2, C1=Array([7]))]),
    )  # fmt: skip
    assert solid_of(stitched) == (7.0,)
    assert solid_of(pdf.make_stream(b"{}", Dictionary(FunctionType=4))) is None


def test_a_stroke_is_as_thin_as_it_is_across() -> None:
    squeezed = within((1, 0, 0, 0.1, 0, 0), UPRIGHT)
    level, upright = Path(), Path()
    level.begin((0, 0))
    level.go((100, 0))
    upright.begin((0, 0))
    upright.go((0, 100))
    assert level.thinnest(1, squeezed) == pytest.approx(0.1)
    assert upright.thinnest(1, squeezed) == pytest.approx(1)


def test_content_that_unpacks_to_too_much_is_not_unpacked(
    sound_pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_UNPACKED_MOST", 2_000_000)
    page = page_of(sound_pdf, paint(b" " * 3_000_000))
    assert page.trouble


@pytest.mark.parametrize("content", [b"q Q " * 400, b"q " * 2000])
def test_content_of_too_many_instructions_is_not_parsed(
    content: bytes, sound_pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_room, "_SHORT_CONTENT_BYTES", 100)
    monkeypatch.setattr(reading_room, "_PAGE_INSTRUCTIONS_MOST", 700)
    assert "instructions" in page_of(sound_pdf, paint(content)).trouble


def test_a_file_s_instructions_are_bounded_in_all(
    sound_pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_room, "_FILE_INSTRUCTIONS_MOST", 200)
    out = BytesIO()
    with pikepdf.open(BytesIO(sound_pdf)) as document:
        for _ in range(5):
            blank_page(b"q Q " * 20)(document)
        document.save(out)
    troubles = [page.trouble for page in read(out.getvalue()).pages]
    assert troubles[0] == ""
    assert "in this file" in troubles[-1]


def test_limits_of_others_come_back(sound_pdf: bytes) -> None:
    before = pikepdf.settings.get_qpdf_limits()
    read(sound_pdf)
    assert pikepdf.settings.get_qpdf_limits() == before


def test_functions_that_multiply_end(painted: Painted) -> None:
    """Ten pieces of ten pieces, sixty times over: what they come to cannot be told."""

    def damage(pdf: pikepdf.Pdf) -> None:
        piece = pdf.make_indirect(Dictionary(FunctionType=2, C0=Array([0] * 3)))
        for _ in range(60):
            piece = pdf.make_indirect(
                Dictionary(FunctionType=3, Functions=Array([piece] * 10), Encode=Array([0, 1]))
            )
        sky = gradient(Name.DeviceCMYK, 4)
        sky.Function = piece
        resource("/Shading", "/Sky", sky, b" /Sky sh")(pdf)
        ink = separation(pdf, "Gold", (0, 0, 1, 0))
        ink[3] = piece
        resource("/ColorSpace", "/Gold", ink, b" /Gold cs 1 scn 0 0 9 9 re f")(pdf)

    content = painted(damage)
    assert content.broken_shadings == ()
    (spot,) = [spot for used in content.uses for spot in used.space.spots]
    assert (spot.name, spot.solid, spot.build) == ("Gold", None, "")
