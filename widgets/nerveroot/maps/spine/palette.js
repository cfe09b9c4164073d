// Colours by name. Each is a CSS variable with its light value as fallback, so that a
// drawing follows the page's theme and still has colour as a file of its own.

/** @type {Record<string, string>} */
export const SPINE_COLOURS = {
  bone: "#EFE3CC",
  "bone-deep": "#E0CFAE",
  "bone-core": "#F6EEDB",
  "bone-line": "#9C8558",
  disc: "#CFDDE2",
  "disc-deep": "#A9C1CB",
  "disc-core": "#E6F0F3",
  "disc-line": "#6F8C99",
  sac: "#E3EEF7",
  "sac-deep": "#C3D7EA",
  "sac-line": "#6E8FB0",
  ligament: "#E4C86A",
  "ligament-line": "#B4922F",
  fat: "#F7EBC0",
  "fat-deep": "#EFDD9F",
  muscle: "#D9A59B",
  "muscle-deep": "#C48579",
  "muscle-line": "#8E4F45",
  vein: "#8FA5C7",
  artery: "#C9867C",
  rootlet: "#D9B25F",
  filum: "#8A6A2B",
  cord: "#E6C98A",
  "cord-deep": "#D9B25F",
  herniation: "#B57BA6",
  "herniation-deep": "#7B3F6B",
  "herniation-line": "#4A1F40",
  glow: "#FFB000",
  zone: "#4A4F55",
};

/** @type {Record<string, string>} */
const BOOK_COLOURS = {
  ink: "#1B1F24",
  muted: "#5A6068",
  paper: "#FBFAF7",
  surface: "#FFFFFF",
  line: "#DED9D0",
};

/** @type {Record<string, [string, string]>} */
const ROOT_COLOURS = {
  l1: ["#8873B5", "#4B3A78"],
  l2: ["#CC79A7", "#7F3260"],
  l3: ["#E2B007", "#6E5200"],
  l4: ["#0072B2", "#003F66"],
  l5: ["#D55E00", "#5A2400"],
  s1: ["#009E73", "#00553E"],
  s2: ["#56B4E9", "#1B5F8A"],
};

/**
 * @param {string} name of the palette of the spine or of the book
 * @returns {string} a CSS colour
 */
export function colour(name) {
  const book = BOOK_COLOURS[name];
  if (book !== undefined) return `var(--nr-${name},${book})`;
  const spine = SPINE_COLOURS[name];
  if (spine === undefined) throw new Error(`unknown colour ${name}`);
  return `var(--nr-spine-${name},${spine})`;
}

/**
 * @param {string} root
 * @param {"fill" | "edge"} [part]
 * @returns {string} a CSS colour
 */
export function rootColour(root, part = "fill") {
  // The twelfth thoracic root only completes the row of foramina.
  if (root === "T12") return colour("muted");
  const slug = root.toLowerCase();
  const pair = ROOT_COLOURS[slug];
  if (pair === undefined) throw new Error(`no colour for the root ${root}`);
  return `var(--nr-root-${slug}-${part},${pair[part === "fill" ? 0 : 1]})`;
}

/**
 * @param {{ fill?: string, stroke?: string, width?: number, more?: string }} paint names
 *   of colours, or url(…) for a gradient; a width in drawing units
 * @returns {string} a style attribute
 */
export function paint({ fill = "none", stroke, width = 1.5, more = "" }) {
  const ready = (/** @type {string} */ value) =>
    value === "none" || value.startsWith("url(") || value.startsWith("var(")
      ? value
      : colour(value);
  const line =
    stroke === undefined
      ? ""
      : `;stroke:${ready(stroke)};stroke-width:${width};stroke-linejoin:round`;
  return `fill:${ready(fill)}${line}${more === "" ? "" : ";"}${more}`;
}
