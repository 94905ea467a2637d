"""What stands in the lines of one block: text, links, ruby, names, words of another language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from banxin.press.html_tree import Element
from banxin.press.painted_tree import Annotation, Mark, Painted, PaintedKid
from banxin.press.reading_tree import Node, Point, Reading, box_of, figure_of, is_hidden


@dataclass(slots=True)
class Lines:
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
    at: Point
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
        if is_hidden(element):
            self.reading.passed_over.extend(painted.marks)
            return
        if "data-item" in said:
            into = self._name(said["data-item"], element, into)
        if element.tag == "a":
            self._linked(painted, self._link(element, into))
        elif element.tag == "img":
            into.kids.append(figure_of(painted, box_of(self.at, element)))
        elif "data-gloss" in said:
            self.read(painted.kids, self._base(said["data-gloss"], into))
        elif "data-say" in said:
            self.read(painted.kids, into.add("Span", ActualText=said["data-say"]))
        elif "lang" in said:
            self.read(painted.kids, into.add("Span", Lang=said["lang"]))
        elif element.text.isspace() and into.kind != "L":
            # The painter leaves a blank that stands by itself unpainted.
            self.read(painted.kids, into.add("Span", ActualText=element.text))
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
                link.kids.append(figure_of(kid, box_of(self.at, element)))
            elif isinstance(kid, Mark) and element.text.isspace():
                link.add("Span", ActualText=element.text).kids.append(kid)
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
