"""Checks of composed lines, from clreq and GB/T 15834 and not from the composer's tables."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from banxin.typeset import EM, Line, LineSettings, OneEm, Paragraph, Run, Setting, compose

CLOSING = "”’」』）》〉】〗〕］｝"
OPENING = "“‘「『（《〈【〖〔［｛"
STOPS = "，、；：。．！？"
NOT_FIRST = CLOSING + STOPS + "·～–々‼⁇⁈⁉%％‰℃°/／)]},.;:!?"
NOT_LAST = OPENING + "￥¥$€£№/／([{"

UNITS = re.compile(
    r"—+|…+|[0-9]+(?:[.,:][0-9]+)*(?:[%℃°]| ?k[mg]\b)?|[￥$][0-9]+|[！？]{2,}|[A-Za-z]+"
)


def set_lines(text: str, measure_em: float, **options: int | bool) -> tuple[Line, ...]:
    """Plain text at a measure in em, without an indent unless one is given."""
    indent = int(options.get("indent", 0))
    justified = bool(options.get("justified", True))
    paragraph = Paragraph((Run(text),), indent=indent, justified=justified)
    settings = LineSettings(hyphenate=bool(options.get("hyphenate", True)))
    return compose(paragraph, round(measure_em * EM), OneEm(), settings)


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def width(text: str) -> float:
    """The natural width of a text in em, from the first box to the end of the last, untrimmed."""
    (line,) = set_lines(f"字{text}字", 100)
    return (line.xs[-1] - EM) / EM


def han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def check_nothing_lost(text: str, lines: tuple[Line, ...]) -> None:
    assert lines[0].start == 0
    assert lines[-1].end == len(text)
    assert all(before.end == after.start for before, after in pairwise(lines))
    painted = "".join(c.text for line in lines for c in line.clusters if c.length)
    assert _without_blanks(painted) == _without_blanks(text)
    for line in lines:
        for cluster in line.clusters:
            assert line.start <= cluster.start
            assert cluster.start + cluster.length <= line.end
            source = text[cluster.start : cluster.start + cluster.length]
            assert cluster.text == (source or "-")


def _without_blanks(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c)[0] not in "ZC")


def check_flush(lines: tuple[Line, ...], measure: int, indent: int) -> None:
    """Both edges: the ink box of a mark, the box of anything else."""
    for line in lines:
        left = indent if line.start == 0 else 0
        opening = 500 if line.texts[0] in OPENING else 0
        assert line.xs[0] == left - opening, line.text
        closing = 500 if line.texts[-1] in CLOSING + STOPS and not _chained(line) else 0
        right = line.xs[-1] + line.advances[-1] - closing
        if _chained(line):
            right -= 500
        assert right == line.width
        if line.adjustment.setting not in {Setting.LOOSE, Setting.SHORT}:
            assert line.width == measure, line.text
        assert line.width <= measure


def _chained(line: Line) -> bool:
    return bool(re.search("(?:[！？]{2})+$", line.text)) and not re.search(
        "(?<![！？])[！？](?:[！？]{2})+$", line.text
    )


def check_edges(lines: tuple[Line, ...]) -> None:
    for line in lines:
        assert line.texts[0][0] not in NOT_FIRST, line.text
        if not line.last:
            assert line.texts[-1][-1] not in NOT_LAST, line.text


def check_units(text: str, lines: tuple[Line, ...], room_em: int) -> None:
    """—— and …… hold together in twos, other units whole, unless no line could hold them.

    Words at an added hyphen are not looked at here.
    """
    borders = {line.start for before, line in pairwise(lines) if before.lengths[-1] or before.last}
    for unit in UNITS.finditer(text):
        if _widest_around(text, unit) > room_em:
            continue
        step = 2 if unit[0][0] in "—…" else 1
        inner = set(range(unit.start() + 1, unit.end()))
        if step == 2:
            inner = {place for place in inner if (place - unit.start()) % 2}
        assert not borders & inner, unit[0]


def _widest_around(text: str, unit: re.Match[str]) -> float:
    """In em, what may hang together with a unit: everything up to the next Han or space."""
    before = re.search(r"[^\s\u4e00-\u9fff]*$", text[: unit.start()])
    after = re.match(r"[^\s\u4e00-\u9fff]*", text[unit.end() :])
    parts = (before[0] if before else "", unit[0], after[0] if after else "")
    return sum(0.5 if character < "\u0100" else 1 for character in "".join(parts))


def check_han_never_below_solid(lines: tuple[Line, ...]) -> None:
    for line in lines:
        for (a, x), (b, next_x) in pairwise(zip(line.texts, line.xs, strict=True)):
            if han(a) and han(b):
                assert next_x - x >= EM, line.text


def check_adjustment(lines: tuple[Line, ...]) -> None:
    for line in lines:
        total = line.adjustment.total
        match line.adjustment.setting:
            case Setting.REDUCED:
                assert total < 0
            case Setting.EXPANDED:
                assert total > 0
                assert line.adjustment.widest > 0
            case _:
                assert total == 0
