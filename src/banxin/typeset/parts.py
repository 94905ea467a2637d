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
    place = 0
    for run in paragraph.runs:
        text = run.text[max(start - place, 0) : max(end - place, 0)]
        place += len(run.text)
        runs.append(replace(run, text=text, ruby=run.ruby if text else ""))
    lines = composer.compose(Paragraph(tuple(runs), indent=0, justified=False), measure)
    return tuple(_counted_in(paragraph, line, start) for line in lines)


def _counted_in(paragraph: Paragraph, line: Line, start: int) -> Line:
    return replace(
        line,
        runs=paragraph.runs,
        start=line.start + start,
        end=line.end + start,
        starts=tuple(place + start for place in line.starts),
        last=line.last and line.end + start == len(paragraph.text),
    )
