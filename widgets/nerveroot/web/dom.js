// Building DOM from data without ever parsing text as markup.

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {string | number | Node | null | undefined | false} Child */
/** @typedef {Record<string, string | number | boolean | null | undefined>} Attributes */

/**
 * Sets attributes; null, undefined and false remove, true writes an empty value.
 *
 * @template {Element} E
 * @param {E} element
 * @param {Attributes} attributes
 * @returns {E}
 */
export function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      element.removeAttribute(name);
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  return element;
}

/**
 * @param {Element} element
 * @param {Child[]} children
 */
function append(element, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

/**
 * An HTML element.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function html(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  append(element, children);
  return element;
}

/**
 * An SVG element.
 *
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[T]}
 */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  setAttributes(element, attributes);
  append(element, children);
  return element;
}

/**
 * Empties an element and fills it again.
 *
 * @param {Element} element
 * @param {...Child} children
 */
export function replaceChildren(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

/**
 * Lays a listener that `AbortController.abort` takes away again.
 *
 * @template {Event} E
 * @param {EventTarget} target
 * @param {string} type
 * @param {(event: E) => void} listener
 * @param {AbortSignal} signal
 */
export function listen(target, type, listener, signal) {
  target.addEventListener(type, /** @type {EventListener} */ (listener), { signal });
}

/**
 * A prefix for element ids that no other instance on the page has. It is drawn by lot:
 * in JupyterLab each instance has its own copy of this module and may not be attached to
 * the page yet, so that neither a counter nor a look at the page would do.
 *
 * @returns {string}
 */
export function uniquePrefix() {
  return `nr-${Math.random().toString(36).slice(2, 9)}`;
}

/**
 * The heading level that fits where the tool stands in its page: one below the last
 * heading before it.
 *
 * @param {Element} element
 * @returns {number}
 */
export function headingLevel(element) {
  let level = 2;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const order = heading.compareDocumentPosition(element);
    if ((order & Node.DOCUMENT_POSITION_FOLLOWING) === 0) break;
    level = Number(heading.tagName.slice(1)) + 1;
  }
  return Math.min(level, 5);
}
