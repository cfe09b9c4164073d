// The order in which options are shown: another one for each reader, the same each time.

/**
 * A well mixed number from a text (FNV-1a).
 *
 * @param {string} text
 * @returns {number}
 */
function hash(text) {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value >>> 0;
}

/**
 * Numbers from 0 to 1 that follow from the seed (mulberry32).
 *
 * @param {number} seed
 * @returns {() => number}
 */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * The positions 0 … count − 1 in an order that depends on reader and question alone.
 *
 * @param {number} count
 * @param {number} seed of the reader
 * @param {string} question
 * @param {boolean} [neverSorted] for questions whose file order is the answer
 * @returns {number[]}
 */
export function seededOrder(count, seed, question, neverSorted = false) {
  const next = generator(hash(`${seed}/${question}`));
  const order = Array.from({ length: count }, (_, index) => index);
  for (let i = count - 1; i > 0; i -= 1) {
    const j = Math.floor(next() * (i + 1));
    const moved = Number(order[i]);
    order[i] = Number(order[j]);
    order[j] = moved;
  }
  if (neverSorted && order.every((value, index) => value === index)) {
    order.push(/** @type {number} */ (order.shift()));
  }
  return order;
}
