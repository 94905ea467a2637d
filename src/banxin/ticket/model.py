"""What a ticket says, key by key; its JSON Schema is made from here."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from banxin.measure import Length
from banxin.ticket.plate import pattern_faults, plate_name

Words = Annotated[str, Field(min_length=1)]
Millimetres = Annotated[float, Field(strict=True, ge=0, le=50, allow_inf_nan=False)]
Points = Annotated[float, Field(strict=True, ge=0, le=72, allow_inf_nan=False)]
Ppi = Annotated[int, Field(strict=True, ge=1, le=4800)]
Share = Annotated[float, Field(strict=True, gt=0, lt=1, allow_inf_nan=False)]

# ISO 32000-2:2020, 8.6.6.4: names of a Separation that mean all inks, no ink, or a process ink.
_NO_SPOTS = frozenset({"All", "None", "Cyan", "Magenta", "Yellow", "Black"})

# Narrower than that, a register mark or a patch cannot be measured.
_ROOM_FOR_MARKS_MM = 4


def _spot_name(name: str) -> str:
    if name in _NO_SPOTS or name != name.strip() or not name.isprintable():
        raise ValueError(f"{name!r} is no name for a spot ink")
    return name


def _plate_pattern(pattern: str) -> str:
    if fault := pattern_faults(pattern):
        raise ValueError(fault)
    return pattern


SpotName = Annotated[str, Field(min_length=1, max_length=60), AfterValidator(_spot_name)]

# ISO 32000-2:2020, 14.11.5: where registered conditions such as FOGRA39 are listed.
_ICC_REGISTRY = "http://www.color.org"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Title(_Part):
    """What people call it."""

    zh: Words
    en: Words


class Boxes(_Part):
    """The page boxes of ISO 32000-2:2020, 14.11.2.

    Attributes:
        bleed_mm: Added outside the trim on every side.
        trim_tolerance_mm: How far a page may be off the ordered size.
        safe_mm: Text keeps this clear of the trim, since knives and folders wander.
    """

    bleed_mm: Annotated[float, Field(strict=True, ge=0, le=20, allow_inf_nan=False)]
    trim_tolerance_mm: Annotated[float, Field(strict=True, ge=0, le=5, allow_inf_nan=False)] = 0.1
    safe_mm: Millimetres = 3

    @property
    def bleed(self) -> Length:
        return Length.mm(self.bleed_mm)

    @property
    def trim_tolerance(self) -> Length:
        return Length.mm(self.trim_tolerance_mm)

    @property
    def safe(self) -> Length:
        return Length.mm(self.safe_mm)


class Condition(_Part):
    """The printing condition that photos are separated for.

    Attributes:
        name: As registered, such as ``FOGRA39``; the file's output intent names it.
        registry: Who has registered it.
        profile: ICC output profile of that condition, beside the ticket.
    """

    name: Words
    registry: Words = _ICC_REGISTRY
    profile: Path


class Ink(_Part):
    """How much ink the paper carries, and which inks there are.

    Attributes:
        limit_percent: Most ink at any place, the inks added up.
        limit_area_mm2: A larger area over the limit is a fault.
        black_overprints: Whether text and line art in black alone overprint what lies under.
        black_below_pt: Smaller black text must overprint where black does at all.
        spots: Spot inks ordered beside the four, by name; others are printed in the four.
    """

    limit_percent: Annotated[int, Field(strict=True, ge=100, le=400)]
    limit_area_mm2: Annotated[float, Field(strict=True, ge=0, le=10_000, allow_inf_nan=False)] = 15
    black_overprints: bool = True
    black_below_pt: Points = 12
    spots: tuple[SpotName, ...] = ()


class Photos(_Part):
    """Resolutions, in pixels an inch as printed.

    Attributes:
        ppi: Photos are sent at; smaller originals go as they are.
        ppi_least, ppi_good: Below the first is an error, below the second a warning.
        line_art_ppi_least, line_art_ppi_good: The same for pictures of one bit.
    """

    ppi: Annotated[int, Field(strict=True, ge=50, le=2400)]
    ppi_least: Ppi
    ppi_good: Ppi
    line_art_ppi_least: Ppi = 550
    line_art_ppi_good: Ppi = 800


class Type(_Part):
    """The smallest type that the press holds: in one ink, and in two or more."""

    least_pt: Annotated[float, Field(strict=True, ge=1, le=24, allow_inf_nan=False)]
    mixed_least_pt: Annotated[float, Field(strict=True, ge=1, le=36, allow_inf_nan=False)] = 9

    @property
    def least(self) -> Length:
        return Length.pt(self.least_pt)

    @property
    def mixed_least(self) -> Length:
        return Length.pt(self.mixed_least_pt)


class Rules(_Part):
    """The thinnest rule (线): below the first an error, below the second a warning; in two inks."""

    least_pt: Points = 0.125
    good_pt: Points = 0.25
    mixed_least_pt: Points = 0.5


class Marks(_Part):
    """What is drawn outside the bleed.

    Attributes:
        crop, registration, colour_bar, slug: Which there are; with no mark at all the sheet ends
            with the bleed.
        folds_across: Where the page is folded across, in shares of its height from the top; 0.5
            for a newspaper that is folded in half.
        folds_down: The same in shares of its width from the left.
        offset_mm: From the trim to where a crop or fold mark begins; not within the bleed.
        length_mm, weight_pt: Of a crop or fold mark.
        slug_mm: How much room there is for marks outside the bleed on every side.
    """

    crop: bool = False
    registration: bool = False
    folds_across: tuple[Share, ...] = ()
    folds_down: tuple[Share, ...] = ()
    colour_bar: bool = False
    slug: bool = False
    offset_mm: Millimetres = 4
    length_mm: Annotated[float, Field(strict=True, gt=0, le=50, allow_inf_nan=False)] = 5
    weight_pt: Annotated[float, Field(strict=True, gt=0, le=2, allow_inf_nan=False)] = 0.25
    slug_mm: Millimetres = 10

    @property
    def any(self) -> bool:
        return self.crop or self.folds or self.registration or self.colour_bar or self.slug

    @property
    def folds(self) -> bool:
        return bool(self.folds_across or self.folds_down)

    @property
    def offset(self) -> Length:
        return Length.mm(self.offset_mm)

    @property
    def length(self) -> Length:
        return Length.mm(self.length_mm)

    @property
    def weight(self) -> Length:
        return Length.pt(self.weight_pt)

    @property
    def room(self) -> Length:
        """Outside the bleed on every side."""
        return Length.mm(self.slug_mm) if self.any else Length(0)


class Files(_Part):
    """How the printer wants the pages.

    Attributes:
        parts: One file for the issue, or one for each page (plate).
        plate: Name of a page's file: ``{section}`` is A, ``{page}`` the number (``{page:02}``
            with two figures), ``{date:%Y%m%d}`` the date.
        also_pdfa: Whether the press file calls itself PDF/A-2b beside PDF/X-4. Not by itself:
            the archive has a file of its own, with the sources in it, and a label is a promise.
        counts: How many pages an issue may have, rising; empty for any number.
    """

    parts: Literal["issue", "pages"] = "issue"
    plate: Annotated[Words, AfterValidator(_plate_pattern)] = "{section}{page:02}-{date:%Y%m%d}"
    also_pdfa: bool = False
    counts: tuple[Annotated[int, Field(strict=True, ge=1, le=10_000)], ...] = ()

    def plate_name(self, section: str, page: int, date: datetime.date) -> str:
        """What a page's file is called, without its ending, such as ``A01-20261120``."""
        return plate_name(self.plate, section, page, date)


