"""What the desk may fix of a page: stories that flow, partial places, notches, boxes, crops."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from banxin.content.model import Spot, Standing
from banxin.diagnostics import Severity

HEAD = """\
layout = "broadsheet"
date = 2026-11-20
stories = ["a", "b"]
fillers = ["f"]
masthead.name = "侨乡"
"""
PAGES = """
[[page]]
name = "要闻"
stories = ["c"]

[[page]]
name = "文化"
"""
AT = {"columns": [1, 2], "lines": [60, 80]}
DOCS = Path(__file__).parents[2] / "docs" / "content.md"


@pytest.fixture
def desk(folder: Any) -> Any:
    """Stories a, b flow; c is on page one; f is in reserve; each of a, b, c has two photos."""
    (folder.path / "tower.md").unlink()
    folder.picture("p.png")
    photos = "photos:\n" + "  - {file: p.png, caption: 图, credit: 某某}\n" * 2
    for name in "abc":
        folder.story("正文。", front=f"title: 题\n{photos}", name=name)
    folder.story("正文。", name="f")
    folder.write("issue.toml", HEAD + PAGES)
    return folder


def place(story: str, **keys: object) -> str:
    listed = "".join(f"{key} = {value}\n" for key, value in keys.items())
    return f'\n[[page.place]]\nstory = "{story}"\n{listed}'


def box(kind: str = "notice", **keys: object) -> str:
    listed = "".join(f"{key} = {value}\n" for key, value in keys.items())
    return f'\n[[page.box]]\nkind = "{kind}"\n{listed}'


def on_page_two(desk: Any, *parts: str) -> Any:
    desk.write("issue.toml", HEAD + PAGES + "".join(parts))
    return desk


def line_of(desk: Any, part: str, nth: int = 1) -> int:
    lines = (desk.path / "issue.toml").read_text("utf-8").split("\n")
    return [number for number, line in enumerate(lines, 1) if line == part][nth - 1]


def test_stories_that_flow_and_fillers_are_read_in_order(desk: Any) -> None:
    loaded = desk.load()
    issue = loaded.issue
    assert [story.name for story in issue.flow] == ["a", "b"]
    assert [story.name for story in issue.fillers] == ["f"]
    assert [[s.name for s in page.stories] for page in issue.pages] == [["c"], []]
    assert [story.name for story in issue.stories] == ["c", "a", "b"]
    assert loaded.diagnostics == ()


def test_what_nobody_lists_is_noted_as_before(desk: Any) -> None:
    desk.write("issue.toml", HEAD.replace('fillers = ["f"]\n', "") + PAGES)
    (found,) = desk.load().diagnostics
    assert (found.code, found.place.file) == ("story-unplaced", "2026-11/f.md")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('["f"]', '["f", "a"]', 4),
        ('["c"]', '["c", "a"]', 9),
        ('["c"]', '["c", "f"]', 9),
        ('["a", "b"]', '["a", "b", "a"]', 3),
    ],
)
def test_a_story_is_listed_once(desk: Any, old: str, new: str, line: int) -> None:
    desk.write("issue.toml", (HEAD + PAGES).replace(old, new))
    (found,) = desk.errors()
    first = 4 if "f" in new and line == 9 and '"f"' in new else 3
    assert (found.code, found.place.line, found.params["line"]) == ("story-twice", line, first)


def test_a_missing_story_of_the_flow_is_told_at_its_name(desk: Any) -> None:
    desk.write("issue.toml", (HEAD + PAGES).replace('"b"]', '"bb"]'))
    (found,) = desk.errors()
    assert (found.code, found.place.line, found.place.column) == ("story-missing", 3, 17)


def test_stories_of_the_flow_are_read_even_where_a_page_is_broken(desk: Any) -> None:
    desk.story("- 列", name="b")
    desk.write("issue.toml", (HEAD + PAGES).replace('name = "文化"', "name = 1979-01-01T00:00:00"))
    assert sorted(desk.codes()) == ["copy-list", "value-not-text"]


def test_without_stories_that_flow_a_page_needs_its_own(desk: Any) -> None:
    text = (HEAD + PAGES).replace('stories = ["a", "b"]\n', "")
    desk.write("issue.toml", text)
    (found,) = desk.errors()
    assert (found.code, found.params["name"]) == ("page-empty", "文化")
    desk.write(
        "issue.toml", text + box("advert", paragraphs='["甲"]', columns=[1, 9], lines=[1, 9])
    )
    assert desk.load().issue.pages[1].boxes[0].kind is Standing.ADVERT


def test_a_story_that_flows_is_not_told_to_continue(desk: Any) -> None:
    on_page_two(desk, 'continues = "a"\n')
    (found,) = desk.errors()
    assert (found.code, found.place.line) == ("continues-flows", line_of(desk, 'continues = "a"'))


def test_a_filler_does_not_continue(desk: Any) -> None:
    assert on_page_two(desk, 'continues = "f"\n').codes() == ["continues-unknown"]


@pytest.mark.parametrize(
    ("keys", "columns", "lines"),
    [
        ({}, None, None),
        ({"columns": [2, 4]}, (2, 4), None),
        ({"lines": [10, 40]}, None, (10, 40)),
        ({"columns": [2, 4], "lines": [10, 40]}, (2, 4), (10, 40)),
    ],
)
def test_a_place_says_as_much_as_it_likes(desk: Any, keys: Any, columns: Any, lines: Any) -> None:
    (placement,) = on_page_two(desk, place("a", **keys)).load().issue.pages[1].placements
    assert (placement.story, placement.photo) == ("a", 0)
    assert (placement.columns, placement.lines) == (columns, lines)
    assert (placement.spot is None) == (None in (columns, lines))
    assert (placement.notch, placement.rank) == (None, "")


def test_notch_and_rank_are_read(desk: Any) -> None:
    notch = "{ columns = [4, 5], lines = [30, 40] }"
    text = place("a", columns=[2, 5], lines=[10, 40], notch=notch, rank='"lead"')
    (placement,) = on_page_two(desk, text).load().issue.pages[1].placements
    assert (placement.notch, placement.rank) == (Spot(4, 5, 30, 40), "lead")


# The place is columns 2 to 5, lines 10 to 40.
@pytest.mark.parametrize(
    ("columns", "lines", "code"),
    [
        ([2, 3], [30, 40], None),
        ([5, 5], [11, 40], None),
        ([3, 4], [30, 40], "notch-corner"),  # in the middle of the foot
        ([2, 5], [30, 40], "notch-corner"),  # the whole width
        ([4, 5], [30, 39], "notch-corner"),  # does not reach the foot
        ([4, 5], [10, 40], "notch-corner"),  # the whole height
        ([4, 6], [30, 40], "notch-corner"),  # beyond the side
        ([5, 4], [30, 40], "place-backwards"),
        ([0, 3], [30, 40], "value-too-small"),
    ],
)
def test_a_notch_is_a_lower_corner(desk: Any, columns: Any, lines: Any, code: str | None) -> None:
    notch = f"{{ columns = {columns}, lines = {lines} }}"
    on_page_two(desk, place("a", columns=[2, 5], lines=[10, 40], notch=notch))
    if code:
        assert desk.codes() == [code]
    else:
        assert desk.load().issue.pages[1].placements[0].notch == Spot(*columns, *lines)


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ({"columns": [2, 5], "notch": "{ columns = [4, 5], lines = [30, 40] }"}, "notch-alone"),
        ({"notch": "{ columns = [4, 5] }"}, "key-missing"),
        ({"notch": "{ colums = [4, 5], lines = [3, 4], columns = [4, 5] }"}, "key-unknown"),
        ({"notch": "[4, 5]"}, "value-not-table"),
        ({"photo": 1, "columns": [2, 5], "rank": '"lead"'}, "place-photo-rank"),
        (
            {"photo": 1, "columns": [2, 5], "lines": [1, 9]}
            | {"notch": "{ columns = [4, 5], lines = [3, 9] }"},
            "place-photo-notch",
        ),
        ({"photo": 3, "columns": [2, 5]}, "place-photo"),
        ({"photo": -1}, "value-too-small"),
        ({"colums": [2, 5]}, "key-unknown"),
    ],
)
def test_a_place_that_makes_no_sense(desk: Any, keys: Any, code: str) -> None:
    assert code in on_page_two(desk, place("a", **keys)).codes()


def test_a_misspelt_key_of_a_notch_suggests_the_nearest(desk: Any) -> None:
    notch = "{ colums = [4, 5], columns = [4, 5], lines = [3, 9] }"
    on_page_two(desk, place("a", columns=[2, 5], lines=[1, 9], notch=notch))
    (found,) = desk.errors()
    assert found.params == {"key": "colums", "known": "columns"}


def test_a_place_that_says_nothing_new_is_a_warning(desk: Any) -> None:
    text = (HEAD + PAGES).replace('["c"]\n', '["c"]\n' + place("c"))
    desk.write("issue.toml", text)
    (found,) = desk.load().diagnostics
    assert (found.code, found.severity) == ("place-idle", Severity.WARNING)


def test_a_story_is_pinned_to_one_page(desk: Any) -> None:
    page_one = PAGES.replace('["c"]\n', '["c"]\n' + place("a", photo=2))
    desk.write("issue.toml", HEAD + page_one + place("a") + place("b"))
    (found,) = desk.errors()
    assert found.code == "place-two-pages"
    assert found.place.line == line_of(desk, "[[page.place]]", 2)
    assert found.params == {"name": "a", "line": line_of(desk, "[[page.place]]", 1)}


def test_a_place_for_a_story_of_another_page_names_its_line(desk: Any) -> None:
    on_page_two(desk, place("c", photo=1, columns=[1, 2]))
    (found,) = desk.errors()
    assert (found.code, found.place.text) == ("place-elsewhere", 'story = "c"')
    assert found.params == {"name": "c", "line": line_of(desk, 'stories = ["c"]')}


def test_a_place_may_stand_before_the_page_of_its_story_is_read(desk: Any) -> None:
    desk.write("issue.toml", HEAD + '\n[[page]]\nname = "前"\n' + place("c") + PAGES)
    (found,) = desk.errors()
    assert (found.code, found.params["line"]) == (
        "place-elsewhere",
        line_of(desk, 'stories = ["c"]'),
    )


@pytest.mark.parametrize("name", ["f", "aa"])
def test_a_place_is_for_no_other_story(desk: Any, name: str) -> None:
    (found,) = on_page_two(desk, place(name, columns=[1, 2])).errors()
    assert found.code == "place-story"
    assert "a" in str(found.params["known"]).split("、")


# The story stands in columns 2 to 5, or lines 10 to 40, as far as given.
@pytest.mark.parametrize(
    ("story", "photo", "stray"),
    [
        ({"columns": [2, 5]}, {"columns": [2, 3]}, False),
        ({"columns": [2, 5]}, {"columns": [1, 3]}, True),
        ({"columns": [2, 5]}, {"columns": [5, 6]}, True),
        ({"columns": [2, 5]}, {"lines": [1, 9]}, False),
        ({"lines": [10, 40]}, {"lines": [10, 40]}, False),
        ({"lines": [10, 40]}, {"lines": [9, 20]}, True),
        ({"lines": [10, 40]}, {"columns": [8, 9], "lines": [30, 41]}, True),
        ({}, {"columns": [8, 9], "lines": [30, 41]}, False),
    ],
)
@pytest.mark.parametrize("photo_first", [False, True])
def test_a_photo_stands_inside_its_story(
    desk: Any, story: Any, photo: Any, stray: bool, photo_first: bool
) -> None:
    parts = [place("a", **story), place("a", photo=1, **photo)]
    on_page_two(desk, *(reversed(parts) if photo_first else parts))
    if not stray:
        assert desk.load()
        return
    (found,) = desk.errors()
    assert found.code == "photo-outside-story"
    assert found.place.line == line_of(desk, "[[page.place]]", 2)
    assert found.params == {"story": "a", "photo": 1, "line": line_of(desk, "[[page.place]]", 1)}


def test_a_photo_stays_off_the_notch(desk: Any) -> None:
    story = place("a", columns=[2, 5], lines=[10, 40], notch="{columns = [4, 5], lines = [30, 40]}")
    on_page_two(desk, story, place("a", photo=1, columns=[3, 4], lines=[20, 30]))
    assert desk.codes() == ["photo-outside-story"]
    on_page_two(desk, story, place("a", photo=1, columns=[3, 4], lines=[20, 29]))
    assert desk.load()


NOTCHED = {"columns": [1, 4], "lines": [1, 20], "notch": "{columns = [3, 4], lines = [11, 20]}"}


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ({"columns": [1, 4], "lines": [1, 20]}, {"columns": [5, 8], "lines": [1, 20]}, False),
        ({"columns": [1, 4], "lines": [1, 20]}, {"columns": [4, 8], "lines": [20, 30]}, True),
        ({"columns": [1, 4], "lines": [1, 20]}, {"columns": [4, 8], "lines": [21, 30]}, False),
        ({"columns": [1, 4], "lines": [1, 20]}, {"columns": [1, 4]}, False),
        (NOTCHED, {"columns": [3, 6], "lines": [11, 30]}, False),
        (NOTCHED, {"columns": [3, 6], "lines": [10, 30]}, True),
        (NOTCHED, {"columns": [2, 6], "lines": [11, 30]}, True),
        # Two notches that lie over each other, with shared lines above both.
        (
            {"columns": [1, 4], "lines": [1, 20], "notch": "{columns = [3, 4], lines = [11, 20]}"},
            {"columns": [3, 6], "lines": [5, 20], "notch": "{columns = [3, 3], lines = [9, 20]}"},
            True,
        ),
        ({"columns": [1, 99999999999], "lines": [1, 99999999999]}, NOTCHED, True),
    ],
)
def test_two_whole_places_that_overlap(desk: Any, one: Any, other: Any, overlap: bool) -> None:
    on_page_two(desk, place("a", **one), place("b", **other))
    if not overlap:
        assert desk.load()
        return
    (found,) = desk.errors()
    assert (found.code, found.place.line) == (
        "places-overlap",
        line_of(desk, "[[page.place]]", 2),
    )
    first = line_of(desk, "[[page.place]]", 1)
    assert found.params == {"name": "b", "other": "a", "line": first}


def test_photos_lie_on_their_story_but_on_nothing_else(desk: Any) -> None:
    story = place("a", columns=[1, 4], lines=[1, 40])
    first = place("a", photo=1, columns=[1, 2], lines=[10, 20])
    assert on_page_two(desk, story, first).load()
    on_page_two(desk, story, first, place("a", photo=2, columns=[2, 3], lines=[20, 30]))
    (found,) = desk.errors()
    assert (found.params["name"], found.params["other"]) == ("a/2", "a/1")
    on_page_two(desk, story, place("b", photo=1, columns=[2, 3], lines=[20, 30]))
    assert desk.errors()[0].params["name"] == "b/1"


def test_a_box_is_read(desk: Any) -> None:
    text = box(title='"启事"', paragraphs='["一", "*二*"]', columns=[1, 2], lines=[60, 80])
    advert = box("advert", picture='"p.png"', columns=[3, 8], lines=[60, 80])
    contents = box("contents", columns=[1, 2], lines=[1, 9])
    notice, picture, listed = on_page_two(desk, text, advert, contents).load().issue.pages[1].boxes
    assert (notice.kind, notice.title.plain, notice.picture) == (Standing.NOTICE, "启事", None)
    assert [text.plain for text in notice.paragraphs] == ["一", "二"]
    assert notice.spot == Spot(1, 2, 60, 80)
    assert notice.place.text == "[[page.box]]"
    assert (picture.picture.name, picture.picture.width_px) == ("p.png", 800)
    assert (listed.kind, listed.paragraphs) == (Standing.CONTENTS, ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (box("advert", **AT), "box-empty"),
        (box("publisher", title='"甲"', **AT), "box-empty"),
        (box("advert", picture='"p.png"', paragraphs='["甲"]', **AT), "box-full"),
        (box("contents", paragraphs='["甲"]', **AT), "box-contents"),
        (box("advert", picture='"q.png"', **AT), "photo-missing"),
        (box("advert", picture='"../../q.png"', **AT), "path-outside"),
        (box("notice", paragraphs='["甲"]', columns=[1, 2]), "key-missing"),
        (box("notice", paragraphs='["甲"]', columns=[2, 1], lines=[1, 2]), "place-backwards"),
        (box("advrt", paragraphs='["甲"]', **AT), "value-not-choice"),
        (box("notice", paragraphs='[" "]', **AT), "value-empty"),
        (box("notice", paragraph='["甲"]', paragraphs='["甲"]', **AT), "key-unknown"),
        (box("contents", **AT) + box("contents", **AT), "places-overlap"),
        (box("contents", **AT) + place("a", columns=[2, 3], lines=[1, 60]), "places-overlap"),
    ],
)
def test_a_box_that_makes_no_sense(desk: Any, text: str, code: str) -> None:
    assert on_page_two(desk, text).codes() == [code]


def test_an_unknown_kind_of_box_lists_them_all(desk: Any) -> None:
    (found,) = on_page_two(desk, box("advrt", **AT)).errors()
    assert found.params["known"] == "advert、contents、publisher、notice"


@pytest.mark.parametrize(
    ("written", "crop"), [("", None), ("crop: 0", 0.0), ("crop: 0.1", 0.1), ("crop: 0.5", 0.5)]
)
def test_how_much_of_a_photo_may_be_cut(folder: Any, written: str, crop: float | None) -> None:
    folder.picture("p.png")
    folder.story("正文。", front=f"title: 题\nphotos:\n  - file: p.png\n    {written}\n")
    assert folder.read_story().photos[0].crop == crop


@pytest.mark.parametrize(
    ("written", "code"),
    [("0.6", "value-too-large"), ("-0.1", "value-too-small"), ("一成", "value-not-number")],
)
def test_no_photo_loses_more_than_half(folder: Any, written: str, code: str) -> None:
    folder.picture("p.png")
    folder.story("正文。", front=f"title: 题\nphotos:\n  - file: p.png\n    crop: {written}\n")
    (found,) = folder.errors()
    assert (found.code, found.place.line) == (code, 5)


def test_the_whole_example_of_the_docs_loads(folder: Any) -> None:
    examples = re.findall(r"```toml\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    (example,) = [text for text in examples if "[[page.box]]" in text]
    folder.write("issue.toml", example)
    folder.picture("tea-advert.jpg")
    listed = re.findall(r"(?m)^(?:stories|fillers) = \[(.*?)\]", example)
    for name in re.findall(r'"(\w+)"', " ".join(listed)):
        folder.story("正文。", front="title: 题\nphotos:\n  - file: tea-advert.jpg\n", name=name)
    (folder.path / "tower.md").unlink()
    issue = folder.load().issue
    assert [len(page.boxes) for page in issue.pages] == [1, 0, 0, 1]
    assert issue.flow[0].name == "bridge"
    assert issue.pages[2].placements[0].notch == Spot(3, 4, 45, 60)
