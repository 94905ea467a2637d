"""Stretches of a paragraph composed by themselves, and their lines counted in the whole again."""

from __future__ import annotations

from dataclasses import replace

from banxin.typeset.compose import Composer
from banxin.typeset.model import Line, MilliEm, Paragraph, Run


def compose_part(
    paragraph: Paragraph, start: int, end: int, measure: MilliEm, composer: Composer
) -> tuple[Line, ...]:
    """The lines of a paragraph's text from ``start`` to before ``end``, without indents, ragged.

    Their sources, clusters and runs count in the whole paragraph; the last one of the text is
    the only one with ``Line.last``.
    """
    runs: list[Run] = []
    first_run = place = 0
    for index, run in enumerate(paragraph.runs):
        text = run.text[max(start - place, 0) : max(end - place, 0)]
        place += len(run.text)
        if text:
            first_run = first_run if runs else index
            runs.append(replace(run, text=text))
    lines = composer.compose(Paragraph(tuple(runs), indent=0, justified=False), measure)
    return tuple(_counted_in(paragraph, line, start, first_run) for line in lines)


def _counted_in(paragraph: Paragraph, line: Line, start: int, first_run: int) -> Line:
    return replace(
        line,
        runs=paragraph.runs,
        start=line.start + start,
        end=line.end + start,
        starts=tuple(place + start for place in line.starts),
        run_indices=tuple(index + first_run for index in line.run_indices),
        last=line.last and line.end + start == len(paragraph.text),
    )
