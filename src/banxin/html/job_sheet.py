"""The job sheet as one page of HTML that needs nothing but the proofs beside it."""

from __future__ import annotations

from banxin.delivery import CHECKSUMS, JobSheet
from banxin.html.environment import environment

_MARKS = {
    "crop": "裁切线 crop marks",
    "registration": "套准线 registration marks",
    "folds_across": "横折线 marks of folds across",
    "folds_down": "竖折线 marks of folds down",
    "colour_bar": "色标 colour bar",
    "slug": "版外信息行 slug line",
}

_OUTCOMES = {
    "fail": "不合格 failed",
    "error": "没查成 not answered",
    "warn": "提醒 warned",
    "skip": "未查 skipped",
    "off": "按印刷单不查 switched off",
    "pass": "合格 passed",
}


def job_sheet(job: JobSheet) -> str:
    """Write the sheet, in Chinese with the English beside it, as printers of both kinds read it."""
    return (
        environment()
        .get_template("job_sheet.html.j2")
        .render(job=job, marks=_MARKS, outcomes=_OUTCOMES, checksums=CHECKSUMS)
    )
