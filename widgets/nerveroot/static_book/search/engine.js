/**
 * Find the places of the book that answer what was typed. Free of the page, so that it
 * is tested without one; the library is handed in.
 *
 * @typedef {{
 *   pages: [string, string, number][],
 *   entries: [number, string, string, string, string, string][],
 *   terms: [number, string, string[], string][],
 *   synonyms: string[][],
 * }} SearchData
 * @typedef {{ address: string, heading: string, text: string, score: number,
 *   words: string[] }} Place
 * @typedef {{ address: string, title: string, score: number, places: Place[] }} Result
 * @typedef {{ address: string, names: string[], definition: string }} Term
 * @typedef {{ results: Result[], term: Term | null, suggestions: string[],
 *   words: string[] }} Answer
 */

/** Words that stand in every question and tell no page from another. */
const STOP_WORDS = new Set(
  (
    "a after all am an and any are as at be because been but by can did do does doing " +
    "either exactly find for from get go goes good had has have how i if in into is it " +
    "its itself just long me much my no not of off often on one or other out over " +
    "should so some such tell than that the their them then there these they this to " +
    "too up was we were what when where which while who why will with would you your " +
    "away need"
  ).split(" "),
);

/** Longer questions are cut: nobody reads them out, and they would take time. */
export const LONGEST_QUERY = 200;
const PLACES_PER_PAGE = 3;
const PAGES_SHOWN = 10;
/** A synonym counts less than the very word. */
const SYNONYM_WEIGHT = 0.7;

/**
 * Return a text in small letters, without accents, with one kind of dash.
 *
 * @param {string} text
 * @returns {string}
 */
export function plain(text) {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\u2018\u2019]/g, "'")
    .toLowerCase();
}

/**
 * Return the words of a text. "L4–5" and "L4/5" are also found as "l4" and "l5".
 *
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  const levels = plain(text).replace(/\b([ls])(\d)\s?[-/]\s?(\d)\b/g, "$1$2 $1$3");
  return levels.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * Return a word without the ending of a plural.
 *
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.length > 3 && /[^suie]s$/.test(word)) return word.slice(0, -1);
  if (word.length > 4 && /[^s]es$/.test(word)) return word.slice(0, -1);
  return word;
}

/**
 * Return the words that a query asks for, and those that mean the same.
 *
 * @param {string} query
 * @param {string[][]} groups
 * @returns {{ asked: string[], alike: string[][] }}
 */
export function askedWords(query, groups) {
  const all = wordsOf(query.slice(0, LONGEST_QUERY));
  const useful = all.filter((word) => !STOP_WORDS.has(word));
  const asked = [...new Set((useful.length > 0 ? useful : all).map(stem))];
  const spoken = ` ${all.map(stem).join(" ")} `;
  const alike = [];
  for (const group of groups) {
    const phrases = group.map((phrase) => wordsOf(phrase).map(stem));
    const said = phrases.find((words) => spoken.includes(` ${words.join(" ")} `));
    if (said) alike.push(...phrases.filter((words) => words !== said));
  }
  return { asked, alike };
}

/**
 * Build the index; this takes a moment, once.
 *
 * @param {any} MiniSearch the library's class
 * @param {SearchData} data
 * @returns {(query: string) => Answer}
 */
export function createEngine(MiniSearch, data) {
  const index = new MiniSearch({
    fields: ["title", "heading", "questions", "text"],
    tokenize: wordsOf,
    processTerm: stem,
  });
  index.addAll(
    data.entries.map(([page, , , heading, questions, text], id) => ({
      id,
      title: data.pages[page][1],
      heading,
      questions,
      text,
    })),
  );
  const options = {
    boost: { title: 3, heading: 3, questions: 4 },
    prefix: (/** @type {string} */ word) => word.length > 2,
    fuzzy: (/** @type {string} */ word) => (word.length > 5 ? 0.2 : false),
  };

  /**
   * @param {string[]} asked
   * @param {string[][]} alike
   */
  function matches(asked, alike) {
    const queries = [{ queries: [asked.join(" ")], combineWith: "OR" }];
    const synonyms = alike.map((words) => ({
      queries: [words.join(" ")],
      combineWith: "AND",
      boostTerm: () => SYNONYM_WEIGHT,
      prefix: false,
      fuzzy: false,
    }));
    return index.search(
      { combineWith: "OR", queries: [...queries, ...synonyms] },
      options,
    );
  }

  const groups = [...data.synonyms, ...data.terms.map(([, , names]) => names)];
  return (query) => {
    const { asked, alike } = askedWords(query, groups);
    if (asked.length === 0)
      return { results: [], term: null, suggestions: [], words: [] };
    const words = [...asked, ...alike.flat()];
    /** @type {Map<number, Result>} */
    const pages = new Map();
    for (const match of matches(asked, alike)) {
      const [page, , anchor, heading, , text] = data.entries[match.id];
      const [address, title, weight] = data.pages[page];
      const result = pages.get(page) ?? { address, title, score: 0, places: [] };
      // A page that says it in several places is more about it than one that says it once.
      result.score += (weight * match.score) / (result.places.length + 1) ** 1.5;
      result.places.push({
        address: anchor ? `${address}#${anchor}` : address,
        heading,
        text,
        score: match.score,
        words: match.terms,
      });
      pages.set(page, result);
    }
    const results = [...pages.values()].sort((one, two) => two.score - one.score);
    for (const result of results) result.places.splice(PLACES_PER_PAGE);
    const suggestions =
      results.length > 0
        ? []
        : index
            .autoSuggest(asked.join(" "), { fuzzy: 0.4, prefix: true })
            .map((/** @type {{ suggestion: string }} */ found) => found.suggestion)
            // One word that is like two of the book would be offered as both at once.
            .filter(
              (/** @type {string} */ text) => text.split(" ").length <= asked.length,
            )
            .slice(0, 3);
    return {
      results: results.slice(0, PAGES_SHOWN),
      term: termOf(query, data, groups),
      suggestions,
      words,
    };
  };
}

/**
 * Return the entry of the glossary that the whole query names, or one that means it;
 * else, for a word or two, the entry with the shortest name that holds them.
 *
 * @param {string} query
 * @param {SearchData} data
 * @param {string[][]} synonyms
 * @returns {Term | null}
 */
function termOf(query, data, synonyms) {
  const { asked } = askedWords(query, []);
  const whole = asked.join(" ");
  const alike = synonyms
    .map((group) => group.map(stemmed))
    .filter((group) => group.includes(whole))
    .flat();
  const byLength = data.terms
    .flatMap((term) => term[2].map((name) => ({ term, name: stemmed(name) })))
    .sort((one, two) => one.name.length - two.name.length);
  const found =
    byLength.find(({ name }) => name === whole) ??
    byLength.find(({ name }) => alike.includes(name)) ??
    byLength.find(
      ({ name }) =>
        asked.length <= 2 && asked.every((word) => name.split(" ").includes(word)),
    );
  if (!found) return null;
  const [page, anchor, names, definition] = found.term;
  return { address: `${data.pages[page][0]}#${anchor}`, names, definition };
}

/** @param {string} text */
function stemmed(text) {
  return wordsOf(text).map(stem).join(" ");
}
