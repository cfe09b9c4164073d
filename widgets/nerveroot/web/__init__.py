"""What every widget of the book shares: a base class, a module bundler, small JS.

The JavaScript beside this file has one source and no copy. A widget imports it with
ordinary relative imports; :mod:`nerveroot.web.esm` joins the files into one module
text, because anywidget loads a widget from a blob address that knows no neighbours.
"""

from __future__ import annotations

from nerveroot.web.esm import EsmError, bundle

__all__ = ["BookWidget", "EsmError", "bundle"]


def __getattr__(name: str) -> object:
    # BookWidget needs anywidget; the bundler is used without it.
    if name == "BookWidget":
        from nerveroot.web.widget import BookWidget

        return BookWidget
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
