"""Measures Banxin against what else sets Chinese pages from Python. ``make bench`` runs it."""
