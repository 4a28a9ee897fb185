"""The action list in Excel, with all findings behind it; the statuses set there can be read back."""
