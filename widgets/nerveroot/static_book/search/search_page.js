/**
 * The search page: loads the index when the reader begins to type, shows what was
 * found while they type, and keeps the question in the address.
 *
 * Everything typed or found is written as text, never as markup.
 */

import { createEngine } from "./engine.js";
import { snippet } from "./snippet.js";

/** Long enough for a listener not to hear every letter counted. */
const TYPING_MS = 200;

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} className
 * @param {...(Node | string)} children
 */
function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** @param {string} address @param {...(Node | string)} children */
function link(address, ...children) {
  const made = element("a", "", ...children);
  made.setAttribute("href", address);
  return made;
}

/** @param {string} text @param {string[]} words */
function marked(text, words) {
  return snippet(text, words).map((piece) =>
    piece.found ? element("mark", "", piece.text) : piece.text,
  );
}

/** @param {import("./engine.js").Term} term */
function termCard({ address, names, definition }) {
  const [name, ...others] = names;
  const label = others.length > 0 ? `Glossary; also ${others.join(", ")}` : "Glossary";
  const card = element(
    "section",
    "nr-search-term",
    element("p", "nr-search-label", label),
    element("p", "", link(address, element("b", "", name))),
    element("p", "", definition),
  );
  card.setAttribute("aria-label", "From the glossary");
  return card;
}

/** @param {import("./engine.js").Result} result */
function resultItem({ address, title, places }) {
  const list = element("ul", "nr-search-places");
  for (const place of places) {
    const words = place.text
      ? [element("p", "", ...marked(place.text, place.words))]
      : [];
    const named = place.heading === title ? [] : [link(place.address, place.heading)];
    list.append(element("li", "", ...named, ...words));
  }
  return element("li", "", element("h2", "", link(address, title)), list);
}

/** @param {any} win the window; it holds the library and takes the index */
function start(win) {
  const form = /** @type {HTMLFormElement} */ (
    document.querySelector("form.nr-search")
  );
  const field = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const status = /** @type {HTMLElement} */ (
    document.querySelector(".nr-search-status")
  );
  const output = /** @type {HTMLElement} */ (
    document.querySelector(".nr-search-results")
  );
  /** @type {Promise<(query: string) => import("./engine.js").Answer> | null} */
  let engine = null;
  let typing = 0;

  function load() {
    engine ??= new Promise((resolve, reject) => {
      win.nerveroot = {
        /** @param {string} _name @param {string} json */
        value: (_name, json) => resolve(createEngine(win.MiniSearch, JSON.parse(json))),
      };
      const script = document.createElement("script");
      script.src = form.dataset.index ?? "";
      script.addEventListener("error", () => {
        engine = null;
        reject(new Error("The index of the search did not load."));
      });
      document.head.append(script);
    });
    return engine;
  }

  /** @param {import("./engine.js").Answer} answer @param {string} query */
  function show(answer, query) {
    const { results, term, suggestions } = answer;
    const count = results.length;
    const pages = count === 1 ? "1 page" : `${count} pages`;
    status.textContent =
      count > 0 ? `${pages} for “${query}”` : `Nothing found for “${query}”`;
    const parts = term ? [termCard(term)] : [];
    if (count > 0) {
      parts.push(element("ol", "nr-search-list", ...results.map(resultItem)));
    } else if (suggestions.length > 0) {
      const links = suggestions.flatMap((words) => [
        " ",
        link(`?q=${encodeURIComponent(words)}`, words),
      ]);
      parts.push(element("p", "", "Did you mean:", ...links));
    } else {
      parts.push(element("p", "", "Try another word, or a shorter question."));
    }
    // A reader who was already among the results of fewer letters is not thrown out.
    if (output.contains(document.activeElement)) field.focus();
    output.replaceChildren(...parts);
  }

  async function search() {
    const query = field.value.trim();
    if (!query) {
      status.textContent = "";
      output.replaceChildren();
      return;
    }
    try {
      if (!engine) status.textContent = "Loading the index …";
      const ask = await load();
      if (query === field.value.trim()) show(ask(query), query);
    } catch {
      status.textContent =
        "The index did not load. Connect to the network and search again.";
    }
  }

  function keepInAddress() {
    const query = field.value.trim();
    try {
      history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : "?");
    } catch {
      // Some browsers forbid it over file://; the search works without.
    }
  }

  // The field has the focus from the start: only its use asks for the index.
  field.addEventListener("pointerdown", () => void load().catch(() => {}));
  field.addEventListener("input", () => {
    void load().catch(() => {});
    clearTimeout(typing);
    typing = win.setTimeout(search, TYPING_MS);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typing);
    keepInAddress();
    void search();
  });
  document.addEventListener("keydown", (event) => {
    const inside = event.target instanceof Node && output.contains(event.target);
    if (event.target !== field && !inside) return;
    if (event.key === "Escape") {
      field.value = inside ? field.value : "";
      field.focus();
      if (!inside) void search();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const stops = [field, ...output.querySelectorAll("a")];
      const at = stops.indexOf(/** @type {HTMLAnchorElement} */ (event.target));
      const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
      if (!next) return;
      event.preventDefault();
      next.focus();
    } else return;
  });

  // What was typed before this program ran stays.
  field.value ||= (new URLSearchParams(location.search).get("q") ?? "").slice(0, 200);
  if (field.value) void search();
}

export default start;
