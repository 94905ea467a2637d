"""Identity of press files: identifier and standards kept, beside what all our files say.

Printers' checks compare Info and XMP (ISO 15930-7:2010, 6.8), and archives trust neither
when they differ.
"""

from __future__ import annotations

import pikepdf
from pikepdf import Name

from banxin.press.imprint import Imprint
from banxin.press.xmp import Claim, identifier_of, write_metadata

_PDFX_CLAIMS = (
    Claim("pdfxid:GTS_PDFXVersion", "PDF/X-4"),
    Claim("pdf:Trapped", "False"),
    Claim("xmpMM:VersionID", "1"),
    Claim("xmpMM:RenditionClass", "default"),
)
_PDFA_CLAIMS = (Claim("pdfaid:part", "2"), Claim("pdfaid:conformance", "B"))

# ISO 19005-2:2011, 6.6.2.3: properties that its own list lacks must be described in the file.
# It knows pdf:Trapped no more than PDF/X's own property.
_DESCRIBED = """<rdf:Description rdf:about=""
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
"""


def stamp(document: pikepdf.Pdf, imprint: Imprint, seed: bytes, *, also_pdfa: bool) -> None:
    """Replaces all metadata; the identifier follows from ``seed``, never from chance.

    The file calls itself PDF/X-4 (ISO 15930-7:2010), and PDF/A-2b (ISO 19005-2:2011) as well
    where the ticket wants it to.
    """
    identifier = identifier_of(seed, "press")
    if also_pdfa:
        claims = (*_PDFA_CLAIMS, *_PDFX_CLAIMS)
        write_metadata(document, imprint, claims, identifier, _DESCRIBED)
    else:
        write_metadata(document, imprint, _PDFX_CLAIMS, identifier)
    document.trailer.Info.Trapped = Name("/False")
