// The plan for a question and a day. No DOM: it runs under node as in the page.

/**
 * @import { Facts, MusclePlan, MuscleStudy, Plan, QuestionFacts, Stage, State } from "./types"
 */

/**
 * The last stage that has begun on a day.
 *
 * @template {Stage} S
 * @param {readonly S[]} stages in their order
 * @param {number} day
 * @returns {S}
 */
export function stageAt(stages, day) {
  const begun = stages.filter((stage) => stage.from <= day);
  const now = begun.at(-1);
  if (now === undefined) throw new RangeError(`no stage begins by day ${day}`);
  return now;
}

/**
 * @param {Facts} facts
 * @param {string} id
 * @returns {QuestionFacts}
 */
export function questionOf(facts, id) {
  const found = facts.questions.find((question) => question.id === id);
  if (found === undefined) {
    const known = facts.questions.map((question) => question.id).join(", ");
    throw new RangeError(`unknown question "${id}"; known: ${known}`);
  }
  return found;
}

/**
 * What a study is worth on a day.
 *
 * @param {Facts} facts
 * @param {State} state
 * @returns {Plan}
 */
export function plan(facts, { question, days }) {
  if (!Number.isInteger(days) || days < 0 || days > facts.lastDay) {
    throw new RangeError(
      `days must be a whole number from 0 to ${facts.lastDay}, not ${days}`,
    );
  }
  const asked = questionOf(facts, question);
  const stage = stageAt(facts.stages, days);
  return {
    kind: asked.kind,
    question: asked.question,
    days,
    stage: stage.id,
    headline: stage.headline,
    words: stage.words,
    muscles: asked.muscles.map((muscle) => muscleOn(facts, muscle, days)),
    nerves: asked.nerves.map(({ id, name, role, abnormal, normal }) => ({
      id,
      name,
      role,
      abnormal,
      normal,
    })),
    signs: facts.timing.map(({ id, stages }) => ({
      id,
      status: stageAt(stages, days).status,
    })),
    open: asked.limits
      .filter(({ kind }) => kind === "open")
      .map(({ text, source }) => `${text} (${source})`),
    ages: facts.ages
      .filter(({ from, until }) => from <= days && (until === null || days <= until))
      .map(({ sign }) => sign),
  };
}

/**
 * @param {Facts} facts
 * @param {MuscleStudy} muscle
 * @param {number} days
 * @returns {MusclePlan}
 */
function muscleOn(facts, muscle, days) {
  const structure = facts.structures[muscle.structure];
  if (structure === undefined) throw new RangeError(`unknown ${muscle.structure}`);
  const now = stageAt(structure.stages, days);
  return {
    id: muscle.id,
    name: facts.muscles[muscle.id]?.name ?? muscle.id,
    role: muscle.role,
    status: now.status,
    window: now.window,
    timing: now.words,
    abnormal: after(now.abnormal, muscle.abnormal),
    normal: after(now.normal, muscle.normal),
  };
}

/**
 * Puts what the day takes away from a result before what it means.
 *
 * @param {string} caution
 * @param {string} sentence
 */
function after(caution, sentence) {
  if (caution === "") return sentence;
  return `${caution}${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}
