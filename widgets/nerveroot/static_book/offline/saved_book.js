// What of the book this browser keeps. A page is kept only together with every file that
// it loads when it is opened; files carry the digest of what they hold in their names.
// So a kept page never meets a program or data of another build.

import {
  filesOf,
  hashedNames,
  isOfBook,
  OFFLINE_PAGE,
  pageAddress,
  picturesOf,
  promisedDigest,
  titleOf,
} from "./page_text.js";

/** @typedef {import("./types.d.ts").SavedPage} SavedPage */

/** Raised when what is kept is laid out differently; older stores then go. */
const LAYOUT = 1;
/** More pages than the book has; the oldest go first. */
const MOST_PAGES = 80;
const SAVED = "X-Saved";

/**
 * Whether bytes are those that the name of their file promises.
 *
 * @param {string} address
 * @param {ArrayBuffer} bytes
 */
async function isWhole(address, bytes) {
  const promised = promisedDigest(address);
  if (promised === "") return true;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const digits = [...digest].map((byte) => byte.toString(16).padStart(2, "0"));
  return digits.join("").startsWith(promised);
}

/**
 * A file, from the browser's own cache where that has it.
 *
 * @param {string} address
 */
async function fetchFile(address) {
  if (!promisedDigest(address)) return fetch(address);
  // A name with a digest never means anything else: any copy will do, however old. But a
  // refusal of long ago is no copy; the file may have come since.
  const response = await fetch(address, { cache: "force-cache" });
  return response.ok ? response : fetch(address, { cache: "reload" });
}

export class SavedBook {
  #scope;
  #stores;
  #prefix;
  /**
   * Files on their way, so that a page and its keeper do not both load them.
   *
   * @type {Map<string, Promise<Response>>}
   */
  #loading = new Map();

  /**
   * @param {string} scope address of the book's root
   * @param {CacheStorage} stores
   */
  constructor(scope, stores) {
    this.#scope = scope;
    this.#stores = stores;
    this.#prefix = `nerveroot ${scope} `;
  }

