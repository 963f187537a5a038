"""How much of a file is looked at: no announcement comes near these limits, and hostile files meet them."""

MEGABYTE = 1 << 20
# The largest file, and the largest part that may unfold from one that is packed.
LARGEST = 10 * MEGABYTE
UNPACKED = 24 * MEGABYTE
# Pages of a PDF, seconds and bytes of memory that reading it may take.
PAGES = 200
SECONDS = 20
MEMORY = 1024 * MEGABYTE
# Signs of the text of an announcement.
SIGNS = 400_000
# Cells of all tables, and signs of one paragraph.
CELLS = 100_000
PARAGRAPH = 20_000


class Refusal(Exception):
    """A file that is not read: what is wrong with it, and what would be right."""
