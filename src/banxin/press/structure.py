"""How a document reads, as the tags of a PDF: from the painter's boxes to stories and paragraphs.

The painter tags lines and boxes as they stand on the page. Here they become what they are: one
paragraph however many lines, columns and pages it runs over, one story however often it turns,
a heading, a figure with its caption, a list of names, ruby with its base. What only furnishes
the page is left out, and becomes an artifact.
Types: ISO 32000-2:2020, 14.8.4, as far as ISO 32000-1 has them; PDF/UA-1 is built on that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from banxin.press.html_tree import Element
from banxin.press.painted_tree import Annotation, Mark, Painted, PaintedKid

_Point: TypeAlias = tuple[float, float]
_Box: TypeAlias = tuple[float, float, float, float]

_BLANK = " "
_BLOCKS = {"p": "P", "h1": "H1", "h2": "H2", "blockquote": "P"}


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
    box: _Box | None = None

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


def reading_of(pages: Sequence[Painted]) -> Reading:
    """The reading of painted pages, story by story: a turned one goes on where it began."""
    return _Reader().read(pages)


@dataclass(slots=True)
class _Reader:
    """Reads page after page.

    Attributes:
        stories: By name.
        latest: The last block of each tag in a story, which may go on.
        names: Of each list, by number.
    """

    reading: Reading = field(default_factory=Reading)
    stories: dict[str, Node] = field(default_factory=dict)
    latest: dict[tuple[int, str], Node] = field(default_factory=dict)
    names: dict[int, dict[str, Node]] = field(default_factory=dict)

    def read(self, pages: Sequence[Painted]) -> Reading:
        for page in pages:
            self._group(page, self.reading.root.add("Sect"), (0.0, 0.0))
        _drop_empty(self.reading.root)
        return self.reading

    def _group(self, painted: Painted, into: Node, at: _Point) -> None:
        """What groups others: boxes are no more than places, all else is kept."""
        glosses = _glosses(painted.kids)
        for kid in painted.kids:
            if not isinstance(kid, Painted):
                self.reading.passed_over.append(kid)
                continue
            element, place = kid.element, _moved(at, kid.element)
            if _is_hidden(element):
                self.reading.passed_over.extend(kid.marks)
            elif element.tag in _BLOCKS:
                self._block(kid, into, glosses.get(id(kid), {}), place)
            elif element.tag == "img":
                self._figure(kid, into, at)
            elif "data-gloss" not in element.attributes:
                self._group(kid, self._opened(kid, into), place)

    def _opened(self, painted: Painted, into: Node) -> Node:
        element = painted.element
        match element.tag:
            case "article":
                name = element.attributes["data-story"]
                if name not in self.stories:
                    self.stories[name] = into.add("Art")
                return self.stories[name]
            case "section":
                return into.add("Sect")
            case "figure":
                return into.add("Div") if len(element.elements) > 1 else into
            case "figcaption":
                return into.add("Caption")
            case _:
                return into

    def _block(
        self, painted: Painted, into: Node, glosses: Mapping[str, Painted], at: _Point
    ) -> None:
        element = painted.element
        key = (id(into), element.tag)
        goes_on = "data-goes-on" in element.attributes and key in self.latest
        block = self.latest[key] if goes_on else _begun(element, into)
        if "data-aside" not in element.attributes:
            self.latest[key] = block
        lines = _Lines(self.reading, glosses, at, self.names.setdefault(id(block), {}))
        lines.read(painted.kids, block)

    def _figure(self, painted: Painted, into: Node, at: _Point) -> None:
        into.kids.append(_figure(painted, _box(at, painted.element)))


def _begun(element: Element, into: Node) -> Node:
    if element.attributes.get("role") == "list":
        return into.add("L")
    over = into.add("BlockQuote") if element.tag == "blockquote" else into
    return over.add(_BLOCKS[element.tag])


@dataclass(slots=True)
class _Lines:
    """Reads what stands in the lines of one block.

    Attributes:
        reading: Told of what is passed over.
        glosses: The block's rubies by name.
        at: Where its frame stands.
        names: Those of its list that were begun, by number.
        bases: The bases of its rubies that were begun, by name.
        links: The latest link to each address.
    """

    reading: Reading
    glosses: Mapping[str, Painted]
    at: _Point
    names: dict[str, Node]
    bases: dict[str, Node] = field(default_factory=dict)
    links: dict[str, Node] = field(default_factory=dict)

    def read(self, kids: Iterable[PaintedKid], into: Node) -> None:
        for kid in kids:
            if isinstance(kid, Painted):
                self._stretch(kid, into)
            elif into.kind == "L":
                # The blank between two names is no member of their list.
                self.reading.passed_over.append(kid)
            else:
                into.kids.append(kid)

    def _stretch(self, painted: Painted, into: Node) -> None:
        element, said = painted.element, painted.element.attributes
        if _is_hidden(element):
            self.reading.passed_over.extend(painted.marks)
            return
        if "data-item" in said:
            into = self._name(said["data-item"], element, into)
        if element.tag == "a":
            self._linked(painted, self._link(element, into))
        elif element.tag == "img":
            into.kids.append(_figure(painted, _box(self.at, element)))
        elif "data-gloss" in said:
            self.read(painted.kids, self._base(said["data-gloss"], into))
        elif "data-say" in said:
            self.read(painted.kids, into.add("Span", ActualText=said["data-say"]))
        elif "lang" in said:
            self.read(painted.kids, into.add("Span", Lang=said["lang"]))
        elif element.text == _BLANK and into.kind != "L":
            # The painter leaves a blank that stands by itself unpainted.
            self.read(painted.kids, into.add("Span", ActualText=_BLANK))
        else:
            self.read(painted.kids, into)

    def _link(self, element: Element, into: Node) -> Node:
        """The link that a stretch belongs to: one that goes on is painted in several."""
        address = element.attributes["href"]
        if not (into.kids and into.kids[-1] is self.links.get(address)):
            self.links[address] = into.add("Link")
        return self.links[address]

    def _linked(self, painted: Painted, link: Node) -> None:
        element = painted.element
        link.words += element.text
        link.words += "".join(picture.attributes["alt"] for picture in element.every("img"))
        for kid in painted.kids:
            if isinstance(kid, Painted) and kid.element.tag == "img":
                link.kids += [mark for mark in kid.marks if isinstance(mark, Annotation)]
                link.kids.append(_figure(kid, _box(self.at, element)))
            else:
                self.read([kid], link)

    def _name(self, number: str, element: Element, into: Node) -> Node:
        if number not in self.names:
            self.names[number] = into.add("LI").add("LBody", ActualText="")
        name = self.names[number]
        name.says["ActualText"] += element.text
        return name

    def _base(self, name: str, into: Node) -> Node:
        if name not in self.bases:
            ruby = into.add("Ruby")
            self.bases[name] = ruby.add("RB")
            ruby.add("RT").kids.extend(self.glosses[name].marks)
        return self.bases[name]


def _figure(painted: Painted, box: _Box) -> Node:
    says = {"Alt": painted.element.attributes["alt"]}
    marks = [mark for mark in painted.marks if isinstance(mark, Mark)]
    return Node("Figure", [*marks], says, box=box)


def _is_hidden(element: Element) -> bool:
    return element.attributes.get("aria-hidden") == "true"


def _glosses(kids: Iterable[PaintedKid]) -> dict[int, dict[str, Painted]]:
    """The rubies by name of each block, after which they stand."""
    found: dict[int, dict[str, Painted]] = {}
    block = 0
    for kid in kids:
        if not isinstance(kid, Painted):
            continue
        if kid.element.tag in _BLOCKS:
            block = id(kid)
        elif "data-gloss" in kid.element.attributes:
            found.setdefault(block, {})[kid.element.attributes["data-gloss"]] = kid
    return found


def places(element: Element) -> dict[str, float]:
    """Left, top, width and height in points, as far as an element's own style has them."""
    pairs = (item.partition(":") for item in element.attributes.get("style", "").split(";"))
    return {
        name: float(value.removesuffix("pt"))
        for name, _, value in pairs
        if name in {"left", "top", "width", "height"}
    }


def _moved(at: _Point, element: Element) -> _Point:
    place = places(element)
    return at[0] + place.get("left", 0.0), at[1] + place.get("top", 0.0)


def _box(at: _Point, element: Element) -> _Box:
    left, top = _moved(at, element)
    place = places(element)
    return left, top, left + place["width"], top + place["height"]


def _drop_empty(node: Node) -> None:
    """Take out what holds nothing: grounds, marks that are drawn as boxes."""
    for kid in node.kids:
        if isinstance(kid, Node):
            _drop_empty(kid)
    node.kids = [kid for kid in node.kids if not isinstance(kid, Node) or kid.kids]
