"""The line composer's section of the bench: which texts, at which measures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from banxin.content import load_issue
from bench.lines_contest import Ground, growth, speed
from bench.lines_openings import Course, compare, keep
from bench.lines_report import LineResults, lines_markdown
from bench.lines_text import Copy, copy_of, write_copy
from bench.reading import Kind, Part, Picture, read

MEASURES = (13, 20)
"""In em: the column of a broadsheet, and one of a magazine."""
_PROSE = (Kind.PARAGRAPH, Kind.NOTE, Kind.BOX)


@dataclass(frozen=True, slots=True)
class LineTexts:
    """What is set.

    Attributes:
        issue: A folder: the prose of its stories, and the pages of each of its issue files.
        pages: More issue files.
        text: A text file, or None.
        times: How manifold a text is set when the CPU is measured.
    """

    issue: Path
    pages: tuple[Path, ...]
    text: Path | None
    times: int

    @property
    def copies(self) -> tuple[Copy, ...]:
        own = _stories(self.issue)
        return (own, copy_of(self.text)) if self.text else (own,)


def line_section(texts: LineTexts, ground: Ground) -> str:
    """Everything measured, as a section of ``RESULTS.md``."""
    own, *_ = texts.copies
    longer = [copy.times(texts.times) for copy in texts.copies]
    return lines_markdown(
        LineResults(
            [speed(copy, em, ground) for copy in longer for em in MEASURES],
            growth(own, MEASURES[0], ground),
            compare(_courses(texts, ground), ground),
        )
    )


def keep_before(texts: LineTexts, source: Path, ground: Ground) -> None:
    """Write down what an older Banxin, whose packages lie in ``source``, makes of the texts."""
    keep(_courses(texts, ground), source, ground)


def _courses(texts: LineTexts, ground: Ground) -> list[Course]:
    files = (*sorted(texts.issue.glob("*.toml")), *texts.pages)
    return [
        *map(_pages, files),
        *(_set(copy, em, ground) for copy in texts.copies for em in MEASURES),
    ]


def _pages(file: Path) -> Course:
    issue = load_issue(file).issue
    return Course(f"Pages of {file.parent.name}, {issue.layout}", file)


def _set(copy: Copy, measure: int, ground: Ground) -> Course:
    file = ground.folder / f"{copy.title}.txt"
    write_copy(copy, file)
    return Course(copy.title, file, measure)


def _stories(issue: Path) -> Copy:
    """The prose of an issue's stories, without ruby, every run in the body's face."""
    pages = read(issue)
    parts = (part for page in pages for story in page.stories for part in story)
    return Copy("The sample issue's stories", tuple(filter(None, map(_prose, parts))))


def _prose(part: Part) -> str:
    if isinstance(part, Picture) or part.kind not in _PROSE:
        return ""
    return "".join(run.text for run in part.runs)
