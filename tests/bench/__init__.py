"""The bench: the same notebooks made into a book by the stock tools and by gongzhi, in one run."""
