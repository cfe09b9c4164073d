"""A page that was read can be read again without a network, and is never half old."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from nerveroot.static_book.offline.service_worker import worker_script
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import axe, checks, waiting
from tests.browser.chart import charts_of
from tests.browser.conftest import MAP_PAGE
from tests.browser.dermatome_map import MapOnPage
from tests.browser.next_build import make_next_build
from tests.browser.unsteady_server import PLACE, UnsteadyServer, serve_unsteadily

OTHER_PAGE = "book/clinical/red-flags.html"
CHART_PAGE = "book/treatment/surgery.html"
UNREAD_PAGE = "book/about/disclaimer.html"

pytestmark = pytest.mark.browser_context_args(service_workers="allow")

_KEPT = """async () => {
  const kept = [];
  for (const name of await caches.keys()) {
    const requests = await (await caches.open(name)).keys();
    kept.push(...requests.map(({ url }) => url));
  }
  return kept;
}"""

#: What of the three is of the next build; nothing is of the first.
_BUILDS = """() => [
  document.body.dataset.build, globalThis.bookCode, globalThis.bookData,
].map((mark) => mark ?? "first")"""


#: Fails for a picture that does not load.
_PICTURES = """async () => {
  const pictures = [...document.querySelectorAll("image")].map(({ href }) =>
    Object.assign(new Image(), { src: href.baseVal }));
  await Promise.all(pictures.map((picture) => picture.decode()));
  return pictures.length;
}"""


@pytest.fixture
def server(built: Path) -> Iterator[UnsteadyServer]:
    with serve_unsteadily(built) as server:
        yield server


def kept(page: Page) -> set[str]:
    """Return what the browser keeps, as addresses below the root of the book."""
    root = page.evaluate("() => location.origin") + PLACE
    addresses: list[str] = page.evaluate(_KEPT)
    return {address.removeprefix(root) for address in addresses}


def until(page: Page, condition: str, arg: object = None) -> None:
    """
    Wait for an asynchronous condition.

    Playwright's own ``wait_for_function`` asks such a one only once.
    """
    page.evaluate(
        f"""async (arg) => {{
          const end = Date.now() + {waiting.PATIENCE_MS};
          while (!(await ({condition})(arg))) {{
            if (Date.now() > end) throw new Error("this never came true");
            await new Promise((resolve) => setTimeout(resolve, 50));
          }}
        }}""",
        arg,
    )


def until_kept(page: Page, address: str) -> None:
    """Wait until the worker is installed, serves the page and has kept it."""
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    root = page.evaluate("() => location.origin") + PLACE
    until(page, "(url) => caches.match(url)", root + address)


def until_updated(page: Page, server: UnsteadyServer) -> None:
    """Wait until the browser has looked for a new worker and, if so, runs it."""
    until(
        page,
        """async () => {
          const worker = await navigator.serviceWorker.getRegistration();
          await worker.update();
          return !worker.installing && !worker.waiting
            && worker.active.state === "activated";
        }""",
    )
    assert "sw.js" in server.asked


def read(page: Page, server: UnsteadyServer, address: str) -> None:
    """Open a page with a network and wait until it is kept."""
    page.goto(f"{server.address}/{address}")
    waiting.until_usable(page)
    until_kept(page, address)


def note(page: Page):
    return page.locator('[data-part="saved-note"]')


def open_stores(page: Page, *names: str) -> None:
    page.evaluate("(names) => Promise.all(names.map((n) => caches.open(n)))", names)


def stores(page: Page) -> set[str]:
    return set(page.evaluate("() => caches.keys()"))


def stores_of_others(server: UnsteadyServer) -> set[str]:
    """Name the stores of other books on the same server, one of them below ours."""
    return {
        f"nerveroot {server.address}/v/0.1.0/ 1",
        f"nerveroot {server.address.rpartition('/')[0]}/ 1",
        "of nobody we know",
    }


def use_map(page: Page) -> None:
    the_map = MapOnPage(page)
    the_map.view("foot_dorsum").click()
    page.mouse.click(*the_map.point_on("hallux_dorsal"))
    expect(the_map.button("hallux_dorsal")).to_have_attribute("aria-pressed", "true")


def test_a_read_page_opens_without_network(page: Page, server: UnsteadyServer) -> None:
    """A font, a drawing or the data is missing when the network is."""
    read(page, server, MAP_PAGE)
    expect(note(page)).to_have_count(0)
    server.is_up = False
    page.goto(f"{server.address}/{MAP_PAGE}?from=message#view=sole")
    waiting.until_usable(page)
    assert not checks.faces_not_loaded(page)
    pictures = page.evaluate(_PICTURES)
    assert pictures > 0
    expect(note(page)).to_have_text(re.compile(r"kept on \d+ \w+ 20\d\d.*\d\d:\d\d"))
    expect(MapOnPage(page).view("sole")).to_have_attribute("aria-pressed", "true")
    use_map(page)


def test_a_chart_that_was_used_lives_without_network(
    page: Page, server: UnsteadyServer
) -> None:
    """The charting library is asked of the network each time."""
    read(page, server, CHART_PAGE)
    assert not [name for name in kept(page) if "plotly" in name]
    used, unused = charts_of(page)[0], charts_of(page)[-1]
    used.use()
    until(page, f"async () => (await ({_KEPT})()).join().includes('plotly')")
    server.is_up = False
    page.reload()
    waiting.until_usable(page)
    expect(note(page)).to_be_visible()
    charts_of(page)[0].use()
    assert unused.name != used.name
    last = charts_of(page)[-1]
    last.chart.focus()
    expect(last.frame.get_by_role("alert")).to_contain_text("could not load")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_an_unread_page_leads_to_the_read_ones(
    page: Page, server: UnsteadyServer, axe_source: str, theme: str, width: int
) -> None:
    """The browser's own error stands there, or a page that only looks like ours."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme)
    read(page, server, MAP_PAGE)
    read(page, server, OTHER_PAGE)
    server.is_up = False
    page.goto(f"{server.address}/{UNREAD_PAGE}")
    expect(page.get_by_role("heading", level=1)).to_have_text("No connection")
    links = page.locator('[data-part="saved-pages"] a')
    expect(links).to_have_text(["Red flags", "Dermatomes"])
    assert not checks.faces_not_loaded(page)
    assert not checks.too_wide(page)
    assert not checks.small_controls(page)
    assert not axe.violations(page, axe_source)
    links.nth(1).click()
    waiting.until_usable(page)
    expect(note(page)).to_be_visible()
    assert not checks.too_wide(page)
    assert not axe.violations(page, axe_source)
    # The reader's way in, and a page with a question in its address.
    page.goto(f"{server.address}/")
    page.wait_for_url("**/book/index.html")
    expect(links).to_have_count(2)


