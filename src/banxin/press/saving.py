"""How every press file is written, so that the same pages give the same bytes."""

from __future__ import annotations

from io import BytesIO

import pikepdf

_VERSION = "1.6"  # ISO 15930-7:2010, 6.1: what PDF/X-4 builds on


def saved(document: pikepdf.Pdf) -> bytes:
    """The document as a file of PDF 1.6, its identifier made from its content."""
    out = BytesIO()
    document.save(
        out,
        deterministic_id=True,
        force_version=_VERSION,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return out.getvalue()
