"""What a ticket says, key by key; its JSON Schema is made from here."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from banxin.measure import Length

Words = Annotated[str, Field(min_length=1)]
Millimetres = Annotated[float, Field(strict=True, ge=0, le=50, allow_inf_nan=False)]
Points = Annotated[float, Field(strict=True, ge=0, le=72, allow_inf_nan=False)]
Ppi = Annotated[int, Field(strict=True, ge=1, le=4800)]

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
    spots: tuple[Words, ...] = ()


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
        crop, registration, fold, colour_bar, slug: Which there are; with none of them the sheet
            ends with the bleed.
        offset_mm: From the trim to where a crop mark begins; not within the bleed.
        length_mm, weight_pt: Of a crop mark.
        slug_mm: How much room there is for marks outside the bleed on every side.
    """

    crop: bool = False
    registration: bool = False
    fold: bool = False
    colour_bar: bool = False
    slug: bool = False
    offset_mm: Millimetres = 4
    length_mm: Annotated[float, Field(strict=True, gt=0, le=50, allow_inf_nan=False)] = 5
    weight_pt: Annotated[float, Field(strict=True, gt=0, le=2, allow_inf_nan=False)] = 0.25
    slug_mm: Millimetres = 10

    @property
    def any(self) -> bool:
        return self.crop or self.registration or self.fold or self.colour_bar or self.slug


class Files(_Part):
    """How the printer wants the pages.

    Attributes:
        parts: One file for the issue, or one for each page (plate).
        plate: Name of a page's file: ``{section}`` is A, ``{page}`` the number (``{page:02}``
            with two figures), ``{date:%Y%m%d}`` the date.
        counts: How many pages an issue may have, rising; empty for any number.
    """

    parts: Literal["issue", "pages"] = "issue"
    plate: Words = "{section}{page:02}-{date:%Y%m%d}"
    counts: tuple[Annotated[int, Field(strict=True, ge=1, le=10_000)], ...] = ()


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
        if marks.crop and reach > room:
            yield f"crop marks end {reach:g} mm from the trim, the sheet {room:g} mm"
        if len(set(self.ink.spots)) < len(self.ink.spots):
            yield "ink.spots names one ink twice"
