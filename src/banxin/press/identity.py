"""Identity: title, date, identifier and the standards kept, the same in Info and XMP.

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
_PDFX = "PDF/X-4"

# ISO 19005-2:2011, 6.6.2.3: properties that its own list lacks must be described in the file.
# It knows pdf:Trapped no more than PDF/X's own property.
_EXTENSIONS = b"""<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>
<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/X identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.npes.org/pdfx/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfxid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>GTS_PDFXVersion</pdfaProperty:name>
<pdfaProperty:valueType>Text</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Version of PDF/X that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>
<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>Adobe PDF</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://ns.adobe.com/pdf/1.3/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdf</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>Trapped</pdfaProperty:name>
<pdfaProperty:valueType>Text</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Whether the file has been trapped</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>
</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def stamp(document: pikepdf.Pdf, imprint: Imprint, seed: bytes, *, also_pdfa: bool) -> None:
    """Replaces all metadata; the identifier follows from ``seed``, never from chance.

    The file calls itself PDF/X-4 (ISO 15930-7:2010), and PDF/A-2b (ISO 19005-2:2011) as well
    where the ticket wants it to.
    """
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
    if also_pdfa:
        extensions = Dictionary(Type=Name.Metadata, Subtype=Name.XML)
        document.Root.Metadata = document.make_stream(_EXTENSIONS, extensions)
    elif Name.Metadata in document.Root:
        del document.Root.Metadata
    _stamp_xmp(document, imprint, identifier, also_pdfa=also_pdfa)


def _stamp_xmp(
    document: pikepdf.Pdf, imprint: Imprint, identifier: UUID, *, also_pdfa: bool
) -> None:
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
        xmp["pdfxid:GTS_PDFXVersion"] = _PDFX
        if also_pdfa:
            xmp["pdfaid:part"] = "2"
            xmp["pdfaid:conformance"] = "B"
