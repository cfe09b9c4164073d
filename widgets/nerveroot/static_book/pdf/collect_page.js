// Takes the text of a built page for the joined book: runs within that page.

/** @typedef {{ html: string, title: string, kind: string, styles: string[] }} Collected */

/**
 * @param {{ prefix: string, anchors: Record<string, string> }} options `prefix` for its
 *   ids; the id that each page of the book gets, by the path of its address
 * @returns {Collected}
 */
({ prefix, anchors }) => {
  const article = document.querySelector("article.bd-article");
  if (!article) throw new Error(`${location.href} holds no text of the book`);
  // What stands there for a click, for want of a script, or for who has guessed.
  const gone =
    "script, noscript, .headerlink, .nr-launch, .nr-chart-csv, .nr-guess, .nr-question-note";
  for (const element of article.querySelectorAll(gone)) element.remove();
  // Paper has no click.
  for (const fold of article.querySelectorAll("details")) fold.open = true;

  const ids = new Set([...article.querySelectorAll("[id]")].map(({ id }) => id));
  /** @param {string} id */
  const named = (id) => (ids.has(id) ? `${prefix}--${id}` : id);
  /** @param {string} text */
  const renamedUrls = (text) =>
    text.replace(/url\((["']?)#([^"')]+)\1\)/g, (_, __, id) => `url(#${named(id)})`);
  const lists = ["aria-labelledby", "aria-describedby", "aria-controls", "for"];

  for (const element of article.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) {
      if (name === "id") element.id = named(value);
      else if (lists.includes(name))
        element.setAttribute(name, value.split(/\s+/).map(named).join(" "));
      else if (value.includes("url(")) element.setAttribute(name, renamedUrls(value));
    }
    if (element.localName === "style")
      element.textContent = renamedUrls(element.textContent ?? "");
    const source = element.getAttribute("src");
    if (source) element.setAttribute("src", new URL(source, location.href).href);
    if (element.hasAttribute("href")) settle(element);
  }

  /** @param {Element} element a link, or what draws another element or an image */
  function settle(element) {
    const address = new URL(element.getAttribute("href") ?? "", location.href);
    const place = decodeURIComponent(address.hash.slice(1));
    const isHere = address.pathname === location.pathname;
    if (element.localName !== "a") {
      const isPart = isHere && place !== "";
      element.setAttribute("href", isPart ? `#${named(place)}` : address.href);
    } else if (address.origin === location.origin) {
      const page = anchors[address.pathname];
      // The state of a tool, the search, a file to download: nothing on paper.
      if (page === undefined) element.removeAttribute("href");
      else if (place === "" || place.includes("="))
        element.setAttribute("href", `#${page}`);
      else element.setAttribute("href", `#${page}--${place}`);
    }
  }

  const heading = article.querySelector("h1");
  const styles = document.querySelectorAll('link[rel="stylesheet"]');
  const holder = document.createElement("div");
  holder.append(article);
  return {
    html: holder.getHTML(),
    title: heading?.textContent?.trim() ?? document.title,
    kind: document.body.className,
    styles: [...styles].map((link) => /** @type {HTMLLinkElement} */ (link).href),
  };
};
