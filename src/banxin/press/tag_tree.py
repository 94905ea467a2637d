"""The structure tree of a PDF, written anew (ISO 32000-2:2020, 14.7)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from banxin.press.painted_tree import Annotation, Mark
from banxin.press.reading_tree import Node, Reading


def write_tags(pdf: pikepdf.Pdf, reading: Reading) -> None:
    """Give a painted PDF the tags of its reading, in place of the painter's.

    What is passed over becomes an artifact; a link there is taken away.
    """
    writer = _Writer(pdf)
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    root.K = Array([writer.write(reading.root, root)])
    root.ParentTree = writer.parent_tree()
    root.ParentTreeNextKey = len(pdf.pages) + len(writer.links)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    _pass_over(pdf, reading)
    for number, page in enumerate(pdf.pages):
        page.obj.StructParents = number
        page.obj.Tabs = Name.S


@dataclass(slots=True)
class _Writer:
    """Writes element by element, and knows afterwards whose each marked content is."""

    pdf: pikepdf.Pdf
    owners: dict[Mark, pikepdf.Object] = field(default_factory=dict)
    links: list[pikepdf.Object] = field(default_factory=list)

    def write(self, node: Node, parent: pikepdf.Object) -> pikepdf.Object:
        element = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name("/" + node.kind), P=parent)
        )
        for key, words in node.says.items():
            element[f"/{key}"] = String(words)
        pages = [kid.page for kid in node.kids if not isinstance(kid, Node)]
        if pages:
            element.Pg = self.pdf.pages[pages[0]].obj
        if node.box:
            element.A = _layout_of(node.box, self.pdf.pages[pages[0]])
        element.K = Array([self._kid(kid, element, pages) for kid in node.kids])
        for kid in node.kids:
            if isinstance(kid, Annotation):
                # ISO 14289-1:2014, 7.18.5: every link says where it leads.
                kid.object.Contents = String(node.words)
                kid.object.F = _PRINTED
        return element

    def _kid(
        self, kid: Node | Mark | Annotation, element: pikepdf.Object, pages: list[int]
    ) -> pikepdf.Object | int:
        match kid:
            case Node():
                return self.write(kid, element)
            case Mark(page, number):
                self.owners[kid] = element
                if page == pages[0]:
                    return number
                return Dictionary(Type=Name.MCR, Pg=self.pdf.pages[page].obj, MCID=number)
            case Annotation(page, annotation):
                annotation.StructParent = len(self.pdf.pages) + len(self.links)
                self.links.append(element)
                return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=self.pdf.pages[page].obj)

    def parent_tree(self) -> pikepdf.Object:
        """Each page's marked contents and each link with the element that holds it."""
        of_page: dict[int, dict[int, pikepdf.Object]] = defaultdict(dict)
        for mark, owner in self.owners.items():
            of_page[mark.page][mark.number] = owner
        numbers: list[int | pikepdf.Object] = []
        for page in range(len(self.pdf.pages)):
            held = of_page[page]
            owners = [held.get(number) for number in range(max(held, default=-1) + 1)]
            numbers += [page, self.pdf.make_indirect(Array(owners))]
        for order, link in enumerate(self.links, len(self.pdf.pages)):
            numbers += [order, link]
        return self.pdf.make_indirect(Dictionary(Nums=Array(numbers)))


def _layout_of(box: tuple[float, float, float, float], page: pikepdf.Page) -> Dictionary:
    """A figure's rectangle on its page (ISO 32000-2:2020, 14.8.5.4.5), whose trim is the page."""
    left, top, right, bottom = box
    x, height = float(page.trimbox[0]), float(page.trimbox[3])
    edges = (x + left, height - bottom, x + right, height - top)
    return Dictionary(O=Name.Layout, BBox=Array([round(edge, 3) for edge in edges]))


def _pass_over(pdf: pikepdf.Pdf, reading: Reading) -> None:
    for number, page in enumerate(pdf.pages):
        passed = [kid for kid in reading.passed_over if kid.page == number]
        marks = [kid.number for kid in passed if isinstance(kid, Mark)]
        links = {kid.object.objgen for kid in passed if isinstance(kid, Annotation)}
        if marks:
            page.contents_coalesce()
            page.obj.Contents.write(_as_artifacts(page.obj.Contents.read_bytes(), marks))
        if links:
            page.obj.Annots = Array([one for one in page.obj.Annots if one.objgen not in links])


def _as_artifacts(content: bytes, marks: list[int]) -> bytes:
    """The painter opens a marked content with its tag, properties and BDC, each on a line.

    Raises:
        ValueError: It does not, so that what furnishes the page would be read aloud.
    """
    for mark in marks:
        opening = f"<</MCID {mark}>>\nBDC".encode()
        at = content.find(opening)
        start = content.rfind(b"/", 0, at)
        if at < 0 or content.find(opening, at + 1) >= 0 or content[start:at] not in _TAGS:
            raise ValueError(f"no marked content {mark}")
        content = content[:start] + b"/Artifact\nBMC" + content[at + len(opening) :]
    return content


# ISO 32000-2:2020, table 167, bit 3; PDF/A asks for it.
_PRINTED = 4

_TAGS = (b"/Span\n", b"/Figure\n")
