"""The living report on social forces in Shanghai's social governance."""

__version__ = "0.1.0"
