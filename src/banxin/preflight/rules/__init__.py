"""The rules, by subject, and the one list in which they are put to a file."""

from __future__ import annotations

from banxin.preflight.rule import Rule
from banxin.preflight.rules import (
    boxes,
    colour,
    document,
    fonts,
    images,
    labels,
    lines,
    marks,
    overprint,
    pages,
    plates,
    spots,
    whole,
)

RULES: tuple[Rule, ...] = (
    *whole.RULES,
    *document.RULES,
    *labels.RULES,
    *boxes.RULES,
    *pages.RULES,
    *marks.RULES,
    *colour.RULES,
    *spots.RULES,
    *overprint.RULES,
    *lines.RULES,
    *fonts.RULES,
    *images.RULES,
    *plates.RULES,
)

__all__ = ["RULES"]
