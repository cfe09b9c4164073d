"""Join a JavaScript module and its relative imports into one module text.

Only the forms that this package writes are understood, each starting in the first
column of its line::

    import { a, b as c } from "./other.js";
    export function f() {}      export async function f() {}
    export const x = 1;         export class C {}
    export default expression;

Anything else that starts with ``import`` or ``export`` is an error that names the file
and the line. Each file becomes a function that returns its exports, so that names never
collide; the text ends with one line, ``export default …;``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["EsmError", "bundle"]

_IMPORT = re.compile(r'^import\s*\{(?P<names>[^}]*)\}\s*from\s*"(?P<path>[^"]+)";\s*$')
_DECLARATION = re.compile(
    r"^export\s+(?P<code>(?:async\s+function\*?|function\*?|const|class)\s+"
    r"(?P<name>[A-Za-z_$][\w$]*).*)$",
    re.DOTALL,
)
_DEFAULT = re.compile(
    r"^export\s+default\s+(?!function\b|class\b|async\b)(?P<code>.+)$", re.DOTALL
)
_NAME = re.compile(
    r"^(?P<name>[A-Za-z_$][\w$]*)(?:\s+as\s+(?P<local>[A-Za-z_$][\w$]*))?$"
)
_DYNAMIC = re.compile(r"(?<![\w.$])import\s*(?:\(|\.meta)")

_CURE = (
    'write `import { name } from "./file.js";`, `export function`, `export const`, '
    "`export class` or `export default <expression>;`"
)


class EsmError(ValueError):
    """A module that the bundler cannot join, with file, line and cure."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")


@dataclass
class _Module:
    """One file: its code without module syntax, and what it exports."""

    code: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    has_default: bool = False


def bundle(entry: Path) -> str:
    """Return one module text for `entry` and everything that it imports.

    Parameters
    ----------
    entry
        A ``.js`` file that ends in ``export default <expression>;``.

    Returns
    -------
    str
        ES2022 module text whose only export is its last line.

    Raises
    ------
    EsmError
        For a missing file, a circular import, an unknown name or unsupported syntax.
    """
    order: list[Path] = []
    modules: dict[Path, _Module] = {}
    _load(entry.resolve(), order, modules, ())
    if not modules[order[-1]].has_default:
        raise EsmError(entry, 1, "the entry module has no `export default`")
    parts = []
    for index, path in enumerate(order):
        module = modules[path]
        returned = [
            *module.names,
            *(["default: $default"] if module.has_default else []),
        ]
        parts.append(
            f"const $m{index} = (() => {{\n"
            + "\n".join(module.code).strip("\n")
            + f"\nreturn {{ {', '.join(returned)} }};\n}})();"
        )
    return "\n".join([*parts, f"export default $m{len(order) - 1}.default;", ""])


def _load(
    path: Path, order: list[Path], modules: dict[Path, _Module], chain: tuple[Path, ...]
) -> None:
    """Read `path` and, before it, all that it imports."""
    if path in modules:
        return
    text = path.read_text(encoding="utf-8")
    module = _Module()
    for number, statement in _statements(text):
        _check_dynamic(path, number, statement)
        if statement.startswith("import"):
            module.code.append(_import(path, number, statement, order, modules, chain))
        elif statement.startswith("export"):
            module.code.append(_export(path, number, statement, module))
        else:
            module.code.append(statement)
    modules[path] = module
    order.append(path)


def _statements(text: str) -> list[tuple[int, str]]:
    """Split into lines, with an import over several lines joined and comments dropped.

    Only comments that fill whole lines go: that keeps the parser honest (no string or
    regular expression can be mistaken for one) and still removes the JSDoc blocks,
    which are a third of the source.
    """
    lines: list[tuple[int, str]] = []
    in_comment = False
    open_import: tuple[int, str] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        bare = line.strip()
        if in_comment:
            in_comment = not bare.endswith("*/")
            continue
        # A cast such as `/** @type {T} */ (x)` begins a line of code, not a comment.
        if bare.startswith("/*") and (bare.endswith("*/") or "*/" not in bare):
            in_comment = "*/" not in bare
            continue
        if bare.startswith("//"):
            continue
        if open_import is not None:
            start, so_far = open_import
            joined = f"{so_far} {bare}"
            open_import = None if ";" in bare else (start, joined)
            if open_import is None:
                lines.append((start, joined))
            continue
        if line.startswith("import") and "{" in line and ";" not in line:
            open_import = (number, line)
            continue
        if bare:
            lines.append((number, line))
    if open_import is not None:
        lines.append(open_import)
    return lines


def _check_dynamic(path: Path, number: int, statement: str) -> None:
    if _DYNAMIC.search(statement):
        raise EsmError(
            path, number, "`import()` and `import.meta` cannot work from a blob address"
        )


def _import(
    path: Path,
    number: int,
    statement: str,
    order: list[Path],
    modules: dict[Path, _Module],
    chain: tuple[Path, ...],
) -> str:
    """Turn an import statement into a destructuring of the other module's exports."""
    match = _IMPORT.match(statement)
    if match is None:
        raise EsmError(path, number, f"unsupported import; {_CURE}")
    if not match["path"].startswith(("./", "../")):
        raise EsmError(path, number, f"`{match['path']}` is not a relative path")
    target = (path.parent / match["path"]).resolve()
    if target in chain or target == path:
        names = " → ".join(p.name for p in (*chain, path, target))
        raise EsmError(path, number, f"circular import: {names}")
    if not target.is_file():
        raise EsmError(path, number, f"`{match['path']}` does not exist")
    _load(target, order, modules, (*chain, path))
    bindings = []
    for item in filter(None, (name.strip() for name in match["names"].split(","))):
        name = _NAME.match(item)
        if name is None:
            raise EsmError(path, number, f"`{item}` is not a plain name; {_CURE}")
        if name["name"] not in modules[target].names:
            known = ", ".join(modules[target].names) or "nothing"
            raise EsmError(
                path,
                number,
                f"`{match['path']}` exports no `{name['name']}`; it has: {known}",
            )
        bindings.append(
            f"{name['name']}: {name['local']}" if name["local"] else name["name"]
        )
    return f"const {{ {', '.join(bindings)} }} = $m{order.index(target)};"


def _export(path: Path, number: int, statement: str, module: _Module) -> str:
    """Strip the export keyword and note the name."""
    declaration = _DECLARATION.match(statement)
    if declaration is not None:
        if declaration["name"] in module.names:
            raise EsmError(path, number, f"`{declaration['name']}` is exported twice")
        module.names.append(declaration["name"])
        return declaration["code"]
    default = _DEFAULT.match(statement)
    if default is not None:
        if module.has_default:
            raise EsmError(path, number, "a second `export default`")
        module.has_default = True
        return f"const $default = {default['code']}"
    raise EsmError(path, number, f"unsupported export; {_CURE}")
