"""One file that is PDF/X-4 and PDF/A-2b, judged by pikepdf's validator, and by hand where it ends.

The validator knows neither extension schemas, nor Separation, nor PDF/X's output intent, and
says so. Those are taken out of the file for it, and asked for here one by one.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Name
from tests.press.bare_pages import NO_MARKS
from tests.press.test_finish import IMPRINT, painted, photo  # noqa: F401 a fixture
from tests.tickets import changed

from banxin.press import finish
from banxin.ticket import Ticket

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"
PROPERTY = "{http://www.aiim.org/pdfa/ns/property#}"
EXTENSION = "{http://www.aiim.org/pdfa/ns/extension/}"
PDFX_ID = "http://www.npes.org/pdfx/ns/id/"
ADOBE_PDF = "http://ns.adobe.com/pdf/1.3/"

# ISO 19005-2:2011, 6.6.2.3.1 by way of XMP 2004: properties that need no description. pdf:Trapped
# is none of them.
KNOWN = {
    "http://purl.org/dc/elements/1.1/": {"title", "format"},
    "http://ns.adobe.com/xap/1.0/": {"CreatorTool", "CreateDate", "ModifyDate", "MetadataDate"},
    "http://ns.adobe.com/xap/1.0/mm/": {"DocumentID", "VersionID", "RenditionClass"},
    ADOBE_PDF: {"Producer", "Keywords", "PDFVersion"},
    "http://www.aiim.org/pdfa/ns/id/": {"part", "conformance"},
    "http://www.aiim.org/pdfa/ns/extension/": {"schemas"},
}


@pytest.fixture(scope="module")
def both(coated: Ticket) -> Ticket:
    return changed(coated, files={"also_pdfa": True}, marks=NO_MARKS)


@pytest.fixture(scope="module")
def archived(photo: bytes, both: Ticket) -> bytes:  # noqa: F811
    return finish(painted(photo), both, IMPRINT)


def for_the_validator(pdf: bytes, change: Callable[[pikepdf.Pdf], None] = lambda _: None) -> bytes:
    """The file without what the validator cannot judge, and with a change."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.Root.OutputIntents = pikepdf.Array(
            [one for one in document.Root.OutputIntents if one.S == Name.GTS_PDFA1]
        )
        text = document.Root.Metadata.read_bytes().decode()
        start = text.index("<rdf:Description", text.index("<rdf:RDF"))
        end = text.index("</pdfaExtension:schemas>") + len("</pdfaExtension:schemas>")
        inner = text.index("<pdfaExtension:schemas>", start)
        document.Root.Metadata.write((text[:inner] + text[end:]).encode())
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
            for key in ("pdfxid:GTS_PDFXVersion", "pdf:Trapped"):
                del told[key]
        document.trailer.Info = document.make_indirect(
            pikepdf.Dictionary({k: v for k, v in document.trailer.Info.items() if k != "/Trapped"})
        )
        change(document)
        document.save(out, force_version="1.6", fix_metadata_version=False)
    return out.getvalue()
