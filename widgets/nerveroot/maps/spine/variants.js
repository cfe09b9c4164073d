// Variants of L5 seen from behind. Numbering variants change names, not shapes, and have no
// entry in the geometry.

/** @import { SpineGeometry } from "./types" */

/**
 * @param {SpineGeometry} geometry
 * @param {string} variant
 * @returns {SpineGeometry} the same one where the variant changes no shape
 */
export function withVariant(geometry, variant) {
  const change = geometry.posterior.variants[variant];
  if (change === undefined) return geometry;
  const { roots, ganglia } = geometry.posterior;
  return {
    ...geometry,
    posterior: {
      ...geometry.posterior,
      roots: { ...roots, ...change.roots },
      ganglia: { ...ganglia, ...change.ganglia },
    },
  };
}
