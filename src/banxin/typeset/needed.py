"""What faces must hold before anything is composed."""

from __future__ import annotations

from banxin.typeset.breaks import may_be_hyphenated
from banxin.typeset.matter import HYPHEN
from banxin.typeset.model import ATOM, LineSettings, Paragraph
from banxin.typeset.normalise import Seam, normalise


def characters_needed(paragraph: Paragraph, settings: LineSettings) -> dict[str, frozenset[str]]:
    """By face, every character that `compose` may ask the metrics about; spaces aside.

    Not what the copy is written in: old agency copy's ５ is set as 5, the middle dots are one,
    the invisible is dropped, and hyphens may show: wherever a Latin word is long enough for one,
    since looking up its language's patterns takes longer than all the rest.
    """
    found: dict[str, set[str]] = {}
    kept = normalise(paragraph, settings)
    for character, index in zip(kept.text, kept.runs, strict=True):
        found.setdefault(paragraph.runs[index].face, set()).add(character)
    for following, seam in kept.seams.items():
        if seam is Seam.HYPHEN and following:
            found[paragraph.runs[kept.runs[following - 1]].face].add(HYPHEN)
    if settings.hyphenate and paragraph.justified:
        for place in may_be_hyphenated(kept.text):
            found[paragraph.runs[kept.runs[place]].face].add(HYPHEN)
    for run in paragraph.runs:
        found.setdefault(run.face, set())
        if run.ruby:
            found.setdefault(run.ruby_face or run.face, set()).update(run.ruby)
        if run.atom:
            found[run.face].discard(ATOM)
    return {
        face: frozenset(character for character in found[face] if not character.isspace())
        for face in sorted(found)
    }
