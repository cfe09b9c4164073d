"""The book's own search: an index made at build time, a page that reads it."""
