// What the service worker reads in pages and writes into them.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  filesOf,
  hashedNames,
  isOfBook,
  pageAddress,
  picturesOf,
  promisedDigest,
  titleOf,
  withList,
  withNote,
} from "../../../widgets/nerveroot/static_book/offline/page_text.js";

const ROOT = "https://book.example/l5/";
const PAGE = `${ROOT}book/anatomy/map.html`;
const KEPT = new Date("2026-11-25T06:40:00");

test("only what readers of the book open is the worker's business", () => {
  for (const path of [
    "",
    "index.html",
    "book/a/b.html",
    "_static/x.css",
    "search.html",
  ]) {
    assert.ok(isOfBook(new URL(path, ROOT), ROOT), path);
  }
  const atRoot = "https://book.example/";
  assert.ok(isOfBook(new URL("book/a/b.html", atRoot), atRoot));
  assert.ok(!isOfBook(new URL("live/index.html", atRoot), atRoot));
  const others = ["sw.js", "live/index.html", "v/0.1.0/book/a.html", "downloads/a.zip"];
  for (const path of [...others, "book.pdf", "../book/a.html", "//other.example/l5/"]) {
    assert.ok(!isOfBook(new URL(path, ROOT), ROOT), path);
  }
});

test("a page has one address, whatever is asked of it", () => {
  assert.equal(pageAddress(`${PAGE}?q=1#view=sole`), PAGE);
  assert.equal(pageAddress(ROOT), `${ROOT}index.html`);
});

test("a page's files are those that it loads at once", () => {
  const text = `<script data-fonts="../../_static/a.woff2 ../../_static/b.woff2">x</script>
    <script defer src="../../_static/charts.js" data-library="../../_static/big.js"></script>
    <link rel="icon" type="image/svg+xml" href="../../_static/icon.svg">
    <link rel="stylesheet" href="../../_static/p.css?v=1&amp;w=2" type="text/css" />
    <link rel="next" title="Next" href="other.html" /><img src="data:image/png;base64,AA">
    <a href="../../_static/rows.csv">CSV</a><script src="https://other.example/x.js"></script>`;
  const names = ["a.woff2", "b.woff2", "charts.js", "icon.svg", "p.css?v=1&w=2"];
  assert.deepEqual(
    filesOf(text, PAGE),
    names.map((name) => `${ROOT}_static/${name}`),
  );
});

test("pictures and fonts are found in scripts and sheets, further scripts are not", () => {
  const text =
    "nr-file:image.0123456789ab.webp url(f.0123456789cd.woff2) g.0123456789ef.js";
  const sheet = `${ROOT}_static/nerveroot/a.js`;
  assert.deepEqual(picturesOf(text, sheet), [
    `${ROOT}_static/nerveroot/image.0123456789ab.webp`,
    `${ROOT}_static/nerveroot/f.0123456789cd.woff2`,
  ]);
  assert.equal(hashedNames(text).size, 3);
});

test("only twelve digits before the end of a name are a promise", () => {
  assert.equal(promisedDigest(`${ROOT}_static/a-b.0123456789ab.js?x`), "0123456789ab");
  for (const name of ["a.js", "a.0123456789.js", "a.0123456789abcdef.css", ""]) {
    assert.equal(promisedDigest(`${ROOT}_static/${name}`), "", name);
  }
});

test("the note stands in the main part and says when", () => {
  const text = withNote('<main id="m" class="c"><article>$&</article></main>', KEPT);
  assert.match(text, /^<main id="m" class="c"><p class="nr-saved-note"/);
  assert.match(text, /25 November 2026.*06:40/);
  assert.match(text, /<article>\$&<\/article>/);
});

test("the list works at any address and keeps places on its own page", () => {
  const page =
    '<html data-content_root="./"><a href="#main">x</a><a href="book/index.html">y</a><script src="_static/a.js" ' +
    'data-fonts="_static/f.woff2 _static/g.woff2"></script><a href="https://o.example/">' +
    '</a><p data-part="saved-pages">None.</p>';
  assert.match(withList(page, ROOT, []), /<p data-part="saved-pages">None/);
  const pages = [{ address: PAGE, title: "Map &amp; $1", saved: KEPT }];
  const text = withList(page, ROOT, pages);
  assert.match(text, /href="#main"/);
  // The page's script looks there for the worker.
  assert.ok(text.includes(`<html data-content_root="${ROOT}">`));
  assert.match(text, /href="https:\/\/o\.example\/"/);
  assert.ok(text.includes(`href="${ROOT}book/index.html"`));
  assert.ok(
    text.includes(`data-fonts="${ROOT}_static/f.woff2 ${ROOT}_static/g.woff2"`),
  );
  assert.ok(text.includes(`<li><a href="${PAGE}">Map &amp; $1</a>`));
  assert.ok(!text.includes("None."));
});

test("a title goes without that of the book", () => {
  assert.equal(
    titleOf("<title>Red flags &#8212; The L5 Nerve Root</title>"),
    "Red flags",
  );
  assert.equal(titleOf("<p>no title</p>"), "");
});
