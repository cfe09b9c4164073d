// SVG paint servers made from pattern data, one per look a patch can have.

import { svg } from "../../web/dom.js";

/** @import { Look, Paint, Pattern } from "./types" */

/** @param {string} root */
function slug(root) {
  return root.toLowerCase();
}

/**
 * @param {string} root
 * @returns {string} a CSS colour
 */
export function rootFill(root) {
  return `var(--nr-root-${slug(root)}-fill)`;
}

/**
 * @param {string} root
 * @returns {string} a CSS colour
 */
export function rootEdge(root) {
  return `var(--nr-root-${slug(root)}-edge)`;
}

export class PatternStore {
  /**
   * @param {Look} look
   * @param {string} prefix for ids
   */
  constructor(look, prefix) {
    this.look = look;
    this.prefix = prefix;
    this.defs = svg("defs");
    /** @type {Set<string>} */
    this.made = new Set();
  }

  /**
   * The `fill` for a patch; makes the pattern when it is first asked for.
   *
   * @param {Paint} paint
   * @returns {string}
   */
  fill(paint) {
    if (paint.kind === "none" || paint.kind === "hidden") return "transparent";
    const id = `${this.prefix}-${paint.key}-${paint.roots.join("-")}`.replaceAll(
      " ",
      "-",
    );
    if (!this.made.has(id)) {
      this.made.add(id);
      this.defs.append(this.build(id, paint));
    }
    return `url(#${id})`;
  }

  /**
   * @param {string} id
   * @param {Paint} paint
   * @returns {SVGPatternElement}
   */
  build(id, paint) {
    const root = /** @type {string} */ (paint.roots[0]);
    if (paint.kind === "root") {
      const pattern = this.look.patterns[`root-${slug(root)}`];
      return filled(id, pattern, root, this.look.strength[root] ?? 0.5);
    }
    if (paint.kind === "agreement") {
      const step = this.look.agreement[paint.step];
      const pattern = step?.pattern ? this.look.patterns[step.pattern] : undefined;
      return filled(id, pattern, root, step?.strength ?? 0);
    }
    if (paint.kind === "overlap") {
      const width = this.look.overlapStripe;
      return stripes(id, paint.roots, width, width, this.look.strength);
    }
    const { tile, stripe } = this.look.unread;
    // Half: the figure was read, the patch is the conventional one. Wider stripes than
    // for a map that nobody has consulted, and still not a solid claim.
    const width = paint.kind === "half" ? tile * 0.66 : stripe;
    return stripes(id, paint.roots, tile, width, {});
  }
}

/**
 * @param {string} id
 * @param {Pattern | undefined} pattern
 * @param {string} root
 * @param {number} strength
 */
function filled(id, pattern, root, strength) {
  const width = pattern?.width ?? 8;
  const height = pattern?.height ?? 8;
  const element = svg("pattern", {
    id,
    patternUnits: "userSpaceOnUse",
    width,
    height,
    patternTransform: pattern?.rotate ? `rotate(${pattern.rotate})` : null,
  });
  element.append(
    svg("rect", {
      x: -0.5,
      y: -0.5,
      width: width + 1,
      height: height + 1,
      style: `fill:${rootFill(root)}`,
      "fill-opacity": strength,
    }),
  );
  for (const mark of pattern?.marks ?? []) {
    const colour = rootEdge(root);
    const style =
      mark.paint === "fill" ? `fill:${colour}` : `fill:none;stroke:${colour}`;
    element.append(
      svg("path", {
        d: mark.d,
        style,
        "stroke-width": mark.paint === "stroke" ? mark.stroke_width : null,
        opacity: mark.opacity,
      }),
    );
  }
  return element;
}

/**
 * Upright stripes turned by 45 degrees, one per root.
 *
 * @param {string} id
 * @param {readonly string[]} roots
 * @param {number} pitch from one stripe to the next
 * @param {number} width of a stripe
 * @param {Record<string, number>} strength
 */
function stripes(id, roots, pitch, width, strength) {
  const element = svg("pattern", {
    id,
    patternUnits: "userSpaceOnUse",
    width: pitch * roots.length,
    height: pitch,
    patternTransform: "rotate(45)",
  });
  roots.forEach((root, index) => {
    element.append(
      svg("rect", {
        x: index * pitch,
        y: -0.5,
        width,
        height: pitch + 1,
        style: `fill:${rootFill(root)}`,
        "fill-opacity":
          strength[root] === undefined ? 1 : Math.max(0.8, strength[root]),
      }),
    );
  });
  return element;
}
