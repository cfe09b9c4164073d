"""Checks of one open page: each returns the defects that it finds, as sentences."""

from playwright.sync_api import Page

from tests.browser.built_book import (
    CHART_TOOLS,
    DRAWN_TOOLS,
    FORM_TOOLS,
    PLATES,
    QUIZ,
    TABLE,
    BookPage,
)

FEWEST_SHAPES = 20
"""No drawing of the body has fewer shapes than this; a colour key has."""

_TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  const found = [];
  if (document.documentElement.scrollWidth > room) {
    found.push(`the page is ${document.documentElement.scrollWidth} px wide, `
      + `the window ${room} px`);
    for (const element of document.querySelectorAll("body *")) {
      const right = element.getBoundingClientRect().right;
      if (right > room + 1 && found.length < 6) {
        found.push(`<${element.localName} class="${element.className}"> ends at `
          + `${Math.round(right)} px`);
      }
    }
  }
  return found;
}"""

_SMALL_CONTROLS = """(least) => {
  const found = [];
  const kinds = "button, input:not([type=hidden]), select, textarea, summary, "
    + "[role=button], [role=tab], a.nr-button";
  for (const control of document.querySelectorAll(kinds)) {
    if (!control.checkVisibility({ visibilityProperty: true })) continue;
    if (control.disabled || control.closest("[inert], [aria-hidden=true]")) continue;
    const target = control.matches("input")
      ? (control.closest("label") ?? control.labels?.[0] ?? control) : control;
    const { width, height } = target.getBoundingClientRect();
    if (width === 0 || height === 0) continue;
    if (width < least - 0.5 || height < least - 0.5) {
      const name = control.ariaLabel ?? (target.innerText || control.name || "");
      found.push(`<${control.localName} class="${control.className}"> `
        + `"${name.trim().slice(0, 40)}" is ${Math.round(width)} × `
        + `${Math.round(height)} px`);
    }
  }
  return found;
}"""

_HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter((heading) => heading.checkVisibility())
  .map((heading) => [Number(heading.localName[1]), heading.innerText.trim()])"""

_FACES = """() => ["body", "h1"].flatMap((selector) => {
  const wanted = getComputedStyle(document.querySelector(selector)).fontFamily;
  const family = wanted.split(",")[0].replaceAll('"', "").trim();
  const loaded = [...document.fonts].some((face) =>
    face.family.replaceAll('"', "") === family && face.status === "loaded");
  return loaded ? [] : [`${selector} is set in ${family}, which was not loaded`];
})"""

# Patches of one colour may be written as one path, so shapes are counted, not paths.
_DRAWINGS = """(selector) => [...document.querySelectorAll(selector)].map((drawing) =>
  drawing.checkVisibility() ? [...drawing.querySelectorAll("path")].filter((path) => {
    const box = path.getBBox();
    return box.width > 0 && box.height > 0;
  }).reduce((sum, path) => sum + path.getAttribute("d").match(/m/gi).length, 0)
  : null)"""


def too_wide(page: Page) -> list[str]:
    """Find what makes the page scroll sideways."""
    found: list[str] = page.evaluate(_TOO_WIDE)
    return found


def small_controls(page: Page, least: int = 44) -> list[str]:
    """Find visible controls that a fingertip may miss."""
    found: list[str] = page.evaluate(_SMALL_CONTROLS, least)
    return found


def heading_defects(page: Page) -> list[str]:
    """Find what would mislead a reader who walks from heading to heading."""
    headings: list[tuple[int, str]] = page.evaluate(_HEADINGS)
    titles = [text for level, text in headings if level == 1]
    found = [] if len(titles) == 1 else [f"{len(titles)} first headings: {titles}"]
    before = 0
    for level, text in headings:
        if level > before + 1:
            found.append(f"h{level} “{text}” follows a heading of level {before}")
        if not text:
            found.append(f"an h{level} has no text")
        before = level
    return found


def faces_not_loaded(page: Page) -> list[str]:
    """Find text that is shown in a fallback because the book's own face is missing."""
    found: list[str] = page.evaluate(_FACES)
    return found


def missing_drawings(page: Page, expected: BookPage) -> list[str]:
    """
    Find what the source makes and the built page does not show.

    Parameters
    ----------
    page : Page
        The built page, with its widgets ready. Its window is made narrow and wide
        again, because some plates are for phones or laptops only.
    expected : BookPage
        The same page as its source describes it.

    Returns
    -------
    list of str
        One sentence per kind of drawing, quiz or table of which something is missing.
    """
    tools = {
        name: f'[data-tool="{tool}"]'
        for name, tool in (DRAWN_TOOLS | CHART_TOOLS).items()
    }
    found = []
    for names, selector in (
        *(((name,), selector) for name, selector in tools.items()),
        (PLATES, ".nr-plate"),
    ):
        wanted = expected.count(*names)
        drawn = _drawn_shapes(page, selector) if wanted else []
        bodies = [shapes for shapes in drawn if shapes >= FEWEST_SHAPES]
        if len(bodies) < wanted:
            found.append(
                f"{expected}: the source makes {wanted} {' or '.join(names)}, the "
                f"built page shows {len(bodies)} (shapes in what it holds: {drawn})"
            )
    for name, selector in (
        (QUIZ, '[data-tool="quiz"] :is(form, [data-part="summary"])'),
        (TABLE, "table.nr-finding-table"),
        *((name, f'[data-tool="{tool}"]') for name, tool in FORM_TOOLS.items()),
    ):
        shown = [place for place in page.locator(selector).all() if place.inner_text()]
        if len(shown) < expected.count(name):
            found.append(
                f"{expected}: the source makes {expected.count(name)} {name}, the "
                f"built page shows {len(shown)}"
            )
    return found


def _drawn_shapes(page: Page, selector: str) -> list[int]:
    """Count the shapes of each drawing at the width at which it shows most."""
    counts = []
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        counts.append(page.evaluate(_DRAWINGS, selector))
    return [max(narrow or 0, wide or 0) for narrow, wide in zip(*counts, strict=True)]
