"""Check nested values against the part of JSON Schema that this package uses.

The full validator is not needed where the book is read, and its messages name
schema rules; these name the field, the value, what is allowed and the cure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from nerveroot.learning.problems import allowed_values

__all__ = ["Finding", "check"]

LONGEST_QUOTE = 60

_TYPES: dict[str, tuple[type, str]] = {
    "string": (str, "a text in quotation marks"),
    "boolean": (bool, "true or false"),
    "array": (list, "a list"),
    "object": (dict, "a table of fields"),
}

Path = tuple[str | int, ...]
Schema = dict[str, Any]


class Finding(NamedTuple):
    """A place in a value, what stands there, and how to put it right."""

    path: Path
    value: str
    cure: str


def check(value: object, schema: Schema, root: Schema) -> list[Finding]:
    """List everything in `value` that the schema does not allow.

    Parameters
    ----------
    value
        The value, made of dictionaries, lists, texts and booleans.
    schema
        The schema, or a part of it.
    root
        The whole schema, in which references are looked up.

    Returns
    -------
    list of Finding
        In the order of the value; each place is reported once.
    """
    seen: dict[Path, Finding] = {}
    for finding in _check(value, schema, root, ()):
        seen.setdefault(finding.path, finding)
    return list(seen.values())


def quote(value: object) -> str:
    """Return a value for a message, cut where it is long."""
    text = repr(value)
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…"


def _check(
    value: object, schema: Schema | bool, root: Schema, path: Path
) -> Iterator[Finding]:
    if isinstance(schema, bool):
        if not schema:
            yield Finding(path, quote(value), "this kind of question has no such field")
        return
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        yield from _check(value, root["$defs"][name], root, path)
    if "type" in schema:
        kind, words = _TYPES[schema["type"]]
        if not isinstance(value, kind):
            yield Finding(path, quote(value), f"must be {words}")
            return
    if "const" in schema and value != schema["const"]:
        yield Finding(path, quote(value), f"must be {schema['const']!r}")
    if "enum" in schema and value not in schema["enum"]:
        cure = allowed_values(value, schema["enum"])
        yield Finding(path, quote(value), f"not known; {cure}")
    if isinstance(value, str):
        yield from _check_text(value, schema, path)
    elif isinstance(value, list):
        yield from _check_list(value, schema, root, path)
    elif isinstance(value, dict):
        yield from _check_table(value, schema, root, path)
    for rule in schema.get("allOf", []):
        holds = not any(_check(value, rule["if"], root, path))
        yield from _check(value, rule["then" if holds else "else"], root, path)


def _check_text(value: str, schema: Schema, path: Path) -> Iterator[Finding]:
    least, most = schema.get("minLength", 0), schema.get("maxLength")
    if len(value.strip()) < least:
        yield Finding(path, quote(value), "is empty; write at least one word")
    elif most is not None and len(value) > most:
        cure = f"is too long: {len(value)} characters, at most {most}"
        yield Finding(path, quote(value), cure)
    elif "pattern" in schema and not re.search(schema["pattern"], value):
        cure = "must be small letters and digits, joined by single hyphens"
        yield Finding(path, quote(value), cure)


def _check_list(
    value: list[object], schema: Schema, root: Schema, path: Path
) -> Iterator[Finding]:
    least, most = schema.get("minItems", 0), schema.get("maxItems")
    if len(value) < least:
        yield Finding(path, "", f"has {len(value)} entries; at least {least} needed")
    elif most is not None and len(value) > most:
        yield Finding(path, "", f"has {len(value)} entries; at most {most} allowed")
    if "items" in schema:
        for index, entry in enumerate(value):
            yield from _check(entry, schema["items"], root, (*path, index))


def _check_table(
    value: dict[str, object], schema: Schema, root: Schema, path: Path
) -> Iterator[Finding]:
    fields = schema.get("properties", {})
    for name in schema.get("required", []):
        if name not in value:
            yield Finding((*path, name), "", "is missing")
    for name, entry in value.items():
        if name in fields:
            yield from _check(entry, fields[name], root, (*path, name))
        elif schema.get("additionalProperties") is False:
            cure = f"there is no such field; {allowed_values(name, fields)}"
            yield Finding((*path, name), "", cure)
