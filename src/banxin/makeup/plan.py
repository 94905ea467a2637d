"""A plan: who gets which columns and lines, before a line is composed.

Whatever makes plans feeds page make-up: a template of the layout, the desk's own hand, or the
search of `banxin.makeup.planning`.
"""

from __future__ import annotations

from dataclasses import dataclass

from banxin.content.model import Page, Photo, Spot, Story
from banxin.layout import PageStep, Rank


@dataclass(frozen=True, slots=True)
class PhotoPlan:
    """A photo with its columns and, by slot or by hand, its lines.

    Attributes:
        lines: First and last line where the desk placed it by hand; None to stand ``at``.
        height_lines: How tall it is, caption included.
        at: ``head`` or ``foot`` of its story.
    """

    photo: Photo
    columns: tuple[int, int]
    height_lines: int
    at: str
    lines: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class StoryPlan:
    """A story with its rectangle on one page.

    Attributes:
        rank: None where its rest goes on.
        order: Its weight among the stories of the page; 0 is the heaviest.
        notch: The lower corner of the rectangle that it leaves to others; None for none.
        turns_to: The page that takes its rest; 0 where it ends here.
        turned_from: The page that it comes from; 0 where it begins here.
    """

    story: Story
    spot: Spot
    rank: Rank | None
    photos: tuple[PhotoPlan, ...]
    order: int = 0
    notch: Spot | None = None
    turns_to: int = 0
    turned_from: int = 0


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A page with everything on it assigned a place; nothing is composed yet.

    Attributes:
        masthead: Its last line on the grid; 0 for a page with a folio line instead.
        footer: Whether the foot lines stand on it.
        step: The body's size and leading where the whole page departs from the layout's.
    """

    number: int
    page: Page
    masthead: int
    footer: bool
    stories: tuple[StoryPlan, ...]
    step: PageStep | None = None


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A page whose stories are still to be given their places.

    Attributes:
        number, masthead, footer: As of `PagePlan`.
    """

    number: int
    page: Page
    masthead: int
    footer: bool
