// SVG as a plain tree, so that the same drawing code runs in node (to text) and in the
// page (to DOM), and tests can ask a drawing what it contains.

const SVG = "http://www.w3.org/2000/svg";

/** @import { Attributes, SvgNode, TreeChild } from "./types" */

/**
 * @param {string} tag
 * @param {Attributes} [attributes] null, undefined and false leave an attribute out
 * @param {...TreeChild} children
 * @returns {SvgNode}
 */
export function el(tag, attributes = {}, ...children) {
  /** @type {(SvgNode | string)[]} */
  const kept = [];
  for (const child of children.flat(2)) {
    if (child !== null && child !== undefined && child !== false) kept.push(child);
  }
  return { tag, attributes, children: kept };
}

/**
 * @param {string} text
 * @returns {string}
 */
export function escapeText(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * @param {Attributes} attributes
 * @returns {[string, string][]}
 */
function written(attributes) {
  /** @type {[string, string][]} */
  const pairs = [];
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    pairs.push([name, value === true ? "" : String(value)]);
  }
  return pairs;
}

/**
 * @param {SvgNode | string} node
 * @returns {string}
 */
export function toMarkup(node) {
  if (typeof node === "string") return escapeText(node);
  const attributes = written(node.attributes)
    .map(([name, value]) => ` ${name}="${escapeText(value).replaceAll('"', "&quot;")}"`)
    .join("");
  if (node.children.length === 0) return `<${node.tag}${attributes}/>`;
  return `<${node.tag}${attributes}>${node.children.map(toMarkup).join("")}</${node.tag}>`;
}

/**
 * @param {SvgNode} node
 * @param {Document} document
 * @returns {SVGElement}
 */
export function toDom(node, document) {
  const element = /** @type {SVGElement} */ (document.createElementNS(SVG, node.tag));
  for (const [name, value] of written(node.attributes))
    element.setAttribute(name, value);
  for (const child of node.children) {
    element.append(typeof child === "string" ? child : toDom(child, document));
  }
  return element;
}

/**
 * Every node below and including this one, in the order of painting.
 *
 * @param {SvgNode} node
 * @returns {SvgNode[]}
 */
export function walk(node) {
  return [
    node,
    ...node.children.flatMap((child) => (typeof child === "string" ? [] : walk(child))),
  ];
}

/**
 * The box round path data of our own form: absolute moves, relative curves and lines in
 * whole numbers.
 *
 * @param {string} data
 * @returns {[number, number, number, number]} left, top, right, bottom
 */
export function pathBox(data) {
  const box = /** @type {[number, number, number, number]} */ ([
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]);
  let [x, y] = [0, 0];
  const reach = (/** @type {number} */ px, /** @type {number} */ py) => {
    box[0] = Math.min(box[0], px);
    box[1] = Math.min(box[1], py);
    box[2] = Math.max(box[2], px);
    box[3] = Math.max(box[3], py);
  };
  for (const [, command = "", rest = ""] of data.matchAll(/([MclZ])([^MclZ]*)/g)) {
    const numbers = (rest.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
    const start = command === "M" ? [0, 0] : [x, y];
    for (let i = 0; i + 1 < numbers.length; i += 2) {
      const px = (start[0] ?? 0) + (numbers[i] ?? 0);
      const py = (start[1] ?? 0) + (numbers[i + 1] ?? 0);
      reach(px, py);
      [x, y] = [px, py];
    }
  }
  return box;
}

/**
 * Leaves out the paths that lie wholly outside a window, so that a drawing carries only
 * what is seen.
 *
 * @param {SvgNode} node
 * @param {{ x: number, y: number, width: number, height: number }} window
 * @returns {SvgNode | null}
 */
export function cull(node, window) {
  const { d } = node.attributes;
  if (node.tag === "path" && typeof d === "string" && /^M[^HVLQA]*$/.test(d)) {
    const [left, top, right, bottom] = pathBox(d);
    const margin = 30;
    const beside = right < window.x - margin || left > window.x + window.width + margin;
    const beyond =
      bottom < window.y - margin || top > window.y + window.height + margin;
    if (beside || beyond) return null;
  }
  if (node.children.length === 0) return node;
  /** @type {(SvgNode | string)[]} */
  const children = [];
  for (const child of node.children) {
    const kept = typeof child === "string" ? child : cull(child, window);
    if (kept !== null) children.push(kept);
  }
  return node.tag === "g" && children.length === 0 ? null : { ...node, children };
}
