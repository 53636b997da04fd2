"""JSON of ours, quickly; and JSON of others: keys, tables and texts to a report."""
