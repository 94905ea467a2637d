"""A made-up issue becomes HTML and CSS."""

from __future__ import annotations
