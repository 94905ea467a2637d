"""The pictures of the docs: there, each of them shown, and small enough for a quick page."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image

DOCS = Path(__file__).parents[2] / "docs"
SHOWN = re.compile(r"!\[([^\]]*)\]\((images/[^)]+)\)")
MOST_BYTES = 60_000


def shown() -> dict[str, str]:
    """Every picture that a page of the docs shows, with its alternative text."""
    pages = [path.read_text("utf-8") for path in sorted(DOCS.glob("*.md"))]
    return {file: words for page in pages for words, file in SHOWN.findall(page)}


def painted() -> list[Path]:
    """The pictures that tools paint."""
    return sorted(
        path for folder in ("lines", "specimen") for path in (DOCS / "images" / folder).iterdir()
    )


def test_every_picture_that_is_shown_is_there_and_has_words() -> None:
    assert all((DOCS / file).is_file() and words.strip() for file, words in shown().items())


def test_every_painted_picture_is_shown_and_small() -> None:
    assert len(painted()) > 20
    for path in painted():
        assert path.relative_to(DOCS).as_posix() in shown()
        assert path.stat().st_size < MOST_BYTES, path
        with Image.open(path) as picture:
            assert picture.width < 1500
            assert len(picture.convert("L").getcolors() or ()) > 2, "painted blank"
