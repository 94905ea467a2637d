"""Tickets, and photos drawn for one purpose each."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.tickets import changed

from banxin.ticket import Ticket, load_ticket

Save = Callable[..., Path]
Png = Callable[[int, int, int, int, bytes], bytes]


@pytest.fixture(scope="session")
def coated() -> Ticket:
    return load_ticket("sheetfed-coated", Path())


@pytest.fixture(scope="session")
def newsprint() -> Ticket:
    return load_ticket("newsprint", Path())


@pytest.fixture
def coarse_ticket(coated: Ticket) -> Ticket:
    """One inch is 72 pixels, so that points and pixels can be counted together."""
    return changed(coated, photos={"ppi": 72, "ppi_least": 72, "ppi_good": 72})


@pytest.fixture
def saved(tmp_path: Path) -> Save:
    def save(image: Image.Image, name: str = "photo.png", **options: Any) -> Path:
        path = tmp_path / name
        image.save(path, **options)
        return path

    return save


@pytest.fixture(scope="session")
def png() -> Png:
    """PNGs that Pillow cannot write: width, height, bits, colour type, rows (PNG, 11.2)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        size, check = struct.pack(">I", len(data)), struct.pack(">I", zlib.crc32(kind + data))
        return size + kind + data + check

    def write(width: int, height: int, bits: int, colour: int, rows: bytes) -> bytes:
        header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0))
        data = chunk(b"IDAT", zlib.compress(rows) if rows else b"")
        return b"\x89PNG\r\n\x1a\n" + header + data + chunk(b"IEND", b"")

    return write
