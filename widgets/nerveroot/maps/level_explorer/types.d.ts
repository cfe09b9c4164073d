import type { HerniationType, Side, Size, SpineGeometry, Zone } from "../spine/types";

export interface Model {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  on(event: string, callback: () => void): void;
  off(event: string, callback: () => void): void;
}

export interface CellFacts {
  disc: string;
  zone: Zone;
  traversing: string;
  exiting: string;
  hit: string[];
  both: boolean;
  atRisk: string[];
  atRiskWhen: string;
  whenLarge: boolean;
  verdict: string;
  why: string;
  wrong: { answer: string; because: string; but: string }[];
  basis: string;
  source: string;
  verified: boolean;
  note: string;
}

export interface ShareFacts {
  disc: string;
  quantity: string;
  text: string;
  n: number | null;
  population: string;
  source: string;
  tier: string;
  note: string;
}

export interface TermFacts {
  id: string;
  term: string;
  axis: string;
  definition: string;
  source: string;
  verified: boolean;
}

export interface LevelFacts {
  levels: { id: string; name: string }[];
  cells: CellFacts[];
  shares: ShareFacts[];
  terms: TermFacts[];
  sleeves: Record<string, string>;
  variants: { id: string; name: string; statements: string[] }[];
}

export interface State {
  level: string;
  zone: Zone;
  type: HerniationType;
  size: Size;
  side: Side;
  variant: string;
}

export type { SpineGeometry };
