// Compiles every .py file below a folder with the Python that will run it.
//
//   node compile_packages.mjs FOLDER KEEP_SOURCES_OF
//
// Byte code belongs to one version of Python, so no other Python can make it. The
// result stands in place of the source, unchecked: a zip holds no time to check.
import { loadPyodide } from "pyodide";

const [folder, kept] = process.argv.slice(2);
const pyodide = await loadPyodide();
pyodide.mountNodeFS("/packages", folder);
const failed = pyodide.runPython(`
import py_compile
from pathlib import Path

failed = []
for source in sorted(Path("/packages").rglob("*.py")):
    relative = "/".join(source.relative_to("/packages").parts[1:])
    in_kept = relative.startswith(${JSON.stringify(`${kept}/`)})
    try:
        py_compile.compile(
            str(source),
            # A traceback in the book's own code still shows its lines.
            cfile=None if in_kept else str(source.with_suffix(".pyc")),
            dfile=f"/lib/python3.14/site-packages/{relative}",
            doraise=True,
            # Half of Plotly is the descriptions of its thousands of settings.
            optimize=2 if relative.startswith("plotly/graph_objs/") else 0,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
    except py_compile.PyCompileError as error:
        failed.append(f"{source}: {error}")
        continue
    if not in_kept:
        source.unlink()
"\\n".join(failed)
`);
if (failed) {
  console.error(failed);
  process.exit(1);
}
