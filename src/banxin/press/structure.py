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

from banxin.press.html_tree import Element
from banxin.press.painted_tree import Painted, PaintedKid
from banxin.press.read_lines import Lines
from banxin.press.reading_tree import Node, Point, Reading, box_of, figure_of, is_hidden, moved

_BLOCKS = {"p": "P", "h1": "H1", "h2": "H2", "blockquote": "P"}


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
        feet: What is read at the end of each page.
    """

    reading: Reading = field(default_factory=Reading)
    stories: dict[str, Node] = field(default_factory=dict)
    latest: dict[tuple[int, str], Node] = field(default_factory=dict)
    names: dict[int, dict[str, Node]] = field(default_factory=dict)
    feet: list[Node] = field(default_factory=list)

    def read(self, pages: Sequence[Painted]) -> Reading:
        for page in pages:
            section = self.reading.root.add("Sect")
            self.feet.append(Node("Sect"))
            self._group(page, section, (0.0, 0.0))
            section.kids += self.feet[-1].kids
        _drop_empty(self.reading.root)
        return self.reading

    def _group(self, painted: Painted, into: Node, at: Point) -> None:
        """What groups others: boxes are no more than places, all else is kept."""
        glosses = _glosses(painted.kids)
        for kid in painted.kids:
            if not isinstance(kid, Painted):
                self.reading.passed_over.append(kid)
                continue
            element, place = kid.element, moved(at, kid.element)
            if is_hidden(element):
                self.reading.passed_over.extend(kid.marks)
            elif element.tag in _BLOCKS:
                over = self.feet[-1] if element.attributes.get("role") == "contentinfo" else into
                self._block(kid, over, glosses.get(id(kid), {}), place)
            elif element.tag == "img":
                into.kids.append(figure_of(kid, box_of(at, element)))
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
        self, painted: Painted, into: Node, glosses: Mapping[str, Painted], at: Point
    ) -> None:
        element = painted.element
        key = (id(into), element.tag)
        goes_on = "data-goes-on" in element.attributes and key in self.latest
        block = self.latest[key] if goes_on else _begun(element, into)
        if "data-aside" not in element.attributes:
            self.latest[key] = block
        lines = Lines(self.reading, glosses, at, self.names.setdefault(id(block), {}))
        lines.read(painted.kids, block)


def _begun(element: Element, into: Node) -> Node:
    if element.attributes.get("role") == "list":
        return into.add("L")
    if element.tag == "blockquote":
        return into.add("BlockQuote").add("P")
    before = into.kids[-1] if into.kids else None
    if isinstance(before, Node) and before.kind == "BlockQuote":
        into = before if "data-within" in element.attributes else into
    return into.add(_BLOCKS[element.tag])


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


def _drop_empty(node: Node) -> None:
    """Take out what holds nothing: grounds, marks that are drawn as boxes."""
    for kid in node.kids:
        if isinstance(kid, Node):
            _drop_empty(kid)
    node.kids = [kid for kid in node.kids if not isinstance(kid, Node) or kid.kids]
