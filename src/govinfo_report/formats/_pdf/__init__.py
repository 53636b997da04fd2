"""PDF with a text layer: characters and lines of a page to paragraphs and grids."""
