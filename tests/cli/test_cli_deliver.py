"""``banxin deliver``, for real: what arrives is whole, says what it is, and was judged."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from banxin.cli import run
from banxin.delivery import CHECKSUMS
from banxin.ticket import load_ticket

# One worker makes them all, so that nothing is made twice.
pytestmark = pytest.mark.xdist_group("delivered")

SAMPLE = Path(__file__).parents[2] / "content/2026-11"
Captured = pytest.CaptureFixture[str]

# The shipped layouts' ruby is 5 pt, so this printer refuses every page that has some.
STRICT = """
based_on = "newsprint"
type = { least_pt = 6 }
preflight.preflight-type-small = { weight = "error", reason = "印厂书面要求" }
"""


def issue_for(ticket: str, folder: Path) -> Path:
    """The sample as a tabloid of two pages, for a printer of one's own."""
    shutil.copytree(SAMPLE, folder / "2026-11")
    file = folder / "2026-11" / "tabloid.toml"
    file.write_text(file.read_text("utf-8").replace('ticket = "newsprint"', ticket), "utf-8")
    (folder / "2026-11" / "strict.toml").write_text(STRICT, "utf-8")
    assert ticket in file.read_text("utf-8")
    return file


def starter_for(ticket: str, folder: Path) -> Path:
    """The one page of `banxin new`, which is built sooner."""
    issue = folder / "2026-12"
    assert run(["new", str(issue), "--layout", "a4", "--date", "2026-12-18"]) == 0
    file = issue / "issue.toml"
    text = file.read_text("utf-8")
    assert '"sheetfed-coated"' in text
    file.write_text(text.replace('"sheetfed-coated"', json.dumps(ticket)), "utf-8")
    (issue / "strict.toml").write_text(STRICT, "utf-8")
    return issue


def is_whole(folder: Path) -> bool:
    command = ["sha256sum", "--check", "--strict", "--quiet", CHECKSUMS]
    return subprocess.run(command, cwd=folder, check=False).returncode == 0


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="session")
def delivered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("delivered")
    issue = issue_for('ticket = "newsprint"', folder)
    assert run(["deliver", str(issue), "--out", str(folder / "out")]) == 0
    return folder / "out" / "2026-11-tabloid-newsprint"


def test_a_newspaper_is_delivered_page_by_page(delivered: Path) -> None:
    assert names(delivered) == {
        "A01-20261120.pdf", "A02-20261120.pdf", "proofs/A01-20261120.png",
        "proofs/A02-20261120.png", "ticket.toml", "ISOcoated_v2_300_bas.icc", "preflight.html",
        "preflight.json", "job.html", "job.json", CHECKSUMS,
    }  # fmt: skip
    assert is_whole(delivered)
    for plate in ("A01-20261120.pdf", "A02-20261120.pdf"):
        command = ["qpdf", "--check", str(delivered / plate)]
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0
        command = ["pdfinfo", str(delivered / plate)]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert "Pages:           1\n" in told


def test_the_ticket_that_goes_with_it_can_be_used_as_it_is(delivered: Path) -> None:
    ticket = load_ticket("ticket.toml", delivered)
    assert ticket.ink.limit_percent == 240
    command = ["preflight", str(delivered / "A02-20261120.pdf")]
    assert run([*command, "--ticket", str(delivered / "ticket.toml")]) == 0


def test_the_job_sheet_says_what_was_delivered(delivered: Path) -> None:
    job = json.loads((delivered / "job.json").read_text("utf-8"))
    assert [file["name"] for file in job["files"]] == ["A01-20261120.pdf", "A02-20261120.pdf"]
    for file in job["files"]:
        assert (delivered / file["name"]).stat().st_size == file["size"]
        assert all((delivered / proof).is_file() for proof in file["proofs"])
        assert file["sha256"] in (delivered / CHECKSUMS).read_text("utf-8")
        assert file["sha256"] in (delivered / "job.html").read_text("utf-8")
    assert (job["ticket"]["name"], job["despite"]) == ("newsprint", "")
    assert job["outcomes"].get("fail", 0) == job["outcomes"].get("error", 0) == 0
    assert job["outcomes"]["pass"] > 20


