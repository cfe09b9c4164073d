"""The faces of the book and the tool that cuts them down."""
