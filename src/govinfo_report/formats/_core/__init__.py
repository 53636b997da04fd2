"""What every reader shares: lines and rows of cells of any document in, the report with its findings out."""
