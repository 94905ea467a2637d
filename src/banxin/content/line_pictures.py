"""Pictures inside a line, ``![替代文字](标志.png)``: opened and checked as photos are."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from banxin.content.model import LinePicture, PhotoFile
from banxin.content.photos import PhotoDesk
from banxin.diagnostics import SourcePlace, error
from banxin.typeset import EM, MilliEm

# Wider than this a picture is no word any more: half of the narrowest column.
_WIDTH_MOST: MilliEm = 6 * EM


@dataclass(frozen=True, slots=True)
class LinePictures:
    """Opens the pictures that stand in the lines of one file.

    Attributes:
        desk: Where they are looked for, and who is told.
        opened: By name, so that a sign that stands ten times is read, and told about, once.
    """

    desk: PhotoDesk
    opened: dict[str, PhotoFile] = field(default_factory=dict)

    def read(
        self, written: re.Match[str], place: Callable[[int, int], SourcePlace]
    ) -> LinePicture | None:
        """The picture that a token names; None for one that cannot be set, which is reported.

        Args:
            written: The token.
            place: From an index and a length to the place in the file.
        """
        whole = place(written.start(), written.end() - written.start())
        alternative, name = written["alternative"].strip(), written["file"].strip()
        if not alternative or not name or written["size"]:
            self.desk.report(error("image-form", whole))
            return None
        named = place(written.start("file"), len(written["file"]))
        file = self.opened.get(name)
        if file is None:
            file = self.desk.open(name, self.desk.issue / "photos", named, width_least_px=1)
        if file is None:
            return None
        self.opened[name] = file
        picture = LinePicture(file, alternative, whole)
        if picture.width > _WIDTH_MOST:
            width = f"{picture.width / EM:.2f}"
            most = _WIDTH_MOST // EM
            self.desk.report(error("image-wide", named, name=name, width=width, most=most))
            return None
        return picture
