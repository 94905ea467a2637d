"""Ruby as it is written, ``{汉字|hàn zì}``, and which characters each reading stands over."""

from __future__ import annotations

import re

# Han (UAX #24), 々 and 〇, each with the variation selector that may follow it.
_HAN = re.compile(
    "[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    "[\ufe00-\ufe0f\U000e0100-\U000e01ef]?"
)


def annotated(base: str, reading: str) -> list[tuple[int, int, str]]:
    """Parts of a base, first and one past the last character, with what stands over each.

    Where the reading has as many syllables as the base has Han characters, each character has
    its own (clreq #positioning_of_romanization, per character); else the whole base has the whole
    reading.
    """
    characters = list(_HAN.finditer(base))
    syllables = reading.split()
    if len(characters) != len(syllables):
        return [(0, len(base), " ".join(syllables))]
    parts: list[tuple[int, int, str]] = []
    reached = 0
    for character, syllable in zip(characters, syllables, strict=True):
        if reached < character.start():
            parts.append((reached, character.start(), ""))
        parts.append((character.start(), character.end(), syllable))
        reached = character.end()
    if reached < len(base):
        parts.append((reached, len(base), ""))
    return parts
