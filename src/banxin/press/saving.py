"""How every file is written, so that the same pages give the same bytes."""

from __future__ import annotations

from io import BytesIO

import pikepdf

FOR_PRESS = "1.6"  # ISO 15930-7:2010, 6.1: what PDF/X-4 builds on
FOR_READERS = "1.7"  # ISO 14289-1:2014 and ISO 19005-3:2012 both build on it


def saved(document: pikepdf.Pdf, version: str = FOR_PRESS) -> bytes:
    """The document as a file of that version of PDF, its identifier made from its content."""
    out = BytesIO()
    # Half of a press file's finishing would go into its profile, which zlib's usual level packs
    # 3 % smaller than level 1 in three times the time.
    pikepdf.settings.set_flate_compression_level(1 if version == FOR_PRESS else -1)
    document.save(
        out,
        deterministic_id=True,
        force_version=version,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return out.getvalue()
