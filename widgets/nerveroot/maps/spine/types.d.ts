export type Attributes = Record<string, string | number | boolean | null | undefined>;

export interface SvgNode {
  tag: string;
  attributes: Attributes;
  children: (SvgNode | string)[];
}

export type TreeItem = SvgNode | string | null | undefined | false;
export type TreeChild = TreeItem | TreeItem[] | TreeItem[][];

/** x, y in millimetres; which way the axes run depends on the view. */
export type Point = [number, number];
export type Box = { left: number; right: number; top: number; bottom: number };

export type Zone = "central" | "subarticular" | "foraminal" | "extraforaminal";
export type HerniationType = "bulge" | "protrusion" | "extrusion" | "sequestration";
export type Size = "small" | "medium" | "large";
export type Side = "right" | "left";

/** What the drawings show. The roots come from the table, never from the drawing code. */
export interface SpineState {
  level: string;
  zone: Zone;
  type: HerniationType;
  size: Size;
  side: Side;
  /** Roots that are hit; empty for a bulge. */
  hit: readonly string[];
  /** Roots that a large or migrated fragment may reach besides. */
  atRisk: readonly string[];
  /** Whether the roots of both sides are hit. */
  both: boolean;
}

export interface Oval {
  at: Point;
  size: Point;
  turn?: number;
}

export interface PosteriorHerniation extends Oval {
  /** 1 runs up, -1 runs down, 0 stays at the disc. */
  runs: number;
}

export interface PosteriorVertebra {
  bottom: number;
  top: number;
  half: number;
  /** medial, lateral, bottom, top */
  pedicle: [number, number, number, number];
}

export interface SpineGeometry {
  about: Record<string, string>;
  levels: Record<string, { above: string; below: string }>;
  scale_by_size: Record<Size, number>;
  posterior: {
    vertebrae: Record<string, PosteriorVertebra>;
    waist: number;
    transverse_processes: Record<string, Point[]>;
    sac: Point[];
    lane: { first: number; step: number; transition: number };
    roots: Record<string, { takeoff: number; path: Point[] }>;
    ganglia: Record<string, Oval>;
    zone_central: Record<string, number>;
    zone_outer: Record<string, number>;
    /** How far the band runs above and below the disc. */
    zone_band: Record<string, [number, number]>;
    /** Where the letters S, F and X stand. */
    chips: Record<string, [number, number, number]>;
    herniations: Record<string, Record<Zone, PosteriorHerniation>>;
    /** Entries that take the place of the usual ones. */
    variants: Record<
      string,
      {
        roots?: Record<string, { takeoff: number; path: Point[] }>;
        ganglia?: Record<string, Oval>;
      }
    >;
    migration: number;
    sacrum: Point[];
    ala: Point[];
    sacral_foramen: Oval;
    window: { half: number; above: number; below: number };
    plate_window: { half: number; top: number; bottom: number };
  };
  axial: {
    disc: Point[];
    nucleus: Point[];
    lamellae: number;
    sac: { centre: Point; outline: Point[] };
    rootlets: {
      traversing: RootletBundle;
      next: RootletBundle;
      sacral: Point[];
      filum: Point;
      radius: number;
    };
    exiting_nerve: { beyond_border: number; y: number; size: Point };
    ganglion: Oval & { turn: number };
    zones: Record<string, [number, number, number]>;
    zone_end: number;
    zone_bar: { y: number; height: number };
    superior_facet: Point[];
    superior_core: Point[];
    inferior_facet: Point[];
    inferior_core: Point[];
    joint: Point[];
    capsule: Point[];
    flavum: Point[];
    canal_fat: Point[];
    spinous: Point[];
    spinous_core: Point[];
    body_wall: Point[];
    psoas: Point[];
    quadratus: Point[];
    multifidus: Point[];
    erector: Point[];
    fascia: Point[];
    anterior_ligament: Point[];
    veins: Oval[];
    arteries: Oval[];
    foraminal_vessels: (Oval & { kind: "vein" | "artery" })[];
    herniation_centre: Record<Zone, number>;
    bulge: { depth: number; from: number };
    protrusion: { base: number; dome: number; depth: number };
    extrusion: { neck: number; dome: number; depth: number };
    sequestration: { gap: number; width: number; depth: number };
    depth_by_size: Record<HerniationType, Record<Size, number>>;
    clearance: number;
    window: Box;
    thumbnail: Box;
  };
  sagittal: {
    upper_endplate: Record<string, number>;
    lower_endplate: Record<string, number>;
    depth: Record<string, number>;
    body: Record<string, number>;
    disc_below: Record<string, number>;
    concavity: number;
    waist: number;
    nucleus_behind: number;
    sacrum: { heights: number[]; kyphosis: number[]; depths: number[] };
    pedicle: { length: number; bottom: number; top: number };
    spinolaminar: [number, number];
    spinous: Record<string, { length: number; height: number }>;
    facet_joint: [Point, Point];
    flavum: number;
    foramen: { height: number; width_above: number; width_at_disc: number };
    ganglion: Oval;
    motor_root: Oval;
    sac: {
      depth: Record<string, number>;
      gap_disc: number;
      gap_body: number;
      "gap_L5-S1": number;
      ends_in_S2: number;
    };
    cord: {
      width: number;
      conus: { vertebra: string; share: number };
      l5_segment: { from: [string, number]; to: [string, number] };
    };
    herniation: {
      central: { height: number; depth: number };
      runs: Record<Zone, number>;
    };
    window: { left: number; right: number; above: number; below: number };
  };
}

export interface RootletBundle {
  at: Point;
  motor: Point[];
  sensory: Point[];
}

/** A label of a plate: its anchor in drawing units. */
export interface PlateLabel {
  id: string;
  side: "left" | "right";
  x: number;
  y: number;
  title: string;
  note?: string;
  root?: string;
  herniation?: boolean;
}

export interface DrawOptions {
  /** Goes before every id of the drawing. */
  prefix: string;
  /** Height of the text in drawing units. */
  text: number;
}
