"""A small issue on disk, to be damaged one thing at a time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from banxin.content import LoadedIssue, load_issue
from banxin.content.model import BodyBlock, Story
from banxin.diagnostics import BadContent, Diagnostic, Severity, SourcePlace

ISSUE = """\
layout = "broadsheet"
date = 2026-11-20

[masthead]
name = "侨乡"

[[page]]
name = "要闻"
stories = ["tower"]
"""
FRONT = "title: 碉楼\n"


@dataclass(frozen=True)
class IssueFolder:
    path: Path

    def write(self, name: str, text: str | bytes) -> None:
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def story(self, body: str, front: str = FRONT, name: str = "tower") -> None:
        self.write(f"{name}.md", f"---\n{front}---\n{body}\n")

    def picture(self, name: str, size: tuple[int, int] = (800, 600), mode: str = "RGB") -> Path:
        file = self.path / "photos" / name
        file.parent.mkdir(exist_ok=True)
        Image.new(mode, size).save(file)
        return file

    def load(self) -> LoadedIssue:
        return load_issue(self.path)

    def read_story(self) -> Story:
        return self.load().issue.pages[0].stories[0]

    def blocks(self, body: str) -> tuple[BodyBlock, ...]:
        self.story(body)
        return self.read_story().blocks

    def errors(self) -> tuple[Diagnostic, ...]:
        with pytest.raises(BadContent) as caught:
            self.load()
        found = caught.value.diagnostics
        return tuple(finding for finding in found if finding.severity is Severity.ERROR)

    def codes(self) -> list[str]:
        return [found.code for found in self.errors()]

    def notes(self) -> list[str]:
        return [found.code for found in self.load().diagnostics]


@pytest.fixture
def folder(tmp_path: Path) -> IssueFolder:
    made = IssueFolder(tmp_path / "2026-11")
    made.write("issue.toml", ISSUE)
    made.story("正文。")
    return made


def where(found: Diagnostic) -> tuple[str, int, int]:
    assert isinstance(found.place, SourcePlace)
    return found.place.file, found.place.line, found.place.column
