"""The topics of :func:`nerveroot.charts.treatment_effects`, one module each."""
