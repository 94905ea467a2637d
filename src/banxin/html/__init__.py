"""A made-up issue becomes HTML and CSS; the only stage that knows templates."""

from __future__ import annotations

from banxin.html.job_sheet import job_sheet
from banxin.html.preflight_report import preflight_report
from banxin.html.render import FaceSource, Look, render

__all__ = ["FaceSource", "Look", "job_sheet", "preflight_report", "render"]
