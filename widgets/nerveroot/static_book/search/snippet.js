/**
 * The words around a hit, with the found ones marked. Free of the page.
 */

import { plain, stem } from "./engine.js";

const LENGTH = 220;
/** How much stands before the first word that is marked. */
const LEAD = 70;

/**
 * Cut a text around the place where most of the words stand.
 *
 * @param {string} text
 * @param {Iterable<string>} words stemmed words that count as found
 * @returns {{ text: string, found: boolean }[]} pieces in reading order
 */
export function snippet(text, words) {
  const wanted = new Set(words);
  const hits = [...text.matchAll(/[\p{L}\p{N}]+/gu)].filter(([word]) =>
    wanted.has(stem(plain(word))),
  );
  const places = hits.map((hit) => hit.index);
  let best = 0;
  let most = 0;
  for (const start of places) {
    const count = places.filter(
      (at) => at >= start && at < start + LENGTH - LEAD,
    ).length;
    if (count > most) [best, most] = [start, count];
  }
  const start = best > LEAD ? text.indexOf(" ", best - LEAD) + 1 : 0;
  const full = start + LENGTH >= text.length;
  const end = full
    ? text.length
    : Math.max(text.lastIndexOf(" ", start + LENGTH), start);
  const pieces = start > 0 ? [{ text: "… ", found: false }] : [];
  let at = start;
  for (const hit of hits) {
    const after = hit.index + hit[0].length;
    if (hit.index < start || after > end) continue;
    pieces.push({ text: text.slice(at, hit.index), found: false });
    pieces.push({ text: hit[0], found: true });
    at = after;
  }
  pieces.push({ text: text.slice(at, end) + (full ? "" : " …"), found: false });
  return pieces.filter((piece) => piece.text !== "");
}
