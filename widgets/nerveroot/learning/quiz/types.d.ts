export type Kind = "single" | "multiple" | "ordering" | "point";

export interface Option {
  text: string;
  right?: boolean;
  reason: string;
  note?: string;
  regions?: string[];
}

export interface Item {
  id: string;
  kind: Kind;
  topic: string;
  roots: string[];
  question: string;
  lesson: string;
  explanation: string;
  sources: { label: string; status: string }[];
  section?: string;
  view?: string;
  options: Option[];
}

export interface Questions {
  quiz: string;
  title: string;
  items: Item[];
  regions: Record<string, string>;
}

export interface Drawing {
  size: [number, number];
  arcs: number[][];
  regions: Record<string, number[][]>;
  outline: number[][];
  anchors: Record<string, [number, number]>;
  sections: number[][];
  fade: [number, number] | null;
  shading: { box: [number, number, number, number]; data: string };
}

/**
 * What the reader gave: positions of options in the file (single, multiple: the chosen
 * ones; ordering: all, from the top), or the id of a patch. Null: did not know.
 */
export type Answer = { chosen: number[] } | { region: string } | null;

export interface Result {
  /** From 0 to 1. */
  score: number;
  right: boolean;
}

/** One answer of the past: when, and its score. */
export type Try = [when: string, score: number];

export interface RecordData {
  seed: number;
  quizzes: Map<string, Map<string, Try[]>>;
}

export interface Model {
  get(trait: string): unknown;
  set(trait: string, value: unknown): void;
  save_changes(): void;
  on(event: string, callback: () => void): void;
  off(event: string, callback: () => void): void;
}

/** What a kind of question shows before and after the answer. */
export interface AnswerForm {
  element: HTMLElement;
  /** The answer as it stands, or a sentence that says what is missing. */
  read(): Answer | string;
  /** Shows right and wrong in place. */
  reveal(answer: Answer): void;
}

export interface FormContext {
  item: Item;
  /** Positions of the options in the file, in the order in which they are shown. */
  order: number[];
  prefix: string;
  labelledBy: string;
  regions: Record<string, string>;
  drawing: Drawing | undefined;
  signal: AbortSignal;
  say: (sentence: string) => void;
}
