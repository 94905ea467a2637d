"""Setting marked-up text in a measure: the only place where page make-up calls the composer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from banxin.layout import TitleVoice
from banxin.makeup.marked import MarkedText, MarkedTitle
from banxin.makeup.model import PlacedLine, PlacedText
from banxin.measure import ZERO, Length
from banxin.typeset import EM, Line, LineSettings, Metrics, Paragraph, compose

# Blanks between two characters of the CJK blocks: how a desk parts the phrases of a head.
_BETWEEN_HAN = re.compile("(?<=[\u2e80-\U0003ffff])[ \u3000]+(?=[\u2e80-\U0003ffff])")


@dataclass(frozen=True, slots=True)
class Type:
    """What composing needs besides the text: the faces' metrics and the house's line settings."""

    metrics: Metrics
    settings: LineSettings


def set_text(marked: MarkedText, measure: Length, type_: Type) -> PlacedText:
    """Compose a text in a measure; its top is zero until somebody places it."""
    lines = compose(marked.paragraph, _in_em(measure, marked.voice.size), *_settings(type_))
    return PlacedText(
        part=marked.part,
        lines=tuple(
            _aligned(line, marked.voice.align, measure, marked.voice.size) for line in lines
        ),
        top=ZERO,
        size=marked.voice.size,
        leading=marked.voice.leading,
        colour=marked.voice.colour,
    )


def set_evenly(marked: MarkedText, measure: Length, type_: Type) -> PlacedText:
    """Like `set_text`, but a text that turns does so into lines of even length."""
    composed = set_text(marked, measure, type_)
    count = len(composed.lines)
    if count == 1 or marked.paragraph.justified:
        return composed
    size, align = marked.voice.size, marked.voice.align
    lines = _even(marked.paragraph, _in_em(measure, size), count, type_)
    return replace(composed, lines=tuple(_aligned(line, align, measure, size) for line in lines))


def set_title(title: MarkedTitle, measure: Length, type_: Type) -> PlacedText:
    """Compose a head at the largest size of its range that needs the fewest lines.

    One line at any size of the range beats two lines: a title reads best unbroken. Where it
    must turn, it turns at the blanks that part its phrases, or else the lines come out as even
    as its words allow. A title too long for its smallest size comes back with more lines than
    ``voice.most_lines``, or with a line that overruns; `is_too_long` tells.
    """
    voice = title.voice
    for most in range(len(title.lines), max(voice.most_lines, len(title.lines)) + 1):
        for wanted in _wordings(title, most):
            for size in _sizes(voice):
                turned = _turned(wanted, _in_em(measure, size), most, type_)
                if len(turned) <= most and not any(line.overrun for line in turned):
                    return _set_lines(title, turned, measure, size)
    smallest = Length.pt(voice.sizes_pt[0])
    lines = tuple(
        line
        for paragraph in title.lines
        for line in compose(paragraph, _in_em(measure, smallest), *_settings(type_))
    )
    return _set_lines(title, lines, measure, smallest)


def is_too_long(text: PlacedText, title: MarkedTitle) -> bool:
    """Whether `set_title` ran out of sizes and lines."""
    most = max(title.voice.most_lines, len(title.lines))
    return len(text.lines) > most or any(placed.line.overrun for placed in text.lines)


def _sizes(voice: TitleVoice) -> Iterator[Length]:
    """Whole points down from the largest, and the smallest."""
    smallest, size = voice.sizes_pt
    while size > smallest:
        yield Length.pt(size)
        size -= 1
    yield Length.pt(smallest)


def _wordings(title: MarkedTitle, most: int) -> list[tuple[Paragraph, ...]]:
    """The ways to put a title into ``most`` lines, the better one first."""
    if len(title.lines) == 1:
        phrases = _at_blanks(title.lines[0])
        if len(phrases) == most > 1:
            return [phrases, title.lines]
    return [title.lines]


def _turned(wanted: tuple[Paragraph, ...], full: int, most: int, type_: Type) -> tuple[Line, ...]:
    """The lines in a measure; a single wanted line is turned into even ones."""
    lines = [compose(paragraph, full, *_settings(type_)) for paragraph in wanted]
    if len(wanted) > 1 or len(lines[0]) == 1 or len(lines[0]) > most:
        return tuple(line for group in lines for line in group)
    return _even(wanted[0], full, len(lines[0]), type_)


def _at_blanks(paragraph: Paragraph) -> tuple[Paragraph, ...]:
    """A head of two phrases with a blank between them, as the two lines it may become."""
    if len(paragraph.runs) != 1:
        return (paragraph,)
    (run,) = paragraph.runs
    phrases = _BETWEEN_HAN.split(run.text)
    return tuple(replace(paragraph, runs=(replace(run, text=phrase),)) for phrase in phrases)


def _even(paragraph: Paragraph, full: int, count: int, type_: Type) -> tuple[Line, ...]:
    """The same number of lines in the narrowest measure that still holds them."""
    best = compose(paragraph, full, *_settings(type_))
    narrow, wide = max(full // (count + 1), 2 * EM), full
    while narrow < wide:
        measure = (narrow + wide) // 2
        lines = compose(paragraph, measure, *_settings(type_))
        if len(lines) <= count and not any(line.overrun for line in lines):
            best, wide = lines, measure
        else:
            narrow = measure + 1
    return best


def _set_lines(
    title: MarkedTitle, lines: tuple[Line, ...], measure: Length, size: Length
) -> PlacedText:
    voice = title.voice
    placed = tuple(_aligned(line, voice.align, measure, size) for line in lines)
    leading = size.thousandths(voice.leading)
    return PlacedText(title.part, placed, ZERO, size, leading, voice.colour)


def _aligned(line: Line, align: str, measure: Length, size: Length) -> PlacedLine:
    if align in ("start", "justify"):
        return PlacedLine(line, ZERO)
    room = measure - size.thousandths(line.width)
    return PlacedLine(line, room // 2 if align == "centre" else room)


def _in_em(measure: Length, size: Length) -> int:
    return measure.mpt * EM // size.mpt


def _settings(type_: Type) -> tuple[Metrics, LineSettings]:
    return type_.metrics, type_.settings
