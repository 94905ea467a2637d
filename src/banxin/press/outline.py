"""Bookmarks and page labels: page by page as the paper counts them, and story by story."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from banxin.press.html_tree import Element
from banxin.press.imprint import Imprint
from banxin.press.reading_tree import places


def write_outline(pdf: pikepdf.Pdf, root: Element, imprint: Imprint) -> None:
    """Give a PDF a bookmark for each page, under it one for each story that begins there."""
    (body,) = root.every("body")
    begun: set[str] = set()
    with pdf.open_outline() as outline:
        outline.root.clear()
        for number, (page, section) in enumerate(zip(pdf.pages, body.elements, strict=True), 1):
            named = f"{page_label(imprint, number)} {section.attributes['aria-label']}".strip()
            item = OutlineItem(named, _at(page, 0.0, 0.0))
            item.children.extend(_stories(page, section, begun))
            outline.root.append(item)
    labels = [(0, Dictionary(S=Name.D, P=String(f"{imprint.section}0"), St=1))]
    if len(pdf.pages) > _TENS:
        labels.append((_TENS, Dictionary(S=Name.D, P=String(imprint.section), St=_TENS + 1)))
    pdf.Root.PageLabels = Dictionary(Nums=Array([part for pair in labels for part in pair]))
    pdf.Root.PageMode = Name.UseOutlines


# Labels are counted without leading noughts (ISO 32000-2:2020, 12.4.2): the first nine have
# theirs in what stands before.
_TENS = 9


def page_label(imprint: Imprint, number: int) -> str:
    """What a page, from 1, is called, such as A01."""
    return f"{imprint.section}{number:02}"


def _stories(page: pikepdf.Page, section: Element, begun: set[str]) -> Sequence[OutlineItem]:
    items = []
    for story in section.every("article"):
        name = story.attributes["data-story"]
        if name not in begun:
            begun.add(name)
            place = next((found for found in map(places, story.every("div")) if found), {})
            at = _at(page, place.get("left", 0.0), place.get("top", 0.0))
            items.append(OutlineItem(story.attributes["aria-label"], at))
    return items


def _at(page: pikepdf.Page, left: float, top: float) -> Array:
    x, height = float(page.trimbox[0]), float(page.trimbox[3])
    edges = [round(x + left, 3), round(height - top, 3)]
    return Array([page.obj, Name.XYZ, *edges, None])
