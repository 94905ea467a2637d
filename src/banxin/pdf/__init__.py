"""HTML becomes PDF bytes; the only stage that knows WeasyPrint."""

from __future__ import annotations

from banxin.pdf.guard import unprintable
from banxin.pdf.libraries import missing_libraries
from banxin.pdf.page_pictures import page_pictures
from banxin.pdf.paint import Asset, paint
from banxin.pdf.proof import proofs

__all__ = ["Asset", "missing_libraries", "page_pictures", "paint", "proofs", "unprintable"]
