"""Templates, style sheets, fonts and the page script of the book."""
