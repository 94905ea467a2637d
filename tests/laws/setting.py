"""The painted lines of every story, found in the PDF and laid beside the copy.

From the make-up come only the frames' rectangles and what each frame is for: what is meant.
Where glyphs and lines really stand comes from the PDF, and what they should say from the copy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from tests.laws.manuscript import Copy, StoryCopy, ear_copy, is_blank, story_copy
from tests.laws.reading import Glyph, Painted, PaintedPage

from banxin.content import Issue
from banxin.makeup import Frame, IssueLayout, PageLayout, Part

# Glyphs of one line share their baseline to a few thousandths; neighbouring lines are points apart.
SAME_LINE_PT = 0.5
# A frame's glyphs have their middle inside it; a mark at its edge has it on the edge.
FRAME_SLACK_PT = 2.0
# Ruby is half the size of its base, raised and lowered characters six tenths; no layout's smallest
# text comes near them.
SMALL_SHARE = 0.62
# Raised and lowered characters stand so near to their line's baseline, in em: the layout's model
# allows no more. Ruby stands 0.9 em over its own baseline and half an em under the one above.
RAISED_MOST_EM, LOWERED_MOST_EM = 0.5, 0.25

# How a hyphen that the composer added reads here, so that nobody takes it for the desk's own.
ADDED_HYPHEN = "\u00ad"

_HEAD_PARTS = frozenset({Part.KICKER, Part.TITLE, Part.SUBTITLE})
_EAR_PARTS = frozenset({Part.EAR_TITLE, Part.EAR_TEXT})


@dataclass(frozen=True)
class Block:
    """The glyphs that stand in one frame, in the order they are painted, ruby apart.

    Raised and lowered glyphs are given the baseline of their line.
    """

    page: int
    frame: Frame
    glyphs: tuple[tuple[int, Glyph], ...]
    ruby: tuple[tuple[int, Glyph], ...]

    @property
    def text(self) -> str:
        return inked(glyph for _, glyph in self.glyphs)

    @property
    def ruby_text(self) -> str:
        return inked(glyph for _, glyph in self.ruby)


@dataclass(frozen=True)
class SetLine:
    """A painted line and the piece of copy it shows.

    Attributes:
        page: From 1.
        frame: Where it stands.
        glyphs: From left to right, blanks included.
        y: Its baseline.
        copy: Its paragraph.
        start, end: Which characters of ``copy.text``.
        opens_frame: It is the topmost line of its frame.
    """

    page: int
    frame: Frame
    glyphs: tuple[Glyph, ...]
    y: float
    copy: Copy
    start: int
    end: int
    opens_frame: bool

    @property
    def inked(self) -> tuple[Glyph, ...]:
        return tuple(g for g in self.glyphs if g.text == ADDED_HYPHEN or inked((g,)))

    @property
    def text(self) -> str:
        return self.copy.text[self.start : self.end]

    @property
    def opens(self) -> bool:
        return self.start == 0

    @property
    def closes(self) -> bool:
        return self.end == len(self.copy.text)

    def __str__(self) -> str:
        return f"page {self.page}, y {self.y:.2f}: {self.text}"


@dataclass(frozen=True)
class Spread:
    """A made-up and painted issue.

    Attributes:
        issue: The copy.
        layout: What is meant.
        painted: What is on paper.
    """

    issue: Issue
    layout: IssueLayout
    painted: Painted

    @cached_property
    def stories(self) -> tuple[StoryCopy, ...]:
        return tuple(story_copy(story) for story in self.issue.stories)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Every frame of the issue with the glyphs that stand in it."""
        return tuple(
            block
            for page, painted in zip(self.layout.pages, self.painted.pages, strict=True)
            for block in _blocks(page, painted)
        )

    @cached_property
    def lines(self) -> tuple[SetLine, ...]:
        """Every line of every story's columns, laid beside the copy.

        A line whose text is not the copy's ends its story's list: law L1 then says what is wrong.
        """
        return tuple(
            line
            for story in self.stories
            for line in lay_beside(self.columns(story.name), story.body)
        )

    def columns(self, story: str) -> list[Block]:
        """A story's column parts in reading order."""
        own = [
            block
            for block in self.blocks
            if block.frame.story == story
            and not is_head(block.frame)
            and not is_jump(block.frame)
            and not is_caption(block.frame)
        ]
        (copy,) = (copy for copy in self.stories if copy.name == story)
        return with_hyphens_told(own, copy.body)

    @cached_property
    def ears(self) -> list[Block]:
        """The blocks of the ear."""
        own = [
            block
            for block in self.blocks
            if any(text.part in _EAR_PARTS for text in block.frame.texts)
        ]
        return with_hyphens_told(own, ear_copy(self.issue))

    def strays(self) -> list[str]:
        """Glyphs that stand in no frame."""
        return [
            f"page {page.number}: {glyph.text} at {glyph.x:.2f}, {glyph.y:.2f} is in no frame"
            for page, painted in zip(self.layout.pages, self.painted.pages, strict=True)
            for glyph in painted.glyphs
            if _frame_around(glyph, _bounds(page.frames)) is None
        ]


