"""A case: paragraphs to set, and what must then be seen on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tests.conformance.sheet import Sheet

from banxin.typeset import EM, LineSettings, MilliEm, Paragraph, Run

# Each yields one sentence a fault; none means that the paper is right.
Check = Callable[[Sheet], Iterable[str]]

# 千字文, which holds no mark and few characters twice.
HAN = (
    "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈"
    "剑号巨阙珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔龙师火帝鸟官人皇始制文字乃服衣裳"
)


def han(count: int, skipped: int = 0) -> str:
    """So many Han characters of one text, from a place in it."""
    return (HAN * 3)[skipped : skipped + count]


class Align(StrEnum):
    """How a text of one line stands in its measure (clreq, single line alignment)."""

    START = "start"
    CENTRE = "centre"
    END = "end"
    EVEN = "even"


class Engine(StrEnum):
    """Who sets the cases."""

    BANXIN = "Banxin"
    WEASYPRINT = "WeasyPrint"
    TYPST = "Typst"


@dataclass(frozen=True, slots=True)
class Case:
    """Paragraphs set in one way, and the checks that every one of them must pass.

    Attributes:
        name: Unique; the page names it as the proof.
        requirement: The id of what it proves.
        paragraphs: Each is painted on a page of its own.
        checks: What must be seen.
        measure: Of every paragraph.
        settings: Banxin's switches. Its peers are set as well as they can be.
        align: For paragraphs that are not justified.
        cannot: By engine, why it cannot even be asked; such a case counts as failed.
    """

    name: str
    requirement: str
    paragraphs: tuple[Paragraph, ...]
    checks: tuple[Check, ...]
    measure: MilliEm = 10 * EM
    settings: LineSettings = field(default_factory=LineSettings)
    align: Align = Align.START
    cannot: Mapping[Engine, str] = field(default_factory=dict)


def plain(
    *texts: str, indent: int = 0, hanging: int = 0, justified: bool = True
) -> tuple[Paragraph, ...]:
    """Paragraphs of the body's face; indents in whole em."""
    return tuple(Paragraph((Run(text),), indent * EM, hanging * EM, justified) for text in texts)


def faults(case: Case, sheets: Iterable[Sheet]) -> list[str]:
    """What is wrong with a case as painted; empty if it passes."""
    return [fault for sheet in sheets for check in case.checks for fault in check(sheet)]