class Judgement(_Part):
    """What this printer makes of one rule of preflight, other than we do, and why."""

    weight: Literal["error", "warning", "off"]
    reason: Words


class Ticket(_Part):
    """What one printer asks for.

    Attributes:
        name: The file's name without its ending, such as ``newsprint``.
        preflight: Rule id to what this printer makes of it.
    """

    name: Words
    title: Title
    boxes: Boxes
    condition: Condition
    ink: Ink
    photos: Photos
    type: Type
    rules: Rules = Rules()
    marks: Marks = Marks()
    files: Files = Files()
    preflight: dict[str, Judgement] = {}

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Ticket:
        for cause in self._contradictions():
            raise ValueError(cause)
        return self

    def _contradictions(self) -> Iterator[str]:
        for names, values in (
            (("ppi_least", "ppi_good", "ppi"), self.photos),
            (("line_art_ppi_least", "line_art_ppi_good"), self.photos),
            (("least_pt", "good_pt"), self.rules),
        ):
            for low, high in pairwise(names):
                below, above = getattr(values, low), getattr(values, high)
                if below > above:
                    yield f"{low} {below} is above {high} {above}"
        if list(self.files.counts) != sorted(set(self.files.counts)):
            yield "files.counts must rise"
        marks = self.marks
        if marks.any and marks.offset_mm < self.boxes.bleed_mm:
            yield f"bleed_mm {self.boxes.bleed_mm:g} is above offset_mm {marks.offset_mm:g}"
        reach = marks.offset_mm + marks.length_mm
        room = self.boxes.bleed_mm + marks.slug_mm
        if (marks.crop or marks.folds) and reach > room:
            yield f"marks end {reach:g} mm from the trim, the sheet {room:g} mm"
        drawn = marks.registration or marks.colour_bar or marks.slug
        if drawn and marks.slug_mm < _ROOM_FOR_MARKS_MM:
            yield f"slug_mm {marks.slug_mm:g} leaves no room for marks: {_ROOM_FOR_MARKS_MM} mm"
        if len(set(self.ink.spots)) < len(self.ink.spots):
            yield "ink.spots names one ink twice"
