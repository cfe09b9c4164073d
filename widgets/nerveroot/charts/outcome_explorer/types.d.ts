import type { ChartMeta, Figure } from "../web/types";

export interface Model {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  send(content: unknown): void;
  on(event: string, callback: (content?: unknown) => void): void;
  off(event: string, callback: (content?: unknown) => void): void;
}

export interface State {
  cohort: string;
  outcome: string;
  analysis: string;
  subgroup: string;
  time: number;
}

export interface Combination {
  id: string;
  cohort: string;
  outcome: string;
  analysis: string;
  subgroup: string;
  share: boolean;
  times: [number, string][];
}

export interface Study {
  id: string;
  name: string;
  note: string;
}

export interface Facts {
  groups: { title: string; studies: Study[] }[];
  outcomes: Record<string, string>;
  analyses: Record<string, string>;
  subgroups: Record<string, string>;
  combinations: Combination[];
}

export type Cell = string | number | null;

export interface Table {
  columns: { id: string; label: string; numeric: boolean }[];
  rows: Cell[][];
}

export interface Meta extends ChartMeta {
  what: string;
  see: string;
  source_line: string;
  table: Table;
}

export interface FirstView {
  id: string;
  meta: Meta;
  pictures: { wide?: string; narrow?: string };
}

export interface DrawnFigure extends Figure {
  layout: Figure["layout"] & { meta: Meta };
}
