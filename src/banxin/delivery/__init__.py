"""Delivery (交付): what goes to the printer, with the means to see that it arrived whole."""

from __future__ import annotations

from banxin.delivery.job import JobFile, JobPaper, JobSheet, JobTicket, as_json
from banxin.delivery.parcel import CHECKSUMS, listed, sealed, zipped

__all__ = [
    "CHECKSUMS",
    "JobFile",
    "JobPaper",
    "JobSheet",
    "JobTicket",
    "as_json",
    "listed",
    "sealed",
    "zipped",
]
