"""What a PDF is, as far as the rules ask: read once, then only looked at.

What is on a page stands in `painted`. Only the page boxes keep PDF's own origin.
"""

from __future__ import annotations

from dataclasses import dataclass

from banxin.measure import Rect
from banxin.preflight.collation_facts import Collation
from banxin.preflight.geometry import Edges, seen_from
from banxin.preflight.painted import PageContent
from banxin.preflight.plate_facts import NO_PLATES, Plates


@dataclass(frozen=True, slots=True)
class Annotation:
    """Something to click on, or a note; ``kind`` is its Subtype, such as ``Link``."""

    kind: str
    box: Rect


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page.

    Attributes:
        number: From 1.
        media: The MediaBox, its own or inherited, in points of 1/72 inch like all boxes.
        crop, bleed, trim, art: None where the page does not say; the crop may be inherited.
        turn: Rotate in degrees, 0 to 359.
        unit: UserUnit; the boxes have been multiplied by it.
        actions: What the page or something on it does when opened or clicked, such as
            ``JavaScript``; plain links and jumps are not among them.
        trouble: Why the content could not be read to its end; empty where it was.
    """

    number: int
    media: Edges
    crop: Edges | None
    bleed: Edges | None
    trim: Edges | None
    art: Edges | None
    turn: int
    unit: float
    annotations: tuple[Annotation, ...]
    actions: tuple[str, ...]
    content: PageContent
    trouble: str

    @property
    def is_turned(self) -> bool:
        """With a Rotate or a UserUnit, which platesetters treat differently."""
        return self.turn != 0 or self.unit != 1

    @property
    def product(self) -> Edges:
        """The trim; the whole page where it says none."""
        return self.trim or self.media

    @property
    def inked(self) -> Rect:
        """What can be on the product: the bleed, else the trim, else the page; from the trim."""
        return seen_from(self.product, self.bleed or self.product)


@dataclass(frozen=True, slots=True)
class Profile:
    """An ICC profile as far as its header tells (ICC.1:2022, 7.2).

    All but the digest is empty where there is no profile, or none that is whole.

    Attributes:
        kind: Device class, ``prtr`` for an output device.
        space: Colour space of the device, such as ``CMYK``.
        version: Such as ``2.1``.
        digest: SHA-256 of all its bytes.
    """

    kind: str = ""
    space: str = ""
    version: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Intent:
    """An output intent of kind GTS_PDFX (ISO 32000-2:2020, 14.11.5)."""

    condition: str
    registry: str
    profile: Profile


@dataclass(frozen=True, slots=True)
class Label:
    """What one of the two, Info or XMP, says of the file; empty where it says nothing.

    Attributes:
        trapped: ``True``, ``False``, ``Unknown`` or whatever is written.
        created, modified: An instant, ``2026-11-23T08:00:00+00:00``; as written where it is none.
        pdfx: The PDF/X version claimed, such as ``PDF/X-4``.
    """

    title: str = ""
    trapped: str = ""
    created: str = ""
    modified: str = ""
    creator: str = ""
    producer: str = ""
    pdfx: str = ""


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """One file.

    Attributes:
        version: As the file begins, such as ``1.6``.
        encrypted: Also where no password is wanted.
        repairs: What had to be mended before it could be read at all.
        intents: Those of kind GTS_PDFX.
        info: The document information dictionary; empty throughout where there is none.
        xmp: None where there is none, or none that can be read.
        layers: Names of optional content groups, in the file's order.
        fields: Number of form fields.
        actions: As of `PageFacts`, for the whole file.
        attachments: Names of embedded files.
        plates: Exposed from the same bytes by another program, once these facts were read.
        collation: What comparing them with the copy has shown; None where there was none.
    """

    version: str
    encrypted: bool
    repairs: tuple[str, ...]
    intents: tuple[Intent, ...]
    info: Label
    xmp: Label | None
    layers: tuple[str, ...]
    fields: int
    actions: tuple[str, ...]
    attachments: tuple[str, ...]
    pages: tuple[PageFacts, ...]
    plates: Plates = NO_PLATES
    collation: Collation | None = None
