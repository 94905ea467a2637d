"""Paragraphs become lines."""

from __future__ import annotations

from banxin.typeset.compose import compose
from banxin.typeset.model import (
    EM,
    Adjustment,
    Cluster,
    Gap,
    InkSpan,
    Level,
    Line,
    LineSettings,
    Metrics,
    MilliEm,
    Paragraph,
    Run,
    Setting,
    Shaped,
)
from banxin.typeset.needed import characters_needed
from banxin.typeset.one_em import OneEm

__all__ = [
    "EM",
    "Adjustment",
    "Cluster",
    "Gap",
    "InkSpan",
    "Level",
    "Line",
    "LineSettings",
    "Metrics",
    "MilliEm",
    "OneEm",
    "Paragraph",
    "Run",
    "Setting",
    "Shaped",
    "characters_needed",
    "compose",
]
