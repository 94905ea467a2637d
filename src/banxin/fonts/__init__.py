"""The catalogue of faces: fetch, check, measure, subset."""

from __future__ import annotations
