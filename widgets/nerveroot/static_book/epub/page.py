"""Turn a page of the book into XHTML that needs no script and no press."""

from __future__ import annotations

from html import escape
from xml.dom import minidom

from .drawings import settle_drawings
from .markup import OPS, XHTML, elements, parsed, remove, rename, unwrap, with_class
from .tables import gather_rows, stack_wide_tables

#: Elements that only a screen with scripts uses.
_GONE = ("input", "noscript", "script")
#: Parts that say or do something only on such a screen.
_GONE_CLASSES = ("nr-guess", "nr-question-note", "nr-evidence")
#: Of a pair of pictures for two widths, those of a wide screen.
_WIDE_CLASSES = ("nr-laptop-only", "nr-chart-wide")
#: Attributes for scripts and keyboards.
_GONE_ATTRIBUTES = ("tabindex", "download", "autocomplete")

_PAGE = """\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="{xhtml}" lang="{language}" xml:lang="{language}">
<head>
<meta charset="utf-8"/>
<title>{title}</title>
<link rel="stylesheet" type="text/css" href="{style}"/>
</head>
<body xmlns:epub="{ops}">
<main>{content}</main>
</body>
</html>
"""


def page_body(html: str, where: str) -> minidom.Element:
    """Return the body of a page for an ePub.

    Parameters
    ----------
    html
        The page's text as the book's writer gives it.
    where
        Its name, for messages.
    """
    body = parsed(html, where)
    for element in list(elements(body, *_GONE)):
        remove(element)
    for element in list(with_class(body, *_GONE_CLASSES, *_WIDE_CLASSES)):
        remove(element)
    write_questions_out(body)
    open_folds(body)
    gather_rows(body)
    stack_wide_tables(body)
    settle_drawings(body, where)
    for element in elements(body):
        for name in list(element.attributes.keys()):
            if name in _GONE_ATTRIBUTES or name.startswith("data-"):
                element.removeAttribute(name)
    for scroller in with_class(body, "nr-table-scroll"):
        # A name for what can be scrolled; the table has its caption.
        for name in ("role", "aria-label"):
            scroller.removeAttribute(name)
    return body


def write_questions_out(body: minidom.Element) -> None:
    """Make lists of the questions before reading: there is nothing to choose."""
    for question in list(with_class(body, "nr-question")):
        rename(question, "div", "id", "class")
    for head in list(elements(body, "legend")):
        rename(head, "p", "class")
    for options in list(with_class(body, "nr-options")):
        for option in list(elements(options, "label")):
            rename(option, "li")
        for words in list(with_class(options, "nr-option-text")):
            unwrap(words)
        choices = rename(options, "ol", "class")
        choices.setAttribute("type", "A")


def open_folds(body: minidom.Element) -> None:
    """Show what is folded: many reading systems cannot open it."""
    for summary in list(elements(body, "summary")):
        head = rename(summary, "p")
        head.setAttribute("class", "nr-fold-head")
    for fold in list(elements(body, "details")):
        rename(fold, "div", "id", "class")


def page_text(body: minidom.Element, title: str, style: str, language: str) -> str:
    """Return a whole page.

    Parameters
    ----------
    body
        Its body.
    title
        Plain text.
    style
        Address of the style sheet, from the page.
    language
        Such as ``en``.
    """
    return _PAGE.format(
        xhtml=XHTML,
        language=escape(language),
        title=escape(title),
        style=escape(style),
        ops=OPS,
        content="".join(child.toxml() for child in body.childNodes),
    )
