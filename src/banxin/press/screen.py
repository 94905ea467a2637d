"""The screen's file: the painted pages with tags that read on, as PDF/UA-1 asks for.

Sources: ISO 14289-1:2014; the Matterhorn Protocol 1.1 for what a program can check.
"""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Name

from banxin.press.html_tree import read_document
from banxin.press.imprint import Imprint
from banxin.press.outline import write_outline
from banxin.press.painted_tree import painted_pages
from banxin.press.saving import FOR_READERS, saved
from banxin.press.srgb import intend_srgb
from banxin.press.structure import reading_of
from banxin.press.tag_tree import write_tags
from banxin.press.used import keep_only_used
from banxin.press.xmp import SCREEN_CLAIMS, identifier_of, write_metadata


def readable(painted: bytes, document: str, imprint: Imprint) -> bytes:
    """The painted pages with the tags of how they read, bookmarks and page labels.

    What `for_readers` and `banxin.press.archive` go on from, so that both are painted and
    tagged once.

    Args:
        painted: The PDF, tagged by the painter.
        document: What it was painted from.
        imprint: Names the pages.

    Raises:
        ValueError: ``painted`` was not painted from ``document``.
    """
    root = read_document(document)
    with pikepdf.open(BytesIO(painted)) as pdf:
        write_tags(pdf, reading_of(painted_pages(pdf, root)))
        write_outline(pdf, root, imprint)
        keep_only_used(pdf)
        _leave_unsmoothed(pdf)
        intend_srgb(pdf)
        # The painter's own word on the file; each use writes another.
        del pdf.Root.Metadata, pdf.trailer.Info
        return saved(pdf, FOR_READERS)


def for_readers(tagged: bytes, imprint: Imprint) -> bytes:
    """`readable` pages as the file that is mailed and read on screens."""
    with pikepdf.open(BytesIO(tagged)) as pdf:
        write_metadata(pdf, imprint, SCREEN_CLAIMS, identifier_of(tagged, "screen"))
        return saved(pdf, FOR_READERS)


def _leave_unsmoothed(pdf: pikepdf.Pdf) -> None:
    """No reader may smooth a picture (ISO 19005-3:2012, 6.2.8)."""
    for held in pdf.objects:
        if isinstance(held, pikepdf.Stream) and Name.Interpolate in held:
            del held.Interpolate
