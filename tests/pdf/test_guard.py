"""What cannot be painted in inks is caught before the painter dies of it, or leaves it out."""

from __future__ import annotations

import time

import pytest
from tests.html.looks import written
from tests.html.test_render import issue_of_everything
from tests.makeup.paper import LAYOUT, made

from banxin.diagnostics import BadContent
from banxin.layout import Colour
from banxin.pdf import paint, unprintable

INK = "device-cmyk(0 0 0 1)"
HEAD = f"<html lang=zh><head><style>html {{ color: {INK} }} {{}}</style></head><body>"


def codes(style: str = "", body: str = "<p>字</p>") -> list[str]:
    return [found.code for found in unprintable(HEAD.replace("{}", style) + body)]


def test_inks_are_painted() -> None:
    for style in (
        f"p {{ border: 1pt solid {INK}; outline: 1pt dotted device-cmyk(0 1 0.9 0.1 / 50%) }}",
        f"p {{ box-shadow: 1pt 1pt 0 {INK}, 2pt 2pt {INK}; background: {INK} url(asset:red) }}",
        "p { color: inherit; border-color: currentColor; background: transparent; marks: none }",
        "p { font-family: red, 'Gold'; content: '#abc'; filter: none; counter-reset: gold }",
        "@font-face { font-family: 'red'; src: url(asset:x#fff) }",
        f"@media print {{ p {{ color: {INK} }} }}",
    ):
        assert codes(style) == []


@pytest.mark.parametrize("kind", ["linear", "radial", "conic"])
@pytest.mark.parametrize("repeating", ["", "repeating-"])
@pytest.mark.parametrize("stops", [f"{INK}, device-cmyk(0 0 0 0)", f"{INK} 0 2pt, {INK}"])
def test_gradients(kind: str, repeating: str, stops: str) -> None:
    gradient = f"{repeating}{kind}-gradient({stops})"
    assert codes(f"p {{ background: {gradient} }}") == ["paint-gradient"]
    assert codes(f"p {{ border-image: {gradient} 1 }}") == ["paint-gradient"]
    assert codes(body=f'<p style="background:url(asset:a),{gradient}">') == ["paint-gradient"]


def test_gradients_of_rgb_are_both() -> None:
    found = codes("p { background: linear-gradient(red, #00f) }")
    assert sorted(found) == ["paint-gradient", "paint-rgb"]


@pytest.mark.parametrize("style", ["groove", "ridge", "inset", "outset"])
@pytest.mark.parametrize(
    "name", ["border", "border-left", "border-style", "outline", "column-rule", "outline-style"]
)
def test_carved_borders(name: str, style: str) -> None:
    assert codes(f"p {{ {name}: {style.upper()} }}") == ["paint-border"]


def test_blurred_shadows() -> None:
    for shadow in ("1pt 1pt 1pt", "inset 0 0 .5mm 1pt", f"1pt 1pt {INK}, 0 0 3pt"):
        assert codes(f"p {{ box-shadow: {shadow} {INK} }}") == ["paint-shadow"]


def test_marks() -> None:
    assert codes("@page { marks: crop cross }") == ["paint-marks"]
    assert codes("@page :first { MARKS: cross }") == ["paint-marks"]


@pytest.mark.parametrize(
    "effect",
    [
        *("filter: blur(1pt)", "filter: url(#f)", "backdrop-filter: blur(1pt)"),
        *("mix-blend-mode: multiply", "background-blend-mode: screen"),
    ],
)
def test_effects(effect: str) -> None:
    assert codes(f"p {{ {effect} }}") == ["paint-filter"]


@pytest.mark.parametrize(
    "colour",
    [
        *(
            "black",
            "GRAY",
            "rebeccapurple",
            "#000",
            "#0000",
            "#c4161c",
            "rgb(0 0 0)",
            "rgba(0,0,0,1)",
        ),
        *("hsl(0 0% 0%)", "hwb(0 0% 0%)", "lab(0 0 0)", "oklch(0 0 0)", "color(srgb 0 0 0)"),
        "color-mix(in srgb, red, blue)",
    ],
)
@pytest.mark.parametrize(
    "name",
    [
        *("color", "background", "background-color", "border", "border-left-color", "outline"),
        *("text-decoration", "column-rule", "box-shadow", "--mine", "fill", "stroke"),
    ],
)
def test_colours_that_are_no_inks(name: str, colour: str) -> None:
    assert codes(f"p {{ {name}: {colour} }}") == ["paint-rgb"]