def test_the_next_build_takes_the_place_of_the_first(
    page: Page, server: UnsteadyServer, built: Path, tmp_path: Path
) -> None:
    """Old code runs with new data, or what is kept grows with every build."""
    read(page, server, OTHER_PAGE)
    read(page, server, MAP_PAGE)
    assert page.evaluate(_BUILDS) == ["first"] * 3
    (own,) = stores(page)
    open_stores(page, f"nerveroot {server.address}/ 0", *stores_of_others(server))
    names = make_next_build(built, tmp_path / "next", MAP_PAGE)
    before = kept(page)
    assert all(f"_static/nerveroot/{name}" in before for name in names)
    server.folder = tmp_path / "next"
    page.reload()
    waiting.until_usable(page)
    assert page.evaluate(_BUILDS) == ["next"] * 3
    until_updated(page, server)
    until(
        page,
        f"async (gone) => {{ const kept = (await ({_KEPT})()).join();"
        " return !gone.some((name) => kept.includes(name)) }",
        list(names),
    )
    after = kept(page)
    assert all(f"_static/nerveroot/{name}" in after for name in names.values())
    assert after - before == {f"_static/nerveroot/{name}" for name in names.values()}
    assert stores(page) == {own, *stores_of_others(server)}
    server.is_up = False
    page.reload()
    waiting.until_usable(page)
    assert page.evaluate(_BUILDS) == ["next"] * 3
    use_map(page)


