"""How much stands on a page, by counting: the room of a page and what heads and photos take of it.

A column line is one line of one base column.
"""

from __future__ import annotations

from dataclasses import dataclass

from bench.pages.copy import words
from bench.pages.problem import Block, PhotoTask, StoryTask


@dataclass(frozen=True, slots=True)
class Room:
    """The grid of a layout, as its problems are made for it.

    Attributes:
        measure: Characters in a line of one base column.
        masthead: The lines of page one's masthead, the white under it included.
        em_lines: How many lines a square of one em takes: body size to leading, in thousandths.
        heads: Column lines of the lead's head, of the next two, of the three after them, and of
            any other's.
    """

    columns: int
    lines: int
    measure: int
    masthead: int
    em_lines: int
    heads: tuple[int, int, int, int]

    def page(self, number: int) -> int:
        """Column lines of a page; the first has the masthead, the last line is the foot's."""
        return self.columns * (self.lines - (self.masthead if number == 1 else 0))


ROOMS = {
    "broadsheet": Room(8, 107, 13, 11, 667, (60, 30, 14, 7)),
    "tabloid": Room(5, 75, 14, 10, 667, (36, 20, 13, 7)),
    "a4": Room(3, 50, 17, 9, 633, (22, 15, 12, 6)),
}

_GUTTER_EM = 1.5
_CAPTION_LINES = 2
_WHITE_LINES = 1


def body_lines(story: StoryTask, room: Room) -> int:
    """Column lines of a story's body."""
    return sum(block_lines(block, room) for block in story.body)


def block_lines(block: Block, room: Room) -> int:
    said = sum(_ems(words().sentences[number]) for number in block.sentences)
    match block.kind:
        case "paragraph":
            return int(-(-(said + 2) // room.measure))
        case "head":
            return 3
        case "quote":
            return int(-(-(said * 4 / 3) // room.measure)) * 5 // 4 + 3
        case _:
            return int(-(-(said + 2) // (room.measure - 2))) + 4


def head_lines(story: StoryTask, order: int, room: Room) -> int:
    """Column lines of a head; one that lacks a kicker or a subtitle takes less."""
    whole = room.heads[(order > 0) + (order > 2) + (order > 5)]
    return whole * (8 + (story.kicker >= 0) + (story.subtitle >= 0)) // 10


def photo_lines(photo: PhotoTask, columns: int, room: Room) -> int:
    """Column lines of a photo over so many columns, uncropped, with caption and white."""
    across, down = photo.pixels
    width_em = columns * room.measure + (columns - 1) * _GUTTER_EM
    tall = round(width_em * down / across * room.em_lines / 1000)
    return columns * (tall + _CAPTION_LINES + _WHITE_LINES)


def white_between(stories: int, room: Room) -> int:
    """Column lines between stories that stand one above the other."""
    levels = 1 + (stories > 2) + (stories > 5) + (stories > 9)
    return room.columns * (levels if stories > 1 else 0)


def _ems(text: str) -> float:
    return sum(0.55 if character.isascii() else 1 for character in text)
