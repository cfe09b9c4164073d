/** What the modules that the maps share pass to each other. The shape of the atlas is made
 * in Python: nerveroot/atlas. */

export type RowStatus = import("../../web/status_mark.js").RowStatus;

export type Side = "right" | "left";

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

/** The part of an anywidget model that the map uses. */
export interface Model {
	get(name: string): unknown;
	set(name: string, value: unknown): void;
	save_changes(): void;
	on(event: string, callback: () => void): void;
	off(event: string, callback: () => void): void;
}
