"""Files that nobody here made, or that did not arrive whole: findings, never tracebacks."""

from __future__ import annotations

import random
from io import BytesIO

import pikepdf
import pytest
from PIL import ImageFile

from banxin.diagnostics import Diagnostic, Severity
from banxin.messages import Language, as_text
from banxin.preflight import Order, inspect, inspection
from banxin.preflight.plate_facts import NO_PLATES
from banxin.ticket import Ticket


def codes(found: tuple[Diagnostic, ...]) -> set[str]:
    return {each.code for each in found}


def locked(pdf: bytes, user: str) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(out, encryption=pikepdf.Encryption(user=user, owner="x"))
    return out.getvalue()


@pytest.mark.parametrize("junk", [b"", b"%PDF-1.6", b"GIF89a", b"%PDF-1.6\n%%EOF\n" + bytes(4000)])
def test_what_is_no_pdf_is_said_to_be_none(junk: bytes, ticket: Ticket) -> None:
    assert codes(inspect(junk, Order(ticket)).diagnostics) == {"preflight-not-pdf"}


@pytest.mark.parametrize("password", ["", "secret"])
def test_a_locked_file_is_found(password: str, sound_pdf: bytes, ticket: Ticket) -> None:
    assert codes(inspect(locked(sound_pdf, password), Order(ticket)).diagnostics) == {
        "preflight-encrypted"
    }


def test_a_file_that_had_to_be_repaired_does_not_pass(sound_pdf: bytes, ticket: Ticket) -> None:
    cut = sound_pdf[: sound_pdf.rindex(b"startxref")]
    assert "preflight-damaged" in codes(inspect(cut, Order(ticket)).diagnostics)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_never_passes(share: float, sound_pdf: bytes, ticket: Ticket) -> None:
    found = inspect(sound_pdf[: int(len(sound_pdf) * share)], Order(ticket)).diagnostics
    assert any(each.severity is Severity.ERROR for each in found)


def test_flipped_bytes_are_findings_or_harmless_but_never_raise(
    sound_pdf: bytes, ticket: Ticket, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Ghostscript has bounds of its own, and would take ten times as long as all the rest.
    monkeypatch.setattr(inspection, "expose", lambda *_: NO_PLATES)
    plain = BytesIO()
    with pikepdf.open(BytesIO(sound_pdf)) as document:
        # Without the profile, whose megabyte would swallow nearly every flip.
        del document.Root.OutputIntents
        document.save(plain, compress_streams=False)
    chance = random.Random(2)  # noqa: S311
    for _ in range(60):
        flipped = bytearray(plain.getvalue())
        for _ in range(5):
            flipped[chance.randrange(len(flipped))] = chance.randrange(256)
        found = inspect(bytes(flipped), Order(ticket)).diagnostics
        assert found
        for each in found:
            assert as_text(each, Language.ZH)


def test_a_lenient_pillow_does_not_hide_a_broken_photo(
    sound_pdf: bytes, ticket: Ticket, monkeypatch: pytest.MonkeyPatch
) -> None:
    # WeasyPrint sets this for the whole process.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    out = BytesIO()
    with pikepdf.open(BytesIO(sound_pdf)) as document:
        photo = document.pages[0].resources.XObject.Photo
        data = photo.read_raw_bytes()
        photo.write(data[: len(data) // 2], filter=pikepdf.Name.DCTDecode)
        document.save(out)
    assert "preflight-photo-broken" in codes(inspect(out.getvalue(), Order(ticket)).diagnostics)
    assert ImageFile.LOAD_TRUNCATED_IMAGES
