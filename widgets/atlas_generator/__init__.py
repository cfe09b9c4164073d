"""Draw the skin of the right lower limb: one labelled surface, six views.

The generator is run by hand when a region's definition changes; its output is
committed in ``nerveroot/atlas/generated`` and is all that the book needs.
"""
