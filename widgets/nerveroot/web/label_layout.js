// Places labels left and right of a drawing so that no two leaders cross.
//
// Labels stand in two columns outside the drawing; a leader is a straight line from its
// column's edge to the anchor. Because anchors lie between the columns, no leader can run
// through a label. Crossings are removed by exchanging the places of two labels whose
// leaders cross: each exchange shortens the sum of the leaders' lengths (triangle
// inequality), so the process ends, and it ends without a crossing.
//
// nerveroot/maps/label_layout.py is the same method for still figures; both are held to
// the vectors in tests/unit/maps/label_layout_vectors.json.

/**
 * @typedef {object} Anchor
 * @property {string} id
 * @property {number} x
 * @property {number} y
 *
 * @typedef {object} Frame
 * @property {number} left where leaders of the left column begin
 * @property {number} right where leaders of the right column begin
 * @property {number} top
 * @property {number} bottom
 * @property {number} slot height kept free for one label
 * @property {number} [middle] anchors left of it prefer the left column
 *
 * @typedef {object} Place
 * @property {string} id
 * @property {"left" | "right"} side
 * @property {number} x
 * @property {number} y
 * @property {number} anchorX
 * @property {number} anchorY
 */

const NARROW = "iljtfrI.,:;'|()[] ·";
const WIDE = "mwMW%@—";

/**
 * An estimate of a line's width that errs on the wide side, so that layout needs no
 * browser.
 *
 * @param {string} text
 * @param {number} size in px
 * @returns {number}
 */
export function textWidth(text, size) {
  let ems = 0;
  for (const character of text) {
    if (NARROW.includes(character)) ems += 0.31;
    else if (WIDE.includes(character)) ems += 0.86;
    else if (character >= "A" && character <= "Z") ems += 0.63;
    else ems += 0.53;
  }
  return ems * size;
}

/**
 * How many labels fit.
 *
 * @param {Frame} frame
 * @returns {number}
 */
export function capacity(frame) {
  return 2 * Math.max(0, Math.floor((frame.bottom - frame.top) / frame.slot));
}

/**
 * @param {readonly Anchor[]} anchors in order of importance; those beyond the capacity are
 *   left out
 * @param {Frame} frame
 * @returns {Place[]} in the order of the anchors
 */
export function placeLabels(anchors, frame) {
  const chosen = anchors.slice(0, capacity(frame));
  const [left, right] = splitSides(chosen, frame);
  /** @type {Place[]} */
  const places = [];
  for (const [side, group] of /** @type {const} */ ([
    ["left", left],
    ["right", right],
  ])) {
    const sorted = [...group].sort((a, b) => a.y - b.y || a.x - b.x);
    const rows = spread(
      sorted.map((anchor) => anchor.y),
      frame,
    );
    sorted.forEach((anchor, index) => {
      places.push({
        id: anchor.id,
        side,
        x: side === "left" ? frame.left : frame.right,
        y: /** @type {number} */ (rows[index]),
        anchorX: anchor.x,
        anchorY: anchor.y,
      });
    });
  }
  uncross(places);
  const order = new Map(chosen.map((anchor, index) => [anchor.id, index]));
  const rank = (/** @type {Place} */ place) => order.get(place.id) ?? 0;
  return places.sort((a, b) => rank(a) - rank(b));
}

/**
 * @param {readonly Anchor[]} anchors
 * @param {Frame} frame
 * @returns {[Anchor[], Anchor[]]}
 */
function splitSides(anchors, frame) {
  const middle = frame.middle ?? (frame.left + frame.right) / 2;
  const room = capacity(frame) / 2;
  const byX = [...anchors].sort((a, b) => a.x - b.x || a.y - b.y);
  let cut = byX.filter((anchor) => anchor.x < middle).length;
  cut = Math.min(cut, room);
  cut = Math.max(cut, byX.length - room);
  return [byX.slice(0, cut), byX.slice(cut)];
}

/**
 * Rows as near as possible to the wished ones, in order, one slot apart, inside the
 * frame: neighbours that are too close are pooled around their common mean.
 *
 * @param {readonly number[]} wished ascending
 * @param {Frame} frame
 * @returns {number[]}
 */
function spread(wished, frame) {
  /** @type {{ sum: number, count: number }[]} */
  const pools = [];
  wished.forEach((value, index) => {
    // Without the index times the slot, "one slot apart" becomes "not descending".
    let pool = { sum: value - index * frame.slot, count: 1 };
    for (;;) {
      const before = pools.at(-1);
      if (before === undefined) break;
      if (before.sum / before.count <= pool.sum / pool.count) break;
      pools.pop();
      pool = { sum: before.sum + pool.sum, count: before.count + pool.count };
    }
    pools.push(pool);
  });
  const first = frame.top + frame.slot / 2;
  const last = frame.bottom - frame.slot / 2 - (wished.length - 1) * frame.slot;
  /** @type {number[]} */
  const rows = [];
  for (const pool of pools) {
    const base = Math.min(
      Math.max(pool.sum / pool.count, first),
      Math.max(first, last),
    );
    for (let i = 0; i < pool.count; i += 1) rows.push(base + rows.length * frame.slot);
  }
  return rows;
}

/** @param {Place[]} places */
function uncross(places) {
  let crossed = true;
  while (crossed) {
    crossed = false;
    for (let i = 0; i < places.length; i += 1) {
      for (let j = i + 1; j < places.length; j += 1) {
        const a = /** @type {Place} */ (places[i]);
        const b = /** @type {Place} */ (places[j]);
        if (cross(a, b) && exchangeShortens(a, b)) {
          exchange(a, b);
          crossed = true;
        }
      }
    }
  }
}

/**
 * @param {Place} a
 * @param {Place} b
 */
function exchange(a, b) {
  [a.side, b.side] = [b.side, a.side];
  [a.x, b.x] = [b.x, a.x];
  [a.y, b.y] = [b.y, a.y];
}

/**
 * True by geometry whenever two leaders cross; asked all the same, so that rounding can
 * never make the exchange go back and forth for ever.
 *
 * @param {Place} a
 * @param {Place} b
 */
function exchangeShortens(a, b) {
  const now = reach(a, a) + reach(b, b);
  return reach(a, b) + reach(b, a) < now - 1e-9;
}

/**
 * @param {Place} place
 * @param {Place} anchor
 */
function reach(place, anchor) {
  return Math.hypot(place.x - anchor.anchorX, place.y - anchor.anchorY);
}

/**
 * Whether two leaders cross, beyond touching.
 *
 * @param {Place} a
 * @param {Place} b
 * @returns {boolean}
 */
export function cross(a, b) {
  const first = turn(a.x, a.y, a.anchorX, a.anchorY, b.x, b.y);
  const second = turn(a.x, a.y, a.anchorX, a.anchorY, b.anchorX, b.anchorY);
  const third = turn(b.x, b.y, b.anchorX, b.anchorY, a.x, a.y);
  const fourth = turn(b.x, b.y, b.anchorX, b.anchorY, a.anchorX, a.anchorY);
  return first * second < 0 && third * fourth < 0;
}

/**
 * @param {number} ax
 * @param {number} ay
 * @param {number} bx
 * @param {number} by
 * @param {number} cx
 * @param {number} cy
 */
function turn(ax, ay, bx, by, cx, cy) {
  const value = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  return Math.abs(value) < 1e-9 ? 0 : Math.sign(value);
}
