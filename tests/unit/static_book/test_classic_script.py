"""Modules and values become classic scripts that register with the host."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import nerveroot.static_book
import pytest
from nerveroot.static_book.classic_script import (
    module_script,
    page_script,
    small_script,
    value_script,
)
from nerveroot.static_book.errors import BookError

HOST = Path(nerveroot.static_book.__file__).with_name("host.js")


def run_node(script: str) -> str:
    node = shutil.which("node") or str(Path(".venv/bin/node").resolve())
    result = subprocess.run(
        [node, "-e", script], capture_output=True, text=True, check=True
    )
    return result.stdout


def test_the_default_export_is_returned_to_the_host():
    script = module_script("k1", "const a = 1;\nexport default { a };\n", "demo")
    assert "export" not in script
    assert "return { a };" in script
    assert script.startswith("nerveroot.module('k1', function () {")


def test_the_words_export_default_in_a_text_do_no_harm():
    esm = 'const t = "export default x";\nexport default t;\n'
    assert 'const t="export default x";' in module_script("k", esm, "demo")


def test_a_program_without_default_export_is_refused():
    with pytest.raises(BookError, match=r"Widget demo: .*export default"):
        module_script("k", "const a = 1;\n", "demo")


@pytest.mark.parametrize(
    "line", ['import { a } from "./a.js";', "export const b = 2;", 'import "./c.js";']
)
def test_module_syntax_that_is_left_over_is_refused_with_its_line(line):
    with pytest.raises(BookError, match="Widget demo: line 2 "):
        module_script("k", f"const a = 1;\n{line}\nexport default a;\n", "demo")


def test_values_and_state_survive_every_awkward_character():
    value = {"text": "quote ' \" back\\slash \u2028\u2029 </script> é \n \r \t `${x}`"}
    text = json.dumps(value, ensure_ascii=False)
    script = (
        "globalThis.nerveroot = {"
        "value(key, text) { this.kept = JSON.parse(text); },"
        "page(page) { this.page_kept = page; }};"
        + value_script("k", text)
        + page_script(text)
        + "console.log(JSON.stringify([nerveroot.kept, nerveroot.page_kept]));"
    )
    assert json.loads(run_node(script)) == [value, value]


def test_minifying_the_host_keeps_it_running():
    small = small_script(HOST.read_text("utf-8"), HOST.name)
    assert "@param" not in small
    out = run_node(
        "globalThis.document = {currentScript: {src: 'file:///host.js'}};\n"
        + small
        + "\nconsole.log(Object.getOwnPropertyNames(globalThis)"
        ".filter((n) => n === 'nerveroot' || n === 'Model').join());"
    )
    assert out.strip() == "nerveroot"


def test_the_script_keeps_what_only_looks_like_space_or_comment() -> None:
    """A shorter script must not lose what stands in texts, templates and patterns."""
    esm = (
        "const a = 'two  spaces // kept';\n"
        "const b = `line\n   ${a} /* kept */`;\n"
        "const c = a.replace(/\\s*\\/\\/ /g, ' ');  // gone\n"
        "export default { a, b, c };\n"
    )
    script = module_script("k", esm, "demo")
    assert "'two  spaces // kept'" in script
    assert "`line\n   ${a} /* kept */`" in script
    assert "/\\s*\\/\\/ /g" in script
    assert "gone" not in script


def test_a_template_inside_a_template_is_refused_with_its_line() -> None:
    """The library that shortens took the inner text for code: "36 to" → "36to"."""
    esm = "const a = 1;\nconst b = `x ${a ? `36 to ${a}` : ''}`;\nexport default b;\n"
    with pytest.raises(BookError, match=r"Widget demo: line 2 .*template literal"):
        module_script("k", esm, "demo")
