"""Rulesets: reading and validating their YAML, running their samples, coverage and schema."""
