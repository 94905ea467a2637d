"""What outcomes are called, in the order of their gravity."""

from __future__ import annotations

OUTCOMES = {
    "zh": {
        "fail": "不合格",
        "error": "没查成",
        "warn": "提醒",
        "skip": "未查",
        "off": "按印刷单不查",
        "pass": "合格",
    },
    "en": {
        "fail": "failed",
        "error": "not answered",
        "warn": "warned",
        "skip": "skipped",
        "off": "switched off",
        "pass": "passed",
    },
}
"""By language and outcome, the gravest first."""
