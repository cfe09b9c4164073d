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