def test_a_page_that_is_not_open_is_renewed(
    page: Page, server: UnsteadyServer, built: Path, tmp_path: Path
) -> None:
    """A correction reaches only those pages that are opened after it."""
    read(page, server, MAP_PAGE)
    read(page, server, OTHER_PAGE)
    make_next_build(built, tmp_path / "next", MAP_PAGE)
    server.folder = tmp_path / "next"
    page.reload()
    until_updated(page, server)
    until(
        page,
        "async (url) =>"
        " (await (await caches.match(url)).text()).includes('data-build')",
        f"{server.address}/{MAP_PAGE}",
    )
    server.is_up = False
    page.goto(f"{server.address}/{MAP_PAGE}")
    waiting.until_usable(page)
    assert page.evaluate(_BUILDS) == ["next"] * 3


def test_who_saves_data_keeps_what_was_read(
    page: Page, server: UnsteadyServer, built: Path, tmp_path: Path
) -> None:
    """An update spends the traffic that the reader wants to save, or drops a page."""
    read(page, server, MAP_PAGE)
    read(page, server, OTHER_PAGE)
    make_next_build(built, tmp_path / "next", MAP_PAGE)
    worker = tmp_path / "next" / "sw.js"
    wish = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}});"
    worker.write_text(wish + worker.read_text("utf-8"), "utf-8")
    server.folder = tmp_path / "next"
    server.asked.clear()
    page.reload()
    until_updated(page, server)
    assert MAP_PAGE not in server.asked
    server.is_up = False
    page.goto(f"{server.address}/{MAP_PAGE}")
    waiting.until_usable(page)
    assert page.evaluate(_BUILDS) == ["first"] * 3


def test_no_more_pages_are_kept_than_there_is_room_for(
    page: Page, server: UnsteadyServer, built: Path, tmp_path: Path
) -> None:
    """What is kept grows without end, or the page that is being read goes first."""
    read(page, server, OTHER_PAGE)
    more = [f"book/more/{number}.html" for number in range(90)]
    page.evaluate(
        """async (addresses) => {
          const store = await caches.open((await caches.keys())[0]);
          for (const address of addresses) {
            await store.put(address, new Response("<title>More</title>"));
          }
        }""",
        [f"{server.address}/{address}" for address in more],
    )
    make_next_build(built, tmp_path / "next", MAP_PAGE)
    server.bodies = dict.fromkeys(more, b"<title>More</title>")
    server.folder = tmp_path / "next"
    page.reload()
    until_updated(page, server)
    pages = {address for address in kept(page) if address.startswith("book/")}
    assert len(pages) == 80
    assert OTHER_PAGE in pages


@pytest.mark.parametrize("body", [None, b"globalThis.bookData = 'of nobody';"])
def test_a_build_that_does_not_come_whole_leaves_the_older_copy(
    page: Page, server: UnsteadyServer, built: Path, tmp_path: Path, body: bytes | None
) -> None:
    """A new page is kept while its data is missing, or is not what its name says."""
    read(page, server, MAP_PAGE)
    names = make_next_build(built, tmp_path / "next", MAP_PAGE)
    (data,) = [
        f"_static/nerveroot/{n}" for n in names.values() if n.startswith("facts")
    ]
    if body is None:
        (tmp_path / "next" / data).unlink()
    else:
        server.bodies[data] = body
    server.folder = tmp_path / "next"
    server.asked.clear()
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-build", "next")
    # Asked for by the page, by its keeper, and by the worker of the next build.
    until_updated(page, server)
    assert data not in kept(page)
    server.is_up = False
    page.reload()
    waiting.until_usable(page)
    assert page.evaluate(_BUILDS) == ["first"] * 3


def test_a_file_that_comes_late_is_asked_for_again(
    page: Page, server: UnsteadyServer, built: Path, tmp_path: Path
) -> None:
    """A refusal in the browser's own cache stands for a file that is there by now."""
    read(page, server, MAP_PAGE)
    names = make_next_build(built, tmp_path / "next", MAP_PAGE)
    (data,) = [n for n in names.values() if n.startswith("facts")]
    place = tmp_path / "next" / "_static" / "nerveroot" / data
    late = place.rename(tmp_path / data)
    server.caching = "max-age=600"
    server.folder = tmp_path / "next"
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-build", "next")
    until_updated(page, server)
    late.rename(place)
    page.reload()
    waiting.until_usable(page)
    assert page.evaluate(_BUILDS) == ["next"] * 3


