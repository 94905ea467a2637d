"""The tickets that come with Banxin, and what their README says of them."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import ImageCms

from banxin.diagnostics import BadContent, Severity, SourcePlace
from banxin.measure import Length
from banxin.shipped import shipped
from banxin.ticket import load_ticket, page_count_fault, shipped_tickets

OWN = """
bleed_mm = 5
trim_tolerance_mm = 0.2
condition = "FOGRA51"
profile = "printer.icc"
ink_limit_percent = 310
photo_ppi = 350
photo_ppi_least = 175
photo_ppi_good = 250
type_least_pt = 6
"""


def test_three_tickets_come_with_banxin() -> None:
    assert shipped_tickets() == ("digital", "newsprint", "sheetfed-coated")


@pytest.mark.parametrize("name", shipped_tickets())
def test_a_shipped_ticket_makes_sense(name: str) -> None:
    ticket = load_ticket(name, Path())
    profile = ImageCms.ImageCmsProfile(BytesIO(ticket.profile.read_bytes())).profile
    assert (profile.xcolor_space, profile.device_class) == ("CMYK", "prtr")
    assert ticket.photo_ppi_least < ticket.photo_ppi_good <= ticket.photo_ppi
    assert 200 <= ticket.ink_limit_percent <= 330
    assert Length.mm(0) <= ticket.bleed <= Length.mm(5)


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
        if equals:
            assert f"`{key}`" in readme
            assert value.strip('"').rsplit("/", 1)[-1] in readme


def test_a_ticket_of_ones_own_names_files_beside_it(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(OWN, "utf-8")
    ticket = load_ticket("mine.toml", tmp_path)
    assert ticket.bleed == Length.mm(5)
    assert ticket.profile == tmp_path / "printer.icc"


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("nowhere", "", "ticket-unknown"),
        ("gone.toml", None, "ticket-unknown"),
        ("../mine.toml", OWN, "path-outside"),
        ("mine.toml", "bleed_mm = ", "ticket-broken"),
        ("mine.toml", "bleed_mm = 3", "ticket-broken"),
        ("mine.toml", OWN.replace("= 310", '= "much"'), "ticket-broken"),
        ("mine.toml", OWN + "page_counts = 4", "ticket-broken"),
        ("mine.toml", OWN + "page_counts = [2, 4.0]", "ticket-broken"),
        ("mine.toml", OWN + "page_counts = [true, 2]", "ticket-broken"),
        ("mine.toml", OWN + "page_counts = [4, 2]", "ticket-broken"),
        ("mine.toml", OWN + "page_counts = [2, 2]", "ticket-broken"),
        ("mine.toml", OWN + "page_counts = [0, 2]", "ticket-broken"),
        ("mine.toml", OWN.replace("photo_ppi = 350", "photo_ppi = 0"), "ticket-broken"),
        ("mine.toml", OWN.replace("bleed_mm = 5", "bleed_mm = nan"), "ticket-broken"),
        ("mine.toml", OWN.replace("bleed_mm = 5", "bleed_mm = -1"), "ticket-broken"),
        ("mine.toml", OWN.replace("= 310", "= 5"), "ticket-broken"),
        ("mine.toml", OWN + "blead_mm = 3", "ticket-broken"),
        ("mine.toml", OWN.replace("printer.icc", "../printer.icc"), "ticket-broken"),
    ],
)
def test_a_ticket_that_is_none(name: str, text: str | None, code: str, tmp_path: Path) -> None:
    folder = tmp_path / "issue"
    folder.mkdir()
    if text is not None and name.endswith(".toml"):
        (folder / name).write_text(text, "utf-8")
    with pytest.raises(BadContent) as caught:
        load_ticket(name, folder)
    assert [found.code for found in caught.value.diagnostics] == [code]


@pytest.mark.parametrize(
    ("pages", "nearest"), [(1, "2"), (2, None), (3, "2、4"), (4, None), (7, "4、8"), (9, "8")]
)
def test_a_page_count_that_the_printer_cannot_fold(
    tmp_path: Path, pages: int, nearest: str | None
) -> None:
    (tmp_path / "mine.toml").write_text(OWN + "page_counts = [2, 4, 8]", "utf-8")
    place = SourcePlace("2026-11/issue.toml")
    fault = page_count_fault(pages, load_ticket("mine.toml", tmp_path), place)
    if nearest is None:
        assert fault is None
        return
    assert fault is not None
    assert (fault.code, fault.severity, fault.place) == ("page-count", Severity.WARNING, place)
    assert fault.params == {"pages": pages, "name": "mine", "nearest": nearest}


def test_a_ticket_without_page_counts_takes_any(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(OWN, "utf-8")
    ticket = load_ticket("mine.toml", tmp_path)
    place = SourcePlace("2026-11/issue.toml")
    assert all(page_count_fault(pages, ticket, place) is None for pages in range(1, 20))


@pytest.mark.parametrize("name", shipped_tickets())
def test_shipped_tickets_take_single_sheets_and_folded_ones(name: str) -> None:
    counts = load_ticket(name, Path()).page_counts
    assert counts[:4] == (1, 2, 4, 8)
    assert all(count % 4 == 0 for count in counts[2:])
