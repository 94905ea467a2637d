"""The laws L1 to L5, put to a made-up problem.

Judged is the made-up issue, by the copy as the problem's numbers give it and by the tables of
``tests/laws``, which are not the composer's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from tests.laws.rulebook import CLOSING, NOT_FIRST, NOT_LAST, OPENING, STOPS, units

from banxin.makeup import IssueLayout, PageLayout, Part, PlacedText
from bench.pages.copy import words
from bench.pages.issue import CREDIT, QUOTED, said, title_of
from bench.pages.problem import Block, Problem, StoryTask

_HEAD = frozenset({Part.KICKER, Part.TITLE, Part.SUBTITLE, Part.BYLINE})
_ASIDE = _HEAD | {Part.CAPTION, Part.JUMP}
_JUSTIFIED = frozenset({Part.BODY, Part.BOX_TEXT})

_SLACK = 20  # thousandths of an em
_HALF = 500
_INDENT = 2000


@dataclass(frozen=True, slots=True)
class Placed:
    """A text of a story with its page and the top of its frame."""

    page: PageLayout
    top_mpt: int
    text: PlacedText
    opens_frame: bool


def broken_laws(problem: Problem, made: IssueLayout) -> list[str]:
    """Everything of a made-up problem that breaks a law."""
    return [
        f"{problem.id} {law}: {fault}"
        for law, faults in LAWS.items()
        for fault in faults(problem, made)
    ]


def l1_text(problem: Problem, made: IssueLayout) -> Iterator[str]:
    """Heads, captions and columns say what the copy says, stories on the pages once."""
    placed = _placed(made)
    fillers = set(problem.fillers)
    for task in problem.stories:
        own = placed.get(task.name, [])
        if not own and task.name in fillers:
            continue
        over = _reported(made).get(task.name, 0)
        body, wanted = _joined(own, lambda part: part not in _ASIDE), body_copy(task)
        if body != wanted[: len(wanted) - over]:
            yield f"{task.name}: {_difference(body, wanted)}"
        first = own[0].page.number if own else 0
        head = _joined([one for one in own if one.page.number == first], _HEAD.__contains__)
        if head != head_copy(task):
            yield f"{task.name}: the head says {head}"
        captions = _joined(own, lambda part: part is Part.CAPTION)
        if sorted(captions) != sorted("".join(caption_copy(task))):
            yield f"{task.name}: the captions say {captions}"


def l2_edges(_: Problem, made: IssueLayout) -> Iterator[str]:
    """Both ends of every line of running text, but the end of a paragraph's last."""
    for name, texts in _placed(made).items():
        for one in texts:
            if one.text.part not in _JUSTIFIED:
                continue
            inset = made.layout.box.inset_em if one.text.part is Part.BOX_TEXT else 0
            measure = (made.layout.measure_em - 2 * inset) * 1000
            for order, placed in enumerate(one.text.lines):
                line = placed.line
                indent = 0 if order or one.text.resumes else _INDENT
                starts, ends = line.xs[0], line.xs[-1] + line.advances[-1]
                hung = _HALF if line.texts[0] in OPENING else 0
                if not indent - hung - _SLACK <= starts <= indent + _SLACK:
                    yield f"{name}: {line.text} starts at {starts}"
                over = _HALF if line.texts[-1] in CLOSING + STOPS else 0
                if not line.last and not measure - _SLACK <= ends <= measure + over + _SLACK:
                    yield f"{name}: {line.text} ends at {ends} of {measure}"


def l3_grid(_: Problem, made: IssueLayout) -> Iterator[str]:
    """Every line of body text on a line of its page's grid, all pages' bodies at one pitch."""
    pitches = {made.layout.leading.mpt}
    pitches |= {round(step.leading_pt * 1000) for step in made.layout.makeup.steps}
    top = round(made.layout.page.top_mm * 72 / 25.4 * 1000)
    by_page: dict[int, set[int]] = {}
    for name, texts in _placed(made).items():
        for one in texts:
            if one.text.part is not Part.BODY:
                continue
            pitch = one.text.leading.mpt
            by_page.setdefault(one.page.number, set()).add(pitch)
            off = (one.top_mpt - top) % pitch
            if min(off, pitch - off) > 2:
                yield f"{name}: {one.text.lines[0].line.text} is {off} off the grid"
    for number, found in by_page.items():
        if len(found) > 1 or not found <= pitches:
            yield f"page {number}: pitches {sorted(found)}"


