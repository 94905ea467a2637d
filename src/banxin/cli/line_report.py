"""A proof of lines in words, and as JSON; the JSON's schema lies in ``schema/``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum

from banxin.cli.line_answer import (
    ClusterAnswer,
    LineAnswer,
    LinesAnswer,
    LoosenessAnswer,
    ParagraphAnswer,
    RunAnswer,
    TotalsAnswer,
)
from banxin.cli.manner import Manner
from banxin.line_proof import LineProof, ProofOrder, ProvedParagraph
from banxin.makeup import Part
from banxin.messages import columns
from banxin.typeset import EM, Line, MilliEm, Setting

# The eye sees an opening above this (rule book, 5.2).
_SEEN: MilliEm = 100

_PARTS = {Part.NOTE: ("editor's note", "编者按"), Part.BOX_TEXT: ("box", "方框")}


class _Tone(StrEnum):
    """How a line's state is coloured on a terminal, as rich calls it."""

    CALM = "dim"
    SEEN = "yellow"
    BAD = "bold red"


def as_answer(proof: LineProof, order: ProofOrder, file: str) -> dict[str, object]:
    """The proof as ``--format json`` gives it."""
    answer = LinesAnswer(
        file=file,
        layout=order.faces.layout_name,
        measure_em=order.measure / EM,
        one_em=order.one_em,
        looseness=order.looseness,
        settings=order.faces.layout.lines,
        paragraphs=[_paragraph(proved, order) for proved in proof.paragraphs],
        totals=totals(proof),
    )
    return answer.model_dump(mode="json")


def totals(proof: LineProof) -> TotalsAnswer:
    """What all lines of a proof amount to."""
    lines = [line for proved in proof.paragraphs for line in proved.lines]
    settings = [line.adjustment.setting for line in lines]
    solid, reduced, expanded = (
        settings.count(setting) for setting in (Setting.SOLID, Setting.REDUCED, Setting.EXPANDED)
    )
    justified = max(solid + reduced + expanded, 1)
    return TotalsAnswer(
        paragraphs=len(proof.paragraphs),
        lines=len(lines),
        solid=solid,
        reduced=reduced,
        expanded=expanded,
        solid_share=round(solid / justified, 4),
        reduced_share=round(reduced / justified, 4),
        expanded_share=round(expanded / justified, 4),
        widest_em=max((line.adjustment.widest for line in lines), default=0) / EM,
        hyphens=sum(map(_hyphenated, lines)),
        forced=sum(line.forced for line in lines),
        overrun=sum(line.overrun > 0 for line in lines),
        cost=sum(line.cost for line in lines),
    )


def _paragraph(proved: ProvedParagraph, order: ProofOrder) -> ParagraphAnswer:
    return ParagraphAnswer(
        part=str(proved.text.part),
        line=proved.text.source.place.line,
        text=proved.paragraph.text,
        runs=[
            RunAnswer(text=run.text, face=run.face, scale_em=run.scale / EM)
            for run in proved.paragraph.runs
        ],
        measure_em=proved.measure / EM,
        indent_em=proved.paragraph.indent / EM,
        lines=[_line(line) for line in proved.lines],
        looseness=_looseness(proved) if order.looseness else None,
    )


def _looseness(proved: ProvedParagraph) -> LoosenessAnswer:
    return LoosenessAnswer(
        best_lines=len(proved.best), met=proved.is_loosened, added_cost=proved.added_cost
    )


def _line(line: Line) -> LineAnswer:
    return LineAnswer(
        text=line.text,
        start=line.start,
        end=line.end,
        width_em=line.width / EM,
        setting=str(line.adjustment.setting),
        added_em=line.adjustment.total / EM,
        widest_em=line.adjustment.widest / EM,
        cost=line.cost,
        last=line.last,
        hyphen=_hyphenated(line),
        forced=line.forced,
        overrun_em=line.overrun / EM,
        clusters=[
            ClusterAnswer(
                text=cluster.text,
                start=cluster.start,
                length=cluster.length,
                run=cluster.run,
                x_em=cluster.x / EM,
                advance_em=cluster.advance / EM,
            )
            for cluster in line.clusters
        ],
    )


def _hyphenated(line: Line) -> bool:
    """Whether the composer has put a hyphen at the line's end."""
    return line.lengths[-1] == 0 and not line.last


def as_rows(proof: LineProof, order: ProofOrder, manner: Manner) -> list[str]:
    """The proof for people: a row a line, its state at the right, and what it amounts to."""
    asked = order.looseness != 0
    rows = [
        row
        for number, proved in enumerate(proof.paragraphs, 1)
        for row in _rows(number, proved, manner, asked=asked)
    ]
    number = max((columns(row[0]) for row in rows), default=0)
    text = max((columns(row[1]) for row in rows), default=0)
    padded = [
        (f"{_right(row[0], number)}  {row[1]}{' ' * (text - columns(row[1]))}  ", *row[2:])
        for row in rows
    ]
    told = [_looseness_of_all(proof, order.looseness, manner)] if asked else []
    return [*_coloured(padded), "", *_totals(totals(proof), manner), *told]


