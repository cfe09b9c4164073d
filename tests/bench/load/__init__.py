"""Many readers at once: the built book behind a stock web server."""
