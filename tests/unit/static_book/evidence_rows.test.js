import assert from "node:assert/strict";
import { test } from "node:test";
import {
  choiceFrom,
  chosenRows,
  countSentence,
  csvOfRows,
  nextSorting,
  shownText,
} from "../../../widgets/nerveroot/static_book/evidence/rows.js";

/** @import { Choice, EvidenceTable } from "../../../widgets/nerveroot/static_book/evidence/types" */

/** @type {EvidenceTable} */
const TABLE = {
  columns: [
    { name: "name", label: "Name", kind: "text" },
    { name: "value", label: "Value", kind: "number" },
    { name: "region_ids", label: "Region", kind: "text" },
    { name: "source_key", label: "Source", kind: "source" },
  ],
  rows: [
    ["Bodily pain", 10, "shin|toe_2", "tsao2003"],
    ["ODI at 2 years", null, "toe_2", "tsao2003|young1983"],
    ["ODI at 10 years", -2.5, "shin", "unknown"],
    ["odi at 1 year", 9, null, null],
  ],
  status: ["full", "unread", "half", "full"],
  names: { region_ids: { shin: "Shin", toe_2: "Second toe" } },
  sources: { tsao2003: ["Tsao 2003", "secondhand"], young1983: ["Young 1983", "read"] },
};

/** @param {Partial<Choice>} asked */
function rows(asked) {
  const all = { table: "t", filter: "", column: "", status: "", sort: "" };
  return chosenRows(TABLE, { ...all, ...asked });
}

test("names and labels stand for identifiers and keys", () => {
  assert.equal(shownText(TABLE, 2, "shin|toe_2"), "Shin; Second toe");
  assert.equal(shownText(TABLE, 3, "tsao2003|young1983"), "Tsao 2003; Young 1983");
  assert.equal(shownText(TABLE, 3, "unknown"), "unknown");
  assert.equal(shownText(TABLE, 1, -2.5), "\u22122.5");
  assert.equal(shownText(TABLE, 1, null), "");
});

test("without a choice every row stands in the order of the file", () => {
  assert.deepEqual(rows({}), [0, 1, 2, 3]);
});

test("every word of a filter begins a word of the row, shown or as written", () => {
  assert.deepEqual(rows({ filter: "odi" }), [1, 2, 3]);
  assert.deepEqual(rows({ filter: "odi young" }), [1]);
  assert.deepEqual(rows({ filter: "Second" }), [0, 1]);
  assert.deepEqual(rows({ filter: "toe_2" }), [0, 1]);
  assert.deepEqual(rows({ filter: "tsao2003" }), [0, 1]);
  assert.deepEqual(rows({ filter: "no.thing (" }), []);
});

test("a filter may look into one column only", () => {
  assert.deepEqual(rows({ filter: "2" }), [0, 1, 2]);
  assert.deepEqual(rows({ filter: "2", column: "name" }), [1]);
});

test("a status leaves its rows", () => {
  assert.deepEqual(rows({ status: "full" }), [0, 3]);
  assert.deepEqual(rows({ status: "unread", filter: "odi" }), [1]);
});

test("numbers are sorted by size and empty cells are last in both directions", () => {
  assert.deepEqual(rows({ sort: "value" }), [2, 3, 0, 1]);
  assert.deepEqual(rows({ sort: "-value" }), [0, 3, 2, 1]);
});

test("words are sorted as people do, with numbers in them by size", () => {
  assert.deepEqual(rows({ sort: "name" }), [0, 3, 1, 2]);
  assert.deepEqual(rows({ sort: "-name" }), [2, 1, 3, 0]);
});

test("an unknown column leaves the order of the file", () => {
  assert.deepEqual(rows({ sort: "constructor" }), [0, 1, 2, 3]);
});

test("a head is pressed up, down and back to the order of the file", () => {
  const first = nextSorting("", "value");
  const second = nextSorting(first, "value");
  assert.deepEqual(
    [first, second, nextSorting(second, "value")],
    ["value", "-value", ""],
  );
  assert.equal(nextSorting("-value", "name"), "name");
});

test("the count says how many of how many", () => {
  assert.equal(countSentence(37, 231), "37 of 231 rows");
  assert.equal(countSentence(231, 231), "All 231 rows");
  assert.equal(countSentence(1, 1), "1 row");
});

test("a CSV file holds the cells as written", () => {
  assert.deepEqual(csvOfRows(TABLE, [2]), [
    ["name", "value", "region_ids", "source_key"],
    ["ODI at 10 years", "-2.5", "shin", "unknown"],
  ]);
});

test("an address is taken only where the page has what it asks for", () => {
  const tables = new Map([["t", ["name", "value"]]]);
  const good = { table: "t", filter: "odi 2", status: "half", sort: "-value" };
  assert.deepEqual(choiceFrom(good, tables), {
    choice: { ...good, column: "" },
    ignored: [],
  });
  const hostile = {
    table: "__proto__",
    filter: "<img src=x>",
    column: "constructor",
    status: "toString",
    sort: "-__proto__",
  };
  const { choice, ignored } = choiceFrom(hostile, tables);
  assert.deepEqual(ignored, ["table", "filter", "column", "status", "sort"]);
  assert.ok(Object.values(choice).every((value) => value === ""));
  assert.deepEqual(choiceFrom({ table: "t", filter: "a".repeat(81) }, tables).ignored, [
    "filter",
  ]);
});
