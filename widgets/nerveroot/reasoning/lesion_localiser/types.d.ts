/** What was found; what is not named was not tested. */
export type State = "normal" | "reduced" | "absent" | "present" | "not_tested";
export type Grade = "read" | "derived" | "unconfirmed";
/** Value, grade, and the source or what the cell follows from. */
export type Cell = [value: string, grade: Grade, basis: string];

export interface Site {
  id: string;
  name: string;
  place: string;
  tellTale: string;
  urgent: boolean;
  /** Sites whose nerve this one branches from. */
  within: string[];
}

export interface Finding {
  id: string;
  name: string;
  kind: string;
  part: string;
  states: State[];
  supply?: string;
  redFlag?: FlagFacts;
}

/** Why a finding cannot wait, and who says so. */
export interface FlagFacts {
  text: string;
  /** "today" becomes "now" where a leg is weak as well. */
  speed: "now" | "today";
  /** Sites that must be ruled out first while the finding stands. */
  pointsTo: string[];
  grade: Grade;
  basis: string;
}

export interface Model {
  states: State[];
  sites: Site[];
  findings: Finding[];
  /** An alarm has none: it says nothing of the place. */
  cells: Record<string, Record<string, Cell>>;
}

export type Findings = Record<string, State>;

/**
 * explained: abnormal, as the lesion usually makes it; allowed: abnormal, where the
 * lesion varies; spared: normal, as the lesion leaves it; missing: normal where the
 * lesion usually takes it; unexpected: present where the lesion does not explain it, but
 * pain and tests have many causes; impossible: abnormal in tissue out of reach; silent:
 * normal where the lesion varies.
 */
export type Relation =
  | "explained"
  | "allowed"
  | "spared"
  | "missing"
  | "unexpected"
  | "impossible"
  | "silent";

export interface Weighed {
  finding: Finding;
  state: State;
  cell: Cell;
  relation: Relation;
}

export interface Tally {
  sites: Site[];
  /** A red flag points to it and it reaches everything that was found. */
  emergency: boolean;
  weighed: Weighed[];
  impossible: number;
  impossibleUnconfirmed: number;
  loose: number;
  explained: number;
  explainedKnown: number;
  spared: number;
}

export interface Reason {
  finding: string;
  name: string;
  state: State;
  relation: Relation;
  value: string;
  grade: Grade;
  basis: string;
  why: string;
}

export interface Candidate {
  site: string;
  name: string;
  for: Reason[];
  against: Reason[];
}

export interface Group {
  rank: string;
  sites: string[];
  /** Why these stand together; "" for one site. */
  note: string;
  candidates: Candidate[];
}

export interface Pair {
  sites: [string, string];
  why: string;
}

export interface RedFlag {
  finding: string;
  name: string;
  state: State;
  why: string;
  grade: Grade;
  basis: string;
}

export interface NextSign {
  finding: string;
  name: string;
  laboratory: boolean;
  ifAbnormal: string[];
  ifNormal: string[];
  why: string;
}

export interface CannotTell {
  reason: "nothing abnormal" | "not parted" | "no place explains all";
  text: string;
}

export interface Result {
  /** How soon care is needed and why, before anything else; "" without a red flag. */
  urgent: string;
  redFlags: RedFlag[];
  groups: Group[];
  pairs: Pair[];
  /** Neither argued for nor out of the question. */
  open: string[];
  /** Null if nothing parts the candidates, and while a red flag stands. */
  next: NextSign | null;
  cannotTell: CannotTell | null;
  /** Says that the first group rests on cells without a source; "" otherwise. */
  hangsOnUnconfirmed: string;
  tested: number;
}
