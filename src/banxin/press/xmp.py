"""Metadata of all our files: an XMP packet, and the same in Info.

For screen and archive only schemas that XMP itself and PDF/A define, Dublin Core above all, so
that every reader and validator knows every property without being told (docs/decisions/0009).
Sources: ISO 16684-1:2019; ISO 19005-3:2012, 6.6; ISO 14289-1:2014, 5.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Dictionary, Name, String

from banxin import __version__
from banxin.press.imprint import Imprint

_MAKER = f"Banxin {__version__}"

_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One standard that a file says it keeps, as a simple property, such as ``pdfaid:part``."""

    name: str
    value: str


SCREEN_CLAIMS = (Claim("pdfuaid:part", "1"),)
ARCHIVE_CLAIMS = (Claim("pdfaid:part", "3"), Claim("pdfaid:conformance", "U"))


def write_metadata(
    pdf: pikepdf.Pdf,
    imprint: Imprint,
    claims: Sequence[Claim],
    identifier: UUID,
    described_in: str = "",
) -> None:
    """Replace a PDF's metadata; the stream is stored as it is, to be found without a PDF reader.

    ``described_in`` is XML that describes the claims which PDF/A does not know.
    """
    stream = pdf.make_stream(xmp_packet(imprint, claims, identifier, described_in).encode())
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = stream
    moment = f"D:{imprint.date:%Y%m%d}000000Z"
    info = Dictionary(
        Title=String(imprint.title),
        Creator=String(_MAKER),
        Producer=String(_MAKER),
        CreationDate=String(moment),
        ModDate=String(moment),
    )
    if imprint.publishers:
        info.Author = String("；".join(imprint.publishers))
    if imprint.keywords:
        info.Keywords = String("；".join(imprint.keywords))
    info.Subject = String(described(imprint))
    pdf.trailer.Info = pdf.make_indirect(info)
    pdf.Root.Lang = String(imprint.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def identifier_of(data: bytes, use: str) -> UUID:
    """An identifier that follows from what a file is made of and for."""
    return uuid5(NAMESPACE_URL, f"{use}:sha256:{sha256(data).hexdigest()}")


def described(imprint: Imprint) -> str:
    """Paper, date and numbers in one line: no schema that PDF/A defines has a number's place."""
    number = f"第{imprint.number}期" if imprint.number else ""
    total = f"总第{imprint.total}期" if imprint.total else ""
    day = f"{imprint.date.year}年{imprint.date.month}月{imprint.date.day}日"
    return "，".join(part for part in (f"《{imprint.paper}》", day, number, total) if part)


def xmp_packet(
    imprint: Imprint, claims: Sequence[Claim], identifier: UUID, described_in: str = ""
) -> str:
    """The packet, the same for the same imprint."""
    moment = f"{imprint.date:%Y-%m-%d}T00:00:00Z"
    properties = [
        *(_simple(claim.name, claim.value) for claim in claims),
        _simple("dc:format", "application/pdf"),
        _simple("dc:identifier", f"uuid:{identifier}"),
        _alternatives("dc:title", imprint.title),
        _alternatives("dc:description", described(imprint)),
        _listed("dc:creator", "Seq", imprint.publishers and ["；".join(imprint.publishers)]),
        _listed("dc:publisher", "Bag", imprint.publishers),
        _listed("dc:subject", "Bag", imprint.keywords),
        _listed("dc:language", "Bag", [imprint.language]),
        _listed("dc:date", "Seq", [f"{imprint.date:%Y-%m-%d}"]),
        _listed("dc:type", "Bag", ["Text"]),
        _simple("pdf:Producer", _MAKER),
        _simple("pdf:Keywords", "；".join(imprint.keywords)) if imprint.keywords else "",
        _simple("xmp:CreatorTool", _MAKER),
        *(_simple(f"xmp:{kind}Date", moment) for kind in ("Create", "Modify", "Metadata")),
        _simple("xmpMM:DocumentID", f"uuid:{identifier}"),
    ]
    body = "\n".join(filter(None, properties))
    used = {prefix: uri for prefix, uri in _NAMESPACES.items() if f"<{prefix}:" in body}
    declared = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in used.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'{described_in}<rdf:Description rdf:about=""{declared}>\n{body}\n</rdf:Description>\n'
        '</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
    )


def _simple(name: str, value: str) -> str:
    return f"<{name}>{_text(value)}</{name}>"


def _alternatives(name: str, value: str) -> str:
    words = f'<rdf:li xml:lang="x-default">{_text(value)}</rdf:li>'
    return f"<{name}><rdf:Alt>{words}</rdf:Alt></{name}>"


def _listed(name: str, kind: str, values: Sequence[str]) -> str:
    if not values:
        return ""
    members = "".join(f"<rdf:li>{_text(value)}</rdf:li>" for value in values)
    return f"<{name}><rdf:{kind}>{members}</rdf:{kind}></{name}>"


def _text(value: str) -> str:
    """Characters that XML cannot hold, whatever way they are written, are left out."""
    kept = (
        c
        for c in value
        if c in "\t\n" or " " <= c <= "\ud7ff" or "\ue000" <= c not in "\ufffe\uffff"
    )
    return escape("".join(kept))
