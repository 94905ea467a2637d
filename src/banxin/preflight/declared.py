"""What a file says of itself as a whole: intents, labels, layers, fields, actions, attachments."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime

import pikepdf
from pikepdf import Array, Dictionary, Name
from pikepdf.models.metadata import decode_pdf_date

from banxin.preflight.facts import Intent, Label, Profile

_PDFX = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"
_PDF = "{http://ns.adobe.com/pdf/1.3/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_DC = "{http://purl.org/dc/elements/1.1/}"

# ICC.1:2022, 7.2: what stands where in the header.
_HEADER = 128
_SIZE, _SIGNATURE = slice(0, 4), slice(36, 40)
_VERSION, _CLASS, _SPACE = slice(8, 10), slice(12, 16), slice(16, 20)

# Actions that only turn pages or follow links.
_JUMPS = frozenset({"/GoTo", "/GoToR", "/GoToE", "/URI", "/Named", "/Thread"})
_NODES_MOST = 10_000
_NAMES_MOST = 10_000


def intents_of(root: pikepdf.Object) -> tuple[Intent, ...]:
    """The output intents of kind GTS_PDFX."""
    listed = root.get(Name.OutputIntents, Array())
    return tuple(_intent(each) for each in listed if each.get(Name.S) == Name.GTS_PDFX)


def _intent(intent: pikepdf.Object) -> Intent:
    return Intent(
        condition=str(intent.get(Name.OutputConditionIdentifier, "")),
        registry=str(intent.get(Name.RegistryName, "")),
        profile=_profile(intent.get(Name.DestOutputProfile)),
    )


def _profile(held: pikepdf.Object | None) -> Profile:
    if not isinstance(held, pikepdf.Stream):
        return Profile()
    data = held.read_bytes()
    header = data[:_HEADER]
    whole = len(header) == _HEADER and int.from_bytes(header[_SIZE]) <= len(data)
    if not whole or header[_SIGNATURE] != b"acsp":
        return Profile(digest=hashlib.sha256(data).hexdigest())
    major, minor = header[_VERSION]
    return Profile(
        kind=header[_CLASS].decode("latin-1").strip(),
        space=header[_SPACE].decode("latin-1").strip(),
        version=f"{major}.{minor >> 4}",
        digest=hashlib.sha256(data).hexdigest(),
    )


def info_of(document: pikepdf.Pdf) -> Label:
    """The document information dictionary, read only."""
    info = document.trailer.get(Name.Info)
    if not isinstance(info, Dictionary):
        return Label()
    return Label(
        title=_said(info, "/Title"),
        trapped=_said(info, "/Trapped").removeprefix("/"),
        created=_instant(_said(info, "/CreationDate")),
        modified=_instant(_said(info, "/ModDate")),
        creator=_said(info, "/Creator"),
        producer=_said(info, "/Producer"),
        pdfx=_said(info, "/GTS_PDFXVersion"),
    )


def _said(info: pikepdf.Object, key: str) -> str:
    return str(info.get(key, ""))


def xmp_of(document: pikepdf.Pdf) -> Label | None:
    """What the XMP packet says; None where there is none that can be read."""
    if not isinstance(document.Root.get(Name.Metadata), pikepdf.Stream):
        return None
    try:
        packet = document.open_metadata(
            set_pikepdf_as_editor=False, update_docinfo=False, strict=True
        )
        return Label(
            title=str(packet.get(f"{_DC}title", "")),
            trapped=str(packet.get(f"{_PDF}Trapped", "")),
            created=_instant(str(packet.get(f"{_XMP}CreateDate", ""))),
            modified=_instant(str(packet.get(f"{_XMP}ModifyDate", ""))),
            creator=str(packet.get(f"{_XMP}CreatorTool", "")),
            producer=str(packet.get(f"{_PDF}Producer", "")),
            pdfx=str(packet.get(_PDFX, "")),
        )
    except (pikepdf.PdfError, LookupError, SyntaxError, TypeError, ValueError):
        return None


def _instant(written: str) -> str:
    """A date of either spelling as an instant, so that two spellings of one compare equal."""
    if not written:
        return ""
    try:
        read = (
            decode_pdf_date(written)
            if written.startswith("D:")
            else datetime.fromisoformat(written)
        )
    except ValueError:
        return written
    return (read.astimezone(UTC) if read.tzinfo else read).isoformat(timespec="seconds")


def fields_of(root: pikepdf.Object) -> int:
    """How many form fields there are, counted where they are rooted."""
    form = root.get(Name.AcroForm)
    return len(form.get(Name.Fields, Array())) if isinstance(form, Dictionary) else 0


def attachments_of(root: pikepdf.Object) -> tuple[str, ...]:
    """Names of embedded files."""
    names = root.get(Name.Names, Dictionary())
    return tuple(name for name, _ in _leaves(names.get(Name.EmbeddedFiles)))


def actions_of(root: pikepdf.Object) -> tuple[str, ...]:
    """What opening, closing, saving or printing the file sets off, jumps aside."""
    found = list(held_actions(root))
    scripts = root.get(Name.Names, Dictionary()).get(Name.JavaScript)
    found += ["JavaScript" for _ in _leaves(scripts)]
    return tuple(dict.fromkeys(found))


def held_actions(holder: pikepdf.Object) -> Iterator[str]:
    """The actions that a catalogue, page or annotation holds, jumps aside."""
    more = holder.get(Name.AA, Dictionary())
    held = [holder.get(Name.A), holder.get(Name.OpenAction), *(more[key] for key in more.keys())]  # noqa: SIM118
    for action in held:
        if isinstance(action, Dictionary):
            kind = str(action.get(Name.S, "/?"))
            if kind not in _JUMPS:
                yield kind.removeprefix("/")


def _leaves(tree: pikepdf.Object | None) -> Iterator[tuple[str, pikepdf.Object]]:
    """A name tree's names and values (ISO 32000-2:2020, 7.9.6); each node is looked at once."""
    seen: set[tuple[int, int]] = set()
    nodes = [tree]
    while nodes and len(seen) <= _NODES_MOST:
        node = nodes.pop(0)
        if not isinstance(node, Dictionary) or (node.is_indirect and node.objgen in seen):
            continue
        seen.add(node.objgen)
        pairs = list(node.get(Name.Names, Array()))[: 2 * _NAMES_MOST]
        for name, value in zip(pairs[::2], pairs[1::2], strict=False):
            yield str(name), value
        nodes += list(node.get(Name.Kids, Array()))[:_NODES_MOST]
