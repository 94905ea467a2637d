"""Content is data (law L10): no manuscript, file name or link reads, runs or fetches anything."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from tests.bad_input.desk import PHOTO, STORY, Desk

HTML = "</style><script>fetch('//evil.example')</script>"
# The same as a desk would write it to have it printed, and what CSS, Jinja and SVG make of it.
LITERAL = "<script>alert(1)</script>'\"};}@import url(//evil.example/x.css);/*{{7*7}}{% raw %}"
ESCAPED = re.sub(r"([<*{&])", r"\\\1", LITERAL)
STORY_KEYS = ("kicker", "title", "subtitle", "byline", "dateline")
PHOTO_KEYS = ("caption", "credit", "alt")
ISSUE_KEYS = ("name", "motto", "registration", "title")
ISSUE_LISTS = ("publishers", "footer", "paragraphs", "staff")


def everywhere(desk: Desk, text: str) -> None:
    """Put ``text`` into every field of the issue that holds words, masthead and ear included."""
    quoted = json.dumps(text, ensure_ascii=False)
    story = desk.file(STORY).read_text("utf-8")
    for key in (*STORY_KEYS, *PHOTO_KEYS):
        story, count = re.subn(
            rf"^( *{key}: ).*$", lambda found: found[1] + quoted, story, flags=re.MULTILINE
        )
        assert count == 1, key
    desk.write(STORY, story.replace("走进广东", f"走进{text}广东"))
    issue = desk.file("issue.toml").read_text("utf-8")
    for key in (*ISSUE_KEYS, *ISSUE_LISTS):
        value = f"[{quoted}]" if key in ISSUE_LISTS else quoted
        line = re.compile(rf"^({key} = ).*$", re.MULTILINE)
        issue, count = line.subn(lambda found, value=value: found[1] + value, issue)  # type: ignore[misc]
        assert count, key
    desk.write("issue.toml", issue)


def test_html_in_any_field_is_refused_at_its_place(desk: Desk) -> None:
    everywhere(desk, HTML)
    heard = desk.check()
    assert heard.exit_code == 3
    told = {(found.file, found.line) for found in heard.errors if found.code == "copy-html"}
    for name in (STORY, "issue.toml"):
        for number, line in enumerate(desk.file(name).read_text("utf-8").splitlines(), 1):
            # What is read aloud instead of a picture is no markup; it is never more than words.
            if HTML in line and "alt:" not in line:
                assert (name, number) in told
    assert all(f.pointed.startswith("<") for f in heard.errors if f.code == "copy-html")


@pytest.fixture
def hostile_screen(desk: Desk) -> pikepdf.Pdf:
    """The screen PDF of an issue whose every field is hostile, but legal."""
    everywhere(desk, ESCAPED)
    desk.write("issue.toml", _named(desk, "侨<乡", "甲<b>乙"))
    desk.story(
        f"{ESCAPED}，见[网页](https://evil.example/a\"onclick='x').\n",
        'title: "\\\\<b>甲\\\\</b>\\"}乙"\nkicker: "\'};@import url(x);"\n',
    )
    heard = desk.build("--for", "screen")
    assert heard.errors == []
    (screen,) = [path for path in heard.files if path.name == "screen.pdf"]
    return pikepdf.open(screen)


def _named(desk: Desk, name: str, title: str) -> str:
    """issue.toml with short words where there is no room for a hundred characters."""
    text = desk.file("issue.toml").read_text("utf-8")
    for key, value in (("name", name), ("title", title)):
        line = f"{key} = " + json.dumps(value.replace("<", "\\<"), ensure_ascii=False)
        text = re.sub(rf"^{key} = .*$", lambda _, line=line: line, text, flags=re.MULTILINE)  # type: ignore[misc]
    return text


def test_hostile_words_are_printed_as_they_stand(hostile_screen: pikepdf.Pdf) -> None:
    path = Path(str(hostile_screen.filename))
    printed = subprocess.run(
        ["pdftotext", "-raw", str(path), "-"], check=True, capture_output=True, text=True
    ).stdout
    words = re.sub(r"\s", "", printed)
    assert re.sub(r"\s", "", LITERAL) in words
    assert '<b>甲</b>"}乙' in words
    assert "甲<b>乙" in words


def test_hostile_words_leave_only_their_link_in_the_pdf(hostile_screen: pikepdf.Pdf) -> None:
    (page,) = hostile_screen.pages
    (action,) = {bytes(note.A.URI) for note in page.obj.Annots if note.A.S == pikepdf.Name.URI}
    assert action.startswith(b"https://evil.example/a")
    assert all(note.A.S == pikepdf.Name.URI for note in page.obj.Annots)
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(hostile_screen.Root.keys())
    names = hostile_screen.Root.get("/Names", pikepdf.Dictionary())
    assert not {"/JavaScript", "/EmbeddedFiles"} & set(names.keys())


@pytest.mark.parametrize(
    ("copy", "code"),
    [
        ("[页](file:///etc/passwd)", "link-scheme"),
        ("[页](javascript:alert)", "link-scheme"),
        ("[页](data:text/html,x)", "link-scheme"),
        ("![](http://evil.example/x.png)", "image-form"),
        ("![图](http://evil.example/x.png)", "photo-missing"),
        ("![图](../../../etc/passwd)", "path-outside"),
        ("<svg onload=x>", "copy-html"),
        ("<https://evil.example/a>", "copy-html"),
        ("&lt;b&gt;", "copy-html"),
    ],
)
def test_links_and_pictures_in_the_copy(desk: Desk, copy: str, code: str) -> None:
    desk.spoil(STORY, "走进广东", f"走进{copy}广东")
    heard = desk.check()
    assert heard.exit_code == 3
    assert heard.one(code).pointed[:4] in copy


def out_of(desk: Desk, name: str) -> None:
    """Move a file or folder of the issue out of it, and leave a symbolic link."""
    outside = desk.folder.parent / "outside"
    shutil.move(desk.file(name), outside)
    desk.file(name).symlink_to(outside)


@pytest.mark.parametrize("name", [STORY, PHOTO, "photos", "issue.toml"])
def test_symbolic_links_out_of_the_issue(desk: Desk, name: str) -> None:
    out_of(desk, name)
    heard = desk.check()
    assert heard.exit_code == 3
    assert heard.codes == ["path-outside"]


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('name = "侨乡月报"', 'name = "侨乡月报"\nartwork = "../../../etc/passwd"'),
        ('layout = "tabloid"', 'layout = "./../.."'),
        ('ticket = "sheetfed-coated"', 'ticket = "../../x.toml"'),
    ],
)
def test_paths_out_of_the_issue(desk: Desk, good: str, bad: str) -> None:
    desk.spoil("issue.toml", good, bad)
    heard = desk.check()
    assert heard.exit_code == 3
    assert heard.codes == ["path-outside"]


@pytest.mark.parametrize("name", ["../outside", "/etc/passwd", ".hidden", "a/b"])
def test_a_story_named_by_a_path(desk: Desk, name: str) -> None:
    desk.spoil("issue.toml", '["watchtower"]', f'["{name}"]')
    assert desk.check().one("story-name").pointed.startswith(f'"{name}"')


@pytest.mark.parametrize(
    "name",
    ["碉 楼", 'it\'s "quoted"', "<script>alert(1)</script>".replace("/", "∕"), "&amp;{{7}}%s"],
)
def test_file_names_are_only_names(desk: Desk, name: str) -> None:
    desk.file(STORY).rename(desk.file(f"{name}.md"))
    desk.file(PHOTO).rename(desk.file(f"photos/{name}.jpg"))
    quoted = json.dumps(name, ensure_ascii=False)
    desk.spoil("issue.toml", '["watchtower"]', f"[{quoted}]")
    desk.spoil(f"{name}.md", "watchtower.jpg", json.dumps(f"{name}.jpg", ensure_ascii=False))
    heard = desk.check()
    assert heard.errors == []
