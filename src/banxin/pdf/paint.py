"""Painting HTML with WeasyPrint, from assets in memory alone.

Nothing a document says can reach a file or the network: the only addresses that resolve are
``asset:`` names handed in with the document. A warning of the painter is an error here (law
L9), since it only warns where something on the page is not what was asked for.
"""

from __future__ import annotations

import logging
import os
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from banxin.diagnostics import BadContent, BanxinError, error
from banxin.pdf.guard import unprintable
from banxin.pdf.libraries import without_search

# WeasyPrint is imported where a page is painted: it costs most of a second.

_TAGGED = "pdf/ua-1"

_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><cachedir>{cache}</cachedir></fontconfig>
"""


@dataclass(frozen=True, slots=True)
class Asset:
    """Bytes that a document may name as ``asset:NAME``."""

    mime: str
    data: bytes


def paint(
    document: str,
    assets: Mapping[str, Asset],
    *,
    tagged: bool,
    identifier: bytes,
    for_press: bool = False,
) -> bytes:
    """Paint a document to PDF.

    Args:
        document: HTML that names pictures and faces only as ``asset:NAME``.
        assets: By name.
        tagged: Whether the PDF carries its structure for screen readers.
        identifier: The file identifier; the same input must give the same bytes.
        for_press: Whether everything must be painted in inks.

    Raises:
        BadContent: A document for the press asks for what cannot be painted in inks.
        BanxinError: The painter warned, or the document named something else than an asset.
    """
    if for_press and (faults := unprintable(document)):
        raise BadContent(faults)
    with _only_our_faces(), warnings.catch_warnings():
        # The machine's faces are kept out on purpose; the document brings its own.
        warnings.filterwarnings("ignore", "No fonts configured in FontConfig", UserWarning)
        with without_search():
            from weasyprint import HTML  # noqa: PLC0415
            from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
            from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415

        from banxin.pdf.fetch import AssetFetcher  # noqa: PLC0415

        html = HTML(string=document, base_url="asset:", url_fetcher=AssetFetcher(assets))
        try:
            # A page that laid out with warnings is not drawn: where a face could not be loaded
            # and there is no other, drawing ends in a segmentation fault (WeasyPrint 70.0).
            with _warnings_as_errors():
                pages = html.render(font_config=FontConfiguration())
            with _warnings_as_errors():
                painted = pages.write_pdf(
                    pdf_variant=_TAGGED if tagged else None, pdf_identifier=identifier
                )
        except FatalURLFetchingError as refusal:
            raise BanxinError([error("painter-refused", message=str(refusal))]) from refusal
    return bytes(painted)


@contextmanager
def _only_our_faces() -> Iterator[None]:
    """Keep the machine's own faces out, so that none can stand in for a missing glyph.

    Fontconfig reads its configuration from the environment, once, when the first text is laid
    out; there is no other way to hand it over.
    """
    before = os.environ.get("FONTCONFIG_FILE")
    with tempfile.TemporaryDirectory(prefix="banxin-") as folder:
        config = Path(folder) / "fonts.conf"
        config.write_text(_FONTCONFIG.format(cache=folder), "utf-8")
        os.environ["FONTCONFIG_FILE"] = str(config)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


class _Gathered(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _warnings_as_errors() -> Iterator[None]:
    gathered = _Gathered()
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    for logger in loggers:
        logger.addHandler(gathered)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(gathered)
    if gathered.messages:
        raise BanxinError([error("painter-warned", message=text) for text in gathered.messages])
