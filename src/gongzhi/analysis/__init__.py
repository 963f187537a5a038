"""Which questions are put to which series of an edition, and what the statistics answer. Pure."""
