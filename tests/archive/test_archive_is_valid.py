"""archive.pdf: valid PDF/A-3, every glyph with its character, its source attached and whole.

`pikepdf.pdfa` knows level B of PDF/A-3 and no other. It is asked about the same bytes with the
one letter of the claim changed; level U, which asks for Unicode besides, is proved by scanning
every glyph with pdfminer.six. Attachments are taken out by Poppler.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name, pdfa
from PIL import Image, ImageCms
from tests.archive.conftest import Built
from tests.archive.tagged import read_tagged

from banxin.press.archive import mime_of
from banxin.press.imprint import Imprint
from banxin.press.srgb import srgb_profile
from banxin.press.xmp import ARCHIVE_CLAIMS, xmp_packet

# One worker builds the issues once.
pytestmark = pytest.mark.xdist_group("archive")

CLAIM_U, CLAIM_B = (f"<pdfaid:conformance>{level}<".encode() for level in "UB")


def findings(archive: bytes) -> list[str]:
    """What the validator of level B has against a file, its claim of U aside."""
    assert archive.count(CLAIM_U) == 1
    report = pdfa.validate_written(io.BytesIO(archive.replace(CLAIM_U, CLAIM_B)), "3b")
    return [str(finding) for finding in report.findings]


def changed(archive: bytes, change: object) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(archive)) as document:
        change(document)  # type: ignore[operator]
        document.save(out, fix_metadata_version=False)
    return out.getvalue()


def test_it_is_valid(any_built: Built) -> None:
    assert findings(any_built.archive) == []


def smooth(document: pikepdf.Pdf) -> None:
    for held in document.objects:
        if isinstance(held, pikepdf.Stream) and held.get(Name.Subtype) == Name.Image:
            held.Interpolate = True


def lose_intent(document: pikepdf.Pdf) -> None:
    del document.Root.OutputIntents


def dissociate(document: pikepdf.Pdf) -> None:
    del document.Root.AF


def unembed(document: pikepdf.Pdf) -> None:
    for held in document.objects:
        for file in (Name.FontFile2, Name.FontFile3):
            if isinstance(held, Dictionary) and file in held:
                del held[file]


def act(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


@pytest.mark.parametrize("damage", [smooth, lose_intent, dissociate, unembed, act])
def test_damage_is_seen(sample: Built, damage: object) -> None:
    assert findings(changed(sample.archive, damage))


def test_every_glyph_has_its_character(any_built: Built) -> None:
    assert read_tagged(any_built.archive).unmapped == ()


def test_a_glyph_without_its_character_is_seen(turned: Built) -> None:
    def forget(document: pikepdf.Pdf) -> None:
        font = next(
            held
            for held in document.objects
            if isinstance(held, Dictionary) and Name.ToUnicode in held
        )
        font.ToUnicode = document.make_stream(b"")

    assert read_tagged(changed(turned.archive, forget)).unmapped


def used_files(built: Built) -> dict[str, bytes]:
    """The issue's files, found by looking into its folder: here all of them are used."""
    folder = built.issue.folder
    names = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in names}


def test_poppler_takes_out_the_issues_own_files(turned: Built, tmp_path: Path) -> None:
    tool = shutil.which("pdfdetach")
    assert tool, "this proof needs pdfdetach: apt-get install poppler-utils"
    archive = tmp_path / "archive.pdf"
    archive.write_bytes(turned.archive)
    out = tmp_path / "out"
    out.mkdir()
    listed = subprocess.run([tool, "-list", archive], capture_output=True, text=True, check=True)
    wanted = {**used_files(turned), "page-map.json": turned.files["page-map.json"]}
    assert listed.stdout.splitlines()[0] == f"{len(wanted)} embedded files"
    for number, (path, data) in enumerate(sorted(wanted.items()), 1):
        assert path in listed.stdout
        one = out / str(number)
        subprocess.run([tool, "-save", str(number), "-o", one, archive], check=True)
        assert one.read_bytes() == data


def test_attachments_say_what_they_are(turned: Built) -> None:
    moment = f"D:{turned.issue.date:%Y%m%d}000000Z"
    with pikepdf.open(io.BytesIO(turned.archive)) as document:
        for spec in document.Root.AF:
            path, data = str(spec.UF), spec.EF.F.read_bytes()
            source = path != "page-map.json"
            assert spec.AFRelationship == (Name.Source if source else Name.Supplement)
            assert spec.EF.F.Subtype == "/" + mime_of(path)
            params = spec.EF.F.Params
            assert (str(params.ModDate), str(params.CreationDate)) == (moment, moment)
            assert params.Size == len(data)
            assert bytes(params.CheckSum) == hashlib.md5(data, usedforsecurity=False).digest()
        kinds = {str(spec.UF): str(spec.EF.F.Subtype) for spec in document.Root.AF}
    assert kinds["lead.md"] == "/text/markdown"
    assert kinds["photos/stairs.png"] == "/image/png"
    assert kinds["issue.toml"] == "/application/toml"


