"""What an author does: begin a chapter, or add a root with rows and prose alone."""
