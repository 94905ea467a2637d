"""The classes of the benchmark, each drawn from its own seeds."""

from __future__ import annotations

from dataclasses import replace

from bench.pages.dice import Dice
from bench.pages.draw import Wish, draw_body, draw_stories
from bench.pages.impossible import draw_impossible
from bench.pages.pinned import draw_pinned
from bench.pages.problem import PageTask, Problem, StoryTask
from bench.pages.room import ROOMS, Room

NAMES = ("要闻", "综合", "乡镇", "民生", "文教", "生活", "副刊", "服务")

_PHOTOS = (0.9, 0.6, 0.25)


def draw_all() -> tuple[Problem, ...]:
    """Every problem of the benchmark."""
    return (
        *(_page("broadsheet-few", 100 + n, "broadsheet", 3 + n % 3) for n in range(9)),
        *(_page("broadsheet-some", 200 + n, "broadsheet", 6 + n % 4) for n in range(8)),
        *(_page("broadsheet-many", 300 + n, "broadsheet", 10 + n % 5) for n in range(8)),
        *(_page("tabloid-photos", 400 + n, "tabloid", 3 + n % 4) for n in range(8)),
        *(_page("tabloid-plain", 500 + n, "tabloid", 2 + n % 5, (0.0,)) for n in range(8)),
        *(_page("a4", 600 + n, "a4", 1 + n % 4, (0.6, 0.3, 0.15)) for n in range(8)),
        *(_issue(700 + n, *plan) for n, plan in enumerate(_ISSUES)),
        *draw_pinned(),
        *(_with_fillers(900 + n) for n in range(6)),
        *draw_impossible(1000),
    )


# Layout, pages, stories.
_ISSUES = (
    ("a4", 2, 5),
    ("a4", 4, 9),
    ("a4", 8, 18),
    ("tabloid", 2, 8),
    ("tabloid", 4, 17),
    ("tabloid", 8, 34),
    ("broadsheet", 2, 15),
    ("broadsheet", 4, 28),
    ("tabloid", 16, 68),
)


def _page(
    kind: str, seed: int, layout: str, stories: int, photos: tuple[float, ...] = _PHOTOS
) -> Problem:
    """One page with so many stories; every other one is a front page under a masthead."""
    dice, room = Dice(seed), ROOMS[layout]
    drawn = draw_stories(dice, room, Wish(stories, room.page(1), photos))
    page = PageTask(NAMES[0], tuple(story.name for story in drawn))
    return Problem(f"{kind}-{seed}", kind, seed, layout, (page,), drawn)


def _issue(seed: int, layout: str, pages: int, stories: int) -> Problem:
    """Stories that flow over several pages."""
    dice, room = Dice(seed), ROOMS[layout]
    counts = [stories // pages + (n < stories % pages) for n in range(pages)]
    drawn: list[StoryTask] = []
    for number, count in enumerate(counts, 1):
        drawn += draw_stories(dice, room, Wish(count, room.page(number), _PHOTOS, f"p{number}s"))
    # By weight over the issue: each page's lead before any page's second.
    drawn.sort(key=lambda story: (story.name.partition("s")[2], story.name))
    tasks = tuple(PageTask(NAMES[n % len(NAMES)]) for n in range(pages))
    flow = tuple(story.name for story in drawn)
    return Problem(f"issue-{seed}", "issue", seed, layout, tasks, tuple(drawn), flow)


def _with_fillers(seed: int) -> Problem:
    """A page a little short of text, with small items in reserve."""
    dice = Dice(seed)
    layout = ("broadsheet", "tabloid", "a4")[seed % 3]
    room = ROOMS[layout]
    count = {"broadsheet": 5, "tabloid": 3, "a4": 2}[layout]
    fillers = tuple(_filler(dice, room, f"f{n + 1:02}") for n in range(4))
    lines = room.page(1) - room.page(1) // 20
    drawn = draw_stories(dice, room, Wish(count, lines, _PHOTOS))
    page = PageTask(NAMES[0], tuple(story.name for story in drawn))
    names = tuple(story.name for story in fillers)
    kind = "fillers"
    return Problem(f"{kind}-{seed}", kind, seed, layout, (page,), (*drawn, *fillers), fillers=names)


def _filler(dice: Dice, room: Room, name: str) -> StoryTask:
    filler = StoryTask(name, (dice.title(),), draw_body(dice, room, dice.whole(6, 16)))
    paragraphs = tuple(block for block in filler.body if block.kind == "paragraph")
    return replace(filler, body=paragraphs)
