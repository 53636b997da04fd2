"""Reports as data in CSV: a line for each cell, or a line for each report."""
