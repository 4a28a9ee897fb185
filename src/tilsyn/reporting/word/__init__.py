"""The gap report and development plan in Word: real styles, editable, on the municipality's own template."""
