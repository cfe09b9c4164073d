"""Drop executed notebooks when the package or the questions they ran with have changed.

jupyter-cache recognises a notebook by its cells alone.  After a change to a widget, a
table or a chapter's questions it would give back the old output.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

LOGGER = logging.getLogger(__name__)

PACKAGE = Path(__file__).parents[1]
STAMP = "nerveroot.hash"
#: Beside the chapters: a cell reads them, so that its output follows them.
QUESTIONS = "book/**/*.quiz.toml"
_SUFFIXES = frozenset(
    {".css", ".csv", ".html", ".js", ".json", ".py", ".svg", ".toml", ".txt", ".webp"}
    | {".woff2"}
)
#: Changes here alter pages, never the output of a cell.
_NOT_IN_OUTPUTS = "static_book"


def register(app: Sphinx) -> None:
    """Check the stamp once the settings are known."""
    app.add_config_value("book_renderer_hash", "", "html", str)
    app.connect("config-inited", drop_stale_outputs)
    app.connect("config-inited", note_renderer)
    app.connect("env-get-outdated", reread_executed_pages)
    app.connect("env-updated", stamp_outputs)


def package_hash(package: Path = PACKAGE) -> str:
    """Return one hash of everything in the package that a cell's output may hold."""
    digest = hashlib.sha256()
    for path in _relevant_files(package):
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _relevant_files(package: Path) -> Iterable[Path]:
    for path in sorted(package.rglob("*")):
        parts = path.relative_to(package).parts
        if (
            path.suffix in _SUFFIXES
            and parts[0] != _NOT_IN_OUTPUTS
            and "__pycache__" not in parts
        ):
            yield path


def inputs_hash(app: Sphinx) -> str:
    """Return one hash of the package and of the chapters' questions."""
    digest = hashlib.sha256(package_hash().encode())
    root = Path(app.srcdir)
    for path in sorted(root.glob(QUESTIONS)):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def cache_folder(app: Sphinx, config: Config) -> Path:
    """Return where executed notebooks are kept: myst-nb's own rule."""
    configured = config.nb_execution_cache_path
    return (
        Path(configured) if configured else Path(app.outdir).parent / ".jupyter_cache"
    )


def drop_stale_outputs(app: Sphinx, config: Config) -> None:
    """Empty the cache when its stamp is not that of what the cells read."""
    folder = cache_folder(app, config)
    stamp = folder / STAMP
    known = stamp.read_text("utf-8") if stamp.is_file() else ""
    if known == inputs_hash(app):
        return
    if folder.is_dir() and any(folder.iterdir()):
        LOGGER.info(
            "nerveroot or a chapter's questions have changed: executed notebooks are "
            "dropped and run again"
        )
        shutil.rmtree(folder)
    app.nerveroot_changed = True  # type: ignore[attr-defined]  # ours


def stamp_outputs(app: Sphinx, env: BuildEnvironment) -> None:
    """Note which package the outputs come from, once every page has been read.

    Not earlier: a build that stops half-way must start again from an empty cache.
    """
    if getattr(app, "nerveroot_changed", False):
        folder = cache_folder(app, app.config)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / STAMP).write_text(inputs_hash(app), "utf-8")


def note_renderer(app: Sphinx, config: Config) -> None:
    """Have every page written again when frame, host, style or pictures changed."""
    folders = (PACKAGE / _NOT_IN_OUTPUTS, PACKAGE / "look", PACKAGE / "charts")
    config.book_renderer_hash = "-".join(
        package_hash(folder)[:16] for folder in folders
    )


def reread_executed_pages(
    app: Sphinx,
    env: BuildEnvironment,
    added: set[str],
    changed: set[str],
    removed: set[str],
) -> list[str]:
    """Name the pages whose cells must run again."""
    if not getattr(app, "nerveroot_changed", False):
        return []
    executed = getattr(env, "nb_metadata", {})
    return [page for page, data in executed.items() if data.get("exec_data")]
