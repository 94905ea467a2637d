"""Editors' files become an `Issue`."""

from __future__ import annotations
