"""One file that is PDF/X-4 and PDF/A-2b, judged by pikepdf's validator, and by hand where it ends.

The validator allows what it knows. It says itself that it knows neither extension schemas nor
Separation, patterns, overprint mode 1 or PDF/X's output intent: those findings are expected, each
by name, and what they leave open is asked here one by one.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, pdfa
from tests.press.bare_pages import NO_MARKS
from tests.press.pdfx import pdfx_faults
from tests.press.test_finish import IMPRINT, painted, photo  # noqa: F401 a fixture
from tests.tickets import changed

from banxin.press import Spot, finish, plates
from banxin.ticket import Ticket

RED = (0.0, 1.0, 1.0, 0.0)
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
EXTENSION = "{http://www.aiim.org/pdfa/ns/extension/}"
SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"
PROPERTY = "{http://www.aiim.org/pdfa/ns/property#}"

# What the validator cannot judge, and the words by which it says so.
BLIND = {
    "only GTS_PDFA1 output intents are supported": "test_both_intents_hold_the_one_profile",
    "pattern colour is not supported": "test_patterns_are_tiles",
    "patterns are not supported": "test_patterns_are_tiles",
    "scn with a pattern": "test_patterns_are_tiles",
    "overprint mode 1 with overprinting": "test_no_colour_is_icc_based",
    "XMP namespace pdfaExtension": "test_every_property_is_known_or_described",
    "XMP namespace pdfaSchema": "test_every_property_is_known_or_described",
    "XMP namespace pdfaProperty": "test_every_property_is_known_or_described",
    "XMP namespace pdfxid": "test_every_property_is_known_or_described",
    "XMP property pdfaExtension:schemas": "test_every_property_is_known_or_described",
    "XMP property pdf:Trapped": "test_every_property_is_known_or_described",
    "XMP property pdfxid:GTS_PDFXVersion": "test_every_property_is_known_or_described",
    "/Separation colour spaces are not": "test_no_colour_is_icc_based",
}

# XMP 2005, as ISO 19005-2:2011, 6.6.2.3.1 takes its schemas over; pdf:Trapped is not in it.
KNOWN = {
    "http://purl.org/dc/elements/1.1/": {
        *("title", "format", "creator", "publisher", "subject", "language", "date", "type"),
        *("identifier", "description"),
    },
    "http://ns.adobe.com/xap/1.0/": {"CreatorTool", "CreateDate", "ModifyDate", "MetadataDate"},
    "http://ns.adobe.com/xap/1.0/mm/": {"DocumentID", "VersionID", "RenditionClass"},
    "http://ns.adobe.com/pdf/1.3/": {"Producer", "Keywords", "PDFVersion"},
    "http://www.aiim.org/pdfa/ns/id/": {"part", "conformance"},
    "http://www.aiim.org/pdfa/ns/extension/": {"schemas"},
}


@pytest.fixture(scope="module")
def both(coated: Ticket) -> Ticket:
    return changed(coated, files={"also_pdfa": True}, ink={"spots": ("Red",)})


@pytest.fixture(scope="module")
def archived(photo: bytes, both: Ticket) -> bytes:  # noqa: F811
    return finish(painted(photo), both, IMPRINT, (Spot("Red", RED, RED),))


def unexpected(pdf: bytes) -> list[str]:
    """What the validator says beyond its own limits."""
    report = pdfa.validate_written(BytesIO(pdf), "2b")
    told = [str(finding) for finding in report.findings]
    return [words for words in told if not any(limit in words for limit in BLIND)]


def test_the_validator_finds_nothing_else(archived: bytes) -> None:
    assert unexpected(archived) == []


def test_it_keeps_both_standards(archived: bytes, both: Ticket) -> None:
    assert pdfx_faults(archived, both) == []


@pytest.fixture(scope="module")
def plain(photo: bytes, both: Ticket) -> bytes:  # noqa: F811
    """The same without patterns, spot inks, marks and overprint.

    Where the validator meets what it does not know it reads no further, and what lies behind is
    not judged; here it reads every page to its end.
    """
    ticket = changed(both, marks=NO_MARKS, ink={"black_overprints": False, "spots": ()})
    out = BytesIO()
    with pikepdf.open(BytesIO(painted(photo))) as document:
        for page in document.pages:
            page.obj.Contents = document.make_stream(_without_tiles(page))
        document.save(out)
    return finish(out.getvalue(), ticket, IMPRINT)


def _without_tiles(page: pikepdf.Page) -> bytes:
    kept = [
        (list(one.operands), one.operator)
        for one in pikepdf.parse_content_stream(page)
        if isinstance(one, pikepdf.ContentStreamInstruction)
        and not (one.operands and str(one.operands[-1]).startswith(("/Pattern", "/p")))
    ]
    return pikepdf.unparse_content_stream(kept)


def test_of_a_plain_file_only_what_pdfx_adds_is_left_open(plain: bytes) -> None:
    report = pdfa.validate_written(BytesIO(plain), "2b")
    left = {finding.message for finding in report.findings if "XMP" not in finding.message}
    assert left == {"only GTS_PDFA1 output intents are supported"}
    assert unexpected(plain) == []


def interpolate(document: Pdf) -> None:
    for held in document.objects:
        if isinstance(held, pikepdf.Stream) and held.get(Name.Subtype) == Name.Image:
            held.Interpolate = True


def paint_in_rgb(document: Pdf) -> None:
    document.pages[0].contents_add(b"1 0 0 rg 0 0 9 9 re f", prepend=True)


def lose_a_font(document: Pdf) -> None:
    for held in document.objects:
        if isinstance(held, Dictionary) and held.get(Name.Type) == Name.FontDescriptor:
            del held.FontFile2


def run_a_script(document: Pdf) -> None:
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="1")


def lose_the_intent(document: Pdf) -> None:
    document.Root.OutputIntents = Array([document.Root.OutputIntents[0]])


def lose_the_claim(document: Pdf) -> None:
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
        del told["pdfaid:part"]


@pytest.mark.parametrize(
    "damage",
    [interpolate, paint_in_rgb, lose_a_font, run_a_script, lose_the_intent, lose_the_claim],
)
def test_damage_is_seen(damage: Callable[[Pdf], None], plain: bytes) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(plain)) as document:
        damage(document)
        document.save(out, force_version="1.6", fix_metadata_version=False)
    assert unexpected(out.getvalue())


def test_both_intents_hold_the_one_profile(archived: bytes) -> None:
    """ISO 19005-2:2011, 6.2.3: as one object, not as two of the same content."""
    with pikepdf.open(BytesIO(archived)) as document:
        pdfx, archive = document.Root.OutputIntents
        assert (str(pdfx.S), str(archive.S)) == ("/GTS_PDFX", "/GTS_PDFA1")
        assert pdfx.DestOutputProfile.objgen == archive.DestOutputProfile.objgen


def test_patterns_are_tiles(archived: bytes) -> None:
    with pikepdf.open(BytesIO(archived)) as document:
        found = [
            pattern
            for page in document.pages
            for pattern in page.resources.get(Name.Pattern, Dictionary()).as_dict().values()
        ]
        assert found
        assert {int(pattern.PatternType) for pattern in found} == {1}


def test_no_colour_is_icc_based(archived: bytes) -> None:
    """ISO 19005-2:2011, 6.2.4.2 forbids OPM 1 with ICCBased CMYK alone; 6.2.4.4 wants one build."""
    with pikepdf.open(BytesIO(archived)) as document:
        names = [
            str(space[0])
            for held in document.objects
            if isinstance(held, Dictionary)
            for space in held.get(Name.ColorSpace, Dictionary()).as_dict().values()
            if isinstance(held.get(Name.ColorSpace), Dictionary)
        ]
        assert set(names) == {"/Separation"}
        builds = {
            str(space[1]): space[3].objgen
            for page in document.pages
            for space in page.resources.ColorSpace.as_dict().values()
        }
        assert builds.keys() == {"/All", "/Red"}
        assert len(set(builds.values())) == 2


def described(pdf: bytes) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Properties in use, and those that the file describes, as namespace and name."""
    with pikepdf.open(BytesIO(pdf)) as document:
        packet = fromstring(document.Root.Metadata.read_bytes())  # noqa: S314 our own file
    used = {_parted(each.tag) for about in packet.iter(f"{RDF}Description") for each in about}
    told = {
        (_text(schema, f"{SCHEMA}namespaceURI"), _text(each, f"{PROPERTY}name"))
        for schema in packet.iterfind(f".//{EXTENSION}schemas/{RDF}Bag/{RDF}li")
        for each in schema.iterfind(f"{SCHEMA}property/{RDF}Seq/{RDF}li")
    }
    return used, told


