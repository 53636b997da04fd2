"""The immutable objects of a report, in the order of the printed form."""
