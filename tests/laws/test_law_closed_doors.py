"""L10, its first half: no manuscript and no document can read a file or open a connection."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.doors import DOORS
from tests.laws.small_issue import write_small_issue

from banxin import pdf
from banxin.content import load_issue
from banxin.diagnostics import BadContent, BanxinError, Severity, SourcePlace
from banxin.pdf import Asset
from banxin.pdf.fetch import AssetFetcher

OUTSIDE = (
    "file:///etc/passwd",
    "/etc/passwd",
    "../../etc/passwd",
    "http://example.org/a.png",
    "https://example.org/a.png",
    "ftp://example.org/a.png",
    "asset:../../etc/passwd",
    "asset:",
)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file that stands for anything outside the issue."""
    path = tmp_path / "secret.txt"
    path.write_text("nobody may read this", "utf-8")
    return path


@pytest.mark.parametrize("address", OUTSIDE)
def test_the_fetcher_knows_assets_only(address: str) -> None:
    fetcher = AssetFetcher({"known": Asset("text/plain", b"yes")})
    with DOORS.watched() as opened, pytest.raises(ValueError, match="only assets"):
        fetcher.fetch(address)
    assert opened == []


def test_the_fetcher_answers_with_the_asset() -> None:
    fetcher = AssetFetcher({"known": Asset("text/plain", b"yes")})
    assert fetcher.fetch("asset:known").read() == b"yes"


BODIES = (
    '<img src="{}">',
    '<link rel="stylesheet" href="{}">',
    '<style>@import url("{}");</style>',
    '<p style="background: url({})">x</p>',
    '<style>@font-face {{ font-family: f; src: url("{}") }} p {{ font-family: f }}</style><p>x</p>',
    '<object data="{}"></object>',
    '<embed src="{}">',
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="{}" width="9" height="9"/></svg>',
    '<link rel="attachment" href="{}">',
)


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("outside", ["file", "http"])
def test_a_document_that_names_something_outside_is_refused(
    body: str, outside: str, secret: Path
) -> None:
    address = {"file": secret.as_uri(), "http": "http://127.0.0.1:9/secret.txt"}[outside]
    with DOORS.watched() as opened, pytest.raises(BanxinError) as caught:
        pdf.paint(body.format(address), {}, tagged=False, identifier=b"0" * 16)
    codes = {fault.code for fault in caught.value.diagnostics}
    assert codes <= {"painter-refused", "painter-warned"}
    assert [door for door in opened if "secret" in door or not door.startswith("open")] == []


def test_the_watch_sees_a_file_opened(secret: Path) -> None:
    with DOORS.watched() as opened:
        secret.read_text("utf-8")
    assert opened == [f"open {secret}"]


COPY = (
    '<img src="file:///etc/passwd">',
    "<script>alert(1)</script>",
    "[看](file:///etc/passwd)",
    "[看](javascript:alert(1))",
    "![图](http://example.org/a.png)",
    "![图](../secret.txt)",
)


@pytest.mark.parametrize("copy", COPY)
def test_copy_that_reaches_out_is_refused_at_its_line(
    copy: str, tmp_path: Path, secret: Path
) -> None:
    folder = write_small_issue(tmp_path / "issue", "broadsheet")
    story = folder / "second.md"
    story.write_text(story.read_text("utf-8") + f"\n{copy}\n", "utf-8")
    with DOORS.watched() as opened, pytest.raises(BadContent) as caught:
        load_issue(folder)
    assert [door for door in opened if "secret" in door or "passwd" in door] == []
    line = len(story.read_text("utf-8").splitlines())
    errors = [d for d in caught.value.diagnostics if d.severity is Severity.ERROR]
    places = [error.place for error in errors]
    assert places
    assert all(isinstance(place, SourcePlace) and place.line == line for place in places)


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/passwd", "http://example.org/a.png"])
def test_a_photo_outside_the_issue_is_refused(name: str, tmp_path: Path, secret: Path) -> None:
    folder = write_small_issue(tmp_path / "issue", "broadsheet")
    story = folder / "second.md"
    story.write_text(story.read_text("utf-8").replace("bands.png", name), "utf-8")
    with DOORS.watched() as opened, pytest.raises(BadContent):
        load_issue(folder)
    assert [door for door in opened if "secret" in door or "passwd" in door] == []


def test_a_photo_that_is_a_way_out_is_refused(tmp_path: Path, secret: Path) -> None:
    folder = write_small_issue(tmp_path / "issue", "broadsheet")
    (folder / "photos/bands.png").unlink()
    (folder / "photos/bands.png").symlink_to(secret)
    with DOORS.watched() as opened, pytest.raises(BadContent):
        load_issue(folder)
    assert [door for door in opened if "secret" in door] == []
