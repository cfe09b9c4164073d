"""The live site, and a chapter that is open in it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nerveroot.static_book.launch_buttons import LIVE_ENTRY, notebook_path
from playwright.sync_api import Locator, Page, expect

from tests import CHECKOUT
from tests.browser.server import serve

PATIENCE_MS = 90_000
LIVE_PYTHON = CHECKOUT / ".venv-live" / "bin" / "python"


def build_site(book: Path, folder: Path) -> Path:
    """
    Make the live site beside a built book.

    Parameters
    ----------
    book : Path
        The built book; it stays as it is.
    folder : Path
        An empty folder.

    Returns
    -------
    Path
        The folder to serve: the book's files, by links, and the live site.
    """
    site = folder / "site"
    site.mkdir()
    for entry in book.iterdir():
        if entry.name != "live":
            (site / entry.name).symlink_to(entry)
    notebooks = folder / "notebooks"
    for command in (
        [sys.executable, "-m", "live_site.chapters", CHECKOUT, notebooks],
        [LIVE_PYTHON, "-m", "live_site", site, notebooks],
    ):
        subprocess.run(command, check=True, cwd=CHECKOUT / "widgets")
    return site


def button_address(chapter: str) -> str:
    """Return where the button of a chapter leads, from the root of the book."""
    return f"{LIVE_ENTRY}?path={notebook_path(chapter)}"


class LivePage:
    """
    A chapter that is open in the reader's browser.

    Parameters
    ----------
    page : Page
        The browser's page.
    address : str
        The root of the book, without a slash at its end.
    """

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        page.set_viewport_size({"width": 1280, "height": 900})

    @property
    def line(self) -> Locator:
        """The line that says how far Python is."""
        return self.page.get_by_role("complementary", name="About this notebook")

    @property
    def status(self) -> Locator:
        """Its words."""
        return self.line.get_by_role("status")

    def open(self, chapter: str) -> None:
        """Follow the button of a chapter and wait until all its cells have run."""
        self.page.goto(f"{self.address}/{button_address(chapter)}")
        self.until("ready")
        expect(self.status).to_contain_text("Ready: Python runs here")

    def until(self, state: str) -> None:
        """Wait for a state of the start."""
        expect(self.line).to_have_attribute("data-state", state, timeout=PATIENCE_MS)

    def write_and_run(self, code: str, after: int) -> Locator:
        """Write a cell below another one, run it by keys; return what it says."""
        self.page.evaluate(
            """async (index) => {
                const { content } = jupyterapp.shell.currentWidget;
                content.activeCellIndex = index;
                await jupyterapp.commands.execute("notebook:insert-cell-below");
                await jupyterapp.commands.execute("notebook:enter-edit-mode");
            }""",
            after,
        )
        cell = self.page.locator(".jp-Cell.jp-mod-active")
        expect(cell.locator(".cm-content")).to_be_focused()
        self.page.keyboard.insert_text(code)
        self.page.keyboard.press("Control+Enter")
        return cell.locator(".jp-OutputArea-output")

    def has_kept_outputs(self, chapter: str) -> bool:
        """Return whether the browser keeps a copy of a chapter that has run."""
        kept: bool = self.page.evaluate(
            """async (path) => {
                const { contents } = jupyterapp.serviceManager;
                const { content } = await contents.get(path, { content: true });
                return content.cells.some(({ outputs }) => outputs?.length);
            }""",
            notebook_path(chapter),
        )
        return kept

    def run_silently(self, code: str) -> list[str]:
        """Run code as a cell would; return its errors."""
        errors: list[str] = self.page.evaluate(
            """async (code) => {
                const { sessionContext } = jupyterapp.shell.currentWidget;
                const future = sessionContext.session.kernel.requestExecute({ code });
                const errors = [];
                future.onIOPub = ({ header, content }) => {
                    if (header.msg_type === "error") {
                        errors.push(`${content.ename}: ${content.evalue}`);
                    }
                };
                // A kernel that died answers nothing.
                const silence = new Promise((_, reject) => {
                    setTimeout(() => reject(new Error("no answer")), 60_000);
                });
                const reply = await Promise.race([future.done, silence]);
                const isFine = reply.content.status === "ok" || errors.length;
                return isFine ? errors : [reply.content.status];
            }""",
            code,
        )
        return errors


@contextmanager
def served_live(book: Path, folder: Path) -> Iterator[tuple[Path, str]]:
    """Make and serve the live site while the ``with`` block runs."""
    site = build_site(book, folder)
    with serve(site) as address:
        yield site, address
