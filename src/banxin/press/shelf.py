"""Converted photos, kept by what they were made from: an unchanged photo costs nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import PIL

from banxin.measure import Length
from banxin.press.crop import PixelBox
from banxin.press.photos import for_screen, separate
from banxin.standing import StandingMatter, recipe
from banxin.ticket import Ticket

_ARCHIVE_PPI = 300


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
    """Answers with a converted photo, made now or kept from an earlier build."""

    kept: StandingMatter

    def separated(self, photo: Placing, ticket: Ticket) -> bytes:
        """As `separate`."""
        profile = hashlib.sha256(ticket.condition.profile.read_bytes()).hexdigest()
        return self._kept(
            photo,
            f"press {ticket.photos.ppi} {ticket.ink.limit_percent} {profile}",
            lambda: separate(photo.path, photo.crop, photo.width, photo.height, ticket),
        )

    def for_screen(self, photo: Placing) -> bytes:
        """As `banxin.press.for_screen`."""
        return self._kept(
            photo, "screen", lambda: for_screen(photo.path, photo.crop, photo.width, photo.height)
        )

    def for_archive(self, photo: Placing) -> bytes:
        """The same at the resolution that print asks for: its original is kept beside it."""
        return self._kept(
            photo,
            "archive",
            lambda: for_screen(photo.path, photo.crop, photo.width, photo.height, _ARCHIVE_PPI),
        )

    def _kept(self, photo: Placing, asked: str, make: Callable[[], bytes]) -> bytes:
        making = recipe(Path(__file__).parent, PIL.__version__)
        placing = f"{photo.sha256} {photo.crop} {photo.width!r} {photo.height!r}"
        return self.kept.reuse(f"{making} {placing} {asked}", make)
