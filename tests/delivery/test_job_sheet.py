"""The job sheet: for people escaped and complete, for programs by its schema."""

from __future__ import annotations

import datetime
import json
from html.parser import HTMLParser

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from banxin import handover
from banxin.delivery import JobFile, JobPaper, JobSheet, JobTicket, as_json
from banxin.delivery.schemas import SCHEMA_FOLDER, schemas
from banxin.html import job_sheet
from banxin.ticket import Marks

PAPER = JobPaper(
    name="侨乡<b>", title="侨乡 2026-11-20", number=3, total=27,
    date=datetime.date(2026, 11, 20), publishers=("主办：甲 & 乙",),
)  # fmt: skip
TICKET = JobTicket(
    name="newsprint", title_zh="新闻纸", title_en="Newsprint", condition="FOGRA39",
    profile="house.icc", profile_sha256="0" * 64, inks=("C", "M", "Y", "K", "Red"),
    ink_limit_percent=240, black_overprints=True, photos_ppi=200, marks=("crop", "slug"),
)  # fmt: skip
PROOFS = {1: ("p1.png",), 2: ("p2.png",)}
FILES = tuple(
    JobFile(
        name=f"A0{n}.pdf", pages=(n, n), size=1_234_567, sha256=f"{n}" * 64, proofs=(f"p{n}.png",)
    )
    for n in (1, 2)
)
JOB = JobSheet(
    paper=PAPER, ticket=TICKET, trim_mm=(390, 545.5), bleed_mm=3, pages=2, files=FILES,
    outcomes={"pass": 50, "warn": 2}, open=("preflight-photo-soft",), despite="", maker="Banxin",
)  # fmt: skip


class Words(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.tags: list[str] = []
        self.pictures: list[str | None] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.pictures += [value for name, value in attrs if name in {"src", "href"}]


def test_people_read_everything_that_the_press_room_needs() -> None:
    seen = Words(job_sheet(JOB))
    text = " ".join("".join(seen.said).split())
    for words in (
        "侨乡<b>", "主办：甲 & 乙", "2026年11月20日 第3期（总第27期）", "390 × 545.5 mm",
        "C、M、Y、K、Red", "240 %", "FOGRA39", "200 ppi", "压印", "裁切线", "A02.pdf",
        "1,235 kB", "2" * 64, "50 合格", "2 提醒", "preflight-photo-soft",
    ):  # fmt: skip
        assert words in text
    assert "b" not in seen.tags
    assert seen.pictures == ["p1.png", "p2.png"]
    assert "不合格" not in text
    assert "仍然交付" not in text


def test_every_mark_of_a_ticket_has_its_words() -> None:
    for mark in handover._MARKS:
        sheet = JOB.model_copy(update={"ticket": TICKET.model_copy(update={"marks": (mark,)})})
        assert "无 none" not in " ".join("".join(Words(job_sheet(sheet)).said).split())
    switches = Marks.model_fields.keys() - {"offset_mm", "length_mm", "weight_pt", "slug_mm"}
    assert set(handover._MARKS) == switches


def test_an_override_is_the_first_thing_that_is_seen() -> None:
    text = "".join(Words(job_sheet(JOB.model_copy(update={"despite": "主编同意 <3"}))).said)
    assert text.index("仍然交付") < text.index("怎样印")
    assert "主编同意 <3" in text


def test_programs_get_what_the_schema_promises() -> None:
    ((name, text),) = schemas().items()
    assert (SCHEMA_FOLDER / name).read_text("utf-8") == text
    check = Draft202012Validator(json.loads(text))
    told = json.loads(as_json(JOB))
    assert not list(check.iter_errors(told))
    assert list(check.iter_errors(told | {"pages": "two"}))
    assert told["paper"]["date"] == "2026-11-20"
