// The reader's results as text and back. No DOM, and no trust in what is read.

/** @import { RecordData, Try } from "./types" */

export const FORMAT = "nerveroot-quiz";
export const VERSION = 1;

/** Characters; a reader of the whole book keeps a twentieth of that. */
const LARGEST = 1_000_000;
const MOST_QUIZZES = 500;
const MOST_ITEMS = 200;
/** Of each question the latest tries are kept. */
const MOST_TRIES = 20;

const NAME = /^[a-z0-9]+(?:[-_/][a-z0-9]+)*$/;
const LONGEST_NAME = 120;
const WHEN = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;

/**
 * @param {number} seed
 * @returns {RecordData}
 */
export function emptyRecord(seed) {
  return { seed, quizzes: new Map() };
}

/**
 * Reads kept or imported results.
 *
 * @param {string} text
 * @returns {{ record: RecordData } | { problem: string }}
 */
export function parseRecord(text) {
  if (text.length > LARGEST) return { problem: "it is far too long" };
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: "it is not JSON" };
  }
  if (!isTable(value) || value.format !== FORMAT) {
    return { problem: "it holds something else than quiz results of this book" };
  }
  if (value.version !== VERSION) {
    return {
      problem: `it has version ${String(value.version).slice(0, 20)}; this page reads version ${VERSION}`,
    };
  }
  const { seed } = value;
  if (
    typeof seed !== "number" ||
    !Number.isInteger(seed) ||
    seed < 0 ||
    seed > 0xffffffff
  ) {
    return { problem: "its seed is not a whole number" };
  }
  const record = emptyRecord(seed);
  const problem = readQuizzes(value.quizzes, record);
  return problem === "" ? { record } : { problem };
}

/**
 * @param {unknown} value
 * @param {RecordData} record
 * @returns {string} the first problem, empty if there is none
 */
function readQuizzes(value, record) {
  if (!isTable(value)) return "its list of quizzes is missing";
  const quizzes = Object.entries(value);
  if (quizzes.length > MOST_QUIZZES) return "it names too many quizzes";
  for (const [quiz, items] of quizzes) {
    if (!isName(quiz) || !isTable(items))
      return `it has an unknown entry ${shown(quiz)}`;
    /** @type {Map<string, Try[]>} */
    const known = new Map();
    const entries = Object.entries(items);
    if (entries.length > MOST_ITEMS)
      return `it names too many questions of ${shown(quiz)}`;
    for (const [item, tries] of entries) {
      if (!isName(item) || !Array.isArray(tries) || !tries.every(isTry)) {
        const where = `${quiz}, ${item}`;
        return `its results of ${shown(where)} cannot be read`;
      }
      known.set(item, tidy(tries));
    }
    record.quizzes.set(quiz, known);
  }
  return "";
}

/**
 * @param {RecordData} record
 * @returns {string}
 */
export function recordText(record) {
  const quizzes = Object.fromEntries(
    [...record.quizzes].map(([quiz, items]) => [quiz, Object.fromEntries(items)]),
  );
  return JSON.stringify({
    format: FORMAT,
    version: VERSION,
    seed: record.seed,
    quizzes,
  });
}

/**
 * Adds one answer.
 *
 * @param {RecordData} record
 * @param {string} quiz
 * @param {string} item
 * @param {Try} attempt
 */
export function addTry(record, quiz, item, attempt) {
  const items = record.quizzes.get(quiz) ?? new Map();
  items.set(item, tidy([...(items.get(item) ?? []), attempt]));
  record.quizzes.set(quiz, items);
}

/**
 * Adds all answers of another record; what both hold counts once.
 *
 * @param {RecordData} record
 * @param {RecordData} other
 * @returns {number} how many answers are new
 */
export function mergeRecord(record, other) {
  let added = 0;
  for (const [quiz, items] of other.quizzes) {
    for (const [item, tries] of items) {
      const before = record.quizzes.get(quiz)?.get(item) ?? [];
      for (const attempt of tries) {
        if (before.some(([when, score]) => when === attempt[0] && score === attempt[1]))
          continue;
        addTry(record, quiz, item, attempt);
        added += 1;
      }
    }
  }
  return added;
}

/**
 * @param {RecordData} record
 * @param {string} quiz
 * @param {string} item
 * @returns {Try | undefined} the latest answer
 */
export function lastTry(record, quiz, item) {
  return record.quizzes.get(quiz)?.get(item)?.at(-1);
}

/** @param {Try[]} tries */
function tidy(tries) {
  return [...tries]
    .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0))
    .slice(-MOST_TRIES);
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isTable(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {string} name */
function isName(name) {
  return name.length <= LONGEST_NAME && NAME.test(name);
}

/**
 * @param {unknown} value
 * @returns {value is Try}
 */
function isTry(value) {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [when, score] = value;
  if (typeof when !== "string" || !WHEN.test(when)) return false;
  return typeof score === "number" && score >= 0 && score <= 1;
}

/** @param {string} text */
function shown(text) {
  return `“${text.slice(0, 40)}”`;
}
