"""Drawing stories and full pages by chance: what the classes of problems are made of."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bench.pages.dice import Dice
from bench.pages.problem import NONE, Block, PhotoTask, StoryTask
from bench.pages.room import (
    Room,
    block_lines,
    head_lines,
    photo_lines,
    white_between,
)

PIXELS = ((3000, 2000), (2400, 1800), (2000, 2500), (3600, 2025), (2400, 2400), (2000, 3000))
_BYLINES = ("本报记者 方晓", "本报记者 何平 通讯员 林一", "通讯员 周远", "本报记者 唐宁")

# Fewer lines of text than these are a notice, not a story.
_LEAST_BODY_LINES = 12

# What a story takes without a photo, so that a page of many small ones has no room for any.
_USUAL_LINES = 30


@dataclass(frozen=True, slots=True)
class Wish:
    """What a page is drawn for.

    Attributes:
        stories: How many.
        lines: Column lines of the room that they are to fill.
        photos: How likely a story has a photo, from the lead down; the last goes for the rest.
        prefix: Of their names.
    """

    stories: int
    lines: int
    photos: tuple[float, ...] = (0.0,)
    prefix: str = "s"


def draw_stories(dice: Dice, room: Room, wish: Wish) -> tuple[StoryTask, ...]:
    """Stories in order of weight that together about fill a room: 97 to 103 parts in a hundred."""
    heads = [_draw_head(dice, f"{wish.prefix}{n + 1:02}", n) for n in range(wish.stories)]
    photos, taken = _draw_photos(dice, room, wish)
    taken += sum(head_lines(head, order, room) for order, head in enumerate(heads))
    taken += white_between(wish.stories, room)
    body = (wish.lines - taken) * dice.share(0.97, 1.03)
    shares = [dice.share(0.6, 1.5) * (1.4 if n == 0 else 1) for n in range(wish.stories)]
    stories = []
    for head, photo, share in zip(heads, photos, shares, strict=True):
        lines = max(round(body * share / sum(shares)), _LEAST_BODY_LINES)
        stories.append(replace(head, body=draw_body(dice, room, lines), photos=photo))
    return tuple(stories)


def draw_body(dice: Dice, room: Room, lines: int) -> tuple[Block, ...]:
    """Paragraphs, and in long stories section heads, a quote, a box, to so many column lines."""
    body: list[Block] = []
    done = since_head = 0
    while done < lines:
        left = lines - done
        drawn = _draw_blocks(dice, since_head, lines, left)
        tall = sum(block_lines(block, room) for block in drawn)
        if tall > left and left < 12:
            drawn = _closing(dice, room, left)
            tall = left
        since_head = 0 if drawn[0].kind == "head" else since_head + tall
        body += drawn
        done += tall
    return tuple(body)


def _draw_blocks(dice: Dice, since_head: int, lines: int, left: int) -> list[Block]:
    paragraph = Block("paragraph", tuple(dice.sentence() for _ in range(dice.whole(2, 4))))
    if lines > 60 and since_head > 35 and left > 20:
        return [Block("head", line=dice.line()), paragraph]
    if lines > 50 and left > 25 and dice.falls(0.05):
        return [paragraph, Block("quote", (dice.sentence(),))]
    if lines > 80 and left > 40 and dice.falls(0.04):
        said = tuple(dice.sentence() for _ in range(2))
        return [paragraph, Block("box", said, dice.line())]
    return [paragraph]


def _closing(dice: Dice, room: Room, left: int) -> list[Block]:
    """A last paragraph as near to so many lines as a few draws bring it."""
    drawn = [
        Block("paragraph", tuple(dice.sentence() for _ in range(count)))
        for count in (1, 1, 2, 2, 3, 3)
    ]
    return [min(drawn, key=lambda block: abs(block_lines(block, room) - left))]


def _draw_head(dice: Dice, name: str, order: int) -> StoryTask:
    likely = (0.7, 0.5, 0.25)[min(order, 2)]
    return StoryTask(
        name=name,
        title=(dice.title(),),
        body=(),
        kicker=dice.line() if dice.falls(likely) else NONE,
        subtitle=dice.line() if dice.falls(likely) else NONE,
        byline=dice.one_of(_BYLINES) if dice.falls(0.5) else "",
    )


def _draw_photos(dice: Dice, room: Room, wish: Wish) -> tuple[list[tuple[PhotoTask, ...]], int]:
    """Each story's photos, and the column lines that they take; never a third of the room."""
    photos: list[tuple[PhotoTask, ...]] = []
    taken = 0
    for order in range(wish.stories):
        own: list[PhotoTask] = []
        likely = wish.photos[min(order, len(wish.photos) - 1)]
        while len(own) < 3 and dice.falls(likely / (1 + 2 * len(own))):
            photo = draw_photo(dice, len(own) + 1)
            tall = photo_lines(photo, usual_columns(room, order, len(own)), room)
            if taken + tall > min(wish.lines // 3, wish.lines - _USUAL_LINES * wish.stories):
                break
            own.append(photo)
            taken += tall
        photos.append(tuple(own))
    return photos, taken


def draw_photo(dice: Dice, weight: int) -> PhotoTask:
    crop = dice.one_of((0.0, 0.1, 0.2, 0.3))
    return PhotoTask(dice.one_of(PIXELS), weight, crop, dice.sentence())


def usual_columns(room: Room, order: int, photo: int) -> int:
    """How many base columns a photo mostly takes: the lead's main photo half the page."""
    if photo == 0 and order == 0:
        return (room.columns + 1) // 2
    return 2 if photo == 0 and order < room.columns // 2 + 1 else 1
