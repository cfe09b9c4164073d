import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  capacity,
  cross,
  placeLabels,
  textWidth,
} from "../../../widgets/nerveroot/web/label_layout.js";

/**
 * A small generator with a seed, so that a failure can be run again.
 *
 * @param {number} seed
 */
function random(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** @param {number} seed */
function randomCase(seed) {
  const next = random(seed);
  const frame = {
    left: 90 + next() * 30,
    right: 300 + next() * 60,
    top: 5,
    bottom: 300 + next() * 300,
    slot: 36,
  };
  const anchors = Array.from({ length: 1 + Math.floor(next() * 22) }, (_, index) => ({
    id: `a${index}`,
    x: frame.left + next() * (frame.right - frame.left),
    y: frame.top + next() * (frame.bottom - frame.top),
  }));
  return { anchors, frame };
}

test("leaders never cross and labels never overlap, in 2,000 random drawings", () => {
  for (let seed = 1; seed <= 2000; seed += 1) {
    const { anchors, frame } = randomCase(seed);
    const places = placeLabels(anchors, frame);
    assert.equal(
      places.length,
      Math.min(anchors.length, capacity(frame)),
      `seed ${seed}`,
    );
    for (const [index, a] of places.entries()) {
      assert.ok(a.y - frame.slot / 2 >= frame.top - 1e-6, `seed ${seed}: above`);
      assert.ok(a.y + frame.slot / 2 <= frame.bottom + 1e-6, `seed ${seed}: below`);
      for (const b of places.slice(index + 1)) {
        assert.ok(!cross(a, b), `seed ${seed}: ${a.id} crosses ${b.id}`);
        if (a.side !== b.side) continue;
        const apart = Math.abs(a.y - b.y);
        assert.ok(apart >= frame.slot - 1e-6, `seed ${seed}: ${a.id} on ${b.id}`);
      }
    }
  }
});

test("a leader is level where there is room", () => {
  const frame = { left: 100, right: 300, top: 0, bottom: 400, slot: 36 };
  const places = placeLabels(
    [
      { id: "a", x: 120, y: 60 },
      { id: "b", x: 280, y: 200 },
      { id: "c", x: 130, y: 300 },
    ],
    frame,
  );
  for (const place of places) assert.equal(place.y, place.anchorY);
});

test("labels come back in the order of importance; the least important are left out", () => {
  const frame = { left: 100, right: 300, top: 0, bottom: 80, slot: 40 };
  const anchors = ["a", "b", "c", "d", "e"].map((id, index) => ({
    id,
    x: 110 + 30 * index,
    y: 40,
  }));
  assert.deepEqual(
    placeLabels(anchors, frame).map(({ id }) => id),
    ["a", "b", "c", "d"],
  );
});

test("places equal those of the still figures", () => {
  const address = new URL("../maps/label_layout_vectors.json", import.meta.url);
  const { cases, widths } = JSON.parse(readFileSync(address, "utf8"));
  for (const { anchors, frame, places } of cases) {
    const found = placeLabels(anchors, frame).map(({ id, side, x, y }) => ({
      id,
      side,
      x,
      y: Math.round(y * 1000) / 1000,
    }));
    assert.deepEqual(found, places);
  }
  for (const { text, size, width } of widths) {
    assert.ok(Math.abs(textWidth(text, size) - width) < 1e-9, text);
  }
});
