"""Word and Excel: archives that are safe to open, their parts, paragraphs and grids."""
