"""The report of preflight (印前检查报告), as values for whoever prints, shows or reads it."""

from __future__ import annotations

from banxin.report.model import (
    PreflightReport,
    ReportedCheck,
    ReportedFile,
    ReportedFinding,
    ReportedFont,
    ReportedOrder,
    ReportedPage,
    as_json,
)
from banxin.report.words import OUTCOMES

__all__ = [
    "OUTCOMES",
    "PreflightReport",
    "ReportedCheck",
    "ReportedFile",
    "ReportedFinding",
    "ReportedFont",
    "ReportedOrder",
    "ReportedPage",
    "as_json",
]