def test_what_preflight_refuses_is_not_delivered(tmp_path: Path, capsys: Captured) -> None:
    issue = starter_for("strict.toml", tmp_path)
    out = tmp_path / "out"
    earlier = out / "2026-12-strict"
    earlier.mkdir(parents=True)
    (earlier / "A01-20261120.pdf").write_bytes(b"yesterday's")
    assert run(["deliver", str(issue), "--out", str(out), "--lang", "en"]) == 1
    said = capsys.readouterr().err
    assert "error[preflight-type-small]" in said
    assert "error[deliver-refused]" in said
    assert names(out) == {"2026-12-strict/A01-20261120.pdf"}
    assert (earlier / "A01-20261120.pdf").read_bytes() == b"yesterday's"


def test_a_reason_lets_it_go_and_is_recorded(tmp_path: Path, capsys: Captured) -> None:
    issue = starter_for("strict.toml", tmp_path)
    reason = "印厂值班同意 <23:40>"
    command = ["deliver", str(issue), "--out", str(tmp_path / "out"), "--despite", reason]
    assert run(command) == 0
    folder = tmp_path / "out" / "2026-12-strict"
    assert is_whole(folder)
    job = json.loads((folder / "job.json").read_text("utf-8"))
    assert job["despite"] == reason
    assert job["outcomes"]["fail"] == 1
    assert "preflight-type-small" in job["open"]
    assert "印厂值班同意 &lt;23:40&gt;" in (folder / "job.html").read_text("utf-8")
    assert "preflight-type-small" in capsys.readouterr().err


@pytest.mark.parametrize("reason", ["", "  "])
def test_an_empty_reason_is_none(reason: str, capsys: Captured) -> None:
    assert run(["deliver", str(SAMPLE), "--despite", reason]) == 2
    assert "deliver-reason-empty" in capsys.readouterr().err


def test_a_zip_holds_the_same_to_the_byte(delivered: Path, tmp_path: Path) -> None:
    issue = issue_for('ticket = "newsprint"', tmp_path)
    assert run(["deliver", str(issue), "--zip", "--out", str(tmp_path)]) == 0
    shutil.unpack_archive(tmp_path / "2026-11-tabloid-newsprint.zip", tmp_path / "unpacked")
    unpacked = tmp_path / "unpacked" / "2026-11-tabloid-newsprint"
    assert names(unpacked) == names(delivered)
    for name in names(delivered):
        assert (unpacked / name).read_bytes() == (delivered / name).read_bytes()


def test_a_second_printer_gets_its_own(tmp_path: Path) -> None:
    issue = issue_for('ticket = "newsprint"', tmp_path)
    command = ["deliver", str(issue), "--ticket", "sheetfed-coated", "--out", str(tmp_path)]
    assert run(command) == 0
    folder = tmp_path / "2026-11-tabloid-sheetfed-coated"
    proofs = {"proofs/2026-11-tabloid-1.png", "proofs/2026-11-tabloid-2.png"}
    assert names(folder) > {"2026-11-tabloid.pdf", *proofs}
    assert load_ticket("ticket.toml", folder).marks.crop
    assert is_whole(folder)


@pytest.fixture
def unwritable(tmp_path: Path) -> Callable[[], Path]:
    def make() -> Path:
        (tmp_path / "out").write_bytes(b"a file in the way")
        return tmp_path / "out"

    return make


def test_a_folder_that_takes_no_files_is_told_before_the_work(
    unwritable: Callable[[], Path], capsys: Captured
) -> None:
    assert run(["deliver", str(SAMPLE), "--out", str(unwritable())]) == 2
    assert "output-unwritable" in capsys.readouterr().err
