"""What a file says of itself as a whole."""

from __future__ import annotations

import hashlib
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from tests.preflight.damages import Damage, annotated, named_script, root, script

from banxin.measure import Length
from banxin.preflight.facts import Label, PdfFacts
from banxin.preflight.reading import read
from banxin.ticket import Ticket


def facts_of(pdf: bytes, *damages: Damage) -> PdfFacts:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        for damage in damages:
            damage(document)
        document.save(out, fix_metadata_version=False)
    return read(out.getvalue())


def test_the_labels_are_read_from_both_places(sound_pdf: bytes) -> None:
    facts = facts_of(sound_pdf)
    # Written as 08:00 in Beijing, in two spellings.
    created = "2026-11-23T00:00:00+00:00"
    assert facts.info == Label(title="Issue 11", trapped="False", created=created)
    assert facts.xmp == Label(title="Issue 11", trapped="False", created=created, pdfx="PDF/X-4")


def test_the_profile_is_told_by_its_header_and_all_its_bytes(
    sound_pdf: bytes, ticket: Ticket
) -> None:
    (intent,) = facts_of(sound_pdf).intents
    data = ticket.condition.profile.read_bytes()
    assert (intent.profile.kind, intent.profile.space) == ("prtr", "CMYK")
    assert intent.profile.digest == hashlib.sha256(data).hexdigest()
    assert intent.profile.version == f"{data[8]}.{data[9] >> 4}"
    assert intent.condition == "FOGRA39"


def test_boxes_are_as_written_or_inherited(sound_pdf: bytes) -> None:
    def shared(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Pages.CropBox = Array([200, 210, 10, 20])
        pdf.pages[0].obj.ArtBox = Array([30, 30, 40, 50])

    (page,) = facts_of(sound_pdf, shared).pages
    assert page.crop is not None
    # Corners may be written in any order.
    assert page.crop.area == (10, 20, 200, 210)
    assert page.art is not None
    assert page.art.height == Length.pt(20)
    assert page.trim is not None
    assert page.inked.x == page.bleed.left - page.trim.left if page.bleed else None


def test_a_unit_of_its_own_enlarges_boxes_and_type(sound_pdf: bytes) -> None:
    def doubled(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.UserUnit = 2

    (plain,), (page,) = facts_of(sound_pdf).pages, facts_of(sound_pdf, doubled).pages
    assert page.product.width == plain.product.width * 2
    assert page.content.texts[0].size == Length.pt(18)
    assert page.content.pictures[0].ppi == 150
    assert page.content.texts[0].box.x == plain.content.texts[0].box.x * 2


def test_actions_are_told_and_jumps_are_not(sound_pdf: bytes) -> None:
    jump = Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]))
    facts = facts_of(
        sound_pdf,
        named_script,
        root(OpenAction=jump, AA=Dictionary(WC=Dictionary(S=Name.Launch))),
        annotated("Link", 0, 0, 9, 9, A=Dictionary(S=Name.URI), AA=Dictionary(E=script())),
    )
    assert facts.actions == ("Launch", "JavaScript")
    assert facts.pages[0].actions == ("JavaScript",)


def test_attachments_are_found_in_their_tree(sound_pdf: bytes) -> None:
    leaf = Dictionary(Names=Array([String("a.md"), Dictionary()]))
    names = Dictionary(EmbeddedFiles=Dictionary(Kids=Array([leaf])))
    assert facts_of(sound_pdf, root(Names=names)).attachments == ("a.md",)


def test_a_tree_that_bites_its_own_tail_ends(sound_pdf: bytes) -> None:
    def bitten(pdf: pikepdf.Pdf) -> None:
        knot = pdf.make_indirect(Dictionary(Names=Array([String("a"), Dictionary()])))
        knot.Kids = Array([knot])
        pdf.Root.Names = Dictionary(EmbeddedFiles=knot)

    assert set(facts_of(sound_pdf, bitten).attachments) == {"a"}


def test_fields_layers_and_version_are_told(sound_pdf: bytes) -> None:
    def more(pdf: pikepdf.Pdf) -> None:
        layers = [Dictionary(Type=Name.OCG, Name=String(name)) for name in ("Text", "校样")]
        pdf.Root.OCProperties = Dictionary(OCGs=Array([pdf.make_indirect(x) for x in layers]))
        pdf.Root.AcroForm = Dictionary(Fields=Array([Dictionary(), Dictionary()]))

    facts = facts_of(sound_pdf, more)
    assert facts.layers == ("Text", "校样")
    assert facts.fields == 2
    assert facts.version == sound_pdf[5:8].decode()


def test_a_tree_that_multiplies_ends(sound_pdf: bytes) -> None:
    def grown(pdf: pikepdf.Pdf) -> None:
        leaf = Dictionary(Names=Array([String("a"), Dictionary()]))
        node = pdf.make_indirect(leaf)
        for _ in range(60):
            node = pdf.make_indirect(Dictionary(Kids=Array([node, node, node])))
        pdf.Root.Names = Dictionary(EmbeddedFiles=node)

    assert facts_of(sound_pdf, grown).attachments == ("a",)
