"""The rules, by subject, and the one list in which they are put to a file."""

from __future__ import annotations

from banxin.preflight.rule import Rule
from banxin.preflight.rules import (
    boxes,
    colour,
    copy,
    document,
    fonts,
    glyphs,
    images,
    labels,
    lines,
    marks,
    overprint,
    pages,
    plates,
    setting,
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
    *glyphs.RULES,
    *images.RULES,
    *plates.RULES,
    *setting.RULES,
    *copy.RULES,
)

__all__ = ["RULES"]
