"""The bundler: what it joins, and what it refuses with which words."""

import json
import subprocess
from pathlib import Path

import pytest
from nerveroot.web import EsmError, bundle
from nerveroot.web import esm as module_under_test


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder / "entry.js"


def run(text: str, node: str) -> object:
    """Evaluate a bundled module and return its default export."""
    program = (
        f"const text = {json.dumps(text)};"
        "const address = 'data:text/javascript,' + encodeURIComponent(text);"
        "import(address).then((m) => console.log(JSON.stringify("
        "[Object.keys(m), m.default])));"
    )
    done = subprocess.run(
        [node, "-e", program], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


@pytest.fixture
def node() -> str:
    import shutil

    found = shutil.which("node") or str(
        Path(__file__).parents[3] / ".venv" / "bin" / "node"
    )
    assert Path(found).exists(), "node is missing: run make .venv/dev-ready"
    return found


def test_joins_imports_and_keeps_names_apart(tmp_path: Path, node: str) -> None:
    entry = write(
        tmp_path,
        entry=(
            'import { twice as double, LIMIT } from "./numbers.js";\n'
            'import { text } from "./words.js";\n'
            "const twice = 1;\n"
            "export default { value: double(LIMIT) + twice, text: text() };\n"
        ),
        numbers=(
            "export const LIMIT = 20;\nexport function twice(x) {\n  return 2 * x;\n}\n"
        ),
        words=(
            'import {\n  LIMIT,\n} from "./numbers.js";\n'
            "export const text = () => `limit ${LIMIT}`;\n"
            "export class Unused {}\nexport async function later() {}\n"
        ),
    )
    text = bundle(entry)
    assert run(text, node) == [["default"], {"value": 41, "text": "limit 20"}]


def test_only_export_is_the_last_line(tmp_path: Path) -> None:
    entry = write(tmp_path, entry="export const a = 1;\nexport default a;\n")
    lines = bundle(entry).rstrip("\n").split("\n")
    assert lines[-1].startswith("export default ")
    assert lines[-1].endswith(";")
    assert not [line for line in lines[:-1] if line.startswith(("export", "import"))]


def test_a_shared_module_is_written_once(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        entry=(
            'import { a } from "./one.js";\nimport { b } from "./two.js";\n'
            "export default a + b;\n"
        ),
        one='import { base } from "./base.js";\nexport const a = base;\n',
        two='import { base } from "./base.js";\nexport const b = base;\n',
        base="export const base = 'only here';\n",
    )
    assert bundle(entry).count("only here") == 1


def test_default_export_may_span_lines(tmp_path: Path, node: str) -> None:
    entry = write(tmp_path, entry="export default {\n  a: 1,\n  b: [2, 3],\n};\n")
    assert run(bundle(entry), node) == [["default"], {"a": 1, "b": [2, 3]}]


def test_comments_on_lines_of_their_own_are_dropped(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        entry="/**\n * export nothing\n */\n// note\nexport default 'a // b';\n",
    )
    text = bundle(entry)
    assert "note" not in text
    assert "export nothing" not in text
    assert "'a // b'" in text


@pytest.mark.parametrize(
    ("files", "line", "words"),
    [
        ({"entry": "const a = 1;\nimport b from './b.js';\n"}, 2, "unsupported import"),
        ({"entry": 'import "./b.js";\n'}, 1, "unsupported import"),
        ({"entry": 'import * as b from "./b.js";\n'}, 1, "unsupported import"),
        ({"entry": "export { a };\n"}, 1, "unsupported export"),
        ({"entry": "export let a = 1;\n"}, 1, "unsupported export"),
        ({"entry": "export default function () {}\n"}, 1, "unsupported export"),
        ({"entry": 'import { a } from "lodash";\n'}, 1, "not a relative path"),
        ({"entry": '\nimport { a } from "./gone.js";\n'}, 2, "does not exist"),
        ({"entry": 'const a = await import("./b.js");\n'}, 1, "blob address"),
        ({"entry": "const here = import.meta.url;\n"}, 1, "blob address"),
        (
            {"entry": 'import { a } from "./b.js";\n', "b": "export const c = 1;\n"},
            1,
            "exports no `a`; it has: c",
        ),
        (
            {"entry": "export const a = 1;\nexport const a = 2;\n"},
            2,
            "exported twice",
        ),
        ({"entry": "export default 1;\nexport default 2;\n"}, 2, "second"),
    ],
)
def test_refuses_with_file_line_and_cure(
    tmp_path: Path, files: dict[str, str], line: int, words: str
) -> None:
    entry = write(tmp_path, **files)
    with pytest.raises(EsmError) as caught:
        bundle(entry)
    assert f"entry.js:{line}: " in str(caught.value)
    assert words in str(caught.value)


def test_refuses_a_circle_and_names_it(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        entry='import { a } from "./one.js";\nexport default a;\n',
        one='import { b } from "./two.js";\nexport const a = b;\n',
        two='import { a } from "./one.js";\nexport const b = a;\n',
    )
    with pytest.raises(EsmError, match=r"two\.js:1: circular import: .*one\.js"):
        bundle(entry)


def test_refuses_an_entry_without_default(tmp_path: Path) -> None:
    entry = write(tmp_path, entry="export const a = 1;\n")
    with pytest.raises(EsmError, match="no `export default`"):
        bundle(entry)


def test_the_package_bundles_its_own_widgets(node: str) -> None:
    package = Path(module_under_test.__file__).parents[1]
    keys, exported = run(bundle(package / "maps" / "dermatome_map.js"), node)
    assert keys == ["default"]
    assert exported == {}  # a function does not survive JSON; nothing else is exported
