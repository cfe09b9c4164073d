"""Make a new chapter: its page, its questions and its line in the table of contents.

``python -m nerveroot.static_book.new_chapter part/name "Title"`` is what ``make
chapter`` runs. Either everything is written or nothing is.
"""

from .chapter import ChapterError, NewChapter, write_chapter

__all__ = ["ChapterError", "NewChapter", "write_chapter"]
