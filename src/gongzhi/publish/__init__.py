"""From executed notebooks to the site: records, pages, book, files; everything here only reads them."""