def inked(glyphs: Iterable[Glyph]) -> str:
    """The text of glyphs without blanks."""
    return "".join(c for glyph in glyphs for c in glyph.text if not is_blank(c))


def is_head(frame: Frame) -> bool:
    return not is_jump(frame) and any(text.part in _HEAD_PARTS for text in frame.texts)


def is_jump(frame: Frame) -> bool:
    """A line that leads to another page, or a rest's head, which repeats its story's title."""
    return any(text.part is Part.JUMP for text in frame.texts)


def is_caption(frame: Frame) -> bool:
    return any(text.part is Part.CAPTION for text in frame.texts)


def with_hyphens_told(parts: Sequence[Block], copies: Sequence[Copy]) -> list[Block]:
    """The same blocks, with each hyphen at a line's end that the copy has not as `ADDED_HYPHEN`.

    Only where a word of the copy goes on: a hyphen anywhere else stays a fault of the text.
    """
    wanted = "".join(copy.text for copy in copies)
    at = 0
    told = []
    for block in parts:
        added: list[Glyph] = []
        for row in rows(glyph for _, glyph in block.glyphs):
            text = inked(row)
            goes_on = wanted.startswith(text[:-1], at) and not wanted.startswith(text, at)
            if text.endswith("-") and goes_on and wanted[at + len(text) - 2 :][:2].isalpha():
                added.append([glyph for glyph in row if inked((glyph,))][-1])
                text = text[:-1]
            at += len(text)
        glyphs = (
            (number, replace(glyph, text=ADDED_HYPHEN) if glyph in added else glyph)
            for number, glyph in block.glyphs
        )
        told.append(replace(block, glyphs=tuple(glyphs)))
    return told


def lay_beside(parts: Sequence[Block], copies: Sequence[Copy]) -> Iterator[SetLine]:
    """The lines of frames, in reading order, each with its piece of the copy."""
    waiting = list(copies)
    start = 0
    for block in parts:
        for number, glyphs in enumerate(rows(glyph for _, glyph in block.glyphs)):
            text = inked(glyphs)
            end = start + len(text)
            if not waiting or not text or waiting[0].text[start:end] != text:
                return
            y = glyphs[0].y
            yield SetLine(
                block.page, block.frame, glyphs, y, waiting[0], start, end, opens_frame=number == 0
            )
            start = end
            if end == len(waiting[0].text):
                waiting.pop(0)
                start = 0


def rows(glyphs: Iterable[Glyph]) -> list[tuple[Glyph, ...]]:
    """Glyphs with one baseline, from left to right; rows from the top down."""
    by_height = sorted(glyphs, key=lambda glyph: glyph.y)
    cuts = [i for i, (a, b) in enumerate(pairwise(by_height), 1) if b.y - a.y > SAME_LINE_PT]
    return [
        tuple(sorted(by_height[start:end], key=lambda glyph: glyph.middle))
        for start, end in pairwise((0, *cuts, len(by_height)))
        if start < end
    ]


def _blocks(page: PageLayout, painted: PaintedPage) -> Iterator[Block]:
    bounds = _bounds(page.frames)
    standing: dict[int | None, list[tuple[int, Glyph]]] = defaultdict(list)
    for number, glyph in enumerate(painted.glyphs):
        standing[_frame_around(glyph, bounds)].append((number, glyph))
    for order, frame in enumerate(page.frames):
        size = _smallest_size(frame)
        whole = [one.y for _, one in standing[order] if one.size >= size * SMALL_SHARE]
        glyphs: list[tuple[int, Glyph]] = []
        ruby: list[tuple[int, Glyph]] = []
        for number, glyph in standing[order]:
            line = glyph.y if glyph.size >= size * SMALL_SHARE else _line_of(glyph, whole, size)
            if line is None:
                ruby.append((number, glyph))
            else:
                glyphs.append((number, replace(glyph, y=line)))
        yield Block(page.number, frame, tuple(glyphs), tuple(ruby))


def _line_of(glyph: Glyph, baselines: Sequence[float], em: float) -> float | None:
    """The baseline that a raised or lowered glyph belongs to; None for ruby."""
    near = (y for y in baselines if -LOWERED_MOST_EM * em <= y - glyph.y <= RAISED_MOST_EM * em)
    return min(near, key=lambda y: abs(y - glyph.y), default=None)


def _bounds(frames: Sequence[Frame]) -> list[tuple[float, float, float, float]]:
    return [
        (
            frame.rect.x.in_pt - FRAME_SLACK_PT,
            frame.rect.y.in_pt,
            frame.rect.right.in_pt + FRAME_SLACK_PT,
            frame.rect.bottom.in_pt + FRAME_SLACK_PT,
        )
        for frame in frames
    ]


def _frame_around(glyph: Glyph, bounds: Sequence[tuple[float, float, float, float]]) -> int | None:
    x, y = glyph.middle, glyph.y
    return next(
        (
            order
            for order, (left, top, right, bottom) in enumerate(bounds)
            if left <= x <= right and top <= y <= bottom
        ),
        None,
    )


def _smallest_size(frame: Frame) -> float:
    return min((text.size.in_pt for text in frame.texts), default=0)
