"""Parcels, opened with the programs that a printer would use."""

from __future__ import annotations

import datetime
import subprocess
from pathlib import Path

import pytest

from banxin.delivery import CHECKSUMS, listed, sealed, zipped

FILES = {"侨乡 A01.pdf": b"%PDF one", "proofs/A01.png": b"png", "job.html": "付印单".encode()}
DAY = datetime.date(2026, 11, 20)


def laid_out(files: dict[str, bytes], folder: Path) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def checked(folder: Path) -> int:
    command = ["sha256sum", "--check", "--strict", "--quiet", CHECKSUMS]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode


def test_sha256sum_finds_it_whole_and_finds_a_byte_changed(tmp_path: Path) -> None:
    laid_out(sealed(FILES), tmp_path)
    assert checked(tmp_path) == 0
    (tmp_path / "侨乡 A01.pdf").write_bytes(b"%PDF two")
    assert checked(tmp_path) == 1


def test_a_zip_unpacks_into_one_folder_with_the_issues_date(tmp_path: Path) -> None:
    (tmp_path / "parcel.zip").write_bytes(zipped(sealed(FILES), "2026-11-newsprint", DAY))
    command = ["python3", "-m", "zipfile", "-e", "parcel.zip", "out"]
    subprocess.run(command, cwd=tmp_path, check=True)
    folder = tmp_path / "out" / "2026-11-newsprint"
    assert checked(folder) == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"2026-11-newsprint"}
    command = ["python3", "-m", "zipfile", "-l", "parcel.zip"]
    told = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    assert told.count("2026-11-20 00:00:00") == len(FILES) + 1


def test_the_same_files_give_the_same_zip_in_any_order() -> None:
    turned = dict(reversed(FILES.items()))
    assert zipped(sealed(FILES), "a", DAY) == zipped(sealed(turned), "a", DAY)
    assert zipped(sealed(FILES), "a", DAY) != zipped(sealed({**FILES, "job.html": b""}), "a", DAY)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (sealed(FILES)[CHECKSUMS], frozenset(FILES)),
        (b"", frozenset()),
        (b"\xff\xfe junk\n" + b"0" * 64 + b"  kept.pdf\n", {"kept.pdf"}),
        (b"0" * 64 + b"  a\\b\n", frozenset()),
    ],
)
def test_what_a_checksum_file_lists(text: bytes, names: frozenset[str]) -> None:
    assert listed(text) == names
