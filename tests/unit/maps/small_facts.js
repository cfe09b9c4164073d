// A small world for the tests: three patches, three sources, one of them not consulted.

/** @import { Facts, State } from "../../../widgets/nerveroot/maps/dermatome_map/types" */

/** @type {Facts} */
export const FACTS = {
  roots: ["L4", "L5", "S1"],
  views: [
    { id: "foot_dorsum", name: "Foot, top", phrase: "top of the right foot" },
    { id: "sole", name: "Sole", phrase: "sole of the right foot" },
  ],
  regions: [
    region("toe", "Toe, top", "toes", "foot_dorsum"),
    region("web", "Web", "toes", "foot_dorsum"),
    region("heel", "Heel", "foot", "sole"),
  ],
  authorities: [
    authority("study", "primary study", "full"),
    authority("chart", "textbook or teaching chart", "full"),
    authority("legend", "primary study", "unread"),
    authority("standard", "standard", "half"),
  ],
  claims: [
    [0, 0, 1, "core", 1, "full", ""],
    [1, 0, 0, "core", 1, "full", ""],
    [1, 0, 1, "overlap", 1, "full", ""],
    [2, 0, 1, "core", 0, "unread", ""],
    [0, 0, 0, "none", 1, "full", "3/20"],
    [0, 1, 1, "blank", 1, "full", ""],
    [2, 2, 2, "core", 0, "unread", ""],
    [3, 2, 2, "core", 1, "half", ""],
  ],
  supply: [
    [0, "superficial", "superficial fibular", "", "fibular", "primary", "Text", 1],
    [0, "deep", "deep fibular", "", "fibular", "secondary", "Text", 1],
    [1, "deep", "deep fibular", "", "fibular", "autonomous", "Text", 1],
    [2, "calcaneal", "calcaneal", "", "tibial", "primary", "", 0],
  ],
  points: [{ root: "S1", text: "Heel", regions: ["heel"], places: { sole: [1, 2] } }],
  signs: [
    sign("superficial", "sign", true),
    sign("deep", "sign", true),
    sign("calcaneal", "none found", true),
  ],
  look: {
    strength: {},
    patterns: {},
    overlapStripe: 5,
    unread: { tile: 8, stripe: 2.6, edge_dash: "4 3" },
    agreement: [
      { from: 0, to: 0, label: "none", strength: 0, pattern: null },
      { from: 1, to: 1, label: "1", strength: 0.2, pattern: "agreement-1" },
      { from: 2, to: null, label: "2 or more", strength: 0.9, pattern: "agreement-2" },
    ],
    nerveDashes: { other: "" },
    statusWords: {},
  },
};

/** @type {State} */
export const STATE = {
  mode: "explore",
  authority: "study",
  view: "foot_dorsum",
  root: "L5",
  region: "",
  hovered: "",
  layers: ["borders"],
  side: "right",
};

/**
 * @param {string} id
 * @param {string} name
 * @param {string} segment
 * @param {string} home
 */
function region(id, name, segment, home) {
  return { id, name, segment, landmark: "", home, warning: "", warningSource: "" };
}

/**
 * @param {string} id
 * @param {string} kind
 * @param {"full" | "half" | "unread"} status
 */
function authority(id, kind, status) {
  return {
    id,
    name: id,
    kind,
    status,
    basis: "",
    weakness: "",
    readAs: "",
    sample: "",
  };
}

/**
 * @param {string} nerve
 * @param {"sign" | "none found"} kind
 * @param {boolean} lead
 */
function sign(nerve, kind, lead) {
  return {
    nerve,
    kind,
    lead,
    roots: ["L5"],
    against: `${nerve} nerve`,
    sign: "Inversion",
    how: "",
    rootLesion: "Weak: an L5 muscle.",
    nerveLesion: "Normal: another nerve.",
    figure: "23 of 25",
    source: "Tsao 2003",
    verified: 1,
  };
}
