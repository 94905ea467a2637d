"""The face that lines are composed in: the broadsheet's body, cut to the text and kept."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from banxin.fonts import FontSet, load_catalogue, prepare
from banxin.typeset import LineSettings, Paragraph, Run, characters_needed

BODY = "body"
STACK = ("song",)


def body_faces(paragraphs: Iterable[str], cache: Path) -> FontSet:
    """What the body's face answers about these paragraphs.

    What a character may be set as does not depend on how often it stands there, so only the
    different ones are asked about.
    """
    met: set[str] = set()
    for paragraph in paragraphs:
        met.update(paragraph)
    distinct = Paragraph((Run("".join(sorted(met)), BODY),))
    needs = characters_needed(distinct, LineSettings())
    return prepare(load_catalogue(), cache, {BODY: STACK}, needs)
