"""Text shown: every glyph gets its place (ISO 32000-2:2020, 9.4)."""

from __future__ import annotations

from collections.abc import Iterable

import pikepdf

from banxin.measure import Length
from banxin.preflight.gathered import Gathered
from banxin.preflight.geometry import (
    UPRIGHT,
    Area,
    Frame,
    extent,
    is_seen_in,
    moved,
    placed,
    vertical_scale,
    within,
)
from banxin.preflight.painted import Glyph, ShownText, cell
from banxin.preflight.state import State

# Table 104: text rendering modes.
_FILLED = frozenset({0, 2, 4, 6})
_STROKED = frozenset({1, 2, 5, 6})
_THOUSAND = 1000


class Cursor:
    """Where text goes: the text matrix and the text line matrix of 9.4.2."""

    def __init__(self) -> None:
        self.next = self.line = UPRIGHT

    def begin(self, frame: Frame = UPRIGHT) -> None:
        self.next = self.line = frame

    def move(self, across: float, up: float) -> None:
        self.begin(moved(self.line, across, up))

    def show(self, parts: Iterable[object], state: State, gathered: Gathered) -> ShownText:
        """Places what is shown, moves on behind it, and gives it back.

        Args:
            parts: Strings, and numbers that move back by thousandths of the size.
            state: With the font; without one nothing can be placed but the start.
            gathered: Where the text is added.
        """
        glyphs, starts, end = _laid(parts, state)
        stretched = (state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise)
        frame = within(within(stretched, self.next), state.ctm)
        font = state.font
        floor = font.floor if font else 0.0
        area = placed(frame, _reach(glyphs, starts, floor))
        fill = state.fill_paint if state.mode in _FILLED else None
        stroke = state.stroke_paint if state.mode in _STROKED else None
        text = ShownText(
            font=font.fact if font else None,
            size=Length.pt(vertical_scale(frame)),
            mode=state.mode,
            fill=fill,
            stroke=stroke,
            visible=not gathered.hidden
            and extent(frame) > 0
            and any(paint.alpha > 0 for paint in (fill, stroke) if paint)
            and is_seen_in(state.clip, area),
            box=gathered.place(area),
            glyphs=tuple(glyphs),
            frame=frame,
            starts=tuple(starts),
            floor=floor,
            trim=gathered.trim,
        )
        gathered.add_text(text)
        if font is not None and font.fact.vertical:
            self.next = moved(self.next, 0.0, end * state.size)
        else:
            self.next = moved(self.next, end * state.size * state.stretch, 0.0)
        return text


def _laid(parts: Iterable[object], state: State) -> tuple[list[Glyph], list[float], float]:
    """Glyphs, where each starts along the line in ems, and where the line ends."""
    glyphs: list[Glyph] = []
    starts: list[float] = []
    at = 0.0
    font, size = state.font, state.size
    if font is None:
        return glyphs, starts, at
    apart = state.characters_apart / size if size else 0.0
    words_apart = state.words_apart / size if size else 0.0
    down = font.fact.vertical
    for part in parts:
        if not isinstance(part, pikepdf.String):
            at -= float(part) / _THOUSAND  # type: ignore[arg-type]
            continue
        for glyph in font.glyphs(bytes(part)):
            glyphs.append(glyph)
            starts.append(at)
            at += apart + (-glyph.drop if down else glyph.width) / _THOUSAND
            if words_apart and font.is_space(glyph):
                at += words_apart
    return glyphs, starts, at


def _reach(glyphs: list[Glyph], starts: list[float], floor: float) -> Area:
    """The box around all characters, in the frame of the text; one em where there are none."""
    if not glyphs:
        return 0.0, floor, 1.0, floor + 1
    if glyphs[0].drop:
        cells = [cell(glyph, start, floor) for glyph, start in zip(glyphs, starts, strict=True)]
        lefts, bottoms, rights, tops = zip(*cells, strict=True)
        return min(lefts), min(bottoms), max(rights), max(tops)
    ends = [start + glyph.width / _THOUSAND for glyph, start in zip(glyphs, starts, strict=True)]
    return min(starts), floor, max(ends), floor + 1
