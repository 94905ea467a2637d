"""The painted document as a tree of elements, for whoever must know what a page says.

Reads what `banxin.html` has written: every tag is closed, and nothing else need be understood.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TypeAlias

_VOID = frozenset({"img", "meta"})


@dataclass(frozen=True, slots=True)
class Element:
    """An element with its attributes; one without a value is there and empty."""

    tag: str
    attributes: dict[str, str]
    children: list[Child] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def elements(self) -> list[Element]:
        return [child for child in self.children if isinstance(child, Element)]

    def every(self, tag: str) -> Iterator[Element]:
        """The elements of a tag below this one, in the order of the document."""
        for child in self.elements:
            if child.tag == tag:
                yield child
            yield from child.every(tag)


Child: TypeAlias = Element | str


def read_document(document: str) -> Element:
    """The ``html`` element of a document."""
    reader = _Reader()
    reader.feed(document)
    reader.close()
    (root,) = reader.root.elements
    return root


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        opened = self._open.pop()
        if opened.tag != tag:
            raise ValueError(f"<{opened.tag}> is closed by </{tag}>")

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)
