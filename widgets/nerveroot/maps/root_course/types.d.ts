import type { Oval, Point, SpineGeometry } from "../spine/types";

export interface Model {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  on(event: string, callback: () => void): void;
  off(event: string, callback: () => void): void;
}

/** The body as the atlas generator drew it; paths in drawing units. */
export interface CourseBody {
  made_by: string;
  size: Point;
  fade: Point;
  far_fade: Point;
  body: string;
  far: string;
  inner_edge: string;
  shading: string;
}

export interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface StopPlace {
  at: Point;
  side: "left" | "right";
  label: Point;
  /** The name in lines, where it is too long for one. */
  name?: string[];
  note: string;
  /** Millimetres of the posterior view, for stops that the lens shows. */
  lens?: Point;
}

export interface CourseGeometry {
  about: Record<string, string>;
  spine: {
    origin: Point;
    back: number;
    up: number;
    lateral: number;
    body_width: number;
  };
  bones: {
    far_ilium: Point[];
    sacrum: Point[];
    hip_bone: Point[];
    gluteal_line: Point[];
    acetabulum: Oval;
    femur: Point[];
    trochanter_line: Point[];
    patella: Oval;
    tibia: Point[];
    fibula: Point[];
    foot: Point[];
    foot_lines: Point[][];
  };
  piriformis: Point[];
  piriformis_name: { at: Point; to: Point };
  nerves: Record<NerveName, Point[]>;
  sheath: { from: number; to: number; width: number };
  stops: Record<string, StopPlace>;
  lens: {
    at: Point;
    radius: number;
    from: Point;
    ring: number;
    centre: Point;
    reach: number;
  };
  frame: Frame;
  body_frame: Frame;
}

export type NerveName =
  | "root"
  | "l4"
  | "s1"
  | "dorsal_ramus"
  | "superior_gluteal"
  | "superior_gluteal_branch"
  | "sciatic_fibular"
  | "sciatic_tibial"
  | "tibial_hidden"
  | "tibialis_posterior"
  | "short_head"
  | "deep_fibular"
  | "superficial_fibular"
  | "superficial_fibular_branch";

export interface CourseParts {
  geometry: CourseGeometry;
  spine: SpineGeometry;
  body: CourseBody;
}

export type Status = "full" | "half" | "unread";

export interface Basis {
  source: string;
  status: Status;
}

export interface CourseFigure extends Basis {
  id: string;
  structure: string;
  statement: string;
  /** Empty where the source gives words only. */
  amount: string;
  quantity: string;
  /** How many and who. */
  who: string;
  tier: string;
  clash: string;
  note: string;
}

export interface Failing extends Basis {
  id: string;
  name: string;
  kind: "movement" | "skin" | "test";
  value: string;
}

export interface CourseStop {
  id: string;
  order: number;
  name: string;
}

export interface StopFacts extends CourseStop {
  part: "spine" | "pelvis" | "limb";
  passes: Basis & { text: string };
  hit: Basis & { text: string };
  sign: string;
  note: string;
  figures: CourseFigure[];
  fails: Failing[];
  failsBy: string;
}

export interface Clash {
  id: string;
  question: string;
  why: string;
}

export interface CourseFacts {
  stops: StopFacts[];
  clashes: Clash[];
  description: string;
}

export interface FigureOptions {
  /** Goes before every id of the drawing. */
  prefix: string;
  /** Height of the text in drawing units. */
  text: number;
  /** A line under each name. */
  notes: boolean;
  /** Names beside the body and the lens; without them numbers stand on the nerve. */
  labels: boolean;
  /** Only the chosen stop gets its number, the others a dot. */
  quiet?: boolean;
  chosen: string | null;
}