def _rows(
    order: int, proved: ProvedParagraph, manner: Manner, *, asked: bool
) -> Iterator[tuple[str, str, str, _Tone]]:
    """Number, text, state and tone; an empty row between paragraphs."""
    if order > 1:
        yield "", "", "", _Tone.CALM
    if proved.text.part in _PARTS:
        yield "", f"[{manner.word(*_PARTS[proved.text.part])}]", "", _Tone.CALM
    for number, line in enumerate(proved.lines, 1):
        indent = proved.paragraph.indent if number == 1 else 0
        state, tone = _state(line, manner)
        if line.last and asked:
            state += manner.word("; ", "；") + _looseness_in_words(proved, manner)
        yield f"{order}.{number}", "　" * (indent // EM) + line.text, state, tone


def _looseness_in_words(proved: ProvedParagraph, manner: Manner) -> str:
    best, shown, added = len(proved.best), len(proved.lines), proved.added_cost
    if not proved.is_loosened:
        return manner.word(f"stays at {best}", f"仍是 {best} 行")
    return manner.word(
        f"{shown} lines for {best}, cost +{added}", f"{best} 行排成 {shown} 行，代价 +{added}"
    )


def _looseness_of_all(proof: LineProof, looseness: int, manner: Manner) -> str:
    paragraphs = proof.paragraphs
    met, all_ = sum(proved.is_loosened for proved in paragraphs), len(paragraphs)
    best, shown = (
        sum(map(len, lines))
        for lines in ([p.best for p in paragraphs], [p.lines for p in paragraphs])
    )
    added = sum(proved.added_cost for proved in paragraphs)
    asked = f"{looseness:+}".replace("-", "−")
    return manner.word(
        f"looseness {asked}: {met} of {all_} paragraphs; {shown} lines for {best}, cost +{added}",
        f"每段 {asked} 行：{all_} 段中 {met} 段做到；{best} 行排成 {shown} 行，代价 +{added}",
    )


def _state(line: Line, manner: Manner) -> tuple[str, _Tone]:
    word = manner.word
    match line.adjustment.setting:
        case Setting.SOLID:
            state = word("solid", "密排")
        case Setting.REDUCED:
            state = f"−{-line.adjustment.total / EM:.2f}"
        case Setting.EXPANDED:
            widest = f"+{line.adjustment.widest / EM:.2f}"
            state = word(f"{widest} a gap", f"每处{widest}")
        case Setting.LOOSE:
            state = word("last", "末行") if line.last else word("natural", "不调")
        case Setting.SHORT:
            state = word("short", "不满")
    marks = [
        (_hyphenated(line), word("hyphen", "连字符")),
        (line.forced, word("forced", "硬断")),
        (
            line.overrun > 0,
            word(f"overrun {line.overrun / EM:.2f}", f"伸出{line.overrun / EM:.2f}"),
        ),
    ]
    told = word(", ", "，").join([state, *(mark for holds, mark in marks if holds)])
    if line.forced or line.overrun > 0 or line.adjustment.setting is Setting.SHORT:
        return told, _Tone.BAD
    return told, _Tone.SEEN if line.adjustment.widest > _SEEN else _Tone.CALM


def _totals(amount: TotalsAnswer, manner: Manner) -> list[str]:
    solid, reduced, expanded = (
        f"{count} ({share:.0%})"
        for count, share in (
            (amount.solid, amount.solid_share),
            (amount.reduced, amount.reduced_share),
            (amount.expanded, amount.expanded_share),
        )
    )
    return [
        manner.word(
            f"{amount.lines} lines: solid {solid}, reduced {reduced}, expanded {expanded};"
            f" widest +{amount.widest_em:.2f} em a gap; cost {amount.cost}",
            f"共 {amount.lines} 行：密排 {solid}，挤 {reduced}，撑 {expanded}；"
            f"最大每处 +{amount.widest_em:.2f} 字；代价 {amount.cost}",
        )
    ]


def _right(text: str, width: int) -> str:
    return " " * (width - columns(text)) + text


def _coloured(rows: Sequence[tuple[str, str, _Tone]]) -> list[str]:
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return [(text + state).rstrip() for text, state, _ in rows]
    # Rich costs a tenth of a second, which only somebody who watches should pay.
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(highlight=False)
    with console.capture() as captured:
        for text, state, tone in rows:
            console.print(Text.assemble(text, (state, tone.value)), soft_wrap=True)
    return captured.get().splitlines()
