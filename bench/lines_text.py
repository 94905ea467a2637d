"""The texts that lines are made of: plain paragraphs in one face."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Copy:
    """Paragraphs with a name for the report."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def characters(self) -> int:
        return sum(map(len, self.paragraphs))

    def times(self, fold: int) -> Copy:
        """The same paragraphs over again; Typst gains nothing by it, which was tried."""
        return Copy(f"{self.title}, {fold} times over", self.paragraphs * fold)


def copy_of(file: Path) -> Copy:
    """A text file: a paragraph a line, Markdown's marks for bold taken away."""
    lines = (line.replace("**", "").strip() for line in file.read_text("utf-8").splitlines())
    paragraphs = tuple(filter(None, lines))
    return Copy(f"A text of {sum(map(len, paragraphs)):,} characters", paragraphs)


def write_copy(copy: Copy, file: Path) -> None:
    """As `copy_of` reads it."""
    file.write_text("\n".join(copy.paragraphs) + "\n", "utf-8")


def stream(paragraphs: Sequence[str], characters: int) -> Iterator[str]:
    """So many characters in paragraphs of their usual length, one at a time.

    Each time round the numbers are new ones, as they are in a year's papers: what is remembered
    of every word ever met would show in the memory taken.
    """
    digits = random.Random(1)  # noqa: S311  # the same numbers at every run
    left = characters
    for turn in count():
        for paragraph in paragraphs:
            text = paragraph
            if turn:
                text = _DIGIT.sub(lambda _: str(digits.randrange(10)), paragraph)
            yield text[:left]
            left -= len(text)
            if left <= 0:
                return
