import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  arcPath,
  decodeArc,
  ringsArea,
  ringsPath,
} from "../../../widgets/nerveroot/web/atlas_paths.js";

const vectors = JSON.parse(
  readFileSync(new URL("./atlas_path_vectors.json", import.meta.url), "utf8"),
);

test("arcs follow the curve rule of the atlas", () => {
  for (const { arc, path } of vectors.arcs) {
    assert.equal(arcPath(decodeArc(arc)), path);
  }
});

test("rings walk arcs forward and backward", () => {
  const arcs = vectors.rings.arcs.map(decodeArc);
  for (const { ring, path } of vectors.rings.cases) {
    assert.equal(ringsPath([ring], arcs), path);
  }
});

test("area of a square of ten units, whichever way it is walked", () => {
  const arcs = [decodeArc([0, 0, 100, 0, 0, 100, -100, 0, 0, -100])];
  assert.equal(ringsArea([[0]], arcs), 10000);
  assert.equal(ringsArea([[~0]], arcs), 10000);
});
