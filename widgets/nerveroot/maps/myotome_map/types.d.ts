/** What the myotome map's modules pass to each other. Shapes of `_facts`, `_atlas` and
 * `_muscles` are made in Python: maps/myotome_facts.py and nerveroot/atlas. */

import type { Atlas, Look, Model, RowStatus, Side, View } from "../shared/types";

export type { Atlas, Look, Model, RowStatus, Side, View };

export type Weight = "dominant" | "major" | "listed" | "minor" | "none";
export type Evidence = "yes" | "probable" | "contested" | "no";

export interface Muscle {
	id: string;
	name: string;
	segment: string;
	deep: boolean;
	members: string[];
	nerves: string[];
	nerveSource: string;
	nerveVerified: number;
	action: string;
	test: string;
	mrcNote: string;
	evidence: Evidence;
	reason: string;
	note: string;
	/** The views that show its belly; none for a group drawn as its members. */
	views: string[];
}

export interface Nerve {
	id: string;
	name: string;
	parent: string;
	source: string;
	verified: number;
}

export interface Authority {
	id: string;
	name: string;
	kind: string;
	method: string;
	status: RowStatus;
	basis: string;
	weakness: string;
	readAs: string;
	sample: string;
}

export interface Metric {
	id: string;
	label: string;
	meaning: string;
	caution: string;
}

export interface Facts {
	roots: string[];
	views: View[];
	muscles: Muscle[];
	nerves: Nerve[];
	authorities: Authority[];
	metrics: Metric[];
	claims: [number, number, number, Weight, number, string, string, number][];
	mrc: { grade: number; definition: string; bedside: string }[];
	lesions: { nerves: string[]; roots: string[] };
	look: Look;
}

/** What one authority says about one root of one muscle. */
export interface Claim {
	authority: string;
	muscle: string;
	root: string;
	weight: Weight;
	metric: Metric;
	figure: string;
	statement: string;
	verified: boolean;
}

export type Outcome = "hit" | "partly" | "spared" | "other" | "silent";

/** Which muscles a lesion reaches: every muscle stands in one group. */
export interface Lesion {
	id: string;
	isRoot: boolean;
	title: string;
	outcome: Map<string, Outcome>;
}

export interface State {
	view: string;
	/** The chosen muscle, or "". */
	muscle: string;
	/** Whose map is shown; "" for the evidence on L5. */
	source: string;
	/** At most two, side by side. */
	lesions: string[];
	cutaway: boolean;
	side: Side;
}

export interface DrawnMuscle {
	rings: number[][];
	fibres: number[][];
	anchor: [number, number];
	deep: boolean;
}

export interface DrawnTendon {
	rings: number[][];
	fibres: number[][];
	anchor: [number, number];
	name: string;
	before: string | null;
}

export interface Muscles {
	views: Record<
		string,
		{ muscles: Record<string, DrawnMuscle>; tendons: Record<string, DrawnTendon> }
	>;
}

/** How a muscle is painted. */
export interface MusclePaint {
	kind:
		| "leads"
		| "probable"
		| "contested"
		| "plain"
		| "roots"
		| "unread"
		| "blank"
		| "lost"
		| "partly";
	roots: string[];
}
