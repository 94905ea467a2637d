"""Problems that cannot be solved as they stand, each for one reason that is there on purpose.

With the reason taken away a page of usual fullness is left, so that each has a cure to be found.
"""

from __future__ import annotations

from dataclasses import replace

from bench.pages.dice import Dice
from bench.pages.draw import Wish, draw_body, draw_photo, draw_stories
from bench.pages.problem import BoxTask, PageTask, PhotoTask, Pin, Problem, StoryTask
from bench.pages.room import ROOMS, Room, body_lines

KIND = "impossible"


def draw_impossible(seed: int) -> tuple[Problem, ...]:
    """One for each reason."""
    makers = (
        _too_much,
        _too_little,
        _photo_over_story,
        _box_outside,
        _stories_overlap,
        _only_photos,
        _thirty_thousand,
        _forty_stories,
        _photo_too_tall,
        _head_too_long,
        _box_over_box,
        _box_over_masthead,
        _no_stories,
        _pin_too_small,
        _pin_too_large,
    )
    return tuple(make(seed + number) for number, make in enumerate(makers))


def _problem(
    seed: int,
    layout: str,
    stories: tuple[StoryTask, ...],
    reason: str,
    *,
    boxes: tuple[BoxTask, ...] = (),
    pins: tuple[Pin, ...] = (),
) -> Problem:
    page = PageTask("要闻", tuple(story.name for story in stories), boxes, pins)
    name = f"{KIND}-{seed}"
    return Problem(name, KIND, seed, layout, (page,), stories, possible=False, reason=reason)


def _stories(
    seed: int, layout: str, count: int, full: float = 1, beside: tuple[BoxTask, ...] = ()
) -> tuple[StoryTask, ...]:
    """Stories for a page, or for what boxes leave of it."""
    room = ROOMS[layout]
    taken = sum(
        (box.columns[1] - box.columns[0] + 1) * (box.lines[1] - box.lines[0] + 2) for box in beside
    )
    lines = round((room.page(1) - taken) * full)
    return draw_stories(Dice(seed), room, Wish(count, lines, (0.8, 0.3)))


def _too_much(seed: int) -> Problem:
    stories = _stories(seed, "broadsheet", 6, 1.7)
    return _problem(seed, "broadsheet", stories, "text for seven tenths of a page too many")


def _too_little(seed: int) -> Problem:
    stories = _stories(seed, "broadsheet", 4, 0.45)
    return _problem(seed, "broadsheet", stories, "text for less than half of the page")


def _photo_over_story(seed: int) -> Problem:
    lead, second, *others = _stories(seed, "broadsheet", 4)
    photo = draw_photo(Dice(seed), 1)
    pins = (
        Pin(lead.name, columns=(1, 5), lines=(12, 60)),
        Pin(second.name, columns=(6, 8), lines=(12, 60)),
        Pin(second.name, photo=1, columns=(4, 7), lines=(20, 40)),
    )
    stories = (lead, replace(second, photos=(photo,)), *others)
    return _problem(seed, "broadsheet", stories, "a photo is pinned over another story", pins=pins)


def _box_outside(seed: int) -> Problem:
    box = BoxTask("advert", 0, (4, 6), (60, 75))
    stories = _stories(seed, "tabloid", 4, beside=(box,))
    return _problem(seed, "tabloid", stories, "a box is pinned outside the page", boxes=(box,))


def _stories_overlap(seed: int) -> Problem:
    stories = _stories(seed, "tabloid", 4)
    pins = (
        Pin(stories[0].name, columns=(1, 4), lines=(11, 45)),
        Pin(stories[1].name, columns=(3, 5), lines=(40, 75)),
    )
    return _problem(seed, "tabloid", stories, "two stories are pinned to one place", pins=pins)


def _only_photos(seed: int) -> Problem:
    dice = Dice(seed)
    stories = _stories(seed, "tabloid", 3)
    photos = tuple(draw_photo(dice, weight) for weight in range(1, 7))
    story = StoryTask("s04", (dice.title(),), (), photos=photos)
    return _problem(seed, "tabloid", (*stories, story), "a story of photos and no text")


def _thirty_thousand(seed: int) -> Problem:
    dice, room = Dice(seed), ROOMS["broadsheet"]
    story = StoryTask("s01", (dice.title(),), draw_body(dice, room, 30_000 // room.measure))
    return _problem(seed, "broadsheet", (story,), "one story of thirty thousand characters")


def _forty_stories(seed: int) -> Problem:
    dice, room = Dice(seed), ROOMS["broadsheet"]
    stubs = tuple(
        StoryTask(f"s{n:02}", (dice.title(),), draw_body(dice, room, 4)) for n in range(7, 41)
    )
    stories = (*_stories(seed, "broadsheet", 6), *stubs)
    return _problem(seed, "broadsheet", stories, "forty stories, most of fifty characters")


def _photo_too_tall(seed: int) -> Problem:
    lead, *others = _stories(seed, "tabloid", 3)
    photo = PhotoTask((300, 6000), 1, 0.0, 0)
    stories = (replace(lead, photos=(photo,)), *others)
    return _problem(seed, "tabloid", stories, "a photo taller than the page in any width")


def _head_too_long(seed: int) -> Problem:
    lead, *others = _stories(seed, "broadsheet", 4)
    titles = tuple(range(8))
    pins = (Pin(lead.name, columns=(1, 1), lines=(12, 107)),)
    stories = (replace(lead, title=titles), *others)
    return _problem(seed, "broadsheet", stories, "a title of eight in one column", pins=pins)


def _box_over_box(seed: int) -> Problem:
    boxes = (
        BoxTask("advert", 0, (1, 4), (90, 107)),
        BoxTask("notice", 1, (4, 7), (100, 107)),
    )
    stories = _stories(seed, "broadsheet", 5, beside=boxes)
    return _problem(seed, "broadsheet", stories, "a box is pinned over another", boxes=boxes)


def _box_over_masthead(seed: int) -> Problem:
    box = BoxTask("advert", 0, (4, 5), (5, 20))
    stories = _stories(seed, "tabloid", 4, beside=(box,))
    return _problem(seed, "tabloid", stories, "a box is pinned over the masthead", boxes=(box,))


def _no_stories(seed: int) -> Problem:
    problem = _problem(seed, "a4", _stories(seed, "a4", 3), "a page without stories")
    return replace(problem, pages=(*problem.pages, PageTask("综合")))


def _pin_too_small(seed: int) -> Problem:
    room = ROOMS["tabloid"]
    stories = _stories(seed, "tabloid", 4)
    lines = (room.masthead + 1, room.masthead + _tall(stories[0], room) // 2)
    pins = (Pin(stories[0].name, columns=(1, room.columns), lines=lines),)
    reason = "a story is pinned to half the lines that it needs"
    return _problem(seed, "tabloid", stories, reason, pins=pins)


def _pin_too_large(seed: int) -> Problem:
    room = ROOMS["broadsheet"]
    stories = _stories(seed, "broadsheet", 6)
    bare = next(story for story in reversed(stories) if not story.photos)
    lines = (room.lines - _tall(bare, room) * 2, room.lines)
    pins = (Pin(bare.name, columns=(1, room.columns), lines=lines),)
    reason = "a story is pinned to twice the lines that it can fill"
    return _problem(seed, "broadsheet", stories, reason, pins=pins)


def _tall(story: StoryTask, room: Room) -> int:
    """About the lines that a story takes over the whole width, photos apart."""
    return (body_lines(story, room) + room.heads[1]) // room.columns
