"""The book's own search: an index of its text in one script, and the script that searches it."""
