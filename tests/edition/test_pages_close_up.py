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
    ("tabloid.toml", 2, "teahouse", (1, 4)),
    ("tabloid.toml", 2, "teahouse", (3, 5)),
    ("a4.toml", 3, "letters", (1, 3)),
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


def test_a_story_pinned_to_lines(folder: Path) -> None:
    pin(folder, "tabloid.toml", 2, 'story = "teahouse"\nlines = [45, 75]')
    done = checked(folder, "tabloid.toml")
    closed(done)
    assert on_their_pages(done, folder, "tabloid.toml")
    assert spot_of(done, 2, "teahouse")[2:] == (45, 75)


def spot_of(done: Checked, page: int, story: str) -> tuple[int, int, int, int]:
    (shape,) = [one for one in done.layout.pages[page - 1].shape.stories if one.story == story]
    return _numbers(shape.spot)


def _numbers(spot: Spot) -> tuple[int, int, int, int]:
    return (spot.first_column, spot.last_column, spot.first_line, spot.last_line)


ENLARGED_PHOTOS = [
    ("issue.toml", 1, "letters", ()),
    ("tabloid.toml", 2, "teahouse", (("teahouse", "茶多用乌龙茶"),)),
    (
        "a4.toml",
        4,
        "teahouse",
        (("letters", "2013年6月"), ("letters", "最早替人带信"), ("letters", "一封批要走一长串")),
    ),
]
"""The first photo of a story over one column more, and what is cut to make the room it takes.

The broadsheet gives it by standing otherwise; smaller pages are full to the last line.
"""


@pytest.mark.parametrize(("paper", "page", "story", "cuts"), ENLARGED_PHOTOS)
def test_a_photo_over_one_column_more(
    folder: Path, paper: str, page: int, story: str, cuts: tuple[tuple[str, str], ...]
) -> None:
    before = checked(folder, paper)
    columns = _one_more(photo_of(before, page, story), before.layout.pages[page - 1].shape.columns)
    pin(folder, paper, page, f'story = "{story}"\nphoto = 1\ncolumns = {list(columns)}')
    for cut, opening in cuts:
        without(cut, opening)(folder)
    done = checked(folder, paper)
    closed(done)
    assert on_their_pages(done, folder, paper)
    assert photo_of(done, page, story) == columns


def photo_of(done: Checked, page: int, story: str) -> tuple[int, int]:
    """The columns of a story's first photo, which stands on that page."""
    (photo, *_) = [
        one.photos[0] for one in done.layout.pages[page - 1].shape.stories if one.story == story
    ]
    return (photo.first_column, photo.last_column)


def _one_more(photo: tuple[int, int], columns: int) -> tuple[int, int]:
    """To the right, or at the page's edge to the left."""
    first, last = photo
    return (first, last + 1) if last < columns else (first - 1, last)


MORE_TO_CUT = [
    ("letters", "批封是竖写的"),
    ("teahouse", "往东到了潮汕"),
]


@pytest.mark.heavy
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(("story", "opening"), MORE_TO_CUT)
def test_other_stories_cut_by_ten_lines(folder: Path, paper: str, story: str, opening: str) -> None:
    """Seven to ten lines each, in the second story and in the last."""
    without(story, opening)(folder)
    done = checked(folder, paper)
    closed(done)
    assert on_their_pages(done, folder, paper)
