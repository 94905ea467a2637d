"""The sample issue after an editor's late change: its pages close up again, on every paper."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from banxin.content import load_issue
from banxin.content.model import Spot
from banxin.diagnostics import Severity
from banxin.edition import Checked, check
from banxin.makeup import PageLayout

SAMPLE = Path(__file__).parents[2] / "content" / "2026-11"
PAPERS = ("issue.toml", "tabloid.toml", "a4.toml")


def cache() -> Path:
    """Where `banxin fonts fetch` has put the fonts."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "banxin"


def checked(folder: Path, paper: str) -> Checked:
    return check(load_issue(folder / paper).issue, cache())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "2026-11"))


def rewrite(file: Path, change: Callable[[str], str]) -> None:
    words = file.read_text("utf-8")
    changed = change(words)
    assert changed != words
    file.write_text(changed, "utf-8")


def pin(folder: Path, paper: str, page: int, place: str) -> None:
    """A place for a page, counted from 1, behind all else that is said of it."""

    def placed(words: str) -> str:
        before, *pages = re.split(r"(?m)^(?=\[\[page\]\])", words)
        pages[page - 1] = f"{pages[page - 1].rstrip()}\n\n[[page.place]]\n{place}\n\n"
        return "".join((before, *pages))

    rewrite(folder / paper, placed)


def closed(done: Checked) -> None:
    """Nothing over, nothing lost, no hole, nothing that a night editor would not let pass."""
    assert [one for one in done.diagnostics if one.severity is not Severity.NOTE] == []
    for page in done.layout.pages:
        assert [leg.empty for story in page.shape.stories for leg in story.legs if leg.empty] == []
        assert _covered(page)


def _covered(page: PageLayout) -> bool:
    """Whether stories reach the last line in every column."""
    shape = page.shape
    spots = [story.spot for story in shape.stories]
    last = max(spot.last_line for spot in spots)
    return last == shape.lines and all(
        any(_holds(spot, column, last) for spot in spots) for column in range(1, shape.columns + 1)
    )


def _holds(spot: Spot, column: int, line: int) -> bool:
    across = spot.first_column <= column <= spot.last_column
    return across and spot.first_line <= line <= spot.last_line


def on_their_pages(done: Checked, folder: Path, paper: str) -> bool:
    """Whether every story and photo of the issue stands somewhere, photos once."""
    issue = load_issue(folder / paper).issue
    placed = {story.story for page in done.layout.pages for story in page.shape.stories}
    shown = [one.file.name for page in done.layout.pages for one in page.pictures if one.story]
    photos = [photo.file.name for story in issue.stories for photo in story.photos]
    return placed == {story.name for story in issue.stories} and sorted(shown) == sorted(photos)


def without(story: str, opening: str) -> Callable[[Path], None]:
    """The paragraph that opens so is cut."""

    def cut(folder: Path) -> None:
        rewrite(
            folder / f"{story}.md",
            lambda words: re.sub(rf"(?m)^{opening}.*\n\n?", "", words, count=1),
        )

    return cut


MORE = """
回批到了海外，收信人往往当着同乡的面念一遍。信里问的多是天气、收成和孩子的功课，答的也是这些；
要紧的几句写在末尾，字小一些，墨也淡一些。
""".replace("\n", "")


@pytest.mark.parametrize("paper", PAPERS)
def test_the_sample_as_it_is(folder: Path, paper: str) -> None:
    done = checked(folder, paper)
    closed(done)
    assert on_their_pages(done, folder, paper)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_story_cut_by_ten_lines(folder: Path, paper: str) -> None:
    without("letters", "一封批要走一长串手续")(folder)
    done = checked(folder, paper)
    closed(done)
    assert on_their_pages(done, folder, paper)


@pytest.mark.parametrize("paper", PAPERS)
def test_one_paragraph_more(folder: Path, paper: str) -> None:
    rewrite(folder / "letters.md", lambda words: f"{words.rstrip()}\n\n{MORE}\n")
    done = checked(folder, paper)
    closed(done)
    assert on_their_pages(done, folder, paper)


PINNED_STORIES = [
    ("issue.toml", 1, "letters", (1, 4)),
    ("issue.toml", 1, "teahouse", (1, 4)),
    ("tabloid.toml", 2, "letters", (1, 5)),
    ("a4.toml", 4, "teahouse", (1, 3)),
]


@pytest.mark.parametrize(("paper", "page", "story", "columns"), PINNED_STORIES)
def test_a_story_pinned_to_columns(
    folder: Path, paper: str, page: int, story: str, columns: tuple[int, int]
) -> None:
    pin(folder, paper, page, f'story = "{story}"\ncolumns = {list(columns)}')
    done = checked(folder, paper)
    closed(done)
    assert on_their_pages(done, folder, paper)
    assert spot_of(done, page, story)[:2] == columns


def spot_of(done: Checked, page: int, story: str) -> tuple[int, int, int, int]:
    (shape,) = [one for one in done.layout.pages[page - 1].shape.stories if one.story == story]
    return _numbers(shape.spot)


def _numbers(spot: Spot) -> tuple[int, int, int, int]:
    return (spot.first_column, spot.last_column, spot.first_line, spot.last_line)


ENLARGED_PHOTOS = [
    ("issue.toml", 1, "letters", (5, 8)),
    ("issue.toml", 1, "teahouse", (6, 8)),
]


@pytest.mark.parametrize(("paper", "page", "story", "columns"), ENLARGED_PHOTOS)
def test_a_photo_over_more_columns(
    folder: Path, paper: str, page: int, story: str, columns: tuple[int, int]
) -> None:
    before = checked(folder, paper).layout.pages[page - 1].shape.stories
    (was,) = [one.photos[0] for one in before if one.story == story]
    assert columns[1] - columns[0] > was.last_column - was.first_column
    pin(folder, paper, page, f'story = "{story}"\nphoto = 1\ncolumns = {list(columns)}')
    done = checked(folder, paper)
    closed(done)
    assert on_their_pages(done, folder, paper)
    after = done.layout.pages[page - 1].shape.stories
    (now,) = [one.photos[0] for one in after if one.story == story]
    assert (now.first_column, now.last_column) == columns
