"""The book of an edition as a PDF: its pages put together, printed by Chromium, with its metadata."""
