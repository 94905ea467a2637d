"""Layouts: the shipped ones hold together, and every slip in one is named with its key."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.makeup.paper import LAYOUT_TOML

from banxin.diagnostics import BadContent, Diagnostic
from banxin.layout import Layout, load_layout, shipped_layouts
from banxin.messages import Language, as_text
from banxin.shipped import shipped


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A layout of the paper's own: four columns, forty lines, five templates."""
    (tmp_path / "ours").mkdir()
    path = tmp_path / "ours" / "layout.toml"
    path.write_text(LAYOUT_TOML, "utf-8")
    return path


def load(own: Path) -> Layout:
    return load_layout("./ours", own.parent.parent)


def change(own: Path, old: str, new: str) -> None:
    before = own.read_text("utf-8")
    assert before.count(old) >= 1
    own.write_text(before.replace(old, new, 1), "utf-8")


def faults(own: Path) -> tuple[Diagnostic, ...]:
    with pytest.raises(BadContent) as caught:
        load(own)
    assert {found.code for found in caught.value.diagnostics} == {"layout-broken"}
    assert {found.params["name"] for found in caught.value.diagnostics} == {"./ours"}
    return caught.value.diagnostics


def test_shipped_layouts_are_these_three() -> None:
    assert shipped_layouts() == ("a4", "broadsheet", "tabloid")


@pytest.mark.parametrize("name", shipped_layouts())
def test_a_shipped_layout_loads_and_is_called_something(name: str, tmp_path: Path) -> None:
    layout = load_layout(name, tmp_path)
    assert set(layout.title) == {"zh", "en"}
    assert all(layout.title.values())


@pytest.mark.parametrize(
    ("name", "trim", "columns", "measure"),
    [
        ("broadsheet", (390, 545), 8, 13),
        ("tabloid", (270, 390), 5, 14),
        ("a4", (210, 297), 3, 17),
    ],
)
def test_shipped_layouts_are_the_sizes_of_the_trade(
    name: str, trim: tuple[int, int], columns: int, measure: int, tmp_path: Path
) -> None:
    layout = load_layout(name, tmp_path)
    assert layout.page.trim_mm == trim
    assert (layout.columns, layout.measure_em) == (columns, measure)


@pytest.mark.parametrize("name", shipped_layouts())
def test_slots_of_a_shipped_template_keep_off_each_other(name: str, tmp_path: Path) -> None:
    for template in load_layout(name, tmp_path).templates:
        slots = [*template.stories, *([template.continued] if template.continued else [])]
        taken: set[tuple[int, int]] = set()
        for slot in slots:
            cells = {
                (column, line)
                for column in range(slot.columns[0], slot.columns[1] + 1)
                for line in range(slot.lines[0], slot.lines[1] + 1)
            }
            assert not cells & taken
            assert min(line for _, line in cells) > template.masthead
            taken |= cells


def test_an_own_layout_is_read_from_the_issues_folder(own: Path) -> None:
    assert load(own).page.trim_mm == (200, 300)
    change(own, "trim_mm = [200, 300]", "trim_mm = [210, 310]")
    assert load(own).page.trim_mm == (210, 310)


def test_a_copy_of_a_shipped_layout_is_a_layout(tmp_path: Path) -> None:
    shutil.copytree(shipped("layouts") / "broadsheet", tmp_path / "ours")
    assert load_layout("./ours", tmp_path) == load_layout("broadsheet", tmp_path)


@pytest.mark.parametrize("name", ["../ours", "./../ours", "./../../etc", "./ours/../../elsewhere"])
def test_a_layout_outside_the_issue_is_refused(own: Path, name: str) -> None:
    inside = own.parent / "issue"
    inside.mkdir()
    with pytest.raises(BadContent) as caught:
        load_layout(name, inside)
    codes = [found.code for found in caught.value.diagnostics]
    assert codes == (["path-outside"] if name.startswith("./") else ["layout-unknown"])


def test_a_link_that_leads_outside_is_refused(own: Path) -> None:
    issue = own.parent.parent / "issue"
    issue.mkdir()
    (issue / "linked").symlink_to(own.parent)
    with pytest.raises(BadContent) as caught:
        load_layout("./linked", issue)
    assert [found.code for found in caught.value.diagnostics] == ["path-outside"]


