// The engine of the EMG planner: stages, refusals, state, days in words and on the axis.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  plan,
  questionOf,
  stageAt,
} from "../../../widgets/nerveroot/reasoning/emg_planner/plan.js";
import {
  daysFrom,
  daysProblem,
  dayWords,
  fromHash,
  isAllowed,
  nearestStop,
  reduce,
  shareOfAxis,
  toHash,
} from "../../../widgets/nerveroot/reasoning/emg_planner/state.js";

/** @import { Facts } from "../../../widgets/nerveroot/reasoning/emg_planner/types" */

const STAGES = [
  {
    from: 0,
    status: "too early",
    window: "signs from day 7 to 21",
    words: "Too early.",
    abnormal: "Older. ",
    normal: "Not before day 21. ",
  },
  { from: 21, status: "in time", window: "", words: "Now.", abnormal: "", normal: "" },
];

/** @type {Facts} */
const FACTS = {
  lastDay: 730,
  definition: "",
  kinds: [{ id: "place", name: "Where?" }],
  questions: [
    {
      id: "a-or-b",
      kind: "place",
      question: "A or B?",
      why: "",
      muscles: [
        {
          id: "m",
          structure: "back",
          role: "parts them",
          expected: [],
          abnormal: "Points to A.",
          normal: "Points to B.",
        },
      ],
      nerves: [
        {
          id: "n",
          name: "Nerve",
          role: "",
          expected: [],
          abnormal: "A.",
          normal: "B.",
        },
      ],
      limits: [],
    },
  ],
  muscles: {
    m: { name: "Muscle", nerve: "", nerveSource: "", nerveVerified: true, roots: [] },
  },
  structures: { back: { name: "back", stages: STAGES } },
  stages: [
    { from: 0, id: "first", headline: "Wait.", words: "", sources: [] },
    { from: 42, id: "last", headline: "Go.", words: "", sources: [] },
  ],
  timing: [
    {
      id: "row",
      sign: "fibrillations",
      structure: "any muscle",
      lasts: false,
      window: "1 to 4 weeks",
      start: 7,
      end: 28,
      from: 0,
      to: 1,
      stages: [
        { from: 0, status: "not yet" },
        { from: 7, status: "may show" },
        { from: 28, status: "expected" },
      ],
      source: "",
      verified: true,
      note: "",
    },
  ],
  ages: [
    {
      sign: "young",
      words: "",
      from: 0,
      until: 20,
      span: "",
      sources: [],
      verified: true,
    },
    {
      sign: "old",
      words: "",
      from: 20,
      until: null,
      span: "",
      sources: [],
      verified: true,
    },
  ],
  stops: [0, 1, 2, 9, 730],
  presets: [],
  ticks: [],
};

test("the last stage that has begun holds, from its very day on", () => {
  const on = (/** @type {number} */ day) => stageAt(STAGES, day).status;
  assert.deepEqual([0, 20, 21, 730].map(on), [
    "too early",
    "too early",
    "in time",
    "in time",
  ]);
  assert.throws(() => stageAt([{ from: 3 }], 2), /no stage begins by day 2/);
});

test("before its time a normal muscle excludes nothing, and an abnormal one is older", () => {
  const early = plan(FACTS, { question: "a-or-b", days: 20 });
  assert.equal(early.headline, "Wait.");
  assert.equal(early.muscles[0]?.normal, "Not before day 21. points to B.");
  assert.equal(early.muscles[0]?.abnormal, "Older. points to A.");
  assert.deepEqual(early.signs, [{ id: "row", status: "may show" }]);
  assert.deepEqual(early.ages, ["young", "old"]);
});

test("in its time a result means what it means", () => {
  const late = plan(FACTS, { question: "a-or-b", days: 42 });
  assert.equal(late.stage, "last");
  assert.equal(late.muscles[0]?.name, "Muscle");
  assert.equal(late.muscles[0]?.normal, "Points to B.");
  assert.equal(late.muscles[0]?.abnormal, "Points to A.");
  assert.equal(late.nerves[0]?.normal, "B.");
  assert.equal(late.signs[0]?.status, "expected");
  assert.deepEqual(late.ages, ["old"]);
});

test("a question that is not there is refused by name", () => {
  assert.throws(() => questionOf(FACTS, "c"), /unknown question "c"; known: a-or-b/);
  assert.throws(() => plan(FACTS, { question: "__proto__", days: 1 }), RangeError);
});

for (const days of [-1, 731, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
  test(`${days} days are refused, with what is allowed`, () => {
    assert.throws(
      () => plan(FACTS, { question: "a-or-b", days }),
      /whole number from 0 to 730/,
    );
    assert.equal(isAllowed(FACTS, "days", days), false);
    assert.equal(daysProblem(FACTS, days), "Give whole days from 0 to 730.");
  });
}

test("a change that cannot be used leaves the very same state", () => {
  const state = { question: "a-or-b", days: 10 };
  assert.equal(reduce(FACTS, state, { days: "10" }), state);
  assert.equal(reduce(FACTS, state, { question: "c", days: -3 }), state);
  assert.deepEqual(reduce(FACTS, state, { question: "c", days: 3 }), {
    ...state,
    days: 3,
  });
});

test("typed days are whole numbers or none", () => {
  assert.deepEqual(["0", " 21 ", "730"].map(daysFrom), [0, 21, 730]);
  for (const text of ["", "-1", "1.5", "1e2", "0x10", "three"]) {
    assert(Number.isNaN(daysFrom(text)), text);
  }
});

test("an address gives and takes the state, and names what it leaves out", () => {
  const asked = fromHash(FACTS, { question: "a-or-b", days: "21" });
  assert.deepEqual(asked, { change: { question: "a-or-b", days: 21 }, ignored: [] });
  assert.deepEqual(toHash({ question: "a-or-b", days: 21 }), {
    question: "a-or-b",
    days: "21",
  });
  const bad = fromHash(FACTS, { question: "constructor", days: "9999" });
  assert.deepEqual(bad, { change: {}, ignored: ["question", "days"] });
});

test("days are said in the unit that fits", () => {
  assert.deepEqual([0, 1, 13, 21, 45, 91, 183, 200, 730].map(dayWords), [
    "the first day",
    "day 1",
    "day 13",
    "day 21 (3 weeks)",
    "day 45 (about 6 weeks)",
    "day 91 (13 weeks)",
    "day 183 (6 months)",
    "day 200 (about 7 months)",
    "day 730 (24 months)",
  ]);
});

test("the axis takes equal steps from stop to stop", () => {
  const at = (/** @type {number} */ day) => shareOfAxis(FACTS.stops, day);
  assert.deepEqual([0, 1, 2, 9, 730].map(at), [0, 0.25, 0.5, 0.75, 1]);
  assert.equal(at(5.5), 0.625);
  assert.equal(at(9999), 1);
  assert.equal(nearestStop(FACTS.stops, 8), 3);
});
