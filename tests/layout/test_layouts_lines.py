"""The ``[lines]`` of a layout: one key a switch, the rule book's defaults, every slip named."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from tests.makeup.paper import (
    LAYOUT_TOML,
    issue,
    made,
    page,
    paragraph,
    story,
)

from banxin.diagnostics import BadContent
from banxin.layout import Layout, load_layout, shipped_layouts
from banxin.line_style import LineStyle
from banxin.makeup import Part
from banxin.messages import Language, as_text
from banxin.shipped import shipped
from banxin.typeset import Gap, Level, LineSettings, MarkWidths

DOCS = Path(__file__).parents[2] / "docs"


def layout_with(folder: Path, lines: str) -> Layout:
    (folder / "ours").mkdir()
    text = f"{LAYOUT_TOML}\n[lines]\n{lines}\n"
    (folder / "ours" / "layout.toml").write_text(text, "utf-8")
    return load_layout("./ours", folder)


def settings(folder: Path, lines: str) -> LineSettings:
    return layout_with(folder, lines).lines.settings


def test_a_layout_that_names_no_switch_has_the_rule_books(tmp_path: Path) -> None:
    assert settings(tmp_path, "") == LineSettings()


@pytest.mark.parametrize("name", shipped_layouts())
def test_the_shipped_layouts_keep_to_the_rule_book_but_for_word_spaces(
    name: str, tmp_path: Path
) -> None:
    """Their columns are narrow: word spaces may close to a fifth, as the book allows a house."""
    kept = dataclasses.replace(LineSettings(), word_space=Gap(250, 200, 500))
    assert load_layout(name, tmp_path).lines.settings == kept


def test_the_keys_are_the_composers_own_with_their_units() -> None:
    """A new switch of the composer must get its key here, or this fails."""
    switches = [one.name for one in dataclasses.fields(LineSettings)]
    assert [key.removesuffix("_em") for key in LineStyle.model_fields] == switches


@pytest.mark.parametrize(
    ("written", "name", "told"),
    [
        ('level = "strict"', "level", Level.STRICT),
        (
            "han_latin_em = { natural = 0.125, least = 0.125, most = 0.5 }",
            "han_latin",
            Gap(125, 125, 500),
        ),
        ("han_latin_em = { natural = 0, least = 0, most = 0 }", "han_latin", Gap(0, 0, 0)),
        ("gap_after_postfix = true", "gap_after_postfix", True),
        ("word_space_em = { least = 0.2, most = 0.4 }", "word_space", Gap(250, 200, 400)),
        ("word_space_em = { least = 0.3, most = 0.4 }", "word_space", Gap(300, 300, 400)),
        ('mark_widths = "sentence"', "mark_widths", MarkWidths.SENTENCE),
        ("squeeze_stops = false", "squeeze_stops", False),
        ("tight_pairs = true", "tight_pairs", True),
        ("squeeze_after_dash = true", "squeeze_after_dash", True),
        ("trim_indented_opening = false", "trim_indented_opening", False),
        ("hanging = true", "hanging", True),
        ("normalise_fullwidth = false", "normalise_fullwidth", False),
        ("hyphenate = false", "hyphenate", False),
        ('language = "de"', "language", "de"),
        ('language = "en-GB"', "language", "en-GB"),
        ("bad_opening_em = 0.1", "bad_opening", 100),
    ],
)
def test_one_switch_changes_one_setting(
    tmp_path: Path, written: str, name: str, told: object
) -> None:
    default, changed = LineSettings(), settings(tmp_path, written)
    for switch in (one.name for one in dataclasses.fields(LineSettings)):
        wanted = told if switch == name else getattr(default, switch)
        assert getattr(changed, switch) == wanted, switch
    assert changed != default


@pytest.mark.parametrize(
    ("written", "key", "cause"),
    [
        ("hangin = true", "lines.hangin", "perhaps hanging"),
        ('hanging = "yes"', "lines.hanging", "boolean"),
        ("hanging = 1", "lines.hanging", "boolean"),
        ('level = "gbt"', "lines.level", "'gb'"),
        ('mark_widths = "kaiming"', "lines.mark_widths", "'sentence'"),
        ("han_latin_em = 0.25", "lines.han_latin_em", "dictionary"),
        (
            "han_latin_em = { natural = 0.25, least = 0.3, most = 0.5 }",
            "lines.han_latin_em",
            "least 0.3 is above natural 0.25",
        ),
        (
            "han_latin_em = { natural = 0.4, least = 0.3, most = 0.333 }",
            "lines.han_latin_em",
            "natural 0.4 is above most 0.333",
        ),
        ("han_latin_em = { natural = 0.25 }", "lines.han_latin_em.least", "required"),
        (
            "han_latin_em = { natural = 0.2, leest = 0.1, most = 0.3 }",
            "lines.han_latin_em.leest",
            "perhaps least",
        ),
        (
            "word_space_em = { least = 0.5, most = 0.25 }",
            "lines.word_space_em",
            "least 0.5 is above most 0.25",
        ),
        ("word_space_em = { least = -0.1, most = 1 }", "lines.word_space_em.least", "0"),
        # Thousandths where em are meant.
        ("word_space_em = { least = 250, most = 500 }", "lines.word_space_em.least", "1"),
        ("word_space_em = { least = 0.2, most = inf }", "lines.word_space_em.most", "finite"),
        ("bad_opening_em = nan", "lines.bad_opening_em", "finite"),
        ("bad_opening_em = 0", "lines.bad_opening_em", "greater than 0"),
        ('language = "klingon"', "lines.language", "klingon"),
        ("language = 3", "lines.language", "string"),
    ],
)
def test_a_slip_and_a_contradiction_are_named_with_their_key(
    tmp_path: Path, written: str, key: str, cause: str
) -> None:
    with pytest.raises(BadContent) as caught:
        layout_with(tmp_path, written)
    told = {str(one.params["key"]): str(one.params["cause"]) for one in caught.value.diagnostics}
    assert key in told, told
    assert cause in told[key]
    for language in Language:
        assert key in "\n".join(as_text(one, language) for one in caught.value.diagnostics)


def test_a_misspelt_key_anywhere_is_told_the_near_one(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    text = LAYOUT_TOML.replace("gutter_em = 2", "guter_em = 2")
    (tmp_path / "ours" / "layout.toml").write_text(text, "utf-8")
    with pytest.raises(BadContent) as caught:
        load_layout("./ours", tmp_path)
    causes = {one.params["key"]: one.params["cause"] for one in caught.value.diagnostics}
    assert causes["page.guter_em"] == "no such key; perhaps gutter_em"


def test_a_page_is_made_up_with_its_layouts_switches(tmp_path: Path) -> None:
    """Level ``none`` lets a line begin with any mark; the default does not."""
    copy = "字" * 8 + "，" + "字" * 9 + "，" + "字" * 9 + "，" + "字" * 20

    def starts(layout: Layout) -> set[str]:
        an_issue = issue(page(story("one", paragraph(copy))))
        texts = [t for p in made(an_issue, layout).pages for f in p.frames for t in f.texts]
        return {p.line.text[0] for t in texts if t.part is Part.BODY for p in t.lines}

    lawless = layout_with(tmp_path, 'level = "none"')
    assert "，" in starts(lawless)
    lawful = lawless.model_copy(update={"lines": LineStyle()})
    assert "，" not in starts(lawful)


def test_every_switch_is_documented_with_its_default_and_a_picture() -> None:
    page = (DOCS / "line-styles.md").read_text("utf-8")
    for key in LineStyle.model_fields:
        part = page.split(f"\n## {key}\n", 1)[1].split("\n## ", 1)[0]
        pictures = re.findall(r"!\[[^\]]+\]\((images/lines/[a-z-]+\.png)\)", part)
        assert pictures, key
        assert all(0 < (DOCS / picture).stat().st_size < 60_000 for picture in pictures)
        assert "默认" in part
        assert "来源" in part
    listed = (DOCS / "layouts.md").read_text("utf-8").split("\n## 行\n", 1)[1].split("\n## ", 1)[0]
    assert all(f"`{key}`" in listed for key in LineStyle.model_fields)


def test_marks_that_hang_need_a_gutter_that_holds_them(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    folder.mkdir()
    toml = (shipped("layouts") / "a4" / "layout.toml").read_text("utf-8")
    hung = toml.replace("[lines]\n", "[lines]\nhanging = true\n")
    (folder / "layout.toml").write_text(hung, "utf-8")
    load_layout("./ours", tmp_path)
    (folder / "layout.toml").write_text(
        re.sub(r"gutter_em = [\d.]+", "gutter_em = 0.5", hung), "utf-8"
    )
    with pytest.raises(BadContent) as refused:
        load_layout("./ours", tmp_path)
    assert refused.value.diagnostics[0].params["key"] == "page.gutter_em"
