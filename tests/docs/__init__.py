"""Tests of the documentation: its code, its generated pages, its how-to guides."""
