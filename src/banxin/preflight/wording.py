"""What of a text is the author's: characters, without blanks and without the shape of marks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

# Which shape of a mark stands on the page is for the line style to say.
_SHAPES = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»「」『』〝〞〟＂", '"'),
        **dict.fromkeys("‘’‚‛＇", "'"),
        **dict.fromkeys("—―–‒‐‑⸺⸻－─−", "-"),
        **dict.fromkeys("・•‧∙⋅", "·"),
        **dict.fromkeys("〜∼", "~"),
        **dict.fromkeys("⋯", "…"),
    }
)
# Two of them are one dash or one ellipsis, and some faces draw one long one.
_RUNS = frozenset("-.")


@dataclass(frozen=True, slots=True)
class Wording:
    """A text boiled down.

    Attributes:
        text: Its characters, to be compared.
        source: The text as it was.
        places: Where in it each character comes from.
    """

    text: str
    source: str
    places: tuple[int, ...]

    def written(self, start: int, end: int) -> str:
        """The source between two characters of ``text``."""
        if start >= len(self.places):
            return ""
        stop = self.places[end] if end < len(self.places) else len(self.source)
        return self.source[self.places[start] : stop]


def wording_of(source: str) -> Wording:
    """The text that is to be compared, and where it comes from."""
    text, places = boiled(source)
    return Wording(text, source, tuple(places))


def boiled(pieces: Iterable[str]) -> tuple[str, list[int]]:
    """All characters of these pieces that count, and the index of the piece of each.

    Compatibility forms are taken apart (Unicode Standard Annex 15, NFKC), so that a full-width
    A is an A and a ligature is its letters.
    """
    characters: list[str] = []
    places: list[int] = []
    for place, piece in enumerate(pieces):
        for character in _plain(piece):
            if character in _RUNS and characters and characters[-1] == character:
                continue
            characters.append(character)
            places.append(place)
    return "".join(characters), places


def _plain(piece: str) -> str:
    if len(piece) == 1 and "\u4e00" <= piece <= "\u9fff":
        return piece
    folded = unicodedata.normalize("NFKC", piece.translate(_SHAPES)).translate(_SHAPES)
    return "".join(each for each in folded if not _is_blank(each))


def _is_blank(character: str) -> bool:
    # Blanks, controls, private use, and variation selectors, which choose a shape.
    return unicodedata.category(character)[0] in "ZC" or "\ufe00" <= character <= "\ufe0f"
