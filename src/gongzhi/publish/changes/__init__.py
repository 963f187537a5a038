"""Pages, files and the command that say what changed between two editions of a site."""
