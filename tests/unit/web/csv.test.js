// Cells of a file that a reader opens in a spreadsheet: quoted, and never a formula.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { csvLines } from "../../../widgets/nerveroot/web/csv.js";

/** @type {{ cell: string, written: string }[]} */
const vectors = JSON.parse(
  readFileSync(new URL("csv_vectors.json", import.meta.url), "utf-8"),
);

for (const { cell, written } of vectors) {
  test(`a cell is written safely: ${JSON.stringify(cell)}`, () => {
    assert.equal(csvLines([["name", cell]]), `name,${written}\r\n`);
  });
}
