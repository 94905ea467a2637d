"""What a cut leaves: a tree of rectangles, each with one story or cut again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """The page as the search sees it: whether a cut runs through all of it."""

    columns: int
    lines: int


@dataclass(frozen=True, slots=True)
class Cut:
    """A set of stories in a rectangle.

    Attributes:
        points: What speaks against it as far as it can be seen from inside.
        left, right: Title sizes of heads at the upper left and right edges; 0 for none.
    """

    points: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Alone(Cut):
    """One story in all of the rectangle but for the white at its foot."""

    story: int
    white: int


@dataclass(frozen=True, slots=True)
class Stacked(Cut):
    """One part above another; the white between them belongs to the upper one's lines."""

    upper: Cut
    upper_lines: int
    lower: Cut


@dataclass(frozen=True, slots=True)
class Sided(Cut):
    """Two parts side by side."""

    one: Cut
    one_columns: int
    other: Cut


@dataclass(frozen=True, slots=True)
class Cornered(Cut):
    """A story with a lower corner left to others, and white of its own at its foot."""

    story: int
    white: int
    inner: Cut
    inner_columns: int
    inner_lines: int
    gap: int
    at_right: bool


@dataclass(frozen=True, slots=True)
class Stepped(Cut):
    """A story over two parts side by side, over one of them deeper than over the other."""

    story: int
    one: Cut
    one_columns: int
    one_lines: int
    one_gap: int
    other: Cut
    other_lines: int
    other_gap: int
