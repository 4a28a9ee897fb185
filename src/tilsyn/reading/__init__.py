"""From a file to a Document: one module per format, plus the guard (limits, isolation)."""
