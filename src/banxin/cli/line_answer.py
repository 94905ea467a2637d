"""What ``banxin lines --format json`` answers; ``schema/lines.schema.json`` is made from here."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from banxin.line_style import LineStyle


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ClusterAnswer(_Answer):
    """One cluster: what the face draws as a unit."""

    text: str = Field(description="As it is painted; a hyphen that was added has length 0.")
    start: int = Field(description="Its first character in the paragraph's text, from 0.")
    length: int = Field(description="How many characters of the paragraph's text it stands for.")
    run: int = Field(description="Index into the paragraph's runs.")
    x_em: float = Field(
        description="Left edge of its untrimmed box, from the measure's left edge;"
        " below zero where an opening mark's blank was cut."
    )
    advance_em: float = Field(description="Its natural advance, nothing trimmed.")


class LineAnswer(_Answer):
    """One line."""

    text: str = Field(description="As it is painted.")
    start: int = Field(description="Its first character in the paragraph's text, from 0.")
    end: int = Field(description="The character after its last one, dropped spaces included.")
    width_em: float = Field(description="From the measure's left edge to the end of its ink box.")
    setting: str = Field(
        description="solid, reduced, expanded, loose (not adjusted) or short (no place to open)."
    )
    added_em: float = Field(description="Blank added in all; below zero where it was taken out.")
    widest_em: float = Field(description="The most that was added at any one place.")
    cost: int = Field(description="What it weighed in the choice of breaks.")
    last: bool = Field(description="It ends its paragraph.")
    hyphen: bool = Field(description="A hyphen was added at its end.")
    forced: bool = Field(description="Its end cuts what belongs together, for want of room.")
    overrun_em: float = Field(description="How far it sticks out of the measure.")
    clusters: list[ClusterAnswer] = Field(description="From left to right.")


class RunAnswer(_Answer):
    """A stretch of a paragraph in one voice."""

    text: str
    face: str = Field(description="A face role of the layout.")
    scale_em: float = Field(description="Type size in the paragraph's em.")


class LoosenessAnswer(_Answer):
    """What came of asking a paragraph for more or fewer lines than it takes at its best."""

    best_lines: int
    met: bool = Field(description="Otherwise it is shown at its best.")
    added_cost: int = Field(description="What the lines shown cost more than the best.")


class ParagraphAnswer(_Answer):
    """One paragraph; its em is its own type size."""

    part: str = Field(description="body, note or box-text.")
    line: int = Field(description="Where it starts in the file, from 1.")
    text: str = Field(description="What starts and ends of lines count in.")
    runs: list[RunAnswer]
    measure_em: float
    indent_em: float
    lines: list[LineAnswer]
    looseness: LoosenessAnswer | None = Field(description="Null where none was asked for.")


class TotalsAnswer(_Answer):
    """All lines together. Shares are of the lines that justification may change."""

    paragraphs: int
    lines: int
    solid: int
    reduced: int
    expanded: int
    solid_share: float = Field(ge=0, le=1)
    reduced_share: float = Field(ge=0, le=1)
    expanded_share: float = Field(ge=0, le=1)
    widest_em: float = Field(description="The widest opening at any one place.")
    hyphens: int
    forced: int
    overrun: int
    cost: int


class LinesAnswer(_Answer):
    """The ``answer`` of ``banxin lines``. Lengths are in em, to a thousandth."""

    file: str = Field(description="As it was named; stdin for standard input.")
    layout: str
    measure_em: float = Field(description="In the body's em.")
    one_em: bool = Field(description="Composed without fonts.")
    looseness: int = Field(
        description="Lines that were asked of each paragraph beyond its best; below zero, fewer."
    )
    settings: LineStyle = Field(description="The switches, as [lines] of a layout names them.")
    paragraphs: list[ParagraphAnswer]
    totals: TotalsAnswer
