"""Documents written for the press and for the screen, and read back as tags and text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from banxin import html
from banxin.html.text import TextPainter, UsedClasses
from banxin.makeup import Frame, IssueLayout, PlacedText, every_picture
from banxin.measure import ZERO, Length, Rect

BLOCKS = {"p", "h1", "h2", "blockquote"}


def look(layout: IssueLayout, *, for_press: bool = False, **said: object) -> html.Look:
    """A look with one face a role, whatever the layout calls them."""
    roles = layout.layout.faces
    pictures = [picture for page in layout.pages for picture in every_picture(page)]
    chosen: dict[str, object] = {
        "for_press": for_press,
        "bleed": Length.mm(3) if for_press else ZERO,
        "faces": tuple(html.FaceSource(f"Banxin {role}", f"face-{role}") for role in roles),
        "roles": {role: (f"Banxin {role}",) for role in roles},
        "pictures": {picture: f"picture-{n}" for n, picture in enumerate(pictures)},
    }
    return html.Look(**{**chosen, **said})  # type: ignore[arg-type]


def written(layout: IssueLayout, *, for_press: bool = False, **said: object) -> str:
    return html.render(layout, look(layout, for_press=for_press, **said))


def block(text: PlacedText, used: UsedClasses | None = None, *, structured: bool = True) -> str:
    """One paragraph, in black in a frame of its own; ``used`` is told of its classes."""
    painter = TextPainter(
        used or UsedClasses(), structured=structured, palette={"black": "#000"}, pictures={}
    )
    return str(painter.block(text, Frame(Rect(ZERO, ZERO, ZERO, ZERO), "", (text,)), ZERO))


@dataclass
class Document(HTMLParser):
    """A document as a browser's parser sees it.

    Attributes:
        tags: Every start tag with its attributes, in order.
        blocks: The text of each paragraph and head, tags dropped.
        style, title: The text of these elements.
        deepest: How many elements were open at once.
    """

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    style: str = ""
    title: str = ""
    deepest: int = 0
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag in BLOCKS:
            self.blocks.append("")
        if tag not in {"meta", "img"}:
            self._open.append(tag)
            self.deepest = max(self.deepest, len(self._open))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self._open:
            self.style += data
        elif "title" in self._open:
            self.title += data
        elif BLOCKS & set(self._open):
            self.blocks[-1] += data

    @property
    def all_closed(self) -> bool:
        return not self._open

    def attributes(self, tag: str, name: str) -> list[str]:
        return [values[name] for found, values in self.tags if found == tag and name in values]


def parsed(document: str) -> Document:
    read = Document()
    read.feed(document)
    read.close()
    return read
