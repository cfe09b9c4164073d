"""A chapter that is open as a notebook in the browser, and the kernel behind it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from jupyter_client import BlockingKernelClient
from playwright.sync_api import Page, expect

from tests.launch.jupyter import Lab

PATIENCE_MS = 60_000


def open_and_run(page: Page, lab: Lab, place: str, tool_name: str) -> None:
    """
    Open a chapter, run all its cells and wait for its tool.

    Parameters
    ----------
    page : Page
        An empty page of the browser.
    lab : Lab
        The server.
    place : str
        What follows the server's address, such as ``lab/tree/book/index.md``.
    tool_name : str
        Name of the tool that the chapter shows.
    """
    page.set_viewport_size({"width": 1400, "height": 1000})
    page.goto(f"{lab.url}{place}{'&' if '?' in place else '?'}token={lab.token}")
    expect(page.locator(".jp-NotebookPanel")).to_be_visible(timeout=PATIENCE_MS)
    # A cell that is run before its kernel is there opens a dialog instead.
    ready = page.get_by_role("button", name=re.compile(r"^Python 3.*\| Idle$"))
    expect(ready).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    tool = page.locator(f'[data-tool="{tool_name}"][data-ready="true"]')
    expect(tool.first).to_be_visible(timeout=PATIENCE_MS)


def close_notebooks(page: Page, lab: Lab) -> None:
    """Stop the kernels of all open notebooks."""
    sessions = f"{lab.url}api/sessions"
    login = {"Authorization": f"token {lab.token}"}
    for session in page.request.get(sessions, headers=login).json():
        page.request.delete(f"{sessions}/{session['id']}", headers=login)


@contextmanager
def connected_kernel(lab: Lab) -> Iterator[BlockingKernelClient]:
    """Talk to the kernel of the one open notebook while the ``with`` block runs."""
    (connection,) = lab.runtime.glob("kernel-*.json")
    client = BlockingKernelClient(connection_file=str(connection))
    client.load_connection_file()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=30)
        yield client
    finally:
        client.stop_channels()


def run(kernel: BlockingKernelClient, code: str) -> None:
    """Run code in the kernel; fail where it fails."""
    reply = kernel.execute(code, reply=True, timeout=30)
    assert reply["content"]["status"] == "ok", reply["content"]


def find_tool(
    kernel: BlockingKernelClient, class_name: str, name: str = "tool"
) -> None:
    """Give a name to the chapter's first object of a class."""
    run(
        kernel,
        f"""
import gc
from nerveroot import {class_name}
{name} = [thing for thing in gc.get_objects() if isinstance(thing, {class_name})][0]
""",
    )


def value_of(kernel: BlockingKernelClient, expression: str) -> str:
    """Return the text of a value in the kernel's memory."""
    reply = kernel.execute(
        "", user_expressions={"value": expression}, reply=True, timeout=30
    )["content"]["user_expressions"]["value"]
    assert reply["status"] == "ok", reply
    text: str = reply["data"]["text/plain"]
    return text