def l4_breaks(_: Problem, made: IssueLayout) -> Iterator[str]:
    """Line edges, units, and columns that start with a paragraph's last line."""
    for name, texts in _placed(made).items():
        paragraph: list[str] = []
        for one in texts:
            if one.text.part not in _JUSTIFIED:
                continue
            lines = [placed.line for placed in one.text.lines]
            if one.opens_frame and one.text.resumes and lines[0].last:
                yield f"{name}: a column starts with {lines[0].text}"
            paragraph = (
                [*paragraph, *(line.text for line in lines)]
                if one.text.resumes
                else [line.text for line in lines]
            )
            if lines[-1].last:
                yield from (f"{name}: {fault}" for fault in _edges(paragraph))


def l5_overset(problem: Problem, made: IssueLayout) -> Iterator[str]:
    """Characters on the pages and characters reported over are together the copy's."""
    placed, over = _placed(made), _reported(made)
    for task in problem.stories:
        if task.name in problem.fillers and task.name not in placed:
            continue
        shown = len(_joined(placed.get(task.name, []), lambda part: part not in _ASIDE))
        wanted = len(body_copy(task))
        if shown + over.get(task.name, 0) != wanted:
            yield f"{task.name}: {shown} + {over.get(task.name, 0)} of {wanted}"


LAWS: Mapping[str, Callable[[Problem, IssueLayout], Iterator[str]]] = {
    "L1": l1_text,
    "L2": l2_edges,
    "L3": l3_grid,
    "L4": l4_breaks,
    "L5": l5_overset,
}


def body_copy(task: StoryTask) -> str:
    """A story's columns without blanks, from the problem's numbers."""
    return _solid("".join(_block(block) for block in task.body))


def head_copy(task: StoryTask) -> str:
    """Kicker, title, subtitle and byline without blanks."""
    lines = words().lines
    kicker = lines[task.kicker] if task.kicker >= 0 else ""
    subtitle = lines[task.subtitle] if task.subtitle >= 0 else ""
    return _solid(kicker + title_of(task) + subtitle + task.byline)


def caption_copy(task: StoryTask) -> Iterator[str]:
    """Each photo's caption and credit without blanks."""
    return (_solid(words().sentences[photo.caption] + CREDIT) for photo in task.photos)


def _block(block: Block) -> str:
    title = words().lines[block.line] if block.line >= 0 else ""
    source = QUOTED if block.kind == "quote" else ""
    return title + said(block) + source


def _placed(made: IssueLayout) -> dict[str, list[Placed]]:
    """Every story's texts, page by page and frame by frame."""
    found: dict[str, list[Placed]] = {}
    for page in made.pages:
        for frame in page.frames:
            for order, text in enumerate(frame.texts if frame.story else ()):
                top = (frame.rect.y + text.top).mpt
                found.setdefault(frame.story, []).append(Placed(page, top, text, not order))
    return found


def _joined(texts: list[Placed], wanted: Callable[[Part], bool]) -> str:
    return _solid(
        "".join(
            placed.line.text for one in texts if wanted(one.text.part) for placed in one.text.lines
        )
    )


def _solid(text: str) -> str:
    return "".join(text.split())


def _reported(made: IssueLayout) -> dict[str, int]:
    return {
        str(one.params["story"]): int(one.params["characters"])
        for one in made.findings
        if one.code == "story-overset"
    }


def _edges(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if line[0] in NOT_FIRST:
            yield f"{line} starts with {line[0]}"
        if line[-1] in NOT_LAST:
            yield f"{line} ends with {line[-1]}"
    text = _solid("".join(lines))
    borders = set(accumulate(len(_solid(line)) for line in lines[:-1]))
    for start, end in units(text):
        if any(start < border < end for border in borders):
            yield f"{text[start:end]} is broken"


def _difference(one: str, other: str) -> str:
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    at = min(len(one), len(other)) if same is None else same
    return f"{one[at : at + 9]} where the copy says {other[at : at + 9]}"
