"""What an imposed file says of itself: its source's words, where they are still true."""

from __future__ import annotations

from hashlib import sha256
from uuid import NAMESPACE_URL, uuid5

import pikepdf
from pikepdf import Name, String

from banxin import __version__

_MAKER = f"Banxin {__version__}"

# Of what stands at the root only this is about paint; the rest points at pages that are gone.
_KEPT = frozenset(
    {"/Type", "/Pages", "/Metadata", "/OutputIntents", "/OCProperties", "/Lang", "/Extensions"}
)

# Claims that hold for pages as such. PDF/X-4 holds for sheets as well, since output intent, boxes
# and colours are kept; the older ones forbid the version of PDF that sheets are written in.
_LOST = ("pdfaid:part", "pdfaid:conformance", "pdfaid:rev", "pdfuaid:part")
_PDFX, _PDFX_KEPT = "pdfxid:GTS_PDFXVersion", ("PDF/X-4", "PDF/X-4p")


def keep_for_plates(document: pikepdf.Pdf) -> None:
    """Take away what a reader clicks or is read aloud; plates have no use for it."""
    for key in set(document.Root.keys()) - _KEPT:
        del document.Root[key]


def identify(document: pikepdf.Pdf, seed: bytes) -> None:
    """A new identifier that follows from ``seed``; title and dates stay as they were."""
    identifier = f"uuid:{uuid5(NAMESPACE_URL, f'sha256:{sha256(seed).hexdigest()}')}"
    try:
        with _xmp(document) as xmp:
            _say(xmp, identifier)
    except (ValueError, TypeError, SyntaxError, pikepdf.PdfError):
        # A packet that cannot be read says nothing that could be kept.
        del document.Root.Metadata
        with _xmp(document) as xmp:
            _say(xmp, identifier)
    if Name.Info in document.trailer:
        document.docinfo[Name.Producer] = String(_MAKER)


def _xmp(document: pikepdf.Pdf) -> pikepdf.models.PdfMetadata:
    return document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)


def _say(xmp: pikepdf.models.PdfMetadata, identifier: str) -> None:
    for claim in _LOST:
        if claim in xmp:
            del xmp[claim]
    if _PDFX in xmp and xmp[_PDFX] not in _PDFX_KEPT:
        del xmp[_PDFX]
    xmp["pdf:Producer"] = _MAKER
    xmp["xmpMM:DocumentID"] = identifier
    if "xmpMM:InstanceID" in xmp:
        xmp["xmpMM:InstanceID"] = identifier
