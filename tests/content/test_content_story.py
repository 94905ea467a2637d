"""Story files: encodings and front matter."""

from __future__ import annotations

from typing import Any

import pytest

FULL = """\
kicker: 引题
title:
  - 第一行
  - 第二行
subtitle: 副题
byline: 本报记者 甲
byline_at: start
dateline: 本报江门11月20日讯
"""


def test_every_key_is_carried_over(folder: Any) -> None:
    folder.story("正文。", front=FULL)
    story = folder.read_story()
    assert (story.kicker.plain, story.subtitle.plain) == ("引题", "副题")
    assert [line.plain for line in story.title] == ["第一行", "第二行"]
    assert (story.byline.text.plain, story.byline.at_end) == ("本报记者 甲", False)
    assert story.blocks[0].dateline.plain == "本报江门11月20日讯"
    assert story.blocks[0].text.plain == "正文。"


def test_what_is_left_out_is_empty(folder: Any) -> None:
    folder.story("正文。", front="title: 题\nkicker:\nbyline: ~\n")
    story = folder.read_story()
    assert not story.kicker
    assert story.byline is None
    assert not story.blocks[0].dateline


def test_the_byline_stands_at_the_end_by_itself(folder: Any) -> None:
    folder.story("正文。", front="title: 题\nbyline: （甲）\n")
    assert folder.read_story().byline.at_end


@pytest.mark.parametrize("written", ["1997", "2026-11-20", "007", "yes", "1.0", "0x1F", "1_000"])
def test_what_yaml_would_guess_at_stays_as_written(folder: Any, written: str) -> None:
    folder.story("正文。", front=f"title: {written}\n")
    assert folder.read_story().title[0].plain == written


@pytest.mark.parametrize(
    ("front", "code", "line", "column"),
    [
        ("titel: 题\n", "key-unknown", 2, 1),
        ("kicker: 题\n", "key-missing", 1, 1),
        ("title:\n", "value-empty", 2, 1),
        ("title: 题\ntitle: 又\n", "key-twice", 3, 1),
        ("title：题\n", "colon-form", 2, 6),
        ("title:题\n", "colon-form", 2, 6),
        ("title: 题\nbyline：甲\n", "colon-form", 3, 7),
        ("title: 侨乡: 百年\n", "front-matter-broken", 2, 10),
        ('title: "没完\n', "front-matter-broken", 3, 1),
        ("title: *标题\n", "front-matter-broken", 2, 8),
        ("title: 题\nkicker:\n\t- 甲\n", "front-matter-broken", 4, 1),
        ("- 甲\n- 乙\n", "front-matter-shape", 1, 1),
        ("只有一句话\n", "front-matter-shape", 1, 1),
        ("title: {a: b}\n", "value-not-list", 2, 8),
        ("title: [甲, [乙]]\n", "value-not-text", 2, 12),
        ("title: 题\nkicker: [甲]\n", "value-not-text", 3, 9),
        ("title: 题\nbyline_at: top\n", "value-not-choice", 3, 12),
        ("title: 题\nphotos: a.jpg\n", "value-not-list", 3, 9),
        ("title: &a 题\nkicker: *a\n", "front-matter-alias", 2, 8),
        ("title: 题\nbyline: <b>甲</b>\n", "copy-html", 3, 9),
        ("title: 题**目\n", "mark-open", 2, 9),
    ],
)
def test_errors_stand_at_their_place(
    folder: Any, front: str, code: str, line: int, column: int
) -> None:
    folder.story("正文。", front=front)
    found = next(found for found in folder.errors() if found.code == code)
    assert (found.place.file, found.place.line) == ("2026-11/tower.md", line)
    assert found.place.column == column
    assert found.place.text == f"---\n{front}---".split("\n")[line - 1]


def test_an_unknown_photo_key_suggests_among_photo_keys(folder: Any) -> None:
    folder.picture("a.jpg")
    front = "title: 题\nphotos:\n  - file: a.jpg\n    capton: 甲\n"
    folder.story("正文。", front=front)
    (found,) = folder.errors()
    assert (found.code, found.params["known"], found.place.line) == ("key-unknown", "caption", 5)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "story-empty"),
        (" \n\n", "story-empty"),
        ("---\ntitle: 题\n---\n", "story-empty"),
        ("---\ntitle: 题\n---\n　　\n", "story-empty"),
        ("题目\n\n正文。\n", "front-matter-missing"),
        ("——\ntitle: 题\n——\n正文。\n", "front-matter-missing"),
        ("---\ntitle: 题\n\n正文。\n", "front-matter-open"),
    ],
)
def test_stories_without_their_parts(folder: Any, text: str, code: str) -> None:
    folder.write("tower.md", text)
    assert folder.codes() == [code]


