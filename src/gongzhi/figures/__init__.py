"""Figures: one family a file; each builder takes the evidence and a language. Pure."""
