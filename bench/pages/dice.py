"""Chance that falls the same way on every machine and in every Python."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

from bench.pages.copy import words

Drawn = TypeVar("Drawn")


class Dice:
    """Everything a problem leaves to chance, from one seed.

    Only `random.Random.random` is asked: of it alone Python promises the same numbers for ever.
    Sentences and titles come off shuffled piles, so that a page says nothing twice while they
    last.
    """

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311  # nothing secret
        self._sentences: list[int] = []
        self._titles: list[int] = []

    def share(self, least: float, most: float) -> float:
        return least + (most - least) * self._chance.random()

    def whole(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return least + int((most - least + 1) * self._chance.random())

    def falls(self, likelihood: float) -> bool:
        return self._chance.random() < likelihood

    def one_of(self, things: Sequence[Drawn]) -> Drawn:
        return things[self.whole(0, len(things) - 1)]

    def line(self) -> int:
        return self.whole(0, len(words().lines) - 1)

    def sentence(self) -> int:
        self._sentences = self._sentences or self._shuffled(len(words().sentences))
        return self._sentences.pop()

    def title(self) -> int:
        self._titles = self._titles or self._shuffled(len(words().titles))
        return self._titles.pop()

    def _shuffled(self, count: int) -> list[int]:
        numbers = list(range(count))
        for last in range(count - 1, 0, -1):
            other = self.whole(0, last)
            numbers[last], numbers[other] = numbers[other], numbers[last]
        return numbers
