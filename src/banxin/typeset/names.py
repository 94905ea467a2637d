"""均排: names of a list spread to one width, in columns over the measure.

The custom of Chinese lists: 王　明 is as wide as 李小龙, so that names stand flush on both sides
of their column (rule book of the house 7). Names that are no two to four Han characters keep
their natural width, and take as much of the row as they need.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from banxin.typeset.classes import CharClass, class_of
from banxin.typeset.compose import Composer
from banxin.typeset.model import (
    EM,
    Adjustment,
    Cluster,
    Line,
    MilliEm,
    Paragraph,
    Run,
    Setting,
)
from banxin.typeset.parts import compose_part

USUAL_WIDTH: Final = 3 * EM
WIDER: Final = 4 * EM
_MANY: Final = 4
"""Names are spread to four em where at least one name in so many has four characters."""

LEAST_GAP: Final = EM
"""Between two names of a row."""

_NO_MEASURE: Final = 100_000 * EM

BETWEEN: Final = " "
"""What stands between two names in the text of a list, so that they can be told apart there."""


def set_names(
    names: Sequence[tuple[Run, ...]], measure: MilliEm, composer: Composer
) -> tuple[Line, ...]:
    """A list of names in rows, row by row.

    The columns are as many as the measure holds with an em between them, and are spread over
    all of it. In each, a name of two, three or four Han characters is spread to the width of
    the list: three em, or four where a quarter of its names have four characters; a longer one
    than that stands solid. A name that would come nearer than an em to the next column takes
    that column, too; one that is wider than the measure is broken like text.

    Returns:
        One line a row; it counts in `list_of` these names. The blank that spreads a name is no
        character, so that the name stays one piece of text.
    """
    paragraph = list_of(names)
    lines = _measured(paragraph, names, composer)
    width = _common_width(lines)
    columns = _columns(measure, width)
    rows: list[list[_Placed]] = []
    free = len(columns)
    for natural in lines:
        line = _spread(natural, width)
        if free == len(columns) or columns[free] + line.width > measure:
            rows.append([])
            free = 0
        rows[-1].append(_Placed(line, columns[free]))
        end = columns[free] + line.width + LEAST_GAP
        free = next((i for i, x in enumerate(columns) if x >= end), len(columns))
    last = rows[-1] if rows else []
    return tuple(
        line
        for row in rows
        for line in _set_row(paragraph, row, measure, composer, ends=row is last)
    )


def list_of(names: Sequence[tuple[Run, ...]]) -> Paragraph:
    """The names as one text, a blank between any two."""
    runs: list[Run] = []
    for name in names:
        if runs:
            runs.append(Run(BETWEEN, name[0].face))
        runs += name
    return Paragraph(tuple(runs), indent=0, justified=False)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A name and where its column begins."""

    line: Line
    x: MilliEm


def _measured(
    paragraph: Paragraph, names: Sequence[tuple[Run, ...]], composer: Composer
) -> list[Line]:
    """Each name at its natural width; one with nothing to paint is missing."""
    lines: list[Line] = []
    start = 0
    for name in names:
        end = start + sum(len(run.text) for run in name)
        lines += compose_part(paragraph, start, end, _NO_MEASURE, composer)
        start = end + len(BETWEEN)
    return lines


def _is_han(line: Line) -> bool:
    """Whether a name is two to four single Han characters, without ruby."""
    return (
        2 <= len(line.texts) <= WIDER // EM
        and all(class_of(text[0]) is CharClass.HAN for text in line.texts)
        and not any(line.runs[index].ruby for index in line.run_indices)
    )


def _common_width(lines: Sequence[Line]) -> MilliEm:
    long = sum(_is_han(line) and len(line.texts) == WIDER // EM for line in lines)
    return WIDER if long and long * _MANY >= len(lines) else USUAL_WIDTH


def _columns(measure: MilliEm, width: MilliEm) -> list[MilliEm]:
    """Where the columns begin; the last one ends with the measure."""
    count = (measure + LEAST_GAP) // (width + LEAST_GAP)
    if count < 2:
        return [0]
    return [(measure - width) * number // (count - 1) for number in range(count)]


def _spread(line: Line, width: MilliEm) -> Line:
    """A name with equal blanks between its characters, so that it fills the width."""
    missing, gaps = width - line.width, len(line.texts) - 1
    if missing <= 0 or not _is_han(line):
        return line
    xs = tuple(x + missing * number // gaps for number, x in enumerate(line.xs))
    return replace(line, xs=xs, width=width)


def _set_row(
    paragraph: Paragraph,
    row: Sequence[_Placed],
    measure: MilliEm,
    composer: Composer,
    *,
    ends: bool,
) -> tuple[Line, ...]:
    """The names of a row as one line; a name wider than the measure as several."""
    first, last = row[0].line, row[-1].line
    after = last.end + (0 if ends else len(BETWEEN))
    if last.width > measure:
        *lines, end = compose_part(paragraph, last.start, last.end, measure, composer)
        return (*lines, replace(end, end=after))
    clusters = list(_clusters(row, composer))
    return (
        Line(
            runs=paragraph.runs,
            start=first.start,
            end=after,
            texts=tuple(cluster.text for cluster in clusters),
            starts=tuple(cluster.start for cluster in clusters),
            lengths=tuple(cluster.length for cluster in clusters),
            run_indices=tuple(cluster.run for cluster in clusters),
            xs=tuple(cluster.x for cluster in clusters),
            advances=tuple(cluster.advance for cluster in clusters),
            width=row[-1].x + last.width,
            adjustment=Adjustment(Setting.LOOSE),
            last=ends,
        ),
    )


def _clusters(row: Sequence[_Placed], composer: Composer) -> Iterator[Cluster]:
    """The clusters of a row, a blank before each name but the first."""
    for before, name in zip([None, *row], row, strict=False):
        line = name.line
        if before:
            run = line.run_indices[0] - 1
            (blank,) = composer.metrics.shape(BETWEEN, line.runs[run].face)
            x = before.x + before.line.width
            yield Cluster(BETWEEN, line.start - len(BETWEEN), 1, run, x, blank.advance)
        for cluster in line.clusters:
            yield replace(cluster, x=cluster.x + name.x)
