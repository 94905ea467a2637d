"""Plates exposed on trial (晒版): Ghostscript separates every page, and its inks are measured.

Ghostscript is a RIP that is no part of this program, so what it makes of overprint,
transparency and spot inks is a second opinion on the whole file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

from PIL import Image, ImageChops

from banxin.preflight.bounds import Bounds, NotHere, OutOfBounds, run_within
from banxin.preflight.edges import short_edges
from banxin.preflight.exposure import Exposure
from banxin.preflight.facts import PageFacts
from banxin.preflight.ink import heavy_areas
from banxin.preflight.plate_facts import NO_PLATES, PagePlates, Plates
from banxin.ticket import Ticket

# At 72 ppi a pixel is 0.35 mm, and the 15 mm² from which ink counts as too much are 121 pixels;
# a bleed of 3 mm is 8. A broadsheet of 390 × 545 mm takes 0.53 s of CPU so, 0.75 s at 100 ppi
# and 0.45 s at 50 (Ghostscript 10.0): coarser is hardly cheaper.
_PPI = 72
# A broadsheet spread with its bleed is 3.5 million pixels at 72 ppi; larger sheets get coarser.
_PIXELS_MOST = 4_000_000

# Sixteen pages of a newspaper take 8 s and 60 MB; the rest is for maps and for slow machines.
_PAGES_AT_ONCE = 16
_BOUNDS = Bounds(memory_mb=1024, cpu_seconds=40, wall_seconds=80, file_mb=256)

# By the rules a pixel is painted as soon as it is touched (ISO 32000-2:2020, 10.7.4), which makes
# 12 mm² into 15. So it is painted only where its middle is covered, as long as Ghostscript can.
_AREAS_TRUE = "systemdict /.setfilladjust2 known {0 0 .setfilladjust2} if"

_PLATE = re.compile(r"^p(\d+)\((.*)\)\.tif$", re.DOTALL)
_PROCESS_INKS = {"Cyan": 0, "Magenta": 1, "Yellow": 2, "Black": 3}
_SPOTS_AFTER = len(_PROCESS_INKS)
_BARE = 255  # a plate's value without ink: tiffsep writes ink as black


class _GaveUp(Exception):
    """Ghostscript has not exposed the pages; says why."""


def expose(pdf: bytes, pages: Sequence[PageFacts], ticket: Ticket) -> Plates:
    """The ink on every page as it would lie on paper, overprint simulated, within the bleed.

    CMYK is taken as it stands; other colours come through the ticket's profile, as a printer's
    own RIP would bring them. What lies outside the bleed, such as marks, is not looked at.
    Never raises: a file on which Ghostscript gives up is a finding.
    """
    found: list[PagePlates] = []
    try:
        with TemporaryDirectory(prefix="banxin-plates-") as work:
            folder = Path(work)
            (folder / "in.pdf").write_bytes(pdf)
            for first in range(0, len(pages), _PAGES_AT_ONCE):
                found += _exposed(folder, pages[first : first + _PAGES_AT_ONCE], ticket)
    except NotHere:
        return NO_PLATES
    except _GaveUp as cause:
        return Plates(trouble=str(cause))
    except OSError as cause:
        # A full disk is no fault of the file, but what was not measured must not pass.
        return Plates(trouble=cause.strerror or str(cause))
    return Plates(tuple(found))


def _exposed(folder: Path, pages: Sequence[PageFacts], ticket: Ticket) -> list[PagePlates]:
    ppi = _resolution(pages)
    try:
        ran = run_within(_BOUNDS, _command(folder, pages, ppi, ticket.condition.profile))
    except OutOfBounds as cause:
        raise _GaveUp(f"Ghostscript: {cause}") from cause
    if ran.code != 0:
        raise _GaveUp(f"Ghostscript: {_complaint(ran.said.decode('utf-8', 'replace'))}")
    found = [_page(folder, number, page, ppi, ticket) for number, page in enumerate(pages, 1)]
    for path in folder.glob("*.tif"):
        path.unlink()
    return found


def _command(folder: Path, pages: Sequence[PageFacts], ppi: int, profile: Path) -> list[str]:
    return [
        "gs", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-q", f"--permit-file-read={profile}",
        *(_FOUR_INKS if all(map(_has_four_inks, pages)) else _every_ink(profile)),
        f"-r{ppi}", "-dUseBleedBox",
        f"-dFirstPage={pages[0].number}", f"-dLastPage={pages[-1].number}",
        f"-sOutputFile={folder}/p%d.tif", "-c", _AREAS_TRUE, "-f", f"{folder}/in.pdf",
    ]  # fmt: skip


# Where there is nothing but the four inks, no profile has a say: one picture of four channels
# is exposed for half of what a picture an ink costs. (UseFastColor would be cheaper still, but
# forgets overprint.)
_FOUR_INKS = ("-sDEVICE=tiff32nc", "-dMaxStripSize=0")
_DEVICE_INKS = frozenset({"DeviceCMYK", "DeviceGray"})
_REGISTRATION = ("All",)  # marks, which lie outside the bleed and are not looked at


def _has_four_inks(page: PageFacts) -> bool:
    spaces = (use.space for use in page.content.uses)
    return not page.trouble and all(
        space.name in _DEVICE_INKS or space.colorants == _REGISTRATION for space in spaces
    )


def _every_ink(profile: Path) -> tuple[str, ...]:
    return (
        "-sDEVICE=tiffsep",
        f"-sDefaultCMYKProfile={profile}",
        f"-sOutputICCProfile={profile}",
    )


def _complaint(said: str) -> str:
    lines = (line.strip(" *") for line in said.splitlines())
    return next((line for line in lines if line), "?")


def _resolution(pages: Sequence[PageFacts]) -> int:
    """As fine as wanted, unless the largest page would then be too large a picture."""
    sheets = [page.bleed or page.media for page in pages]
    largest = max(sheet.width.in_inches * sheet.height.in_inches for sheet in sheets)
    finest = (_PIXELS_MOST / largest) ** 0.5 if largest > 0 else _PPI
    return max(1, min(_PPI, int(finest)))


def _page(folder: Path, number: int, page: PageFacts, ppi: int, ticket: Ticket) -> PagePlates:
    plates = _plates(folder, number)
    if not plates:
        raise _GaveUp(f"Ghostscript: page {page.number}?")
    inks = tuple(ink for ink, plate in plates if plate.getextrema() != (_BARE, _BARE))
    exposure = Exposure.of([plate for _, plate in plates], page, ppi)
    limit = ticket.ink.limit_percent
    return PagePlates(
        page.number,
        inks=inks,
        peak_percent=exposure.most(0, 0, *exposure.total.size),
        heavy=heavy_areas(exposure, limit, ticket.ink.limit_area_mm2),
        short_edges=tuple(short_edges(exposure)),
    )


def _plates(folder: Path, number: int) -> list[tuple[str, Image.Image]]:
    """Every ink and its plate, process inks first; the composite has no ink in its name."""
    composite = folder / f"p{number}.tif"
    if not (folder / f"p{number}(Black).tif").exists() and composite.exists():
        with Image.open(composite) as inks:
            bands = (ImageChops.invert(band) for band in inks.split())
            return list(zip(_PROCESS_INKS, bands, strict=True))
    found = []
    for path in folder.glob(f"p{number}(*.tif"):
        if (named := _PLATE.match(path.name)) is not None:
            with Image.open(path) as plate:
                found.append((unquote(named[2], errors="replace"), plate.convert("L")))
    return sorted(found, key=lambda each: (_PROCESS_INKS.get(each[0], _SPOTS_AFTER), each[0]))