def test_a_dateline_needs_a_paragraph(folder: Any) -> None:
    folder.story("::: box 框\n一\n:::", front="title: 题\ndateline: 本报讯\n")
    assert folder.codes() == ["dateline-alone"]


def test_heads_end_without_a_full_stop_and_the_desk_is_told(folder: Any) -> None:
    folder.story("## 防匪。\n### 墙要厚。\n正文。\n\n::: box 用处。\n框。\n:::", front=STOPPED)
    issue = folder.load()
    story = issue.issue.stories[0]
    head, _, box = story.blocks
    assert (story.kicker.plain, story.subtitle.plain) == ("引题", "副题")
    assert [line.plain for line in story.title] == ["碉楼", "石头书"]
    assert (head.label.plain, head.text.plain, box.title.plain) == ("防匪", "墙要厚", "用处")
    found = issue.diagnostics
    assert {(one.code, one.severity) for one in found} == {("title-full-stop", "note")}
    places = sorted((one.place.line, one.place.column) for one in found)
    assert places == [(2, 11), (3, 11), (3, 19), (4, 13), (6, 6), (7, 8), (10, 11)]


STOPPED = "kicker: 引题。\ntitle: [碉楼。, 石头**书。**]\nsubtitle: 副题。\n"


@pytest.mark.parametrize("title", ["谁来管家？", "他说：“到家了。”", "。", "起点。终点"])
def test_other_ends_of_a_head_stay(folder: Any, title: str) -> None:
    folder.story("正文。", front=f"title: {title}\n")
    issue = folder.load()
    assert issue.issue.stories[0].title[0].plain == title
    assert issue.diagnostics == ()


STORY = "---\ntitle: 侨乡\n---\n正文，第一句。\n\n第二段。\n"


@pytest.mark.parametrize(
    ("raw", "notes"),
    [
        (STORY.encode(), []),
        (STORY.encode("utf-8-sig"), []),
        (STORY.replace("\n", "\r\n").encode(), []),
        (STORY.replace("\n", "\r").encode(), []),
        (STORY.encode("gb18030"), ["text-recoded"]),
        (STORY.encode("utf-16"), ["text-recoded"]),
    ],
)
def test_encodings_read_alike(folder: Any, raw: bytes, notes: list[str]) -> None:
    folder.write("tower.md", raw)
    assert folder.notes() == notes
    story = folder.read_story()
    assert story.title[0].plain == "侨乡"
    assert [block.text.plain for block in story.blocks] == ["正文，第一句。", "第二段。"]
    assert (story.blocks[1].text.place.line, story.blocks[1].text.place.column) == (6, 1)


def test_issue_toml_in_gb18030_is_read(folder: Any) -> None:
    text = (folder.path / "issue.toml").read_text("utf-8")
    folder.write("issue.toml", text.encode("gb18030"))
    assert folder.load().issue.masthead.name.plain == "侨乡"
    assert folder.notes() == ["text-recoded"]


@pytest.mark.parametrize("raw", [b"---\ntitle: \0\n---\n", b"\x81", b"\xff\xfe\x00"])
def test_what_is_no_text_is_refused(folder: Any, raw: bytes) -> None:
    folder.write("tower.md", raw)
    assert folder.codes() == ["text-binary"]


def test_one_broken_byte_in_utf8_is_shown_and_not_read_as_gb18030(folder: Any) -> None:
    raw = STORY.replace("正文，第一句。", "正文，第一句。" * 4).encode()
    at = raw.index("第一句".encode()) + 1
    folder.write("tower.md", raw[:at] + raw[at + 1 :])
    (found,) = folder.errors()
    assert (found.code, found.place.line, found.place.column) == ("text-damaged", 4, 4)


def test_sixteen_megabytes_are_no_story(folder: Any) -> None:
    folder.write("tower.md", STORY.encode() + "字".encode() * 5_600_000)
    assert folder.codes() == ["text-too-long"]


def test_front_matter_nested_without_end_is_an_error(folder: Any) -> None:
    folder.story("正文。", front="title: " + "[" * 1200 + "]" * 1200 + "\n")
    assert "front-matter-broken" in folder.codes()
