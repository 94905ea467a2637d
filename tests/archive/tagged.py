"""A tagged PDF as a reader for the blind takes it, read with pdfminer.six, which did not make it.

The structure tree says the order, the content streams say what is marked; ``ActualText`` and
``Alt`` stand for what they replace (ISO 32000-2:2020, 14.9).
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFDevice, PDFTextSeq
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import PathSegment

ARTIFACT = -1


@dataclass(frozen=True)
class Tag:
    """A structure element: its type, its own text keys, and what it holds in order."""

    kind: str
    keys: dict[str, object]
    kids: tuple[Tag | str, ...]

    @property
    def text(self) -> str:
        """What is read of it."""
        for key in ("ActualText", "Alt"):
            if key in self.keys:
                return str(self.keys[key])
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def every(self, *kinds: str) -> Iterator[Tag]:
        """The elements of these types below it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Tag):
                if kid.kind in kinds:
                    yield kid
                yield from kid.every(*kinds)

    def without(self, *kinds: str) -> str:
        """Its text without that of the elements of these types below it."""
        if "ActualText" in self.keys:
            return str(self.keys["ActualText"])
        kids = (kid for kid in self.kids if isinstance(kid, str) or kid.kind not in kinds)
        return "".join(kid if isinstance(kid, str) else kid.without(*kinds) for kid in kids)


@dataclass
class TaggedPdf:
    """What was read.

    Attributes:
        root: The ``Document`` element.
        artifacts: The text of each page's artifacts.
        untagged: Texts and pictures that are neither tagged nor artifacts.
        nested: Marked contents that hold others, or artifacts that do.
        unmapped: Glyphs without a character.
        owners: Page and number of each marked content with how often the tree names it.
    """

    root: Tag
    artifacts: tuple[str, ...]
    untagged: tuple[str, ...]
    nested: tuple[str, ...]
    unmapped: tuple[str, ...]
    owners: dict[tuple[int, int], int]
    painted: frozenset[tuple[int, int]]


def read_tagged(pdf: bytes) -> TaggedPdf:
    """Read a PDF by its tags."""
    document = PDFDocument(PDFParser(io.BytesIO(pdf)))
    resources = PDFResourceManager()
    pages = list(PDFPage.create_pages(document))
    device = _Marked(resources)
    for number, page in enumerate(pages):
        device.page = number
        PDFPageInterpreter(resources, device).process_page(page)
    numbers = {page.pageid: number for number, page in enumerate(pages)}
    tree = _Tree(device.texts, numbers)
    tags = resolve1(document.catalog["StructTreeRoot"])
    (root,) = tree.kids(tags, -1)
    assert isinstance(root, Tag)
    return TaggedPdf(
        root=root,
        artifacts=tuple(device.texts.get((n, ARTIFACT), "") for n in range(len(pages))),
        untagged=tuple(device.untagged),
        nested=tuple(device.nested),
        unmapped=tuple(device.unmapped),
        owners=tree.owners,
        painted=frozenset(key for key in device.texts if key[1] != ARTIFACT),
    )


@dataclass
class _Tree:
    texts: dict[tuple[int, int], str]
    pages: dict[object, int]
    owners: dict[tuple[int, int], int] = field(default_factory=dict)

    def element(self, held: dict[str, object], page: int) -> Tag:
        if "Pg" in held:
            page = self._page(held)
        keys: dict[str, object] = {
            name: words(resolve1(held[name]))
            for name in ("ActualText", "Alt", "Lang")
            if name in held
        }
        if "A" in held:
            keys["A"] = resolve1(held["A"])
        kind = resolve1(held["S"])
        assert isinstance(kind, PSLiteral)
        return Tag(str(kind.name), keys, tuple(self.kids(held, page)))

    def kids(self, held: object, page: int) -> Iterator[Tag | str]:
        assert isinstance(held, dict)
        kids = resolve1(held.get("K", []))
        for kid in kids if isinstance(kids, list) else [kids]:
            kid_held = resolve1(kid)
            if isinstance(kid_held, int):
                yield self._marked(page, kid_held)
            elif "MCID" in kid_held:
                yield self._marked(self._page(kid_held), resolve1(kid_held["MCID"]))
            elif "Obj" in kid_held:
                yield Tag("OBJR", {"Obj": resolve1(kid_held["Obj"])}, ())
            else:
                yield self.element(kid_held, page)

    def _marked(self, page: int, number: int) -> str:
        self.owners[page, number] = self.owners.get((page, number), 0) + 1
        return self.texts.get((page, number), "")

    def _page(self, held: dict[str, object]) -> int:
        page = held["Pg"]
        assert isinstance(page, PDFObjRef)
        return self.pages[page.objid]


def words(said: object) -> str:
    assert isinstance(said, bytes)
    if said.startswith(b"\xfe\xff"):
        return said[2:].decode("utf-16-be")
    return said.decode("latin-1")


class _Marked(PDFDevice):
    """Gathers text by the marked content that it stands in."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.page = 0
        self.texts: dict[tuple[int, int], str] = {}
        self.untagged: list[str] = []
        self.nested: list[str] = []
        self.unmapped: list[str] = []
        self._open: list[int] = []

    def begin_tag(self, tag: PSLiteral, props: object = None) -> None:
        properties = resolve1(props) or {}
        number = properties.get("MCID", ARTIFACT if tag.name == "Artifact" else None)
        assert number is not None, f"{tag.name!r} has no number"
        if self._open:
            self.nested.append(f"page {self.page + 1}: {number!r} in {self._open[-1]}")
        self._open.append(number)
        self.texts.setdefault((self.page, number), "")

    def end_tag(self) -> None:
        self._open.pop()

    def render_string(
        self,
        textstate: object,
        seq: PDFTextSeq,
        ncs: PDFColorSpace,  # noqa: ARG002
        graphicstate: PDFGraphicState,  # noqa: ARG002
    ) -> None:
        font = textstate.font  # type: ignore[attr-defined]
        codes = (code for piece in seq if isinstance(piece, bytes) for code in font.decode(piece))
        for code in codes:
            self._say(self._character(font, code))

    def render_image(self, name: str, stream: PDFStream) -> None:  # noqa: ARG002
        self._say("", f"picture {name}")

    def paint_path(
        self,
        graphicstate: PDFGraphicState,  # noqa: ARG002
        stroke: bool,
        fill: bool,
        evenodd: bool,  # noqa: ARG002
        path: Sequence[PathSegment],  # noqa: ARG002
    ) -> None:
        if stroke or fill:
            self._say("", "path")

    def _character(self, font: object, code: int) -> str:
        try:
            return str(font.to_unichr(code))  # type: ignore[attr-defined]
        except PDFUnicodeNotDefined:
            self.unmapped.append(f"page {self.page + 1}: {code}")
            return "\ufffd"

    def _say(self, text: str, what: str = "") -> None:
        if not self._open:
            self.untagged.append(f"page {self.page + 1}: {what or text}")
        else:
            self.texts[self.page, self._open[-1]] += text
