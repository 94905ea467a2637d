"""HTML becomes PDF bytes."""

from __future__ import annotations
