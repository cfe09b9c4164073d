// What the service worker reads in pages and writes into them. Everything here is text:
// a worker has no document.

/** @typedef {import("./types.d.ts").SavedPage} SavedPage */

/** The page that stands for those that were never read, from the root of the book. */
export const OFFLINE_PAGE = "offline.html";

/** Files of ours carry twelve digits of the digest of what they hold. */
const HASHED_NAME = /[\w-]+\.([0-9a-f]{12})\.\w+/g;
const PICTURE_OR_FONT = /\.(?:webp|png|svg|woff2)$/;
const LOADING_TAG = /<(?:script|link|img|source|image)\b[^>]*>/g;
const LOADED_LINK = /\srel="(?:stylesheet|icon)"/;

/**
 * Whether an address is one that readers of the book open: not its live notebooks, its
 * downloads or a kept older version, which have folders of their own.
 *
 * @param {URL} address
 * @param {string} scope address of the book's root, with a slash at its end
 */
export function isOfBook(address, scope) {
  const { origin, pathname } = new URL(scope);
  if (address.origin !== origin || !address.pathname.startsWith(pathname)) return false;
  const path = address.pathname.slice(pathname.length);
  if (path === "sw.js") return false;
  return /^(?:book\/|_static\/|$|[^/]+\.(?:html|js)$)/.test(path);
}

/**
 * The address under which a page is kept: without question and place.
 *
 * @param {string} address
 */
export function pageAddress(address) {
  const { origin, pathname } = new URL(address);
  return origin + (pathname.endsWith("/") ? `${pathname}index.html` : pathname);
}

/**
 * The digest that a file's name promises, or nothing.
 *
 * @param {string} address
 */
export function promisedDigest(address) {
  const name = new URL(address).pathname.split("/").pop() ?? "";
  return /^[\w-]+\.([0-9a-f]{12})\.\w+$/.exec(name)?.[1] ?? "";
}

/**
 * Every name with a digest in a page, a script or a style sheet.
 *
 * @param {string} text
 */
export function hashedNames(text) {
  return new Set(text.match(HASHED_NAME) ?? []);
}

/**
 * The pictures and fonts that a script or style sheet names; they lie beside it.
 *
 * @param {string} text
 * @param {string} address
 */
export function picturesOf(text, address) {
  const names = [...hashedNames(text)].filter((name) => PICTURE_OR_FONT.test(name));
  return names.map((name) => new URL(name, address).href);
}

/**
 * The files that a page loads as soon as it is opened. What it loads when something is
 * used stands in other attributes.
 *
 * @param {string} text
 * @param {string} address
 */
export function filesOf(text, address) {
  /** @type {Set<string>} */
  const files = new Set();
  for (const [tag] of text.matchAll(LOADING_TAG)) {
    if (tag.startsWith("<link") && !LOADED_LINK.test(tag)) continue;
    for (const [, value] of tag.matchAll(/\s(?:src|href|data-fonts)="([^"]*)"/g)) {
      for (const name of value.replaceAll("&amp;", "&").split(" ")) {
        const file = new URL(name, address);
        file.hash = "";
        if (file.origin === new URL(address).origin) files.add(file.href);
      }
    }
  }
  return [...files];
}

/**
 * The title of a page without that of the book, still as HTML.
 *
 * @param {string} text
 */
export function titleOf(text) {
  const title = /<title>([^<]*)<\/title>/.exec(text)?.[1] ?? "";
  return title.split(" &#8212; ")[0].trim();
}

/** @param {Date} time */
function inWords(time) {
  return time.toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
}

/**
 * A kept page with a line that says what it is.
 *
 * @param {string} text
 * @param {Date} saved
 */
export function withNote(text, saved) {
  const note =
    '<p class="nr-saved-note" data-part="saved-note"><strong>No connection.</strong> ' +
    `This is the copy of the page that this browser kept on ${inWords(saved)}. ` +
    "Corrections made since are not in it.</p>";
  return text.replace(/<main\b[^>]*>/, (tag) => tag + note);
}

/**
 * The offline page with the list of what can be read, for any address of the book.
 *
 * @param {string} text
 * @param {string} scope the page's own links start there
 * @param {SavedPage[]} pages
 */
export function withList(text, scope, pages) {
  const lines = pages.map(
    ({ address, title, saved }) =>
      `<li><a href="${address}">${title}</a> <span>kept on ${inWords(saved)}</span></li>`,
  );
  const list = `<ul class="nr-saved-list" data-part="saved-pages">${lines.join("")}</ul>`;
  const rooted = text.replace(
    /\s(href|src|data-fonts|data-content_root)="([^"]*)"/g,
    (whole, name, value) => {
      if (/^(?:#|[a-z]+:)/.test(value)) return whole;
      /** @type {string[]} */
      const parts = value.split(" ");
      const addresses = parts.map((part) => new URL(part, scope).href);
      return ` ${name}="${addresses.join(" ")}"`;
    },
  );
  if (lines.length === 0) return rooted;
  return rooted.replace(/<p data-part="saved-pages">.*?<\/p>/s, () => list);
}
