"""Write modules and values as classic scripts that register with the host.

Browsers refuse module scripts, ``import()`` and ``fetch`` for pages opened from
the disk, and a strict content security policy refuses blob addresses.  Classic
scripts work in both.
"""

from __future__ import annotations

import re

from rjsmin import jsmin

from .errors import BookError

_EXPORT = re.compile(r"^export default (?P<value>.+?);?\s*\Z", re.MULTILINE | re.DOTALL)
#: A text in backticks inside the braces of another one.
_NESTED_TEMPLATE = re.compile(r"\$\{[^{}`]*`")
_OTHER_MODULE_SYNTAX = re.compile(r"^\s*(?:export\s|import\s*[\w{*\"'])", re.MULTILINE)


def _javascript_string(text: str) -> str:
    """Quote a text for JavaScript; JSON's own double quotes need no escape."""
    escaped = (
        text.replace("\\", "\\\\")
        .replace("'", "\\'")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
    return f"'{escaped}'"


def small_script(text: str, name: str) -> str:
    """Drop comments and needless spaces from JavaScript that we wrote ourselves.

    Parameters
    ----------
    text
        A script or the text of a module.
    name
        What it belongs to, for messages.

    Raises
    ------
    BookError
        For a template literal inside another: the library that shortens would take
        the inner text for code and drop its spaces.
    """
    nested = _NESTED_TEMPLATE.search(text)
    if nested is not None:
        line = text.count("\n", 0, nested.start()) + 1
        words = text.splitlines()[line - 1].strip()
        raise BookError(
            f"{name}: line {line} of its program holds a template literal inside "
            f"another, which loses its spaces when shortened: {words}\n"
            "Give the inner text a name first."
        )
    return str(jsmin(text))


def module_script(key: str, esm: str, name: str) -> str:
    """Turn a bundled widget module into a classic script.

    Parameters
    ----------
    key
        Hash under which the host looks the module up.
    esm
        One module text whose only export is a last line ``export default …;``.
    name
        Name of the widget, for messages.

    Returns
    -------
    str
        Script that registers a function returning the default export, without its
        comments and indentation: a seventh less for a phone to load.
    """
    body, value = _parts(esm, f"Widget {name}")
    return (
        f"nerveroot.module({_javascript_string(key)}, function () {{\n"
        f'"use strict";\n{body}\nreturn {value};\n}});\n'
    )


def called_script(esm: str, argument: str, name: str) -> str:
    """Turn a bundled program into a classic script that runs at once.

    Parameters
    ----------
    esm
        One module text whose only export, in its last line, is a function.
    argument
        A JavaScript expression that the function is called with.
    name
        Name of the program, for messages.
    """
    body, value = _parts(esm, f"Script {name}")
    return f'(function () {{\n"use strict";\n{body}\n({value})({argument});\n}})();\n'


def _parts(esm: str, name: str) -> tuple[str, str]:
    """Return a program without its only export, small, and what it exports."""
    start = esm.rfind("export default ")
    match = _EXPORT.search(esm, start) if start >= 0 else None
    if match is None:
        raise BookError(
            f"{name}: its program must end with one line `export default …;`."
        )
    body = esm[: match.start()]
    stray = _OTHER_MODULE_SYNTAX.search(body)
    if stray is not None:
        line = body.count("\n", 0, stray.end()) + 1
        raise BookError(
            f"{name}: line {line} of its bundled program still holds an "
            "import or export; only the last line may export."
        )
    return small_script(body, name), match["value"]


def value_script(key: str, json_text: str) -> str:
    """Return a script that registers one large value.

    ``JSON.parse`` of a string is much faster than an object literal of this size.
    """
    return (
        f"nerveroot.value({_javascript_string(key)}, "
        f"{_javascript_string(json_text)});\n"
    )


def page_script(page_json: str) -> str:
    """Return the script that starts the widgets of one page."""
    return f"nerveroot.page(JSON.parse({_javascript_string(page_json)}));\n"


def figure_script(chart_id: str, figure_json: str) -> str:
    """Return the script that hands one figure to the chart script of its page."""
    return (
        f"nerverootCharts.figure({_javascript_string(chart_id)}, "
        f"{_javascript_string(figure_json)});\n"
    )
