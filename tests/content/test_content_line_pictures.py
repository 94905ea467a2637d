"""Pictures inside a line: where they may stand, how they are written, what is opened."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from banxin.content import load_copy
from banxin.content.model import LinePicture, Text, TextRun
from banxin.diagnostics import BadContent, Diagnostic, SourcePlace
from banxin.typeset import ATOM


@pytest.fixture
def desk(folder: Any) -> Any:
    """The small issue with two pictures: a square one, and one half as wide as it is high."""
    folder.picture("标志.png", (90, 90))
    folder.picture("高.png", (50, 100))
    return folder


def body(desk: Any, copy: str) -> Text:
    (block,) = desk.blocks(copy)
    text = block.text
    assert isinstance(text, Text)
    return text


def pictures(text: Text) -> list[LinePicture]:
    return [run.picture for run in text.runs if run.picture]


def told(desk: Any, copy: str) -> tuple[str, int, int]:
    """The one error of a body: code, and where in its line."""
    desk.story(copy)
    (found,) = desk.errors()
    assert isinstance(found.place, SourcePlace)
    return found.code, found.place.column, found.place.length


def test_a_picture_is_a_run_of_its_own(desk: Any) -> None:
    text = body(desk, "按![电源键](标志.png)开机")
    assert [run.text for run in text.runs] == ["按", ATOM, "开机"]
    (picture,) = pictures(text)
    assert (picture.alternative, picture.file.name) == ("电源键", "标志.png")
    assert picture.file.path == desk.path / "photos" / "标志.png"
    assert (picture.place.column, picture.place.length) == (2, len("![电源键](标志.png)"))
    assert [run.place.column for run in text.runs] == [1, 2, 16]


def test_its_width_follows_its_proportions(desk: Any) -> None:
    desk.picture("宽.png", (300, 101))
    desk.picture("线.png", (1, 4000))
    copy = "甲![一](标志.png)乙![二](高.png)丙![三](宽.png)丁![四](线.png)"
    assert [picture.width for picture in pictures(body(desk, copy))] == [1000, 500, 2970, 1]


def test_it_is_read_aloud_in_its_place(desk: Any) -> None:
    assert body(desk, "按![电源键](标志.png)开机").plain == "按电源键开机"


def test_what_stands_around_it_holds_for_it(desk: Any) -> None:
    text = body(
        desk, "甲[乙![一](标志.png)]{.small}**丙![二](标志.png)**[![三](高.png)](https://a.example)"
    )
    runs: list[TextRun] = [run for run in text.runs if run.picture]
    assert [(run.small, run.bold, run.link) for run in runs] == [
        (True, False, ""),
        (False, True, ""),
        (False, False, "https://a.example"),
    ]


@pytest.mark.parametrize("name", ["标志 2.png", "标志(2).png", "子 夹/标志.png"])
def test_names_with_blanks_brackets_and_folders(desk: Any, name: str) -> None:
    desk.write(f"photos/{name}", (desk.path / "photos" / "标志.png").read_bytes())
    (picture,) = pictures(body(desk, f"按![键]({name})开机"))
    assert picture.file.name == name


def test_a_new_line_beside_it_is_a_blank_only_between_latin_words(desk: Any) -> None:
    text = body(desk, "Press\n![key](标志.png)\nnow，按\n![键](标志.png)\n开机")
    assert "".join(run.text for run in text.runs) == f"Press {ATOM} now，按{ATOM}开机"
    assert [run.text for run in text.runs if run.picture] == [ATOM, ATOM]


@pytest.mark.parametrize(
    "copy",
    [
        "::: note\n按![键](标志.png)开机。\n:::\n正文。",
        "正文。\n\n::: box 题\n按![键](标志.png)开机。\n:::",
        "正文。\n\n> 按![键](标志.png)开机。",
    ],
)
def test_notes_boxes_and_quotes_may_have_pictures(desk: Any, copy: str) -> None:
    texts: list[Text] = []
    for block in desk.blocks(copy):
        texts += [block.text] if hasattr(block, "text") else block.paragraphs
    assert [picture.alternative for text in texts for picture in pictures(text)] == ["键"]


def test_captions_may_have_pictures(desk: Any) -> None:
    desk.picture("楼.jpg")
    front = (
        "title: 题\nphotos:\n  - file: 楼.jpg\n    caption: 甲![键](标志.png)乙\n    credit: 丙\n"
    )
    desk.story("正文。", front=front)
    (photo,) = desk.read_story().photos
    assert [picture.alternative for picture in pictures(photo.caption)] == ["键"]
    assert photo.alternative == "甲键乙"


@pytest.mark.parametrize(
    "front",
    [
        "title: 题![键](标志.png)\n",
        "title: 题\nkicker: 引![键](标志.png)\n",
        "title: 题\nsubtitle: 副![键](标志.png)\n",
        "title: 题\nbyline: 某![键](标志.png)\n",
        "title: 题\ndateline: 本报![键](标志.png)讯\n",
    ],
)
def test_the_front_matter_has_none(desk: Any, front: str) -> None:
    desk.story("正文。", front=front)
    assert desk.codes() == ["copy-image"]


@pytest.mark.parametrize(
    "copy",
    [
        "## 小![键](标志.png)题\n\n正文。",
        "::: box 框![键](标志.png)题\n正文。\n:::",
        "::: names\n王明、![键](标志.png)\n:::",
    ],
)
def test_heads_and_lists_of_names_have_none(desk: Any, copy: str) -> None:
    desk.story(copy)
    assert desk.codes() == ["copy-image"]


@pytest.mark.parametrize(
    ("copy", "found"),
    [
        ("![键](标志.png)", ("image-alone", 1, 12)),
        ("![键](标志.png) ![键](高.png)", ("image-alone", 1, 12)),
        ("按![](标志.png)", ("image-form", 2, 11)),
        ("按![ ](标志.png)", ("image-form", 2, 12)),
        ("按![键]()", ("image-form", 2, 6)),
        ("按![键]", ("image-form", 2, 2)),
        ("按![键](标志.png", ("image-form", 2, 2)),
        ("按![键](标志.png){height=2em}开", ("image-form", 2, 24)),
        ("按![键](标志.jpg)", ("photo-missing", 7, 6)),
        ("按![键](https://a.example/x.png)", ("photo-missing", 7, 23)),
        ("按![键](../../标志.png)", ("path-outside", 7, 12)),
        ("按![键](/etc/hostname)", ("path-outside", 7, 13)),
        ("按![键](.)", ("photo-missing", 7, 1)),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    desk: Any, copy: str, found: tuple[str, int, int]
) -> None:
    assert told(desk, copy) == found


def test_at_most_six_em(desk: Any) -> None:
    desk.picture("六.png", (600, 100))
    desk.picture("过.png", (601, 100))
    assert pictures(body(desk, "甲![六](六.png)"))[0].width == 6000
    desk.story("甲![过](过.png)")
    (found,) = desk.errors()
    assert (found.code, found.params) == (
        "image-wide",
        {"name": "过.png", "width": "6.01", "most": 6},
    )


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "photo-empty"),
        (b"not a picture", "photo-broken"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "photo-format"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, "photo-broken"),
    ],
)
def test_files_are_checked_as_photos_are(desk: Any, raw: bytes, code: str) -> None:
    desk.write("photos/标志.png", raw)
    assert told(desk, "按![键](标志.png)开机")[0] == code


def test_a_moving_picture_and_a_link_out_are_refused(desk: Any, tmp_path: Path) -> None:
    frames = [Image.new("RGB", (30, 30), colour) for colour in ("red", "blue")]
    frames[0].save(desk.picture("动.gif"), save_all=True, append_images=frames[1:])
    assert told(desk, "按![键](动.gif)开机")[0] == "photo-frames"
    file = desk.path / "photos" / "标志.png"
    file.rename(tmp_path / "标志.png")
    file.symlink_to(tmp_path / "标志.png")
    assert told(desk, "按![键](标志.png)开机")[0] == "path-outside"


def test_a_sign_that_stands_often_is_told_about_once(desk: Any) -> None:
    desk.picture("透.png", (80, 80), mode="RGBA")
    desk.story("按![键](透.png)开机，按![键](透.png)关机。")
    assert desk.notes() == ["photo-alpha"]
    desk.story("按![键](无.png)开机，按![键](无.png)关机。")
    assert desk.codes() == ["photo-missing", "photo-missing"]


def test_the_stand_in_of_pictures_cannot_be_typed(desk: Any) -> None:
    assert told(desk, f"按{ATOM}开机") == ("control-character", 2, 1)


def shown() -> list[str]:
    """Every picture in a line that the desk's page shows, with its words."""
    docs = (Path(__file__).parents[2] / "docs" / "content.md").read_text("utf-8")
    return [piece for piece in re.findall("`([^`|\n]*!\\[[^`\n]*)`", docs) if "替代" not in piece]


def test_the_desks_page_shows_what_can_be_written(desk: Any) -> None:
    assert len(shown()) == 2
    for piece in shown():
        for name in re.findall(r"\((\w+\.png)\)", piece):
            desk.picture(name, (60, 60))
        assert len(pictures(body(desk, f"例：{piece}。"))) == 1


def test_a_text_by_itself_looks_beside_its_file(desk: Any) -> None:
    file = desk.path / "tower.md"
    desk.story("按![键](标志.png)开机")
    (block,) = load_copy(file, "tower.md").blocks
    assert len(pictures(block.text)) == 1  # type: ignore[union-attr]
    file.write_text("按![键](标志.png)开机", "utf-8")
    (block,) = load_copy(file, "tower.md").blocks
    assert len(pictures(block.text)) == 1  # type: ignore[union-attr]


def test_a_text_from_nowhere_has_no_pictures() -> None:
    with pytest.raises(BadContent) as caught:
        load_copy("按![键](标志.png)开机".encode(), "stdin")
    found: list[Diagnostic] = list(caught.value.diagnostics)
    assert [one.code for one in found] == ["copy-image"]
