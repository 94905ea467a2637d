"""Paragraphs become lines."""

from __future__ import annotations
