"""The permanent pages of figures and tables: for each exhibit of an edition a folder with all its files."""
