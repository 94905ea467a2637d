"""Connected regions of a picture of two values (Rosenfeld and Pfaltz 1966, by runs)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

_RUN = re.compile(b"\xff+")


@dataclass(frozen=True, slots=True)
class Region:
    """Pixels that touch, at corners too; the box is in pixels, right and bottom not included."""

    left: int
    top: int
    right: int
    bottom: int
    pixels: int


def regions(mask: Image.Image) -> Iterator[Region]:
    """The regions of the pixels that are 255, in no particular order.

    Works on runs, not pixels: a page of noise takes a second, a page without any nothing.
    """
    bounds = mask.getbbox()
    if bounds is None:
        return
    left, top, _, _ = bounds
    part = mask.crop(bounds)
    width, data = part.width, part.tobytes()
    forest = _Forest()
    above: list[tuple[int, int, int]] = []
    for row in range(part.height):
        runs = [
            (match.start(), match.end(), forest.plant(match.start(), match.end(), row))
            for match in _RUN.finditer(data[row * width : (row + 1) * width])
        ]
        forest.join(above, runs)
        above = runs
    for region in forest.grown():
        yield Region(
            region[0] + left, region[1] + top, region[2] + left, region[3] + top, region[4]
        )


class _Forest:
    """Runs joined into regions: disjoint sets, the parent of a root being itself."""

    def __init__(self) -> None:
        self._parents: list[int] = []
        self._boxes: list[list[int]] = []  # left, top, right, bottom, pixels

    def plant(self, start: int, end: int, row: int) -> int:
        self._parents.append(len(self._parents))
        self._boxes.append([start, row, end, row + 1, end - start])
        return len(self._parents) - 1

    def join(self, above: list[tuple[int, int, int]], below: list[tuple[int, int, int]]) -> None:
        """Join the runs of two neighbouring rows that touch; both are in order."""
        upper = lower = 0
        while upper < len(above) and lower < len(below):
            (start, end, one), (other_start, other_end, other) = above[upper], below[lower]
            if start <= other_end and other_start <= end:
                self._unite(one, other)
            if end < other_end:
                upper += 1
            else:
                lower += 1

    def grown(self) -> Iterator[list[int]]:
        for index, parent in enumerate(self._parents):
            if index == parent:
                yield self._boxes[index]

    def _unite(self, one: int, other: int) -> None:
        one, other = self._root(one), self._root(other)
        if one == other:
            return
        self._parents[other] = one
        kept, gone = self._boxes[one], self._boxes[other]
        kept[0], kept[1] = min(kept[0], gone[0]), min(kept[1], gone[1])
        kept[2], kept[3] = max(kept[2], gone[2]), max(kept[3], gone[3])
        kept[4] += gone[4]

    def _root(self, index: int) -> int:
        while self._parents[index] != index:
            self._parents[index] = self._parents[self._parents[index]]
            index = self._parents[index]
        return index
