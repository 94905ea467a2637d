"""PDF/UA-1, as far as a program can check it: the Matterhorn Protocol 1.1, by its numbers.

No validator for PDF/UA is among the tools of this suite; where a user has veraPDF on the PATH,
`test_verapdf` asks it.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from tests.archive.conftest import Built
from tests.archive.tagged import Tag, TaggedPdf, read_tagged

# One worker builds the issues once.
pytestmark = pytest.mark.xdist_group("archive")

MEMBERS = {"L": {"LI"}, "LI": {"LBody"}, "Ruby": {"RB", "RT"}}
STANDARD = {
    *("Document", "Art", "Sect", "Div", "P", "H1", "H2", "BlockQuote", "Caption", "Figure"),
    *("Link", "Span", "L", "LI", "LBody", "Ruby", "RB", "RT", "OBJR"),
}


def violations(pdf: bytes) -> set[str]:
    """The checkpoints that a file fails."""
    read = read_tagged(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return {*_of_content(read), *_of_structure(read.root), *_of_document(document)}


def _of_content(read: TaggedPdf) -> Iterator[str]:
    if read.untagged:
        yield "01-005: content neither tagged nor an artifact"
    if read.nested:
        yield "01-003, 01-004: marked content within marked content"
    if read.unmapped or any("\ufffd" in text or "\0" in text for text in _texts(read.root)):
        yield "10-001: a character without Unicode"
    if set(read.owners) != set(read.painted) or set(read.owners.values()) != {1}:
        yield "01: marked content that the tree does not hold, or holds twice"


def _texts(tag: Tag) -> Iterator[str]:
    for kid in tag.kids:
        if isinstance(kid, str):
            yield kid
        else:
            yield from _texts(kid)


def _of_structure(root: Tag) -> Iterator[str]:
    for tag in [root, *root.every(*STANDARD)]:
        kinds = {kid.kind for kid in tag.kids if isinstance(kid, Tag)}
        if kinds - STANDARD:
            yield "02-001: a type that is not standard"
        if tag.kind in MEMBERS and (kinds - MEMBERS[tag.kind] or not kinds):
            yield "09: a list or a ruby with other members than its own"
        if tag.kind == "Figure" and not tag.keys.get("Alt"):
            yield "13-004: a figure without alternative text"
        if tag.kind == "Figure" and "A" not in tag.keys:
            yield "a figure without its box"
        if tag.kind == "Link" and not any(
            isinstance(k, Tag) and k.kind == "OBJR" for k in tag.kids
        ):
            yield "28: a link that leads nowhere"
    levels = [int(heading.kind[1]) for heading in root.every("H1", "H2")]
    if levels[:1] != [1] or any(b > a + 1 for a, b in pairwise(levels)):
        yield "14-003: a level of heading is passed over"


def _of_document(document: pikepdf.Pdf) -> Iterator[str]:
    root = document.Root
    with document.open_metadata() as xmp:
        if xmp.get("pdfuaid:part") != "1":
            yield "06-002: not said to be PDF/UA-1"
        if not xmp.get("dc:title"):
            yield "06-003: no title"
    if not root.get(Name.ViewerPreferences, Dictionary()).get(Name.DisplayDocTitle):
        yield "07-001: the title is not displayed"
    if root.get(Name.MarkInfo, Dictionary()).get(Name.Marked) != True:  # noqa: E712
        yield "06-001: not marked"
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", str(root.get(Name.Lang, ""))):
        yield "11-006: no language"
    yield from _of_links(document)
    yield from _of_parent_tree(document)
    for font in document.objects:
        if isinstance(font, Dictionary) and font.get(Name.Type) == Name.Font:
            yield from _of_font(font)


def _of_links(document: pikepdf.Pdf) -> Iterator[str]:
    for page in document.pages:
        for annotation in page.obj.get(Name.Annots, []):
            if page.obj.get(Name.Tabs) != Name.S:
                yield "28-009: tabs do not follow the structure"
            if not str(annotation.get(Name.Contents, "")):
                yield "28-012: a link without a description"
            if Name.StructParent not in annotation:
                yield "28-011: a link outside the structure"


def _of_parent_tree(document: pikepdf.Pdf) -> Iterator[str]:
    """Each number of the parent tree leads to the element that holds it, and back."""
    numbers = list(document.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    for number, page in enumerate(document.pages):
        for mark, owner in enumerate(parents[int(page.obj.StructParents)]):
            if owner is not None and (number, mark) not in set(_marks(owner, document)):
                yield "the parent tree and the structure differ"
        for link in page.obj.get(Name.Annots, []):
            kids = [k for k in parents[int(link.StructParent)].K if not isinstance(k, int)]
            if not any(kid.get(Name.Obj) == link for kid in kids):
                yield "28-011: a link outside the structure"


def _marks(owner: pikepdf.Object, document: pikepdf.Pdf) -> Iterator[tuple[int, int]]:
    pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
    for kid in owner.K:
        if isinstance(kid, int):
            yield pages[owner.Pg.objgen], kid
        elif Name.MCID in kid:
            yield pages[kid.Pg.objgen], int(kid.MCID)


def _of_font(font: pikepdf.Object) -> Iterator[str]:
    if font.Subtype == Name.Type0:
        if Name.ToUnicode not in font:
            yield "10-001: a character without Unicode"
        descriptor = font.DescendantFonts[0].FontDescriptor
        if not any(key in descriptor for key in (Name.FontFile2, Name.FontFile3)):
            yield "31-009: a font that is not embedded"


def test_no_checkpoint_fails(any_built: Built) -> None:
    assert violations(any_built.screen) == set()


def test_the_archive_keeps_the_same_structure_and_does_not_claim_it(any_built: Built) -> None:
    assert violations(any_built.archive) == {"06-002: not said to be PDF/UA-1"}


def test_it_is_small_enough_to_mail(any_built: Built) -> None:
    assert len(any_built.screen) < 1_000_000 * len(any_built.issue.pages)


def damaged(pdf: bytes, change: object) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        change(document)  # type: ignore[operator]
        document.save(out)
    return out.getvalue()


def elements(document: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    return [
        held
        for held in document.objects
        if isinstance(held, Dictionary)
        and held.get(Name.Type) == Name.StructElem
        and kind == held.S
    ]


def untag(document: pikepdf.Pdf) -> None:
    contents = document.pages[0].obj.Contents
    opening = b"/Span\n<</MCID 3>>\nBDC\n"
    data = contents.read_bytes()
    before, after = data.split(opening)
    contents.write(before + after.replace(b"EMC\n", b"", 1))


def lose_alternative(document: pikepdf.Pdf) -> None:
    del elements(document, "/Figure")[0].Alt


def lose_line(document: pikepdf.Pdf) -> None:
    block = next(one for one in elements(document, "/P") if len(one.K) > 1)
    block.K = pikepdf.Array(list(block.K)[:-1])


def skip_level(document: pikepdf.Pdf) -> None:
    elements(document, "/H1")[0].S = Name.H2


def lose_language(document: pikepdf.Pdf) -> None:
    del document.Root.Lang


def lose_description(document: pikepdf.Pdf) -> None:
    del document.pages[0].obj.Annots[0].Contents


def lose_unicode(document: pikepdf.Pdf) -> None:
    for held in document.objects:
        if isinstance(held, Dictionary) and Name.ToUnicode in held:
            del held.ToUnicode


def hide_title(document: pikepdf.Pdf) -> None:
    del document.Root.ViewerPreferences


def name_own_type(document: pikepdf.Pdf) -> None:
    elements(document, "/P")[0].S = Name.Absatz


DAMAGES = {
    "01-005": untag,
    "02-001": name_own_type,
    "13-004": lose_alternative,
    "01:": lose_line,
    "14-003": skip_level,
    "11-006": lose_language,
    "28-012": lose_description,
    "10-001": lose_unicode,
    "07-001": hide_title,
}


@pytest.mark.parametrize("checkpoint", DAMAGES)
def test_damage_is_seen(turned: Built, checkpoint: str) -> None:
    found = violations(damaged(turned.screen, DAMAGES[checkpoint]))
    assert any(one.startswith(checkpoint) for one in found)


if shutil.which("verapdf"):

    @pytest.mark.parametrize(("name", "flavour"), [("screen.pdf", "ua1"), ("archive.pdf", "3u")])
    def test_verapdf(any_built: Built, name: str, flavour: str) -> None:
        asked = ["verapdf", "--flavour", flavour, "--format", "text", "-"]
        told = subprocess.run(asked, input=any_built.files[name], capture_output=True, check=False)
        assert told.stdout.startswith(b"PASS"), told.stdout
