/** What the search makes of readers' words, without a page. */

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import {
  askedWords,
  createEngine,
  plain,
  stem,
  wordsOf,
} from "../../../widgets/nerveroot/static_book/search/engine.js";
import { snippet } from "../../../widgets/nerveroot/static_book/search/snippet.js";

const MiniSearch = createRequire(import.meta.url)("minisearch");

const DATA = {
  pages: [
    ["drop.html", "Foot drop", 1],
    ["scan.html", "Imaging", 1],
    ["glossary.html", "Glossary", 1],
    ["about.html", "Foot drop", 0.5],
  ],
  entries: [
    [0, "section", "top", "Foot drop", "Will it recover?", "Weakness often recovers."],
    [0, "section", "jerk", "Reflexes", "", "Tap the tendon."],
    [0, "section", "late", "Late", "", "After a year the foot may still drop."],
    [1, "section", "top", "Imaging", "", "The scan. One case had a foot drop once."],
    [3, "section", "top", "Foot drop", "Foot drop?", "Foot drop."],
    [
      1,
      "section",
      "nerve",
      "Nerve",
      "",
      "One rootlet is cut. Recovery: reflexes, reflexes, reflexes.",
    ],
    [1, "figure", "fig", "Great toe", "", "extensor hallucis longus and disc L4–5"],
  ],
  terms: [
    [2, "term-ehl", ["Extensor hallucis longus"], "Lifts the great toe."],
    [2, "term-rootlet", ["Rootlet", "Filament"], "A thread of a root."],
    [2, "term-cfn", ["Common fibular nerve", "Common peroneal nerve"], "A nerve."],
  ],
  synonyms: [["ehl", "extensor hallucis longus"]],
};
const search = createEngine(MiniSearch, /** @type {any} */ (DATA));

test("a title counts more than a word in the text", () => {
  const { results } = search("foot drop");
  assert.deepEqual(
    results.map(({ address }) => address),
    ["drop.html", "about.html", "scan.html"],
  );
  assert.equal(results[0].places[0].address, "drop.html#top");
  assert.equal(search("reflex").results[0].places[0].address, "drop.html#jerk");
});

test("an abbreviation finds its long form, as a place and as a term", () => {
  const { results, term } = search("EHL");
  assert.equal(results[0].places[0].address, "scan.html#fig");
  assert.equal(term?.address, "glossary.html#term-ehl");
});

test("a single word finds the shortest term that holds it", () => {
  assert.equal(search("peroneal").term?.names[0], "Common fibular nerve");
  assert.equal(search("is the peroneal nerve common").term, null);
});

test("the names of one term find each other", () => {
  assert.equal(search("filament").results[0].places[0].address, "scan.html#nerve");
});

test("a slip of the fingers and the beginning of a word are found", () => {
  assert.equal(search("weaknes").results[0].address, "drop.html");
  assert.equal(search("wekaness").results[0].address, "drop.html");
  assert.equal(search("hall").results[0].address, "scan.html");
});

test("levels are found however they are written", () => {
  for (const query of ["L4-5", "L4/5", "l4–5", "L5"]) {
    assert.equal(search(query).results[0]?.places[0].address, "scan.html#fig", query);
  }
  assert.deepEqual(wordsOf("L4–L5"), ["l4", "l5"]);
});

test("nothing found, nothing asked and nonsense are answers, too", () => {
  for (const query of ["", "   ", "zzqqy", "?!…", "__proto__", "constructor"]) {
    const { results, term } = search(query);
    assert.deepEqual([results, term], [[], null], query);
  }
});

test("a huge question is cut before it is looked up", () => {
  const { asked } = askedWords("nerve1 ".repeat(1000), []);
  assert.deepEqual(asked, ["nerve1", "nerv"]);
  assert.ok(askedWords("a1 b2 c3 d4 ".repeat(10_000), []).asked.length <= 4);
  assert.ok(askedWords("x".repeat(100_000), []).asked[0].length <= 200);
});

test("plurals, accents and dashes do not matter", () => {
  assert.equal(plain("Lasègue – É"), "lasegue - e");
  assert.deepEqual(["roots", "biopsies", "muscles", "pelvis", "loss"].map(stem), [
    "root",
    "biopsy",
    "muscle",
    "pelvis",
    "loss",
  ]);
});

test("a snippet shows the found words and keeps the text as it was", () => {
  const text = `${"before ".repeat(40)}the Nerves hurt ${"after ".repeat(60)}`;
  const pieces = snippet(text, ["nerve"]);
  assert.deepEqual(
    pieces.filter(({ found }) => found).map((piece) => piece.text),
    ["Nerves"],
  );
  const shown = pieces.map((piece) => piece.text).join("");
  assert.ok(shown.startsWith("… ") && shown.endsWith(" …") && shown.length < 240);
  assert.deepEqual(snippet("<b>short</b>", []), [
    { text: "<b>short</b>", found: false },
  ]);
});
