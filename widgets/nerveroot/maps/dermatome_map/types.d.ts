/** What the map's modules pass to each other. Shapes of `_facts` and `_atlas` are made in
 * Python: nerveroot/maps/facts.py and nerveroot/atlas. */

export type RowStatus = "full" | "half" | "unread";
export type Involvement = "core" | "overlap" | "variable" | "none" | "blank";
export type Mode = "explore" | "agreement" | "quiz";
export type Side = "right" | "left";
export type Layer = "borders" | "nerves" | "points" | "overlap" | "neighbours";

export interface PatternMark {
	d: string;
	paint: "fill" | "stroke";
	stroke_width: number;
	opacity: number;
	colour: string;
}

export interface Pattern {
	width: number;
	height: number;
	rotate: number;
	marks: PatternMark[];
}

export interface AgreementStep {
	from: number;
	to: number | null;
	label: string;
	strength: number;
	pattern: string | null;
}

export interface Region {
	id: string;
	name: string;
	segment: string;
	landmark: string;
	home: string;
	/** What a reader with new trouble here must do at once, or "". */
	warning: string;
	warningSource: string;
}

export interface Authority {
	id: string;
	name: string;
	kind: string;
	status: RowStatus;
	basis: string;
	weakness: string;
	readAs: string;
	sample: string;
}

export interface KeyPoint {
	root: string;
	text: string;
	regions: string[];
	/** Where it lies, by view; only views that show it well. */
	places: Record<string, [number, number]>;
}

export interface Sign {
	nerve: string;
	kind: "sign" | "none found";
	lead: boolean;
	roots: string[];
	against: string;
	sign: string;
	how: string;
	rootLesion: string;
	nerveLesion: string;
	figure: string;
	source: string;
	verified: number;
}

export interface View {
	id: string;
	name: string;
	phrase: string;
}

export interface Look {
	strength: Record<string, number>;
	patterns: Record<string, Pattern>;
	overlapStripe: number;
	unread: { tile: number; stripe: number; edge_dash: string };
	agreement: AgreementStep[];
	nerveDashes: Record<string, string>;
	statusWords: Record<string, string>;
}

export interface Facts {
	roots: string[];
	views: View[];
	regions: Region[];
	authorities: Authority[];
	claims: [number, number, number, Involvement, number, RowStatus, string][];
	supply: [number, string, string, string, string, string, string, number][];
	points: KeyPoint[];
	signs: Sign[];
	look: Look;
}

/** What one authority says about one root in one patch. */
export interface Claim {
	authority: Authority;
	region: string;
	root: string;
	involvement: Involvement;
	verified: boolean;
	status: RowStatus;
	proportion: string;
}

/** A nerve that reaches a patch. */
export interface Supply {
	nerve: string;
	name: string;
	branch: string;
	parent: string;
	share: string;
	source: string;
	verified: boolean;
}

/** k of n: sources that give the patch to the root, of sources that name the patch. */
export interface Agreement {
	k: number;
	n: number;
	yes: Claim[];
	no: Authority[];
	denied: Claim[];
	unchecked: Claim[];
}

export interface AtlasView {
	size: [number, number];
	arcs: number[][];
	sides: [string, string][];
	regions: Record<string, number[][]>;
	anchors: Record<string, [number, number]>;
	outline: number[][];
	ghost?: number[][] | null;
	sections: { kind: string; ring: number[] }[];
	fade: [number, number] | null;
	shading: { href: string; box: [number, number, number, number]; data?: string };
	inset: { title: string; box: [number, number, number, number] } | null;
}

export interface Atlas {
	views: Record<string, AtlasView>;
}

export interface State {
	mode: Mode;
	authority: string;
	view: string;
	root: string;
	/** The chosen patch, or "". */
	region: string;
	hovered: string;
	layers: Layer[];
	side: Side;
}

/** How a patch is painted: a key that names a pattern, and the root whose edge it has. */
export interface Paint {
	key: string;
	roots: string[];
	kind: "none" | "root" | "overlap" | "half" | "unread" | "agreement" | "hidden";
	/** Position in the agreement scale; only for kind "agreement". */
	step: number;
	edge: string;
	dashed: boolean;
}

export interface PatchLabel {
	id: string;
	title: string;
	detail: string;
	chosen: boolean;
}

/** The part of an anywidget model that the map uses. */
export interface Model {
	get(name: string): unknown;
	set(name: string, value: unknown): void;
	save_changes(): void;
	on(event: string, callback: () => void): void;
	off(event: string, callback: () => void): void;
}
