// Lets a page that was read be read again without a network. Runs as `sw.js` at the root
// of the book, beside the pages; the build puts its own mark into it, so that browsers
// take every build for a new one.
//
// Pages come from the network first: a correction must reach the reader. Files whose names
// carry a digest come from what is kept first: they cannot change.

import {
  isOfBook,
  OFFLINE_PAGE,
  pageAddress,
  promisedDigest,
  withList,
  withNote,
} from "./page_text.js";
import { SavedBook } from "./saved_book.js";

/** @typedef {import("./types.d.ts").Worker} Worker */
/** @typedef {import("./types.d.ts").LastingEvent} LastingEvent */
/** @typedef {import("./types.d.ts").RequestEvent} RequestEvent */

/** So many ms a reader waits for the network where a kept page could be shown. */
const PATIENCE = 3000;

const worker = /** @type {Worker} */ (/** @type {unknown} */ (globalThis));
const scope = worker.registration.scope;
const book = new SavedBook(scope, worker.caches);
/** Windows that show a kept page: its other files come from the same time. */
const windowsWithKeptPage = new Set();

/** @param {string} text */
function htmlResponse(text) {
  return new Response(text, {
    headers: { "Content-Type": "text/html; charset=utf-8" },
  });
}

/** @returns {Promise<undefined>} */
function patience() {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), PATIENCE));
}

/** The page that lists what is kept. */
async function offlinePage() {
  const address = new URL(OFFLINE_PAGE, scope).href;
  const page = await book.page(address);
  if (!page) return fetch(address);
  return htmlResponse(withList(page.text, scope, await book.pages()));
}

/**
 * @param {RequestEvent} event
 * @param {Promise<Response>} network
 */
async function openPage(event, network) {
  const { url } = event.request;
  const kept = await book.page(url);
  if (!kept) {
    try {
      return await network;
    } catch {
      windowsWithKeptPage.add(event.resultingClientId);
      return offlinePage();
    }
  }
  const answer = await Promise.race([network.catch(() => undefined), patience()]);
  if (answer && answer.status < 500) return answer;
  windowsWithKeptPage.add(event.resultingClientId);
  return htmlResponse(withNote(kept.text, kept.saved));
}

/**
 * A file whose name promises nothing: what the network says now, unless it is silent.
 *
 * @param {RequestEvent} event
 */
async function openOther({ request, clientId }) {
  if (windowsWithKeptPage.has(clientId)) {
    const kept = await book.find(request.url);
    if (kept) return kept;
  }
  try {
    return await fetch(request);
  } catch {
    return (await book.find(request.url)) ?? Response.error();
  }
}

/** @param {RequestEvent} event */
function answer(event) {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || !isOfBook(address, scope)) return;
  if (promisedDigest(address.href)) {
    /** @type {(work: Promise<unknown>) => void} */
    const last = (work) => event.waitUntil(work);
    event.respondWith(book.file(address.href, last));
  } else if (request.mode !== "navigate") {
    event.respondWith(openOther(event));
  } else if (address.href === new URL(OFFLINE_PAGE, scope).href) {
    event.respondWith(offlinePage());
  } else {
    const network = fetch(request);
    event.respondWith(openPage(event, network));
    // Also when the answer comes too late for this visit. What cannot be kept (no room, a
    // file that is missing) leaves the older copy; the page itself was shown.
    const keeping = network
      .then((response) => response.clone())
      .then((response) => book.take(pageAddress(address.href), response));
    event.waitUntil(keeping.catch(() => {}));
  }
}

/** Whether the reader has asked for as little traffic as possible. */
function savesData() {
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
  return connection?.saveData === true;
}

/** Keep the way in, the page for unread ones, and what is being read; renew the rest. */
async function install() {
  const entry = [new URL("index.html", scope).href, new URL(OFFLINE_PAGE, scope).href];
  const windows = await worker.clients.matchAll({
    type: "window",
    includeUncontrolled: true,
  });
  const open = windows.map(({ url }) => pageAddress(url));
  const kept = savesData() ? [] : await book.addresses();
  const closed = kept.filter((address) => !open.includes(address));
  // What is being read comes last: pages kept longest ago are the first to go.
  const addresses = new Set([...entry, ...closed, ...open]);
  for (const address of addresses) {
    // One page that cannot be renewed must not keep the others from it.
    await book.renew(address).catch(() => {});
  }
  await worker.skipWaiting();
}

async function activate() {
  // A store that cannot be tidied is no reason to leave open pages without it.
  await book.tidy().catch(() => {});
  await worker.clients.claim();
}

/** @param {string} _build changes with every build and so makes this file another */
function start(_build) {
  worker.addEventListener("install", (event) => event.waitUntil(install()));
  worker.addEventListener("activate", (event) => event.waitUntil(activate()));
  worker.addEventListener("fetch", answer);
}

export default start;
