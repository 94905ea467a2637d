"""issue.toml: keys, pages, places, and what is told when it is wrong."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from banxin.content import load_issue
from banxin.content.lunar import lunar_date
from banxin.content.model import Spot
from banxin.diagnostics import BadContent, SourcePlace

ISSUE = """\
layout = "broadsheet"
date = 2026-11-20

[masthead]
name = "侨乡"

[[page]]
name = "要闻"
stories = ["tower"]
"""
TWO_PAGES = (
    ISSUE
    + """
[[page]]
name = "文化"
stories = ["letters"]
"""
)


def test_a_small_issue_is_read(folder: Any) -> None:
    issue = folder.load().issue
    assert (issue.name, issue.layout, issue.ticket) == ("2026-11", "broadsheet", "sheetfed-coated")
    assert issue.date == datetime.date(2026, 11, 20)
    assert (issue.number, issue.total, issue.ear) == (0, 0, None)
    assert issue.masthead.name.plain == "侨乡"
    assert issue.pages[0].stories[0].title[0].plain == "碉楼"
    assert issue.folder == folder.path


def test_every_key_is_carried_over(folder: Any) -> None:
    folder.picture("name.png")
    folder.write(
        "issue.toml",
        """\
layout = "./mine"
ticket = "newsprint"
number = 3
total = 27
date = 2026-11-20
rare_face = "hanamin"
section = "B"
keywords = ["侨乡", "碉楼"]
footer = ["印刷：甲", "定价：乙"]
masthead.name = "侨乡"
masthead.artwork = "photos/name.png"
masthead.motto = "格言"
masthead.publishers = ["主办：甲", "承办：乙"]
masthead.registration = "准印证"
masthead.website = "a.example"
ear = { title = "导读", paragraphs = ["一", "二"] }
[[page]]
name = "要闻"
template = "front"
stories = ["tower"]
staff = ["责编 甲"]
[[page.place]]
story = "tower"
columns = [1, 5]
lines = [12, 60]
""",
    )
    issue = folder.load().issue
    assert (issue.number, issue.total, issue.rare_face) == (3, 27, "hanamin")
    assert (issue.section, issue.keywords) == ("B", ("侨乡", "碉楼"))
    assert [line.plain for line in issue.footer] == ["印刷：甲", "定价：乙"]
    assert [line.plain for line in issue.masthead.publishers] == ["主办：甲", "承办：乙"]
    assert issue.masthead.artwork.width_px == 800
    assert [text.plain for text in issue.ear.paragraphs] == ["一", "二"]
    page = issue.pages[0]
    assert (page.template, page.staff[0].plain) == ("front", "责编 甲")
    assert page.placements[0].spot == Spot(1, 5, 12, 60)
    assert page.placements[0].place.line == 22


def test_a_variant_is_named_after_folder_and_file(folder: Any) -> None:
    folder.write("tabloid.toml", ISSUE.replace("broadsheet", "tabloid"))
    assert load_issue(folder.path / "tabloid.toml").issue.name == "2026-11-tabloid"
    assert load_issue(folder.path / "issue.toml").issue.name == "2026-11"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadContent) as caught:
        load_issue(tmp_path / "nowhere")
    assert [found.code for found in caught.value.diagnostics] == ["issue-missing"]


def test_a_folder_without_issue_toml_names_what_is_there(folder: Any) -> None:
    (folder.path / "issue.toml").rename(folder.path / "isue.toml")
    (found,) = folder.errors()
    assert (found.code, found.params["known"]) == ("issue-toml-missing", "isue.toml")


def test_a_story_is_no_issue(folder: Any) -> None:
    with pytest.raises(BadContent) as caught:
        load_issue(folder.path / "tower.md")
    assert caught.value.diagnostics[0].code == "issue-not-toml"


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "column"),
    [
        ("date = 2026-11-20", "date = 2026-02-30", "date-impossible", 2, 8),
        ("date = 2026-11-20", 'date = "2026-02-30"', "date-impossible", 2, 8),
        ("date = 2026-11-20", "date = 20261120", "date-impossible", 2, 8),
        ("date = 2026-11-20", "date = 2200-01-01", "date-too-far", 2, 8),
        ("layout =", "layuot =", "key-unknown", 1, 1),
        ('layout = "broadsheet"', "layout = “broadsheet”", "toml-fullwidth", 1, 10),
        ('layout = "broadsheet"', "layout = broadsheet", "toml-broken", 1, 10),
        ('layout = "broadsheet"', 'layout = ""', "value-empty", 1, 10),
        ('layout = "broadsheet"', "layout = [1]", "value-not-text", 1, 10),
        ('name = "侨乡"\n', "", "key-missing", 4, 1),
        ('["tower"]', '"tower"', "value-not-list", 9, 11),
        ('["tower"]', "[]", "page-empty", 7, 1),
        ('["tower"]', '["towr"]', "story-missing", 9, 12),
        ('["tower"]', '["../tower"]', "story-name", 9, 12),
        ('["tower"]', '["tower", "tower"]', "story-twice", 9, 21),
        ('"要闻"\n', '"要闻"\ncontinues = "tower"\n', "continues-unknown", 9, 13),
    ],
)
def test_errors_stand_at_their_place(
    folder: Any, old: str, new: str, code: str, line: int, column: int
) -> None:
    assert old in ISSUE
    folder.write("issue.toml", ISSUE.replace(old, new))
    found = next(found for found in folder.errors() if found.code == code)
    place = found.place
    assert isinstance(place, SourcePlace)
    assert (place.file, place.line, place.column) == ("2026-11/issue.toml", line, column)
    assert place.text == ISSUE.replace(old, new).split("\n")[line - 1]


def test_an_unknown_key_suggests_the_nearest(folder: Any) -> None:
    folder.write("issue.toml", ISSUE.replace("layout =", "layuot ="))
    found = next(found for found in folder.errors() if found.code == "key-unknown")
    assert found.params == {"key": "layuot", "known": "layout"}


def test_an_unknown_story_suggests_the_nearest_file(folder: Any) -> None:
    folder.write("issue.toml", ISSUE.replace('["tower"]', '["towr"]'))
    assert folder.errors()[0].params["known"] == "tower"


def test_a_date_may_be_written_out(folder: Any) -> None:
    folder.write("issue.toml", ISSUE.replace("2026-11-20", '"2026年11月20日"'))
    assert folder.load().issue.date == datetime.date(2026, 11, 20)


def test_a_story_on_two_pages_is_told_with_the_first_line(folder: Any) -> None:
    folder.write("issue.toml", TWO_PAGES.replace("letters", "tower"))
    (found,) = folder.errors()
    assert (found.code, found.params["line"], found.place.line) == ("story-twice", 9, 13)


def test_a_story_turns_to_a_later_page(folder: Any) -> None:
    text = TWO_PAGES.replace('stories = ["letters"]', 'continues = "tower"')
    folder.write("issue.toml", text)
    assert folder.load().issue.pages[1].continues == "tower"


def test_all_errors_of_all_files_come_at_once(folder: Any) -> None:
    folder.write("issue.toml", TWO_PAGES.replace("name =", "nmae =", 1))
    folder.story(
        "<b>粗</b>\n\n- 列", front="titel: 碉楼\nphotos:\n  - file: a.jpg\n    crdit: 甲\n"
    )
    folder.story("1. 一", name="letters")
    codes = folder.codes()
    assert sorted(codes) == sorted(
        [*["key-unknown"] * 3, *["key-missing"] * 2, "copy-html", "copy-list", "copy-list"]
    )


def test_a_broken_issue_toml_does_not_hide_the_stories_errors(folder: Any) -> None:
    folder.write("issue.toml", "layout = \n")
    folder.story("- 列")
    assert folder.codes() == ["toml-broken", "copy-list"]


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ('story = "twr"\ncolumns = [1, 5]\nlines = [1, 9]', "place-story"),
        ('story = "tower"\nphoto = 1\ncolumns = [1, 5]\nlines = [1, 9]', "place-photo"),
        ('story = "tower"\ncolumns = [5, 1]\nlines = [1, 9]', "place-backwards"),
        ('story = "tower"\ncolumns = [1, 5]\nlines = [9, 1]', "place-backwards"),
        ('story = "tower"\ncolumns = [0, 5]\nlines = [1, 9]', "value-too-small"),
        ('story = "tower"\ncolumns = [1]\nlines = [1, 9]', "value-count"),
        ('story = "tower"\ncolumns = [1, 2, 3]\nlines = [1, 9]', "value-count"),
        ('story = "tower"\ncolumns = ["a", 2]\nlines = [1, 9]', "value-not-whole"),
    ],
)
def test_places_are_checked(folder: Any, place: str, code: str) -> None:
    folder.write("issue.toml", f"{ISSUE}[[page.place]]\n{place}\n")
    assert folder.codes() == [code]


def test_one_place_each(folder: Any) -> None:
    place = '[[page.place]]\nstory = "tower"\ncolumns = [1, 5]\nlines = [1, 9]\n'
    folder.write("issue.toml", ISSUE + place + place)
    assert folder.codes() == ["place-twice"]
    photo = place.replace("columns", "photo = 1\ncolumns")
    folder.write("issue.toml", ISSUE + photo + photo)
    found = folder.codes()
    assert "photo-place-twice" in found
    assert "place-twice" not in found


def test_a_story_that_no_page_names_is_noted(folder: Any) -> None:
    folder.story("正文。", name="held")
    (found,) = folder.load().diagnostics
    assert (found.code, found.place.file) == ("story-unplaced", "2026-11/held.md")


def test_a_story_linked_from_outside_is_refused(folder: Any, tmp_path: Path) -> None:
    (folder.path / "tower.md").rename(tmp_path / "secret.md")
    (folder.path / "tower.md").symlink_to(tmp_path / "secret.md")
    assert folder.codes() == ["path-outside"]


def test_issue_toml_linked_from_outside_is_refused(folder: Any, tmp_path: Path) -> None:
    (folder.path / "issue.toml").rename(tmp_path / "secret.toml")
    (folder.path / "issue.toml").symlink_to(tmp_path / "secret.toml")
    assert folder.codes() == ["path-outside"]


def test_deeply_nested_toml_is_an_error(folder: Any) -> None:
    folder.write("issue.toml", "a = " + "[" * 5000 + "]" * 5000)
    assert folder.codes() == ["toml-broken"]


# 2021, 2024: the days of the Spring Festival; 2025 has a second sixth month.
@pytest.mark.parametrize(
    ("day", "lunar"),
    [
        (datetime.date(2021, 2, 12), "农历辛丑年正月初一"),
        (datetime.date(2024, 2, 9), "农历癸卯年腊月三十"),
        (datetime.date(2024, 2, 10), "农历甲辰年正月初一"),
        (datetime.date(2025, 7, 25), "农历乙巳年闰六月初一"),
        (datetime.date(2026, 11, 23), "农历丙午年十月十五"),
    ],
)
def test_lunar_dates(day: datetime.date, lunar: str) -> None:
    assert lunar_date(day) == lunar


def test_the_package_is_light_to_import() -> None:
    heavy = "{'pydantic', 'markdown_it', 'ruamel', 'PIL', 'pillow_heif', 'cnlunar'}"
    path = f"import sys; sys.path[:0] = {sys.path!r}"
    code = f"{path}; import banxin.content; print(sorted({heavy} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
