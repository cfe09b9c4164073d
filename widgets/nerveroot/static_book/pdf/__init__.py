"""The whole book as one PDF: the built pages, joined and printed by Chromium."""
