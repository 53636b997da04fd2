"""Pages of HTML: the tree as a stream, its texts in the source, grids, lines, and the part that holds the report."""
