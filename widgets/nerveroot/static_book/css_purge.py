"""Leave out of other people's style sheets what no built page can use.

A rule goes only when every one of its selectors names a class, an id or an element
that stands in no built page.  Names that scripts add later are given separately.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from .css_rules import Rule, parse, write

_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_ATTRIBUTE = re.compile(r"\[[^\]]*\]")
_PSEUDO_ELEMENT = re.compile(r"::?[\w-]+(?:\([^()]*\))?")
_NEGATION = re.compile(r":not\((?:[^()]|\([^()]*\))*\)")
_ALTERNATIVES = re.compile(r":(?:is|where|matches|has|any)\((?:[^()]|\([^()]*\))*\)")
_NAME = r"(?:[\w-]|\\.|[^\x00-\x7f])+"
_CLASS = re.compile(rf"\.({_NAME})")
_ID = re.compile(rf"#({_NAME})")
_ELEMENT = re.compile(r"(?:^|[\s>+~])([a-zA-Z][\w-]*)")


@dataclass
class UsedNames:
    """Names that stand in built pages or that scripts add."""

    classes: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    elements: set[str] = field(default_factory=lambda: {"html", "body", "head"})


class _Collector(HTMLParser):
    def __init__(self, names: UsedNames) -> None:
        super().__init__(convert_charrefs=True)
        self.names = names

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.elements.add(tag)
        for name, value in attrs:
            if name == "class" and value:
                self.names.classes.update(value.split())
            elif name == "id" and value:
                self.names.ids.add(value)


def collect_names(pages: list[str], added_by_script: list[str]) -> UsedNames:
    """Return every name in the pages, and the classes that only scripts add.

    Parameters
    ----------
    pages
        HTML of every built page.
    added_by_script
        Class names.
    """
    names = UsedNames()
    for page in pages:
        collector = _Collector(names)
        collector.feed(page)
        collector.close()
    names.classes.update(added_by_script)
    return names


def purge(css: str, names: UsedNames) -> str:
    """Return the style sheet without rules and variables that no page can use."""
    return write(_without_unused_variables(_kept(parse(css), names)))


def _kept(rules: list[Rule], names: UsedNames) -> list[Rule]:
    kept = []
    for rule in rules:
        if rule.is_conditional:
            inner = _kept(rule.rules, names)
            if inner:
                kept.append(Rule(rule.prelude, None, inner))
        elif rule.prelude.startswith("@"):
            kept.append(rule)
        else:
            selectors = [s for s in rule.selectors if may_match(s, names)]
            if selectors:
                kept.append(Rule(",".join(selectors), rule.body))
    return _without_unused_animations(kept)


def may_match(selector: str, names: UsedNames) -> bool:
    """Whether every name that the selector demands stands in some page."""
    bare = _ATTRIBUTE.sub("", _STRING.sub("", selector))
    bare = _ALTERNATIVES.sub("", _NEGATION.sub("", bare))
    bare = _PSEUDO_ELEMENT.sub("", bare)
    classes = {name.replace("\\", "") for name in _CLASS.findall(bare)}
    ids = set(_ID.findall(bare))
    elements = {
        name.lower() for name in _ELEMENT.findall(_ID.sub("", _CLASS.sub("", bare)))
    }
    return classes <= names.classes and ids <= names.ids and elements <= names.elements


def _without_unused_animations(rules: list[Rule]) -> list[Rule]:
    """Drop keyframes that no kept rule of the same block names."""
    text = " ".join(rule.body or "" for rule in rules) + write(
        [rule for rule in rules if rule.is_conditional]
    )
    kept = []
    for rule in rules:
        match = re.match(r"@(?:-\w+-)?keyframes\s+([\w-]+)", rule.prelude)
        others = text.replace(rule.body or "", "") if match else text
        if match is None or re.search(rf"(?<![\w-]){match[1]}(?![\w-])", others):
            kept.append(rule)
    return kept


def _without_unused_variables(rules: list[Rule]) -> list[Rule]:
    """Drop variables of myst-nb that nothing in this sheet reads any more.

    Nobody else reads those; other variables may serve another sheet.
    """
    while True:
        text = write(rules)
        used = set(re.findall(r"var\(\s*(--[\w-]+)", text))
        changed = False
        for rule in _style_rules(rules):
            kept = []
            for declaration in _declarations(rule.body or ""):
                name = declaration.split(":", 1)[0].strip()
                if name.startswith("--mystnb-") and name not in used:
                    changed = True
                else:
                    kept.append(declaration)
            rule.body = ";".join(kept)
        if not changed:
            return rules


def _style_rules(rules: list[Rule]) -> list[Rule]:
    found = []
    for rule in rules:
        if rule.is_conditional:
            found += _style_rules(rule.rules)
        elif rule.body is not None and not rule.prelude.startswith("@"):
            found.append(rule)
    return found


def _declarations(body: str) -> list[str]:
    """Split at semicolons outside strings and brackets (data addresses hold some)."""
    parts, depth, quote, start = [], 0, "", 0
    for index, character in enumerate(body):
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
        elif character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
        elif character == ";" and depth == 0:
            parts.append(body[start:index].strip())
            start = index + 1
    parts.append(body[start:].strip())
    return [part for part in parts if part]
