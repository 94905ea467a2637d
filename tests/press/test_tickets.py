"""The tickets that come with Banxin, and what their README says of them."""

from __future__ import annotations

import json
import shutil
import tomllib
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest
from PIL import ImageCms

from banxin.diagnostics import BadContent, Severity, SourcePlace
from banxin.measure import Length
from banxin.shipped import shipped
from banxin.ticket import (
    Ticket,
    colours_over_limit,
    load_ticket,
    page_count_fault,
    shipped_tickets,
)
from banxin.ticket.schemas import SCHEMA_FOLDER, schemas

OWN = """
title = { zh = "我们的印厂", en = "Our printer" }
boxes = { bleed_mm = 5, trim_tolerance_mm = 0.2 }
condition = { name = "FOGRA51", profile = "printer.icc" }
ink = { limit_percent = 310 }
photos = { ppi = 350, ppi_least = 175, ppi_good = 250 }
type = { least_pt = 6 }
"""


def test_three_tickets_come_with_banxin() -> None:
    assert shipped_tickets() == ("digital", "newsprint", "sheetfed-coated")


@pytest.mark.parametrize("name", shipped_tickets())
def test_a_shipped_ticket_makes_sense(name: str) -> None:
    ticket = load_ticket(name, Path())
    profile = ImageCms.ImageCmsProfile(BytesIO(ticket.condition.profile.read_bytes())).profile
    assert (profile.xcolor_space, profile.device_class) == ("CMYK", "prtr")
    assert ticket.photos.ppi_least < ticket.photos.ppi_good <= ticket.photos.ppi
    assert 200 <= ticket.ink.limit_percent <= 330
    assert Length.mm(0) <= ticket.boxes.bleed <= Length.mm(5)


def test_the_profile_is_the_one_that_the_readme_names() -> None:
    profile = shipped("tickets") / "profiles" / "ISOcoated_v2_300_bas.icc"
    readme = (shipped("tickets") / "README.md").read_text("utf-8")
    assert sha256(profile.read_bytes()).hexdigest() in readme
    assert "zlib" in profile.with_name("ISOcoated_v2_300_bas.LICENSE.txt").read_text("utf-8")


@pytest.mark.parametrize("name", shipped_tickets())
def test_the_readme_speaks_of_every_number(name: str) -> None:
    readme = (shipped("tickets") / "README.md").read_text("utf-8")
    assert name in readme
    for line in (shipped("tickets") / f"{name}.toml").read_text("utf-8").splitlines():
        key, equals, value = line.partition(" = ")
        if equals and key != "title":
            assert f"`{key}`" in readme
            assert value.strip('"').rsplit("/", 1)[-1] in readme


def put(folder: Path, text: str, name: str = "mine.toml") -> None:
    """A ticket of one's own, with the shipped profile as the printer's."""
    (folder / name).write_text(text, "utf-8")
    profile = shipped("tickets") / "profiles" / "ISOcoated_v2_300_bas.icc"
    shutil.copyfile(profile, folder / "printer.icc")


def test_a_ticket_of_ones_own_names_files_beside_it(tmp_path: Path) -> None:
    put(tmp_path, OWN)
    ticket = load_ticket("mine.toml", tmp_path)
    assert ticket.boxes.bleed == Length.mm(5)
    assert ticket.condition.profile == tmp_path / "printer.icc"


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("nowhere", "", "ticket-unknown"),
        ("gone.toml", None, "ticket-unknown"),
        ("../mine.toml", OWN, "path-outside"),
        ("mine.toml", "bleed_mm = ", "ticket-broken"),
        ("mine.toml", "boxes = { bleed_mm = 3 }", "ticket-broken"),
        ("mine.toml", OWN.replace("= 310", '= "much"'), "ticket-broken"),
        ("mine.toml", OWN + "files = { counts = 4 }", "ticket-broken"),
        ("mine.toml", OWN + "files = { counts = [2, 4.0] }", "ticket-broken"),
        ("mine.toml", OWN + "files = { counts = [true, 2] }", "ticket-broken"),
        ("mine.toml", OWN + "files = { counts = [4, 2] }", "ticket-broken"),
        ("mine.toml", OWN + "files = { counts = [2, 2] }", "ticket-broken"),
        ("mine.toml", OWN + "files = { counts = [0, 2] }", "ticket-broken"),
        ("mine.toml", OWN.replace("ppi = 350", "ppi = 0"), "ticket-broken"),
        ("mine.toml", OWN.replace("bleed_mm = 5", "bleed_mm = nan"), "ticket-broken"),
        ("mine.toml", OWN.replace("bleed_mm = 5", "bleed_mm = -1"), "ticket-broken"),
        ("mine.toml", OWN.replace("= 310", "= 5"), "ticket-broken"),
        ("mine.toml", OWN + "blead = 3", "ticket-broken"),
        ("mine.toml", OWN.replace("printer.icc", "../printer.icc"), "ticket-broken"),
        ("mine.toml", OWN.replace("printer.icc", "gone.icc"), "profile-missing"),
        ("mine.toml", OWN + 'name = "other"', "ticket-broken"),
        ("mine.toml", OWN + 'based_on = "nobody"', "ticket-broken"),
        ("mine.toml", OWN + "based_on = []", "ticket-broken"),
        ("mine.toml", "condition = 3\n" + OWN.replace("condition", "#"), "ticket-broken"),
        # Contradictions, each of which some printer has been sent.
        ("mine.toml", OWN.replace("ppi_least = 175", "ppi_least = 260"), "ticket-broken"),
        ("mine.toml", OWN + "rules = { least_pt = 0.5 }", "ticket-broken"),
        ("mine.toml", OWN + "marks = { crop = true, offset_mm = 4.9 }", "ticket-broken"),
        (
            "mine.toml",
            OWN + "marks = { crop = true, offset_mm = 6, length_mm = 9.1 }",
            "ticket-broken",
        ),
        ("mine.toml", OWN.replace("= 310", '= 310, spots = ["Red", "Red"]'), "ticket-broken"),
    ],
)
def test_a_ticket_that_is_none(name: str, text: str | None, code: str, tmp_path: Path) -> None:
    folder = tmp_path / "issue"
    folder.mkdir()
    if text is not None and name.endswith(".toml"):
        put(folder, text, name)
    with pytest.raises(BadContent) as caught:
        load_ticket(name, folder)
    assert {found.code for found in caught.value.diagnostics} == {code}


