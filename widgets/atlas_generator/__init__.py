"""Draw the skin of the right lower limb: one labelled surface, six views.

The steps, one module each: the body (``mesh``), coordinates that lie on it
(``limb_coordinates``), the patches drawn in them (``regions.toml``, ``labels``),
the cameras (``views``, ``pose``), a picture with the surface point under each
pixel (``render``), its light (``shading``) and its patches (``codes``), borders
that neighbours share (``contours``, ``spline``), and the files (``write``).

The muscles are drawn on the same body in the same views: bands in charts of their own
(``muscles.toml``, ``muscle_shapes``), their outlines and fibres per view
(``muscle_views``) and the file (``muscles``: ``python -m atlas_generator.muscles``,
which also counts them).

It is run by hand, in an environment of its own, when a region's definition
changes: ``python -m atlas_generator`` from the widgets folder. The same input
gives the same bytes. The output is committed in ``nerveroot/atlas/generated`` and
is all that the book needs.
"""
