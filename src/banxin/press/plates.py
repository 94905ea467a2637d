"""Plates: a finished issue as one file for each page."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import pikepdf
from pikepdf import Array

from banxin.press.identity import stamp
from banxin.press.imprint import Imprint
from banxin.press.saving import saved
from banxin.ticket import Ticket


def plates(finished: bytes, ticket: Ticket, imprint: Imprint) -> Mapping[str, bytes]:
    """Each page of a finished issue by itself, by the name that the ticket gives its file.

    Each is as much PDF/X-4 as the issue was, and has an identifier of its own. The same input
    gives the same bytes.

    Args:
        finished: What `banxin.press.finish` has returned.
        ticket: That it was finished for.
        imprint: Its own.

    Raises:
        pikepdf.PdfError: ``finished`` is not a PDF.
    """
    found: dict[str, bytes] = {}
    with pikepdf.open(BytesIO(finished)) as issue:
        for number, page in enumerate(issue.pages, 1):
            name = ticket.files.plate_name(imprint.section, number, imprint.date)
            with pikepdf.new() as plate:
                plate.pages.append(page)
                intents = [plate.copy_foreign(each) for each in issue.Root.OutputIntents]
                plate.Root.OutputIntents = Array(intents)
                seed = finished + name.encode()
                stamp(plate, imprint, seed, also_pdfa=ticket.files.also_pdfa)
                found[f"{name}.pdf"] = saved(plate)
    return found
