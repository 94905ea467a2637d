"""Words in a framed area: the ear's and those of standing boxes, a contents list among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from banxin.makeup.marked import MarkedEntry, MarkedStanding
from banxin.makeup.model import Part, PlacedText
from banxin.makeup.setting import set_text, set_turned
from banxin.measure import ZERO, Length, Rect
from banxin.typeset import Composer


@dataclass(frozen=True, slots=True)
class SetWords:
    """Texts under each other, their tops counted from the area's.

    Attributes:
        leaders: From each entry's title to its page, halfway up the line; without height.
        lines_over: How many lines more there are than the area holds; 0 where all fit.
    """

    texts: tuple[PlacedText, ...]
    leaders: tuple[Rect, ...]
    lines_over: int


def set_words(
    words: MarkedStanding, width: Length, height: Length, inset: Length, composer: Composer
) -> SetWords:
    """Set words halfway down an area, ``inset`` from its left and right edges.

    A contents list has as many entries as there is room for, the lightest left out first; each
    page's main story stays.
    """
    measure = width - inset * 2
    title = [set_text(words.title, measure, composer)] if words.title else []
    texts = [set_text(text, measure, composer) for text in words.texts]
    fixed = _height(title) + _height(texts)
    entries = _fitting(_set_entries(words.entries, measure, composer), height - fixed)
    listed = [text for entry in entries for text in entry.texts]
    taken = fixed + sum((entry.height for entry in entries), ZERO)
    top = (height - taken) // 2
    placed = _stacked([*title, *listed, *texts], max(top, ZERO), inset)
    return SetWords(placed, tuple(_leaders(placed)), _lines_over(placed, taken - height))


@dataclass(frozen=True, slots=True)
class _SetEntry:
    """An entry: its title, and the page's number beside the title's last line."""

    title: PlacedText
    page: PlacedText
    order: int

    @property
    def height(self) -> Length:
        return self.title.bottom

    @property
    def texts(self) -> tuple[PlacedText, PlacedText]:
        return self.title, self.page


def _set_entries(
    entries: tuple[MarkedEntry, ...], measure: Length, composer: Composer
) -> list[_SetEntry]:
    """Titles in what the widest number and an em leave of the measure, numbers flush right."""
    numbers = [set_text(entry.page, measure, composer) for entry in entries]
    widths = [number.size.thousandths(number.lines[0].line.width) for number in numbers]
    return [
        _SetEntry(
            set_turned(entry.title, measure - max(widths) - number.size, composer),
            replace(number, lines=(replace(number.lines[0], x=measure - width),)),
            entry.order,
        )
        for entry, number, width in zip(entries, numbers, widths, strict=True)
    ]


def _fitting(entries: list[_SetEntry], room: Length) -> list[_SetEntry]:
    """The entries that fit, in their order; lighter ones give way, main stories never do."""
    kept: set[int] = set()
    taken = ZERO
    for number in sorted(range(len(entries)), key=lambda number: entries[number].order):
        entry = entries[number]
        if entry.order and taken + entry.height > room:
            break
        kept.add(number)
        taken += entry.height
    return [entry for number, entry in enumerate(entries) if number in kept]


def _stacked(texts: list[PlacedText], top: Length, inset: Length) -> tuple[PlacedText, ...]:
    """Texts from the top down; a page's number goes beside the last line of its title."""
    placed: list[PlacedText] = []
    for text in texts:
        beside = text.part is Part.ENTRY_PAGE
        at = placed[-1].bottom - text.leading if beside else top
        lines = tuple(replace(line, x=line.x + inset) for line in text.lines)
        placed.append(replace(text, lines=lines, top=at))
        top = placed[-1].bottom
    return tuple(placed)


def _leaders(texts: tuple[PlacedText, ...]) -> Iterator[Rect]:
    """Where the eye has more than two em to cross; half an em stays clear at either end."""
    for title, page in pairwise(texts):
        if page.part is Part.ENTRY_PAGE:
            last = title.lines[-1]
            start = last.x + title.size.thousandths(last.line.width) + title.size // 2
            width = page.lines[0].x - page.size // 2 - start
            if width > page.size:
                yield Rect(start, page.top + page.leading // 2, width, ZERO)


def _height(texts: list[PlacedText]) -> Length:
    return sum((text.bottom for text in texts), ZERO)


def _lines_over(texts: tuple[PlacedText, ...], over: Length) -> int:
    if not texts or over <= ZERO:
        return 0
    return -(-over.mpt // texts[-1].leading.mpt)
