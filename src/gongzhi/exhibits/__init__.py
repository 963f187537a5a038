"""Exhibits: the figures and tables of the report, each with its data, finding and sources."""
