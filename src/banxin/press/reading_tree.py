"""A document as it is read: the elements to be written, and what is passed over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from banxin.press.html_tree import Element
from banxin.press.painted_tree import Annotation, Mark, Painted

Point: TypeAlias = tuple[float, float]
Box: TypeAlias = tuple[float, float, float, float]


@dataclass(slots=True, eq=False)
class Node:
    """A structure element to be written.

    Attributes:
        kind: Its type.
        kids: In reading order.
        says: Keys of its own that are text: ``Alt``, ``ActualText``, ``Lang``.
        words: Of a link: what it is called.
        box: Of a figure: left, top, right and bottom in points from its page's top left corner.
    """

    kind: str
    kids: list[Kid] = field(default_factory=list)
    says: dict[str, str] = field(default_factory=dict)
    words: str = ""
    box: Box | None = None

    def add(self, kind: str, **says: str) -> Node:
        node = Node(kind, says=dict(says))
        self.kids.append(node)
        return node


Kid: TypeAlias = Node | Mark | Annotation


@dataclass(slots=True)
class Reading:
    """A document as it is read.

    Attributes:
        root: The whole.
        passed_over: What is painted and not read.
    """

    root: Node = field(default_factory=lambda: Node("Document"))
    passed_over: list[Mark | Annotation] = field(default_factory=list)


def figure_of(painted: Painted, box: Box) -> Node:
    """A picture, by what is read instead of it; the link that it may be stands outside."""
    says = {"Alt": painted.element.attributes["alt"]}
    marks = [mark for mark in painted.marks if isinstance(mark, Mark)]
    return Node("Figure", [*marks], says, box=box)


def is_hidden(element: Element) -> bool:
    """Whether readers pass an element over, with all that it holds."""
    return element.attributes.get("aria-hidden") == "true"


def places(element: Element) -> dict[str, float]:
    """Left, top, width and height in points, as far as an element's own style has them."""
    pairs = (item.partition(":") for item in element.attributes.get("style", "").split(";"))
    return {
        name: float(value.removesuffix("pt"))
        for name, _, value in pairs
        if name in {"left", "top", "width", "height"}
    }


def moved(at: Point, element: Element) -> Point:
    """Where an element's own box begins, in one that begins ``at``; there where it has none."""
    place = places(element)
    return at[0] + place.get("left", 0.0), at[1] + place.get("top", 0.0)


def box_of(at: Point, element: Element) -> Box:
    """Left, top, right and bottom of an element's own box."""
    left, top = moved(at, element)
    place = places(element)
    return left, top, left + place["width"], top + place["height"]
