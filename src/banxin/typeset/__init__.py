"""Paragraphs become lines."""

from __future__ import annotations

from banxin.typeset.compose import Composer, compose
from banxin.typeset.heads import Turn, turn_head
from banxin.typeset.model import (
    ATOM,
    EM,
    Adjustment,
    Cluster,
    Gap,
    InkSpan,
    Level,
    Line,
    LineSettings,
    MarkWidths,
    Metrics,
    MilliEm,
    Paragraph,
    Run,
    Setting,
    Shaped,
    SideLine,
)
from banxin.typeset.names import list_of, set_names
from banxin.typeset.needed import characters_needed
from banxin.typeset.one_em import OneEm

__all__ = [
    "ATOM",
    "EM",
    "Adjustment",
    "Cluster",
    "Composer",
    "Gap",
    "InkSpan",
    "Level",
    "Line",
    "LineSettings",
    "MarkWidths",
    "Metrics",
    "MilliEm",
    "OneEm",
    "Paragraph",
    "Run",
    "Setting",
    "Shaped",
    "SideLine",
    "Turn",
    "characters_needed",
    "compose",
    "list_of",
    "set_names",
    "turn_head",
]
