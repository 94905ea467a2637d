"""What comparing the pages with the copy has shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from banxin.measure import Rect


class Fault(StrEnum):
    """What may be wrong with a paragraph."""

    LOST = "lost"
    DIFFERENT = "different"
    MOVED = "moved"
    DOUBLED = "doubled"


@dataclass(frozen=True, slots=True)
class Difference:
    """The first difference of its kind in one story.

    Attributes:
        page: Where the story was last as it should be; 0 where it is nowhere.
        box: Of the character there.
        before: The copy before the difference; ``wanted`` how it goes on.
        found: How the page goes on; empty for nothing.
    """

    fault: Fault
    story: str
    page: int
    box: Rect | None
    before: str
    wanted: str
    found: str


@dataclass(frozen=True, slots=True)
class Collation:
    """What came of comparing; ``characters`` were compared in all."""

    characters: int
    differences: tuple[Difference, ...]
