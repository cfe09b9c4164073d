"""Links that open a page elsewhere: as a live notebook, or at its source."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urlsplit

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.osutil import relative_uri

from .site_folders import LIVE

#: The public Binder service; `BOOK_BINDER` names another one.
DEFAULT_BINDER = "https://mybinder.org"
#: The branch, tag or commit that links name unless `BOOK_REF` names another one.
DEFAULT_REF = "main"
#: The page of the live site, below the root of the book, that opens a notebook.
LIVE_ENTRY = f"{LIVE}/notebooks/index.html"

#: Environment variables of the build, and the settings that they fill.
VARIABLES = {
    "BOOK_REPOSITORY": "book_repository",
    "BOOK_REF": "book_ref",
    "BOOK_BINDER": "book_binder",
    "BOOK_LIVE": "book_live",
}
#: Those that hold an address.
ADDRESSES = ("BOOK_REPOSITORY", "BOOK_BINDER")


@dataclass(frozen=True)
class Repository:
    """
    Where the source of the book is published.

    Parameters
    ----------
    url : str
        Address of the repository, without a slash at the end.
    ref : str
        Branch, tag or commit that the book was built from.
    """

    url: str
    ref: str = DEFAULT_REF

    def source(self, path: str) -> str:
        """Return the address at which a file can be read."""
        return f"{self.url}/blob/{quote(self.ref)}/{quote(path)}"

    def new_issue(self, page: str) -> str:
        """Return the address at which an error on a page is reported."""
        return f"{self.url}/issues/new?title={quote(f'Error on {page}')}"

    def binder(self, service: str, path: str) -> str:
        """
        Return the address that opens a file of the repository in JupyterLab.

        Parameters
        ----------
        service : str
            Address of a Binder service.
        path : str
            The file, from the root of the repository.

        Returns
        -------
        str
            Binder knows GitHub and GitLab by name, every other host by its address.
        """
        host = urlsplit(self.url).hostname
        name = urlsplit(self.url).path.strip("/")
        if host == "github.com":
            repository = f"gh/{quote(name)}"
        elif host == "gitlab.com":
            repository = f"gl/{quote(name, safe='')}"
        else:
            repository = f"git/{quote(self.url, safe='')}"
        opened = quote(f"lab/tree/{quote(path)}", safe="")
        ref = quote(self.ref, safe="")
        return f"{service.rstrip('/')}/v2/{repository}/{ref}?urlpath={opened}"


def register(app: Sphinx) -> None:
    """Add the settings that the environment of the build fills."""
    app.add_config_value("book_repository", "", "html", str)
    app.add_config_value("book_ref", "", "html", str)
    app.add_config_value("book_binder", "", "html", str)
    app.add_config_value("book_live", "", "html", str)


def repository_of(app: Sphinx) -> Repository | None:
    """Return the repository of the book, or nothing where it is not published."""
    url: str = app.config.book_repository
    if not url:
        return None
    # As it is copied from a page, or for git: pages have no such ending.
    url = url.rstrip("/").removesuffix(".git")
    return Repository(url, app.config.book_ref or DEFAULT_REF)


def repository_links(app: Sphinx, page: str) -> dict[str, str]:
    """Return the links that need a repository, by their names in the templates."""
    repository = repository_of(app)
    if repository is None:
        return {}
    return {
        "nr_issue_url": repository.new_issue(page),
        "nr_source_url": repository.source(app.env.doc2path(page, base=False)),
    }


def notebook_path(source: str) -> str:
    """Return where the live site keeps the notebook of a chapter's source."""
    return f"{source.rpartition('.')[0]}.ipynb"


def live_url(app: Sphinx, page: str) -> str:
    """Return the address of a page's live notebook, relative to the page."""
    notebook = notebook_path(app.env.doc2path(page, base=False))
    entry = relative_uri(app.builder.get_target_uri(page), LIVE_ENTRY)
    return f"{entry}?path={quote(notebook)}"


def has_code(doctree: nodes.document) -> bool:
    """Return whether a page holds a cell that can be run."""
    return any(
        container.get("nb_element") == "cell_code"
        for container in doctree.findall(nodes.container)
    )


def launch_links(app: Sphinx, doctree: nodes.document, page: str) -> str:
    """
    Return the links that run a page, as HTML.

    Parameters
    ----------
    app : Sphinx
        The build.
    doctree : nodes.document
        The page; nothing is offered where it holds no code.
    page : str
        Its name.

    Returns
    -------
    str
        Empty where the book was built without live notebooks and is not published.
        An ePub has neither: it is read far from the book's own address.
    """
    if app.builder.name == "epub" or not has_code(doctree):
        return ""
    links: dict[str, str] = {}
    if app.config.book_live:
        links["Run this page live"] = live_url(app, page)
    repository = repository_of(app)
    if repository is not None:
        service = app.config.book_binder or DEFAULT_BINDER
        source = app.env.doc2path(page, base=False)
        links["Open in Binder"] = repository.binder(service, source)
    if not links:
        return ""
    anchors = "".join(
        f'<a href="{escape(address)}">{words}</a>' for words, address in links.items()
    )
    return f'<span class="nr-launch">{anchors}</span>'
