"""Reading: bytes of any PDF become `PdfFacts`, with whatever is wrong about them as facts too."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from banxin.measure import Length
from banxin.preflight.content import follow_page
from banxin.preflight.facts import Annotation, Edges, Intent, PageContent, PageFacts, PdfFacts
from banxin.preflight.gathered import Unreadable
from banxin.preflight.geometry import seen_from

# ISO 32000-2:2020, annex I: the mark is to be found in the first 1024 bytes.
_MARK, _MARK_WITHIN = b"%PDF-", 1024

# What a malformed dictionary or operand throws at whoever believes it.
_MALFORMED = (
    pikepdf.PdfError, Unreadable, ArithmeticError, AttributeError, LookupError,
    RecursionError, TypeError, ValueError,
)  # fmt: skip

_TREE_DEPTH_MOST = 64  # against a page tree that bites its own tail

# ICC.1:2022, 7.2: the header's device class and colour space, four bytes each.
_CLASS, _SPACE = slice(12, 16), slice(16, 20)


class NotAPdf(Exception):
    """Nothing in the bytes can be read as a PDF; says why."""


class Locked(Exception):
    """The file wants a password before it shows anything."""


def read(pdf: bytes) -> PdfFacts:
    """Reads the whole file.

    Raises:
        NotAPdf, Locked: There is nothing to judge.
    """
    if _MARK not in pdf[:_MARK_WITHIN]:
        raise NotAPdf("%PDF-")
    try:
        with pikepdf.open(BytesIO(pdf)) as document:
            return _facts(document)
    except pikepdf.PasswordError as cause:
        raise Locked from cause
    except _MALFORMED as cause:
        raise NotAPdf(str(cause)) from cause


def _facts(document: pikepdf.Pdf) -> PdfFacts:
    pages = tuple(_page(page, number) for number, page in enumerate(document.pages, start=1))
    if not pages:
        raise NotAPdf("0 pages")
    return PdfFacts(
        encrypted=document.is_encrypted,
        repairs=tuple(str(repair) for repair in document.get_warnings()),
        intents=tuple(_intents(document)),
        pages=pages,
    )


def _intents(document: pikepdf.Pdf) -> list[Intent]:
    listed = document.Root.get(Name.OutputIntents, Array())
    return [_intent(each) for each in listed if each.get(Name.S) == Name.GTS_PDFX]


def _intent(intent: pikepdf.Object) -> Intent:
    condition = str(intent.get(Name.OutputConditionIdentifier, ""))
    profile = intent.get(Name.DestOutputProfile)
    if not isinstance(profile, pikepdf.Stream):
        return Intent(condition, "", "")
    header = profile.read_bytes()[: _SPACE.stop].decode("latin-1")
    return Intent(condition, header[_CLASS].strip(), header[_SPACE].strip())


def _page(page: pikepdf.Page, number: int) -> PageFacts:
    media = _edges(page.mediabox)
    trim = _own_box(page, Name.TrimBox)
    from_here = trim or media
    content, trouble = PageContent(), ""
    try:
        content = follow_page(page, from_here)
    except _MALFORMED as cause:
        trouble = str(cause) or type(cause).__name__
    return PageFacts(
        number=number,
        media=media,
        trim=trim,
        bleed=_own_box(page, Name.BleedBox),
        turned=_is_turned(page),
        annotations=_annotations(page, from_here),
        content=content,
        trouble=trouble,
    )


def _own_box(page: pikepdf.Page, name: Name) -> Edges | None:
    """The box as written: pikepdf's own property makes one up from the CropBox."""
    box = page.obj.get(name)
    return _edges(box) if box is not None else None


def _edges(box: pikepdf.Object) -> Edges:
    across, up, other_across, other_up = (Length.pt(float(edge)) for edge in box.as_list())
    return Edges(
        min(across, other_across), min(up, other_up), max(across, other_across), max(up, other_up)
    )


def _is_turned(page: pikepdf.Page) -> bool:
    return _turn(page) % 360 != 0 or float(page.obj.get(Name.UserUnit, 1)) != 1


def _turn(page: pikepdf.Page) -> int:
    """The page's Rotate, which it may inherit (ISO 32000-2:2020, 7.7.3.4)."""
    node: pikepdf.Object | None = page.obj
    for _ in range(_TREE_DEPTH_MOST):
        if node is None or Name.Rotate in node:
            break
        node = node.get(Name.Parent)
    return int(node.Rotate) if node is not None and Name.Rotate in node else 0


def _annotations(page: pikepdf.Page, trim: Edges) -> tuple[Annotation, ...]:
    listed = page.obj.get(Name.Annots, Array())
    return tuple(
        Annotation(
            str(each.get(Name.Subtype, "?")).removeprefix("/"),
            seen_from(trim, _edges(each.get(Name.Rect, Array([0, 0, 0, 0])))),
        )
        for each in listed
        if isinstance(each, Dictionary)
    )
