"""Numbers, terms and sentences in Chinese and English; pure."""
