"""Which stretch of a page's content was painted for which element of the document.

The painter tags every box that it paints (ISO 32000-2:2020, 14.7): its tree has an element for
every element of the document, in the same order, and says the numbers of the marked contents.
Held side by side, the two tell for each word of the document where it is painted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import pikepdf
from pikepdf import Name

from banxin.press.html_tree import Element

# Marked content of a text box lies in an element of its own, which has no element of the document.
_TEXT = Name.Span


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked content: its page, from 0, and its number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True, eq=False)
class Annotation:
    """A link of a page, from 0."""

    page: int
    object: pikepdf.Object


@dataclass(frozen=True, slots=True, eq=False)
class Painted:
    """An element of the document and, in order, what was painted for it."""

    element: Element
    kids: tuple[PaintedKid, ...]

    @property
    def marks(self) -> Iterator[Mark | Annotation]:
        """Everything that was painted for it and for what it holds."""
        for kid in self.kids:
            if isinstance(kid, Painted):
                yield from kid.marks
            else:
                yield kid


PaintedKid: TypeAlias = Painted | Mark | Annotation


def painted_pages(pdf: pikepdf.Pdf, root: Element) -> tuple[Painted, ...]:
    """The elements of the body, which are the pages.

    Raises:
        ValueError: The PDF was not painted from this document.
    """
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    (document,) = pdf.Root.StructTreeRoot.K
    (body,) = root.every("body")
    return _paired(list(document.K), body, numbers)


def _paired(
    painted: list[pikepdf.Object], held: Element, pages: dict[tuple[int, int], int]
) -> tuple[Painted, ...]:
    return tuple(
        Painted(element, tuple(_kids(tagged, element, pages)))
        for tagged, element in _together(painted, held)
    )


def _together(
    painted: list[pikepdf.Object], held: Element
) -> Iterator[tuple[pikepdf.Object, Element]]:
    if len(painted) != len(held.elements):
        raise ValueError(f"{len(painted)} painted of {len(held.elements)} in <{held.tag}>")
    return zip(painted, held.elements, strict=True)


def _kids(
    tagged: pikepdf.Object, element: Element, pages: dict[tuple[int, int], int]
) -> Iterator[PaintedKid]:
    page = pages[tagged.Pg.objgen]
    kids = list(tagged.K)
    # A drawing's own elements are not the document's.
    held = Element(element.tag, {}) if element.tag == "svg" else element
    inner = iter(_paired([kid for kid in kids if _is_element(kid)], held, pages))
    for kid in kids:
        if isinstance(kid, int):
            yield Mark(page, kid)
        elif _is_element(kid):
            yield next(inner)
        elif kid.Type == Name.OBJR:
            yield Annotation(page, kid.Obj)
        else:
            yield Mark(page, int(kid.K[0]))


def _is_element(kid: object) -> bool:
    """Whether a kid stands for an element of the document, and not for painted text alone."""
    if not isinstance(kid, pikepdf.Dictionary) or kid.Type == Name.OBJR:
        return False
    kids = kid.K
    return not (kid.S == _TEXT and len(kids) == 1 and isinstance(kids[0], int))
