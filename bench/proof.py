"""Whether a finished PDF holds the words it was given: a run that lost some is no rival."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pypdfium2

from bench.reading import Picture, ReadingPage

_HAN = range(0x4E00, 0xA000)


def han_characters(pages: tuple[ReadingPage, ...]) -> Counter[str]:
    """How often each Han character (URO) stands in the issue."""
    pieces = [piece for page in pages for piece in page.front]
    parts = [part for page in pages for story in page.stories for part in story]
    pieces += [part.caption if isinstance(part, Picture) else part for part in parts]
    return _han("".join(piece.plain for piece in pieces))


def lost_characters(wanted: Counter[str], pdf: Path) -> int:
    """How many of ``wanted`` the PDF lacks; what it has beyond them does not count."""
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    return (wanted - _han(text)).total()


def page_count(pdf: Path) -> int:
    return len(pypdfium2.PdfDocument(pdf))


def _han(text: str) -> Counter[str]:
    return Counter(character for character in text if ord(character) in _HAN)
