/** A cell as its file holds it. */
export type Cell = string | number | null;

/** How well a row was checked. */
export type Status = "full" | "half" | "unread";

/** A table as its script brings it. */
export interface EvidenceTable {
  columns: { name: string; label: string; kind: "number" | "text" | "source" }[];
  rows: Cell[][];
  status: Status[] | null;
  /** Names for the identifiers of other tables, by column. */
  names: Record<string, Record<string, string>>;
  /** Label and reading of the sources, by key. */
  sources: Record<string, [string, string]>;
}

/** What a reader has asked for. */
export interface Choice {
  table: string;
  filter: string;
  /** The only column that the filter looks through; empty for all. */
  column: string;
  status: string;
  /** A column, with a minus for the largest first; empty for the order of the file. */
  sort: string;
}

/** A table that the page lists. */
export interface TableEntry {
  name: string;
  title: string;
  group: string;
  script: string;
  csv: string;
  columns: string[];
  meanings: HTMLElement | null;
}
