"""Looking at a made-up page as the desk would: what fits, but should be seen before the plate."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.diagnostics import Diagnostic, PagePlace, error, warning
from banxin.makeup.model import Frame, PageLayout, PlacedText
from banxin.measure import Rect
from banxin.typeset import LineSettings


def loose_lines(page: PageLayout, settings: LineSettings) -> tuple[Diagnostic, ...]:
    """Lines opened wider than the house accepts, and pieces that stick out of their measure.

    The rule book calls more than a quarter of an em at one place a failure to be reported.
    """
    return tuple(
        finding
        for frame in page.frames
        for text in frame.texts
        for finding in _lines(page, frame, text, settings)
    )


def _lines(
    page: PageLayout, frame: Frame, text: PlacedText, settings: LineSettings
) -> Iterator[Diagnostic]:
    for order, placed in enumerate(text.lines):
        line = placed.line
        top = frame.rect.y + text.top + text.leading * order
        place = PagePlace(page.number, Rect(frame.rect.x, top, frame.rect.width, text.leading))
        if line.overrun > 0:
            yield error("line-overrun", place, story=frame.story, text=line.text)
        elif line.adjustment.widest > settings.bad_opening:
            opened = f"{line.adjustment.widest / 1000:.2f}"
            yield warning("line-loose", place, story=frame.story, text=line.text, opened=opened)
