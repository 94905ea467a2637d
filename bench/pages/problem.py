"""A page problem: what is to be made up, as data that any program can read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from pydantic import TypeAdapter

from bench.pages.copy import HERE

PROBLEMS = HERE / "problems"

Pair: TypeAlias = tuple[int, int]

NONE = -1
"""No line."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a story's body.

    Attributes:
        kind: ``paragraph``, ``head`` (a section head), ``quote`` or ``box``.
        sentences: The numbers of what it says, one after the other.
        line: The number of a section head's line, or of a box's title.
    """

    kind: str
    sentences: tuple[int, ...] = ()
    line: int = NONE


@dataclass(frozen=True, slots=True)
class PhotoTask:
    """A photo to place.

    Attributes:
        pixels: Width and height.
        weight: 1 is the story's main photo.
        crop: The share of its width or height that may be cut away.
        caption: The number of a sentence.
    """

    pixels: Pair
    weight: int
    crop: float
    caption: int


@dataclass(frozen=True, slots=True)
class StoryTask:
    """A story to place.

    Attributes:
        title: Numbers of titles; more than one are run together, with a blank between them.
        kicker, subtitle: Numbers of lines.
        byline: Set under the title; empty for none.
        photos: In order of weight.
    """

    name: str
    title: tuple[int, ...]
    body: tuple[Block, ...]
    kicker: int = NONE
    subtitle: int = NONE
    byline: str = ""
    photos: tuple[PhotoTask, ...] = ()


@dataclass(frozen=True, slots=True)
class Pin:
    """What is fixed of a story (``photo`` 0) or its n-th photo: columns, lines, or both.

    Columns and lines count from 1, both ends included.
    """

    story: str
    photo: int = 0
    columns: Pair | None = None
    lines: Pair | None = None


@dataclass(frozen=True, slots=True)
class BoxTask:
    """A rectangle that no story may enter; ``title`` is the number of a line."""

    kind: str
    title: int
    columns: Pair
    lines: Pair


@dataclass(frozen=True, slots=True)
class PageTask:
    """A page: the stories that must stand on it in order of weight, its boxes and its pins."""

    name: str
    stories: tuple[str, ...] = ()
    boxes: tuple[BoxTask, ...] = ()
    pins: tuple[Pin, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """An issue to make up.

    Attributes:
        kind: Its class in the tables.
        layout: A layout that comes with Banxin.
        flow: Stories to share out over the pages, in order of weight.
        fillers: Stories of which any or none may be used.
        possible: False by construction; None where only a plan can show it, see `witnesses`.
        reason: Why it is impossible.
    """

    id: str
    kind: str
    seed: int
    layout: str
    pages: tuple[PageTask, ...]
    stories: tuple[StoryTask, ...]
    flow: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    possible: bool | None = None
    reason: str = ""

    def story(self, name: str) -> StoryTask:
        return next(story for story in self.stories if story.name == name)


_READER = TypeAdapter(Problem)


def load_problems(kind: str = "") -> tuple[Problem, ...]:
    """The problems that are checked in, by name; of one class where one is named."""
    found = (read_problem(file.read_text("utf-8")) for file in sorted(PROBLEMS.glob("*.json")))
    return tuple(problem for problem in found if kind in ("", problem.kind))


def classes(problems: Iterable[Problem]) -> tuple[str, ...]:
    """The classes of some problems, in their order."""
    return tuple(dict.fromkeys(problem.kind for problem in problems))


def load_problem(name: str) -> Problem:
    """The problem with an id."""
    return read_problem((PROBLEMS / f"{name}.json").read_text("utf-8"))


def read_problem(text: str) -> Problem:
    """A problem from its JSON; what it leaves out is as `Problem` says."""
    return _READER.validate_json(text)


def write_problem(problem: Problem) -> str:
    """As JSON, a line for each page and story, so that a change can be read as one."""
    data = _READER.dump_python(problem, mode="json", exclude_defaults=True)
    lines = []
    for key, value in data.items():
        if key in ("pages", "stories"):
            entries = ",\n".join(f"  {_json(entry)}" for entry in value)
            lines.append(f"{_json(key)}: [\n{entries}\n]")
        else:
            lines.append(f"{_json(key)}: {_json(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
