"""Preflight: the bytes of a finished PDF become findings. It never asks whoever made them."""

from __future__ import annotations

from banxin.preflight.inspection import inspect
from banxin.preflight.rules import RULES

__all__ = ["RULES", "inspect"]
