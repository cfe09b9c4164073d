"""What docstrings and traits say about one public name."""

from __future__ import annotations

import inspect
import json
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

import traitlets
from docstring_parser import Docstring, DocstringStyle, parse
from sphinx.pycode import ModuleAnalyzer

from nerveroot.static_book.errors import BookError
from nerveroot.web.widget import BookWidget

__all__ = ["Described", "Entry", "describe"]

_KINDS: dict[type[Any], str] = {
    traitlets.Unicode: "str",
    traitlets.Int: "int",
    traitlets.Float: "float",
    traitlets.Bool: "bool",
    traitlets.List: "list",
    traitlets.Dict: "dict",
}
_PARAMETER, _ATTRIBUTE = "param", "attribute"
_STARS: dict[object, str] = {
    inspect.Parameter.VAR_POSITIONAL: "*",
    inspect.Parameter.VAR_KEYWORD: "**",
}


@dataclass(frozen=True)
class Entry:
    """One line of a list: a name, what kind of thing it is, and what it means."""

    name: str
    kind: str
    meaning: str
    below: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Described:
    """Everything the page says about a name.

    Attributes
    ----------
    module
        Where to import it from.
    name
        The name.
    signature
        How it is called, or nothing for a constant.
    text
        Summary and further paragraphs.
    lists
        Lists by their heading, such as ``Parameters``; none is empty.
    examples
        Sessions of the Python prompt.
    """

    module: str
    name: str
    signature: str
    text: str
    lists: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    examples: tuple[str, ...] = ()


def describe(module: str, name: str, found: object) -> Described:
    """Return what is known about a public name.

    Parameters
    ----------
    module
        Where readers import it from.
    name
        The name.
    found
        What it stands for.

    Raises
    ------
    BookError
        If a part of it has no docstring; it says which.
    """
    if not (inspect.isclass(found) or inspect.isfunction(found)):
        return _constant(module, name)
    place = f"{module}.{name}"
    docs = _parse(found, place)
    if inspect.isclass(found):
        lists = _class_lists(found, docs, place)
    else:
        lists = {"Parameters": _entries(docs, _PARAMETER)}
    if docs.returns:
        lists["Returns"] = (
            Entry("", docs.returns.type_name or "", docs.returns.description or ""),
        )
    lists["Raises"] = tuple(
        Entry("", error.type_name or error.description or "", error.description or "")
        for error in docs.raises
    )
    return Described(
        module,
        name,
        _signature(name, found, docs),
        _text(docs),
        {heading: entries for heading, entries in lists.items() if entries},
        tuple(
            "\n".join(filter(None, (text.snippet, text.description)))
            for text in docs.examples
        ),
    )


def _parse(found: object, place: str) -> Docstring:
    text = inspect.getdoc(found)
    if not text:
        raise BookError(f"{place} has no docstring; the reference is made from it")
    return parse(text, DocstringStyle.NUMPYDOC)


def _text(docs: Docstring) -> str:
    parts = (docs.short_description, docs.long_description)
    return "\n\n".join(part for part in parts if part)


def _entries(docs: Docstring, kind: str) -> tuple[Entry, ...]:
    return tuple(
        Entry(name, part.type_name or "", part.description or "")
        for part in docs.params
        if part.args[0] == kind
        for name in part.arg_name.split(", ")
    )


def _class_lists(
    found: type[Any], docs: Docstring, place: str
) -> dict[str, tuple[Entry, ...]]:
    lists = {"Parameters": _entries(docs, _PARAMETER)}
    if issubclass(found, BookWidget):
        arguments = {entry.name: entry for entry in lists.pop("Parameters")}
        traits = list(_traits(found, arguments, place))
        synced = [entry for entry in traits if entry.name in arguments]
        lists["Arguments that are not traits"] = tuple(
            entry
            for entry in arguments.values()
            if entry.name not in {trait.name for trait in traits}
        )
        lists["Traits, which are also its arguments"] = tuple(synced)
        lists["Further traits"] = tuple(e for e in traits if e not in synced)
    lists["Attributes"] = _entries(docs, _ATTRIBUTE)
    lists["Methods"] = tuple(_methods(found, place))
    return lists