  get #name() {
    return `${this.#prefix}${LAYOUT}`;
  }

  #open() {
    return this.#stores.open(this.#name);
  }

  /**
   * Changes one after the other, also when two builds' workers are at it.
   *
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  #alone(work) {
    return /** @type {Promise<T>} */ (navigator.locks.request(this.#name, work));
  }

  /**
   * What is kept under an address, or nothing. A store that cannot be read holds nothing:
   * the network answers then.
   *
   * @param {string} address
   */
  async find(address) {
    try {
      return await (await this.#open()).match(address);
    } catch {
      return undefined;
    }
  }

  /**
   * A kept page and when it was kept, or nothing.
   *
   * @param {string} address
   */
  async page(address) {
    const response = await this.find(pageAddress(address));
    if (!response) return undefined;
    const saved = new Date(response.headers.get(SAVED) ?? "");
    return { text: await response.text(), saved };
  }

  /**
   * A file of ours: kept, or from the network and kept then.
   *
   * @param {string} address
   * @param {(work: Promise<unknown>) => void} last is told of work that goes on
   */
  async file(address, last) {
    const kept = await this.find(address);
    if (kept) return kept;
    const response = await this.#load(address);
    last(this.#put(address, response.clone()).catch(() => {}));
    return response;
  }

  /**
   * @param {string} address
   * @returns {Promise<Response>}
   */
  async #load(address) {
    const known = this.#loading.get(address);
    if (known) return (await known).clone();
    const loading = fetchFile(address);
    this.#loading.set(address, loading);
    try {
      return (await loading).clone();
    } finally {
      this.#loading.delete(address);
    }
  }

  /**
   * @param {string} address
   * @param {Response} response
   */
  async #put(address, response) {
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    if (!(await isWhole(address, await response.clone().arrayBuffer()))) {
      throw new Error(`${address} is not what its name says`);
    }
    await (await this.#open()).put(address, response);
  }

  /**
   * Keep a page with all that it loads, or leave what is kept as it is.
   *
   * @param {string} address
   * @param {string} text
   */
  keep(address, text) {
    return this.#alone(async () => {
      const files = filesOf(text, address);
      for (const file of files) {
        const ours = promisedDigest(file) !== "";
        if (!ours || !(await this.find(file))) {
          await this.#put(file, await this.#load(file));
        }
        if (!ours || !/\.(?:js|css)$/.test(file)) continue;
        for (const picture of await this.#picturesIn(file)) {
          if (!(await this.find(picture))) {
            await this.#put(picture, await this.#load(picture));
          }
        }
      }
      const headers = {
        "Content-Type": "text/html; charset=utf-8",
        [SAVED]: new Date().toISOString(),
      };
      await (await this.#open()).put(address, new Response(text, { headers }));
    });
  }

  /** @param {string} file */
  async #picturesIn(file) {
    const response = await this.find(file);
    return response ? picturesOf(await response.text(), file) : [];
  }

  /** @param {string} address */
  forget(address) {
    return this.#alone(async () => (await this.#open()).delete(pageAddress(address)));
  }

  /**
   * The addresses of all kept pages.
   *
   * @returns {Promise<string[]>}
   */
  async addresses() {
    const requests = await (await this.#open()).keys();
    return requests.map(({ url }) => url).filter((url) => url.endsWith(".html"));
  }

  /**
   * What can be read, the last page read first; pages that only lead on are left out.
   *
   * @returns {Promise<SavedPage[]>}
   */
  async pages() {
    const pages = [];
    for (const address of await this.addresses()) {
      const page = await this.page(address);
      const leadsOn = ["", "index.html", OFFLINE_PAGE].includes(
        address.slice(this.#scope.length),
      );
      if (!page || leadsOn) continue;
      pages.push({ address, title: titleOf(page.text), saved: page.saved });
    }
    return pages.sort((a, b) => Number(b.saved) - Number(a.saved));
  }

  /** Drop what no kept page names, and stores of another layout. */
  tidy() {
    return this.#alone(async () => {
      for (const name of await this.#stores.keys()) {
        const isOld = name.startsWith(this.#prefix) && name !== this.#name;
        if (isOld) await this.#stores.delete(name);
      }
      const store = await this.#open();
      const pages = await this.pages();
      for (const { address } of pages.slice(MOST_PAGES)) await store.delete(address);
      const { files, names } = await this.#named();
      for (const { url } of await store.keys()) {
        const name = new URL(url).pathname.split("/").pop() ?? "";
        const isNamed = promisedDigest(url) ? names.has(name) : files.has(url);
        if (!isNamed && !url.endsWith(".html")) await store.delete(url);
      }
    });
  }

  /** What kept pages name, and what the kept files that they name do. */
  async #named() {
    /** @type {Set<string>} */
    const files = new Set();
    /** @type {Set<string>} */
    const names = new Set();
    for (const address of await this.addresses()) {
      const text = (await this.page(address))?.text ?? "";
      for (const file of filesOf(text, address)) files.add(file);
      for (const name of hashedNames(text)) names.add(name);
    }
    // A set shows names that are added while it is walked.
    const folder = new URL("_static/nerveroot/", this.#scope);
    for (const name of names) {
      if (!/\.(?:js|css)$/.test(name)) continue;
      const response = await this.find(new URL(name, folder).href);
      const text = response ? await response.text() : "";
      for (const further of hashedNames(text)) names.add(further);
    }
    return { files, names };
  }

  /**
   * Ask the network for a page and keep it; a page that is gone is forgotten.
   *
   * @param {string} address
   */
  async renew(address) {
    if (!isOfBook(new URL(address), this.#scope)) return;
    const response = await fetch(address, { cache: "no-cache" });
    await this.take(pageAddress(address), response);
  }

  /**
   * Keep a page that the network answered with.
   *
   * @param {string} address
   * @param {Response} response
   */
  async take(address, response) {
    if (response.status === 404 || response.status === 410) await this.forget(address);
    const type = response.headers.get("Content-Type") ?? "";
    if (!response.ok || response.redirected || !type.startsWith("text/html")) return;
    await this.keep(address, await response.text());
  }
}
