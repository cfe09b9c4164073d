"""The parts of the outcome curves: what may be drawn, its points, panels and words."""