def _traits(
    found: type[BookWidget], arguments: dict[str, Entry], place: str
) -> Iterator[Entry]:
    """Return the public traits that a class of ours defines."""
    comments = ModuleAnalyzer.for_module(found.__module__).find_attr_docs()
    traits = found.class_own_traits()
    # In the order in which they stand in the code, not by letter.
    for name in vars(found):
        if name.startswith("_") or name not in traits:
            continue
        trait = traits[name]
        comment = " ".join(comments.get((found.__name__, name), [])).strip()
        meaning = arguments[name].meaning if name in arguments else comment
        if not meaning:
            raise BookError(f"{place}.{name} has no docstring under it")
        yield Entry(name, _kind_of(trait), meaning)


def _kind_of(trait: traitlets.TraitType[Any, Any]) -> str:
    kind = _KINDS[type(trait)]
    if isinstance(trait, traitlets.List) and type(trait._trait) in _KINDS:
        kind = f"list of {_KINDS[type(trait._trait)]}"
    if trait.allow_none:
        kind += " or None"
    if trait.read_only:
        return f"{kind}, read only"
    return f"{kind}, at first ``{_python(trait.default())}``"


def _python(value: object) -> str:
    """Write a value as a reader would type it, with the quotes of this book."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return f"[{', '.join(map(_python, value))}]"
    return repr(value)


def _methods(found: type[Any], place: str) -> Iterator[Entry]:
    """Return public methods and properties that a class of ours defines."""
    for name, member in vars(found).items():
        if name.startswith("_"):
            continue
        if inspect.isfunction(member):
            call = _call(name, member, bound=True)
        elif isinstance(member, property):
            call = name
        elif isinstance(member, classmethod):
            call = _call(name, member.__func__, bound=True)
        else:
            continue
        docs = _parse(member, f"{place}.{name}")
        below = _entries(docs, _PARAMETER)
        if docs.returns and docs.returns.description:
            below += (
                Entry(
                    "returns", docs.returns.type_name or "", docs.returns.description
                ),
            )
        yield Entry(call, "", _text(docs), below)


def _signature(name: str, found: Callable[..., Any], docs: Docstring) -> str:
    if inspect.isclass(found) and issubclass(found, BookWidget):
        traits = found.class_own_traits()
        words = []
        for entry in _entries(docs, _PARAMETER):
            trait = traits.get(entry.name)
            default = f"={_python(trait.default())}" if trait is not None else ""
            words.append(f"{entry.name}{default}")
        return _broken(name, words)
    return _call(name, found)


def _call(name: str, found: Callable[..., Any], *, bound: bool = False) -> str:
    """Return a call with its arguments and their defaults, without types."""
    words: list[str] = []
    arguments = list(inspect.signature(found).parameters.values())
    for argument in arguments[1:] if bound else arguments:
        if argument.kind is argument.KEYWORD_ONLY and not any(
            word.startswith("*") for word in words
        ):
            words.append("*")
        word = _STARS.get(argument.kind, "") + argument.name
        if argument.default is not argument.empty:
            word += f"={_default(argument.default)}"
        words.append(word)
    return _broken(name, words)


def _default(value: object) -> str:
    text = _python(value)
    # An object that has no way of being typed, such as the folder of the data.
    return "..." if re.search(r" at 0x|Path\(", text) else text


def _broken(name: str, words: list[str]) -> str:
    """Return a call in one line, or with one line for each argument."""
    line = f"{name}({', '.join(words)})"
    if len(line) <= 60:
        return line
    return "\n".join([f"{name}(", *(f"    {word}," for word in words), ")"])


def _constant(module: str, name: str) -> Described:
    """Describe a name by the docstring under it, wherever it is defined."""
    for home in _modules_below(module):
        comments = ModuleAnalyzer.for_module(home).find_attr_docs()
        if comment := " ".join(comments.get(("", name), [])).strip():
            return Described(module, name, "", comment)
    raise BookError(f"{module}.{name} has no docstring under it")


def _modules_below(module: str) -> Iterator[str]:
    package = import_module(module)
    yield module
    for found in pkgutil.iter_modules(package.__path__, f"{module}."):
        yield found.name
