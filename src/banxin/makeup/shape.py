"""The shape of a page: who has which columns and lines, without a word of text.

Page make-up chooses shapes, the rules of the page are put to them, and maps are drawn from
them; so it is one type, for pages planned, placed by hand or cut by a template.
"""

from __future__ import annotations

from dataclasses import dataclass

from banxin.content.model import Spot
from banxin.measure import Length


@dataclass(frozen=True, slots=True)
class Leg:
    """A stretch of one column that a story's text fills: grid lines, both ends included.

    Attributes:
        used: How many of its lines have text or white that belongs between texts.
    """

    column: int
    first_line: int
    last_line: int
    used: int

    @property
    def lines(self) -> int:
        return self.last_line - self.first_line + 1

    @property
    def empty(self) -> int:
        """Lines at its foot that nothing stands on."""
        return self.lines - self.used


@dataclass(frozen=True, slots=True)
class StoryShape:
    """A story on one page.

    Attributes:
        order: Its weight among the stories of its page; 0 is the heaviest.
        spot: Its rectangle.
        notch: The lower corner of the rectangle that it leaves to others; None for none.
        head: The lines of kicker, title, subtitle and byline; None where its rest goes on.
        title_size: Of its head; zero without one.
        title_share: How much of the head's width its title's widest line fills, in thousandths.
        photos: Captions included, in the order of their weight.
        legs: In reading order.
        copyfit: What filling it exactly cost; 0 where everything stands at its best.
    """

    story: str
    order: int
    spot: Spot
    notch: Spot | None
    head: Spot | None
    title_size: Length
    title_share: int
    photos: tuple[Spot, ...]
    legs: tuple[Leg, ...]
    copyfit: int = 0


@dataclass(frozen=True, slots=True)
class PageShape:
    """A page.

    Attributes:
        columns, lines: Of its grid.
        first_line: The first that a story may take, below the masthead.
        stories: In reading order.
        standing: Rectangles of advertisements and other boxes.
    """

    columns: int
    lines: int
    first_line: int
    stories: tuple[StoryShape, ...]
    standing: tuple[Spot, ...]


NO_SHAPE = PageShape(columns=1, lines=1, first_line=1, stories=(), standing=())
"""For pages that were not made up on a grid: proofs of single lines, samples."""
