"""What the prose of a report says in figures, and which figures of its tables that could be."""
