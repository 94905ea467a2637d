"""The rules, by subject, and the one list in which they are put to a file."""

from __future__ import annotations

from banxin.preflight.rule import Rule
from banxin.preflight.rules import boxes, colour, document, fonts, images, plates, whole

RULES: tuple[Rule, ...] = (
    *whole.RULES,
    *document.RULES,
    *boxes.RULES,
    *colour.RULES,
    *fonts.RULES,
    *images.RULES,
    *plates.RULES,
)

__all__ = ["RULES"]
