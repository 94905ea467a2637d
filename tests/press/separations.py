"""Plates, made by programs that did not write the file: Ghostscript's and MuPDF's separations.

Places are points from the sheet's top left corner, one pixel each; ink is percent.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")

Ink = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Separated:
    """The plates of one page, each an array of percents, by the name of its ink."""

    plates: Mapping[str, Ink]

    def at(self, x: float, y: float) -> dict[str, int]:
        """The inks at a place that are there at all."""
        found = {name: round(float(plate[int(y), int(x)])) for name, plate in self.plates.items()}
        return {name: share for name, share in found.items() if share}

    @property
    def total(self) -> Ink:
        """All inks together."""
        return np.asarray(sum(self.plates.values()))


def ghostscript(pdf: bytes, ppi: int = 72) -> list[Separated]:
    """The plates of every page by Ghostscript's tiffsep, spot inks by their names."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "press.pdf").write_bytes(pdf)
        subprocess.run(
            ["gs", "-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", f"-r{ppi}",
             "-o", "%03d.tif", "press.pdf"],
            cwd=folder, check=True, capture_output=True,
        )  # fmt: skip
        pages: dict[str, dict[str, Ink]] = {}
        for path in sorted(folder.glob("*(*).tif")):
            number, ink = re.fullmatch(r"(\d+)\((.*)\)\.tif", path.name).groups()  # type: ignore[union-attr]
            with Image.open(path) as plate:
                pages.setdefault(number, {})[ink] = 100 - np.asarray(plate.convert("L")) / 2.55
        return [Separated(pages[number]) for number in sorted(pages)]


def mupdf(pdf: bytes, ppi: int = 72) -> list[Separated]:
    """The four inks of every page by MuPDF, which simulates overprint; it must say nothing."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "press.pdf").write_bytes(pdf)
        done = subprocess.run(
            ["mutool", "draw", "-q", "-N", "-c", "cmyk", "-r", str(ppi), "-o", "%03d.pam",
             "press.pdf"],
            cwd=folder, check=True, capture_output=True, text=True,
        )  # fmt: skip
        assert done.stderr == ""
        return [_pam(path.read_bytes()) for path in sorted(folder.glob("*.pam"))]


def _pam(data: bytes) -> Separated:
    """A Netpbm PAM of four components."""
    header, _, pixels = data.partition(b"ENDHDR\n")
    facts = dict(line.split(None, 1) for line in header.decode().splitlines()[1:])
    inks = np.frombuffer(pixels, np.uint8).reshape(int(facts["HEIGHT"]), int(facts["WIDTH"]), -1)
    return Separated({ink: inks[:, :, plate] / 2.55 for plate, ink in enumerate(PROCESS)})
