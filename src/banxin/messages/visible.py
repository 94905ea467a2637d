"""Words from outside, such as the names of files, made fit to be shown.

A line break in a file's name could forge a message, an escape sequence repaint the terminal, and
a direction mark turn ``gpj.exe`` round.
"""

from __future__ import annotations

from unicodedata import category

# Unicode 15, 4.5: controls, formats (direction marks among them), surrogates, separators of lines
# and paragraphs.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_STANDS_FOR = "\ufffd"


def visible(words: str) -> str:
    r"""The words with whatever cannot be seen written out, such as ``\n`` or ``\u202e``."""
    if words.isprintable():
        return words
    return "".join(
        character.encode("unicode_escape").decode("ascii") if _is_unseen(character) else character
        for character in words
    )


def line_as_shown(line: str) -> str:
    """A line of a file, as many characters long as it was; tabs stay."""
    if line.isprintable():
        return line
    return "".join(
        _STANDS_FOR if _is_unseen(character) and character != "\t" else character
        for character in line
    )


def _is_unseen(character: str) -> bool:
    return category(character) in _UNSEEN
