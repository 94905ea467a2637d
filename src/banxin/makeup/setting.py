"""Setting marked-up text in a measure: the only place where page make-up calls the composer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from banxin.layout import TitleVoice
from banxin.makeup.marked import MarkedBlock, MarkedText, MarkedTitle
from banxin.makeup.model import PlacedLine, PlacedText
from banxin.measure import ZERO, Length
from banxin.typeset import (
    EM,
    Composer,
    Line,
    Run,
    Turn,
    set_names,
    turn_head,
)

_LINES_BESIDE_TITLE = 2

# The narrowest measure that the composer takes.
_LEAST_ROOM = 2 * EM


def set_text(marked: MarkedText, measure: Length, composer: Composer) -> PlacedText:
    """Compose a text in a measure; its top is zero until somebody places it."""
    lines = composer.compose(marked.paragraph, _in_em(measure, marked.voice.size))
    return _placed(marked, lines, measure)


def set_loosened(marked: MarkedText, measure: Length, composer: Composer, by: int) -> PlacedText:
    """The same in so many lines more or, below zero, fewer; one that `cost_loosened` names."""
    lines = composer.loosened(marked.paragraph, _in_em(measure, marked.voice.size), by)
    return _placed(marked, lines or (), measure)


def cost_loosened(
    marked: MarkedText, measure: Length, composer: Composer, most: int
) -> dict[int, int]:
    """The sum of ``Line.cost`` of a paragraph in up to ``most`` lines more or fewer, by lines."""
    return composer.looseness_costs(marked.paragraph, _in_em(measure, marked.voice.size), most)


def _placed(marked: MarkedText, lines: tuple[Line, ...], measure: Length) -> PlacedText:
    return PlacedText(
        part=marked.part,
        lines=tuple(
            _aligned(line, marked.voice.align, measure, marked.voice.size) for line in lines
        ),
        top=ZERO,
        size=marked.voice.size,
        leading=marked.voice.leading,
        colour=marked.voice.colour,
        pictures=marked.pictures,
    )


def set_turned(
    marked: MarkedText, measure: Length, composer: Composer, story: str = ""
) -> PlacedText:
    """Like `set_text`, but a text that turns does so where its phrases meet, in even lines.

    It may take a line more than it must, rather than be parted within a phrase. ``story`` is what
    stands under it; see `banxin.typeset.turn_head`.
    """
    composed = set_text(marked, measure, composer)
    count = len(composed.lines)
    paragraph = marked.paragraph
    if count == 1 or paragraph.justified or paragraph.indent or paragraph.hanging:
        return composed
    return replace(composed, lines=_turned(marked, measure, measure, count + 1, composer, story))


def set_name_rows(
    marked: MarkedText, names: tuple[tuple[Run, ...], ...], measure: Length, composer: Composer
) -> PlacedText:
    """A list of names in columns of the measure, each row a line."""
    size, voice = marked.voice.size, marked.voice
    lines = set_names(names, _in_em(measure, size), composer)
    placed = tuple(PlacedLine(line, ZERO) for line in lines)
    return PlacedText(marked.part, placed, ZERO, size, voice.leading, voice.colour)


def set_beside_title(
    marked: MarkedText, width: Length, measure: Length, composer: Composer, story: str = ""
) -> PlacedText:
    """A kicker or subtitle: no wider than its title's ``width``, where two lines hold it so.

    Else it has the whole measure, since three lines of it would outweigh the title.
    """
    if _in_em(width, marked.voice.size) < _LEAST_ROOM:
        return set_turned(marked, measure, composer, story)
    lines = _turned(marked, width, measure, _LINES_BESIDE_TITLE, composer, story)
    if len(lines) > _LINES_BESIDE_TITLE or any(placed.line.overrun for placed in lines):
        return set_turned(marked, measure, composer, story)
    return replace(set_text(marked, measure, composer), lines=lines)


def set_title(
    title: MarkedTitle, measure: Length, composer: Composer, turn: Turn = Turn.EVEN, story: str = ""
) -> PlacedText:
    """Compose a head at the largest size of its range that its best turns fit with.

    One line at any size of the range beats two lines: a title reads best unbroken. Where it must
    turn, the turns are chosen first, by `banxin.typeset.turn_head`, and then the size. A title
    too long for its smallest size comes back with more lines than ``voice.most_lines``, or with
    a line that overruns; `is_too_long` tells.
    """
    smallest = Length.pt(title.voice.sizes_pt[0])
    room = _in_em(measure, smallest)
    most = title.voice.most_lines if len(title.lines) == 1 else 1
    lines = tuple(
        line
        for paragraph in title.lines
        for line in turn_head(paragraph, room, composer, most, turn, story)
    )
    widest = max((line.width for line in lines), default=0)
    fitting = (size for size in _sizes(title.voice) if widest <= _in_em(measure, size))
    return _set_lines(title, lines, measure, next(fitting, smallest))


def copy_of(blocks: tuple[MarkedBlock, ...]) -> str:
    """Everything that blocks say, a line each: from it a head's turns know the story's words."""
    texts = (
        text
        for block in blocks
        for text in ((block,) if isinstance(block, MarkedText) else block.texts)
    )
    return "\n".join(text.paragraph.text for text in texts)


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


def _turned(
    marked: MarkedText, width: Length, measure: Length, most: int, composer: Composer, story: str
) -> tuple[PlacedLine, ...]:
    """Lines no wider than ``width``, placed in the measure."""
    size, align = marked.voice.size, marked.voice.align
    lines = turn_head(marked.paragraph, _in_em(width, size), composer, most, Turn.EVEN, story)
    return tuple(_aligned(line, align, measure, size) for line in lines)


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
