/** What the modules that draw charts pass to each other. */

/** A part of a figure as JSON holds it. */
export type Json = Record<string, any>;

export interface ChartMeta {
  chart: string;
  id: string;
  headline: string;
  alt: string;
  /** What title and source line take of the height, in px. */
  furniture?: { top: number; bottom: number };
  narrow?: { data: Json[]; layout: Json };
  [more: string]: unknown;
}

export interface Figure {
  data: Json[];
  layout: Json & { meta?: ChartMeta };
}

/** The light value of each colour (upper case) and its value on the dark ground. */
export type DarkColours = Record<string, string>;

export interface FigureOptions {
  /** The drawing for a column as wide as a phone. */
  narrow?: boolean;
  dark?: boolean;
  darkColours?: DarkColours;
  /** In px; without it the figure's own, or that of a chapter's column. */
  width?: number;
}

export interface PointChoice {
  curveNumber: number;
  pointNumber: number;
}

/** What is used of the library. */
export interface Plotly {
  react(
    element: HTMLElement,
    data: Json[],
    layout: Json,
    config: Json,
  ): Promise<HTMLElement>;
  purge(element: HTMLElement): void;
  toImage(
    figure: { data: Json[]; layout: Json; config: Json },
    options: { format: "svg"; imageDataOnly: true; width: number; height: number },
  ): Promise<string>;
  Fx: {
    hover(element: HTMLElement, points: PointChoice[], subplot?: string): void;
    unhover(element: HTMLElement, event: object, subplot?: string): void;
  };
}

export interface DrawOptions extends FigureOptions {
  /** The library; without it the one that its bundle has left in the window. */
  plotly?: Plotly;
  reducedMotion?: boolean;
  /** What has the focus while points are stepped through; without it the element. */
  stop?: HTMLElement;
  /** Speaks a sentence in the tool's live region; without it no stepping. */
  say?: (sentence: string) => void;
}

export interface ChartWords {
  headline: string;
  alt: string;
}
