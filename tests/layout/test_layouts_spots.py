"""Spot inks in a palette: which colours are one ink, and what contradicts itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from banxin.diagnostics import BadContent
from banxin.layout import Colour, Layout, load_layout, solid_of
from banxin.shipped import shipped

RED = "[0, 100, 90, 10]"


def palette(tmp_path: Path, *colours: str) -> Layout:
    """A shipped layout with colours added to its palette."""
    own = tmp_path / "our" / "layout.toml"
    own.parent.mkdir(exist_ok=True)
    shutil.copyfile(shipped("layouts") / "a4" / "layout.toml", own)
    words = own.read_text("utf-8").replace("cmyk = [0, 100, 90, 10]", f'cmyk = {RED}\nspot = "R"')
    added = "".join(
        f'[palette.more-{number}]\nsrgb = "#c4161c"\n{colour}\n'
        for number, colour in enumerate(colours)
    )
    last = 'srgb = "#c4161c"\n'
    own.write_text(words.replace(last, last + added, 1), "utf-8")
    return load_layout("./our", tmp_path)


def causes(tmp_path: Path, *colours: str) -> list[tuple[str, str]]:
    with pytest.raises(BadContent) as caught:
        palette(tmp_path, *colours)
    return [(str(one.params["key"]), str(one.params["cause"])) for one in caught.value.diagnostics]


def test_the_strongest_is_the_ink_and_the_others_its_tints(tmp_path: Path) -> None:
    layout = palette(
        tmp_path, 'cmyk = [0, 50, 45, 5]\nspot = "R"', 'cmyk = [0, 7, 6, 1]\nspot = "R"'
    )
    solid = solid_of(layout.palette, "R")
    assert solid is layout.palette["red"]
    tints = [solid.tint_of(layout.palette[name]) for name in ("red", "more-0", "more-1")]
    assert tints == [1, 0.5, 0.07]


@pytest.mark.parametrize("name", ["black", "grey", "tint"])
def test_other_hues_and_no_ink_are_no_tints(name: str, tmp_path: Path) -> None:
    layout = palette(tmp_path)
    assert layout.palette["red"].tint_of(layout.palette[name]) is None
    assert layout.palette["black"].spot is None
    nothing = Colour(cmyk=(0, 0, 0, 0), srgb="#ffffff")
    assert nothing.tint_of(layout.palette["red"]) is None
    assert layout.palette["red"].tint_of(nothing) is None


def test_the_same_inks_under_two_spots_are_refused(tmp_path: Path) -> None:
    key = "palette.more-0.spot"
    assert (key, "red has the same inks and another spot") in causes(
        tmp_path, f'cmyk = {RED}\nspot = "Other"'
    )
    assert causes(tmp_path, f"cmyk = {RED}") == [(key, "red has the same inks and another spot")]
    assert palette(tmp_path, f'cmyk = {RED}\nspot = "R"')


@pytest.mark.parametrize("cmyk", ["[0, 100, 45, 10]", "[50, 50, 45, 5]", "[0, 0, 0, 5]"])
def test_another_hue_under_one_spot_is_refused(cmyk: str, tmp_path: Path) -> None:
    assert causes(tmp_path, f'cmyk = {cmyk}\nspot = "R"') == [
        ("palette.more-0.spot", "is no tint of R")
    ]


def test_a_spot_of_no_ink_is_refused(tmp_path: Path) -> None:
    assert causes(tmp_path, 'cmyk = [0, 0, 0, 0]\nspot = "W"') == [
        ("palette.more-0.spot", "is no tint of W")
    ]


@pytest.mark.parametrize("name", ["All", "Magenta", "", " Red", "R\\n"])
def test_a_name_that_means_something_else_is_refused(name: str, tmp_path: Path) -> None:
    (found,) = causes(tmp_path, f'cmyk = [9, 0, 0, 0]\nspot = "{name}"')
    assert found[0] == "palette.more-0.spot"
