"""A line cut into stretches is painted where it was composed.

The stretches are painted again here with the arithmetic of the painter (`html.spacing`): layout
moves on by the spacing as it was asked for, while inside a stretch the ink moves by the step
that reaches the paper. Whether that arithmetic is the painter's is read from finished pages by
the laws.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.html.looks import block

from banxin.html.segments import Segment, segments, spacing_px
from banxin.html.spacing import UNITS_PER_PIXEL, laid_out, painted, units_for
from banxin.makeup import Part, PlacedLine, PlacedText
from banxin.measure import ZERO, Length
from banxin.typeset import ATOM, EM, Adjustment, Line, OneEm, Paragraph, Run, Setting, compose

# 0.1 pt of 9 pt type, in thousandths of an em.
TOLERANCE = 0.1 / 9 * EM

PIECES = [*"版心字中文排行，。：；、“”《》（）——……！？", " ", "WeasyPrint", "PDF/X-4", "3.14", "e"]
WORDS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join)
SIZES_PX = st.sampled_from([8, 10, 11.333333, 12, 12.666667, 14, 24, 69.333333])
FACES = st.lists(st.sampled_from(["body", "strong", "kai"]), min_size=1, max_size=4)


@st.composite
def composed(draw: st.DrawFn) -> Line:
    """A line as the composer makes it, justified or not."""
    runs = tuple(Run(draw(WORDS), face) for face in draw(FACES))
    paragraph = Paragraph(runs, indent=2 * EM, justified=draw(st.booleans()))
    lines = compose(paragraph, draw(st.integers(8, 40)) * EM, OneEm())
    return draw(st.sampled_from(lines)) if lines else bare(("空",), (0,), (EM,))


@st.composite
def any_line(draw: st.DrawFn) -> Line:
    """A line that no composer would make: advances and gaps of every kind, side by side."""
    count = draw(st.integers(1, 40))
    advances = draw(st.lists(st.integers(200, 2000), min_size=count, max_size=count))
    gap = st.one_of(st.just(0), st.integers(-500, 400), st.integers(8, 11))
    gaps = draw(st.lists(gap, min_size=count, max_size=count))
    steady = draw(st.integers(-20, 120))
    xs = [draw(st.integers(-500, 3000))]
    for advance, blank in zip(advances[:-1], gaps, strict=False):
        xs.append(xs[-1] + advance + (blank if draw(st.booleans()) else steady))
    return bare(("字",) * count, tuple(xs), tuple(advances))


def bare(texts: tuple[str, ...], xs: tuple[int, ...], advances: tuple[int, ...]) -> Line:
    count = len(texts)
    runs = (Run("".join(texts)),)
    places = tuple(range(count))
    return Line(
        runs, 0, count, texts, places, (1,) * count, (0,) * count, xs, advances,
        xs[-1] + advances[-1], Adjustment(Setting.SOLID),
    )  # fmt: skip


def painted_xs(line: Line, cut: tuple[Segment, ...], em_px: float) -> list[float]:
    """Where every cluster of a line is painted, in thousandths of an em from the block's edge."""
    xs: list[float] = []
    reached = 0.0
    clusters = iter(zip(line.texts, line.advances, strict=True))
    for segment in cut:
        scale = line.runs[segment.run].scale
        size_px = em_px * scale / EM
        reached += segment.margin
        inked, rest = reached, segment.text
        while rest:
            text, advance = next(clusters)
            assert rest.startswith(text)
            rest = rest[len(text) :]
            xs.append(inked)
            inked += advance + painted(segment.spacing, size_px) * scale / EM
            reached += advance + laid_out(segment.spacing, size_px) * scale / EM
    return xs


@settings(deadline=None, max_examples=150)
@given(st.one_of(composed(), any_line()), SIZES_PX, st.integers(0, 5000))
def test_every_cluster_is_painted_where_it_was_composed(
    line: Line, em_px: float, offset: int
) -> None:
    cut = segments(line, offset, em_px)
    assert "".join(segment.text for segment in cut) == line.text
    for found, wanted in zip(painted_xs(line, cut, em_px), line.xs, strict=True):
        assert abs(found - wanted - offset) <= TOLERANCE


@settings(deadline=None, max_examples=150)
@given(composed(), SIZES_PX)
def test_a_stretch_is_of_one_run(line: Line, em_px: float) -> None:
    at = 0
    for segment in segments(line, 0, em_px):
        count = 0
        while "".join(line.texts[at : at + count]) != segment.text:
            count += 1
        assert set(line.run_indices[at : at + count]) == {segment.run}
        at += count


