"""A ticket written out in full is the ticket that was read."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tickets import changed

from banxin.shipped import shipped
from banxin.ticket import load_ticket, shipped_tickets
from banxin.ticket.model import Ticket
from banxin.ticket.write import as_toml

PROFILE = shipped("tickets") / "profiles" / "ISOcoated_v2_300_bas.icc"


def reread(ticket: Ticket, folder: Path) -> Ticket:
    (folder / "mine.toml").write_text(as_toml(ticket, "house.icc"), "utf-8")
    if not (folder / "house.icc").exists():
        shutil.copyfile(PROFILE, folder / "house.icc")
    return load_ticket("mine.toml", folder)


def told(ticket: Ticket) -> dict[str, Any]:
    table = ticket.model_dump(exclude={"name"})
    table["condition"]["profile"] = Path(table["condition"]["profile"]).read_bytes()
    return table


@pytest.mark.parametrize("name", shipped_tickets())
def test_every_shipped_ticket_comes_back(name: str, tmp_path: Path) -> None:
    ticket = load_ticket(name, Path())
    assert told(reread(ticket, tmp_path)) == told(ticket)


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


# A spot ink is called what its tin is called: nothing that cannot be seen.
INKS = st.from_regex(
    r"[A-Za-z0-9\u4e00-\u9fa5][ \"'#/A-Za-z0-9\u4e00-\u9fa5]{0,18}[0-9]", fullmatch=True
)


@given(title=WORDS, spots=st.lists(INKS, unique=True, max_size=3), reason=WORDS)
def test_any_words_come_back(
    tmp_path_factory: pytest.TempPathFactory, title: str, spots: list[str], reason: str
) -> None:
    ticket = changed(
        load_ticket("newsprint", Path()),
        title={"zh": title},
        ink={"spots": tuple(spots)},
        preflight={"preflight-rgb": {"weight": "warning", "reason": reason}},
    )
    assert told(reread(ticket, tmp_path_factory.getbasetemp())) == told(ticket)
