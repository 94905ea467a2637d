"""Looking at a made-up page as the desk would: what fits, but should be seen before the plate."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.diagnostics import Diagnostic, PagePlace, Place, error, warning
from banxin.makeup.model import Frame, PageLayout, PlacedText
from banxin.measure import Rect
from banxin.typeset import EM, Line, LineSettings


def lint(page: PageLayout, settings: LineSettings) -> tuple[Diagnostic, ...]:
    """Lines opened too wide, words cut where no rule allows it, pieces that stick out.

    The rule book calls more than a quarter of an em at one place a failure to be reported. A
    Latin word is cut anywhere only where it is wider than its whole column.
    """
    return tuple(
        finding
        for frame in page.frames
        for text in frame.texts
        for order, placed in enumerate(text.lines)
        for finding in line_findings(
            placed.line,
            text.lines[order + 1].line if order + 1 < len(text.lines) else None,
            frame.story,
            PagePlace(page.number, _line_box(frame, text, order)),
            settings,
        )
    )


def line_findings(
    line: Line, following: Line | None, story: str, place: Place | None, settings: LineSettings
) -> Iterator[Diagnostic]:
    """What the desk should see of one line; ``following`` is the next of its paragraph."""
    if line.overrun > 0:
        yield error("line-overrun", place, story=story, text=line.text)
    elif line.adjustment.widest > settings.bad_opening:
        opened = f"{line.adjustment.widest / EM:.2f}"
        yield warning("line-loose", place, story=story, text=line.text, opened=opened)
    if following and _cuts_word(line, following):
        yield warning("word-cut", place, story=story, text=line.text)


def _cuts_word(line: Line, following: Line) -> bool:
    """Letters or digits meet across the two lines, with neither space nor hyphen between."""
    met = line.texts[-1] + following.texts[0]
    ended = line.starts[-1] + line.lengths[-1]
    return ended == following.starts[0] and met.isascii() and met.isalnum()


def _line_box(frame: Frame, text: PlacedText, order: int) -> Rect:
    top = frame.rect.y + text.top + text.leading * order
    return Rect(frame.rect.x, top, frame.rect.width, text.leading)
