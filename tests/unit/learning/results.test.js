// What is kept of a reader's answers: scores, orders, storage that is broken or missing.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  addTry,
  emptyRecord,
  lastTry,
  mergeRecord,
  parseRecord,
  recordText,
} from "../../../widgets/nerveroot/learning/quiz/record.js";
import {
  optionState,
  scoreAnswer,
  verdict,
} from "../../../widgets/nerveroot/learning/quiz/scoring.js";
import { seededOrder } from "../../../widgets/nerveroot/learning/quiz/seeded_order.js";
import { Session } from "../../../widgets/nerveroot/learning/quiz/session.js";
import { ASIDE, KEY, Store } from "../../../widgets/nerveroot/learning/quiz/store.js";

const NOW = "2026-11-24T10:00:00.000Z";
const surroundings = { newSeed: () => 7, now: () => NOW };

/** Storage as browsers have it; it can be full. */
class FakeStorage {
  /** @param {Record<string, string>} [content] */
  constructor(content = {}) {
    this.content = new Map(Object.entries(content));
    this.full = false;
  }

  /** @param {string} key */
  getItem(key) {
    return this.content.get(key) ?? null;
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  setItem(key, value) {
    if (this.full) throw new Error("QuotaExceededError");
    this.content.set(key, value);
  }

  /** @returns {string[]} */
  get aside() {
    return [...this.content]
      .filter(([key]) => key.startsWith(ASIDE))
      .map(([, text]) => text);
  }
}

/**
 * @param {"single" | "multiple" | "ordering" | "point"} kind
 * @param {boolean[]} right
 * @returns {any}
 */
function item(kind, right) {
  const options = right.map((isRight, index) => ({
    text: `option ${index}`,
    reason: "because",
    ...(kind === "ordering" ? {} : { right: isRight }),
    ...(kind === "point" ? { regions: [`patch_${index}`] } : {}),
  }));
  return { id: `a-${kind}`, kind, options };
}

test("a single choice is right or wrong", () => {
  const asked = item("single", [false, true, false]);
  assert.deepEqual(scoreAnswer(asked, { chosen: [1] }), { score: 1, right: true });
  assert.deepEqual(scoreAnswer(asked, { chosen: [0] }), { score: 0, right: false });
  assert.deepEqual(scoreAnswer(asked, null), { score: 0, right: false });
});

test("several choices score by what was decided rightly; choosing nothing scores nothing", () => {
  const asked = item("multiple", [true, true, false, false]);
  assert.equal(scoreAnswer(asked, { chosen: [0, 1] }).right, true);
  assert.equal(scoreAnswer(asked, { chosen: [0] }).score, 0.75);
  assert.equal(scoreAnswer(asked, { chosen: [0, 1, 2, 3] }).score, 0.5);
  assert.equal(scoreAnswer(asked, { chosen: [] }).score, 0);
});

test("an order scores by the places that are right", () => {
  const asked = item("ordering", [true, true, true, true]);
  assert.equal(scoreAnswer(asked, { chosen: [0, 1, 2, 3] }).right, true);
  const half = { chosen: [1, 0, 2, 3] };
  assert.equal(scoreAnswer(asked, half).score, 0.5);
  assert.equal(verdict(asked, half, scoreAnswer(asked, half)), "2 of 4 in place.");
});

test("a patch counts as the option that stands for it; an unknown one is wrong", () => {
  const asked = item("point", [false, true]);
  assert.equal(scoreAnswer(asked, { region: "patch_1" }).right, true);
  assert.equal(scoreAnswer(asked, { region: "patch_0" }).right, false);
  assert.equal(scoreAnswer(asked, { region: "elsewhere" }).right, false);
});

test("each option says how it stands, in words", () => {
  const right = { text: "", reason: "", right: true };
  const wrong = { text: "", reason: "", right: false };
  assert.equal(optionState(right, true, true).words, "Your answer, right");
  assert.equal(optionState(right, false, true).words, "Right, not chosen");
  assert.equal(optionState(right, false, false).words, "Right answer");
  assert.equal(optionState(wrong, true, false).words, "Your answer");
  assert.equal(optionState(wrong, false, false).words, "");
});

test("the order is the same for one reader and differs between readers", () => {
  assert.deepEqual(seededOrder(6, 1, "q/a"), seededOrder(6, 1, "q/a"));
  const orders = new Set();
  const firsts = new Map();
  for (let seed = 0; seed < 600; seed += 1) {
    const order = seededOrder(4, seed, "q/a");
    assert.deepEqual([...order].sort(), [0, 1, 2, 3]);
    orders.add(order.join(""));
    firsts.set(order[0], (firsts.get(order[0]) ?? 0) + 1);
  }
  assert.equal(orders.size, 24);
  // Each option comes first about equally often: its place tells nothing.
  for (const count of firsts.values())
    assert.ok(count > 100 && count < 200, `${count}`);
});

test("an order to be found is never shown as the answer", () => {
  for (let seed = 0; seed < 300; seed += 1) {
    assert.notDeepEqual(seededOrder(3, seed, "q/order", true), [0, 1, 2]);
  }
});

test("a run knows its missed questions and can be run again with these", () => {
  const session = new Session([
    item("single", [true, false]),
    item("multiple", [true, false]),
  ]);
  session.answer({ score: 1, right: true });
  session.next();
  session.answer({ score: 0.5, right: false });
  session.next();
  assert.equal(session.item === undefined, true);
  assert.deepEqual(
    session.missed.map(({ id }) => id),
    ["a-multiple"],
  );
  session.restart(["a-multiple"]);
  assert.equal(session.item?.id, "a-multiple");
  assert.equal(session.answered, false);
  session.goTo("a-single");
  assert.equal(session.item?.id, "a-single");
  session.goTo("unknown");
  assert.equal(session.item?.id, "a-single");
});

test("results survive being written and read", () => {
  const record = emptyRecord(42);
  addTry(record, "anatomy/dermatomes", "web-space", [NOW, 0.5]);
  const read = parseRecord(recordText(record));
  assert.ok("record" in read);
  assert.equal(read.record.seed, 42);
  assert.deepEqual(lastTry(read.record, "anatomy/dermatomes", "web-space"), [NOW, 0.5]);
});

test("of each question only the latest tries are kept", () => {
  const record = emptyRecord(1);
  for (let day = 10; day < 40; day += 1) {
    addTry(record, "q", "a", [`2026-11-${day % 30}T00:00:00Z`, 0]);
  }
  assert.equal(record.quizzes.get("q")?.get("a")?.length, 20);
});

test("merging adds what is new, once", () => {
  const record = emptyRecord(1);
  addTry(record, "q", "a", [NOW, 1]);
  const other = emptyRecord(2);
  addTry(other, "q", "a", [NOW, 1]);
  addTry(other, "q", "b", [NOW, 0]);
  assert.equal(mergeRecord(record, other), 1);
  assert.equal(mergeRecord(record, other), 0);
  assert.equal(record.seed, 1);
});

const head = '"format":"nerveroot-quiz","version":1,"seed":1';
const HOSTILE = {
  "not JSON": "{",
  empty: "",
  null: "null",
  "a list": "[]",
  "another program's": '{"version":1,"seed":1,"quizzes":{}}',
  "a later version": '{"format":"nerveroot-quiz","version":2,"seed":1,"quizzes":{}}',
  "no seed": '{"format":"nerveroot-quiz","version":1,"quizzes":{}}',
  "a broken seed": '{"format":"nerveroot-quiz","version":1,"seed":1.5,"quizzes":{}}',
  "no quizzes": `{${head}}`,
  "a prototype as quiz": `{${head},"quizzes":{"__proto__":{"a":[]}}}`,
  "a prototype as item": `{${head},"quizzes":{"q":{"__proto__":[]}}}`,
  "markup as a name": `{${head},"quizzes":{"<script>alert(1)</script>":{}}}`,
  "a score too high": `{${head},"quizzes":{"q":{"a":[["${NOW}",2]]}}}`,
  "a score that is text": `{${head},"quizzes":{"q":{"a":[["${NOW}","1"]]}}}`,
  "no date": `{${head},"quizzes":{"q":{"a":[["yesterday",1]]}}}`,
  "far too long": `{${head},"quizzes":{}}${" ".repeat(1_000_001)}`,
};

for (const [name, text] of Object.entries(HOSTILE)) {
  test(`what cannot be read is set aside, not erased: ${name}`, () => {
    const storage = new FakeStorage({ [KEY]: text });
    const store = new Store(storage, surroundings);
    assert.deepEqual(storage.aside, [text]);
    assert.match(store.notice, /set aside/);
    assert.ok("record" in parseRecord(storage.getItem(KEY) ?? ""));
    store.add("q", "a", 1);
    assert.deepEqual(lastTry(store.record, "q", "a"), [NOW, 1]);
    assert.equal(/** @type {any} */ ({}).a, undefined);
  });

  test(`a file that cannot be read changes nothing: ${name}`, () => {
    const storage = new FakeStorage();
    const store = new Store(storage, surroundings);
    store.add("q", "a", 1);
    const before = storage.getItem(KEY);
    assert.match(store.readFile(text), /^This file was not read: .* unchanged\.$/);
    assert.equal(storage.getItem(KEY), before);
  });
}

test("names of built-in properties are ordinary names", () => {
  const text = `{${head},"quizzes":{"constructor":{"constructor":[["${NOW}",1]]}}}`;
  const read = parseRecord(text);
  assert.ok("record" in read);
  assert.deepEqual(lastTry(read.record, "constructor", "constructor"), [NOW, 1]);
});

test("without room for a copy the unreadable text stays where it is", () => {
  const storage = new FakeStorage({ [KEY]: "broken" });
  storage.full = true;
  const store = new Store(storage, surroundings);
  store.add("q", "a", 1);
  assert.equal(storage.getItem(KEY), "broken");
  assert.match(store.notice, /left as they are/);
  assert.equal(store.kept, false);
  assert.deepEqual(lastTry(store.record, "q", "a"), [NOW, 1]);
});

test("without storage the results last as long as the page, and the reader is told", () => {
  const store = new Store(null, surroundings);
  store.add("q", "a", 1);
  assert.equal(store.kept, false);
  assert.match(store.notice, /until you leave/);
  assert.deepEqual(lastTry(store.record, "q", "a"), [NOW, 1]);
  assert.ok("record" in parseRecord(store.fileText()));
});

test("storage that fills up later loses no answer of this visit", () => {
  const storage = new FakeStorage();
  const store = new Store(storage, surroundings);
  storage.full = true;
  store.add("q", "a", 1);
  store.add("q", "b", 0);
  assert.deepEqual(lastTry(store.record, "q", "a"), [NOW, 1]);
  assert.deepEqual(lastTry(store.record, "q", "b"), [NOW, 0]);
  assert.notEqual(store.notice, "");
});

test("answers of another tab are not overwritten", () => {
  const storage = new FakeStorage();
  const here = new Store(storage, surroundings);
  const there = new Store(storage, surroundings);
  there.add("q", "a", 1);
  here.add("q", "b", 0);
  const read = parseRecord(storage.getItem(KEY) ?? "");
  assert.ok("record" in read);
  assert.equal(read.record.quizzes.get("q")?.size, 2);
});

test("an exported file brings the answers to another browser", () => {
  const here = new Store(new FakeStorage(), surroundings);
  here.add("q", "a", 1);
  const there = new Store(new FakeStorage(), { ...surroundings, newSeed: () => 99 });
  assert.equal(there.readFile(here.fileText()), "1 answer was added from the file.");
  assert.equal(
    there.readFile(here.fileText()),
    "All answers of this file were here already.",
  );
  assert.deepEqual(lastTry(there.record, "q", "a"), [NOW, 1]);
  assert.equal(there.record.seed, 99);
});