def _parted(tag: str) -> tuple[str, str]:
    namespace, _, name = tag.removeprefix("{").partition("}")
    return namespace, name


def _text(element: Element, tag: str) -> str:
    return element.findtext(tag) or ""


def test_every_property_is_known_or_described(archived: bytes) -> None:
    used, told = described(archived)
    unknown = {(space, name) for space, name in used if name not in KNOWN.get(space, set())}
    assert unknown == told
    assert len(told) == 2


def test_every_description_is_whole(archived: bytes) -> None:
    """ISO 19005-2:2011, 6.6.2.3.3: schema, namespace, prefix; name, type, category, words."""
    with pikepdf.open(BytesIO(archived)) as document:
        packet = fromstring(document.Root.Metadata.read_bytes())  # noqa: S314 our own file
    for schema in packet.iterfind(f".//{EXTENSION}schemas/{RDF}Bag/{RDF}li"):
        assert all(_text(schema, SCHEMA + key) for key in ("schema", "namespaceURI", "prefix"))
        for each in schema.iterfind(f"{SCHEMA}property/{RDF}Seq/{RDF}li"):
            assert _text(each, f"{PROPERTY}valueType") == "Text"
            assert _text(each, f"{PROPERTY}category") in {"internal", "external"}
            assert _text(each, f"{PROPERTY}description")


def test_the_metadata_stands_there_to_be_read(archived: bytes) -> None:
    """ISO 19005-2:2011, 6.6.2.1; a reader that knows no PDF finds it too."""
    assert archived.count(b"<?xpacket begin=") == 1
    assert b"<pdfaid:part>2</pdfaid:part>" in archived


def test_each_plate_keeps_it_too(archived: bytes, both: Ticket) -> None:
    for plate in plates(archived, both, IMPRINT).values():
        assert unexpected(plate) == []
        used, told = described(plate)
        assert ("http://www.aiim.org/pdfa/ns/id/", "part") in used
        assert len(told) == 2


def test_a_ticket_that_does_not_ask_gets_no_second_label(
    photo: bytes,  # noqa: F811
    coated: Ticket,
) -> None:
    finished = finish(painted(photo), coated, IMPRINT)
    assert b"pdfaid" not in finished
    assert b"pdfaExtension" not in finished
    with pikepdf.open(BytesIO(finished)) as document:
        assert [str(one.S) for one in document.Root.OutputIntents] == ["/GTS_PDFX"]
