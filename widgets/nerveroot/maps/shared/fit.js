// Fits the tool to the width of its place: three columns, two kinds of stack.

/** From this width on there is room for three columns. */
const WIDE = 900;
const MEDIUM = 600;

/**
 * @param {{
 *   root: HTMLElement,
 *   body: HTMLElement,
 *   left: HTMLElement,
 *   middle: HTMLElement,
 *   card: HTMLElement,
 *   drawing: HTMLElement,
 *   stage: { resize: (width: number, height: number) => void },
 *   onNewWidth: () => void,
 *   tall?: number,
 * }} parts `tall`: height of the stage where it is not narrow, px
 * @returns {() => void} stops watching
 */
export function fitter(parts) {
  const {
    root,
    body,
    left,
    middle,
    card,
    drawing,
    stage,
    onNewWidth,
    tall = 560,
  } = parts;
  const fit = () => {
    const width = root.clientWidth;
    if (width === 0) return;
    const name = width >= WIDE ? "wide" : width >= MEDIUM ? "medium" : "narrow";
    if (root.getAttribute("data-width") !== name) {
      root.setAttribute("data-width", name);
      // The order on screen is the order in the document, so that the keyboard and a
      // screen reader meet the parts as the eye does.
      reorder(body, name === "medium" ? [middle, card, left] : [left, middle, card]);
      onNewWidth();
    }
    stage.resize(drawing.clientWidth, name === "narrow" ? 470 : tall);
  };
  fit();
  const observer = new ResizeObserver(fit);
  observer.observe(root);
  return () => observer.disconnect();
}

/**
 * @param {HTMLElement} body
 * @param {readonly HTMLElement[]} order
 */
function reorder(body, order) {
  if (order.every((part, position) => body.children[position] === part)) return;
  const focused = document.activeElement;
  body.append(...order);
  if (focused instanceof HTMLElement && body.contains(focused)) {
    focused.focus({ preventScroll: true });
  }
}
