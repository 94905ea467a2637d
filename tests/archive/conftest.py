"""Issues built once a session for the screen and for the archive."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from tests.archive.tagged import TaggedPdf, read_tagged
from tests.laws.small_issue import room_of, write_small_issue

from banxin import edition
from banxin.content import Issue, load_issue
from banxin.edition import Target
from banxin.fonts import fetch, load_catalogue

SAMPLE = Path(__file__).parents[2] / "content/2026-11"
WANTED = frozenset({Target.SCREEN, Target.ARCHIVE})

# Everything that may stand in copy and that the laws' small issue lacks.
EXTRAS = """
::: names
王明
李小龙
欧阳修远
Maria Santos
:::

专名一行：[李白]{.name}写过[静夜思]{.book}，着重一处：==千万==小心。Some words
that run over the end of a line, hyphenated where they must be:
[incomprehensibilities]{lang=en}, extraordinary circumstances. [![一段台阶](rule.png)](https://example.org/sign)
"""


# Every kind of standing box around a short story.
BOXES = """

[[page]]
name = "启事"
template = "{template}"
stories = ["short"]
[[page.place]]
story = "short"
columns = [1, 3]
lines = [40, {lines}]
[[page.box]]
kind = "notice"
title = "启事"
paragraphs = ["征稿。详见[网页 two words](https://example.org/call)。", "每月二十日出版。"]
columns = [1, 1]
lines = [2, 12]
[[page.box]]
kind = "contents"
title = "导读"
columns = [2, 3]
lines = [2, 12]
[[page.box]]
kind = "publisher"
paragraphs = ["排字房编印"]
columns = [1, 3]
lines = [36, 38]
[[page.box]]
kind = "advert"
title = "某某茶行"
picture = "stairs.png"
columns = [1, 3]
lines = [14, 34]
"""
SHORT = "---\ntitle: 末一篇\n---\n" + "这一篇很短，只为占一个位置，让这一版有一篇稿件。" * 2 + "\n"


@dataclass(frozen=True)
class Built:
    """An issue and its files."""

    path: Path
    issue: Issue
    files: Mapping[str, bytes]

    @property
    def screen(self) -> bytes:
        return self.files["screen.pdf"]

    @property
    def archive(self) -> bytes:
        return self.files["archive.pdf"]

    @cached_property
    def read(self) -> TaggedPdf:
        return read_tagged(self.screen)


def built(path: Path, cache: Path, targets: frozenset[Target] = WANTED) -> Built:
    issue = load_issue(path).issue
    made = edition.build(issue, cache, targets, lambda _: None)
    return Built(path, issue, made.files)


@pytest.fixture(scope="session")
def font_cache() -> Path:
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "banxin"
    fetch(load_catalogue(), home)
    return home


@pytest.fixture(scope="session")
def turned(font_cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Three pages: a story that turns, ruby, a quote, a box, links, pictures in lines, names."""
    folder = write_small_issue(tmp_path_factory.mktemp("issue") / "2026-03", "a4")
    third = folder / "third.md"
    third.write_text(third.read_text("utf-8") + EXTRAS, "utf-8")
    return built(folder, font_cache)


@pytest.fixture(scope="session")
def sample(font_cache: Path) -> Built:
    """The sample issue over four pages, with photos and links."""
    return built(SAMPLE / "a4.toml", font_cache)


@pytest.fixture(scope="session")
def boxed(font_cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Four pages, the last one of boxes; a drawn masthead, and keywords."""
    folder = write_small_issue(tmp_path_factory.mktemp("boxed") / "2026-03", "a4")
    (folder / "short.md").write_text(SHORT, "utf-8")
    room = room_of("a4")
    file = folder / "issue.toml"
    words = file.read_text("utf-8").replace("footer =", 'keywords = ["碉楼", "侨批"]\nfooter =', 1)
    words = words.replace("[masthead]\n", '[masthead]\nartwork = "photos/stairs.png"\n')
    file.write_text(words + BOXES.format(template=room.inner, lines=room.lines), "utf-8")
    return built(folder, font_cache)


@pytest.fixture(params=["turned", "sample", "boxed"])
def any_built(request: pytest.FixtureRequest) -> Built:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Built)
    return found