def test_a_variant_is_kept_as_the_issue_that_it_is(sample: Built) -> None:
    """``a4.toml`` becomes ``issue.toml``; the other variants of the folder are not used."""
    with pikepdf.open(io.BytesIO(sample.archive)) as document:
        files = {str(spec.UF): spec.EF.F.read_bytes() for spec in document.Root.AF}
    assert files["issue.toml"] == sample.path.read_bytes()
    assert not {"a4.toml", "tabloid.toml"} & set(files)


def test_pictures_are_worth_keeping(sample: Built) -> None:
    """Twice the screen's resolution, or all that the original has."""

    def widths(data: bytes) -> list[int]:
        with pikepdf.open(io.BytesIO(data)) as document:
            return sorted(
                int(held.Width)
                for held in document.objects
                if isinstance(held, pikepdf.Stream) and held.get(Name.Subtype) == Name.Image
            )

    pairs = list(zip(widths(sample.screen), widths(sample.archive), strict=True))
    assert pairs
    assert all(kept > 1.9 * shown or kept >= 1500 for shown, kept in pairs)


def test_pages_look_the_same(sample: Built) -> None:
    """Drawn by PDFium at a resolution that both have."""
    from banxin.pdf import proofs  # noqa: PLC0415

    for shown, kept in zip(proofs(sample.screen, 40), proofs(sample.archive, 40), strict=True):
        one, other = (
            Image.open(io.BytesIO(data)).convert("L").resize((40, 60)) for data in (shown, kept)
        )
        off = [abs(a - b) for a, b in zip(one.tobytes(), other.tobytes(), strict=True)]
        assert max(off) < 12


def test_the_intent_is_srgb_and_says_no_moment() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    assert ImageCms.getProfileDescription(profile).startswith("sRGB")
    assert profile.profile.creation_date == datetime.datetime(2000, 1, 1)  # noqa: DTZ001


IMPRINT = Imprint(
    "报<1>&", "报", datetime.date(2026, 3, 15), 3, 27, ("主办：甲", "承办：乙"), ("碉楼", "侨批")
)


def test_metadata_names_title_number_date_publisher_keywords_and_language(turned: Built) -> None:
    issue = turned.issue
    with pikepdf.open(io.BytesIO(turned.archive)) as document:
        with document.open_metadata() as xmp:
            said = {key: xmp.get(key) for key in xmp}
        info = {key: str(value) for key, value in document.docinfo.items()}
    prefix = "{http://purl.org/dc/elements/1.1/}"
    assert said[prefix + "title"] == "版心试报第3期（2026-03-15）" == info["/Title"]
    assert said[prefix + "description"] == "《版心试报》，2026年3月15日，第3期，总第27期"
    assert said[prefix + "publisher"] == {line.plain for line in issue.masthead.publishers}
    assert said[prefix + "date"] == ["2026-03-15"]
    assert said[prefix + "language"] == {"zh-Hans"}


def test_keywords_are_named(boxed: Built) -> None:
    with pikepdf.open(io.BytesIO(boxed.archive)) as document:
        with document.open_metadata() as xmp:
            assert xmp["dc:subject"] == {"碉楼", "侨批"}
        assert str(document.docinfo["/Keywords"]) == "碉楼；侨批"


def test_the_packet_can_be_read_as_xml() -> None:
    from uuid import UUID  # noqa: PLC0415
    from xml.etree import ElementTree  # noqa: PLC0415 our own words

    packet = xmp_packet(IMPRINT, ARCHIVE_CLAIMS, UUID(int=1))
    inside = packet.split("?>", 1)[1].rsplit("<?", 1)[0]
    words = list(ElementTree.fromstring(inside).itertext())  # noqa: S314
    assert "报<1>&" in words
    assert {"主办：甲", "承办：乙", "碉楼", "侨批"} <= set(words)


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    from dataclasses import replace  # noqa: PLC0415
    from uuid import UUID  # noqa: PLC0415

    packet = xmp_packet(replace(IMPRINT, paper="报\x00\x0b\ufffe刊"), (), UUID(int=1))
    assert "《报刊》" in packet