@pytest.mark.parametrize("name", ["berliner", "", "broadsheet/../tabloid", "./missing", "/etc"])
def test_an_unknown_layout_is_named_with_those_there_are(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadContent) as caught:
        load_layout(name, tmp_path)
    (found,) = caught.value.diagnostics
    assert found.code == "layout-unknown"
    assert found.params == {"name": name, "known": "a4、broadsheet、tabloid"}


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("gutter_em = 2", "guter_em = 2", "page.guter_em"),
        ("gutter_em = 2", "guter_em = 2", "page.gutter_em"),
        ("columns = 4", "columns = 0", "page.columns"),
        ("measure_em = 10", 'measure_em = "wide"', "page.measure_em"),
        ("measure_em = 10", "measure_em = 10.5", "page.measure_em"),
        (", lines = 40", "", "page.lines"),
        ("trim_mm = [200, 300]", "trim_mm = [200]", "page.trim_mm.1"),
        ("cmyk = [0, 100, 90, 10]", "cmyk = [0, 100, 190, 10]", "palette.red.cmyk.2"),
        ('srgb = "#c4161c"', 'srgb = "red"', "palette.red.srgb"),
        ('align = "justify"', 'align = "full"', "body.align"),
        ("sizes_pt = [30, 60]", "sizes_pt = [30]", "masthead.name.sizes_pt.1"),
        ('at = "foot"', 'at = "middle"', "templates.1.stories.0.photos.1.at"),
        ("[quote]", "[quotes]", "quotes"),
        ("[quote]", "[quotes]", "quote"),
    ],
)
def test_a_slip_is_named_with_its_key(own: Path, old: str, new: str, key: str) -> None:
    change(own, old, new)
    found = faults(own)
    assert key in [one.params["key"] for one in found]
    for language in Language:
        assert key in "\n".join(as_text(one, language) for one in found)


@pytest.mark.parametrize(
    ("old", "new", "key", "cause"),
    [
        ('label = { face = "hei"', 'label = { face = "heiti"', "section.label.face", "heiti"),
        ('credit_face = "hei"', 'credit_face = "he"', "caption.credit_face", "he"),
        ('accent = "red"', 'accent = "red"\nruby_face = "sans"', "ruby_face", "sans"),
        (
            'text = { face = "kai", size_pt = 12',
            'text = { colour = "gray", size_pt = 12',
            "quote.text.colour",
            "gray",
        ),
        ('tint = "black"', 'tint = "pink"', "box.tint", "pink"),
        ('accent = "red"', 'accent = "crimson"', "accent", "crimson"),
        ("kai = [", "kaiti = [", "kai", "kai"),
        ("strong = [", "bold = [", "strong", "strong"),
        ('rank = "short"', 'rank = "big"', "templates.two", "big"),
        ("lines = [1, 20]", "lines = [1, 41]", "templates.two", "41"),
        ("lines = [1, 20]", "lines = [20, 1]", "templates.two", "20"),
        (
            "columns = [1, 4], lines = [1, 20]",
            "columns = [1, 5], lines = [1, 20]",
            "templates.two",
            "5",
        ),
        ("columns = [2, 3], lines = 8", "columns = [4, 5], lines = 8", "templates.two", "5"),
        ("columns = [2, 3], lines = 8", "columns = [3, 2], lines = 8", "templates.two", "3"),
        ("masthead = 10", "masthead = 41", "templates.front", "41"),
        ("columns = 3\nname", "columns = 5\nname", "masthead.columns", "5"),
        ("sizes_pt = [20, 40]", "sizes_pt = [40, 20]", "ranks.lead.title.sizes_pt", "40"),
    ],
)
def test_a_name_that_leads_nowhere_and_a_place_off_the_grid_are_named(
    own: Path, old: str, new: str, key: str, cause: str
) -> None:
    change(own, old, new)
    found = faults(own)
    told = [(str(one.params["key"]), str(one.params["cause"])) for one in found]
    assert any(key in where and cause in why for where, why in told), told


def test_everything_wrong_is_told_at_once(own: Path) -> None:
    change(own, "columns = 4", "columns = 0")
    change(own, 'align = "justify"', 'align = "full"')
    assert len(faults(own)) == 2


def test_names_that_lead_nowhere_are_told_together(own: Path) -> None:
    change(own, 'accent = "red"', 'accent = "crimson"')
    change(own, 'rank = "short"', 'rank = "big"')
    assert [one.params["key"] for one in faults(own)] == [
        "accent",
        "templates.two",
    ]


@pytest.mark.parametrize("name", ["dark red", "a;b", "", "x{}"])
def test_a_name_that_no_style_sheet_could_say_is_refused(own: Path, name: str) -> None:
    change(own, "red = { cmyk", f'"{name}" = {{ cmyk')
    assert any("palette" in str(one.params["key"]) for one in faults(own))


def test_names_may_be_chinese(own: Path) -> None:
    change(own, "red = { cmyk", '"朱红" = { cmyk')
    change(own, 'accent = "red"', 'accent = "朱红"')
    assert load(own).accent in load(own).palette


@pytest.mark.parametrize("data", [b"[page\n", b"\xff\xfe", b""])
def test_a_file_that_is_no_layout(own: Path, data: bytes) -> None:
    own.write_bytes(data)
    assert faults(own)


def test_shipped_layouts_say_sizes_and_colours_once() -> None:
    """The layout is the only place for them: no style sheet carries a colour or a point size."""
    style = Path("src/banxin/html/templates/issue.css.j2")
    root = Path(__file__).parents[2]
    words = (root / style).read_text("utf-8")
    assert not re.search(r"#[0-9a-f]{3,6}\b|[\d.]+pt\b|device-cmyk", words)
