"""Converted photos, kept by what they were made from: an unchanged photo costs nothing."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import PIL

from banxin.measure import Length
from banxin.press.crop import PixelBox
from banxin.press.photos import for_screen, separate
from banxin.ticket import Ticket


@dataclass(frozen=True, slots=True)
class Placing:
    """A photo in its place: which file, which part of it, how large.

    Attributes:
        path: Where it lies.
        sha256: Of its bytes, as they were checked.
        crop: In its own pixels, orientation applied.
        width, height: On the page.
    """

    path: Path
    sha256: str
    crop: PixelBox
    width: Length
    height: Length


@dataclass(frozen=True, slots=True)
class PhotoShelf:
    """Answers with a converted photo, made now or kept from an earlier build.

    A photo's name on the shelf is the hash of everything that its bytes follow from, this
    stage's own code included, so that nothing stale is ever found there. The folder may be
    deleted at any time.
    """

    folder: Path

    def separated(self, photo: Placing, ticket: Ticket) -> bytes:
        """As `separate`."""
        profile = hashlib.sha256(ticket.profile.read_bytes()).hexdigest()
        asked = f"press {ticket.photo_ppi} {ticket.ink_limit_percent} {profile}"
        return self._kept(
            photo,
            asked,
            lambda: separate(photo.path, photo.crop, photo.width, photo.height, ticket),
        )

    def for_screen(self, photo: Placing) -> bytes:
        """As `banxin.press.for_screen`."""
        return self._kept(
            photo, "screen", lambda: for_screen(photo.path, photo.crop, photo.width, photo.height)
        )

    def _kept(self, photo: Placing, asked: str, make: Callable[[], bytes]) -> bytes:
        facts = f"{_recipe()} {photo.sha256} {photo.crop} {photo.width!r} {photo.height!r} {asked}"
        path = self.folder / f"{hashlib.sha256(facts.encode()).hexdigest()}.jpg"
        if path.is_file():
            return path.read_bytes()
        made = make()
        # A shelf that cannot be written to is no reason not to print.
        with suppress(OSError):
            _put(path, made)
        return made


@cache
def _recipe() -> str:
    """What the conversion is: this stage's code and the picture library's version."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    digest = hashlib.sha256(PIL.__version__.encode())
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()


def _put(path: Path, data: bytes) -> None:
    """Under a temporary name first, so that nobody ever reads half a photo."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