@pytest.mark.parametrize(
    ("pages", "nearest"), [(1, "2"), (2, None), (3, "2、4"), (4, None), (7, "4、8"), (9, "8")]
)
def test_a_page_count_that_the_printer_cannot_fold(
    tmp_path: Path, pages: int, nearest: str | None
) -> None:
    put(tmp_path, OWN + "files = { counts = [2, 4, 8] }")
    place = SourcePlace("2026-11/issue.toml")
    fault = page_count_fault(pages, load_ticket("mine.toml", tmp_path), place)
    if nearest is None:
        assert fault is None
        return
    assert fault is not None
    assert (fault.code, fault.severity, fault.place) == ("page-count", Severity.WARNING, place)
    assert fault.params == {"pages": pages, "name": "mine", "nearest": nearest}


def test_a_ticket_without_page_counts_takes_any(tmp_path: Path) -> None:
    put(tmp_path, OWN)
    ticket = load_ticket("mine.toml", tmp_path)
    place = SourcePlace("2026-11/issue.toml")
    assert all(page_count_fault(pages, ticket, place) is None for pages in range(1, 20))


@pytest.mark.parametrize("name", shipped_tickets())
def test_shipped_tickets_take_single_sheets_and_folded_ones(name: str) -> None:
    counts = load_ticket(name, Path()).files.counts
    assert counts[:4] == (1, 2, 4, 8)
    assert all(count % 4 == 0 for count in counts[2:])


def test_a_ticket_says_only_where_it_differs(tmp_path: Path) -> None:
    put(tmp_path, 'based_on = "newsprint"\nink = { limit_percent = 220 }\nboxes.bleed_mm = 0')
    mine, base = load_ticket("mine.toml", tmp_path), load_ticket("newsprint", tmp_path)
    assert mine.name == "mine"
    assert (mine.ink.limit_percent, mine.boxes.bleed_mm) == (220, 0)
    assert mine.ink.black_below_pt == base.ink.black_below_pt
    assert mine.photos == base.photos
    assert mine.condition == base.condition


def profile_of(kind: bytes = b"prtr", space: bytes = b"CMYK", version: int = 2) -> bytes:
    sound = bytearray((shipped("tickets") / "profiles" / "ISOcoated_v2_300_bas.icc").read_bytes())
    sound[8], sound[12:16], sound[16:20] = version, kind, space
    return bytes(sound)


def without(tag: bytes) -> bytes:
    return profile_of().replace(tag, b"none")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "profile-not-icc"),
        (b"<!DOCTYPE html>" * 100, "profile-not-icc"),
        (profile_of()[:100], "profile-not-icc"),
        (profile_of(kind=b"mntr", space=b"RGB "), "profile-not-output"),
        (ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), "profile-not-output"),
        (ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes(), "profile-not-output"),
        (profile_of(kind=b"scnr"), "profile-not-output"),
        (profile_of(space=b"Lab "), "profile-not-output"),
        (profile_of(version=5), "profile-version"),
        (without(b"B2A0").replace(b"B2A1", b"none"), "profile-one-way"),
        (without(b"A2B0").replace(b"A2B1", b"none"), "profile-one-way"),
        (profile_of()[:5000], "profile-one-way"),
        (profile_of()[:-20_000], "profile-damaged"),
        (profile_of().replace(b"mft2", b"junk"), "profile-damaged"),
    ],
)
def test_a_profile_that_cannot_separate(data: bytes, code: str, tmp_path: Path) -> None:
    put(tmp_path, OWN)
    (tmp_path / "printer.icc").write_bytes(data)
    with pytest.raises(BadContent) as caught:
        load_ticket("mine.toml", tmp_path)
    assert [found.code for found in caught.value.diagnostics] == [code]


def test_the_schema_takes_what_the_reader_takes(tmp_path: Path) -> None:
    (text,) = schemas().values()
    assert (SCHEMA_FOLDER / "ticket.schema.json").read_text("utf-8") == text
    check = jsonschema.Draft202012Validator(json.loads(text))
    for name in shipped_tickets():
        table = tomllib.loads((shipped("tickets") / f"{name}.toml").read_text("utf-8"))
        assert not list(check.iter_errors(table))
        assert list(check.iter_errors(table | {"blead": 3}))
        assert list(check.iter_errors(table | {"boxes": {"bleed_mm": "3"}}))


def test_a_colour_of_more_ink_than_the_paper_carries(newsprint: Ticket) -> None:
    place = SourcePlace("2026-11/issue.toml")
    palette = {"black": (0, 0, 0, 100), "deep": (60, 60, 60, 60), "deeper": (60, 60, 60.6, 60)}
    (found,) = colours_over_limit(palette, newsprint, place)
    assert (found.code, found.severity, found.place) == ("palette-ink", Severity.WARNING, place)
    assert found.params == {"colour": "deeper", "have": 241, "name": "newsprint", "most": 240}
