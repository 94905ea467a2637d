"""Where the phrases of a head meet: a small model of Chinese (BudouX, zh-hans) says so."""

from __future__ import annotations

from functools import cache

import budoux


def phrases(text: str) -> tuple[str, ...]:
    """The text cut where a reader would breathe; joined, the pieces are the text."""
    return tuple(_model().parse(text))


@cache
def _model() -> budoux.Parser:
    return budoux.load_default_simplified_chinese_parser()
