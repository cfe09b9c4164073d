// Small pieces of text that the maps share.

import { html } from "../../web/dom.js";

/**
 * @param {number} level
 * @param {string} className
 * @param {string} [text]
 */
export function heading(level, className, text = "") {
  const tag = /** @type {"h2"} */ (`h${Math.min(6, level)}`);
  return html(tag, { class: className }, text);
}

/**
 * A root's name with a bar in its colour.
 *
 * @param {string} root
 */
export function rootTag(root) {
  const colour = `var(--nr-root-${root.toLowerCase()}-fill)`;
  return html("span", { class: "nr-root-name", style: `--nr-root:${colour}` }, root);
}

/**
 * A name for a label: what stands before a comma or bracket.
 *
 * @param {string} name
 * @returns {string}
 */
export function shortName(name) {
  return (name.split(/[,(/]/)[0] ?? name).trim();
}

/**
 * @param {string} text
 * @returns {string} with a capital first letter
 */
export function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
