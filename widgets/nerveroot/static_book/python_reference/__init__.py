"""The reference of the package, as a page of the book, from docstrings and schemas."""
