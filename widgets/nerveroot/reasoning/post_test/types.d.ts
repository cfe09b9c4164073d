import type { Kind, Probability, Ratio } from "./engine.js";

export interface Model {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  on(event: string, callback: () => void): void;
  off(event: string, callback: () => void): void;
}

export type Result = "positive" | "negative";

export interface KnownRatio extends Ratio {
  computed: boolean;
}

export interface TestFacts {
  id: string;
  testId: string;
  name: string;
  domain: string;
  target: string;
  standard: string;
  l5: boolean;
  population: string;
  n: number | null;
  counted: string;
  pooled: boolean;
  positive: KnownRatio | null;
  negative: KnownRatio | null;
  words: Record<Result, string>;
  source: string;
  verified: boolean;
  note: string;
}

export interface PresetFacts {
  id: string;
  label: string;
  population: string;
  target: string;
  probability: number;
  near: string;
  source: string;
  verified: boolean;
  note: string;
}

export interface Facts {
  tests: TestFacts[];
  targets: Record<string, { name: string; meaning: string; warning: string }>;
  standards: Record<string, { name: string; weakness: string }>;
  presets: PresetFacts[];
  leftOut: string;
}

/** Numbers of the reader's own ratio are "" as long as none is given. */
export interface State {
  test: string;
  result: Result;
  preset: string;
  pretest: number;
  second: string;
  ratio: number | "";
  ratioLow: number | "";
  ratioHigh: number | "";
}

/** What the present state comes to. */
export interface Outcome {
  context: string;
  /** What goes before every result of a condition that cannot wait; "" for others. */
  warning: string;
  /** The result, or why there is none. */
  headline: string;
  problem: boolean;
  pretest: number;
  ratio: Ratio | null;
  posttest: Probability | null;
  remarks: string[];
}

export type { Kind, Probability, Ratio };
