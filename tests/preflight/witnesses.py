"""What other programs read in a PDF: pdfminer.six, mutool, pdffonts, pdfimages."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTContainer


@dataclass(frozen=True)
class Seen:
    """A glyph as a witness tells of it: its origin in points, y downwards from the sheet's top."""

    text: str
    x: float
    y: float
    overprints: bool = False


def mined(pdf: bytes) -> list[list[Seen]]:
    """By pdfminer.six, for each page."""
    return [
        [
            Seen(each.get_text(), each.matrix[4], page.height - each.matrix[5])
            for each in _mined(page)
        ]
        for page in extract_pages(BytesIO(pdf), laparams=None)
    ]


def _mined(held: LTContainer) -> Iterator[LTChar]:  # type: ignore[type-arg]
    for each in held:
        if isinstance(each, LTChar):
            yield each
        elif isinstance(each, LTContainer):
            yield from _mined(each)


def traced(pdf: Path) -> list[list[Seen]]:
    """By ``mutool trace``, for each page; what is only there to be searched is not traced."""
    told = _said("mutool", "trace", str(pdf))
    # It writes control characters as they are.
    plain = "".join(each if each >= " " or each in "\n\t" else "?" for each in told)
    document = ElementTree.fromstring(plain)  # noqa: S314
    return [list(_traced(page)) for page in document.iter("page")]


def _traced(page: ElementTree.Element) -> Iterator[Seen]:
    for kind in ("fill_text", "stroke_text"):
        for text in page.iter(kind):
            a, b, c, d, e, f = (float(each) for each in text.attrib["transform"].split())
            for glyph in text.iter("g"):
                if glyph.get("glyph", "-1") == "-1":
                    continue  # the rest of a ligature
                x, y = float(glyph.attrib["x"]), float(glyph.attrib["y"])
                yield Seen(
                    glyph.attrib.get("unicode", ""),
                    a * x + c * y + e,
                    b * x + d * y + f,
                    overprints=text.attrib["op"] == "1",
                )


def fonts_told(pdf: Path) -> list[tuple[str, bool, bool, bool]]:
    """By pdffonts: name, embedded, subset, with a map to characters; sorted."""
    rows = _said("pdffonts", str(pdf)).splitlines()[2:]
    told = []
    for row in rows:
        embedded, subset, mapped = (word == "yes" for word in row.split()[-5:-2])
        told.append((row.split()[0], embedded, subset, mapped))
    return sorted(told)


def pictures_told(pdf: Path) -> list[tuple[int, int, int, int]]:
    """By ``pdfimages -list``: page, width and height in pixels, lesser ppi; sorted, no masks."""
    rows = [row.split() for row in _said("pdfimages", "-list", str(pdf)).splitlines()[2:]]
    return sorted(
        (int(row[0]), int(row[3]), int(row[4]), min(int(row[12]), int(row[13])))
        for row in rows
        if row[2] not in {"smask", "mask"}
    )


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True).stdout.decode(
        "utf-8", "replace"
    )
