"""Identity: title, date and document identifier, the same in Info and XMP.

Printers' checks compare the two (ISO 15930-7:2010, 6.8), and archives trust neither
when they differ.
"""

from __future__ import annotations

from hashlib import sha256
from uuid import NAMESPACE_URL, UUID, uuid5

import pikepdf
from pikepdf import Dictionary, Name, String

from banxin import __version__
from banxin.press.imprint import Imprint

_MAKER = f"Banxin {__version__}"


def stamp(document: pikepdf.Pdf, imprint: Imprint, seed: bytes) -> None:
    """Replaces all metadata; the identifier follows from ``seed``, never from chance."""
    if Name.Metadata in document.Root:
        del document.Root.Metadata
    moment = f"D:{imprint.date:%Y%m%d}000000Z"
    document.trailer.Info = document.make_indirect(
        Dictionary(
            Title=String(imprint.title),
            Creator=String(_MAKER),
            Producer=String(_MAKER),
            CreationDate=String(moment),
            ModDate=String(moment),
            Trapped=Name("/False"),
        )
    )
    identifier = uuid5(NAMESPACE_URL, f"sha256:{sha256(seed).hexdigest()}")
    _stamp_xmp(document, imprint, identifier)


def _stamp_xmp(document: pikepdf.Pdf, imprint: Imprint, identifier: UUID) -> None:
    moment = f"{imprint.date:%Y-%m-%d}T00:00:00Z"
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:title"] = imprint.title
        xmp["dc:format"] = "application/pdf"
        xmp["xmp:CreatorTool"] = _MAKER
        xmp["xmp:CreateDate"] = moment
        xmp["xmp:ModifyDate"] = moment
        xmp["xmp:MetadataDate"] = moment
        xmp["pdf:Producer"] = _MAKER
        xmp["pdf:Trapped"] = "False"
        xmp["xmpMM:DocumentID"] = f"uuid:{identifier}"
        xmp["xmpMM:VersionID"] = "1"
        xmp["xmpMM:RenditionClass"] = "default"
