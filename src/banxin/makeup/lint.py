"""Looking at a made-up page as the desk would: what fits, but should be seen before the plate."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.diagnostics import Diagnostic, PagePlace, Place, error, warning
from banxin.makeup.model import Frame, PageLayout, PlacedText
from banxin.measure import Rect
from banxin.typeset import EM, Line, LineSettings, Setting


def lint(page: PageLayout, settings: LineSettings) -> tuple[Diagnostic, ...]:
    """Lines opened too wide, words and rows of marks cut by force, pieces that stick out.

    The rule book calls more than a quarter of an em at one place a failure to be reported. What is
    cut by force is wider than its whole column.
    """
    return tuple(
        finding
        for frame in page.frames
        for text in frame.texts
        for order, placed in enumerate(text.lines)
        for finding in line_findings(
            placed.line,
            frame.story,
            PagePlace(page.number, _line_box(frame, text, order)),
            settings,
        )
    )


def line_findings(
    line: Line, story: str, place: Place | None, settings: LineSettings
) -> Iterator[Diagnostic]:
    """What the desk should see of one line."""
    if line.overrun > 0:
        yield error("line-overrun", place, story=story, text=line.text)
    elif line.adjustment.widest > settings.bad_opening:
        opened = f"{line.adjustment.widest / EM:.2f}"
        yield warning("line-loose", place, story=story, text=line.text, opened=opened)
    elif line.adjustment.setting is Setting.SHORT:
        yield warning("line-short", place, story=story, text=line.text)
    if line.forced:
        yield warning("word-cut", place, story=story, text=line.text)


def _line_box(frame: Frame, text: PlacedText, order: int) -> Rect:
    top = frame.rect.y + text.top + text.leading * order
    return Rect(frame.rect.x, top, frame.rect.width, text.leading)
