import type { Model } from "../../web/trait_bridge.js";

export type { Model };

export interface State {
  question: string;
  days: number;
}

/** Holds from its day on, until the next begins. */
export interface Stage {
  from: number;
}

export interface StudyStage extends Stage {
  id: string;
  headline: string;
  words: string;
  sources: string[];
}

export interface MuscleStage extends Stage {
  status: string;
  /** When signs are expected here, in a few words. */
  window: string;
  words: string;
  /** What the day takes away from a result, before what the result means. */
  abnormal: string;
  normal: string;
}

export interface SignStage extends Stage {
  status: string;
}

export interface Expected {
  name: string;
  value: string;
  basis: string;
  verified: boolean;
}

export interface Studied {
  id: string;
  role: string;
  expected: Expected[];
  abnormal: string;
  normal: string;
}

export interface MuscleStudy extends Studied {
  structure: string;
}

export interface NerveStudy extends Studied {
  name: string;
}

export interface Limit {
  kind: "open" | "caution";
  text: string;
  source: string;
  verified: boolean;
}

export interface QuestionFacts {
  id: string;
  kind: string;
  question: string;
  why: string;
  muscles: MuscleStudy[];
  nerves: NerveStudy[];
  limits: Limit[];
}

export interface MuscleFacts {
  name: string;
  nerve: string;
  nerveSource: string;
  nerveVerified: boolean;
  roots: { source: string; words: string; verified: boolean }[];
}

export interface TimingFacts {
  id: string;
  sign: string;
  structure: string;
  lasts: boolean;
  window: string;
  start: number;
  end: number | null;
  /** Ends of the window along the axis, from 0 to 1. */
  from: number;
  to: number;
  stages: SignStage[];
  source: string;
  verified: boolean;
  note: string;
}

export interface AgeFacts {
  sign: string;
  words: string;
  from: number;
  until: number | null;
  span: string;
  sources: string[];
  verified: boolean;
}

export interface Facts {
  lastDay: number;
  /** What is meant by the two results of a muscle. */
  definition: string;
  kinds: { id: string; name: string }[];
  questions: QuestionFacts[];
  muscles: Record<string, MuscleFacts>;
  structures: Record<string, { name: string; stages: MuscleStage[] }>;
  stages: StudyStage[];
  timing: TimingFacts[];
  ages: AgeFacts[];
  stops: number[];
  presets: { days: number; label: string }[];
  ticks: { days: number; label: string; at: number }[];
}

export interface MusclePlan {
  id: string;
  name: string;
  role: string;
  status: string;
  window: string;
  timing: string;
  abnormal: string;
  normal: string;
}

export interface Plan {
  kind: string;
  question: string;
  days: number;
  stage: string;
  headline: string;
  words: string;
  muscles: MusclePlan[];
  nerves: Omit<NerveStudy, "expected">[];
  signs: { id: string; status: string }[];
  open: string[];
  ages: string[];
}
