// The way out: written as `sw.js` in place of the service worker, it takes back what that
// one kept in readers' browsers and goes. Pages then come from the network alone.

/** @typedef {import("./types.d.ts").Worker} Worker */

const worker = /** @type {Worker} */ (/** @type {unknown} */ (globalThis));
const { registration, caches } = worker;

async function leave() {
  for (const name of await caches.keys()) {
    if (name.startsWith(`nerveroot ${registration.scope} `)) await caches.delete(name);
  }
  await registration.unregister();
}

function start() {
  worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
  worker.addEventListener("activate", (event) => event.waitUntil(leave()));
}

export default start;