@pytest.mark.parametrize(
    "body",
    [
        *("<hr>", "<input>", "<mark>字</mark>", '<p style="color:red">', "<p bgcolor=red>"),
        *("<svg><path d='M0 0'/></svg>", '<svg><g fill="#000"><path/></g></svg>'),
        '<svg fill="none"><path stroke="rgb(0,0,0)"/></svg>',
        '<svg><rect style="fill: black"/></svg>',
    ],
)
def test_elements_that_are_painted_in_rgb(body: str) -> None:
    assert set(codes(body=body)) == {"paint-rgb"}


def test_drawings_of_inks_are_painted() -> None:
    assert codes(body=f'<svg fill="none"><path stroke="{INK}"/></svg>') == []


@pytest.mark.parametrize("tag", ["linearGradient", "radialGradient"])
def test_gradients_of_drawings(tag: str) -> None:
    stop = f'<stop stop-color="{INK}"/>'
    assert codes(body=f'<svg fill="none"><{tag} id="g">{stop}</{tag}></svg>') == ["paint-gradient"]
    assert "paint-filter" in codes(body='<svg fill="none"><filter id="f"></filter></svg>')


def test_type_whose_colour_is_not_said() -> None:
    said = [found.code for found in unprintable("<html><body><p>字</p></body></html>")]
    assert said == ["paint-no-default"]


def test_escapes_and_comments_hide_nothing() -> None:
    assert codes(r"p { c\6f lor/**/: \72 ed }") == ["paint-rgb"]
    assert codes("p { background/**/:/**/linear-gradient(" + INK + ") }") == ["paint-gradient"]
    assert codes("@media print { @supports (color: red) { p { marks: crop } } }") == ["paint-marks"]


def test_a_finding_says_what_and_where_and_each_once() -> None:
    found = unprintable(HEAD.replace("{}", "p.a { color: red } p.a { color: red }") + "<hr><hr>")
    assert [(one.params["what"], one.params["where"]) for one in found] == [
        ("color: red", "p.a"),
        ("<hr>", "<hr>"),
    ]


def test_the_painter_is_not_asked() -> None:
    document = HEAD.replace("{}", f"p {{ border: 1pt groove {INK} }}") + "<p>字</p>"
    with pytest.raises(BadContent) as caught:
        paint(document, {}, tagged=False, identifier=b"0" * 16, for_press=True)
    assert [found.code for found in caught.value.diagnostics] == ["paint-border"]


def test_our_own_pages_are_printable() -> None:
    """With every kind of matter, and words that would be markup if they could."""
    for words in ("字", "<hr style='color:red'>", "</style><style>p{color:red}</style>"):
        document = written(made(issue_of_everything(words)), for_press=True)
        assert unprintable(document) == ()


def test_our_own_pages_are_looked_through_quickly() -> None:
    """A tenth of the second that painting takes is a hundred times more than is needed here."""
    document = written(made(issue_of_everything()), for_press=True)
    unprintable(document)
    begun = time.process_time()
    unprintable(document)
    assert time.process_time() - begun < 0.1


@pytest.mark.parametrize(
    "colour",
    [
        *(
            "red",
            "#FFF",
            "#fffff",
            "#000;}",
            "#000000;color:red",
            "url(x)",
            "#00000g",
            "rgb(0,0,0)",
        ),
        *(" #000000", "#000000\n", ""),
    ],
)
def test_a_layouts_colours_cannot_smuggle_styles_in(colour: str) -> None:
    with pytest.raises(ValueError, match="srgb"):
        Colour(cmyk=(0, 0, 0, 100), srgb=colour)


@pytest.mark.parametrize(
    "name", ["a;b", "a b", "a}", "a{", "a/*", "a,b", "a.b", "a:b", "-a", "", "a\n"]
)
def test_a_layouts_names_cannot_smuggle_styles_in(name: str) -> None:
    taken = LAYOUT.model_dump()
    for key in ("palette", "faces"):
        held = next(iter(taken[key].values()))
        damaged = {**taken, key: {**taken[key], name: held}}
        with pytest.raises(ValueError, match=key):
            type(LAYOUT).model_validate(damaged)


def test_a_layouts_inks_are_numbers() -> None:
    for ink in ("0) ; color: red", float("nan"), float("inf"), -1, 101):
        with pytest.raises(ValueError, match="cmyk"):
            Colour(cmyk=(0, 0, 0, ink), srgb="#000000")  # type: ignore[arg-type]