def test_a_line_set_solid_is_one_stretch() -> None:
    (line,) = compose(Paragraph((Run("版心" * 10),), indent=0), 20 * EM, OneEm())
    assert segments(line, 0, 12) == (Segment("版心" * 10, 0, 0, 0),)


def test_an_indent_is_the_first_stretchs_margin() -> None:
    (line,) = compose(Paragraph((Run("版心"),), indent=2 * EM), 20 * EM, OneEm())
    assert segments(line, 0, 12) == (Segment("版心", 0, 0, 2 * EM),)
    assert segments(line, 500, 12) == (Segment("版心", 0, 0, 2 * EM + 500),)


def test_a_squeezed_mark_begins_a_stretch_of_its_own() -> None:
    """」「 give up half an em between them; nothing else in the line moves."""
    line = bare(("字", "」", "「", "字"), (0, 1000, 1500, 2500), (1000, 1000, 1000, 1000))
    assert segments(line, 0, 12) == (Segment("字」", 0, 0, 0), Segment("「字", 0, 0, -500))


def test_few_stretches_in_an_evenly_opened_line() -> None:
    """Elements cost painting time: even gaps make one stretch, or two where one would drift."""
    for gap in range(-100, 101, 7):
        xs = tuple(n * (1000 + gap) for n in range(26))
        line = bare(("字",) * 26, xs, (1000,) * 26)
        assert len(segments(line, 0, 12)) <= 2


@pytest.mark.parametrize("size_px", [8.0, 12.0, 12.666667, 69.333333])
def test_the_spacing_chosen_paints_within_a_thousandth_of_the_step_wanted(size_px: float) -> None:
    """And nowhere near a whole thousandth, where a rounding error would decide what is painted."""
    for quarters in range(-400, 401, 13):
        units = units_for(quarters, size_px)
        assert abs(painted(units, size_px) - quarters / 4) <= 1
        cut = laid_out(units, size_px) - int(units / 2) / size_px
        assert units == 0 or abs(cut - round(cut)) > 1e-6


@settings(deadline=None)
@given(st.integers(-4000, 4000))
def test_a_spacing_survives_css(units: int) -> None:
    """The painter turns pixels into its own units and cuts the fraction off."""
    assert int(float(spacing_px(units).removesuffix("px")) * UNITS_PER_PIXEL) == units


def atom_line(order: str, wide: int = 2500) -> Line:
    """A line of Han characters with an atom at each ``+``, everything set solid."""
    texts = tuple(ATOM if c == "+" else c for c in order)
    advances = tuple(wide if text == ATOM else EM for text in texts)
    xs = tuple(sum(advances[:n]) for n in range(len(texts)))
    runs = tuple(Run(text, atom=wide if text == ATOM else 0) for text in texts)
    places = tuple(range(len(texts)))
    return Line(
        runs, 0, len(texts), texts, places, (1,) * len(texts), places, xs, advances,
        sum(advances), Adjustment(Setting.SOLID), last=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("order", "margins"),
    [
        ("前+后", [("前", 0), ("后", 2500)]),
        ("+后", [("后", 2500)]),
        ("前+", [("前", 0)]),
        ("前++后", [("前", 0), ("后", 5000)]),
        ("+", []),
    ],
)
def test_an_atom_is_left_as_room(order: str, margins: list[tuple[str, int]]) -> None:
    """What stands for it in the text is no character: no face draws U+FFFC."""
    cut = segments(atom_line(order), 0, 12)
    assert [(piece.text, piece.margin) for piece in cut] == margins


@pytest.mark.parametrize("orders", [["+"], ["前后", "+"], ["前+后", "后"]])
def test_lines_of_atoms_alone_keep_their_height(orders: list[str]) -> None:
    """CSS gives an empty line at the end none, and the next paragraph would move up."""
    lines = tuple(PlacedLine(atom_line(order), ZERO) for order in orders)
    text = PlacedText(Part.BODY, lines, ZERO, Length.pt(9), Length.pt(13.5), "black")
    document = block(text)
    wanted = f";height:{13.5 * len(orders):g}pt" if "+" in orders else ""
    assert ATOM not in document
    assert re.findall(';height:[^;"]*', document) == ([wanted] if wanted else [])
