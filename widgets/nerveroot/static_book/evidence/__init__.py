"""The page of evidence tables: its directive, its files and its program."""
