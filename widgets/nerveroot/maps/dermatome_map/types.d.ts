/** What the map's modules pass to each other. Shapes of `_facts` and `_atlas` are made in
 * Python: nerveroot/maps/facts.py and nerveroot/atlas. */

import type {
	AgreementStep,
	Atlas,
	AtlasView,
	Look,
	Model,
	Paint,
	RowStatus,
	Side,
	View,
} from "../shared/types";

export type { AgreementStep, Atlas, AtlasView, Look, Model, Paint, RowStatus, Side, View };


export type Involvement = "core" | "overlap" | "variable" | "none" | "blank";
export type Mode = "explore" | "agreement" | "quiz";
export type Layer = "borders" | "nerves" | "points" | "overlap" | "neighbours";

export interface Region {
	id: string;
	name: string;
	segment: string;
	landmark: string;
	home: string;
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

export interface PatchLabel {
	id: string;
	title: string;
	detail: string;
	chosen: boolean;
}