def test_a_slow_network_does_not_keep_the_reader_waiting(
    page: Page, server: UnsteadyServer
) -> None:
    """A kept page waits behind a network that hardly answers."""
    read(page, server, OTHER_PAGE)
    server.seconds = 60
    page.goto(f"{server.address}/{OTHER_PAGE}", wait_until="commit")
    expect(note(page)).to_be_visible()


def test_a_page_that_is_gone_is_forgotten(
    page: Page, server: UnsteadyServer, built: Path, tmp_path: Path
) -> None:
    """A page that was taken back, for a reason, lives on in browsers."""
    read(page, server, OTHER_PAGE)
    make_next_build(built, tmp_path / "next", MAP_PAGE)
    (tmp_path / "next" / OTHER_PAGE).unlink()
    server.folder = tmp_path / "next"
    response = page.goto(f"{server.address}/{OTHER_PAGE}")
    assert response is not None
    assert response.status == 404
    page.goto(f"{server.address}/{MAP_PAGE}")
    until_kept(page, MAP_PAGE)
    assert OTHER_PAGE not in kept(page)


@pytest.mark.parametrize(
    "fault",
    [
        "CacheStorage.prototype.open = () => Promise.reject(new Error('broken'))",
        "Cache.prototype.put = () => Promise.reject("
        "new DOMException('full', 'QuotaExceededError'))",
        "navigator.locks.request = () => Promise.reject(new Error('no locks'))",
    ],
    ids=["broken", "full", "no locks"],
)
def test_a_store_that_fails_stops_no_page(
    page: Page, context: BrowserContext, server: UnsteadyServer, fault: str
) -> None:
    """Without room for a copy the page itself does not open."""
    read(page, server, OTHER_PAGE)
    (worker,) = context.service_workers
    worker.evaluate(f"() => {{ {fault} }}")
    complaints: list[str] = []
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("console", lambda line: complaints.append(f"{line.type} {line.text}"))
    page.goto(f"{server.address}/{MAP_PAGE}")
    waiting.until_usable(page)
    use_map(page)
    page.goto(f"{server.address}/offline.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("No connection")
    assert not [line for line in complaints if not line.startswith("log")]


def test_the_way_out(
    page: Page, server: UnsteadyServer, built: Path, tmp_path: Path
) -> None:
    """A worker that proves harmful cannot be taken back from readers' browsers."""
    read(page, server, OTHER_PAGE)
    open_stores(page, *stores_of_others(server))
    make_next_build(built, tmp_path / "next", MAP_PAGE)
    (tmp_path / "next" / "sw.js").write_text(worker_script("next", "off"), "utf-8")
    server.folder = tmp_path / "next"
    page.reload()
    gone = "async () => !(await navigator.serviceWorker.getRegistration())"
    until(page, gone)
    page.goto(f"{server.address}/{MAP_PAGE}")
    assert page.evaluate("() => navigator.serviceWorker.controller === null")
    assert stores(page) == stores_of_others(server)


def test_kernels_downloads_and_older_versions_are_left_alone(
    page: Page, server: UnsteadyServer, built: Path, tmp_path: Path
) -> None:
    """The worker fights with that of the notebooks, or keeps every download."""
    make_next_build(built, tmp_path / "next", MAP_PAGE)
    for folder in ("live", "v/0.1.0", "downloads"):
        place = tmp_path / "next" / folder
        place.mkdir(parents=True)
        (place / "index.html").write_text("<!doctype html><title>other</title>")
    server.folder = tmp_path / "next"
    read(page, server, OTHER_PAGE)
    for folder in ("live", "v/0.1.0", "downloads"):
        page.goto(f"{server.address}/{folder}/index.html")
        expect(page).to_have_title("other")
    read(page, server, OTHER_PAGE)
    assert not [
        name for name in kept(page) if not re.match(r"book/|_static/|\w+\.html", name)
    ]
    server.is_up = False
    with pytest.raises(Exception, match="net::ERR"):
        page.goto(f"{server.address}/live/index.html")


def test_nothing_is_registered_over_file(page: Page, built: Path) -> None:
    """Opened from the disk, every page complains of a worker that cannot be."""
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text))
    page.goto((built / OTHER_PAGE).as_uri())
    waiting.until_usable(page)
    assert not complaints
